import type { Page } from "playwright/test";
import {
  distanceFromLine,
  expect,
  frames,
  openChapter,
  placeAtLine,
  ready,
  settle,
  test,
} from "./reader.ts";

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

test("the view is facing on a desk and stacked on a phone, until one is chosen", {
  tag: "@phone",
}, async ({ page, isMobile }) => {
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

test("a face is fetched when it is chosen, and the reader stays where they were", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".woff2")) fetched.push(request.url());
  });
  await openChapter(page, { view: "rows", segment: "p4.1" });
  const place = await placeAtLine(page, "fr");
  await page.keyboard.press("a");
  const panel = page.getByRole("dialog", { name: "Comfort" });
  await expect(panel).toBeVisible();
  expect(fetched.filter((url) => !url.includes("literata"))).toEqual([]);
  for (const [name, face] of [
    ["Sans serif", "Atkinson Hyperlegible Next Variable"],
    ["OpenDyslexic", "OpenDyslexic"],
  ] as const) {
    await panel.getByRole("group", { name: "Typeface" }).getByText(name).click();
    await page.waitForFunction((family) => document.fonts.check(`1em "${family}"`), face);
    await frames(page);
    expect(await distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
  }
  await panel.getByRole("group", { name: "Typeface" }).getByText("System").click();
  const face = () => page.locator("#text").evaluate((text) => getComputedStyle(text).fontFamily);
  expect(await face()).toMatch(/^system-ui/);
});

test("a ruler lies on the sentence in hand, else where one reads, on both sides", async ({
  page,
}) => {
  await openChapter(page, { view: "rows", segment: "p2.1" });
  const ruled = () =>
    page.locator(".segment.ruled").evaluateAll((segments) => segments.map(({ id }) => id));
  expect(await ruled()).toEqual([]);
  await page.keyboard.press("a");
  await page.getByRole("checkbox", { name: "Dim all but the sentence I am reading" }).check();
  await page.keyboard.press("Escape");
  expect(await ruled()).toEqual(["p2.1", "en-p2.1"]);
  await page.keyboard.press("j");
  const next = await page.locator("#fr .segment.current").getAttribute("id");
  await expect.poll(ruled).toEqual([next, `en-${next}`]);
  const colour = (id: string) =>
    page.locator(`[id="${id}"]`).evaluate((segment) => getComputedStyle(segment).color);
  expect(await colour("p2.1")).not.toBe(await colour(next ?? ""));
  // A wheel that turns while the step still glides comes to rest anywhere.
  await settle(page);
  await page.mouse.wheel(0, 700);
  await expect.poll(async () => (await placeAtLine(page, "fr")).index).toBeGreaterThan(10);
  await settle(page);
  await expect.poll(async () => (await ruled())[0]).toBe((await placeAtLine(page, "fr")).id);
});

test("sentences that answer each other have one colour, and neighbours another", async ({
  page,
}) => {
  await openChapter(page, { view: "rows" });
  await page.getByRole("button", { name: "Comfort" }).click();
  await page.getByRole("checkbox", { name: "Colour matching sentences" }).check();
  const colour = (id: string) =>
    page.locator(`[id="${id}"]`).evaluate((segment) => getComputedStyle(segment).backgroundColor);
  expect(await colour("p2.1")).toBe(await colour("en-p2.1"));
  expect(await colour("p2.1")).not.toBe(await colour("p2.2"));
  expect(await colour("p2.1")).not.toBe("rgba(0, 0, 0, 0)");
  await page.getByRole("checkbox", { name: "Colour matching sentences" }).uncheck();
  expect(await colour("p2.1")).toBe("rgba(0, 0, 0, 0)");
});

test.describe("a newcomer", () => {
  const told = (page: Page) => page.getByRole("note");

  test("is told what can be done with a text, once, and nothing moves", { tag: "@phone" }, async ({
    page,
  }) => {
    await openChapter(page);
    await expect(told(page)).toContainText("Touch any French word");
    const title = page.locator('[id="t1.1"]');
    const before = await title.boundingBox();
    await page.getByRole("button", { name: "Got it" }).click();
    await expect(told(page)).toHaveCount(0);
    expect(await title.boundingBox()).toEqual(before);
    await page.reload();
    await ready(page);
    await expect(told(page)).toHaveCount(0);
  });

  test("who has touched a word needs not be told again", async ({ page }) => {
    await openChapter(page, { view: "rows" });
    await expect(told(page)).toBeVisible();
    await page.locator('[id="p1.1"]').click({ position: { x: 14, y: 8 } });
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.reload();
    await ready(page);
    await expect(told(page)).toHaveCount(0);
  });
});
