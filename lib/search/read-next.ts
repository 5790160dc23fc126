/** What to read next: by level, by how much the reader knows of it, by genre and by length. */

import type { KnownShares } from "#lib/search/shelf-index.ts";
import type { Bilingual, Genre, Level } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";

/** A work of the library as a step of a reader’s path. */
export interface PathWork {
  readonly key: string;
  readonly title: Bilingual;
  readonly level: Level;
  readonly genre?: Genre;
  /** How long the French takes to read. */
  readonly minutes: number;
  readonly chapters: readonly string[];
}

/** What is known of a reader. */
export interface PathReader {
  /** The works that they have begun, those that they have read among them. */
  readonly begun: ReadonlySet<string>;
  /** How much of the words of a work they know; absent where unknown. */
  readonly known: KnownShares;
  /** The work that they were in last. */
  readonly last?: PathWork;
}

/** A place in a work, as `place.ts` has it. */
interface WorkPlace {
  readonly chapter: string;
  readonly chapterProgress: number;
}

/** So much of the first chapter is more than a look at it. */
const leastBegun = 0.1;
/** Whether a reader with this place has begun a work, or has only looked into it. */
export function isBegun({ chapters }: PathWork, place: WorkPlace | undefined): boolean {
  if (place === undefined || !chapters.includes(place.chapter)) return false;
  return place.chapter !== chapters[0] || place.chapterProgress >= leastBegun;
}

/**
 * The works that suit a reader best, at most so many and the best first; of two that suit equally,
 * the one that stands first. None that is begun, and no two of a genre while there are others.
 * Nothing where nothing is known of the reader.
 */
export function readNext(
  works: readonly PathWork[],
  reader: PathReader,
  count: number,
): readonly PathWork[] {
  const { begun, known, last } = reader;
  if (last === undefined && known.size === 0) return [];
  const suited = works
    .filter(({ key }) => key !== last?.key && !begun.has(key))
    .map((work) => ({ work, cost: costOf(work, reader) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ work }) => work);
  const ofOtherGenres = suited.filter(
    ({ genre }, index) =>
      genre === undefined || suited.findIndex((each) => each.genre === genre) === index,
  );
  return [...new Set([...ofOtherGenres, ...suited])].slice(0, count);
}

/**
 * At most so many works of which it is worth asking how much of them the reader knows: those that
 * suit best by everything else, or, where no work was read yet, the first ones of each level.
 */
export function worthCounting(
  works: readonly PathWork[],
  reader: Omit<PathReader, "known">,
  count: number,
): readonly PathWork[] {
  if (reader.last !== undefined) return readNext(works, { ...reader, known: new Map() }, count);
  const found = levels.filter((level) => works.some((work) => work.level === level));
  const ofEach = Math.max(1, Math.floor(count / Math.max(1, found.length)));
  return found
    .flatMap((level) =>
      works.filter((work) => work.level === level && !reader.begun.has(work.key)).slice(0, ofEach),
    )
    .slice(0, count);
}

// Laufer & Ravenhorst-Kalovski 2010: with 95 % of the words known a text is read with some help,
// with 98 % without any. Between them lies what one learns from.
const bestShare = 0.96;
/** So much off the best share weighs as much as one level. */
const shareOfLevel = 0.04;

/** How far a work is from what would suit best, in levels. */
function costOf({ key, level, genre, minutes }: PathWork, { known, last }: PathReader): number {
  const share = known.get(key);
  const offShare = share === undefined ? 0 : (share - bestShare) / shareOfLevel;
  // Too hard is worse than too easy.
  const ofShare = offShare < 0 ? -1.5 * offShare : offShare;
  if (last === undefined) return ofShare + ofLength(minutes, 15);
  const steps = levels.indexOf(level) - levels.indexOf(last.level);
  // One level on is no great way; back is. Where the share is known, it says more than the level.
  const ofLevel = (steps < 0 ? -1.5 * steps : steps) * (share === undefined ? 1 : 0.5);
  const ofGenre = genre !== undefined && genre === last.genre ? 0.25 : 0;
  return ofShare + ofLevel + ofGenre + ofLength(minutes, last.minutes);
}

/** Twice or half as long weighs a quarter of a level. */
function ofLength(minutes: number, usual: number): number {
  return 0.25 * Math.abs(Math.log2(Math.max(1, minutes) / Math.max(1, usual)));
}
