import { type LookedUpWord, parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { wordKey } from "#lib/study/word.ts";
import type { RunningWord } from "#lib/study/work-words.ts";

/**
 * The words of a chapter in the order of the text, without names and numbers, out of what was
 * looked up in it. Throws a `LookUpError`.
 */
export function runningWords(chapterLexicon: string): readonly RunningWord[] {
  const lexicon = parseChapterLexicon(chapterLexicon);
  return lexicon.segmentIds.flatMap((id) => lexicon.wordsOf(id)).flatMap(toRunningWord);
}

function toRunningWord({ reading }: LookedUpWord): readonly RunningWord[] {
  // Names need not be learnt, and what no dictionary knows is mostly one.
  if (reading === undefined || reading.upos === "PROPN" || reading.upos === "NUM") return [];
  const { lemma, upos, band } = reading;
  return [{ key: wordKey({ lemma, upos, isExpression: false }), band }];
}
