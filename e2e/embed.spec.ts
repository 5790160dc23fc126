import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { formatEmbedCode } from "#lib/embed/embed-code.ts";
import { expect, story, test } from "./reader.ts";

/** A page of another site, which lets in scripts and texts of ours and no inline style. */
function serveForeignPage(body: string, site: string): Promise<Server> {
  const policy = `default-src 'none'; script-src ${site}; connect-src ${site}; style-src 'none'; img-src 'self'`;
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/" ? 200 : 204, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    });
    response.end(`<!doctype html><html lang="en"><title>A blog</title><body>${body}</body></html>`);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

function codeAt(site: string, from: string, to: string): string {
  return formatEmbedCode({
    site,
    work: story.name,
    chapter: story.first,
    from,
    to,
    page: `${site}en/${story.name}/${story.first}/#${from}`,
    title: "In Good Time – En regard",
  });
}

test("a page of another site shows a passage facing, and tells nobody of its readers", async ({
  page,
  baseURL,
}) => {
  const site = `${baseURL}/`;
  const server = await serveForeignPage(codeAt(site, "p1.1", "p1.3"), new URL(site).origin);
  try {
    const asked: string[] = [];
    const cookies: (string | null)[] = [];
    page.on("request", async (request) => {
      asked.push(request.url());
      cookies.push(await request.headerValue("cookie"));
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const passage = page.locator("en-regard");
    const french = passage.locator('[lang="fr"]');
    await expect(french).toContainText("À Orvigné, midi sonnait deux fois.");
    await expect(passage.locator('[lang="en"]')).toContainText("In Orvigné, noon struck twice.");
    await expect(page.getByRole("link", { name: "In Good Time – En regard" })).toHaveAttribute(
      "href",
      `${site}en/${story.name}/${story.first}/#p1.1`,
    );
    const [fr, en] = [
      await french.boundingBox(),
      await passage.locator('[lang="en"]').boundingBox(),
    ];
    expect(Math.abs((fr?.y ?? 0) - (en?.y ?? 1))).toBeLessThan(1);
    expect((en?.x ?? 0) - (fr?.x ?? 0)).toBeGreaterThan(100);
    await page.setViewportSize({ width: 360, height: 700 });
    const under = await passage.locator('[lang="en"]').boundingBox();
    expect(under?.y).toBeGreaterThan((await french.boundingBox())?.y ?? 0);
    const ours = asked.filter((url) => url.startsWith(site)).map((url) => url.slice(site.length));
    expect(ours.sort()).toEqual(
      ["texts/embed.js", `texts/${story.name}/${story.first}.tsv`].sort(),
    );
    expect(cookies.filter((cookie) => cookie !== null)).toEqual([]);
  } finally {
    server.close();
  }
});

test("the page of a work gives the code of a passage, which is what it says", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/en/${story.name}/`);
  await page.getByText("Show a passage on another site").click();
  const code = page.getByRole("textbox", { name: "Code of the passage" });
  await page.getByRole("textbox", { name: "From" }).fill("p1.2");
  await page.getByRole("textbox", { name: "to", exact: true }).fill("p1.3");
  await expect(code).toHaveValue(/from="p1\.2" to="p1\.3"/);
  const copy = page.getByRole("button", { name: "Copy the code" });
  await page.getByRole("textbox", { name: "to", exact: true }).fill("p");
  await expect(copy).toBeDisabled();
  await page.getByRole("textbox", { name: "to", exact: true }).fill("p1.3");
  await copy.click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const site = `${baseURL}/`;
  expect(copied).toContain(`src="${site}texts/${story.name}/${story.first}.tsv"`);
  const server = await serveForeignPage(copied, new URL(site).origin);
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await expect(page.locator('en-regard [lang="fr"]')).toHaveCount(1);
  } finally {
    server.close();
  }
});

test.describe("where it cannot be had", () => {
  test.use({ mayComplain: true });

  test("a passage that is not there, or a page that forbids it, leaves the link", async ({
    page,
    baseURL,
  }) => {
    const site = `${baseURL}/`;
    for (const [from, origin] of [
      ["p999.1", new URL(site).origin],
      ["p1.1", "https://example.org"],
    ] as const) {
      const server = await serveForeignPage(codeAt(site, from, from), origin);
      try {
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        await expect(page.getByRole("link", { name: "In Good Time – En regard" })).toBeVisible();
        await expect(page.locator('en-regard [lang="fr"]')).toHaveCount(0);
      } finally {
        server.close();
      }
    }
  });
});
