import { expect, lookUp, ready, story, test } from "../reader.ts";

/*
 * A site in a folder of its host, `https://example.org/reader/`. It wants a build of its own:
 *
 *     EN_REGARD_ADDRESS=http://localhost:3217/reader/ npx tsx e2e/run.ts
 */

test.use({ serviceWorkers: "allow" });

/** Collects what the page asks of the host outside the folder, and what is not there. */
function watch(page: import("playwright/test").Page, folder: string): readonly string[] {
  const slips: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith(folder)) slips.push(`outside: ${pathname}`);
    if (response.status() >= 400) slips.push(`${response.status()}: ${pathname}`);
  });
  return slips;
}

test("a reader goes from the shelf to a word, finds it elsewhere, and stays in the folder", async ({
  page,
  baseURL,
}) => {
  const home = String(baseURL);
  const slips = watch(page, new URL(home).pathname);
  await page.goto("./");
  await expect(page).toHaveURL(`${home}en/`);
  await page.getByRole("link", { name: "In Good Time" }).click();
  await expect(page).toHaveURL(`${home}en/${story.name}/`);
  await page.getByRole("link", { name: "Begin reading" }).click();
  await expect(page).toHaveURL(`${home}en/${story.name}/${story.first}/`);
  await ready(page);
  await lookUp(page, "p1.1", "midi");
  await expect(page.getByRole("dialog", { name: "Word: midi", exact: true })).toContainText("noon");
  await page.keyboard.press("Escape");

  await page.goto("en/find/?fr=midi");
  const hits = page.getByRole("region", { name: "Places" });
  await hits.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`^${home}en/[^/]+/[^/]+/\\?.*#`));
  await ready(page);

  for (const own of ["words/", "words/review/", "import/", "own/", "about/"]) {
    await page.goto(`en/${own}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.locator("a[hreflang=fr]").click();
  await expect(page).toHaveURL(`${home}fr/about/`);
  expect(slips).toEqual([]);
});

test.describe("without a network", () => {
  test.use({ mayComplain: true });

  test("what was read opens, and the reader’s own pages", async ({ page, context, baseURL }) => {
    const home = String(baseURL);
    await page.goto(`en/${story.name}/${story.first}/`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const isKept = async () => (await caches.match(location.pathname)) !== undefined;
      while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
    });
    const { scope, names } = await page.evaluate(async () => ({
      scope: (await navigator.serviceWorker.ready).scope,
      names: await caches.keys(),
    }));
    expect(scope).toBe(home);
    expect(names[0]).toMatch(/^en-regard\/reader:/);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await page.goto("fr/own/");
    await expect(page.getByRole("heading", { name: "Vos textes" })).toBeVisible();
    await page.goto(`fr/${story.name}/`);
    await expect(page.getByRole("heading", { name: "Il n’y a pas de réseau" })).toBeVisible();
  });
});
