/** Rows of two cells, as memories and spreadsheets have them → the chapters of a work. */

import { describeWork } from "#lib/import/describe-work.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { LanguagesFound } from "#lib/import/language-choice.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { toChapterName } from "#lib/import/work-name.ts";
import { longestCell, readChapter } from "#lib/text/chapter.ts";
import { controlCharacters, readInline } from "#lib/text/inline.ts";
import type { Block, Chapter, Segment } from "#lib/text/model.ts";
import { isError } from "#lib/text/text-error.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";

/** One row. The sides are in the inline markup of a cell, `¶` at the beginning included. */
export interface AlignedRow {
  readonly fr: string;
  readonly en: string;
  /** Its segment id and its chapter’s name, where our own export left them. */
  readonly id?: string | undefined;
  readonly chapter?: string | undefined;
  /** What rows of one paragraph have in common, where the format groups them. */
  readonly group?: number | undefined;
}

/** The rows of a file, and its languages where others of them could have been taken. */
export interface AlignedRows {
  readonly rows: readonly AlignedRow[];
  readonly languages?: LanguagesFound | undefined;
}

/** A chapter of rows that nothing divides has this many, so that a page can show it. */
const rowsOfChapter = 500;

/**
 * Rows → a work. Where every row has its id and chapter they become what they were; else each row
 * or group is a paragraph, and chapters begin at headings.
 */
export function makeWorkOfRows(
  rows: readonly AlignedRow[],
  about: { readonly fileName: string; readonly title?: string | undefined },
): WholeWork {
  const filled = rows.filter(({ fr, en }) => fr.trim() !== "" || en.trim() !== "");
  const chapters = readOwnIds(filled) ?? cutChapters(filled);
  const work = describeWork(about, about, { chapters: chapters.map(({ name }) => name) });
  return { work, chapters };
}

/** The chapters as the ids have them, or `undefined` where these are not all there or not valid. */
function readOwnIds(rows: readonly AlignedRow[]): readonly NamedChapter[] | undefined {
  const byChapter = new Map<string, string[]>();
  for (const { id, chapter, fr, en } of rows) {
    if (id === undefined || chapter === undefined || !/^[a-z0-9-]{1,80}$/.test(chapter)) {
      return undefined;
    }
    const table = byChapter.get(chapter) ?? ["id\tfr\ten"];
    table.push(`${id}\t${fr}\t${en}`);
    byChapter.set(chapter, table);
  }
  const chapters = [...byChapter].map(([name, table]) => ({
    name,
    ...readChapter(`${table.join("\n")}\n`, name),
  }));
  const read = chapters.flatMap(({ name, chapter, findings }) =>
    chapter === undefined || findings.some(isError) ? [] : [{ name, chapter }],
  );
  return read.length > 0 && read.length === chapters.length ? read : undefined;
}

function cutChapters(rows: readonly AlignedRow[]): readonly NamedChapter[] {
  const chapters: AlignedRow[][] = [];
  const hasHeadings = rows.some((row) => isTitle(row));
  for (const row of rows) {
    const open = chapters.at(-1);
    const isFull = !hasHeadings && (open?.length ?? 0) >= rowsOfChapter;
    const begins = isTitle(row) && open?.every(isTitle) === false;
    if (open === undefined || begins || isFull || open.length >= mostRows) chapters.push([row]);
    else open.push(row);
  }
  return chapters.map((part, index) => {
    const title = part[0] !== undefined && isTitle(part[0]) ? part[0].fr || part[0].en : "";
    return { name: toChapterName(index + 1, chapters.length, title), chapter: makeChapter(part) };
  });
}

const mostRows = 5_000;

function isTitle({ fr, en }: AlignedRow): boolean {
  return [fr, en].some((side) => findChapterHeading(side)?.isNamed === true);
}

function makeChapter(rows: readonly AlignedRow[]): Chapter {
  const blocks: { kind: "t" | "p"; group: number | undefined; segments: Segment[] }[] = [];
  const counts = { t: 0, p: 0 };
  let isOpening = true;
  for (const row of rows) {
    const kind = isOpening && isTitle(row) ? "t" : "p";
    if (kind === "p") isOpening = false;
    const last = blocks.at(-1);
    const isSame =
      last?.kind === kind &&
      (kind === "t" || (row.group !== undefined && row.group === last.group));
    if (!isSame) blocks.push({ kind, group: row.group, segments: [] });
    const block = blocks.at(-1);
    if (!isSame) counts[kind]++;
    block?.segments.push({
      id: `${kind}${counts[kind]}.${block.segments.length + 1}`,
      cells: [cellOf(row.fr), cellOf(row.en)],
    });
  }
  return {
    editions: ["fr", "en"],
    blocks: blocks.map(
      ({ kind, segments }): Block => ({
        id: (segments[0]?.id ?? "").split(".")[0] ?? "",
        kind,
        segments,
      }),
    ),
  };
}

function cellOf(markup: string) {
  if (markup.length > longestCell) {
    const reason = `a cell of ${markup.length} characters`;
    throw new ImportError("malformed", { format: "a table", line: 0, reason });
  }
  const source = markup.replace(/^¶/, "").replace(new RegExp(controlCharacters, "g"), " ");
  return { opensParagraph: false, content: readInline(source).content };
}
