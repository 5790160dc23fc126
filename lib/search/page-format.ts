/**
 * Postings as bytes: a page. Each number of a posting is a column of its own, which packs better
 * than posting after posting: 3.2 bytes each against 3.6 on ten novels.
 */

import type { Postings } from "#lib/search/entry-store.ts";
import type { SaidForm } from "#lib/search/occurrences.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";

/** Writes the postings from one to the one before another. */
export function encodePage(postings: Postings, from = 0, to = postings.length): Uint8Array {
  const bytes = new ByteWriter(1024);
  const length = to - from;
  const { unit, row, word, first, last, more } = postings;
  const form = renumber(postings.form, from, to, (number) => number);
  const said = renumber(postings.saidBy, from, to, (number) => number - 1);
  const expressions = renumber(postings.saidBy, from, to, (number) => -1 - number);
  bytes.number(length);
  bytes.text(form.used.map((number) => postings.forms[number] ?? "").join("\n"));
  bytes.text(said.used.map((number) => formatSaid(postings.said[number])).join("\n"));
  bytes.text(expressions.used.map((number) => postings.expressions[number] ?? "").join("\n"));
  writeUnits(bytes, unit, from, to);
  for (let at = from; at < to; at++) {
    const isNew = at === from || unit[at] !== unit[at - 1];
    bytes.number((row[at] ?? 0) - (isNew ? 0 : (row[at - 1] ?? 0)));
  }
  for (let at = from; at < to; at++) bytes.number(word[at] ?? 0);
  if (form.used.length > 1) {
    for (let at = from; at < to; at++) bytes.number(form.numbers.get(postings.form[at] ?? 0) ?? 0);
  }
  for (let at = from; at < to; at++) {
    const by = postings.saidBy[at] ?? 0;
    const own = by > 0 ? 1 + (said.numbers.get(by - 1) ?? 0) : 0;
    bytes.signed(by < 0 ? -1 - (expressions.numbers.get(-1 - by) ?? 0) : own);
  }
  for (let at = from; at < to; at++) {
    if (postings.saidBy[at] !== 0) bytes.signed((first[at] ?? 0) - (word[at] ?? 0));
  }
  for (let at = from; at < to; at++) {
    if (postings.saidBy[at] !== 0) bytes.signed((last[at] ?? 0) - (first[at] ?? 0));
  }
  bytes.number(more === undefined ? 0 : 1);
  for (let at = from; more !== undefined && at < to; at++) {
    const own = more[at] ?? [];
    bytes.number(own.length);
    for (const [index, one] of own.entries()) {
      bytes.signed(one - (index === 0 ? (word[at] ?? 0) : (own[index - 1] ?? 0)));
    }
  }
  return bytes.finish();
}

/** Reads a page. Throws a `RangeError` for one that is cut off. */
export function decodePage(source: Uint8Array): Postings {
  const bytes = new ByteReader(source);
  const length = bytes.number();
  if (length > source.length * 8)
    throw new RangeError(`${length} postings in ${source.length} bytes`);
  const forms = lines(bytes.text());
  const said = lines(bytes.text()).map(parseSaid);
  const expressions = lines(bytes.text());
  const column = (read: (at: number) => number) => {
    const numbers = new Int32Array(length);
    for (let at = 0; at < length; at++) numbers[at] = read(at);
    return numbers;
  };
  const unit = readUnits(bytes, length);
  let before = 0;
  const row = column((at) => {
    const isNew = at === 0 || unit[at] !== unit[at - 1];
    before = bytes.number() + (isNew ? 0 : before);
    return before;
  });
  const word = column(() => bytes.number());
  const form = forms.length > 1 ? column(() => bytes.number()) : new Int32Array(length);
  const saidBy = column(() => bytes.signed());
  const first = column((at) => (saidBy[at] === 0 ? 0 : bytes.signed() + (word[at] ?? 0)));
  const last = column((at) => (saidBy[at] === 0 ? -1 : bytes.signed() + (first[at] ?? 0)));
  const hasMore = bytes.number() === 1;
  const more = hasMore ? Array.from(word, (start) => readMore(bytes, start)) : undefined;
  const columns = { length, unit, row, word, form, saidBy, first, last };
  return { ...columns, ...(more === undefined ? {} : { more }), forms, said, expressions };
}

/** The numbers of a column that are no less than 0, counted anew, the most frequent first. */
function renumber(
  column: Int32Array,
  from: number,
  to: number,
  numberOf: (value: number) => number,
): { readonly used: readonly number[]; readonly numbers: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>();
  for (let at = from; at < to; at++) {
    const number = numberOf(column[at] ?? 0);
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const used = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
  return { used, numbers: new Map(used.map((number, index) => [number, index])) };
}

/** Units as runs: how far on, and how many postings. */
function writeUnits(bytes: ByteWriter, unit: Int32Array, from: number, to: number): void {
  let before = 0;
  for (let at = from; at < to; ) {
    let end = at + 1;
    while (end < to && unit[end] === unit[at]) end++;
    bytes.number((unit[at] ?? 0) - before);
    bytes.number(end - at);
    before = unit[at] ?? 0;
    at = end;
  }
}

function readUnits(bytes: ByteReader, length: number): Int32Array {
  const unit = new Int32Array(length);
  let number = 0;
  for (let at = 0; at < length; ) {
    number += bytes.number();
    const end = at + bytes.number();
    if (end === at || end > length) throw new RangeError(`a run of ${end - at} postings at ${at}`);
    unit.fill(number, at, end);
    at = end;
  }
  return unit;
}

function readMore(bytes: ByteReader, word: number): readonly number[] {
  let before = word;
  return Array.from({ length: bytes.number() }, () => {
    before += bytes.signed();
    return before;
  });
}

/** Printed forms are mostly their own group. */
function formatSaid(said: SaidForm | undefined): string {
  const { group = "", printed = "" } = said ?? {};
  return group === printed ? printed : `${printed}\t${group}`;
}

function parseSaid(line: string): SaidForm {
  const [printed = "", group = printed] = line.split("\t");
  return { group, printed };
}

function lines(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}
