import type { ChapterLexicon, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import type { WordPlace } from "#lib/reader/word-walk.ts";
import type { LookUpSource } from "./look-up-source.ts";

/** The French segments of a page and, once they have come, what their words are. */
export class ChapterWords {
  readonly segments: readonly HTMLElement[];
  readonly #source: LookUpSource;
  #lexicon: ChapterLexicon | undefined;

  constructor(segments: readonly HTMLElement[], source: LookUpSource) {
    this.segments = segments;
    this.#source = source;
  }

  /** `undefined` until they have come. */
  get lexicon(): ChapterLexicon | undefined {
    return this.#lexicon;
  }

  /**
   * Those of the chapter or, where they come sooner and have the segment of that number, those about
   * it. Throws a `LookUpError` where they cannot be had.
   */
  async load(index?: number): Promise<ChapterLexicon> {
    const id = index === undefined ? undefined : this.segments[index]?.id;
    const near = id === undefined ? undefined : await this.#source.near(id);
    this.#lexicon = near ?? (await this.#source.chapter());
    return this.#lexicon;
  }

  /** The words of a segment, in order. */
  of(index: number): readonly LookedUpWord[] {
    return this.#lexicon?.wordsOf(this.segments[index]?.id ?? "") ?? [];
  }

  at({ index, number }: WordPlace): LookedUpWord | undefined {
    return this.of(index)[number];
  }

  /** The number of the word that has the letter at an offset of its segment. */
  numberAt(index: number, offset: number): number | undefined {
    const number = this.of(index).findIndex(
      (word) => word.startOffset <= offset && offset < word.endOffset,
    );
    return number < 0 ? undefined : number;
  }
}
