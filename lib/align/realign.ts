/**
 * A chapter whose beads were found again → the same chapter with the rows that they make. A row that
 * stays as it was keeps its id and its words, for a reader’s place, links and cards point at it; the
 * others are made anew, in the blocks that were there.
 */

import type { Bead, RatedBead } from "#lib/align/bead.ts";
import type { TakenApart } from "#lib/align/from-chapter.ts";
import { contentOf } from "#lib/align/make-work.ts";
import { placeSentences } from "#lib/align/placed-sentence.ts";
import { traitsOf } from "#lib/text/block-kinds.ts";
import { fillIds, joinCells } from "#lib/text/mend.ts";
import type { Block, Cell, Chapter, Segment } from "#lib/text/model.ts";
import { compareSegmentIds, readSegmentId } from "#lib/text/segment-id.ts";

export interface Realigned {
  readonly chapter: Chapter;
  /** By segment id, the probability from 0 to 1 that the segment is exactly right. */
  readonly confidence: ReadonlyMap<string, number>;
}

/** `parts` are those of `takeApart(chapter, edition)`, and `beads` cover them. */
export function realignChapter(
  chapter: Chapter,
  parts: TakenApart,
  beads: readonly RatedBead[],
  edition = 1,
): Realigned {
  const before = parts.rows.map((row, at) => ({ ...row, bead: parts.beads[at]! }));
  const rows = placeRows(before, beads);
  const others = cellsOfOtherEditions(chapter, before, rows, edition);
  const fr = placeSentences(parts.fr);
  const en = placeSentences(parts.en);
  const confidence = new Map<string, number>();
  const blocks = chapter.blocks.flatMap((block): readonly Block[] => {
    const own = rows.filter((row) => row.block === block);
    const ids = fillIds(block.id, wantedIds(own));
    let hasEnglish = false;
    const segments = own.map((row, at): Segment => {
      const id = ids[at]!;
      confidence.set(id, row.bead.confidence);
      const french = fr.slice(row.bead.frStart, row.bead.frEnd);
      const english = en.slice(row.bead.enStart, row.bead.enEnd);
      const isTitle = block.kind === "t" || block.kind === "b";
      const opensParagraph = hasEnglish && english[0]?.opensBlock === true && !isTitle;
      hasEnglish ||= english.length > 0;
      const cells = chapter.editions.map((_, column): Cell => {
        const cell = row.same?.segment.cells[column];
        if (column === edition)
          return cell === undefined
            ? { opensParagraph, content: contentOf(english, block.kind) }
            : { ...cell, opensParagraph: cell.opensParagraph || opensParagraph };
        if (cell !== undefined) return cell;
        if (column !== 0) return others.get(row)?.[column] ?? nothing;
        return { opensParagraph: false, content: contentOf(french, block.kind) };
      });
      // A block begins a paragraph by itself.
      return {
        id,
        cells: at > 0 ? cells : cells.map((cell) => ({ ...cell, opensParagraph: false })),
      };
    });
    return segments.length === 0 ? [] : [{ ...block, segments }];
  });
  return { chapter: { editions: chapter.editions, blocks }, confidence };
}

const nothing: Cell = { opensParagraph: false, content: [] };

/** A row of the chapter as it was. */
interface RowBefore {
  readonly segment: Segment;
  readonly block: Block;
  readonly bead: Bead;
}

interface Row {
  readonly bead: RatedBead;
  /** The row that it was and still is. */
  readonly same: RowBefore | undefined;
  /** The row that its first sentence was in. */
  readonly from: RowBefore;
  /** None of its sentences was in the chapter. */
  readonly isNew: boolean;
  readonly block: Block;
}

/** Each bead with the row that it was, or came from, and the block that it goes into. */
function placeRows(before: readonly RowBefore[], beads: readonly RatedBead[]): readonly Row[] {
  const french = before.flatMap((row) => repeated(row, row.bead.frEnd - row.bead.frStart));
  const english = before.flatMap((row) => repeated(row, row.bead.enEnd - row.bead.enStart));
  const found = findSame(before, beads).map(({ bead, same }) => {
    const beside = bead.frEnd > bead.frStart ? french[bead.frStart] : english[bead.enStart];
    const from = same ?? beside ?? rowForNewEnglish(french, bead.frStart);
    return { bead, same, from: from!, isNew: same === undefined && beside === undefined };
  });
  const order = new Map(
    [...new Set(before.map(({ block }) => block))].map((block, at) => [block, at]),
  );
  const blocks = [...order.keys()];
  const isFixed = ({ bead, same }: (typeof found)[number]) =>
    same !== undefined || bead.frEnd > bead.frStart;
  // English alone stays in its block unless its neighbours have gone past it.
  const most = new Array<number>(found.length);
  let bound = blocks.length - 1;
  for (const [at, row] of [...found.entries()].reverse()) {
    if (isFixed(row)) bound = Math.min(bound, order.get(row.from.block)!);
    most[at] = bound;
  }
  let least = 0;
  return found.map((row, at) => {
    const wanted = Math.min(Math.max(order.get(row.from.block)!, least), most[at]!);
    least = Math.max(least, wanted);
    return { ...row, block: blocks[wanted]! };
  });
}

/**
 * English that no row had goes on with the French before it, so that no id has to shift; where that
 * is a heading or the like, it stands with the French that follows.
 */
function rowForNewEnglish(french: readonly RowBefore[], at: number): RowBefore | undefined {
  const before = french[at - 1];
  const isOpen = before !== undefined && traitsOf(before.block.kind).takesMore === true;
  return isOpen ? before : (french[at] ?? before);
}

/**
 * The beads in order, each with the row that it was and still is. Rows that another
 * edition alone has are in no bead: they stay where they are.
 */
function findSame(
  before: readonly RowBefore[],
  beads: readonly RatedBead[],
): readonly Pick<Row, "bead" | "same">[] {
  const isWordless = ({ frStart, frEnd, enStart, enEnd }: Bead) =>
    frStart === frEnd && enStart === enEnd;
  const wordless = before.filter(({ bead }) => isWordless(bead));
  const byBead = new Map(before.map((row) => [keyOf(row.bead), row]));
  const found: Pick<Row, "bead" | "same">[] = [];
  const addWordless = (french: number, english: number) => {
    const isPassed = ({ bead }: RowBefore) => bead.frStart <= french && bead.enStart <= english;
    while (wordless[0] !== undefined && isPassed(wordless[0])) {
      const [same] = wordless.splice(0, 1);
      found.push({ bead: { ...same!.bead, confidence: 1 }, same });
    }
  };
  for (const bead of beads) {
    if (isWordless(bead)) continue;
    addWordless(bead.frStart, bead.enStart);
    found.push({ bead, same: byBead.get(keyOf(bead)) });
  }
  addWordless(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return found;
}

function keyOf({ frStart, frEnd, enStart, enEnd }: Bead): string {
  return `${frStart} ${frEnd} ${enStart} ${enEnd}`;
}

function repeated(row: RowBefore, times: number): readonly RowBefore[] {
  return Array.from({ length: times }, () => row);
}

/** The ids that the rows of a block have or may take over, rising; the others are to be found. */
function wantedIds(rows: readonly Row[]): readonly (string | undefined)[] {
  const kept = new Set(rows.flatMap(({ same }) => same?.segment.id ?? []));
  let last: string | undefined;
  return rows.map(({ same, from, isNew, block }, at) => {
    const { id } = from.segment;
    const next = rows.slice(at).find((row) => row.same !== undefined)?.same?.segment.id;
    const isFree = !isNew && from.block === block && !kept.has(id) && isBetween(last, id, next);
    if (same === undefined && !isFree) return undefined;
    last = id;
    return id;
  });
}

function isBetween(low: string | undefined, id: string, high: string | undefined): boolean {
  const isBefore = (a: string, b: string) =>
    compareSegmentIds(readSegmentId(a)!, readSegmentId(b)!) < 0;
  return (low === undefined || isBefore(low, id)) && (high === undefined || isBefore(id, high));
}

/** What further editions had in rows that are no more goes to the rows that begin alike. */
function cellsOfOtherEditions(
  chapter: Chapter,
  before: readonly RowBefore[],
  rows: readonly Row[],
  edition: number,
): ReadonlyMap<Row, Readonly<Record<number, Cell>>> {
  const cells = new Map<Row, Record<number, Cell>>();
  if (chapter.editions.length === 2) return cells;
  const stays = new Set(rows.map(({ same }) => same));
  const changed = rows.filter(({ same }) => same === undefined);
  for (const row of before) {
    if (stays.has(row)) continue;
    const { frStart, frEnd, enStart } = row.bead;
    const into = changed.find(({ bead }) =>
      frStart < frEnd
        ? bead.frStart <= frStart && frStart < bead.frEnd
        : bead.enStart <= enStart && enStart < bead.enEnd,
    );
    if (into === undefined) continue;
    const own = cells.get(into) ?? {};
    for (const [column, cell] of row.segment.cells.entries()) {
      if (column === 0 || column === edition) continue;
      own[column] = joinCells(own[column] ?? nothing, cell, row.block.kind);
    }
    cells.set(into, own);
  }
  return cells;
}
