/** Titles of chapters, headings and subheadings. */

import { type ChapterHeading, findChapterHeading } from "#lib/import/chapter-heading.ts";
import type { DraftBlock } from "#lib/import/draft.ts";
import { endsSentence } from "#lib/import/lines.ts";

interface Candidate {
  readonly index: number;
  readonly heading: ChapterHeading;
  readonly hasTitle: boolean;
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
  for (const { index, hasTitle } of numbered) {
    if (marked.has(index)) continue;
    const block = blocks[index];
    const isRoman = /^[^\d]*[IVXLC]/.test(block?.content ?? "");
    if (!hasOthers || (!hasNumberedChapters && marked.size === 0 && (isRoman || !hasTitle))) {
      kinds.set(index, "t");
    } else kinds.set(index, marked.size > 0 || !hasTitle ? "h" : "s");
  }
  for (const { index, heading } of named) {
    if (marked.has(index)) continue;
    const isStanding = !isRanked(heading, blocks[index]);
    const isChapter =
      heading.rank !== "scene" && (!isStanding || hasRanks || [...kinds.values()].includes("t"));
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
  const under = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const isUnder =
      block.kind === "t" &&
      block.aside === undefined &&
      next?.isLone === true &&
      next.aside === undefined &&
      (next.kind === "p" || next.kind === "h") &&
      !/^[—–«“"-]/.test(next.content) &&
      blocks[index + 2] !== undefined;
    return isUnder ? [index + 1] : [];
  });
  const titles = blocks.filter(({ kind, aside }) => kind === "t" && aside === undefined).length;
  const isUsual = titles >= 2 && under.length >= titles * 0.7;
  const subtitles = new Set(
    under.filter((index) => isUsual || !endsSentence(blocks[index]?.content ?? "")),
  );
  return blocks.map((block, index) => (subtitles.has(index) ? { ...block, kind: "s" } : block));
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
    const hasTitle = /\p{L}{3}/u.test(block.content.replace(/^\S+/, ""));
    return [{ index, heading, hasTitle }];
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
  const apart = candidates.filter(({ index }) => {
    const isAfter = candidates.some((other) => other.index === index - 1);
    const isBefore = candidates.some((other) => other.index === index + 1);
    return !isAfter && !isBefore && blocks[index + 1] !== undefined;
  });
  const kept = new Set<Candidate>();
  let last: Candidate | undefined;
  for (const [place, candidate] of apart.entries()) {
    const { number } = candidate.heading;
    const follows = last?.heading.number !== undefined && number === last.heading.number + 1;
    const begins = number === 1 && apart[place + 1]?.heading.number === 2;
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
  if (endsSentence(block.content)) return false;
  const next = blocks
    .slice(index + 1)
    .find(({ aside, kind }) => aside === undefined && kind !== "b");
  if (next === undefined || next.kind === "n") return false;
  const isOverProse = next.isLone !== true && next.kind !== "v";
  return isOverProse || isTitleLine(next);
}

function isTitleLine(block: DraftBlock): boolean {
  if (block.isLone !== true || (block.kind !== "p" && block.kind !== "h")) return false;
  if (/^[—–«“"•([-]|^\\\*|[,;:»”"]$/u.test(block.content)) return false;
  if (/[.…]$/.test(block.content) && !/^\P{Ll}+$/u.test(block.content)) return false;
  return /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(block.content) && /\p{L}/u.test(block.content);
}

/** A heading is set apart already; emphasis around the whole of it says nothing. */
function withoutWholeEmphasis(content: string): string {
  const whole = /^\*((?:[^*\\]|\\.)+)\*((?:\[\^\d+\])*)$/.exec(content);
  return whole === null ? content : `${whole[1]}${whole[2]}`;
}
