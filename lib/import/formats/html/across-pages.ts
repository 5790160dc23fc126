/** What only shows in blocks side by side, on one page or over all of them. */

import type { DraftBlock, ImportContext } from "#lib/import/draft.ts";
import type { WalkedBlock } from "#lib/import/formats/html/page-walker.ts";
import { makeHyphenJoiner } from "#lib/import/formats/hyphens.ts";
import { readBrokenLines } from "#lib/import/formats/line-breaks.ts";
import { isCutSentence } from "#lib/import/formats/lines.ts";

/** A page of which each printed line is an element: its paragraphs. */
export function joinPrintedLines(
  blocks: readonly WalkedBlock[],
  { isWord }: ImportContext,
): readonly WalkedBlock[] {
  const joined: WalkedBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const end = endOfLines(blocks, at);
    const lines = blocks.slice(at, end);
    const [first] = lines;
    if (first === undefined || lines.length < 2 || !areLines(lines)) {
      joined.push(...blocks.slice(at, Math.max(end, at + 1)));
    } else {
      const contents = lines.map(({ content }) => content);
      const join = makeHyphenJoiner(contents.join("\n"), isWord);
      const { line: _line, isPrintedLine: _isPrinted, isLone: _isLone, ...rest } = first;
      for (const { kind, content } of readBrokenLines(contents, { isPrinted: true, join })) {
        joined.push({ ...rest, kind: kind === "stanza" ? "v" : rest.kind, content });
      }
    }
    at = Math.max(end, at + 1);
  }
  return joined;
}

function endOfLines(blocks: readonly WalkedBlock[], start: number): number {
  const first = blocks[start];
  if (first === undefined || (first.kind !== "p" && first.kind !== "q")) return start;
  let end = start;
  for (let block = blocks[end]; block !== undefined; block = blocks[++end]) {
    if (block.kind !== first.kind || block.content.includes("\n")) break;
    if (first.isPrintedLine === true ? block.isPrintedLine !== true : block.line !== first.line)
      break;
    if (first.isPrintedLine !== true && first.line === undefined) break;
  }
  return end;
}

/** Whether blocks are lines: narrow ones, that often go on in small letters. */
function areLines(lines: readonly WalkedBlock[]): boolean {
  const breaks = lines.slice(1).map((line, at) => [lines[at]?.content ?? "", line.content]);
  const cut = breaks.filter(([before = "", after = ""]) => isCutSentence(before, after)).length;
  if (lines.some(({ content }) => content.length > 160)) return false;
  if (lines[0]?.isPrintedLine === true) return cut > 0;
  return cut >= 2 && cut >= breaks.length * 0.35;
}

/** A paragraph that the end of a file cuts goes on in the next. */
export function joinOverPages(
  pages: readonly (readonly WalkedBlock[])[],
  { isWord }: ImportContext,
): readonly WalkedBlock[] {
  const joined: WalkedBlock[] = [];
  for (const blocks of pages) {
    const [first, ...others] = blocks;
    const at = joined.findLastIndex(({ kind }) => kind !== "n");
    const last = joined[at];
    if (first === undefined) continue;
    if (last !== undefined && isPlain(last) && isPlain(first) && isSame(last, first)) {
      const join = makeHyphenJoiner(`${last.content}\n${first.content}`, isWord);
      joined[at] = { ...last, content: join(last.content, first.content) };
      joined.push(...others);
    } else joined.push(...blocks);
  }
  return joined;
}

function isPlain({ kind, level, isLone }: WalkedBlock): boolean {
  return (kind === "p" || kind === "q") && level === undefined && isLone !== true;
}

function isSame(last: WalkedBlock, first: WalkedBlock): boolean {
  if (last.kind !== first.kind || last.aside !== first.aside) return false;
  if (last.isMatter !== first.isMatter) return false;
  return isCutSentence(last.content, first.content) && !/[:;][\s»”"]*$/u.test(last.content);
}

/** A large first letter in a block of its own is of one word with the paragraph after it. */
export function joinInitials(blocks: readonly WalkedBlock[]): readonly WalkedBlock[] {
  const joined: WalkedBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isInitial =
      last?.kind === "p" && /^\*?[«“"]?\p{Lu}\*?$/u.test(last.content) && block.kind === "p";
    if (isInitial && /^(?:\p{Ll}|[’']\p{L}|\p{Lu}{2})/u.test(block.content)) {
      joined[joined.length - 1] = {
        ...block,
        content: last.content.replaceAll("*", "") + block.content,
      };
    } else joined.push(block);
  }
  return joined;
}

/** A share of quotations above which they are how the maker sets paragraphs. */
const mostQuotations = 0.6;

/** Where nearly all is set as quotations, nothing is one but what is in another. */
export function settleQuotations(blocks: readonly WalkedBlock[]): readonly WalkedBlock[] {
  let quoted = 0;
  let all = 0;
  for (const { kind, content, aside, isMatter } of blocks) {
    if ((kind !== "p" && kind !== "q") || aside !== undefined || isMatter === true) continue;
    all += content.length;
    if (kind === "q") quoted += content.length;
  }
  if (quoted === 0 || quoted < all * mostQuotations) return blocks;
  return blocks.map((block) =>
    block.kind === "q" && (block.quotation ?? 1) < 2 ? { ...block, kind: "p" } : block,
  );
}

/** A rule over notes parts them from the text, and is no break in it. */
export function dropRulesOverNotes(blocks: readonly WalkedBlock[]): readonly WalkedBlock[] {
  return blocks.filter((block, index) => {
    if (block.kind !== "b") return true;
    const next = blocks.slice(index + 1, index + 4).find(({ kind }) => kind !== "b");
    return next?.kind !== "n";
  });
}

/** A heading that says no more than that notes follow, amid the text, heads nothing of it. */
export function setAsideNotesHeadings(blocks: readonly WalkedBlock[]): readonly WalkedBlock[] {
  const lastText = blocks.findLastIndex(
    ({ kind, aside, isMatter }) => kind === "p" && aside === undefined && isMatter !== true,
  );
  return blocks.map((block, index) => {
    const isHeading = block.kind === "h" || block.isLone === true;
    if (!isHeading || index > lastText || blocks[index + 1]?.kind !== "n") return block;
    const isOfNotes = /^\W*(?:(?:foot|end)?notes?|notes? de bas de page)\W*$/i.test(block.content);
    return isOfNotes ? { ...block, aside: "back-matter" } : block;
  });
}

/** Front matter before the middle of the text, back matter after it. */
export function placeMatter(blocks: readonly WalkedBlock[]): readonly WalkedBlock[] {
  if (!blocks.some(({ isMatter }) => isMatter === true)) return blocks;
  const isText = (block: WalkedBlock) => block.isMatter !== true && block.aside === undefined;
  const all = blocks.reduce((sum, block) => sum + (isText(block) ? block.content.length : 0), 0);
  // All of it marked so is a text that somebody marked wrongly.
  if (all === 0) return blocks;
  let before = 0;
  return blocks.map((block) => {
    if (isText(block)) before += block.content.length;
    if (block.isMatter !== true || block.aside !== undefined) return block;
    return { ...block, aside: before * 2 < all ? "front-matter" : "back-matter" };
  });
}

/** What the rules of structure take, and no more. */
export function toDraft({
  isPrintedLine: _isPrintedLine,
  line: _line,
  quotation: _quotation,
  isMatter: _isMatter,
  style: _style,
  ...block
}: WalkedBlock): DraftBlock {
  return block;
}
