import type { Reading, ReadingBlock } from "#lib/library/reading.ts";
import { elementIdOf } from "#lib/reader/element-id.ts";
import type { Pane, Side } from "#lib/reader/scroll-map.ts";
import { traitsOf } from "#lib/text/block-kinds.ts";
import { plainText } from "#lib/text/inline.ts";
import type { BlockKind, Cell, Inline } from "#lib/text/model.ts";
import { hasLines, linesOf } from "#lib/text/verse-lines.ts";

/** Words that the text itself needs, in the language of its side. */
export interface ProseLabels {
  readonly notes: string;
  /** Of a call whose note the edition does not have. */
  readonly absentNote: string;
  /** Of the link from a note back to its call. */
  readonly backToText: string;
  /** Of a segment that this side does not have. */
  readonly absentSegment: string;
}

/** What stands around the blocks of a chapter, on one side. */
export interface ProseFrame {
  /** The title of the work, above the chapter. */
  readonly workTitle: string;
  /** The link after the last block. */
  readonly onward?: { readonly href: string; readonly label: string; readonly title: string };
}

/** Characters, both sides together, of a group: about a screen and a half, laid out in one go. */
const groupLength = 6_000;
/** Groups of this length are cut inside a list or among notes too, which else stay together. */
const longGroupLength = 10 * groupLength;

/**
 * One side of a chapter as HTML: the blocks inside its `<article>`. Each segment is one element
 * whose id is the segment id in the French, and `en-` before it in the English; each block
 * carries its number (from 1) in classes of one decimal digit each, so that a stylesheet can level
 * it with its other side without a style attribute, which the Content-Security-Policy forbids.
 * The opening is number 1, so the first block is number 2.
 * A chapter comes in `group`s, which the browser can leave aside while out of sight: the first
 * paint waits for no more than is seen.
 * A second English edition has `beside`, the reading that is shown already: it is cut where that one
 * is, and its ids begin with `second-`.
 */
export function proseHtml(
  reading: Reading,
  side: Side,
  labels: ProseLabels,
  frame: ProseFrame,
  beside?: Reading,
): string {
  const notes = new Map(
    reading.blocks
      .filter((block) => block.kind === "n")
      .map((block) => [Number(block.id.slice(1)), block.segments[0]?.id ?? ""]),
  );
  const context: Context = {
    side,
    pane: beside === undefined ? side : "second",
    labels,
    notes,
    called: new Set(),
    titleLevel: 1,
    headingLevel: 1,
    openLine: 0,
  };
  let number = 1;
  const parts = groupsOf(reading.blocks, (beside ?? reading).blocks);
  const groups = parts
    .map((group, index) => {
      // What is seen first is laid out at once; the rest waits until it comes near.
      const before = parts[index - 1]?.at(-1);
      const runsOn = before?.kind === "p" && group[0]?.kind === "p" ? " runs-on" : "";
      const groupClass = `group${index > 1 ? " far" : ""}${runsOn}`;
      const first = number + 1;
      const inner = runsOf(group)
        .map((run) => {
          const blocks = run.map((block) => blockHtml(block, ++number, context)).join("\n");
          if (run[0]?.kind === "l") return `<div class="list" role="list">\n${blocks}\n</div>`;
          if (run[0]?.kind === "n")
            return `<div class="notes" role="doc-endnotes" aria-label="${escapeHtml(labels.notes)}">\n${blocks}\n</div>`;
          return blocks;
        })
        .join("\n");
      return `<div class="${groupClass} ${digitClasses(first)}">\n${inner}\n</div>`;
    })
    .join("\n");
  const opening = `<p class="opening ${digitClasses(1)}">${escapeHtml(frame.workTitle)}</p>`;
  const { onward } = frame;
  const link =
    onward === undefined
      ? ""
      : `<a rel="next" href="${escapeHtml(onward.href)}"><span>${escapeHtml(onward.label)}</span> ${escapeHtml(onward.title)}</a>`;
  return `${opening}\n${groups}\n<p class="onward ${digitClasses(number + 1)}">${link}</p>`;
}

/** Text as HTML text, also inside an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

interface Context {
  readonly side: Side;
  /** Where it is to lie, which its ids say. */
  readonly pane: Pane;
  readonly labels: ProseLabels;
  /** The first segment of each note, by its number. */
  readonly notes: ReadonlyMap<number, string>;
  /** Notes called so far: the first call is the one that the note leads back to. */
  readonly called: Set<number>;
  /** The level of the title above, 1 (the page’s own) where the chapter has none. */
  titleLevel: 1 | 2;
  /** The level of the heading above, else of the title. */
  headingLevel: 1 | 2 | 3;
  /** Characters of the line of verse in which the speech before ended; 0 after prose. */
  openLine: number;
}

/** Blocks in groups, by the lengths that the blocks of the same numbers in `like` have. */
function groupsOf(
  blocks: readonly ReadingBlock[],
  like: readonly ReadingBlock[],
): ReadingBlock[][] {
  const lengths = like.map((block) =>
    block.segments.reduce((sum, { fr, en }) => sum + cellLength(fr) + cellLength(en), 0),
  );
  const groups: ReadingBlock[][] = [[]];
  let length = 0;
  for (const [index, block] of blocks.entries()) {
    const goesOn = traitsOf(block.kind).isListed === true && blocks[index - 1]?.kind === block.kind;
    if (length >= (goesOn ? longGroupLength : groupLength)) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(block);
    length += lengths[index] ?? 0;
  }
  return groups;
}

/** Neighbouring list items, and neighbouring notes, together; every other block alone. */
function runsOf(blocks: readonly ReadingBlock[]): ReadingBlock[][] {
  const runs: ReadingBlock[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (traitsOf(block.kind).isListed && run?.[0]?.kind === block.kind) run.push(block);
    else runs.push([block]);
  }
  return runs;
}

function blockHtml(block: ReadingBlock, number: number, context: Context): string {
  const classes = `class="block kind-${block.kind} ${digitClasses(number)}"`;
  const paragraphs = paragraphsOf(block, context);
  const inner = paragraphs.length > 1 ? paragraphs.map((html) => `<p>${html}</p>`).join("\n") : "";
  // Above the text a paragraph is a line: a heading has no paragraphs in it.
  const heading = paragraphs.join("<br>\n");
  const only = paragraphs[0] ?? "";
  const { depth, element, role } = traitsOf(block.kind);
  if (depth !== undefined) {
    const level = headingLevel(depth, context);
    return `<h${level} ${classes}>${heading}</h${level}>`;
  }
  const link = block.kind === "n" ? `${backLink(block, context)} ` : "";
  if (element !== undefined) {
    const attributes = role === undefined ? classes : `${classes} role="${role}"`;
    return `<${element} ${attributes}>${link}${inner || only}</${element}>`;
  }
  return inner ? `<div ${classes}>\n${inner}\n</div>` : `<p ${classes}>${only}</p>`;
}

/** Levels are not skipped: each heading is one step below what stands over it. */
function headingLevel(depth: 1 | 2 | 3, context: Context): number {
  if (depth === 3) return context.headingLevel + 1;
  const level = depth === 1 || context.titleLevel === 1 ? 2 : 3;
  if (depth === 1) context.titleLevel = 2;
  context.headingLevel = level;
  return level;
}

function paragraphsOf(block: ReadingBlock, context: Context): string[] {
  const paragraphs: string[][] = [[]];
  const setIn = block.kind === "d" ? setInOf(block, context) : undefined;
  for (const [at, segment] of block.segments.entries()) {
    const cell = segment[context.side];
    if (at === 1 && setIn !== undefined) paragraphs.at(-1)?.push(setIn);
    // The segments before it may be another edition’s: then it only opens the block.
    if (cell.opensParagraph && paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
    const id = `id="${escapeHtml(elementIdOf(segment.id, context.pane))}"`;
    paragraphs
      .at(-1)
      ?.push(
        cell.content.length > 0
          ? `<span class="segment" ${id}>${cellHtml(cell, block.kind, context)}</span>`
          : `<span class="segment absent" ${id} title="${escapeHtml(context.labels.absentSegment)}"></span>`,
      );
  }
  return paragraphs.map((segments) => segments.join("\n"));
}

/** The widest that a line is set in, in the steps of the stylesheet, and the characters of a step. */
const setInSteps = { most: 6, characters: 7 } as const;

/** A speech that goes on with the line of verse before is set in as far as that line has come. */
function setInOf(block: ReadingBlock, context: Context): string | undefined {
  const said = block.segments.slice(1).map((segment) => segment[context.side].content);
  const text = said
    .map((content) => plainText(content))
    .join(" ")
    .trim();
  const [first = ""] = text.split("\n");
  const isVerse = said.some(hasLines);
  const before = context.openLine;
  const begins = said.find((content) => content.length > 0);
  const goesOn =
    before > 0 && begins !== undefined && !plainText(begins).startsWith("\n") && first !== "";
  const last = plainText(said.flat()).split("\n").at(-1)?.length ?? 0;
  if (begins !== undefined) context.openLine = isVerse ? last : goesOn ? before + last : 0;
  if (!goesOn) return undefined;
  const step = Math.min(setInSteps.most, Math.max(1, Math.round(before / setInSteps.characters)));
  return `<br><span class="set-in in-${step}"></span>`;
}

/** Lines in a row of a stanza are lines each; a speech has them in its running text. */
function cellHtml(cell: Cell, kind: BlockKind, context: Context): string {
  const lines = kind === "v" ? linesOf(cell.content) : [];
  if (lines.length < 2) return inlineHtml(cell.content, context);
  return lines.map((line) => `<span class="line">${inlineHtml(line, context)}</span>`).join("\n");
}

function inlineHtml(content: readonly Inline[], context: Context): string {
  return content
    .map((node) => {
      if (node.type === "text") return escapeHtml(node.value);
      if (node.type === "emphasis") return `<em>${inlineHtml(node.children, context)}</em>`;
      return callHtml(node.number, context);
    })
    .join("");
}

function callHtml(number: number, context: Context): string {
  const first = context.notes.get(number);
  if (first === undefined)
    return `<sup class="call" title="${escapeHtml(context.labels.absentNote)}">${number}</sup>`;
  const target = elementIdOf(first, context.pane);
  const id = context.called.has(number) ? "" : ` id="call-${context.pane}-${number}"`;
  context.called.add(number);
  return `<a class="call" role="doc-noteref" href="#${target}"${id}>${number}</a>`;
}

function backLink(block: ReadingBlock, { pane, labels, called }: Context): string {
  const number = Number(block.id.slice(1));
  if (!called.has(number)) return `<span class="note-number">${number}</span>`;
  return `<a class="note-number" href="#call-${pane}-${number}" aria-label="${number}, ${escapeHtml(labels.backToText)}">${number}</a>`;
}

function digitClasses(number: number): string {
  return [...String(number)]
    .reverse()
    .flatMap((digit, place) => (digit === "0" ? [] : `${"ixcmd"[place]}${digit}`))
    .join(" ");
}

function cellLength(cell: Cell): number {
  return cell.content.reduce(
    (sum, node) => sum + (node.type === "text" ? node.value.length : 8),
    0,
  );
}
