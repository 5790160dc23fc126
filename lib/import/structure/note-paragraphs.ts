/** The second and later paragraphs of notes, which nothing marks as theirs. */

import type { DraftBlock } from "#lib/import/draft.ts";

/** A note has so many paragraphs and letters at most. */
const mostParagraphs = 8;
const mostLetters = 4_000;

/** The place of the last block of the note at a place, or `undefined` where it has that alone. */
type FindEnd = (blocks: readonly DraftBlock[], start: number) => number | undefined;

/**
 * Paragraphs that go on with the note before them become notes of its number: up to the signature
 * that nearly all notes have, between two notes that are called above both, after a colon, or
 * between a chapter’s notes and the next title.
 */
export function continueNotes(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const notes = blocks.flatMap(({ kind, note }, index) =>
    kind === "n" && note !== undefined ? [index] : [],
  );
  if (notes.length === 0) return blocks;
  const finders: FindEnd[] = [findCalledAbove, findInSection, findAfterColon];
  if (areSigned(blocks, notes)) finders.unshift(findSignature);
  if (standAtEnds(blocks)) finders.push(findTitle);
  const numbers = new Map<number, number>();
  for (const start of notes) {
    const note = blocks[start]?.note;
    for (const find of finders) {
      const end = find(blocks, start);
      if (end === undefined || note === undefined) continue;
      for (let index = start + 1; index <= end; index++) numbers.set(index, note);
      break;
    }
  }
  if (numbers.size === 0) return blocks;
  return blocks.map((block, index) => {
    const note = numbers.get(index);
    if (note === undefined || !isText(block)) return block;
    const { aside: _, ...free } = block;
    return { ...free, kind: "n", note, content: block.content.replaceAll("\n", " ") };
  });
}

/** The places of what may belong to the note at a place: up to a heading or another note. */
function followers(blocks: readonly DraftBlock[], start: number): readonly number[] {
  const places: number[] = [];
  let letters = 0;
  for (let index = start + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.aside === "page-number" || block?.aside === "running-head") continue;
    if (!isText(block) || places.length === mostParagraphs) break;
    letters += block.content.length;
    if (letters > mostLetters) break;
    places.push(index);
  }
  return places;
}

/** `B.`, `K.`, `(Note de l’éditeur.)`, `N. d. T.` at the end of a note. */
const signature =
  /(?:^|[.!?…»”"')\s—–-])(?:\p{Lu}[.,](?: ?\p{Lu}\.){0,2}|\(?(?:Notes? d[eu’'l][^()]{2,40}|N\. ?d\. ?(?:l[’'])?[ATE]\.|Tr(?:ans)?\.|Ed\.)\)?[.]?)\)?$/u;

function isSigned({ content }: DraftBlock): boolean {
  return signature.test(content.slice(-60));
}

function areSigned(blocks: readonly DraftBlock[], notes: readonly number[]): boolean {
  const signed = notes.filter((index) => isSigned(blocks[index] as DraftBlock)).length;
  return signed >= 5 && signed >= notes.length * 0.7;
}

/** Up to the signature, where the note has none itself. */
function findSignature(blocks: readonly DraftBlock[], start: number): number | undefined {
  const note = blocks[start];
  if (note === undefined || isSigned(note)) return undefined;
  return followers(blocks, start).find((index) => isSigned(blocks[index] as DraftBlock));
}

/** Up to the next note, where that is called above this one. */
function findCalledAbove(blocks: readonly DraftBlock[], start: number): number | undefined {
  const places = followers(blocks, start);
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const next = blocks.findIndex((block, index) => index > last && block.aside === undefined);
  const { kind, note } = blocks[next] ?? {};
  if (kind !== "n" || note === undefined || note === blocks[start]?.note) return undefined;
  const calls = (index: number) => blocks[index]?.content.includes(`[^${note}]`) === true;
  if (places.some(calls)) return undefined;
  for (let index = start - 1; index >= 0 && blocks[index]?.kind !== "t"; index--) {
    if (calls(index) && blocks[index]?.kind !== "n") return last;
  }
  return undefined;
}

/** Up to the next note, between two that follow each other under the word *Notes*. */
function findInSection(blocks: readonly DraftBlock[], start: number): number | undefined {
  const last = followers(blocks, start).at(-1);
  const next = last === undefined ? undefined : blocks[last + 1];
  const number = blocks[start]?.note;
  if (next?.kind !== "n" || number === undefined || next.note !== number + 1) return undefined;
  for (let index = start - 1; index >= 0; index--) {
    const block = blocks[index];
    if (block?.kind === "n" || isText(block)) continue;
    return block !== undefined && isHeadingOfNotes(block) ? last : undefined;
  }
  return undefined;
}

function isHeadingOfNotes({ content }: DraftBlock): boolean {
  return /^\P{L}*(?:foot|end)?notes?\b/iu.test(content) && content.length < 40;
}

/** What a note quotes after a colon: lines of verse, quotations, or one paragraph. */
function findAfterColon(blocks: readonly DraftBlock[], start: number): number | undefined {
  const note = blocks[start];
  if (note === undefined || !/:["”»]?$/u.test(note.content)) return undefined;
  const places = followers(blocks, start);
  const isQuoted = (index: number) => "qv".includes(blocks[index]?.kind ?? "");
  const end = places.findIndex((index) => !isQuoted(index));
  return end === 0 ? places[0] : end === -1 ? places.at(-1) : places[end - 1];
}

/** Whether runs of notes stand right before titles, nearly all. */
function standAtEnds(blocks: readonly DraftBlock[]): boolean {
  let all = 0;
  let before = 0;
  for (const [index, { kind }] of blocks.entries()) {
    if (kind !== "n" || blocks[index + 1]?.kind === "n") continue;
    all++;
    const next = blocks.slice(index + 1).find(({ aside }) => aside === undefined);
    if (next === undefined || isTitle(next)) before++;
  }
  return before >= 4 && before >= all * 0.7;
}

/** Up to the next title, where one paragraph or two stand between. */
function findTitle(blocks: readonly DraftBlock[], start: number): number | undefined {
  const places = followers(blocks, start);
  const last = places.at(-1);
  if (last === undefined || places.length > 2) return undefined;
  const next = blocks.slice(last + 1).find(({ aside }) => aside === undefined);
  return next === undefined || isTitle(next) ? last : undefined;
}

function isTitle({ kind, isPart }: DraftBlock): boolean {
  return kind === "t" || isPart === true;
}

function isText(block: DraftBlock | undefined): block is DraftBlock {
  if (block === undefined || !"pqvl".includes(block.kind) || isHeadingOfNotes(block)) return false;
  return block.aside === undefined || block.aside === "back-matter";
}
