import { chapterUrl, expect, openChapter, ready, story, test } from "./reader.ts";

// A browser that has lost its network says so in the console.
test.use({ serviceWorkers: "allow", mayComplain: true });

/** Visits a page and waits until what it needs is kept. */
async function visit(page: import("playwright/test").Page, url: string) {
  await page.goto(url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const isKept = async () => (await caches.match(location.pathname)) !== undefined;
    while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
  });
}

test("a chapter that was read opens without a network, with all that it can do", async ({
  page,
  context,
}) => {
  await visit(page, chapterUrl());
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(page.getByRole("article", { name: "Texte français" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator(".segment.current")).toHaveCount(2);
  await page.getByRole("button", { name: "Comfort" }).click();
  await expect(page.getByRole("dialog", { name: "Comfort" }).getByText("Type size")).toBeVisible();
});

test("the reader’s own pages open though nobody has been there; others say what is wrong", async ({
  page,
  context,
}) => {
  await visit(page, "/fr/");
  await context.setOffline(true);
  await page.goto("/fr/own/");
  await expect(page.getByRole("heading", { name: "Vos textes" })).toBeVisible();
  await page.goto(`/fr/${story.name}/`);
  await expect(page.getByRole("heading", { name: "Il n’y a pas de réseau" })).toBeVisible();
  await page.goto(chapterUrl({ locale: "en" }));
  await expect(page.getByRole("heading", { name: "There is no network" })).toBeVisible();
  await context.setOffline(false);
  await openChapter(page);
});

test("a book asked for without a network is said to be none that is kept", async ({
  page,
  context,
}) => {
  await visit(page, `/fr/${story.name}/`);
  await context.setOffline(true);
  await page.evaluate((name) => location.assign(`/texts/${name}/${name}.epub`), story.name);
  await expect(page.getByRole("heading", { name: "Il n’y a pas de réseau" })).toBeVisible();
  await expect(page.getByText("comme un EPUB")).toBeVisible();
});

test("a build has one cache; the one before stays for open tabs, older ones go", async ({
  page,
}) => {
  await page.goto("/icon.svg");
  await page.evaluate(async () => {
    for (const build of ["oldest", "older", "before"]) await caches.open(`en-regard:${build}`);
    await (await caches.open("en-regard:before")).put("/fr/", new Response("an old page"));
    await (await caches.open("another")).put("/", new Response("not ours"));
  });
  await visit(page, "/en/");
  const { names, shelf } = await page.evaluate(async () => {
    while ((await caches.keys()).includes("en-regard:older"))
      await new Promise((done) => setTimeout(done, 50));
    const own = (await caches.keys()).at(-1) ?? "";
    const kept = await (await caches.open(own)).match("/fr/");
    return { names: await caches.keys(), shelf: await kept?.text() };
  });
  expect(names).toHaveLength(3);
  expect(names.slice(0, 2)).toEqual(["en-regard:before", "another"]);
  expect(shelf).toContain("<html");
});

test("a page that was visited under the build before is kept anew under the next", async ({
  page,
  context,
}) => {
  await page.goto("/icon.svg");
  await page.evaluate(async (url) => {
    const before = await caches.open("en-regard:before");
    await before.put(url, new Response("an old page"));
    await before.put("/en/a-work-that-is-gone/", new Response("an old page"));
  }, chapterUrl());
  await visit(page, "/en/");
  await context.setOffline(true);
  await openChapter(page);
  await expect(page.getByText("an old page")).toHaveCount(0);
});

test("a page comes from the network while there is one", async ({ page }) => {
  await visit(page, "/en/");
  await page.evaluate(async () => {
    const own = (await caches.keys()).at(-1) ?? "";
    await (await caches.open(own)).put(
      "/en/",
      new Response("an old page", { headers: { "Content-Type": "text/html" } }),
    );
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "En regard" })).toBeVisible();
});
