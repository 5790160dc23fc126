/** Which chapters of two texts belong to each other, by how like each other they are and their order. */

import type { Likeness } from "#lib/align/chapter-likeness.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/** A chapter as far as links are guessed from it. */
export interface LinkedEntry {
  readonly title: string;
  readonly letters: number;
  /** Whether it is a chapter of the text, and no preface or title page. */
  readonly isChapter: boolean;
}

/** A pair of places in two lists. */
export interface PlaceLink {
  readonly fr: number;
  readonly en: number;
}

/**
 * Measured on nine books with all their chapters: a chapter and its translation are 0.18 to 0.5 like
 * each other, cut ones and halves 0.14 at least; others are 0.16 at most, 0.1 mostly.
 */
const likely = 0.12;
/** So much of a likeness the next best may have. */
const mostOfNext = 0.7;
/** … of that of a half, whose words are fewer. */
const mostOfNextHalf = 0.75;
/** Where order speaks for a pair as well. */
const likelyInOrder = 0.07;
/** Across the order of the others only what leaves no doubt. */
const sure = { likeness: 0.2, letters: 150, mostOfNext: 0.5 } as const;
/** What is shorter has too few words to tell. */
const fewLetters = 400;
/** The parts of a chapter have no more letters together than so many times its own. */
const mostOfWhole = 1.35;
/** … and one that is linked with nearly all of it has little more. */
const full = { linked: 0.9, most: 1.1 } as const;
/** At an end of a text, a chapter has at least so much of the letters of the other. */
const leastRatio = 0.6;

/** Guesses the links of two lists of entries, in the order of the French. */
export function guessLinks(
  fr: readonly LinkedEntry[],
  en: readonly LinkedEntry[],
  likeness: Likeness,
): readonly PlaceLink[] {
  const like = fr.map((_, i) => en.map((__, j) => likeness.of([i], [j])));
  const core = findCore(fr, en, like);
  const links = core.length === 0 ? linkByOrder(fr, en) : fillGaps(fr, en, like, core);
  return [...links].sort((a, b) => a.fr - b.fr || a.en - b.en);
}

type Matrix = readonly (readonly number[])[];

/** Pairs that are each other’s best, in one order, and those out of it that leave no doubt. */
function findCore(
  fr: readonly LinkedEntry[],
  en: readonly LinkedEntry[],
  like: Matrix,
): readonly PlaceLink[] {
  const bestEnglish = like.map(bestOf);
  const bestFrench = en.map((_, j) => bestOf(like.map((row) => row[j] ?? 0)));
  const pairs = fr.flatMap((_, i): readonly (PlaceLink & { readonly next: number })[] => {
    const j = bestEnglish[i] ?? -1;
    const value = like[i]?.[j] ?? 0;
    if (j === -1 || value < likely || bestFrench[j] !== i) return [];
    // Others that are likest to the same one may be parts of it.
    const others = [
      ...(like[i] ?? []).filter((__, at) => bestFrench[at] !== i),
      ...like.flatMap((row, at) => (bestEnglish[at] === j ? [] : [row[j] ?? 0])),
    ];
    const next = Math.max(0, ...others) / value;
    return next <= mostOfNext ? [{ fr: i, en: j, next }] : [];
  });
  const inOrder = longestInOrder(pairs, like);
  return pairs.filter((pair) => {
    if (inOrder.has(pair)) return true;
    const letters = Math.min(fr[pair.fr]?.letters ?? 0, en[pair.en]?.letters ?? 0);
    const value = like[pair.fr]?.[pair.en] ?? 0;
    return value >= sure.likeness && letters >= sure.letters && pair.next <= sure.mostOfNext;
  });
}

function longestInOrder<Pair extends PlaceLink>(
  pairs: readonly Pair[],
  like: Matrix,
): ReadonlySet<Pair> {
  const sums: number[] = [];
  const befores: number[] = [];
  let best = -1;
  for (const [at, pair] of pairs.entries()) {
    let sum = 0;
    let before = -1;
    for (let earlier = 0; earlier < at; earlier++) {
      if ((pairs[earlier]?.en ?? 0) >= pair.en || (sums[earlier] ?? 0) <= sum) continue;
      sum = sums[earlier] ?? 0;
      before = earlier;
    }
    sums.push(sum + (like[pair.fr]?.[pair.en] ?? 0));
    befores.push(before);
    if (best === -1 || (sums[at] ?? 0) > (sums[best] ?? 0)) best = at;
  }
  const chain = new Set<Pair>();
  for (let at = best; at !== -1; at = befores[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.add(pair);
  }
  return chain;
}

/** Links between those that are sure: chapters cut in two, and chapters too short to tell. */
function fillGaps(
  fr: readonly LinkedEntry[],
  en: readonly LinkedEntry[],
  like: Matrix,
  core: readonly PlaceLink[],
): readonly PlaceLink[] {
  const links = [...core];
  const enOf = new Map(core.map((link) => [link.fr, link.en]));
  const frOf = new Map(core.map((link) => [link.en, link.fr]));
  const add = (i: number, j: number) => {
    links.push({ fr: i, en: j });
    if (!enOf.has(i)) enOf.set(i, j);
    if (!frOf.has(j)) frOf.set(j, i);
  };
  linkHalves();
  for (const gap of gapsOf(
    fr.length,
    en.length,
    [...enOf].map(([i, j]) => ({ fr: i, en: j })),
  )) {
    const french = gap.fr.filter((i) => !enOf.has(i));
    const english = gap.en.filter((j) => !frOf.has(j));
    for (const { fr: i, en: j } of linkInGap(french, english, fr, en, like, gap.isOpen)) add(i, j);
  }
  linkHalves();
  return links;

  /** The best of a line or column, beside a neighbour that is linked with the same chapter. */
  function linkHalves(): void {
    for (let round = 0; round < 3; round++) {
      for (const i of fr.keys()) {
        if (enOf.has(i)) continue;
        const j = bestOf(like[i] ?? []);
        const isBeside = [i - 1, i + 1].some((at) => enOf.get(at) === j);
        if (isBeside && standsOut(like[i] ?? [], j) && hasRoom(i, j, "fr")) add(i, j);
      }
      for (const j of en.keys()) {
        if (frOf.has(j)) continue;
        const column = like.map((row) => row[j] ?? 0);
        const i = bestOf(column);
        const isBeside = [j - 1, j + 1].some((at) => frOf.get(at) === i);
        if (isBeside && standsOut(column, i) && hasRoom(i, j, "en")) add(i, j);
      }
    }
  }

  /** Whether one more part fits: every tale is likest to the longest one of the other side. */
  function hasRoom(i: number, j: number, side: "fr" | "en"): boolean {
    if (sameNumber(fr[i]?.title ?? "", en[j]?.title ?? "")) return true;
    const [parts, whole] = side === "fr" ? [fr, en[j]] : [en, fr[i]];
    const linked = links.flatMap((link) => {
      if (side === "fr") return link.en === j ? [link.fr] : [];
      return link.fr === i ? [link.en] : [];
    });
    const all = whole?.letters ?? 0;
    const before = linked.reduce((sum, at) => sum + (parts[at]?.letters ?? 0), 0);
    const letters = before + (parts[side === "fr" ? i : j]?.letters ?? 0);
    return letters <= (before >= full.linked * all ? full.most : mostOfWhole) * all;
  }
}

interface Gap {
  readonly fr: readonly number[];
  readonly en: readonly number[];
  /** At an end of a text, where prefaces of both sides may have nothing to do with each other. */
  readonly isOpen: boolean;
}

/** What lies between links that stand next to each other on both sides. */
function gapsOf(frCount: number, enCount: number, links: readonly PlaceLink[]): readonly Gap[] {
  const chain = [
    ...longestInOrder(
      [...links].sort((a, b) => a.fr - b.fr || a.en - b.en),
      [],
    ),
  ].sort((a, b) => a.fr - b.fr);
  const sorted = chain.length > 0 ? chain : [...links].sort((a, b) => a.fr - b.fr);
  const ends = [{ fr: -1, en: -1 }, ...sorted, { fr: frCount, en: enCount }];
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? end;
    return {
      fr: range(start.fr + 1, end.fr),
      en: range(start.en + 1, end.en),
      isOpen: index === 0 || index === ends.length - 2,
    };
  });
}

/** Entries in order, each with the likeliest; as many on both sides are pairs. */
function linkInGap(
  french: readonly number[],
  english: readonly number[],
  fr: readonly LinkedEntry[],
  en: readonly LinkedEntry[],
  like: Matrix,
  isOpen: boolean,
): readonly PlaceLink[] {
  const gain = (i: number, j: number): number => {
    const a = fr[i];
    const b = en[j];
    if (a === undefined || b === undefined) return -1;
    const value = like[i]?.[j] ?? 0;
    const isSame = sameNumber(a.title, b.title);
    const isShort = Math.min(a.letters, b.letters) < fewLetters;
    const ratio = Math.min(a.letters, b.letters) / Math.max(1, a.letters, b.letters);
    if (isOpen && !isSame) return value >= likely && ratio >= leastRatio ? value : -1;
    if (isOpen && value < likelyInOrder && !(isShort && a.isChapter && b.isChapter)) return -1;
    // Tales of two collections have nothing to do with each other, wherever they stand.
    const isBest = value >= mostOfNext * Math.max(...(like[i] ?? []));
    if (value >= likely && isBest) return value + (isSame ? 0.1 : 0);
    const areAsMany = french.length === english.length;
    if (value >= likelyInOrder && (isSame || (areAsMany && french.length <= 2))) return value;
    const isLikely = a.isChapter && b.isChapter && ratio > 0.4;
    return isShort && areAsMany && isLikely ? 0.01 + value : -1;
  };
  const width = english.length + 1;
  const best = new Float64Array((french.length + 1) * width);
  for (let a = french.length - 1; a >= 0; a--) {
    for (let b = english.length - 1; b >= 0; b--) {
      const pair = gain(french[a] ?? -1, english[b] ?? -1);
      best[a * width + b] = Math.max(
        best[(a + 1) * width + b] ?? 0,
        best[a * width + b + 1] ?? 0,
        pair > 0 ? pair + (best[(a + 1) * width + b + 1] ?? 0) : 0,
      );
    }
  }
  const links: PlaceLink[] = [];
  for (let a = 0, b = 0; a < french.length && b < english.length; ) {
    const here = best[a * width + b] ?? 0;
    if (here === (best[(a + 1) * width + b] ?? 0)) a++;
    else if (here === (best[a * width + b + 1] ?? 0)) b++;
    else links.push({ fr: french[a++] ?? 0, en: english[b++] ?? 0 });
  }
  return links;
}

/** Texts too short for their words to tell: as many chapters in order, or else all with all. */
function linkByOrder(fr: readonly LinkedEntry[], en: readonly LinkedEntry[]): readonly PlaceLink[] {
  const chapters = (entries: readonly LinkedEntry[]) =>
    [...entries.keys()].filter((place) => entries[place]?.isChapter === true);
  const [french, english] = [chapters(fr), chapters(en)];
  if (french.length > 0 && french.length === english.length) {
    return french.map((i, at) => ({ fr: i, en: english[at] ?? 0 }));
  }
  const numbered = french.flatMap((i) => {
    const j = english.find((place) => sameNumber(fr[i]?.title ?? "", en[place]?.title ?? ""));
    return j === undefined ? [] : [{ fr: i, en: j }];
  });
  const areAll = new Set(numbered.map((link) => link.en)).size === numbered.length;
  if (
    areAll &&
    numbered.length >= 2 &&
    numbered.length === Math.min(french.length, english.length)
  ) {
    return numbered;
  }
  const [first = 0] = fr.keys();
  const [other = 0] = en.keys();
  if (fr.length === 0 || en.length === 0) return [];
  return [
    ...[...fr.keys()].map((i) => ({ fr: i, en: other })),
    ...[...en.keys()].slice(1).map((j) => ({ fr: first, en: j })),
  ];
}

function sameNumber(a: string, b: string): boolean {
  const [one, other] = [findChapterHeading(firstLine(a)), findChapterHeading(firstLine(b))];
  if (one === undefined || other === undefined) return false;
  if (one.isStanding === true && other.isStanding === true) {
    return standingGroup(a) !== undefined && standingGroup(a) === standingGroup(b);
  }
  return one.number !== undefined && one.number === other.number && one.rank === other.rank;
}

function standingGroup(title: string): string | undefined {
  if (/^prologue|^avant-propos/iu.test(title)) return "prologue";
  return /^[ée]pilogue/iu.test(title) ? "epilogue" : undefined;
}

function firstLine(title: string): string {
  return title.split(" · ")[0] ?? "";
}

/** Whether the best of a line is well above the next, as a half of a chapter is. */
function standsOut(values: readonly number[], best: number): boolean {
  const value = values[best] ?? 0;
  const next = Math.max(0, ...values.filter((_, at) => at !== best));
  return value >= likely && next <= value * mostOfNextHalf;
}

function bestOf(values: readonly number[]): number {
  let best = -1;
  for (const [at, value] of values.entries()) {
    if (value > 0 && (best === -1 || value > (values[best] ?? 0))) best = at;
  }
  return best;
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}
