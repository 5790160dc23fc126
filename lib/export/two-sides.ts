/** The French and one English edition of a work, for formats that have two sides. */

import type { Block, Cell, EditionName, Segment } from "#lib/text/model.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";

/** The first English edition of a work, which is exported where none is named. */
export function firstEnglish({ work }: WholeWork): EditionName {
  return work.editions[1].name;
}

/** Takes the two sides of a chapter’s segments. Throws a `RangeError` for an edition it lacks. */
export function sidesOf(
  { name, chapter }: NamedChapter,
  edition: EditionName,
): (segment: Segment) => readonly [fr: Cell, en: Cell] {
  const column = chapter.editions.indexOf(edition);
  if (column < 1) {
    throw new RangeError(
      `${name} has no English edition “${edition}”: ${chapter.editions.join(", ")}`,
    );
  }
  return ({ cells }) => [cells[0] ?? nothing, cells[column] ?? nothing];
}

const nothing: Cell = { opensParagraph: false, content: [] };

/** One side of a block as its printed paragraphs: those that only this side begins come apart. */
export function paragraphsOf(
  { segments }: Block,
  cellOf: (segment: Segment) => Cell,
): readonly (readonly Cell[])[] {
  const paragraphs: Cell[][] = [];
  for (const segment of segments) {
    const cell = cellOf(segment);
    if (cell.content.length === 0) continue;
    const last = paragraphs.at(-1);
    if (last === undefined || cell.opensParagraph) paragraphs.push([cell]);
    else last.push(cell);
  }
  return paragraphs;
}
