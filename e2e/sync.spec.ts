import {
  chapterUrl,
  distanceFromLine,
  expect,
  frames,
  hasPaper,
  openChapter,
  paper,
  placeAtLine,
  ready,
  scrollPane,
  story,
  syncError,
  test,
} from "./reader.ts";

test.describe("facing panes", () => {
  test("the English keeps step with the French that the reader scrolls", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    for (const delta of [300, 417, 260, -140, 655]) {
      await scrollPane(page, "fr", delta);
      expect(await syncError(page, "fr")).toBeLessThanOrEqual(1);
    }
    expect((await placeAtLine(page, "fr")).index).toBeGreaterThan(10);
  });

  test("the French keeps step with the English", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    for (const delta of [350, 500, -200, 431]) {
      await scrollPane(page, "en", delta);
      expect(await syncError(page, "en")).toBeLessThanOrEqual(1);
    }
    expect((await placeAtLine(page, "en")).index).toBeGreaterThan(5);
  });

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

  test("the scrollbar, the keyboard and a script that scrolls lead as the wheel does", async ({
    page,
  }) => {
    await openChapter(page, { view: "facing" });
    await page.locator("#fr").evaluate((pane) => {
      pane.scrollTop = 480;
    });
    await frames(page);
    expect(await syncError(page, "fr")).toBeLessThanOrEqual(1);
    await page.locator("#en").focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press("PageDown");
    await page.waitForTimeout(600);
    expect(await syncError(page, "en")).toBeLessThanOrEqual(1);
    await page.locator("#fr").evaluate((pane) => {
      pane.scrollTop = 60;
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("PageDown");
    await frames(page);
    expect(await syncError(page, "fr")).toBeLessThanOrEqual(1);
  });

  test("unlinked, a pane moves alone; linked again, they meet", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    await scrollPane(page, "fr", 500);
    await page.keyboard.press("u");
    const before = await page.locator("#en").evaluate((pane) => pane.scrollTop);
    await scrollPane(page, "fr", 600);
    expect(await page.locator("#en").evaluate((pane) => pane.scrollTop)).toBe(before);
    await page.getByRole("button", { name: /panes move together/ }).click();
    await frames(page);
    expect(await syncError(page, "fr")).toBeLessThanOrEqual(1);
    expect((await placeAtLine(page, "fr")).index).toBeGreaterThan(5);
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

  for (const work of [story.name, paper.name])
    test(`no change of view moves the reader of ${work}`, async ({ page }) => {
      test.skip(work === paper.name && !hasPaper, "the paper is not beside the repository");
      await openChapter(page, {
        work,
        chapter: work === paper.name ? paper.chapter : story.first,
        view: "facing",
      });
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

  test("a window made narrower and wider leaves the reader where they were", async ({ page }) => {
    for (const view of ["facing", "rows", "fr"]) {
      await openChapter(page, { view });
      await page.locator(view === "facing" ? "#fr" : "html").evaluate((scroller) => {
        scroller.scrollTop = 1100;
      });
      await frames(page);
      const place = await placeAtLine(page, "fr");
      for (const width of [1000, 700, 380, 1100]) {
        await page.setViewportSize({ width, height: 760 });
        await frames(page);
        expect(
          await distanceFromLine(page, "fr", place),
          `${view} at ${width}`,
        ).toBeLessThanOrEqual(2);
      }
    }
  });

  test("a reload finds the place again", async ({ page }) => {
    for (const view of ["facing", "rows", "stacked", "en"]) {
      await openChapter(page, { view });
      const side = view === "en" ? "en" : "fr";
      await page.locator(view === "facing" ? "#fr" : "html").evaluate((scroller) => {
        scroller.scrollTop = 1300;
      });
      await frames(page);
      const place = await placeAtLine(page, side);
      await page.reload();
      await ready(page);
      expect(await distanceFromLine(page, side, place), view).toBeLessThanOrEqual(2);
    }
  });

  test("a link to a sentence lands on it on both sides and marks it", async ({ page }) => {
    await openChapter(page, { view: "facing", segment: "p3.1" });
    for (const [side, id] of [
      ["fr", "p3.1"],
      ["en", "en-p3.1"],
    ] as const) {
      expect((await placeAtLine(page, side)).id).toBe("p3.1");
      await expect(page.locator(`[id="${id}"]`)).toHaveClass(/current/);
    }
    // A link that names the English, in the English alone.
    await page.goto("about:blank");
    await page.goto(chapterUrl({ view: "en", segment: "en-p5.1" }));
    await ready(page);
    expect((await placeAtLine(page, "en")).id).toBe("p5.1");
    await expect(page.locator('[id="en-p5.1"]')).toHaveClass(/current/);
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
