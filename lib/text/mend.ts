/**
 * Mending an alignment: the moves that put sentences into the row where they belong. Each takes a
 * chapter and answers a new one, in which every column reads as before from top to bottom; only
 * `editCell` changes words. Offsets in a cell count UTF-16 code units of its text, a note call as
 * one. A move that cannot be made answers `undefined`; an id that is not there is a `RangeError`.
 */

import { isHeadingKind, isTextKind } from "#lib/text/block-kinds.ts";
import type { Block, BlockKind, Cell, Chapter, Inline, Segment } from "#lib/text/model.ts";
import { formatSegmentId, readSegmentId } from "#lib/text/segment-id.ts";
import { beginsLine, fitLines } from "#lib/text/verse-lines.ts";

/** A chapter after a move, and the segments whose sides somebody has now judged. */
export interface Mended {
  readonly chapter: Chapter;
  readonly touched: readonly string[];
}

/** The text of a cell, in which a note call is one sign, so that offsets in it are those of moves. */
export function movableText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.type === "text") return inline.value;
      return inline.type === "note-call" ? noteSign : movableText(inline.children);
    })
    .join("");
}

/** Stands for a note call in `movableText`. */
export const noteSign = "\ufffc";

/**
 * Splits a segment: of each column, what lies before its offset stays, what comes after goes into
 * a new segment below. A column without an offset stays whole.
 */
export function splitSegment(
  chapter: Chapter,
  id: string,
  offsets: readonly (number | undefined)[],
): Mended | undefined {
  const { rows, index, row } = findRow(chapter, id);
  const parts = row.cells.map((cell, column) => cutCell(cell, row.kind, offsets[column]));
  const [first, second] = [parts.map(([before]) => before), parts.map(([, after]) => after)];
  if (first.every(isEmpty) || second.every(isEmpty)) return undefined;
  return insertAfter(rows, index, [first, second], chapter);
}

/** Joins a segment and the one below it, within a paragraph, or where one of them lacks a side. */
export function mergeWithNext(chapter: Chapter, id: string): Mended | undefined {
  const { rows, index, row } = findRow(chapter, id);
  const next = rows[index + 1];
  if (next === undefined || !canPass(row, next)) return undefined;
  const lacksFrench = isEmpty(row.cells[0]) || isEmpty(next.cells[0]);
  if (row.block !== next.block && !lacksFrench) return undefined;
  // Where the upper one has no French, its paragraph is the translator’s: the lower one’s stays.
  const into = isEmpty(row.cells[0]) && row.block !== next.block ? next : row;
  const cells = row.cells.map((cell, column) =>
    joinCells(cell, next.cells[column] ?? nothing, into.kind),
  );
  const merged = rows.flatMap((each) =>
    each === into ? [{ ...into, cells }] : each === row || each === next ? [] : [each],
  );
  return { chapter: toChapter(merged, chapter), touched: [into.id] };
}

/** Joins a segment and the one above it. */
export function mergeWithPrevious(chapter: Chapter, id: string): Mended | undefined {
  const { rows, index } = findRow(chapter, id);
  const previous = rows[index - 1];
  return previous === undefined ? undefined : mergeWithNext(chapter, previous.id);
}

/** Moves the beginning of one side of a segment, up to `endOffset`, to the segment above. */
export function moveUp(
  chapter: Chapter,
  id: string,
  column: number,
  endOffset: number,
): Mended | undefined {
  const { rows, index, row } = findRow(chapter, id);
  const previous = rows[index - 1];
  if (previous === undefined || !canPass(previous, row)) return undefined;
  const [moved, rest] = cutCell(row.cells[column] ?? nothing, row.kind, endOffset);
  if (isEmpty(moved)) return undefined;
  const above = joinCells(previous.cells[column] ?? nothing, moved, previous.kind);
  return replaceCells(rows, column, [previous, above], [row, rest], chapter);
}

/** Moves the end of one side of a segment, from `startOffset`, to the segment below. */
export function moveDown(
  chapter: Chapter,
  id: string,
  column: number,
  startOffset: number,
): Mended | undefined {
  const { rows, index, row } = findRow(chapter, id);
  const next = rows[index + 1];
  if (next === undefined || !canPass(row, next)) return undefined;
  const [rest, moved] = cutCell(row.cells[column] ?? nothing, row.kind, startOffset);
  if (isEmpty(moved)) return undefined;
  const below = joinCells(moved, next.cells[column] ?? nothing, next.kind);
  return replaceCells(rows, column, [row, rest], [next, below], chapter);
}

/**
 * Says that the sides of a segment do not say the same: each gets a segment of its own, the French
 * first, with nothing beside it.
 */
export function setApart(chapter: Chapter, id: string): Mended | undefined {
  const { rows, index, row } = findRow(chapter, id);
  const first = row.cells.map((cell, column) => (column === 0 ? cell : nothing));
  const second = row.cells.map((cell, column) => (column === 0 ? nothing : cell));
  if (first.every(isEmpty) || second.every(isEmpty)) return undefined;
  return insertAfter(rows, index, [first, second], chapter);
}

/** Writes one side of a segment anew. A segment that has no text left on any side is gone. */
export function editCell(chapter: Chapter, id: string, column: number, cell: Cell): Mended {
  const { rows, row } = findRow(chapter, id);
  const cells = row.cells.map((before, each) => (each === column ? cell : before));
  return {
    chapter: toChapter(
      rows.map((each) => (each === row ? { ...row, cells } : each)),
      chapter,
    ),
    touched: [id],
  };
}

/** A segment with the block that it is in, for going through a chapter row by row. */
interface Row extends Segment {
  readonly block: string;
  readonly kind: BlockKind;
}

const nothing: Cell = { opensParagraph: false, content: [] };

function findRow(chapter: Chapter, id: string) {
  const rows = chapter.blocks.flatMap(({ id: block, kind, segments }) =>
    segments.map((segment): Row => ({ ...segment, block, kind })),
  );
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (row === undefined) throw new RangeError(`no segment ${id} in this chapter`);
  return { rows, index, row };
}

/** The rows as a chapter again; rows and blocks without text are left out, others are kept as they were. */
function toChapter(rows: readonly Row[], { editions, blocks }: Chapter): Chapter {
  const byBlock = new Map<string, Segment[]>();
  for (const { block, id, cells } of rows) {
    if (cells.every(isEmpty)) continue;
    const segments = byBlock.get(block) ?? [];
    segments.push({ id, cells });
    byBlock.set(block, segments);
  }
  return {
    editions,
    blocks: blocks.flatMap((block): readonly Block[] => {
      const segments = byBlock.get(block.id);
      return segments === undefined ? [] : [{ ...block, segments }];
    }),
  };
}

function replaceCells(
  rows: readonly Row[],
  column: number,
  [upper, upperCell]: readonly [Row, Cell],
  [lower, lowerCell]: readonly [Row, Cell],
  chapter: Chapter,
): Mended {
  const withCell = (row: Row, cell: Cell): Row => ({
    ...row,
    cells: row.cells.map((before, each) => (each === column ? cell : before)),
  });
  const changed = rows.map((row) => {
    if (row === upper) return withCell(row, upperCell);
    return row === lower ? withCell(row, lowerCell) : row;
  });
  const left = changed.filter(({ id }) => id === upper.id || id === lower.id);
  return {
    chapter: toChapter(changed, chapter),
    touched: left.filter(({ cells }) => !cells.every(isEmpty)).map(({ id }) => id),
  };
}

/** Puts the cells of one row into two, of which the second gets an id of its own. */
function insertAfter(
  rows: readonly Row[],
  index: number,
  [first, second]: readonly [readonly Cell[], readonly Cell[]],
  chapter: Chapter,
): Mended {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`row ${index} of ${rows.length}`);
  const ofBlock = rows.filter(({ block }) => block === row.block);
  const place = ofBlock.indexOf(row);
  const ids = idsWithOneMore(
    ofBlock.map(({ id }) => id),
    place,
  );
  const cellsOfBlock = ofBlock.map(({ cells }) => cells);
  cellsOfBlock.splice(place, 1, first, second);
  const block = ids.map((id, each): Row => ({ ...row, id, cells: cellsOfBlock[each] ?? [] }));
  const start = index - place;
  const changed = [...rows.slice(0, start), ...block, ...rows.slice(start + ofBlock.length)];
  return {
    chapter: toChapter(changed, chapter),
    touched: [ids[place] ?? row.id, ids[place + 1] ?? row.id],
  };
}

/**
 * The ids of a block with one more after `index`. Where there is no room between two (4 and 4a),
 * the new row takes the id of the one below, which gets the next: only neighbours ever shift.
 */
function idsWithOneMore(ids: readonly string[], index: number): readonly string[] {
  for (let place = index; place < ids.length; place++) {
    const fresh = idBetween(ids[place] ?? "", ids[place + 1]);
    if (fresh !== undefined) return [...ids.slice(0, place + 1), fresh, ...ids.slice(place + 1)];
  }
  throw new RangeError(`no room after row ${index} of ${ids.length}`);
}

/** The ids of a block’s rows where some have theirs, rising, and the others get new ones. */
export function fillIds(block: string, known: readonly (string | undefined)[]): readonly string[] {
  let ids = known.filter((id) => id !== undefined);
  for (const [index, id] of known.entries()) {
    if (id !== undefined) continue;
    const first = idBefore(block, ids[0]);
    if (index === 0 && first !== undefined) ids = [first, ...ids];
    else ids = [...idsWithOneMore(ids, Math.max(0, index - 1))];
  }
  return ids;
}

/** An id for a row above the first of a block, where there is room. */
function idBefore(block: string, first: string | undefined): string | undefined {
  const high = first === undefined ? undefined : readSegmentId(first);
  if (high === undefined) return `${block}.1`;
  const segment = high.suffix === "" ? high.segment - 1 : high.segment;
  return segment > 0 ? `${block}.${segment}` : undefined;
}

/** An id after one and before the next of its block, as `texts/README.md` orders them. */
function idBetween(before: string, after: string | undefined): string | undefined {
  const low = readSegmentId(before);
  if (low === undefined) throw new RangeError(`${before} is no segment id`);
  const high = after === undefined ? undefined : readSegmentId(after);
  const isBelow = (suffix: string) =>
    high === undefined || high.segment > low.segment || suffix < high.suffix;
  const last = low.suffix.at(-1);
  const nextLetter =
    last === undefined || last === "z"
      ? undefined
      : low.suffix.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  const suffix = [nextLetter, `${low.suffix}a`].find(
    (candidate) => candidate !== undefined && isBelow(candidate),
  );
  return suffix === undefined ? undefined : formatSegmentId({ ...low, suffix });
}

/** Text may pass between paragraphs, quotations and headings; notes and breaks keep to themselves. */
function canPass(upper: Row, lower: Row): boolean {
  const isClosed = ({ kind }: Row) => !isTextKind(kind) && !isHeadingKind(kind);
  return upper.block === lower.block || upper.kind === lower.kind
    ? upper.kind !== "b"
    : !isClosed(upper) && !isClosed(lower);
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || cell.content.length === 0;
}

/**
 * What lies before an offset and what lies after; the spaces at the cut are the row’s to add. A line
 * of verse that begins at the cut begins the second part.
 */
function cutCell(
  cell: Cell,
  kind: BlockKind,
  offset = Number.POSITIVE_INFINITY,
): readonly [Cell, Cell] {
  const [before, after] = cutContent(cell.content, offset);
  const isLineEnd = /\n *$/.test(movableText(before));
  const first = trimContent(before, /[ \n]+$/, -1);
  // A row of a stanza begins a line by itself.
  const rest = trimContent(after, kind === "v" ? /^[ \n]+/ : /^ +/, 0);
  const second = isLineEnd && kind !== "v" ? beginLine(rest) : rest;
  // The mark of a paragraph stands at its first words.
  return first.length === 0
    ? [nothing, { ...cell, content: second }]
    : [
        { ...cell, content: first },
        { opensParagraph: false, content: second },
      ];
}

function beginLine(content: readonly Inline[]): readonly Inline[] {
  if (beginsLine(content)) return content;
  const [first, ...others] = content;
  return first?.type === "text"
    ? [{ type: "text", value: `\n${first.value}` }, ...others]
    : [{ type: "text", value: "\n" }, ...content];
}

function cutContent(
  content: readonly Inline[],
  offset: number,
): readonly [readonly Inline[], readonly Inline[]] {
  const before: Inline[] = [];
  const after: Inline[] = [];
  let start = 0;
  for (const inline of content) {
    const length = movableText([inline]).length;
    const at = offset - start;
    if (at >= length) before.push(inline);
    else if (at <= 0) after.push(inline);
    else if (inline.type === "text") {
      before.push({ type: "text", value: inline.value.slice(0, at) });
      after.push({ type: "text", value: inline.value.slice(at) });
    } else if (inline.type === "emphasis") {
      const [left, right] = cutContent(inline.children, at);
      before.push({ type: "emphasis", children: left });
      after.push({ type: "emphasis", children: right });
    }
    start += length;
  }
  return [before, after];
}

/** Takes the spaces off one end, which is at index `at`. */
function trimContent(content: readonly Inline[], spaces: RegExp, at: 0 | -1): readonly Inline[] {
  const end = content.at(at);
  if (end === undefined || end.type === "note-call") return content;
  const trimmed: readonly Inline[] =
    end.type === "text"
      ? textOf(end.value.replace(spaces, ""))
      : emphasisOf(trimContent(end.children, spaces, at));
  const others = at === 0 ? content.slice(1) : content.slice(0, -1);
  const whole = at === 0 ? [...trimmed, ...others] : [...others, ...trimmed];
  // Nothing but spaces there: what stood before them is the end now.
  return trimmed.length === 0 ? trimContent(whole, spaces, at) : whole;
}

function textOf(value: string): readonly Inline[] {
  return value === "" ? [] : [{ type: "text", value }];
}

function emphasisOf(children: readonly Inline[]): readonly Inline[] {
  return children.length === 0 ? [] : [{ type: "emphasis", children }];
}

/** Two cells of a column as one, in a block of a kind; the rows of a stanza stay lines. */
export function joinCells(upper: Cell, lower: Cell, kind: BlockKind): Cell {
  if (isEmpty(upper)) return { ...lower, content: fitLines(lower.content, kind) };
  if (isEmpty(lower)) return { ...upper, content: fitLines(upper.content, kind) };
  const [first, second] = [fitLines(upper.content, kind), fitLines(lower.content, kind)];
  const last = first.at(-1);
  const next = second[0];
  const left = last?.type === "text" ? last.value : "";
  const right = next?.type === "text" ? next.value : "";
  const between = beginsLine(second) ? "" : kind === "v" ? "\n" : " ";
  const value = `${left}${between}${right}`;
  return {
    ...upper,
    content: [
      ...(last?.type === "text" ? first.slice(0, -1) : first),
      ...textOf(value),
      ...(next?.type === "text" ? second.slice(1) : second),
    ],
  };
}
