import { type Reading, type ReadingSegment, toReading } from "#lib/library/reading.ts";
import type { Cell, Chapter, EditionName } from "#lib/text/model.ts";

/** Another English edition in the segments of a reading, so that it can stand beside it. */
export interface SecondEdition {
  /** What the page shows. */
  readonly shown: Reading;
  /** The same blocks and segments, with the English of the other edition. */
  readonly second: Reading;
}

/**
 * Puts a second English edition beside the one that is shown. What it alone has, where neither the
 * French nor the other edition has anything, goes on after the segment before, or before the first:
 * nothing of it is lost.
 */
export function besideShown(
  chapter: Chapter,
  shownName: EditionName,
  secondName: EditionName,
): SecondEdition {
  const shown = toReading(chapter, shownName);
  const cells = cellsOf(chapter, secondName, idsOf(shown));
  const blocks = shown.blocks.map((block) => ({
    ...block,
    segments: block.segments.map(
      ({ id, fr }): ReadingSegment => ({ id, fr, en: cells.get(id) ?? emptyCell }),
    ),
  }));
  return { shown, second: { blocks } };
}

const emptyCell: Cell = { opensParagraph: false, content: [] };

function idsOf({ blocks }: Reading): readonly string[] {
  return blocks.flatMap(({ segments }) => segments.map(({ id }) => id));
}

/** The cells of an edition by the ids of segments that are shown. */
function cellsOf(
  chapter: Chapter,
  name: EditionName,
  shown: readonly string[],
): ReadonlyMap<string, Cell> {
  const column = chapter.editions.indexOf(name);
  if (column < 1) throw new RangeError(`no English edition “${name}” in this chapter`);
  const isShown = new Set(shown);
  const cells = new Map<string, Cell>();
  let home = shown[0];
  for (const { id, cells: row } of chapter.blocks.flatMap(({ segments }) => segments)) {
    if (isShown.has(id)) home = id;
    const cell = row[column];
    if (cell === undefined || home === undefined) continue;
    cells.set(home, joined(cells.get(home), cell));
  }
  return cells;
}

function joined(before: Cell | undefined, { content, opensParagraph }: Cell): Cell {
  if (before === undefined || before.content.length === 0) return { content, opensParagraph };
  if (content.length === 0) return before;
  return { ...before, content: [...before.content, { type: "text", value: " " }, ...content] };
}
