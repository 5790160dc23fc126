/**
 * Postings of one entry or several as bytes. Each number of a posting is a column of its own, through
 * all of the entries: that packs better than posting after posting.
 */

import type { EntryKey } from "#lib/search/entry.ts";
import { textOfEntry } from "#lib/search/entry.ts";
import type { Postings } from "#lib/search/entry-store.ts";
import { entryOfKind, kindNumber, TextReader, TextWriter } from "#lib/search/text-column.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";

/** Part of an entry’s postings: from one to the one before another. */
export interface PostingsPart {
  readonly postings: Postings;
  readonly from: number;
  readonly to: number;
  /** The entry’s text, which most forms begin as. */
  readonly lemma: string;
}

/** The columns, which are read one after the other and pack best apart. */
export function encodePostings(parts: readonly PostingsPart[]): readonly Uint8Array[] {
  const numbered = parts.map((part): NumberedPart => ({ ...part, ...numberTexts(part) }));
  const heads = new ByteWriter();
  heads.number(parts.length);
  for (const { from, to } of parts) heads.number(to - from);
  return [
    heads.finish(),
    ...formColumns(numbered),
    ...saidColumns(numbered),
    ...expressionColumns(numbered),
    ...[units, rows, words, forms, saidBy, firsts, lengths, more].map((write) => {
      const bytes = new ByteWriter(1024);
      for (const part of numbered) write(bytes, part);
      return bytes.finish();
    }),
  ];
}

function formColumns(parts: readonly NumberedPart[]): readonly Uint8Array[] {
  const texts = new TextWriter();
  for (const { lemma, formTexts } of parts) for (const form of formTexts) texts.add(form, lemma);
  return [countsOf(parts, ({ formTexts }) => formTexts.length), ...texts.parts()];
}

function saidColumns(parts: readonly NumberedPart[]): readonly Uint8Array[] {
  const texts = new TextWriter();
  for (const { lemma, saidTexts } of parts) {
    let before = lemma;
    for (const said of saidTexts) {
      texts.add(said, before);
      before = said;
    }
  }
  return [countsOf(parts, ({ saidTexts }) => saidTexts.length), ...texts.parts()];
}

function expressionColumns(parts: readonly NumberedPart[]): readonly Uint8Array[] {
  const texts = new TextWriter();
  const kinds = new ByteWriter();
  for (const { lemma, expressionKeys } of parts) {
    for (const key of expressionKeys) {
      kinds.number(kindNumber(key));
      texts.add(textOfEntry(key), lemma);
    }
  }
  const counts = countsOf(parts, ({ expressionKeys }) => expressionKeys.length);
  return [counts, kinds.finish(), ...texts.parts()];
}

function countsOf(
  parts: readonly NumberedPart[],
  count: (part: NumberedPart) => number,
): Uint8Array {
  const bytes = new ByteWriter();
  for (const part of parts) bytes.number(count(part));
  return bytes.finish();
}

type WriteColumn = (bytes: ByteWriter, part: NumberedPart) => void;

const units: WriteColumn = (bytes, { postings: { unit }, from, to }) => {
  let before = 0;
  for (let at = from; at < to; at++) {
    const own = unit[at] ?? 0;
    bytes.number(own - before);
    before = own;
  }
};

const rows: WriteColumn = (bytes, { postings: { unit, row }, from, to }) => {
  for (let at = from; at < to; at++) {
    const isNew = at === from || unit[at] !== unit[at - 1];
    bytes.number((row[at] ?? 0) - (isNew ? 0 : (row[at - 1] ?? 0)));
  }
};

const words: WriteColumn = (bytes, { postings: { unit, row, word }, from, to }) => {
  for (let at = from; at < to; at++) {
    const isSameRow = at > from && row[at] === row[at - 1] && unit[at] === unit[at - 1];
    bytes.signed((word[at] ?? 0) - (isSameRow ? (word[at - 1] ?? 0) : 0));
  }
};

const forms: WriteColumn = (bytes, { postings: { form }, formNumbers, formTexts, from, to }) => {
  if (formTexts.length < 2) return;
  for (let at = from; at < to; at++) bytes.number(formNumbers[form[at] ?? 0] ?? 0);
};

const saidBy: WriteColumn = (bytes, { postings, saidNumbers, expressionNumbers, from, to }) => {
  for (let at = from; at < to; at++) {
    const by = postings.saidBy[at] ?? 0;
    if (by < 0) bytes.signed(-1 - (expressionNumbers[-1 - by] ?? 0));
    else bytes.number(by === 0 ? 0 : 2 * (1 + (saidNumbers[by - 1] ?? 0)));
  }
};

const firsts: WriteColumn = (bytes, { postings, from, to }) => {
  const { first, word } = postings;
  for (let at = from; at < to; at++) {
    if (postings.saidBy[at] !== 0) bytes.signed((first[at] ?? 0) - (word[at] ?? 0));
  }
};

const lengths: WriteColumn = (bytes, { postings, from, to }) => {
  const { said, first, last } = postings;
  const told = said.map(wordsOf);
  for (let at = from; at < to; at++) {
    const by = postings.saidBy[at] ?? 0;
    if (by < 0 || (by > 0 && told[by - 1] === 0)) bytes.signed((last[at] ?? 0) - (first[at] ?? 0));
  }
};

const more: WriteColumn = (bytes, { postings, from, to }) => {
  bytes.number(postings.more === undefined ? 0 : 1);
  if (postings.more === undefined) return;
  for (let at = from; at < to; at++) {
    writeMore(bytes, postings.word[at] ?? 0, postings.more[at] ?? []);
  }
};

/** How many English words a counterpart has; 0 where its words do not stand side by side. */
function wordsOf(said: string): number {
  return said.includes("…") ? 0 : said.split(" ").length;
}

/** Reads what `encodePostings` wrote, with the same texts of entries. Throws a `RangeError` for what is cut off. */
export function decodePostings(
  source: Uint8Array,
  lemmas: readonly string[] = [],
): readonly Postings[] {
  const bytes = new ByteReader(source);
  const counts = bytes.numbers(bytes.number());
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total > source.length) throw new RangeError(`${total} postings in ${source.length} bytes`);
  const formTexts = readForms(bytes, counts, lemmas);
  const saidTexts = readSaid(bytes, counts, lemmas);
  const expressionKeys = readExpressions(bytes, counts, lemmas);
  const ends: number[] = [];
  counts.reduce((sum, count, index) => {
    ends[index] = sum + count;
    return sum + count;
  }, 0);
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
  const word = column((at, _entry, isFirst) => {
    const isSameRow = !isFirst && row[at] === row[at - 1] && unit[at] === unit[at - 1];
    before = bytes.signed() + (isSameRow ? before : 0);
    return before;
  });
  const form = column((_at, entry) => ((formTexts[entry]?.length ?? 0) > 1 ? bytes.number() : 0));
  const by = column(() => bytes.signed());
  const first = column((at) => (by[at] === 0 ? 0 : bytes.signed() + (word[at] ?? 0)));
  const told = saidTexts.map((texts) => texts.map(wordsOf));
  const last = column((at, entry) => {
    const own = by[at] ?? 0;
    if (own === 0) return -1;
    const count = own > 0 ? (told[entry]?.[own - 1] ?? 0) : 0;
    return (first[at] ?? 0) + (count === 0 ? bytes.signed() : count - 1);
  });
  return counts.map((length, entry): Postings => {
    const end = ends[entry] ?? 0;
    const own = (all: Int32Array) => all.subarray(end - length, end);
    const ownWords = own(word);
    const further =
      bytes.number() === 1 ? Array.from(ownWords, (at) => readMore(bytes, at)) : undefined;
    return {
      length,
      unit: own(unit),
      row: own(row),
      word: ownWords,
      form: own(form),
      saidBy: own(by),
      first: own(first),
      last: own(last),
      ...(further === undefined ? {} : { more: further }),
      forms: formTexts[entry] ?? [],
      said: saidTexts[entry] ?? [],
      expressions: expressionKeys[entry] ?? [],
    };
  });
}

type TextsOfEntries = (
  bytes: ByteReader,
  entries: readonly number[],
  lemmas: readonly string[],
) => readonly (readonly string[])[];

const readForms: TextsOfEntries = (bytes, entries, lemmas) => {
  const counts = bytes.numbers(entries.length);
  const texts = new TextReader(bytes, sumOf(counts));
  return counts.map((count, entry) =>
    Array.from({ length: count }, () => texts.next(lemmas[entry] ?? "")),
  );
};

const readSaid: TextsOfEntries = (bytes, entries, lemmas) => {
  const counts = bytes.numbers(entries.length);
  const texts = new TextReader(bytes, sumOf(counts));
  return counts.map((count, entry) => {
    let before = lemmas[entry] ?? "";
    return Array.from({ length: count }, () => {
      before = texts.next(before);
      return before;
    });
  });
};

const readExpressions: TextsOfEntries = (bytes, entries, lemmas) => {
  const counts = bytes.numbers(entries.length);
  const kinds = bytes.numbers(sumOf(counts));
  const texts = new TextReader(bytes, kinds.length);
  let at = 0;
  return counts.map((count, entry) =>
    Array.from(
      { length: count },
      (): EntryKey => entryOfKind(kinds[at++] ?? 0, texts.next(lemmas[entry] ?? "")),
    ),
  );
};

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A part with the texts that its postings have, and their numbers among these. */
interface NumberedPart extends PostingsPart {
  readonly formTexts: readonly string[];
  readonly formNumbers: Int32Array;
  readonly saidTexts: readonly string[];
  readonly saidNumbers: Int32Array;
  readonly expressionKeys: readonly EntryKey[];
  readonly expressionNumbers: Int32Array;
}

function numberTexts({ postings, from, to }: PostingsPart): Omit<NumberedPart, keyof PostingsPart> {
  const { form, saidBy: by } = postings;
  const formCounts = new Int32Array(postings.forms.length);
  const saidCounts = new Int32Array(postings.said.length);
  const expressionCounts = new Int32Array(postings.expressions.length);
  for (let at = from; at < to; at++) {
    addOne(formCounts, form[at] ?? 0);
    const own = by[at] ?? 0;
    if (own > 0) addOne(saidCounts, own - 1);
    else if (own < 0) addOne(expressionCounts, -1 - own);
  }
  const [formTexts, formNumbers] = renumber(postings.forms, formCounts);
  const [saidTexts, saidNumbers] = renumber(postings.said, saidCounts);
  const [expressionKeys, expressionNumbers] = renumber(postings.expressions, expressionCounts);
  return { formTexts, formNumbers, saidTexts, saidNumbers, expressionKeys, expressionNumbers };
}

function addOne(counts: Int32Array, number: number): void {
  counts[number] = (counts[number] ?? 0) + 1;
}

/** The texts that occur, the most frequent first, and by the number that each had the new one. */
function renumber(
  texts: readonly string[],
  counts: Int32Array,
): readonly [texts: readonly string[], numbers: Int32Array] {
  const used: number[] = [];
  for (let number = 0; number < counts.length; number++)
    if (counts[number] !== 0) used.push(number);
  used.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const numbers = new Int32Array(counts.length);
  for (const [index, number] of used.entries()) numbers[number] = index;
  return [used.map((number) => texts[number] ?? ""), numbers];
}

function writeMore(bytes: ByteWriter, word: number, further: readonly number[]): void {
  bytes.number(further.length);
  let before = word;
  for (const one of further) {
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
