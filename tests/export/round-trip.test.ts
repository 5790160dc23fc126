import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { toCsv } from "#lib/export/csv.ts";
import { toTei } from "#lib/export/tei/tei.ts";
import { toTmx } from "#lib/export/tmx.ts";
import { toWorkZip } from "#lib/export/work-zip.ts";
import { importFile } from "#lib/import/import.ts";
import { formatChapter } from "#lib/text/chapter.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import fc from "../property.ts";
import { arbitraryWork, keepColumns, lighthouse } from "./works.ts";

function bringBack(name: string, bytes: Uint8Array): WholeWork {
  const imported = importFile(name, bytes);
  if (imported.kind !== "aligned") throw new Error(`${name} has one side`);
  return imported.work;
}

describe("import after export", () => {
  test("loses nothing of a work in a zip", () => {
    expect(bringBack("une-oeuvre.zip", toWorkZip(lighthouse))).toEqual(lighthouse);
    fc.assert(
      fc.property(arbitraryWork, (work) => {
        expect(bringBack("une-oeuvre.zip", toWorkZip(work))).toEqual(work);
      }),
      { numRuns: 50 },
    );
  });

  test("loses nothing of a chapter in a table", () => {
    fc.assert(
      fc.property(arbitraryWork, ({ chapters }) => {
        for (const { name, chapter } of chapters) {
          const { chapters: back } = bringBack(`${name}.tsv`, strToU8(formatChapter(chapter)));
          expect(back).toEqual([{ name, chapter }]);
        }
      }),
      { numRuns: 50 },
    );
  });

  for (const { name, write } of [
    { name: "memoire.tmx", write: (work: WholeWork) => toTmx(work) },
    { name: "tableau.csv", write: toCsv },
    { name: "textes.xml", write: (work: WholeWork) => toTei(work) },
  ]) {
    test(`gives the segments back from ${name}`, () => {
      expect(bringBack(name, strToU8(write(lighthouse))).chapters).toEqual(lighthouse.chapters);
      fc.assert(
        fc.property(arbitraryWork.map(withOneEnglish), (work) => {
          // A memory names only the languages that it has something in.
          fc.pre(hasText(work, 0) && hasText(work, 1));
          expect(bringBack(name, strToU8(write(work))).chapters).toEqual(work.chapters);
        }),
        { numRuns: 50 },
      );
    });
  }
});

function hasText({ chapters }: WholeWork, column: number): boolean {
  const segments = chapters.flatMap(({ chapter }) => chapter.blocks).flatMap((b) => b.segments);
  return segments.some(({ cells }) => (cells[column]?.content.length ?? 0) > 0);
}

/** The French and the first English edition, called `en`. */
function withOneEnglish(whole: WholeWork): WholeWork {
  const chapters = whole.chapters
    .map(({ name, chapter }) => ({ name, chapter: keepColumns(chapter, ["fr", "en"]) }))
    .filter(({ chapter }) => chapter.blocks.length > 0);
  const [fr, en] = whole.work.editions;
  const names = chapters.map(({ name }) => name);
  return {
    work: { ...whole.work, editions: [fr, { ...en, name: "en" }], chapters: names },
    chapters,
  };
}
