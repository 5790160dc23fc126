import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";

/**
 * A number that tells a chapter’s text from another state of it. After Fowler, Noll & Vo (FNV-1a,
 * 32 bits), over UTF-16 code units.
 */
export function textSum(segments: readonly SegmentWords[]): number {
  let sum = startOfSum;
  for (const { fr, en } of segments) sum = addText(addText(sum, fr), en);
  return sum >>> 0;
}

const startOfSum = 0x811c9dc5;

function addText(start: number, text: string): number {
  let sum = start;
  for (let at = 0; at < text.length; at++) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  }
  // An end of its own, so that what moves from one cell to the next is told.
  return Math.imul(sum ^ 0xffff, 0x01000193);
}
