import { findSentencesIn, isWhole } from "#lib/align/aligned-block.ts";
import type { Language } from "#lib/align/stems.ts";
import { movableText, noteSign } from "#lib/text/mend.ts";
import type { BlockKind, Inline } from "#lib/text/model.ts";
import { hasVerse } from "#lib/text/verse-lines.ts";

/**
 * Where one sentence of a cell ends and the next begins: offsets as the moves of `mend.ts` count
 * them, ascending. A title and a line of verse are one thing to say and have none; several lines
 * have theirs between them.
 */
export function sentenceGaps(
  content: readonly Inline[],
  kind: BlockKind,
  language: Language,
): readonly number[] {
  const text = movableText(content);
  if (hasVerse(kind) && text.includes("\n")) return lineGaps(text);
  if (isWhole(kind)) return [];
  const ends = findSentencesIn(text.replaceAll(noteSign, ""), language)
    .slice(0, -1)
    .map(({ end }) => end);
  const gaps: number[] = [];
  let letters = 0;
  for (let offset = 0; offset < text.length && gaps.length < ends.length; offset++) {
    // A call stands after what it is about: it belongs to the sentence that ends there.
    if (text[offset] === noteSign) continue;
    if (letters === ends[gaps.length]) gaps.push(offset);
    letters++;
  }
  return gaps;
}

function lineGaps(text: string): readonly number[] {
  return [...text.matchAll(/\n/g)].map(({ index }) => index).filter((index) => index > 0);
}
