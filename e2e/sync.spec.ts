import {
  distanceFromLine,
  expect,
  frames,
  hasPaper,
  openChapter,
  paper,
  placeAtLine,
  scrollPane,
  settle,
  syncError,
  test,
} from "./reader.ts";

test.describe("facing panes", () => {
  test("the two sides keep step inside a paragraph of thirty sentences", async ({ page }) => {
    test.skip(!hasPaper, "the paper is not beside the repository");
    await openChapter(page, { work: paper.name, chapter: paper.chapter, view: "facing" });
    const ids = new Set<string>();
    for (let step = 0; step < 14; step++) {
      await scrollPane(page, step % 2 === 0 ? "fr" : "en", 130);
      const leader = step % 2 === 0 ? "fr" : "en";
      expect(await syncError(page, leader)).toBeLessThanOrEqual(1);
      ids.add((await placeAtLine(page, leader)).id);
    }
    expect(ids.size).toBeGreaterThan(5);
  });

  test("at the end of the chapter both sides can be read to the last word", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    await scrollPane(page, "fr", 100_000);
    for (const side of ["fr", "en"] as const) {
      const last = page.locator(`#${side} .segment`).last();
      await expect(last).toBeInViewport();
    }
  });
});

test.describe("the place in the text", () => {
  const views = ["facing", "rows", "stacked", "fr", "covered", "facing", "stacked", "rows"];

  // This browser lays the page out, and moves it, before it tells that its window has another size.
  test("a window turned and made narrow leaves the reader where they were", async ({ page }) => {
    for (const view of ["stacked", "rows", "fr", "facing"]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await openChapter(page, { view });
      const scroller = view === "facing" ? "#fr" : "html";
      await page.locator(scroller).evaluate((element) => {
        element.scrollTop = 1000;
      });
      await settle(page);
      const place = await placeAtLine(page, "fr");
      for (const [width, height] of [
        [820, 1180],
        [1180, 820],
        [480, 844],
        [1280, 800],
      ] as const) {
        await page.setViewportSize({ width, height });
        await settle(page);
        const moved = await distanceFromLine(page, "fr", place);
        expect(moved, `${view}, ${width} px wide`).toBeLessThanOrEqual(2);
      }
    }
  });

  test("no change of view moves the reader inside a long paragraph", async ({ page }) => {
    test.skip(!hasPaper, "the paper is not beside the repository");
    await openChapter(page, { work: paper.name, chapter: paper.chapter, view: "facing" });
    await scrollPane(page, "fr", 1234);
    const place = await placeAtLine(page, "fr");
    for (const view of views) {
      await page.keyboard.press(
        `Digit${["facing", "rows", "stacked", "fr", "en", "covered"].indexOf(view) + 1}`,
      );
      await frames(page);
      await expect(page.locator("html")).toHaveAttribute("data-view", view);
      expect(await distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
    }
    // Through the English alone, and back.
    await page.keyboard.press("Digit5");
    await frames(page);
    expect((await placeAtLine(page, "en")).id).toBe(place.id);
    await page.keyboard.press("Digit1");
    await frames(page);
    expect((await placeAtLine(page, "fr")).id).toBe(place.id);
  });

  test("larger type, wider lines and swapped sides leave the reader where they were", async ({
    page,
  }) => {
    await openChapter(page, { view: "facing" });
    await scrollPane(page, "fr", 900);
    const place = await placeAtLine(page, "fr");
    for (const key of ["+", "+", "+", "x", "-", "x"]) {
      await page.keyboard.press(key);
      await frames(page);
      expect(await distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
      expect(await syncError(page, "fr")).toBeLessThanOrEqual(1);
    }
  });

  test("a link inside the page to another sentence moves both sides there", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "The café side" }).click();
    await frames(page);
    expect((await placeAtLine(page, "fr")).id).toBe("h2.1");
    expect((await placeAtLine(page, "en")).id).toBe("h2.1");
  });
});
