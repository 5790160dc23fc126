/** What stands before and behind the text: title pages, tables of contents, indexes. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import type { AsideReason } from "#lib/import/imported-text.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

const contents =
  /^(?:table(?: des (?:mati[eè]res|chapitres))?|(?:table of )?contents|sommaire|the contents)[.:]?$/i;
const back =
  /^(?:notes?(?: de (?:bas de page|fin|l['’]auteur))?|endnotes|footnotes|bibliographie|bibliography|works cited|index|glossa(?:ire|ry)|colophon|achev[ée] d['’]imprimer.*|about the authors?|à propos de l['’]auteur|du m[eê]me auteur|also by .*|by the same author|catalogue.*|errata|remerciements|acknowledge?ments)[.:]?$/i;
const finis = /^(?:fin|the end|end|finis)(?: (?:du|de|des|of) [^.!?]{1,60})?[.!]?$/i;

const proseLength = 160;

/**
 * Sets aside a table of contents: from its heading to where its first entry comes back as a
 * heading, or to the first prose.
 */
export function setAsideContents(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const from = blocks.findIndex((block) => isFree(block) && contents.test(plain(block)));
  if (from === -1) return blocks;
  const reason: AsideReason = from < blocks.length / 2 ? "front-matter" : "back-matter";
  const first = entryOf(blocks[from + 1]);
  let to = from + 1;
  while (to < blocks.length && isFree(blocks[to]) && isEntry(blocks[to])) {
    if (to > from + 1 && first !== "" && isEntryAgain(blocks[to], first)) break;
    to++;
  }
  // Without its first entry come back, the last heading before the prose is the text’s own.
  if (to < blocks.length && !isEntryAgain(blocks[to], first)) {
    for (const back of [1, 2]) {
      const block = blocks[to - back];
      if (to - back > from && block !== undefined && isHeading(block)) {
        to -= back;
        break;
      }
    }
  }
  return blocks.map((block, index) =>
    index >= from && index < to ? { ...block, aside: reason } : block,
  );
}

/** Where the text has chapters, the title page before the first one is set aside. */
export function setAsideFrontMatter(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isChapter = (block: DraftBlock) => block.kind === "t" && isFree(block);
  if (blocks.filter(isChapter).length < 2) return blocks;
  const first = blocks.findIndex(isChapter);
  const hasProse = blocks
    .slice(0, first)
    .some((block) => isFree(block) && block.content.length > proseLength);
  if (hasProse) return blocks;
  return blocks.map((block, index) =>
    index < first && isFree(block) && block.kind !== "n"
      ? { ...block, aside: "front-matter" }
      : block,
  );
}

/** Sets aside indexes, catalogues and the like, and what follows the word *Fin*. */
export function setAsideBackMatter(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const free = blocks.filter((block) => isFree(block) && block.kind !== "n").length;
  let position = 0;
  let isBack = false;
  return blocks.map((block) => {
    if (!isFree(block) || block.kind === "n") return block;
    position++;
    const text = plain(block);
    const isNearEnd = position > free * 0.7;
    if (isNearEnd && (finis.test(text) || (isHeadingLike(block) && back.test(text)))) isBack = true;
    else if (block.kind === "t" && !back.test(text)) isBack = false;
    return isBack ? { ...block, aside: "back-matter" } : block;
  });
}

function isFree(block: DraftBlock | undefined): block is DraftBlock {
  return block !== undefined && block.aside === undefined;
}

function isHeadingLike(block: DraftBlock): boolean {
  return block.isLone === true || "ths".includes(block.kind) || block.level !== undefined;
}

function isHeading(block: DraftBlock): boolean {
  return block.level !== undefined || findChapterHeading(block.content) !== undefined;
}

/** A line of a table of contents is short and no speech, or a stanza of short lines. */
function isEntry(block: DraftBlock | undefined): boolean {
  if (block === undefined) return false;
  if (block.kind === "v" || block.kind === "l") return true;
  if (block.content.length > 120 || /^[—–«“"-]/.test(block.content)) return false;
  return block.isLone === true || block.level !== undefined || !endsSentence(block.content);
}

/** Whether a block is the first entry as the text has it, its title perhaps on the next line. */
function isEntryAgain(block: DraftBlock | undefined, first: string): boolean {
  const entry = entryOf(block);
  if (block === undefined || entry === "") return false;
  return entry === first || (first.startsWith(`${entry} `) && isHeading(block));
}

/** An entry without its page number and leaders. */
function entryOf(block: DraftBlock | undefined): string {
  const [line = ""] = (block?.content ?? "").split("\n");
  return line
    .replace(/[\s.…·]*\d*\s*$/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}

function plain(block: DraftBlock): string {
  return block.content.replace(/\\?\*/g, "").trim();
}
