import type { Page } from "playwright/test";
import { expect, frames, hasPaper, openChapter, paper, pointOf, test } from "./reader.ts";

/** What the page has marked as the counterpart of the word in hand, and of an English word itself. */
function marked(page: Page) {
  return expect.poll(
    () =>
      page.evaluate(() =>
        [...(CSS.highlights.get("en-regard-counterpart") ?? [])]
          .map((range) => String(range))
          .join(" | "),
      ),
    { timeout: 20_000 },
  );
}

async function hover(page: Page, id: string, word: string): Promise<void> {
  const { x, y } = await pointOf(page, id, word);
  await page.mouse.move(x - 4, y, { steps: 2 });
  await page.mouse.move(x, y, { steps: 2 });
}

test("pointing at a word marks the words that say it on the other side, both ways", async ({
  page,
}) => {
  await openChapter(page, { view: "facing", segment: "p2.1" });
  await hover(page, "p2.1", "apprentie");
  await marked(page).toBe("apprentice");
  await hover(page, "en-p2.1", "apprentice");
  await marked(page).toBe("apprentie | apprentice");
  // Nothing stays marked when the pointer has gone.
  await page.mouse.move(640, 20, { steps: 4 });
  await marked(page).toBe("");
});

test("a word walked to by keys has its counterpart marked", async ({ page }) => {
  await openChapter(page, { view: "facing", segment: "p2.1" });
  const word = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("en-regard-word") ?? [])].map((range) => String(range)).join(),
    );
  for (let before = ""; before !== "apprentie"; before = await word()) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(word).not.toBe(before);
  }
  await marked(page).toBe("apprentice");
});

test("a touch on an English word marks it and its French, and a second one opens the French card", async ({
  page,
}) => {
  await openChapter(page, { view: "rows", segment: "p2.1" });
  const { x, y } = await pointOf(page, "en-p2.1", "apprentice");
  await page.mouse.click(x, y);
  await marked(page).toBe("apprentie | apprentice");
  await expect(page.locator('[id="p2.1"]')).toHaveClass(/current/);
  await page.mouse.click(x, y);
  await expect(page.getByRole("dialog", { name: "Word: apprentie", exact: true })).toBeVisible();
});

test("what is covered is not given away", async ({ page }) => {
  await openChapter(page, { view: "covered", segment: "p2.1" });
  await hover(page, "p2.1", "apprentie");
  // All that is known of the word has come by then.
  await expect(page.getByRole("dialog", { name: "Word: apprentie" })).toContainText("noun");
  await frames(page);
  await marked(page).toBe("");
});

test("long sentences of a paper have their counterparts too", async ({ page }) => {
  test.skip(!hasPaper, "the paper is not beside the repository");
  await openChapter(page, { work: paper.name, chapter: paper.chapter, view: "facing" });
  const { x, y } = await page
    .locator("#fr .kind-p .segment")
    .first()
    .evaluate((segment) => {
      const { left, top } = segment.getClientRects()[0] as DOMRect;
      return { x: left + 60, y: top + 12 };
    });
  await page.mouse.move(x - 4, y, { steps: 2 });
  await page.mouse.move(x, y, { steps: 2 });
  await marked(page).not.toBe("");
});
