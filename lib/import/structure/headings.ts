/** Titles of chapters, headings and subheadings. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import { type ChapterHeading, findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

interface Candidate {
  readonly index: number;
  readonly heading: ChapterHeading;
}

/** Every heading, by its level in the format, by its wording, or by how it stands alone. */
export function findHeadings(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const marked = rankLevels(blocks);
  const candidates = findCandidates(blocks);
  const named = candidates.filter(({ heading }) => heading.isNamed);
  const numbered = keepSequences(
    candidates.filter(({ heading }) => !heading.isNamed),
    blocks,
  );
  const hasNumberedChapters = named.some(
    ({ heading }) => heading.rank === "chapter" && heading.number !== undefined,
  );
  const hasRanks = named.some(({ index, heading }) => isRanked(heading, blocks[index]));
  const kinds = new Map<number, "t" | "h" | "s">();
  for (const [index, kind] of marked) kinds.set(index, kind);
  for (const index of blocks.keys()) {
    if (!kinds.has(index) && isLoneHeading(blocks, index)) kinds.set(index, "h");
  }
  const hasOthers = kinds.size > 0 || hasNumberedChapters;
  for (const { index, heading } of numbered) {
    if (marked.has(index)) continue;
    const block = blocks[index];
    const isRoman = /^[^\d]*[IVXLC]/.test(block?.content ?? "");
    if (
      !hasOthers ||
      (!hasNumberedChapters && marked.size === 0 && (isRoman || !heading.hasTitle))
    ) {
      kinds.set(index, "t");
    } else kinds.set(index, marked.size > 0 || !heading.hasTitle ? "h" : "s");
  }
  // A preface or a conclusion is a chapter where there are others.
  const hasChapters = hasRanks || [...kinds.values()].includes("t");
  for (const { index, heading } of named) {
    if (marked.has(index)) continue;
    const isChapter = heading.rank !== "scene" && (hasChapters || isRanked(heading, blocks[index]));
    kinds.set(index, isChapter ? "t" : "h");
  }
  return blocks.map((block, index) => {
    const kind = kinds.get(index);
    if (kind === undefined || block.aside !== undefined) return block;
    return { ...block, kind, content: withoutWholeEmphasis(block.content) };
  });
}

/** Lines under the titles of chapters, where most chapters have one: *Où l’on manque de lait*. */
export function findSubtitles(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isTitle = (block: DraftBlock | undefined) =>
    block?.kind === "t" && block.aside === undefined;
  // The chapters of which a heading says the number alone, and the lines under them.
  const bare = [...blocks.keys()].filter(
    (index) => isTitle(blocks[index]) && isBare(blocks[index]),
  );
  const underBare = bare.filter((index) => isSubtitle(blocks[index + 1]));
  const isUsual = underBare.length >= 2 && underBare.length >= bare.length * 0.8;
  return blocks.map((block, index) => {
    if (!isTitle(blocks[index - 1]) || !isSubtitle(block) || index === blocks.length - 1)
      return block;
    // Where most have one, it may be long and end in a stop.
    const isOne = isUsual && isBare(blocks[index - 1]);
    const isLine = block.isLone === true && !endsSentence(block.content);
    return isOne || isLine ? { ...block, kind: "s" } : block;
  });
}

function isSubtitle(block: DraftBlock | undefined): boolean {
  if (block === undefined || block.aside !== undefined) return false;
  if (block.kind !== "p" && block.kind !== "h") return false;
  if (block.content.length > 200 || /^[—–«“"-]/.test(block.content)) return false;
  // `SCÈNE PREMIÈRE` under `ACTE PREMIER` is a heading of its own.
  if (findChapterHeading(block.content)?.rank === "scene") return false;
  // Two sentences are the chapter’s first paragraph.
  return !/(?<!\b(?:Dr|Mr?|Mrs|St|Mme))[.!?…] [«“"]?\p{Lu}/u.test(block.content);
}

/** Whether a heading is its number alone. */
function isBare(block: DraftBlock | undefined): boolean {
  return findChapterHeading(block?.content ?? "")?.hasTitle === false;
}

/** A text without chapters begins with its title and the lines under it. */
export function findTitle(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isFree = (block: DraftBlock) => block.aside === undefined;
  if (blocks.some((block) => isFree(block) && block.kind === "t")) return blocks;
  const first = blocks.findIndex(isFree);
  const opening = blocks[first];
  if (opening === undefined) return blocks;
  const isLine = (block: DraftBlock | undefined) => {
    if (block === undefined || block.aside !== undefined) return false;
    if (block.kind === "h" || block.kind === "s") return true;
    return block.isLone === true && block.kind === "p" && !endsSentence(block.content);
  };
  if (!(isLine(opening) || isTitleLine(opening)) || blocks.filter(isFree).length < 2) return blocks;
  let end = first + 1;
  while (isLine(blocks[end]) && blocks[end]?.level === undefined) end++;
  // Nothing but short lines is a list or a poem, and has no title that we could tell.
  if (end === blocks.length && end - first > 2) return blocks;
  return blocks.map((block, index) => {
    if (index === first)
      return { ...block, kind: "t", content: withoutWholeEmphasis(block.content) };
    return index > first && index < end ? { ...block, kind: "s" } : block;
  });
}

/** Levels of a format → kinds: the highest that comes more than once heads the chapters. */
function rankLevels(blocks: readonly DraftBlock[]): ReadonlyMap<number, "t" | "h" | "s"> {
  const counts = new Map<number, number>();
  for (const { level, aside } of blocks) {
    if (level !== undefined && aside === undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const levels = [...counts.keys()].sort((a, b) => a - b);
  const chapterLevel = levels.find((level) => (counts.get(level) ?? 0) > 1) ?? levels[0];
  const kinds = new Map<number, "t" | "h" | "s">();
  if (chapterLevel === undefined) return kinds;
  const below = levels.filter((level) => level > chapterLevel);
  // The one heading above the chapters’ is the book’s own title, if it comes before them.
  const first = blocks.findIndex(({ level, aside }) => level !== undefined && aside === undefined);
  for (const [index, { level, aside, content }] of blocks.entries()) {
    if (level === undefined || aside !== undefined) continue;
    const heading = findChapterHeading(content);
    // Parts and chapters are often marked by two levels; both begin what readers turn to.
    if (index === first && level < chapterLevel && counts.get(level) === 1) {
      kinds.set(index, "h");
      continue;
    }
    const isTitle =
      level <= chapterLevel ||
      (heading?.isNamed === true && heading.rank === "chapter" && heading.number !== undefined);
    kinds.set(index, isTitle ? "t" : level === below[0] ? "h" : "s");
  }
  return kinds;
}

function findCandidates(blocks: readonly DraftBlock[]): readonly Candidate[] {
  return blocks.flatMap((block, index) => {
    if (block.aside !== undefined || !"pthv".includes(block.kind)) return [];
    if (block.kind === "v" && !/^[^\n]*\n[^\n]*$/.test(block.content)) return [];
    const heading = findChapterHeading(block.content);
    if (heading === undefined) return [];
    return [{ index, heading }];
  });
}

/** `Chapitre`, `Livre`: a word that ranks; `Prologue` only stands. */
function isRanked(heading: ChapterHeading, block: DraftBlock | undefined): boolean {
  return (
    heading.number !== undefined ||
    /^\P{L}*(?:\S+ )?(?:partie|part|livre|book|chap)/iu.test(block?.content ?? "")
  );
}

/** Bare numbers are headings where they count from 1, with text between; side by side, a list. */
function keepSequences(
  candidates: readonly Candidate[],
  blocks: readonly DraftBlock[],
): readonly Candidate[] {
  const places = new Set(candidates.map(({ index }) => index));
  const apart = candidates.filter(
    ({ index }) =>
      !places.has(index - 1) && !places.has(index + 1) && blocks[index + 1] !== undefined,
  );
  const kept = new Set<Candidate>();
  let last: Candidate | undefined;
  for (const [place, candidate] of apart.entries()) {
    const { number } = candidate.heading;
    const follows = last?.heading.number !== undefined && number === last.heading.number + 1;
    // The first one may be worded otherwise, or lost.
    const isFirst = number === 1 || number === 2;
    const begins = isFirst && apart[place + 1]?.heading.number === number + 1;
    if (!follows && !begins) continue;
    kept.add(candidate);
    last = candidate;
  }
  return apart.filter((candidate) => kept.has(candidate));
}

/** A printed line alone, without a stop, over a paragraph. */
function isLoneHeading(blocks: readonly DraftBlock[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined || block.aside !== undefined || !isTitleLine(block)) return false;
  if (endsSentence(block.content) || isAmongVerse(blocks, index)) return false;
  let at = index + 1;
  while (
    blocks[at] !== undefined &&
    (blocks[at]?.aside !== undefined || blocks[at]?.kind === "b")
  ) {
    at++;
  }
  const next = blocks[at];
  if (next === undefined || next.kind === "n") return false;
  const isOverProse = next.isLone !== true && next.kind !== "v";
  return isOverProse || isTitleLine(next);
}

/** After another short line that is open at its end, a line is verse set with lines between. */
function isAmongVerse(blocks: readonly DraftBlock[], index: number): boolean {
  const before = blocks[index - 1];
  if (before?.kind !== "p" || before.isLone !== true || before.aside !== undefined) return false;
  return /[,;:—–-]$/u.test(before.content);
}

function isTitleLine(block: DraftBlock): boolean {
  if (block.isLone !== true || (block.kind !== "p" && block.kind !== "h")) return false;
  if (/^[—–«“"•([-]|^['‘’] |^\\\*|[,;:»”"—–-]$| ['’]$/u.test(block.content)) return false;
  if (/[.…]$/.test(block.content) && !/^\P{Ll}+$/u.test(block.content)) return false;
  return /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(block.content) && /\p{L}/u.test(block.content);
}

/** A heading is set apart already; emphasis around the whole of it says nothing. */
function withoutWholeEmphasis(content: string): string {
  const whole = /^\*((?:[^*\\]|\\.)+)\*((?:\[\^\d+\])*)$/.exec(content);
  return whole === null ? content : `${whole[1]}${whole[2]}`;
}
