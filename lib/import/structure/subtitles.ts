/** Lines under the titles of chapters: *Où l’on manque de lait*. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { joinBrokenLines } from "#lib/import/formats/line-breaks.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isTitleLine } from "#lib/import/structure/heading-lines.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

/** Lines under the titles of chapters, where most chapters have one: *Où l’on manque de lait*. */
export function findSubtitles(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isTitle = (block: DraftBlock | undefined) =>
    block?.kind === "t" && block.aside === undefined;
  // The chapters of which a heading says the number alone, and the lines under them.
  const bare = [...blocks.keys()].filter(
    (index) => isTitle(blocks[index]) && isBare(blocks[index]),
  );
  const under = bare.filter((index) => isSubtitle(blocks[index + 1]));
  const isUsual = under.length >= 2 && under.length >= bare.length * 0.8;
  const areLikely =
    isUsual && under.filter((index) => isLikely(blocks, index + 1)).length >= under.length * 0.6;
  return blocks.map((block, index) => {
    if (!isTitle(blocks[index - 1]) || !isSubtitle(block) || index === blocks.length - 1)
      return block;
    // Where most have one, it may be long and end in a stop.
    const isOne = isUsual && isBare(blocks[index - 1]) && (areLikely || isLikely(blocks, index));
    const isLine = block.isLone === true && !endsSentence(block.content) && isTitleLine(block);
    const isApart = block.isLone === true && isLikely(blocks, index) && isBare(blocks[index - 1]);
    return isOne || isLine || isApart ? { ...block, kind: "s" } : block;
  });
}

/** So many lines a title has at most under its number, and so many letters. */
const mostTitleLines = 5;
const longestTitle = 250;

/** A title set in lines under its number is one: *La ménagerie.* over *Un lion de l’Atlas*. */
export function joinTitleLines(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    joined.push(block);
    if (block.kind !== "t" || block.aside !== undefined || !isBare(block)) continue;
    const slanted = slantedLines(blocks[at + 1]);
    if (slanted !== undefined) {
      joined.push(slanted);
      at++;
      continue;
    }
    const lines = titleLines(blocks, at + 1);
    const [first] = lines;
    if (first === undefined) continue;
    const content = lines.map((line) => line.content).reduce(joinBrokenLines);
    joined.push({ ...first, kind: "p", content, isLone: true, isDisplayed: true });
    at += lines.length;
  }
  return joined;
}

/** Lines that emphasis holds together, right under a number: no stanza, and its title. */
function slantedLines(block: DraftBlock | undefined): DraftBlock | undefined {
  if (block?.kind !== "v" || block.aside !== undefined) return undefined;
  const lines = block.content.split("\n").map((line) => /^\*([^*]+)\*$/u.exec(line)?.[1]);
  if (lines.length > mostTitleLines || block.content.length > longestTitle) return undefined;
  if (!lines.every((line) => line !== undefined)) return undefined;
  const content = lines.reduce(joinBrokenLines);
  return { ...block, kind: "p", content, isLone: true, isDisplayed: true };
}

/** The lines of a title from a place on, over prose; none where they may be the prose’s own. */
function titleLines(blocks: readonly DraftBlock[], start: number): readonly DraftBlock[] {
  const lines: DraftBlock[] = [];
  for (const block of blocks.slice(start, start + mostTitleLines)) {
    const isFirst = lines.length === 0;
    const isNext = isLineOfTitle(block) && (isFirst || block.gap === undefined);
    if (!isNext || (!isFirst && block.isDisplayed !== lines[0]?.isDisplayed)) break;
    lines.push(block);
  }
  const after = blocks[start + lines.length];
  const letters = lines.reduce((sum, { content }) => sum + content.length, 0);
  const isOverProse = after !== undefined && after.isLone !== true && "pd".includes(after.kind);
  const areTitle =
    lines.every(isSetAsTitle) ||
    (lines.at(-1)?.gap === undefined && !endsSentence(lines.at(-1)?.content ?? ""));
  return lines.length >= 2 && letters <= longestTitle && isOverProse && areTitle ? lines : [];
}

function isLineOfTitle(block: DraftBlock): boolean {
  const { kind, content, aside, level, isLone, isPart } = block;
  if (aside !== undefined || isLone !== true || level !== undefined || isPart === true)
    return false;
  if ((kind !== "p" && kind !== "h") || /^(?:[—–«“"-]|\\\*)/u.test(content)) return false;
  return findChapterHeading(content) === undefined;
}

function isSetAsTitle(block: DraftBlock): boolean {
  return block.isDisplayed === true || isEmphatic(block) || isInCapitals(block.content);
}

function isEmphatic({ content }: DraftBlock): boolean {
  return /^(?:\\?\*|_)[^*_]*(?:\*|_)[.]?$/su.test(content);
}

function isSubtitle(block: DraftBlock | undefined): boolean {
  if (block === undefined || block.aside !== undefined) return false;
  if (block.kind !== "p" && block.kind !== "h") return false;
  if (block.isPart === true || block.content.length > 200 || /^[—–-]/.test(block.content)) {
    return false;
  }
  if (/^[«“"]/u.test(block.content) && !isInCapitals(block.content)) return false;
  // `SCÈNE PREMIÈRE` under `ACTE PREMIER` is a heading of its own, and so is a section’s number.
  const heading = findChapterHeading(block.content);
  if (heading?.rank === "scene" || heading?.rank === "part" || heading?.isNamed === false) {
    return false;
  }
  // Two sentences are the chapter’s first paragraph, unless they are set as a title is.
  if (block.isDisplayed === true || isEmphatic(block)) return true;
  return !/(?<!\b(?:Dr|Mr?|Mrs|St|Mme))[.!?…] [«“"]?\p{Lu}/u.test(block.content);
}

const titleWords =
  /^[^\p{L}]*(?:où|comment|dans (?:lequel|laquelle)|de (?:la|l[’'])|d[ue]s? |ce qu[ie’']|suite|histoire|how |of |in which|what |wherein|which )/iu;

/** What a title has and a first paragraph has not: capitals, emphasis, no stop, a title’s words, space under it. */
function isLikely(blocks: readonly DraftBlock[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block === undefined) return false;
  if (block.kind === "h" || block.level !== undefined || block.isDisplayed === true) return true;
  if (isInCapitals(block.content) || /^(?:\\?\*|_).*(?:\*|_)[.]?$/su.test(block.content))
    return true;
  const printed = block.content.replace(/(?:\[\^\d+\])+$/u, "");
  if (!endsSentence(printed) || titleWords.test(printed)) return true;
  const isText = next !== undefined && !isHeadingKind(next.kind);
  return isText && (next.gap ?? 0) > (block.gap ?? 0) && (block.gap ?? 0) > 0;
}

function isInCapitals(content: string): boolean {
  const letters = content.replace(/\bM(?:me|lle|r|rs)\b/gu, "").match(/\p{L}/gu)?.length ?? 0;
  const small = content.replace(/\bM(?:me|lle|r|rs)\b/gu, "").match(/\p{Ll}/gu)?.length ?? 0;
  return letters > 1 && small <= letters * 0.25;
}

/** Whether a heading is its number alone. */
function isBare(block: DraftBlock | undefined): boolean {
  return findChapterHeading(block?.content ?? "")?.hasTitle === false;
}
