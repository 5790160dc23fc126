import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright/test";
import { toWorkZip } from "#lib/export/work-zip.ts";
import { importFile } from "#lib/import/import.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { parseWork } from "#lib/text/work.ts";
import { findingsOnAnyPaper } from "./axe.ts";
import {
  align,
  drop,
  openMending,
  ownStory,
  rows,
  side,
  storyDocx,
  storyEpub,
  storyFile,
  testWithStory,
} from "./imported.ts";
import { chapterUrl, expect, lookUp, pointOf, ready, test } from "./reader.ts";

const none = new Uint8Array();

/** Touches a word of the French, and expects its counterpart to be marked. */
async function expectCounterpart(page: Page, word: string, counterpart: string): Promise<void> {
  const segment = page.locator("#fr .segment").filter({ hasText: word }).first();
  const { x, y } = await pointOf(page, (await segment.getAttribute("id")) ?? "", word);
  await page.mouse.click(x, y);
  await expect(page.getByRole("dialog", { name: `Word: ${word}` })).toContainText(counterpart);
  await expect
    .poll(
      () =>
        page.evaluate(() =>
          [...(CSS.highlights.get("en-regard-counterpart") ?? [])].map(String).join(" | "),
        ),
      { timeout: 20_000 },
    )
    .toBe(counterpart);
  // The card, then the sentence, let go.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

/** Waits until the service worker has the page. */
async function controlled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

/** Waits until what aligning and look-up need is kept for when there is no network. */
async function expectAllKept(page: Page): Promise<void> {
  const kept = async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return ["translation-lexicon", "lexicon/tables"].filter((part) =>
      all.flat().some(({ url }) => url.includes(part)),
    );
  };
  await expect.poll(() => page.evaluate(kept), { timeout: 20_000 }).toHaveLength(2);
}

test.describe("a text of one’s own", () => {
  test.use({ serviceWorkers: "allow", mayComplain: true });

  test("is dropped as two files, aligned, mended, read, reloaded without a network, deleted, put back", async ({
    page,
    context,
  }) => {
    await page.goto("/en/import/");
    await controlled(page);
    await drop(page, '[data-side="fr"]', [storyFile("en"), storyFile("fr")]);
    // Whatever the order they were dropped in, each is on its side.
    await expect(side(page, "French")).toContainText("a-la-bonne-heure.txt");
    await expect(side(page, "English")).toContainText("in-good-time.txt");
    await expect(side(page, "French")).toContainText("5 chapters");

    await expectAllKept(page);
    await page.evaluate(() => {
      const shares = new Set<number>();
      (window as unknown as { shares: Set<number> }).shares = shares;
      new MutationObserver(() => {
        const bar = document.querySelector("progress");
        if (bar !== null) sessionStorage.setItem("bar", String(shares.add(bar.value).size));
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await align(page);
    expect(Number(await page.evaluate(() => sessionStorage.getItem("bar")))).toBeGreaterThan(2);

    // A row is put wrong and right again, then one is split for good.
    await openMending(page);
    const count = await rows(page).count();
    const row = rows(page).filter({ hasText: "Ensuite on attendait." });
    await row.click();
    await row.getByRole("button", { name: "Join with the row below" }).click();
    await expect(rows(page)).toHaveCount(count - 1);
    await page.keyboard.press("Control+z");
    await expect(rows(page)).toHaveCount(count);
    await row.click();
    await row.getByRole("button", { name: "Split here" }).click();
    await expect(rows(page)).toHaveCount(count + 1);
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(rows(page)).toHaveCount(count + 1);

    await page.getByRole("button", { name: "Done: read it" }).click();
    await page.waitForURL("**/own/read/**");
    await ready(page);
    const french = page.getByRole("article", { name: "Texte français" });
    await expect(french.getByText("Ensuite on attendait.", { exact: true })).toBeVisible();
    await page.keyboard.press("Digit1");
    await page.keyboard.press("j");
    await expect(page.locator(".segment.current")).toHaveCount(2);
    await expectCounterpart(page, "apprentie", "apprentice");

    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await expect(french.getByText("Ensuite on attendait.", { exact: true })).toBeVisible();
    await expectCounterpart(page, "apprentie", "apprentice");
    await page.getByRole("link", { name: /Next chapter :/ }).click();
    await ready(page);
    await expect(french).toContainText("L’affaire de la soupe");
    await context.setOffline(false);

    await page.goto("/en/");
    const entry = page
      .getByRole("listitem")
      .filter({ hasText: "read" })
      .filter({ hasText: "Go on reading" });
    await expect(entry).toBeVisible();
    await page.goto("/en/own/");
    await page.getByRole("listitem").getByRole("link").first().click();
    await page.getByText("Export", { exact: true }).click();
    const files = new Map<string, Uint8Array>();
    for (const format of [
      "Our own format (zip)",
      "EPUB: side by side",
      "TMX",
      "CSV",
      "Plain text",
    ]) {
      const event = page.waitForEvent("download");
      await page.getByRole("button", { name: format }).click();
      const download = await event;
      const name = download.suggestedFilename();
      expect(name).toMatch(/^a-la-bonne-heure\.[\w.]+$/);
      files.set(name, readFileSync(await download.path()));
    }
    // What was mended is in the file, which is a text again where it is brought back.
    const zip = importFile("a-la-bonne-heure.zip", files.get("a-la-bonne-heure.zip") ?? none);
    if (zip.kind !== "aligned") throw new Error("not aligned");
    expect(JSON.stringify(zip.work.chapters[0])).toContain('"Ensuite on attendait."');
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/is deleted/)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("link", { name: "Begin reading" })).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/is deleted/)).toBeVisible();
    await page.goto("/en/own/");
    await expect(page.getByText("Nothing is here yet.")).toBeVisible();
  });

  test("is an EPUB and a Word file, and is aligned and read where there is no network", async ({
    page,
    context,
  }) => {
    await page.goto("/en/import/");
    await controlled(page);
    await drop(page, '[data-side="fr"]', [storyDocx(), storyEpub()]);
    await expect(side(page, "French")).toContainText("5 chapters");
    await expect(side(page, "English")).toContainText("in-good-time.docx");
    await expectAllKept(page);
    await context.setOffline(true);
    await page.reload();
    await align(page);
    await page.keyboard.press("Digit1");
    await expectCounterpart(page, "apprentie", "apprentice");
  });
});

test.describe("with nothing kept for it", () => {
  // What a service worker has fetched, or fetches, no test can hold back.
  test.use({ mayComplain: true });

  test("a text cannot be aligned without a network where that was never done: it is said, and it waits", async ({
    page,
  }) => {
    await page.route("**/translation-lexicon*", (route) => route.abort());
    await page.goto("/en/import/");
    await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
    await page.getByRole("button", { name: "Align and read" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "there is no network" })).toBeVisible();
    await page.unroute("**/translation-lexicon*");
    await align(page);
  });
});

test("of a work with several English editions each is read, mended and taken away", async ({
  page,
}) => {
  await page.goto("/en/import/");
  const glossary = "word\tgloss\tnote\nmenuisier\tmaker of the bench\t\n";
  const content = readWork("e2e/texts/banc-d-essai", glossary);
  await drop(page, '[data-side="fr"]', [{ name: "banc-d-essai.zip", content }]);
  await page.waitForURL("**/own/?work=banc-d-essai");
  await page.getByRole("link", { name: "Begin reading" }).click();
  await ready(page);
  await expect(page.locator('[id="en-t1.1"]')).toHaveText("The bench");
  // The glosses that its editor wrote are in the card, as in a work of the library.
  await lookUp(page, "p1.1", "menuisier");
  const card = page.getByRole("dialog", { name: "Word: menuisier" });
  await expect(card).toContainText("maker of the bench", { timeout: 20_000 });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Contents" }).click();
  await page.getByRole("navigation", { name: "Translation" }).getByText("Free").click();
  await ready(page);
  await expect(page.locator('[id="en-t1.1"]')).toHaveText("Concerning a Bench");
  await lookUp(page, "p1.2", "porte");
  await expect(page.getByRole("dialog", { name: "Word: porte" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Correct this row" }).click();
  const panel = page.getByRole("dialog", { name: "Correct the alignment" });
  await expect(panel.getByText("The carpenter stood it in the sun by the door.")).toBeVisible();
  await panel.getByRole("button", { name: "English to the row above" }).click();
  await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(page.locator('[id="en-p1.1"]')).toContainText("stood it in the sun");
  await page.getByRole("link", { name: /Next chapter :/ }).click();
  await ready(page);
  expect(new URL(page.url()).searchParams.get("edition")).toBe("en.free");

  await page.goto("/en/own/mend/?work=banc-d-essai&chapter=01-le-banc");
  await expect(rows(page).first()).toContainText("The bench");
  await page.getByRole("combobox", { name: "Translation" }).selectOption("Free");
  await expect(rows(page).first()).toContainText("Concerning a Bench");
  const english = async () => (await rows(page).locator("p[lang=en]").allTextContents()).join(" ");
  const free = (await english()).replaceAll(" (nothing)", "");
  await rows(page).nth(1).click();
  await page.getByRole("button", { name: "Align again from here" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect((await english()).replaceAll(" (nothing)", "")).toBe(free);
  await page.getByRole("combobox", { name: "Translation" }).selectOption("Plain");
  await expect(rows(page).first()).toContainText("The bench");
  expect(await english()).toContain("The carpenter finished the bench this morning.");

  await page.goto("/en/own/?work=banc-d-essai");
  await page.getByText("Export", { exact: true }).click();
  await page.getByRole("combobox", { name: /^Translation for/ }).selectOption("Free");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Plain text" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("Concerning a Bench");
  expect(text).not.toContain("The bench\n");
});

testWithStory(
  "the place in a deleted text is forgotten, and comes back with it",
  async ({ page }) => {
    await page.goto(`/en/own/read/?work=${ownStory}`);
    await ready(page);
    for (let step = 0; step < 12; step++) await page.keyboard.press("j");
    const place = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("place:own/")));
    await expect.poll(place).toHaveLength(1);
    await page.goto(`/en/own/?work=${ownStory}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/is deleted/)).toBeVisible();
    expect(await place()).toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("link", { name: "Go on reading" })).toBeVisible();
  },
);

testWithStory("axe finds nothing from import to reading, on any paper", async ({ page }) => {
  testWithStory.setTimeout(300_000);
  await page.goto("/fr/import/");
  expect(await findingsOnAnyPaper(page), "empty").toEqual([]);
  await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
  await expect(page.getByRole("region").getByText("in-good-time.txt")).toBeVisible();
  expect(await findingsOnAnyPaper(page), "chosen").toEqual([]);
  const memory = ["fr", "en-GB", "en-US"].map(
    (code) => `<tuv xml:lang="${code}"><seg>${code}</seg></tuv>`,
  );
  const content = `<tmx version="1.4"><body><tu>${memory.join("")}</tu></body></tmx>`;
  await drop(page, '[data-side="fr"]', [{ name: "chat.tmx", content }]);
  await expect(page.getByRole("form")).toBeVisible();
  expect(await findingsOnAnyPaper(page), "asked").toEqual([]);
  await openMending(page, "fr");
  await rows(page).nth(2).click();
  await page.keyboard.press("e");
  expect(await findingsOnAnyPaper(page), "mending").toEqual([]);
  await page.goto(`/fr/own/?work=${ownStory}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await findingsOnAnyPaper(page), "work").toEqual([]);
  await page.goto(chapterUrl({ locale: "fr", view: "rows", segment: "p1.2" }));
  await ready(page);
  await page
    .locator("footer")
    .getByRole("button", { name: /cette ligne/ })
    .click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: /^Séparer/ }).click();
  await expect(panel.getByText("Enregistré", { exact: true })).toBeVisible();
  expect(await findingsOnAnyPaper(page), "mending in the library").toEqual([]);
  await page.goto("/fr/own/");
  await page.getByRole("region").getByText(/^2 /).click();
  expect(await findingsOnAnyPaper(page), "all that is the reader’s").toEqual([]);
  await page.goto("/fr/offline/");
  expect(await findingsOnAnyPaper(page), "offline").toEqual([]);
});

/** A work of the tests as a reader has it, in a zip. */
function readWork(folder: string, glossary: string): Uint8Array {
  const name = path.basename(folder);
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  const work = parseWork(read("work.json"), `${name}/work.json`, name);
  const chapters = work.chapters.map((chapter) => ({
    name: chapter,
    chapter: parseChapter(read(`${chapter}.tsv`), chapter),
  }));
  return toWorkZip({ work, chapters, glossary });
}
