/** What a school edition has behind its text: remarks, vocabulary, exercises, questions. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findLanguage } from "#lib/import/language.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isProse } from "#lib/import/structure/heading-lines.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

const words =
  "notes?|remarks?|remarques?|explanatory notes|exercises?|exercices?|vocabulary|vocabulaire|glossary|glossaire|lexique|questions?|questionnaires?|composition|translation|traduction|grammaire|grammar|idioms?|irregular verbs|verbes irréguliers|th[eè]mes?|topics|commentaires?|commentary|réponses|answers|abbreviations|abréviations";
const heading = new RegExp(
  `^[_*]*(?:(?:${words})(?:[ ,]|$|[_*.:](?=$|[_*]))(?:(?:et|and|de|des|for|on|sur|of|the|les|to|in|${words})[ ,]?)*)[_*.:]*$`,
  "iu",
);
const endOfText = /^(?:(?:the )?end|fin)(?: (?:of the|du) texte?)?[.!]?$/iu;

/** An introduction and the text come before it. */
const leastBefore = 0.3;
/** So many blocks after the text’s last line its first heading stands. */
const nearest = 6;

/**
 * Sets aside the apparatus of a school edition: from its first heading, or from the line that ends
 * the text before it, to the end. Notes that the text calls stay.
 */
export function setAsideApparatus(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const start = findStart(blocks);
  if (start === undefined) return blocks;
  return blocks.map((block, index) =>
    index >= start && isFree(block) && block.kind !== "n"
      ? { ...block, aside: "back-matter" }
      : block,
  );
}

function findStart(blocks: readonly DraftBlock[]): number | undefined {
  const heads = [...blocks.keys()].filter((index) => isHeading(blocks[index]));
  if (heads.length === 0) return undefined;
  const letters = (from: number, to: number) =>
    blocks.slice(from, to).reduce((sum, block) => sum + lettersOf(block), 0);
  const all = letters(0, blocks.length);
  for (const first of heads) {
    const before = letters(0, first);
    if (before < all * leastBefore || holdsNotes(blocks, first)) continue;
    const end = endBefore(blocks, first);
    if (isApparatus(blocks, first, end !== undefined, heads)) return end ?? first;
  }
  return undefined;
}

/** Whether most of what a heading *Notes* stands over has the numbers that calls have. */
function holdsNotes(blocks: readonly DraftBlock[], first: number): boolean {
  if (!/note/iu.test(plain(blocks[first]))) return false;
  let all = 0;
  let labelled = 0;
  for (const block of blocks.slice(first + 1)) {
    if (isHeading(block)) break;
    if (!isFree(block)) continue;
    all++;
    if (block.kind === "n" || /^(?:\[\d|\(\d|[⁰¹²³⁴-⁹]|\d{1,4}[.)]? )/u.test(block.content))
      labelled++;
  }
  return labelled * 2 > all;
}

/** The line right before that ends the text. */
function endBefore(blocks: readonly DraftBlock[], first: number): number | undefined {
  for (let index = first - 1; index >= Math.max(0, first - nearest); index--) {
    const block = blocks[index];
    if (isFree(block) && endOfText.test(plain(block))) return index;
  }
  return undefined;
}

/** Whether nothing but remarks and exercises follows, by its headings or by its language. */
function isApparatus(
  blocks: readonly DraftBlock[],
  first: number,
  isAfterEnd: boolean,
  heads: readonly number[],
): boolean {
  const rest = blocks.slice(first);
  const isChapter = (block: DraftBlock) =>
    isFree(block) && findChapterHeading(block.content)?.isNamed === true && !isHeading(block);
  if (rest.some(isChapter) || !rest.some((block) => isFree(block) && block.kind !== "n")) {
    return false;
  }
  const names = new Set(
    heads.filter((index) => index >= first).map((index) => plain(blocks[index]).toLowerCase()),
  );
  if (isAfterEnd || names.size >= 3) return true;
  const [text, language] = [blocks.slice(0, first), rest].map((part) =>
    findLanguage({ blocks: part.filter((block) => isFree(block) && isProse(block)) }),
  );
  if (text === undefined || language === text) return false;
  // A vocabulary is in both languages.
  return language !== undefined || names.size >= 2;
}

function isHeading(block: DraftBlock | undefined): boolean {
  if (!isFree(block) || block.kind === "n" || block.content.length > 60) return false;
  const isLine = block.isLone === true || block.level !== undefined || isHeadingKind(block.kind);
  return isLine && heading.test(plain(block));
}

function isFree(block: DraftBlock | undefined): block is DraftBlock {
  return block !== undefined && block.aside === undefined;
}

function lettersOf(block: DraftBlock): number {
  return isFree(block) ? block.content.length : 0;
}

function plain(block: DraftBlock | undefined): string {
  return (block?.content ?? "").replace(/\\?[*_]/g, "").trim();
}
