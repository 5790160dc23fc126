import type { Page } from "playwright/test";
import { chapterUrl, expect, pointOf, test } from "./reader.ts";

/** Opens a page whose scripts come only when they are let through. */
async function openBeforeScripts(page: Page, url: string): Promise<() => Promise<void>> {
  let letThrough = () => {};
  const gate = new Promise<void>((open) => {
    letThrough = open;
  });
  await page.route("**/*.js", async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "commit" });
  await expect(page.locator("footer, main").first()).toBeVisible();
  return async () => letThrough();
}

test.describe("what is pressed before the scripts of a page have come is answered once they have", () => {
  test("a word of the text is looked up", async ({ page }) => {
    const letThrough = await openBeforeScripts(page, chapterUrl({ view: "rows" }));
    const { x, y } = await pointOf(page, "p1.1", "midi");
    await page.mouse.click(x, y);
    await letThrough();
    await expect(page.getByRole("dialog", { name: "Word: midi" })).toBeVisible();
  });

  test("a view is chosen, and a panel opened, though pressed twice", async ({ page }) => {
    const letThrough = await openBeforeScripts(page, chapterUrl({ view: "stacked" }));
    await page.getByRole("radio", { name: "Covered" }).click({ force: true });
    const comfort = page.getByRole("button", { name: "Comfort" });
    await comfort.click();
    await comfort.click();
    await letThrough();
    await expect(page.locator("html")).toHaveAttribute("data-view", "covered");
    await expect(page.getByRole("dialog", { name: "Comfort" })).toBeVisible();
  });

  test("keys are answered in their order", async ({ page }) => {
    const letThrough = await openBeforeScripts(page, chapterUrl({ view: "stacked" }));
    for (const key of ["2", "4"]) await page.keyboard.press(key);
    await letThrough();
    await expect(page.locator("html")).toHaveAttribute("data-view", "fr");
  });

  test("letters in Find are sought, and the query of an address stays", async ({ page }) => {
    const letThrough = await openBeforeScripts(page, "/en/find/?en=look");
    await page.getByLabel("French").fill("regard");
    await letThrough();
    await expect(page).toHaveURL(/\?fr=regard&en=look$/);
    await expect(page.getByLabel("French")).toHaveValue("regard");
    await expect(page.getByLabel("English")).toHaveValue("look");
  });

  test("a link leads on without them, and a box for typing takes what is typed", async ({
    page,
  }) => {
    await openBeforeScripts(page, "/en/");
    await page.getByRole("link", { name: "In Good Time", exact: true }).click();
    await page.waitForURL("**/en/a-la-bonne-heure/", { waitUntil: "commit" });
  });
});
