/**
 * How texts are asked: the same whether they lie in an index on the site, in one chapter, or among
 * a reader’s own. See `scan-source.ts`, `volume-source.ts` and `joined-source.ts`.
 */

import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { EntryKey } from "#lib/search/entry.ts";
import type { FindQuery } from "#lib/search/find-query.ts";
import type { BlockKind, EditionName, Level } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";

/** Texts that can be asked. */
export interface SearchSource {
  /** Words and expressions that begin so, the most frequent first. For while someone types. */
  readonly complete: (typed: string, side: Side, most?: number) => Promise<readonly Suggestion[]>;
  /** How what is sought is said on the other side, and how often. */
  readonly groups: (query: FindQuery, scope?: Scope) => Promise<Groups>;
  /** Where it stands, in the order of the texts, so many from a place on. */
  readonly hits: (query: FindQuery, wish?: HitWish) => Promise<HitPage>;
  /** Words of the texts that are spelt nearly so. */
  readonly near: (typed: string, side: Side) => Promise<readonly string[]>;
}

/** What is searched of the texts that a source has. An absent part means all. */
export interface Scope {
  readonly works?: readonly string[];
  /** One chapter by its name; with one work. */
  readonly chapter?: string;
  readonly levels?: readonly Level[];
  readonly kinds?: readonly BlockKind[];
  /** Further English editions are asked as well; else only the first of each work is. */
  readonly hasFurtherEditions?: boolean;
}

/** Which hits are wanted. */
export interface HitWish {
  readonly scope?: Scope;
  /** Only these groups, by their `name`. */
  readonly only?: readonly string[];
  /** All groups but these. */
  readonly not?: readonly string[];
  /** The hits after this place. */
  readonly after?: Place;
  /** 10 where it is not said. */
  readonly most?: number;
}

/** A word or an expression of the texts. */
export interface Suggestion {
  /** As it is typed: a lemma, or the form that begins so. */
  readonly text: string;
  readonly side: Side;
  readonly entry: EntryKey;
  readonly lemma: string;
  /** Absent for expressions and English words. */
  readonly upos?: PartOfSpeech;
  /** How often all forms of the entry stand in the texts. */
  readonly count: number;
}

/** How what is sought is said on the other side. */
export interface Groups {
  /** The most frequent first; `expression` groups after `said` ones, and `none` last. */
  readonly groups: readonly Group[];
  /** All hits. */
  readonly count: number;
  /** Hits of groups that are too rare to be listed. */
  readonly rarer: number;
  /** Counted over all the texts asked; else over the first of them, or not every text was looked into. */
  readonly isWhole: boolean;
  /** The hits must still be looked over in the text: see `matchesText`. */
  readonly isUnchecked: boolean;
  /** What each term was taken to be, the terms of the French field first. */
  readonly terms: readonly TermReading[];
}

/** A way of saying it. */
export interface Group {
  /**
   * `said`: an English lemma or phrase, or for English what the French is. `expression`: the word is
   * part of a French expression. `none`: nothing on the other side is known to say it.
   */
  readonly kind: "said" | "expression" | "none";
  /** Tells the group from others: see `HitWish`. */
  readonly name: string;
  /** As it is shown; empty for `none`. */
  readonly text: string;
  /** Of the French word, where English is sought. */
  readonly upos?: PartOfSpeech;
  readonly count: number;
  /** As it is printed in the texts, in small letters: *looked* 8, *looking* 5. The first few. */
  readonly printed: readonly { readonly text: string; readonly count: number }[];
}

/** What a term was taken to be; none where no text has it. */
export interface TermReading {
  readonly side: Side;
  readonly text: string;
  readonly entries: readonly Suggestion[];
  /** What it could be besides: *suivre* for *suis*. */
  readonly others: readonly Suggestion[];
}

/** Some hits. */
export interface HitPage {
  readonly hits: readonly Hit[];
  /** Where to ask on; absent where there are no more. */
  readonly next?: Place;
  readonly isUnchecked: boolean;
  /** Else an English word says more French ones than were looked into; their groups have the others. */
  readonly isWhole: boolean;
}

/** Where something stands. */
export interface Place {
  readonly work: string;
  readonly level: Level;
  readonly edition: EditionName;
  readonly chapter: string;
  /** The place of the chapter in the work, from 0. */
  readonly chapterIndex: number;
  /** The place of the segment among those of the chapter’s reading, from 0: see `toReading`. */
  readonly row: number;
  /** The first word of the hit among those of the side that is sought, from 0. */
  readonly word: number;
}

/** A place with what is sought and what says it, by the numbers of words: see `readHit`. */
export interface Hit {
  readonly place: Place;
  /** Of the chapter’s text as it was searched: see `textSum`. */
  readonly sum: number;
  /** Words to mark, ascending. */
  readonly fr: readonly number[];
  readonly en: readonly number[];
  /** The group that the hit belongs to. */
  readonly group: string;
}

/** Why texts cannot be asked. Reading goes on. */
export class SearchError extends Error {
  /** `absent`: the index cannot be had. `damaged`: it is not as written. `old`: it is of another build. */
  readonly fault: "absent" | "damaged" | "old";

  constructor(fault: SearchError["fault"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SearchError";
    this.fault = fault;
  }
}

/** The name of the group of hits without a counterpart. */
export const noCounterpart = "";
