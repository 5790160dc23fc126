/** Rows of two cells, as memories and spreadsheets have them → the chapters of a work. */

import { describeWork, type SideDescription } from "#lib/import/describe-work.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { LanguagesFound } from "#lib/import/language-choice.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { toChapterName } from "#lib/import/work-name.ts";
import { longestCell, readChapter } from "#lib/text/chapter.ts";
import { controlCharacters, readInline } from "#lib/text/inline.ts";
import type { Block, BlockKind, Cell, Chapter, Segment } from "#lib/text/model.ts";
import { isError } from "#lib/text/text-error.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";

/** One row. The sides are in the inline markup of a cell, `¶` at the beginning included. */
export interface AlignedRow {
  readonly fr: string;
  readonly en: string;
  /** Its segment id and its chapter’s name, where our own export left them. */
  readonly id?: string | undefined;
  readonly chapter?: string | undefined;
  /** What kind of block it is of, where the format says so; else a title or a paragraph. */
  readonly kind?: BlockKind | undefined;
  /** Of a note: the number that calls it. */
  readonly note?: number | undefined;
  /** What rows of one paragraph have in common, where the format groups them. */
  readonly group?: number | undefined;
}

/** The rows of a file, and its languages where others of them could have been taken. */
export interface AlignedRows {
  readonly rows: readonly AlignedRow[];
  readonly languages?: LanguagesFound | undefined;
  /** What the file says of its texts. */
  readonly about?: Readonly<Record<"fr" | "en", Omit<SideDescription, "fileName">>> | undefined;
}

/** A chapter of rows that nothing divides has this many, so that a page can show it. */
const rowsOfChapter = 500;

/**
 * Rows → a work. Where every row has its id and chapter they become what they were; else each row
 * or group is a paragraph, and chapters begin at headings.
 */
export function makeWorkOfRows(
  rows: readonly AlignedRow[],
  file: { readonly fileName: string; readonly about?: AlignedRows["about"] },
): WholeWork {
  const filled = rows.filter(({ fr, en }) => fr.trim() !== "" || en.trim() !== "");
  const chapters = readOwnIds(filled) ?? cutChapters(filled);
  const { fileName, about } = file;
  const work = describeWork(
    { fileName, ...about?.fr },
    { fileName, ...about?.en },
    { chapters: chapters.map(({ name }) => name) },
  );
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
  let hasText = false;
  for (const row of rows) {
    if (row.note !== undefined) continue;
    const open = chapters.at(-1);
    const isFull = !hasHeadings && (open?.length ?? 0) >= rowsOfChapter;
    const begins = isTitle(row) && hasText;
    if (open === undefined || begins || isFull || open.length >= mostRows) {
      chapters.push([row]);
      hasText = !isTitle(row);
    } else {
      open.push(row);
      hasText ||= !isTitle(row);
    }
  }
  const notes = placeNotes(rows, chapters);
  return chapters.map((part, index) => {
    const title = part[0] !== undefined && isTitle(part[0]) ? part[0].fr || part[0].en : "";
    const chapter = makeChapter([...part, ...(notes.get(part) ?? [])]);
    return { name: toChapterName(index + 1, chapters.length, title), chapter };
  });
}

const mostRows = 5_000;

function isTitle({ fr, en, kind }: AlignedRow): boolean {
  if (kind !== undefined) return kind === "t";
  return [fr, en].some((side) => findChapterHeading(side)?.isNamed === true);
}

/** Each note goes with the chapter that calls it, or else with the last. */
function placeNotes(
  rows: readonly AlignedRow[],
  chapters: AlignedRow[][],
): ReadonlyMap<readonly AlignedRow[], readonly AlignedRow[]> {
  const notes = rows.filter(({ note }) => note !== undefined);
  if (notes.length > 0 && chapters.length === 0) chapters.push([]);
  const callers = new Map<number, AlignedRow[]>();
  for (const chapter of chapters) {
    for (const { fr, en } of chapter) {
      for (const [, number] of `${fr} ${en}`.matchAll(/\[\^(\d+)\]/g)) {
        callers.set(Number(number), chapter);
      }
    }
  }
  const placed = new Map<readonly AlignedRow[], AlignedRow[]>();
  for (const row of notes) {
    const chapter = callers.get(row.note ?? 0) ?? chapters.at(-1) ?? [];
    const others = placed.get(chapter);
    if (others === undefined) placed.set(chapter, [row]);
    else others.push(row);
  }
  return placed;
}

function makeChapter(rows: readonly AlignedRow[]): Chapter {
  const blocks: { id: string; kind: BlockKind; of: number | undefined; segments: Segment[] }[] = [];
  const counts = new Map<BlockKind, number>();
  let isOpening = true;
  for (const row of rows) {
    const kind = kindOf(row, isOpening);
    if (kind !== "t") isOpening = false;
    const last = blocks.at(-1);
    const of = row.note ?? row.group;
    const isSame = last?.kind === kind && (kind === "t" || (of !== undefined && of === last.of));
    if (!isSame) {
      const number = row.note ?? (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      blocks.push({ id: `${kind}${number}`, kind, of, segments: [] });
    }
    const block = blocks.at(-1);
    block?.segments.push({
      id: `${block.id}.${block.segments.length + 1}`,
      cells: [cellOf(row.fr, kind), cellOf(row.en, kind)],
    });
  }
  return {
    editions: ["fr", "en"],
    blocks: blocks.map(({ id, kind, segments }): Block => ({ id, kind, segments })),
  };
}

/** A chapter has its title at its beginning; further down a title is a heading. */
function kindOf(row: AlignedRow, isOpening: boolean): BlockKind {
  if (row.note !== undefined) return "n";
  if (isTitle(row)) return isOpening ? "t" : "h";
  return row.kind ?? "p";
}

function cellOf(markup: string, kind: BlockKind): Cell {
  // A break is an ornament without markup.
  if (kind === "b") {
    return {
      opensParagraph: false,
      content: markup === "" ? [] : [{ type: "text", value: markup }],
    };
  }
  if (markup.length > longestCell) {
    const reason = `a cell of ${markup.length} characters`;
    throw new ImportError("malformed", { format: "a table", line: 0, reason });
  }
  const source = markup.replace(/^¶/, "").replace(new RegExp(controlCharacters, "g"), " ");
  return { opensParagraph: false, content: readInline(source).content };
}
