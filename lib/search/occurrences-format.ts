/** A chapter’s occurrences as text, to be kept from build to build. */

import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";

/** Goes up whenever what is written changes. */
export const occurrencesFormat = 2;

interface File extends Omit<ChapterOccurrences, "words" | "expressions" | "unlinked"> {
  readonly words: string;
  readonly expressions: string;
  readonly unlinked: string;
}

export function formatOccurrences(occurrences: ChapterOccurrences): string {
  const { words, expressions, unlinked, ...texts } = occurrences;
  return JSON.stringify({
    ...texts,
    words: pack(words),
    expressions: pack(expressions),
    unlinked: pack(unlinked),
  } satisfies File);
}

/** Reads back what `formatOccurrences` wrote. */
export function parseOccurrences(source: string): ChapterOccurrences {
  const { words, expressions, unlinked, ...texts } = JSON.parse(source) as File;
  return {
    ...texts,
    words: unpack(words),
    expressions: unpack(expressions),
    unlinked: unpack(unlinked),
  };
}

function pack(numbers: Int32Array): string {
  const bytes = new ByteWriter(numbers.length * 2 + 8);
  bytes.number(numbers.length);
  for (const number of numbers) bytes.signed(number);
  let text = "";
  const packed = bytes.finish();
  // As many arguments as every engine takes.
  for (let at = 0; at < packed.length; at += 8192) {
    text += String.fromCharCode(...packed.subarray(at, at + 8192));
  }
  return btoa(text);
}

function unpack(text: string): Int32Array {
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < packed.length; at++) packed[at] = letters.charCodeAt(at);
  const bytes = new ByteReader(packed);
  const numbers = new Int32Array(bytes.number());
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.signed();
  return numbers;
}
