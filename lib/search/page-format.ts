/**
 * Postings of one entry or several as bytes. Each number of a posting is a column of its own, through
 * all of the entries: that packs better than posting after posting.
 */

import type { Postings } from "#lib/search/entry-store.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";

/** Part of an entry’s postings: from one to the one before another. */
export interface PostingsPart {
  readonly postings: Postings;
  readonly from: number;
  readonly to: number;
}

/** All of an entry’s postings. */
export function wholePart(postings: Postings): PostingsPart {
  return { postings, from: 0, to: postings.length };
}

export function encodePostings(parts: readonly PostingsPart[]): Uint8Array {
  const bytes = new ByteWriter(4096);
  const columns = parts.map(numberColumns);
  bytes.number(parts.length);
  for (const { from, to } of parts) bytes.number(to - from);
  for (const table of ["forms", "said", "expressions"] as const) {
    for (const own of columns) bytes.number(own[table].texts.length);
    bytes.text(columns.flatMap((own) => own[table].texts).join("\n"));
  }
  const write = (of: (part: PostingsPart, own: Columns, at: number) => void) => {
    for (const [index, part] of parts.entries()) {
      const own = columns[index];
      if (own !== undefined) for (let at = part.from; at < part.to; at++) of(part, own, at);
    }
  };
  write(({ postings: { unit }, from }, _own, at) => {
    bytes.number((unit[at] ?? 0) - (at === from ? 0 : (unit[at - 1] ?? 0)));
  });
  write(({ postings: { unit, row }, from }, _own, at) => {
    const isNew = at === from || unit[at] !== unit[at - 1];
    bytes.number((row[at] ?? 0) - (isNew ? 0 : (row[at - 1] ?? 0)));
  });
  write(({ postings }, _own, at) => bytes.number(postings.word[at] ?? 0));
  write(({ postings }, { forms }, at) => {
    if (forms.texts.length > 1) bytes.number(forms.numbers[postings.form[at] ?? 0] ?? 0);
  });
  write(({ postings: { saidBy } }, { said, expressions }, at) => {
    const by = saidBy[at] ?? 0;
    if (by < 0) bytes.signed(-1 - (expressions.numbers[-1 - by] ?? 0));
    else bytes.signed(by === 0 ? 0 : 1 + (said.numbers[by - 1] ?? 0));
  });
  write(({ postings: { saidBy, first, word } }, _own, at) => {
    if (saidBy[at] !== 0) bytes.signed((first[at] ?? 0) - (word[at] ?? 0));
  });
  write(({ postings: { saidBy, first, last } }, _own, at) => {
    if (saidBy[at] !== 0) bytes.signed((last[at] ?? 0) - (first[at] ?? 0));
  });
  for (const { postings } of parts) bytes.number(postings.more === undefined ? 0 : 1);
  write(({ postings: { more, word } }, _own, at) => {
    if (more !== undefined) writeMore(bytes, word[at] ?? 0, more[at] ?? []);
  });
  return bytes.finish();
}

/** Reads what `encodePostings` wrote. Throws a `RangeError` for what is cut off. */
export function decodePostings(source: Uint8Array): readonly Postings[] {
  const bytes = new ByteReader(source);
  const numbers = (count: number) => {
    if (count > source.length) throw new RangeError(`${count} numbers in ${source.length} bytes`);
    return Array.from({ length: count }, () => bytes.number());
  };
  const lengths = numbers(bytes.number());
  const ends: number[] = [];
  let total = 0;
  for (const length of lengths) {
    total += length;
    ends.push(total);
  }
  if (total > source.length) throw new RangeError(`${total} postings in ${source.length} bytes`);
  const [forms, said, expressions] = [0, 1, 2].map(() => readTexts(bytes, numbers(lengths.length)));
  const column = (read: (at: number, entry: number, isFirst: boolean) => number) => {
    const all = new Int32Array(total);
    let at = 0;
    for (const [entry, end] of ends.entries()) {
      for (const start = at; at < end; at++) all[at] = read(at, entry, at === start);
    }
    return all;
  };
  let before = 0;
  const unit = column((_at, _entry, isFirst) => {
    before = bytes.number() + (isFirst ? 0 : before);
    return before;
  });
  const row = column((at, _entry, isFirst) => {
    const isNew = isFirst || unit[at] !== unit[at - 1];
    before = bytes.number() + (isNew ? 0 : before);
    return before;
  });
  const word = column(() => bytes.number());
  const form = column((_at, entry) => ((forms?.[entry]?.length ?? 0) > 1 ? bytes.number() : 0));
  const saidBy = column(() => bytes.signed());
  const first = column((at) => (saidBy[at] === 0 ? 0 : bytes.signed() + (word[at] ?? 0)));
  const last = column((at) => (saidBy[at] === 0 ? -1 : bytes.signed() + (first[at] ?? 0)));
  const hasMore = numbers(lengths.length);
  return lengths.map((length, entry): Postings => {
    const end = ends[entry] ?? 0;
    const start = end - length;
    const own = (all: Int32Array) => all.subarray(start, end);
    const words = own(word);
    const more = hasMore[entry] === 1 ? Array.from(words, (at) => readMore(bytes, at)) : undefined;
    return {
      length,
      unit: own(unit),
      row: own(row),
      word: words,
      form: own(form),
      saidBy: own(saidBy),
      first: own(first),
      last: own(last),
      ...(more === undefined ? {} : { more }),
      forms: forms?.[entry] ?? [],
      said: said?.[entry] ?? [],
      expressions: expressions?.[entry] ?? [],
    };
  });
}

/** The texts that a part’s postings have, and their numbers among these. */
interface Columns {
  readonly forms: Numbered;
  readonly said: Numbered;
  readonly expressions: Numbered;
}

interface Numbered {
  readonly texts: readonly string[];
  /** By the number that a text has in the postings. */
  readonly numbers: Int32Array;
}

function numberColumns({ postings, from, to }: PostingsPart): Columns {
  const { form, saidBy } = postings;
  const counts = {
    forms: new Int32Array(postings.forms.length),
    said: new Int32Array(postings.said.length),
    expressions: new Int32Array(postings.expressions.length),
  };
  const count = (column: Int32Array, number: number) => {
    column[number] = (column[number] ?? 0) + 1;
  };
  for (let at = from; at < to; at++) {
    count(counts.forms, form[at] ?? 0);
    const by = saidBy[at] ?? 0;
    if (by > 0) count(counts.said, by - 1);
    else if (by < 0) count(counts.expressions, -1 - by);
  }
  return {
    forms: renumber(postings.forms, counts.forms),
    said: renumber(postings.said, counts.said),
    expressions: renumber(postings.expressions, counts.expressions),
  };
}

/** The texts that occur, the most frequent first. */
function renumber(texts: readonly string[], counts: Int32Array): Numbered {
  const used = [...counts.keys()].filter((number) => counts[number] !== 0);
  used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const numbers = new Int32Array(counts.length);
  for (const [index, number] of used.entries()) numbers[number] = index;
  return { texts: used.map((number) => texts[number] ?? ""), numbers };
}

function readTexts(bytes: ByteReader, lengths: readonly number[]): readonly (readonly string[])[] {
  const text = bytes.text();
  const lines = text === "" ? [] : text.split("\n");
  let at = 0;
  return lengths.map((length) => {
    at += length;
    if (at > lines.length) throw new RangeError(`${at} texts of ${lines.length}`);
    return lines.slice(at - length, at);
  });
}

function writeMore(bytes: ByteWriter, word: number, more: readonly number[]): void {
  bytes.number(more.length);
  let before = word;
  for (const one of more) {
    bytes.signed(one - before);
    before = one;
  }
}

function readMore(bytes: ByteReader, word: number): readonly number[] {
  const length = bytes.number();
  if (length > mostWords) throw new RangeError(`an expression of ${length} words`);
  let before = word;
  return Array.from({ length }, () => {
    before += bytes.signed();
    return before;
  });
}

/** No expression has more words. */
const mostWords = 1000;
