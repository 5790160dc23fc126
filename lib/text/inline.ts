/**
 * The markup inside a cell: `*emphasis*`, `[^36]` for a call of note n36, and a backslash before
 * `*`, `[`, `¶`, `/` or another backslash that is meant as such. There is nothing else, and no HTML.
 *
 * Emphasis does not nest: in print, emphasis within emphasis goes back to roman, which is written
 * by ending one and beginning another. It may hold note calls.
 */

import type { Inline } from "#lib/text/model.ts";
import { type Fault, TextError } from "#lib/text/text-error.ts";

/** A fault and where in the source it is, in UTF-16 code units from 0. */
export interface InlineFault extends Fault {
  readonly offset: number;
}

/** What the source of a cell says, with everything wrong in it. */
export interface InlineReading {
  readonly content: readonly Inline[];
  readonly faults: readonly InlineFault[];
}

/** A cell's words without markup and note calls, and where each of their code units was. */
export interface PlainSource {
  readonly text: string;
  /** `offsets[i]` is the offset in the source of the code unit `text[i]`. */
  readonly offsets: readonly number[];
}

/** Whether the source of a cell has any sign that may be markup; without, it is its own plain text. */
export function hasMarkup(source: string): boolean {
  return /[*[\\¶]/.test(source);
}

/** Reads inline markup. With faults, `content` is what could be made of it. */
export function readInline(source: string): InlineReading {
  if (!hasMarkup(source)) {
    return { content: source === "" ? [] : [{ type: "text", value: source }], faults: [] };
  }
  const content: Inline[] = [];
  const faults: InlineFault[] = [];
  let into = content;
  let emphasisOffset = 0;

  for (const token of scan(source)) {
    if (token.type === "fault") {
      faults.push({ offset: token.offset, reason: token.reason, cure: token.cure });
    } else if (token.type === "text") {
      appendText(into, token.value);
    } else if (token.type === "note-call") {
      into.push({ type: "note-call", number: token.number });
    } else if (into === content) {
      into = [];
      emphasisOffset = token.offset;
    } else if (into.length === 0) {
      faults.push({
        offset: emphasisOffset,
        reason: "emphasis with nothing in it: **",
        cure: "write *emphasis* with one asterisk a side, or \\* for the sign itself",
      });
      into = content;
    } else {
      content.push({ type: "emphasis", children: into });
      into = content;
    }
  }
  if (into !== content) {
    faults.push({
      offset: emphasisOffset,
      reason: `an asterisk without its pair: ${excerpt(source, emphasisOffset)}`,
      cure: "close the emphasis with a second *, or write \\* for the sign itself",
    });
  }
  return { content, faults };
}

/** Inline markup → its tree. Throws a `TextError` for the first fault, at `place`. */
export function parseInline(
  source: string,
  place: { readonly file: string; readonly line?: number; readonly segmentId?: string },
): readonly Inline[] {
  const { content, faults } = readInline(source);
  const [fault] = faults;
  if (fault !== undefined)
    throw new TextError({ ...place, reason: fault.reason, cure: fault.cure });
  return content;
}

/**
 * A tree → the markup it is read from; `readInline` gives back the same tree. Throws a
 * `RangeError` for what cannot be written: emphasis that is empty or nested, an empty text, two
 * texts side by side, a note number below 1, a tab or another control character but "\n", which
 * begins a line of verse (`verse-lines.ts`).
 */
export function formatInline(content: readonly Inline[]): string {
  let source = "";
  let before: Inline | undefined;
  for (const inline of content) {
    if (inline.type === "text") {
      if (before?.type === "text" || inline.value === "") {
        throw new RangeError(`a text is empty or follows another: ${JSON.stringify(inline.value)}`);
      }
      source += escapeText(inline.value);
    } else if (inline.type === "note-call") {
      if (!Number.isInteger(inline.number) || inline.number < 1 || inline.number > 999_999) {
        throw new RangeError(`note number ${inline.number}; it is a whole number from 1 to 999999`);
      }
      source += `[^${inline.number}]`;
    } else {
      if (inline.children.length === 0 || inline.children.some((c) => c.type === "emphasis")) {
        throw new RangeError("emphasis is empty or holds emphasis");
      }
      source += `*${formatInline(inline.children)}*`;
    }
    before = inline;
  }
  return source;
}

/** The words alone, without markup and note calls. */
export function plainText(content: readonly Inline[]): string {
  let text = "";
  for (const inline of content) {
    if (inline.type === "text") text += inline.value;
    else if (inline.type === "emphasis") text += plainText(inline.children);
  }
  return text;
}

/** The note numbers called, in the order of the text. */
export function noteCalls(content: readonly Inline[]): readonly number[] {
  return content.flatMap((inline) => {
    if (inline.type === "note-call") return [inline.number];
    return inline.type === "emphasis" ? noteCalls(inline.children) : [];
  });
}

/** The words alone, each with its place in the source, so that what is found can be mended there. */
export function readPlainSource(source: string): PlainSource {
  let text = "";
  const offsets: number[] = [];
  for (const token of scan(source)) {
    if (token.type !== "text") continue;
    // An escaped sign is one code unit and stands where its backslash is.
    for (let i = 0; i < token.value.length; i++) offsets.push(token.offset + i);
    text += token.value;
  }
  return { text, offsets };
}

/**
 * How many words a French or English text has, as a word processor counts: what an apostrophe
 * or a hyphen joins is one word (l’homme, dit-elle, aujourd’hui), and so is a number.
 */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,\-‑]*/gu)?.length ?? 0;
}

/** `*`, `[`, `\` and `¶` begin something wherever they stand; a control character cannot stand. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

type Token =
  | { readonly type: "text"; readonly value: string; readonly offset: number }
  | { readonly type: "note-call"; readonly number: number; readonly offset: number }
  | { readonly type: "asterisk"; readonly offset: number }
  | (InlineFault & { readonly type: "fault" });

function* scan(source: string): Generator<Token> {
  // Sticky alternatives in the order they are tried; the last takes what none of the others did.
  const pattern = /[^*[\\¶]+|\\[*[\\¶/]|\*|\[\^([1-9]\d{0,5})\]|\[(?!\^)|[[\\¶]/gu;
  for (const match of source.matchAll(pattern)) {
    const [value, noteNumber] = match;
    const offset = match.index;
    if (noteNumber !== undefined) {
      yield { type: "note-call", number: Number(noteNumber), offset };
    } else if (value === "*") {
      yield { type: "asterisk", offset };
    } else if (value === "\\") {
      yield {
        type: "fault",
        offset,
        reason: `a backslash before nothing it could escape: ${excerpt(source, offset)}`,
        cure: "write \\\\ for a backslash; only * [ ¶ and \\ need one before them",
      };
    } else if (value === "¶") {
      yield {
        type: "fault",
        offset,
        reason: `¶ inside a cell: ${excerpt(source, offset)}`,
        cure: "split the segment where the paragraph begins, or write \\¶ for the sign itself",
      };
    } else if (value === "[" && source[offset + 1] === "^") {
      yield {
        type: "fault",
        offset,
        reason: `a note call that is not [^number]: ${excerpt(source, offset)}`,
        cure: "write [^36] to call note n36, or \\[ for the sign itself",
      };
    } else {
      const isEscape = value.length === 2 && value[0] === "\\";
      yield { type: "text", value: isEscape ? value.slice(1) : value, offset };
    }
  }
}

function appendText(content: Inline[], value: string): void {
  const last = content.at(-1);
  if (last?.type === "text")
    content[content.length - 1] = { type: "text", value: last.value + value };
  else content.push({ type: "text", value });
}

function escapeText(text: string): string {
  if (controlCharacters.test(text.replaceAll("\n", ""))) {
    throw new RangeError(`a control character in a text: ${JSON.stringify(text.slice(0, 80))}`);
  }
  return text.replace(/[*\\¶]|\[(?=\^)/g, "\\$&");
}

function excerpt(source: string, offset: number): string {
  const end = offset + 20;
  return source.length > end ? `${source.slice(offset, end)}…` : source.slice(offset);
}
