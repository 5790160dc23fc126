import type { LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import type { Box } from "#lib/reader/card-place.ts";
import { nextWord, type WordPlace, wordOnNextLine } from "#lib/reader/word-walk.ts";
import { markSegment } from "../mark-segment.ts";
import { rangeIn } from "../segment-text.ts";
import type { TextView } from "../text-view.ts";
import type { ChapterWords } from "./chapter-words.ts";

/** The word in hand: marked in the text, and walked from by keys. */
export class WordCursor {
  /** `undefined` where no word is in hand. */
  place: WordPlace | undefined;
  readonly #textView: TextView;
  readonly #words: ChapterWords;
  #isWalking = false;

  constructor(textView: TextView, words: ChapterWords) {
    this.#textView = textView;
    this.#words = words;
  }

  /** Whether the arrow keys walk: from the first step until Escape or a pointer ends it. */
  get isWalking(): boolean {
    return this.#isWalking;
  }

  /** Takes a word in hand and marks it, and the words of its expression. */
  take(next: WordPlace): LookedUpWord | undefined {
    this.place = next;
    const segment = this.#words.segments[next.index];
    const word = this.#words.at(next);
    if (segment === undefined || word === undefined) return undefined;
    const rangeOf = ({ startOffset, endOffset }: LookedUpWord) =>
      rangeIn(segment, startOffset, endOffset) ?? [];
    const inSegment = this.#words.of(next.index);
    const others = word.expression?.words.flatMap((number) => inSegment[number] ?? []) ?? [];
    highlight([rangeOf(word)].flat(), others.flatMap(rangeOf));
    return word;
  }

  /** Goes on from a word without marking it: a selection marks itself. */
  takeUnmarked(next: WordPlace): void {
    if (!this.#isWalking) this.place = next;
    highlight([], []);
  }

  /** Has nothing in hand any more. */
  drop(): void {
    this.place = undefined;
    highlight([], []);
  }

  startWalking(index: number): void {
    this.#isWalking = true;
    markSegment(this.#textView, "pointed", index);
  }

  stopWalking(): void {
    if (!this.#isWalking) return;
    this.#isWalking = false;
    markSegment(this.#textView, "pointed", undefined);
  }

  /** A word further on, or back. */
  next(by: 1 | -1): WordPlace | undefined {
    const countOf = (index: number) =>
      this.#words.segments[index] === undefined ? undefined : this.#words.of(index).length;
    return nextWord(countOf, this.place ?? this.#startOf(by), by);
  }

  /** The word nearest to this one on the line above or below. */
  onNextLine(by: 1 | -1): WordPlace | undefined {
    if (this.place === undefined) return undefined;
    const boxesOf = (index: number): readonly (Box | undefined)[] | undefined => {
      const segment = this.#words.segments[index];
      return segment && this.#words.of(index).map((word) => firstLineOf(segment, word));
    };
    return wordOnNextLine(boxesOf, this.place, by);
  }

  /** Just before, or after, the segment in hand, else the one at the reading line. */
  #startOf(by: 1 | -1): WordPlace {
    const marked = this.#words.segments.findIndex(({ classList }) => classList.contains("current"));
    const index = marked >= 0 ? marked : this.#textView.anchor().index;
    return { index, number: by > 0 ? -1 : this.#words.of(index).length };
  }
}

function firstLineOf(segment: HTMLElement, { startOffset, endOffset }: LookedUpWord) {
  return rangeIn(segment, startOffset, endOffset)?.getClientRects()[0];
}

/** Marks the word, and the words of its expression, without touching the text. */
function highlight(word: readonly Range[], expression: readonly Range[]): void {
  // Firefox before 140 marks nothing; the card stands beside its word all the same.
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set("en-regard-expression", new Highlight(...expression));
  const own = new Highlight(...word);
  own.priority = 1;
  CSS.highlights.set("en-regard-word", own);
}
