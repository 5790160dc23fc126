/**
 * Segment ids: `p12.3` is block p12, third segment. A segment split after publication keeps its
 * id for its first part; the parts that follow take a letter: `p12.3`, `p12.3a`, `p12.3b`.
 */

import { blockKinds } from "#lib/text/block-kinds.ts";
import type { BlockKind } from "#lib/text/model.ts";

/** The parts of `p12.3a`. Numbers are 1 or more. */
export interface SegmentId {
  readonly kind: BlockKind;
  readonly block: number;
  readonly segment: number;
  /** Letters a to z, empty for a segment that is not a later part of a split. */
  readonly suffix: string;
}

// Numbers stop at six digits so that any id compares exactly.
const pattern = new RegExp(
  `^([${Object.keys(blockKinds).join("")}])([1-9]\\d{0,5})\\.([1-9]\\d{0,5})([a-z]*)$`,
);

/** The parts of a segment id, or `undefined` for what is not one (`p1`, `p01.1`, `x1.1`). */
export function readSegmentId(text: string): SegmentId | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, kind, block, segment, suffix] = match;
  return {
    kind: kind as BlockKind,
    block: Number(block),
    segment: Number(segment),
    suffix: suffix ?? "",
  };
}

/** The id as a table has it. */
export function formatSegmentId(id: SegmentId): string {
  return `${blockIdOf(id)}.${id.segment}${id.suffix}`;
}

/** The id of the block that a segment belongs to: `p12` for `p12.3a`. */
export function blockIdOf(id: SegmentId): string {
  return `${id.kind}${id.block}`;
}

/**
 * The order of two segments among blocks of one kind, below 0 when `a` comes first:
 * p1.3, p1.3a, p1.3aa, p1.3b, p1.4, p2.1. Blocks of different kinds are ordered by the chapter
 * alone, so comparing them throws a `RangeError`.
 */
export function compareSegmentIds(a: SegmentId, b: SegmentId): number {
  if (a.kind !== b.kind) {
    throw new RangeError(
      `${formatSegmentId(a)} and ${formatSegmentId(b)} are blocks of different kinds and have no order of their own`,
    );
  }
  if (a.block !== b.block) return a.block - b.block;
  if (a.segment !== b.segment) return a.segment - b.segment;
  if (a.suffix === b.suffix) return 0;
  return a.suffix < b.suffix ? -1 : 1;
}
