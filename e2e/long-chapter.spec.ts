import { chapterWork, onlyChapter } from "./bench/works.ts";
import {
  distanceFromLine,
  expect,
  frames,
  openChapter,
  placeAtLine,
  settle,
  syncError,
  test,
} from "./reader.ts";

/** A generated chapter of 400 blocks, cut in groups; see `run.ts`. */
const long = { work: chapterWork(400), chapter: onlyChapter };

test.describe("a very long chapter", () => {
  test("no change of view moves the reader, deep inside it", async ({ page }) => {
    await openChapter(page, { ...long, view: "facing", segment: "p250.1" });
    const place = await placeAtLine(page, "fr");
    expect(place.id).toBe("p250.1");
    for (const digit of [2, 1, 3, 4, 6, 3, 2, 1]) {
      await page.keyboard.press(`Digit${digit}`);
      await settle(page);
      expect(await distanceFromLine(page, "fr", place), `view ${digit}`).toBeLessThanOrEqual(2);
    }
  });

  test("rows stay level wherever the reader goes, also by leaps", async ({ page }) => {
    await openChapter(page, { ...long, view: "rows" });
    for (const share of [0.2, 0.9, 0.5, 0.51, 0.1]) {
      await page.evaluate(
        (to) => window.scrollTo(0, to * document.documentElement.scrollHeight),
        share,
      );
      await settle(page);
      const { id } = await placeAtLine(page, "fr");
      const tops = await page.evaluate((segment) => {
        const top = (id: string) =>
          document.getElementById(id)?.closest(".block")?.getBoundingClientRect().top ?? Number.NaN;
        return [top(segment), top(`en-${segment}`)];
      }, id);
      expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 0)), `${share}: ${id}`).toBeLessThan(1);
    }
  });

  test("scrolling back up through rows never shown before does not jump", async ({ page }) => {
    await openChapter(page, { ...long, view: "rows", segment: "p300.1" });
    await page.mouse.move(300, 400);
    let before = (await placeAtLine(page, "fr")).index;
    for (let turn = 0; turn < 25; turn++) {
      await settle(page);
      // A row that grows above may take back what the wheel gave, so the place may be the same.
      const scrolled = page.evaluate(
        () => new Promise((done) => addEventListener("scroll", () => done(true), { once: true })),
      );
      await page.mouse.wheel(0, -300);
      await scrolled;
      await frames(page);
      const { index } = await placeAtLine(page, "fr");
      // 300 px are three or four paragraphs of this text, about twelve segments.
      expect(before - index, `turn ${turn}`).toBeGreaterThanOrEqual(0);
      expect(before - index, `turn ${turn}`).toBeLessThan(16);
      before = index;
    }
  });

  test("the panes keep step through groups that were out of sight", async ({ page }) => {
    await openChapter(page, { ...long, view: "facing" });
    for (const top of [2000, 20_000, 45_000, 30_000]) {
      await page.locator("#fr").evaluate((pane, to) => {
        pane.scrollTop = to;
      }, top);
      await settle(page);
      expect(await syncError(page, "fr"), `${top}`).toBeLessThanOrEqual(2);
    }
  });
});
