import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright/test";
import type { Pane } from "./measure.ts";
import {
  distanceFromLine,
  expect,
  frames,
  openChapter,
  placeAtLine,
  ready,
  scrollPane,
  syncError,
  test,
} from "./reader.ts";

/** A chapter of ours with two translations, of which each leaves something out. */
const bench = { work: "banc-d-essai", chapter: "01-le-banc" };
const panes: readonly Pane[] = ["fr", "en", "second"];

/** The ids of the rows that all three editions have. */
const inAll = readFileSync(
  path.join(import.meta.dirname, "texts", bench.work, `${bench.chapter}.tsv`),
  "utf8",
)
  .split("\n")
  .slice(1)
  .map((row) => row.split("\t"))
  .filter((cells) => cells.length > 3 && cells.every((cell) => cell !== ""))
  .map(([id]) => id);

async function openThree(page: Page, view: "facing" | "rows" = "facing") {
  await page.setViewportSize({ width: 1280, height: 420 });
  await openChapter(page, { ...bench, view });
  await page.getByRole("button", { name: "Both translations" }).click();
  await expect(page.getByRole("article", { name: "Free" })).toBeVisible();
  await frames(page);
}

test.describe("two translations on a wide screen", () => {
  test("stand beside the French in three columns, and go again", async ({ page }) => {
    await openThree(page);
    const lefts = await Promise.all(
      panes.map(async (pane) => (await page.locator(`#${pane}`).boundingBox())?.x ?? 0),
    );
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    await expect(page.locator("#second-p1\\.1")).toHaveText("This morning the bench was done.");
    await page.keyboard.press("e");
    await expect(page.locator("#second")).toHaveCount(0);
    await page.keyboard.press("e");
    await expect(page.locator("#second")).toBeVisible();
    await page.reload();
    await expect(page.locator("#second")).toBeVisible();
    await page.setViewportSize({ width: 1199, height: 420 });
    await expect(page.locator("#second")).toHaveCount(0);
  });

  test("keep step, whichever of the three the reader moves", async ({ page }) => {
    await openThree(page);
    let measured = 0;
    for (const [step, delta] of [180, 260, 150, 220, -170, 310, 190, -240, 280].entries()) {
      const leader = panes[step % 3] ?? "fr";
      await scrollPane(page, leader, delta);
      // Where an edition has nothing for a sentence, it stands in no place that could be named.
      if (!inAll.includes((await placeAtLine(page, leader)).id)) continue;
      measured++;
      for (const follower of panes)
        if (follower !== leader)
          expect(await syncError(page, leader, follower)).toBeLessThanOrEqual(2);
    }
    expect(measured).toBeGreaterThan(4);
  });

  test("come and go without moving the reader", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 420 });
    await openChapter(page, { ...bench, view: "facing" });
    await scrollPane(page, "fr", 640);
    const place = await placeAtLine(page, "fr");
    await page.keyboard.press("e");
    await expect(page.locator("#second")).toBeVisible();
    await expect.poll(() => distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
    await page.keyboard.press("e");
    await expect(page.locator("#second")).toHaveCount(0);
    await expect.poll(() => distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
  });

  test("are level with the French in rows", async ({ page }) => {
    await openThree(page, "rows");
    for (const id of ["p3.1", "p5.1", "p7.1"]) {
      const tops = await Promise.all(
        ["", "en-", "second-"].map((prefix) =>
          page
            .locator(`[id="${prefix}${id}"]`)
            .evaluate((segment) => segment.closest(".block")?.getBoundingClientRect().top ?? 0),
        ),
      );
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(1);
    }
  });

  test("are marked where they differ, when that is asked for", async ({ page }) => {
    await openThree(page);
    const marked = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get("en-regard-difference") ?? [])].map((range) => String(range)),
      );
    expect(await marked()).toEqual([]);
    await page.getByRole("button", { name: "Mark where they differ" }).click();
    await expect.poll(marked).toContain("He set it outside");
    // A sentence that both say alike has no mark.
    expect((await marked()).join(" ")).not.toContain("broke one");
    await page.getByRole("button", { name: "Mark where they differ" }).click();
    await expect.poll(marked).toEqual([]);
  });

  test("have their own notes, and the French note is told by both", async ({ page }) => {
    await openThree(page);
    const note = page.getByRole("dialog", { name: "Note 1" });
    const [french, plain, free] = [
      "Il s’appelle Tenon.",
      "His name is Tenon.",
      "A cat by the name of Tenon.",
    ] as const;
    for (const [pane, told] of [
      ["second", [free, french]],
      ["en", [plain, french]],
      ["fr", [french, plain, free]],
    ] as const) {
      await page.locator(`#${pane} a.call`).first().click();
      await expect(note.locator("[lang]")).toHaveCount(told.length);
      await expect(note.locator("[lang]")).toContainText([...told]);
      await page.keyboard.press("Escape");
      await expect(note).toBeHidden();
    }
  });

  test("are marked with the French sentence that the reader points at", async ({ page }) => {
    await openThree(page);
    await page.locator("#second-p1\\.2").hover();
    for (const id of ["p1.2", "en-p1.2", "second-p1.2"])
      await expect(page.locator(`[id="${id}"]`)).toHaveClass(/pointed/);
  });
});

test("one tap swaps the translations, and the reader stays where they were", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openChapter(page, { ...bench, view: "stacked" });
  await page.evaluate(() => scrollTo(0, 900));
  await frames(page);
  const before = await placeAtLine(page, "fr");
  await page.getByRole("link", { name: "Other translation: Free" }).click();
  await page.waitForURL(/01-le-banc\/free\//);
  await ready(page);
  const after = await placeAtLine(page, "fr");
  expect(after.id).toBe(before.id);
  await page.getByRole("link", { name: "Other translation: Plain" }).click();
  await page.waitForURL(/01-le-banc\/(\?|$)/);
  await ready(page);
  expect((await placeAtLine(page, "fr")).id).toBe(before.id);
});
