import { getStudySettings, subscribeToStudySettings } from "#app/_store/study-settings-store.ts";
import { getWords, subscribeToWords } from "#app/_store/word-store.ts";
import type { ChapterLexicon, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import type { StudySettings } from "#lib/study/study-settings.ts";
import { type Word, wordKey } from "#lib/study/word.ts";
import { rangeIn } from "../segment-text.ts";
import type { TextView } from "../text-view.ts";
import { nameOfExpression, nameOfReading } from "./word-name.ts";

const learningName = "en-regard-learning";
const unknownName = "en-regard-unknown";

/** So many segments are marked before the page may do something else. */
const segmentsAtOnce = 60;

/**
 * Marks words being learnt, and unknown ones, in the French text of a page, as long as the reader
 * wants any marked; answers with what ends it. No element is touched: these are highlights.
 */
export function openMarks(textView: TextView, chapter: () => Promise<ChapterLexicon>): () => void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return () => {};
  let latest = 0;
  let stopWords: (() => void) | undefined;

  async function mark(): Promise<void> {
    const own = ++latest;
    const settings = getStudySettings();
    if (!settings.marksLearning && settings.marksRarerThan === 0) return clear();
    stopWords ??= subscribeToWords(() => void mark());
    const { byKey, state } = getWords();
    if (state !== "ready") return;
    const lexicon = await chapter().catch(() => undefined);
    if (lexicon === undefined) return;
    const marks = { learning: new Highlight(), unknown: new Highlight() };
    const { segments } = textView.texts.fr;
    for (const [index, segment] of segments.entries()) {
      if (index % segmentsAtOnce === segmentsAtOnce - 1) await pause();
      if (own !== latest) return;
      for (const word of lexicon.wordsOf(segment.id)) {
        const kind = kindOf(word, byKey, settings);
        if (kind === undefined) continue;
        const range = rangeIn(segment, word.startOffset, word.endOffset);
        if (range !== undefined) marks[kind].add(range);
      }
    }
    CSS.highlights.set(learningName, marks.learning);
    CSS.highlights.set(unknownName, marks.unknown);
  }

  const stopSettings = subscribeToStudySettings(() => void mark());
  void mark();
  return () => {
    latest++;
    stopSettings();
    stopWords?.();
    clear();
  };
}

function kindOf(
  word: LookedUpWord,
  kept: ReadonlyMap<string, Word>,
  { marksLearning, marksRarerThan }: StudySettings,
): "learning" | "unknown" | undefined {
  const { reading, expression } = word;
  const states = [
    ...(expression === undefined ? [] : [kept.get(wordKey(nameOfExpression(expression)))?.state]),
    ...(reading === undefined ? [] : [kept.get(wordKey(nameOfReading(reading)))?.state]),
  ].filter((state) => state !== undefined && state !== "new");
  if (states.includes("learning")) return marksLearning ? "learning" : undefined;
  if (states.length > 0 || marksRarerThan === 0 || reading === undefined) return undefined;
  if (reading.upos === "PROPN" || reading.upos === "NUM") return undefined;
  return (reading.band ?? 7) > marksRarerThan ? "unknown" : undefined;
}

function clear(): void {
  CSS.highlights.delete(learningName);
  CSS.highlights.delete(unknownName);
}

function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
