import { expect, frames, openChapter, test } from "./reader.ts";

test("paper, type and sides are chosen, and are there before the first paint next time", async ({
  page,
}) => {
  await openChapter(page, { view: "facing" });
  await page.getByRole("button", { name: "Comfort" }).click();
  const panel = page.getByRole("dialog", { name: "Comfort" });
  await panel.getByText("Sepia").click();
  await panel.getByRole("button", { name: "Type size: more" }).click();
  await panel.getByRole("button", { name: "Line spacing: more" }).click();
  await panel.getByRole("group", { name: "Main language" }).getByText("English").click();
  await page.keyboard.press("Escape");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "sepia");

  // What is on the page when its first element of text is parsed, before any module has run.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(".segment") === null) return;
      observer.disconnect();
      const { theme, size, leading, leads } = document.documentElement.dataset;
      Object.assign(window, { early: { theme, size, leading, leads } });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(await page.evaluate(() => (window as unknown as { early: unknown }).early)).toEqual({
    theme: "sepia",
    size: "1",
    leading: "1",
    leads: "en",
  });
});

test("the early script and the page agree on every setting", async ({ page }) => {
  for (const settings of [
    {},
    { theme: "dark", view: "rows", leads: "en", size: -3, measure: 2, leading: -2 },
    { theme: "system", view: "covered", size: 5, measure: 40, leading: "x" },
    { theme: 3, view: "sideways", leads: "de" },
  ]) {
    await page.goto("/en/");
    await page.evaluate(
      (kept) => localStorage.setItem("en-regard:settings", kept),
      JSON.stringify(settings),
    );
    await openChapter(page);
    const early = await page.locator("html").evaluate((html) => ({ ...html.dataset }));
    // A change and its undoing make the page write every attribute again.
    await page.keyboard.press("x");
    await page.keyboard.press("x");
    await frames(page);
    expect(await page.locator("html").evaluate((html) => ({ ...html.dataset }))).toEqual(early);
  }
});

test("the system’s dark paper is followed until the reader chooses", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openChapter(page);
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await paper()).toBe("rgb(25, 22, 19)");
  await page.keyboard.press("t");
  expect(await paper()).toBe("rgb(251, 248, 241)");
});

test("a choice in one tab reaches the other", async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openChapter(one, { view: "facing" });
  await openChapter(two, { view: "facing" });
  await one.bringToFront();
  await one.keyboard.press("a");
  await one.getByRole("dialog").getByText("Dark").click();
  await expect(two.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the view is facing on a desk and stacked on a phone, until one is chosen", async ({
  page,
  isMobile,
}) => {
  await openChapter(page);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-view", isMobile ? "stacked" : "facing");
  if (!isMobile) {
    await page.setViewportSize({ width: 500, height: 800 });
    await expect(html).toHaveAttribute("data-view", "stacked");
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  // On a phone rows are a stack: only one of the two is offered.
  const [name, view] = isMobile ? ["Covered", "covered"] : ["Rows", "rows"];
  await page.getByRole("radio", { name }).check({ force: true });
  await expect(html).toHaveAttribute("data-view", view);
  await page.reload();
  await expect(html).toHaveAttribute("data-view", view);
  // A link with a view is for this visit; the reader’s own choice stays.
  await openChapter(page, { view: "fr" });
  await expect(html).toHaveAttribute("data-view", "fr");
  await openChapter(page);
  await expect(html).toHaveAttribute("data-view", view);
});
