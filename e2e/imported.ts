import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import type { BrowserContext, Page } from "playwright/test";
import { parseChapter } from "#lib/text/chapter.ts";
import { plainText } from "#lib/text/inline.ts";
import { expect, ready, story, test } from "./reader.ts";

/** The story of the library as somebody else would have it: two plain text files. */
export function storyFile(side: "fr" | "en"): { name: string; content: string } {
  const folder = path.resolve(import.meta.dirname, "../texts", story.name);
  const column = side === "fr" ? 0 : 1;
  const blocks = readdirSync(folder)
    .filter((file) => /^\d.*\.tsv$/.test(file))
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

/** The French of the story as a shop sells it: an EPUB of one page. */
export function storyEpub(): ImportedFile {
  const body = paragraphsOf("fr").map((paragraph) =>
    /^CHAPITRE/.test(paragraph) ? `<h1>${paragraph}</h1>` : `<p>${paragraph}</p>`,
  );
  const package_ = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>À la bonne heure</dc:title><dc:language>fr</dc:language></metadata>
    <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="a"/></spine></package>`;
  const container =
    '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';
  return {
    name: "a-la-bonne-heure.epub",
    content: zipSync({
      mimetype: [strToU8("application/epub+zip"), { level: 0 }],
      "META-INF/container.xml": strToU8(container),
      "book.opf": strToU8(package_),
      "a.xhtml": strToU8(`<html><body>${body.join("")}</body></html>`),
    }),
  };
}

/** The English of the story as its translator sent it: a Word file. */
export function storyDocx(): ImportedFile {
  const body = paragraphsOf("en").map((paragraph) => {
    const style = /^CHAPTER/.test(paragraph) ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : "";
    return `<w:p>${style}<w:r><w:t>${paragraph}</w:t></w:r></w:p>`;
  });
  const words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const styles = `<w:styles xmlns:w="${words}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`;
  return {
    name: "in-good-time.docx",
    content: zipSync({
      "word/document.xml": strToU8(
        `<w:document xmlns:w="${words}"><w:body>${body.join("")}</w:body></w:document>`,
      ),
      "word/styles.xml": strToU8(styles),
    }),
  };
}

function paragraphsOf(side: "fr" | "en"): readonly string[] {
  return storyFile(side)
    .content.split("\n\n")
    .map((paragraph) => paragraph.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
}

export interface ImportedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Where the file is larger than what it begins with: so many bytes. */
  readonly size?: number;
}

/** Drops files on a part of the page, as a hand would. */
export async function drop(
  page: Page,
  target: string,
  files: readonly ImportedFile[],
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

/** Imports the story and has it aligned; ends where it is read. */
export async function importStory(page: Page, locale: "fr" | "en" = "en"): Promise<void> {
  await page.goto(`/${locale}/import/`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await drop(page, '[data-side="fr"]', [storyFile("en"), storyFile("fr")]);
  await align(page, locale);
}

/** Presses the button that aligns what is chosen, and waits until it can be read. */
export async function align(page: Page, locale: "fr" | "en" = "en"): Promise<void> {
  const name = locale === "fr" ? "Aligner et lire" : "Align and read";
  await page.getByRole("button", { name }).click();
  await page.waitForURL("**/own/read/**");
  await ready(page);
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
      await importStory(page);
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
