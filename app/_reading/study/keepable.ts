import type { MetContext } from "#app/_store/kept-words.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import type { Span, WordName } from "#lib/study/word.ts";
import type { CardWord } from "../look-up/card-word.ts";
import type { ShownChapter } from "../shown-chapter.tsx";
import { nameOfExpression, nameOfReading } from "./word-name.ts";

/** A word that may be kept: what it is, what it means here, and where it was met. */
export interface KeepableWord {
  readonly name: WordName;
  /** What it means here; empty where that is not known. */
  readonly sense: string;
  /** Absent for a word that was not met in the text. */
  readonly met: MetContext | undefined;
}

/** The word of a card, and the expression that it belongs to. */
export function toKeepable(word: CardWord, chapter: ShownChapter): readonly KeepableWord[] {
  const { printed, form = printed.toLowerCase(), lemma = form, upos = "X" } = word;
  const own: KeepableWord = {
    name: nameOfReading({ lemma, upos }),
    sense: senseText(word.sense),
    met: metOf(chapter, word, word.spans, form),
  };
  if (word.expression === undefined) return [own];
  const { expression, expressionSense, expressionSpans } = word;
  const whole: KeepableWord = {
    name: nameOfExpression({ text: expression }),
    sense: senseText(expressionSense),
    met: metOf(chapter, word, expressionSpans, expression),
  };
  return word.isPhrase === true ? [whole] : [own, whole];
}

function senseText(sense: Sense | undefined): string {
  return sense?.glosses.join(", ") ?? "";
}

/** The segment of a card’s word, in the text that the page shows. */
function metOf(
  { workKey, name, edition, frenchTitle }: ShownChapter,
  { segment }: CardWord,
  spans: readonly Span[] | undefined,
  form: string,
): MetContext | undefined {
  if (segment === undefined || spans === undefined) return undefined;
  return {
    work: workKey,
    chapter: name,
    segment: segment.id,
    edition,
    title: frenchTitle,
    form,
    fr: segment.fr,
    en: segment.en,
    spans,
  };
}
