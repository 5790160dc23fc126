import type { ChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { rangeIn, segmentWordsOf } from "../segment-text.ts";
import { isCovered } from "../shown-view.ts";
import type { TextView } from "../text-view.ts";
import type { SelectedText } from "./phrase.ts";

/** The words of one side that say what a word of the other says. */
export interface Counterparts {
  /** Marks the counterparts of the words that a part of a segment has, and no others. */
  readonly mark: (side: Side, words: SelectedText) => void;
  /** Marks none. */
  readonly clear: () => void;
  /** The French word that an English one says, where the chapter’s words are there and have one. */
  readonly frenchOf: (words: SelectedText) => SelectedText | undefined;
  readonly close: () => void;
}

interface Link {
  readonly fr: Offsets;
  readonly en: Offsets;
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/**
 * Marks, when the reader points at a word or touches it, the words that say it on the other side:
 * those that its card calls “here”. They come with the chapter’s words; until these are there, and
 * where they cannot be had, nothing is marked. What is marked for an open card stays as long as it.
 */
export function openCounterparts(
  textView: TextView,
  chapter: () => Promise<ChapterLexicon>,
): Counterparts {
  let lexicon: ChapterLexicon | undefined;
  /** Marks the words in hand once the chapter’s are there. */
  let latest: (() => void) | undefined;

  function mark(side: Side, words: SelectedText): void {
    latest = () => show(side, words);
    if (lexicon !== undefined) latest();
    else
      void chapter().then(
        (ready) => {
          lexicon = ready;
          latest?.();
        },
        // The card says so where it is asked for.
        () => {},
      );
  }

  function clear(): void {
    latest = undefined;
    highlight([]);
  }

  /** The links of a segment, word by word in the order of the French. */
  function linksOf(index: number): readonly Link[] {
    const { id, en } = segmentWordsOf(textView, index);
    const english = englishWords(en);
    return (lexicon?.wordsOf(id) ?? []).flatMap((word) => {
      const [first, last] = [english[word.english?.first ?? -1], english[word.english?.last ?? -1]];
      if (first === undefined || last === undefined) return [];
      return [
        {
          fr: { start: word.startOffset, end: word.endOffset },
          en: { start: first.startOffset, end: last.endOffset },
        },
      ];
    });
  }

  function show(side: Side, { index, startOffset, endOffset }: SelectedText): void {
    const other = otherSide(side);
    const segment = textView.texts[other].segments[index];
    const own = textView.texts[side].segments[index];
    highlight([]);
    if (segment === undefined || own === undefined || isCovered(segment, other)) return;
    const ranges = linksOf(index).flatMap(({ fr, en }) => {
      const [from, to] = side === "fr" ? [fr, en] : [en, fr];
      if (startOffset >= from.end || endOffset <= from.start) return [];
      const counterpart = rangeIn(segment, to.start, to.end) ?? [];
      // The French word has a mark of its own; the English one has this.
      return [counterpart, side === "en" ? (rangeIn(own, from.start, from.end) ?? []) : []].flat();
    });
    highlight(ranges);
  }

  function frenchOf({ index, startOffset, endOffset }: SelectedText): SelectedText | undefined {
    const link = linksOf(index).find(({ en }) => startOffset < en.end && endOffset > en.start);
    return link && { index, startOffset: link.fr.start, endOffset: link.fr.end };
  }

  return {
    mark,
    clear,
    frenchOf,
    close() {
      latest = undefined;
      highlight([]);
    },
  };
}

function highlight(ranges: readonly Range[]): void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return;
  const distinct = new Map(ranges.map((range) => [`${range.startOffset} ${range}`, range]));
  CSS.highlights.set("en-regard-counterpart", new Highlight(...distinct.values()));
}
