import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright/test";
import { parseChapter } from "#lib/text/chapter.ts";
import { plainText } from "#lib/text/inline.ts";
import { expect, story } from "./reader.ts";

/** The story of the library as somebody else would have it: two plain text files. */
export function storyFile(side: "fr" | "en"): { name: string; text: string } {
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
    text: blocks.join("\n\n"),
  };
}

export interface BroughtFile {
  readonly name: string;
  readonly text: string;
}

/** Drops files on a part of the page, as a hand would. */
export async function drop(
  page: Page,
  target: string,
  files: readonly BroughtFile[],
): Promise<void> {
  await expect(page.locator("section[data-ready]")).toBeVisible({ timeout: 30_000 });
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
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
