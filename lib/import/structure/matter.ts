/** What stands before and behind the text: title pages, indexes, catalogues. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { isProse } from "#lib/import/structure/heading-lines.ts";

const back =
  /^(?:notes?(?: de (?:bas de page|fin|l['’]auteur))?|endnotes|footnotes|bibliographie|bibliography|works cited|index|glossa(?:ire|ry)|colophon|achev[ée] d['’]imprimer.*|about the authors?|à propos de l['’]auteur|du m[eê]me auteur|also by .*|by the same author|catalogue.*|errata|remerciements|acknowledge?ments)[.:]?$/i;
const finis = /^(?:fin|the end|end|finis)(?: (?:du|de|des|of) [^.!?]{1,60})?[.!]?$/i;

const cast =
  /^(?:les )?(?:personnages|acteurs|interlocuteurs)\b|^dramatis person|^(?:the )?(?:characters|persons|cast)\b/iu;

/** Where the text has chapters, the title page before the first one is set aside. */
export function setAsideFrontMatter(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isChapter = (block: DraftBlock) => block.kind === "t" && isFree(block);
  if (blocks.filter(isChapter).length < 2) return blocks;
  const first = blocks.findIndex((block) => isFree(block) && (isChapter(block) || block.isPart));
  const hasProse = blocks.slice(0, first).some((block) => isFree(block) && isProse(block));
  if (hasProse) return blocks;
  // Who plays belongs to a play.
  const people = blocks.findIndex((block) => isHeadingLike(block) && cast.test(plain(block)));
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
  let position = 0;
  let isBack = false;
  return blocks.map((block, index) => {
    if (!isFree(block) || block.kind === "n") return block;
    position++;
    const text = plain(block);
    const isHeading = isHeadingLike(block) && back.test(text);
    const isNearEnd = position > free * 0.7;
    // A section may be called *Note* and be one of the story.
    const isOfNotes = /note/iu.test(text) && isHeading;
    if (isNearEnd && (finis.test(text) || isHeading) && (!isOfNotes || hasNotes(blocks, index))) {
      isBack = true;
    } else if (block.kind === "t" && !back.test(text)) isBack = false;
    if (!isBack) return block;
    // Marked as the chapters are, it is one of them that is set aside.
    const isTitle =
      isHeading && block.kind === "h" && block.level !== undefined && levels.has(block.level);
    return { ...block, aside: "back-matter", ...(isTitle ? { kind: "t" } : {}) };
  });
}

/** Whether notes come before the next heading. */
function hasNotes(blocks: readonly DraftBlock[], index: number): boolean {
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === "n") return true;
    if ("ths".includes(block.kind) && isFree(block)) return false;
  }
  return false;
}

function isFree(block: DraftBlock | undefined): block is DraftBlock {
  return block !== undefined && block.aside === undefined;
}

function isHeadingLike(block: DraftBlock): boolean {
  return block.isLone === true || "ths".includes(block.kind) || block.level !== undefined;
}

function plain(block: DraftBlock): string {
  return block.content.replace(/\\?\*/g, "").trim();
}
