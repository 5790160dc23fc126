import type { BlockKind, Chapter, Segment } from "#lib/text/model.ts";

/** Below this, a row is one to look at. */
const doubtfulBelow = 0.75;

/** One row as it is shown. */
export interface ShownRow {
  readonly segment: Segment;
  readonly kind: BlockKind;
  /** Whether a paragraph begins with it. */
  readonly opensBlock: boolean;
}

/** The rows of a chapter, in the order of the text. */
export function rowsOf(chapter: Chapter): readonly ShownRow[] {
  return chapter.blocks.flatMap(({ kind, segments }) =>
    segments.map((segment, index) => ({ segment, kind, opensBlock: index === 0 })),
  );
}

export function isDoubtful(confidence: number | undefined): boolean {
  return (confidence ?? 1) < doubtfulBelow;
}

/** The columns that are mended: the French, and the English edition in the given column. */
export interface Columns {
  readonly fr: number;
  readonly en: number;
}
