/** Lists of contents, with a heading or without: their lines come back as headings in the text. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isTitleLine } from "#lib/import/structure/heading-lines.ts";

const heading =
  /^(?:table(?: des? (?:mati[eè]res?|chapitres|illustrations|gravures))?|(?:table of )?contents|sommaire|the contents|list of illustrations|liste des (?:illustrations|gravures|chapitres))[.:]?$/iu;

/** A line longer than this is no entry, however it ends. */
const longestEntry = 200;
/** The fewest lines that come back and are a list where nothing says so. */
const leastEntries = 4;
/** Without a heading, a list stands in the first or the last part of a text of this share. */
const edge = { front: 0.2, back: 0.9 } as const;
/** So many of its lines come back in the text, at least. */
const leastShare = 0.6;
/** A line that comes back more often is a name or a refrain; numbers begin again in every part. */
const mostReturns = 3;

/** Sets aside every list of contents. */
export function setAsideContents(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const places = indexHeadings(blocks);
  const letters = [0];
  for (const { content } of blocks) letters.push((letters.at(-1) ?? 0) + content.length);
  const shareBefore = (index: number) => (letters[index] ?? 0) / Math.max(1, letters.at(-1) ?? 1);
  const marked = new Set<number>();
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!isFree(block)) continue;
    const isHeaded = heading.test(plain(block));
    const share = shareBefore(index);
    const isAtEdge = share <= edge.front || share >= edge.back;
    if (!isHeaded && !(isAtEdge && isEntry(block))) continue;
    const run = readRun(blocks, index, isHeaded);
    const list = isHeaded ? findHeaded(blocks, run) : findUnheaded(blocks, run, places);
    if (list !== undefined) for (let at = list.start; at < list.end; at++) marked.add(at);
    index = Math.max(index, (list?.end ?? run.end) - 1);
  }
  if (marked.size === 0) return blocks;
  return blocks.map((block, index) =>
    marked.has(index) && (block.aside === undefined || block.aside === "page-number")
      ? { ...block, aside: "contents" }
      : block,
  );
}

/** A title, a writer and a line of them may stand between a heading and its prose. */
const ownLines = 4;

interface Run {
  readonly start: number;
  readonly end: number;
}

/** Where a heading stands that has a key. */
type Places = ReadonlyMap<string, readonly number[]>;

function indexHeadings(blocks: readonly DraftBlock[]): Places {
  const places = new Map<string, number[]>();
  for (const [index, block] of blocks.entries()) {
    if (block.aside !== undefined || !mayHead(block)) continue;
    const key = keyOf(block.content.split("\n")[0] ?? "");
    if (key === "") continue;
    const others = places.get(key);
    if (others === undefined) places.set(key, [index]);
    else others.push(index);
  }
  return places;
}

function mayHead(block: DraftBlock): boolean {
  if (block.level !== undefined || isTitleLine(block)) return true;
  return "pth".includes(block.kind) && findChapterHeading(block.content) !== undefined;
}

/** Entries with no prose between them, from a place on; page numbers are passed over. */
function readRun(blocks: readonly DraftBlock[], start: number, isHeaded: boolean): Run {
  let end = start + 1;
  for (let index = start + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.aside === "page-number" || block?.kind === "b") continue;
    if (!isFree(block) || !isEntry(block, isHeaded) || heading.test(plain(block))) break;
    end = index + 1;
  }
  return { start, end };
}

/** From its heading to where its first entry comes back, or else to the first prose. */
function findHeaded(blocks: readonly DraftBlock[], { start, end }: Run): Run {
  return { start, end: endOfList(blocks, { start: start + 1, end }) };
}

/** The lines of a run that come back further on, or came before a list at the end. */
function findUnheaded(blocks: readonly DraftBlock[], run: Run, places: Places): Run | undefined {
  const isBack = (index: number, end = run.end) =>
    linesOf(blocks[index]).filter((line) => comesBack(line, { start: run.start, end }, places));
  let start = run.start;
  while (start < run.end && isBack(start).length === 0) start++;
  let end = endOfList(blocks, { start, end: run.end });
  while (end > start && isBack(end - 1, end).length === 0) end--;
  let all = 0;
  const back = new Set<string>();
  for (let index = start; index < end; index++) {
    if (blocks[index]?.kind === "b") continue;
    const lines = isBack(index, end);
    all += linesOf(blocks[index]).length;
    for (const [at, line] of lines.entries()) back.add(`${index} ${at} ${line}`);
  }
  if (back.size < leastEntries || back.size < all * leastShare) return undefined;
  return { start, end };
}

/** Where a list ends: at its first entry come back, or before the heading that prose stands under. */
function endOfList(blocks: readonly DraftBlock[], { start, end }: Run): number {
  const first = keyOf(linesOf(blocks[start])[0] ?? "");
  for (let index = start + 1; index < end; index++) {
    if (first !== "" && isFirstAgain(blocks[index], first)) return index;
  }
  if (end >= blocks.length) return end;
  const keys = new Map<string, number>();
  for (let index = start; index < end; index++) {
    for (const line of linesOf(blocks[index])) {
      const key = keyOf(line);
      if (!keys.has(key)) keys.set(key, index);
    }
  }
  const far = usualGap(blocks, { start, end }) + 2;
  // The heading over the prose is the text’s own: it has come as an entry, or as a title’s number.
  let own = endOfNumbered(blocks, { start, end });
  for (let at = end - 1; at > start && end - at <= ownLines; at--) {
    const block = blocks[at];
    if (block === undefined || block.kind === "v" || block.kind === "l") break;
    const key = keyOf(linesOf(block)[0] ?? "");
    const before = keys.get(key);
    // In a list of all parts `XI` comes again after `X`; over the prose after another line.
    const number = numberOf(block) ?? Number.NaN;
    const isInSequence =
      numberOf(blocks[at - 1]) === number - 1 || numberOf(blocks[at + 1]) === number + 1;
    const isEarlier = before !== undefined && before < at && !isInSequence;
    // A chapter’s number far from the entries begins the next volume.
    const isFar = (block.gap ?? 0) >= far && findChapterHeading(block.content) !== undefined;
    if (isEarlier || isFar || beginsEntry(keys, key, at) || block.level !== undefined) {
      own = Math.min(own, at);
    }
  }
  return own;
}

/** The empty lines between most entries. */
function usualGap(blocks: readonly DraftBlock[], { start, end }: Run): number {
  const gaps = blocks
    .slice(start + 1, end)
    .map(({ gap }) => gap ?? 0)
    .sort((a, b) => a - b);
  return Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 0);
}

const endOfContents = /^fin (?:de la table|du sommaire)|^end of (?:the )?contents/iu;

/** Where nearly all entries have a page, the chapters after the last page are another volume’s. */
function endOfNumbered(blocks: readonly DraftBlock[], { start, end }: Run): number {
  const last = blocks.findLastIndex(
    (block, at) =>
      at >= start &&
      at < end &&
      (linesOf(block).some((line) => pageAtEnd.test(line)) || endOfContents.test(block.content)),
  );
  const lines = blocks.slice(start, last + 1).flatMap(linesOf);
  const pages = lines.filter((line) => pageAtEnd.test(line)).length;
  if (pages < 2 || pages * 2 < lines.length) return end;
  const after = blocks.slice(last + 1, end);
  return after.some((block) => findChapterHeading(block.content)?.isNamed === true)
    ? last + 1
    : end;
}

/** An entry that says its page: letters, and a figure at the end. */
const pageAtEnd = /\p{L}.*[\s.…]\d{1,4}[.]?$/u;

function numberOf(block: DraftBlock | undefined): number | undefined {
  return findChapterHeading(block?.content ?? "")?.number;
}

/** Whether an entry further up begins with a heading’s words: `prologue` and `prologue 3`. */
function beginsEntry(keys: ReadonlyMap<string, number>, key: string, place: number): boolean {
  if (key === "") return false;
  for (const [entry, index] of keys) {
    if (
      index < place &&
      entry !== key &&
      (entry.startsWith(`${key} `) || entry.endsWith(` ${key}`))
    )
      return true;
  }
  return false;
}

/** Whether a line is a heading elsewhere: all of it, or its number before the title. */
function comesBack(line: string, run: Run, places: Places): boolean {
  const words = keyOf(line).split(" ");
  for (let count = words.length; count > 0; count--) {
    const key = words.slice(0, count).join(" ");
    const isNumber = findChapterHeading(key.toUpperCase()) !== undefined;
    if (key === "" || (count < words.length && !isNumber && count < 3)) continue;
    const elsewhere = (places.get(key) ?? []).filter(
      (place) => place < run.start || place >= run.end,
    );
    if (elsewhere.length > 0 && (isNumber || elsewhere.length <= mostReturns)) return true;
  }
  return false;
}

function isFirstAgain(block: DraftBlock | undefined, first: string): boolean {
  if (block === undefined) return false;
  const key = keyOf(linesOf(block)[0] ?? "");
  if (key === "") return false;
  const isHeading = block.level !== undefined || findChapterHeading(block.content) !== undefined;
  return key === first || (first.startsWith(`${key} `) && isHeading);
}

function isFree(block: DraftBlock | undefined): block is DraftBlock {
  return block !== undefined && block.aside === undefined;
}

/** A line of a table of contents is short and no speech, or a stanza of short lines. */
function isEntry(block: DraftBlock, isHeaded = false): boolean {
  if (block.kind === "n" || block.kind === "d" || block.kind === "r") return false;
  if (block.kind === "v" || block.kind === "l") {
    return linesOf(block).every((line) => line.length <= longestEntry);
  }
  // The second line of an entry is set in as a quotation is.
  if (block.kind === "q" && isHeaded) return block.content.length <= longestEntry;
  if (block.content.length > longestEntry) return isHeaded && hasEntries(block.content);
  if (/^[—–«“"-]/u.test(block.content) && findChapterHeading(block.content) === undefined) {
    return false;
  }
  return (
    block.isLone === true ||
    block.level !== undefined ||
    !endsSentence(block.content) ||
    findChapterHeading(block.content) !== undefined ||
    /\d[.]?$/u.test(block.content)
  );
}

/** Several entries in one block: `I. Le lait, 3 — II. Le bateau, 17`. */
function hasEntries(content: string): boolean {
  return (content.match(/(?:^|[\s—–-])(?:[IVXLC]+|\d+)\. /gu) ?? []).length >= 3;
}

function linesOf(block: DraftBlock | undefined): readonly string[] {
  return (block?.content ?? "").split("\n").filter((line) => line.trim() !== "");
}

/** A line in small letters without its page number, leaders and signs. */
function keyOf(line: string): string {
  if (line.length > longestEntry) return "";
  return line
    .replace(/\[\^\d+\]/g, "")
    .replace(/(?<=[\s.…·]{2}|\p{L}[.:]? )\d+\s*$|(?<=\p{L}.*\s)[ivxlc]+\s*$/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}

function plain(block: DraftBlock): string {
  return block.content.replace(/\\?[*_]/g, "").trim();
}
