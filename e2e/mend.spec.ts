import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { openMending, ownStory, rows, testWithStory } from "./imported.ts";
import { expect, openChapter, ready, story, test } from "./reader.ts";

testWithStory.describe("the alignment of a text of one’s own", () => {
  testWithStory("the row under the hand is mended by keys alone", async ({ page }) => {
    await openMending(page);
    const count = await rows(page).count();
    await rows(page).nth(1).click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const current = page.locator('li[aria-current="true"]');
    await expect(current).toBeFocused();
    const before = await current.locator("p[lang]").allTextContents();
    await page.keyboard.press("o");
    await expect(rows(page)).toHaveCount(count + 1);
    await expect(current).toContainText("(nothing)");
    await page.keyboard.press("m");
    await expect(rows(page)).toHaveCount(count);
    expect(await current.locator("p[lang]").allTextContents()).toEqual(before);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("d");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("e");
    const box = page.getByRole("textbox", { name: "English of this row" });
    await box.fill("Written *anew*.");
    await page.keyboard.press("Control+Enter");
    await expect(current.locator("em", { hasText: "anew" })).toBeVisible();
    await page.keyboard.press("r");
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  });

  testWithStory(
    "what is being written in a row is there again after a reload",
    async ({ page }) => {
      await openMending(page);
      await rows(page).nth(3).click();
      await page.getByRole("button", { name: "Edit the text" }).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" À suivre");
      await page.reload();
      const box = page.getByRole("textbox", { name: "French of this row" });
      await expect(box).toHaveValue(/ À suivre$/);
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.reload();
      await expect(rows(page).first()).toBeVisible();
      await expect(box).toHaveCount(0);
    },
  );

  testWithStory("what follows a row is aligned again, and undone", async ({ page }) => {
    await openMending(page);
    const texts = await rows(page).locator("p[lang=en]").allTextContents();
    await rows(page).nth(3).click();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("d");
    expect(await rows(page).locator("p[lang=en]").allTextContents()).not.toEqual(texts);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
    expect(await rows(page).locator("p[lang=en]").allTextContents()).toEqual(texts);
    await rows(page).nth(3).click();
    await page.getByRole("button", { name: "Align again from here" }).click();
    await expect(page.getByText("Aligning again …")).toHaveCount(0, { timeout: 30_000 });
    expect((await rows(page).locator("p[lang=en]").allTextContents()).join(" ")).toBe(
      texts.join(" "),
    );
  });

  testWithStory(
    "another tab that has changed the text is not written over",
    async ({ page, context }) => {
      await openMending(page);
      const other = await context.newPage();
      await other.goto(page.url());
      await rows(other).nth(2).click();
      await other.keyboard.press("r");
      await expect(other.getByText("Saved", { exact: true })).toBeVisible();
      await rows(page).nth(4).click();
      await page.keyboard.press("r");
      await expect(page.getByText("Another tab has changed this in the meantime")).toBeVisible();
    },
  );

  testWithStory(
    "a row that is off is mended where it is read, and the reader stays there",
    async ({ page }) => {
      await page.goto(`/en/own/read/?work=${ownStory}&view=rows`);
      await ready(page);
      const segments = page.locator("#fr .segment");
      const count = await segments.count();
      for (let step = 0; step < 6; step++) await page.keyboard.press("j");
      await page.getByRole("button", { name: "Correct this row" }).click();
      const panel = page.getByRole("dialog", { name: "Correct the alignment" });
      await panel.getByRole("button", { name: "Join with the row below" }).click();
      await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
      await panel.getByRole("button", { name: "Close" }).click();
      await expect(segments).toHaveCount(count - 1);
      await page.reload();
      await ready(page);
      await expect(segments).toHaveCount(count - 1);
    },
  );

  testWithStory(
    "when there is no room for a mend it is said, and the text stays as it was",
    async ({ page }) => {
      await openMending(page);
      const count = await rows(page).count();
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await rows(page).nth(2).click();
      await page.keyboard.press("o");
      await expect(
        page.getByRole("alert").filter({ hasText: "There is no room left" }),
      ).toBeVisible();
      await page.reload();
      await expect(rows(page)).toHaveCount(count);
    },
  );
});

test.describe("a mend of a text of the library", () => {
  const mendPanel = (page: Page) => page.getByRole("dialog", { name: "Correct the alignment" });
  const open = async (page: Page, segment: string) => {
    await openChapter(page, { view: "rows", segment });
    await page.getByRole("button", { name: "Correct this row" }).click();
    return mendPanel(page);
  };

  test("is taken away as a patch to its table, is kept, seen and taken back", async ({ page }) => {
    let panel = await open(page, "p1.2");
    const patch = panel.getByRole("button", { name: "Download as a patch" });
    await expect(patch).toBeDisabled();
    await panel.getByRole("button", { name: "Separate the sides" }).click();
    const download = page.waitForEvent("download");
    await patch.click();
    const text = readFileSync(await (await download).path(), "utf8");
    expect(text).toContain(`--- a/texts/${story.name}/${story.first}.tsv`);
    expect(text).toContain("+p1.2a\t\t");
    await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
    await panel.getByRole("button", { name: "Close" }).click();
    await expect(page.locator('[id="p1.2a"]')).toHaveCount(0);

    await page.reload();
    panel = await open(page, "p1.2");
    await expect(panel.locator('[data-row="p1.2a"]')).toBeVisible();
    await panel.getByRole("link", { name: "All your corrections" }).click();
    const mends = page.getByRole("region", { name: "Your corrections in the library" });
    await mends.getByText("2 rows changed").click();
    await expect(mends.locator("del, ins").first()).toBeVisible();
    await mends.getByRole("button", { name: "Undo the correction" }).click();
    await expect(mends.getByText(/is undone/)).toBeVisible();
    await mends.getByRole("button", { name: "Undo" }).click();
    await expect(mends.getByText("2 rows changed")).toBeVisible();

    panel = await open(page, "p1.2");
    await panel.getByRole("button", { name: "Undo all" }).click();
    await expect(panel.locator('[data-row="p1.2a"]')).toHaveCount(0);
    await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
    await page.goto("/en/own/");
    await expect(page.getByText("Nothing is here yet.")).toBeVisible();
    await expect(mends).toHaveCount(0);
  });

  test("that does not fit the text any more is said to, and can still be taken away", async ({
    page,
  }) => {
    let panel = await open(page, "p1.2");
    await panel.getByRole("button", { name: "Join with the row below" }).click();
    await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
    await page.route("**/texts/**/*.tsv", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/^(p1\.2\t)[^\t]*/m, "$1Une autre phrase.");
      await route.fulfill({ response, body });
    });
    await page.reload();
    panel = await open(page, "p1.2");
    const stale = panel.getByRole("alert").filter({ hasText: "no longer fits it" });
    const download = page.waitForEvent("download");
    await stale.getByRole("button", { name: "Download as a patch" }).click();
    expect(readFileSync(await (await download).path(), "utf8")).toContain("-p1.2\t");
    await expect(panel.getByText("Une autre phrase.")).toBeVisible();
  });

  test("is the reader’s own no more once the text has it", async ({ page }) => {
    let panel = await open(page, "p1.2");
    await panel.getByRole("button", { name: "Separate the sides" }).click();
    await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
    await page.route("**/texts/**/*.tsv", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /^p1\.2\t([^\t]*)\t(.*)$/m,
        "p1.2\t$1\t\np1.2a\t\t$2",
      );
      await route.fulfill({ response, body });
    });
    await page.reload();
    panel = await open(page, "p1.2");
    await expect(panel.locator('[data-row="p1.2a"]')).toBeVisible();
    await expect(panel.getByRole("button", { name: "Download as a patch" })).toBeDisabled();
    await page.goto("/en/own/");
    await expect(page.getByText("Nothing is here yet.")).toBeVisible();
    await expect(page.getByText("Your corrections in the library")).toHaveCount(0);
  });
});
