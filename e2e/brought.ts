import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright/test";
import { parseChapter } from "#lib/text/chapter.ts";
import { plainText } from "#lib/text/inline.ts";
import { expect, story, test } from "./reader.ts";

/** The story of the library as somebody else would have it: two plain text files. */
export function storyFile(side: "fr" | "en"): { name: string; content: string } {
  const folder = path.resolve(import.meta.dirname, "../texts", story.name);
  const column = side === "fr" ? 0 : 1;
  const blocks = readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .flatMap((file, index) =>
      parseChapter(readFileSync(path.join(folder, file), "utf8"), file).blocks.map((block) => {
        const text = block.segments
          .map(({ cells }) => {
            const cell = cells[column];
            return (cell?.opensParagraph ? "\n\n" : "") + plainText(cell?.content ?? []);
          })
          .join(" ")
          .replaceAll(" \n\n", "\n\n");
        if (block.kind !== "t") return text;
        return `${side === "fr" ? "CHAPITRE" : "CHAPTER"} ${index + 1}\n\n${text}`;
      }),
    );
  return {
    name: side === "fr" ? "a-la-bonne-heure.txt" : "in-good-time.txt",
    content: blocks.join("\n\n"),
  };
}

export interface BroughtFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Where the file is larger than what it begins with: so many bytes. */
  readonly size?: number;
}

/** Drops files on a part of the page, as a hand would. */
export async function drop(
  page: Page,
  target: string,
  files: readonly BroughtFile[],
): Promise<void> {
  await expect(page.locator("section[data-ready]")).toBeVisible({ timeout: 30_000 });
  const given = files.map(({ name, content, size = 0 }) => ({
    name,
    base64: Buffer.from(content).toString("base64"),
    size,
  }));
  const transfer = await page.evaluateHandle((sent) => {
    const data = new DataTransfer();
    // Blobs of blobs share their bytes, so that a large file costs nothing.
    const blank = new Blob([new Uint8Array(10_000_000)]);
    for (const { name, base64, size } of sent) {
      const start = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const rest = Array.from(
        { length: Math.ceil((size - start.length) / blank.size) },
        () => blank,
      );
      data.items.add(new File([start, ...rest], name));
    }
    return data;
  }, given);
  for (const type of ["dragover", "drop"])
    await page.locator(target).dispatchEvent(type, { dataTransfer: transfer });
}

/** Brings the story and has it aligned; ends on the screen for mending. */
export async function bringStory(page: Page, locale: "fr" | "en" = "en"): Promise<void> {
  await page.goto(`/${locale}/import/`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await drop(page, '[data-side="fr"]', [storyFile("en"), storyFile("fr")]);
  await page.getByRole("button", { name: locale === "fr" ? "Les aligner" : "Align them" }).click();
  await page.waitForURL("**/own/mend/**");
  await expect(rows(page).first()).toBeVisible();
}

/** The rows of the screen for mending. */
export function rows(page: Page) {
  return page.locator("li[data-row]");
}

/** What a browser keeps, as a new one can be given it. */
type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

/**
 * A browser to which the story has been brought and where it was aligned: once for all the tests of
 * a worker, each of which has a copy of its own. The story is `ownStory`.
 */
export const testWithStory = test.extend<object, { kept: Kept }>({
  kept: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      const page = await context.newPage();
      await bringStory(page);
      await use(await context.storageState({ indexedDB: true }));
      await context.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  storageState: ({ kept }, use) => use(kept),
});

/** What the brought story is called in addresses. */
export const ownStory = "a-la-bonne-heure";

/** Opens the screen for mending the brought story. */
export async function openMending(page: Page, locale: "fr" | "en" = "en"): Promise<void> {
  await page.goto(`/${locale}/own/mend/?work=${ownStory}`);
  await expect(rows(page).first()).toBeVisible();
}

/** A part of the import page, by its name. */
export function side(page: Page, name: string) {
  return page.getByRole("region", { name, exact: true });
}
