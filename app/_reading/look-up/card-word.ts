import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import type { Span } from "#lib/study/word.ts";

/** The word that a card shows, for whatever is done with it. */
export interface CardWord {
  /** As the text prints it. */
  readonly printed: string;
  /** In small letters; this and what follows is absent for a word that no dictionary knows. */
  readonly form?: string;
  readonly lemma?: string;
  readonly upos?: PartOfSpeech;
  /** The one that stands first. */
  readonly sense?: Sense | undefined;
  /** The expression that the word belongs to, and the sense that stands first. */
  readonly expression?: string;
  readonly expressionSense?: Sense | undefined;
  /** Where the word was met; absent for one that was looked up inside the card. */
  readonly segment?: SegmentWords;
  /** Where the word, and its expression, stand in the French of the segment. */
  readonly spans?: readonly Span[];
  readonly expressionSpans?: readonly Span[];
  /** Whether the expression is all that is meant, and not one of its words. */
  readonly isPhrase?: true;
}
