/**
 * Notes that a sign or a letter calls: `devise*` and `*A quotation.` below it, `[A]` and
 * `[Note A: …]`, `(*)`, `†`. They get numbers after those that the text prints.
 */

import type { DraftBlock } from "#lib/import/draft.ts";

/** A note that a sign begins, in the markup of a cell. */
const body =
  /^(?:\[(?:(?:foot)?note(?: de bas de page)? ?)([A-Z]|(?:\\\*)+|[†‡§])\]? ?[:.] ?|\[([A-Z]|(?:\\\*)+|[†‡§])\] ?|\(((?:\\\*)+)\) ?|((?:\\\*){1,4}|[†‡]) ?)(?=[\p{L}\p{N}«“"'‘(*[_])/iu;

/** A call stands so many blocks before its note at most, where its sign comes back all the time. */
const farthest = 14;

interface SignNote {
  readonly index: number;
  /** `A`, `**`: as the call has it. */
  readonly sign: string;
  readonly content: string;
  /** The wording says that it is a note, called or not. */
  readonly isSure: boolean;
  readonly isInBrackets: boolean;
}

/** Finds the notes and their calls. */
export function linkSignNotes(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const notes = blocks.flatMap((block, index) => readSignNote(block, index) ?? []);
  if (notes.length === 0) return blocks;
  const linked = [...blocks];
  const bodies = new Set(notes.map(({ index }) => index));
  let number = highestNumber(blocks);
  for (const note of notes) {
    const at = findCall(linked, note, bodies);
    if (at === undefined && !note.isSure) continue;
    number++;
    const own = linked[note.index];
    const calling = at === undefined ? undefined : linked[at];
    if (calling !== undefined && at !== undefined) {
      linked[at] = {
        ...calling,
        content: calling.content.replace(callOf(note), `[^${number}]`),
      };
    }
    if (own !== undefined) {
      const { isLone: _, level: __, ...rest } = own;
      linked[note.index] = { ...rest, kind: "n", note: number, content: note.content };
    }
  }
  return linked;
}

function readSignNote(block: DraftBlock, index: number): SignNote | undefined {
  if (block.aside !== undefined || !"pqvl".includes(block.kind)) return undefined;
  const match = body.exec(block.content);
  if (match === null) return undefined;
  const [label, named, inBrackets, inParentheses, bare] = match;
  const sign = named ?? inBrackets ?? inParentheses ?? bare ?? "";
  const isSure = named !== undefined;
  const rest = block.content.slice(label.length).replace(/\n/g, " ").trim();
  return {
    index,
    sign,
    content: isSure ? rest.replace(/\]$/, "") : rest,
    isSure,
    isInBrackets: bare === undefined,
  };
}

/** The last block before a note that calls it; for letters also one after it. */
function findCall(
  blocks: readonly DraftBlock[],
  note: SignNote,
  bodies: ReadonlySet<number>,
): number | undefined {
  const call = callOf(note);
  const isCalling = (index: number) => {
    const block = blocks[index];
    if (block === undefined || block.aside !== undefined || block.kind === "b") return false;
    return !bodies.has(index) && call.test(block.content);
  };
  const least = note.isInBrackets ? 0 : Math.max(0, note.index - farthest);
  for (let index = note.index - 1; index >= least; index--) if (isCalling(index)) return index;
  if (!note.isInBrackets) return undefined;
  for (let index = note.index + 1; index < blocks.length; index++)
    if (isCalling(index)) return index;
  return undefined;
}

/** The sign after a word, not more of it and not less, with the space that only parts the two. */
function callOf({ sign, isInBrackets }: SignNote): RegExp {
  const escaped = sign.replace(/[\\*]/g, "\\$&");
  if (isInBrackets)
    return new RegExp(`(?<=\\S)[ \\u00a0]?(?:\\[${escaped}\\]|\\(${escaped}\\))`, "u");
  return new RegExp(`(?<=[^\\s*\\\\([])[ \\u00a0]?${escaped}(?!\\\\?\\*|[\\p{L}†‡])`, "u");
}

/** The highest number that a note or a call may have in print. */
function highestNumber(blocks: readonly DraftBlock[]): number {
  let highest = 0;
  for (const { content, note } of blocks) {
    for (const match of content.matchAll(/\[\^?(?:(?:foot)?note )?(\d{1,3})[\]:.]/giu)) {
      highest = Math.max(highest, Number(match[1]));
    }
    highest = Math.max(highest, note ?? 0);
  }
  return highest;
}
