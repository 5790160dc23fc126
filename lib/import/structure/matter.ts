/** What stands before and behind the text: title pages, indexes, catalogues. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isProse } from "#lib/import/structure/heading-lines.ts";
import { isCastHeading } from "#lib/import/structure/play.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

const back =
  /^(?:notes?(?: de (?:bas de page|fin|l['’]auteur))?|endnotes|footnotes|bibliographie|bibliography|works cited|index|glossa(?:ire|ry)|colophon|achev[ée] d['’]imprimer.*|about the (?:authors?|translator)|the author|l['’](?:auteure?|autrice)|biographie(?: de l['’](?:auteure?|autrice))?|à propos (?:de l['’]auteur|de (?:cette|l['’]) ?édition(?: électronique| numérique)?)|about this (?:e-?book|edition|electronic (?:edition|text))|du m[eê]me auteur|also by .*|by the same author|catalogue.*|errata|remerciements|acknowledge?ments|vous aimerez (?:peut-[eê]tre )?(?:aussi|sur feedbooks)|you may also like|recommandations|recommendations)[.:]?$/i;
const finis = /^(?:fin|the end|end|finis)(?: (?:du|de|des|of) [^.!?]{1,60})?[.!]?$/i;

/** The end of a part, printed where another part follows: it is no more of the text than a running head. */
const endOfPart =
  /^(?:fin|end) (?:du|de la|de l[’']|des|of|of the) ?(?:[\p{L}-]+ )?(?:livre|partie|tome|volume|[ée]pisode|acte|part|book|act)\b[^.!?]{0,30}[.!]?$/iu;

/** Where the text has chapters, the title page before the first one is set aside. */
export function setAsideFrontMatter(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isChapter = (block: DraftBlock) => block.kind === "t" && isFree(block);
  if (blocks.filter(isChapter).length < 2) return blocks;
  const first = blocks.findIndex((block) => isFree(block) && (isChapter(block) || block.isPart));
  const hasProse = blocks.slice(0, first).some((block) => isFree(block) && isProse(block));
  if (hasProse) return blocks;
  // Who plays belongs to a play.
  const people = blocks.findIndex((block) => isHeadingLike(block) && isCastHeading(block));
  const end = people === -1 ? first : Math.min(first, people);
  return blocks.map((block, index) =>
    index < end && isFree(block) && block.kind !== "n"
      ? { ...block, aside: "front-matter" }
      : block,
  );
}

/** Sets aside indexes, catalogues and the like, and what follows the word *Fin*. */
export function setAsideBackMatter(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const free = blocks.filter((block) => isFree(block) && block.kind !== "n").length;
  const levels = new Set(blocks.flatMap(({ kind, level }) => (kind === "t" && level ? level : [])));
  const isCounted = areCounted(blocks);
  let position = 0;
  let isBack = false;
  let isOver = false;
  return blocks.map((block, index) => {
    if (!isFree(block) || block.kind === "n") return block;
    position++;
    const text = plain(block);
    if (!isBack && endOfPart.test(text) && isHeadingLike(block) && followsPart(blocks, index)) {
      return { ...block, kind: "h", aside: "running-head" };
    }
    const isHeading = isHeadingLike(block) && back.test(text);
    const isNearEnd = position > free * 0.7;
    // A section may be called *Note* and be one of the story.
    const isOfNotes = /note/iu.test(text) && isHeading;
    if (isNearEnd && (finis.test(text) || isHeading) && (!isOfNotes || hasNotes(blocks, index))) {
      isBack = true;
      isOver ||= isCounted && finis.test(text) && position > free * 0.9;
    } else if (block.kind === "t" && !back.test(text)) {
      // After the word *Fin* a counted text has no chapters but those that say so.
      isBack = isOver && findChapterHeading(text) === undefined;
    }
    if (!isBack) return block;
    // Marked as the chapters are, it is one of them that is set aside.
    const isTitle =
      isHeading && block.kind === "h" && block.level !== undefined && levels.has(block.level);
    return { ...block, aside: "back-matter", ...(isTitle ? { kind: "t" } : {}) };
  });
}

/** Whether nearly all chapters have a number or a word that says so. */
function areCounted(blocks: readonly DraftBlock[]): boolean {
  const titles = blocks.filter((block) => isFree(block) && block.kind === "t");
  const counted = titles.filter(({ content }) => findChapterHeading(content) !== undefined);
  return counted.length >= 3 && counted.length >= titles.length * 0.8;
}

/** Whether a heading or nothing follows. */
function followsPart(blocks: readonly DraftBlock[], index: number): boolean {
  const next = blocks.slice(index + 1).find((block) => isFree(block) && block.kind !== "b");
  return next === undefined || next.kind === "t" || next.kind === "h" || next.isPart === true;
}

/** Whether notes come before the next heading. */
function hasNotes(blocks: readonly DraftBlock[], index: number): boolean {
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === "n") return true;
    if (isHeadingKind(block.kind) && isFree(block)) return false;
  }
  return false;
}

function isFree(block: DraftBlock | undefined): block is DraftBlock {
  return block !== undefined && block.aside === undefined;
}

function isHeadingLike(block: DraftBlock): boolean {
  return block.isLone === true || isHeadingKind(block.kind) || block.level !== undefined;
}

function plain(block: DraftBlock): string {
  return block.content.replace(/\\?\*/g, "").trim();
}
