/** Occurrences of many chapters → the postings of each entry, packed while more are coming. */

import { lemmasOfPrinted } from "#lib/align/counterpart.ts";
import {
  type EntryKey,
  englishEntry,
  isExpressionEntry,
  readEntry,
  textOfEntry,
} from "#lib/search/entry.ts";
import {
  compareText,
  type Postings,
  type StoredEntry,
  type WordRow,
} from "#lib/search/entry-store.ts";
import { englishKey, searchKey, wordsOf } from "#lib/search/find-query.ts";
import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";
import type { Side } from "#lib/text/side.ts";

/** Collects postings, unit by unit in their order and chapter by chapter. */
export class EntryCollector {
  readonly #entries = new Map<EntryKey, PackedEntry>();
  readonly #forms = new Numbers();
  readonly #said = new Numbers();
  #unpacking: Unpacking | undefined;
  /** All postings so far. */
  count = 0;

  /** The entries with postings, in no order. */
  keys(): Iterable<EntryKey> {
    return this.#entries.keys();
  }

  /** `firstRow`: how many segments the unit has before the chapter. */
  add(unit: number, firstRow: number, chapter: ChapterOccurrences): void {
    const entries = chapter.entries.map((key) => this.#entry(key));
    const forms = chapter.forms.map((form) => this.#forms.of(form));
    const said = chapter.said.map((printed) => this.#said.of(printed));
    const saidBy = (local: number) => (local > 0 ? 1 + (said[local - 1] ?? 0) : 0);
    const { words, expressions, unlinked } = chapter;
    for (let at = 0; at < words.length; at += 7) {
      const own = words[at + 4] ?? 0;
      const number = own < 0 ? -1 - this.#forms.of(chapter.entries[-1 - own] ?? "") : saidBy(own);
      entries[words[at + 2] ?? 0]?.add(
        unit,
        firstRow + (words[at] ?? 0),
        words[at + 1] ?? 0,
        forms[words[at + 3] ?? 0] ?? 0,
        number,
        words[at + 5] ?? 0,
        words[at + 6] ?? 0,
      );
      this.count++;
    }
    for (let at = 0; at < expressions.length; this.count++) {
      const [row = 0, entry = 0, own = 0, first = 0, last = 0, count = 0] = expressions.subarray(
        at,
        at + 6,
      );
      const [word = 0, ...more] = expressions.subarray(at + 6, at + 6 + count);
      const form = this.#forms.of(textOfEntry(chapter.entries[entry] ?? ""));
      entries[entry]?.add(unit, firstRow + row, word, form, saidBy(own), first, last, more);
      at += 6 + count;
    }
    for (let at = 0; at < unlinked.length; at += 4) {
      entries[unlinked[at + 2] ?? 0]?.add(
        unit,
        firstRow + (unlinked[at] ?? 0),
        unlinked[at + 1] ?? 0,
        forms[unlinked[at + 3] ?? 0] ?? 0,
        0,
        0,
        0,
      );
      this.count++;
    }
  }

  /** The postings of an entry; none where there are none. */
  postings(key: EntryKey): Postings | undefined {
    const { all } = this.#forms;
    if (this.#unpacking?.texts.forms.length !== all.length) {
      this.#unpacking = new Unpacking([...all], [...this.#said.all]);
    }
    const entry = this.#entries.get(key);
    return entry === undefined || entry.count === 0 ? undefined : entry.unpack(this.#unpacking);
  }

  #entry(key: EntryKey): PackedEntry {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = new PackedEntry(isExpressionEntry(key));
      this.#entries.set(key, entry);
    }
    return entry;
  }
}

/** Numbers texts by their first appearance. */
class Numbers {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.all.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

class PackedEntry {
  readonly #bytes = new ByteWriter();
  readonly #isExpression: boolean;
  count = 0;
  #unit = 0;
  #row = 0;

  constructor(isExpression: boolean) {
    this.#isExpression = isExpression;
  }

  add(
    unit: number,
    row: number,
    word: number,
    form: number,
    saidBy: number,
    first: number,
    last: number,
    more: readonly number[] = [],
  ): void {
    const bytes = this.#bytes;
    bytes.number(unit - this.#unit);
    // A unit that is new begins at its first row.
    bytes.number(unit === this.#unit ? row - this.#row : row);
    bytes.number(word);
    bytes.number(form);
    bytes.signed(saidBy);
    if (saidBy !== 0) {
      bytes.number(first);
      bytes.signed(last - first);
    }
    if (this.#isExpression) {
      bytes.number(more.length);
      let before = word;
      for (const one of more) {
        bytes.signed(one - before);
        before = one;
      }
    }
    this.#unit = unit;
    this.#row = row;
    this.count++;
  }

  unpack({ texts, forms, said, expressions }: Unpacking): Postings {
    const length = this.count;
    const column = () => new Int32Array(length);
    const [unit, row, word, form] = [column(), column(), column(), column()];
    const [saidBy, first, last] = [column(), column(), column()];
    const more: (readonly number[])[] = [];
    const reader = new ByteReader(this.#bytes.finish());
    let [lastUnit, lastRow] = [0, 0];
    for (let at = 0; at < length; at++) {
      const unitStep = reader.number();
      lastRow = reader.number() + (unitStep === 0 ? lastRow : 0);
      lastUnit += unitStep;
      unit[at] = lastUnit;
      row[at] = lastRow;
      word[at] = reader.number();
      form[at] = forms.of(reader.number());
      const own = reader.signed();
      if (own !== 0) {
        saidBy[at] = own > 0 ? 1 + said.of(own - 1) : -1 - expressions.of(-1 - own);
        const start = reader.number();
        first[at] = start;
        last[at] = start + reader.signed();
      }
      if (this.#isExpression) more.push(readMore(reader, word[at] ?? 0));
    }
    return {
      length,
      unit,
      row,
      word,
      form,
      saidBy,
      first,
      last,
      ...(this.#isExpression ? { more } : {}),
      forms: forms.take().map((number) => texts.forms[number] ?? ""),
      said: said.take().map((number) => texts.said[number] ?? ""),
      expressions: expressions.take().map((number) => texts.forms[number] ?? ""),
    };
  }
}

function readMore(reader: ByteReader, word: number): readonly number[] {
  let before = word;
  return Array.from({ length: reader.number() }, () => {
    before += reader.signed();
    return before;
  });
}

/** Numbers those of a whole collection anew, for one entry at a time. */
class LocalNumbers {
  all: number[] = [];
  readonly #numbers: Int32Array;

  constructor(most: number) {
    this.#numbers = new Int32Array(most).fill(-1);
  }

  of(number: number): number {
    const known = this.#numbers[number] ?? -1;
    if (known >= 0) return known;
    const local = this.all.push(number) - 1;
    this.#numbers[number] = local;
    return local;
  }

  /** The numbers so far; those that come are counted from 0 again. */
  take(): readonly number[] {
    const taken = this.all;
    for (const number of taken) this.#numbers[number] = -1;
    this.all = [];
    return taken;
  }
}

/** What the numbers of all entries stand for, while they are unpacked. */
class Unpacking {
  readonly texts: { readonly forms: readonly string[]; readonly said: readonly string[] };
  readonly forms: LocalNumbers;
  readonly said: LocalNumbers;
  readonly expressions: LocalNumbers;

  constructor(forms: readonly string[], said: readonly string[]) {
    this.texts = { forms, said };
    this.forms = new LocalNumbers(forms.length);
    this.said = new LocalNumbers(said.length);
    this.expressions = new LocalNumbers(forms.length);
  }
}

/** By which English words an entry’s postings are found, and how it is typed itself. */
export class WordCollector {
  /** By side, key, form and entry. */
  readonly #rows: Record<Side, Map<string, CountedRow>> = {
    fr: new Map(),
    en: new Map(),
  };
  readonly #linked = new Map<EntryKey, Map<EntryKey, number>>();
  readonly #totals = new Map<EntryKey, number>();

  /** Counts the forms of an entry’s postings, and of their counterparts. */
  add(key: EntryKey, postings: Postings): void {
    const entry = readEntry(key);
    const forms = new Int32Array(postings.forms.length);
    const said = new Int32Array(postings.said.length);
    for (let at = 0; at < postings.length; at++) {
      const form = postings.form[at] ?? 0;
      forms[form] = (forms[form] ?? 0) + 1;
      const number = (postings.saidBy[at] ?? 0) - 1;
      if (number >= 0) said[number] = (said[number] ?? 0) + 1;
    }
    this.#addTotal(key, postings.length);
    const side = entry.kind === "english" ? "en" : "fr";
    for (const [number, form] of postings.forms.entries()) {
      const typed = entry.kind === "expression" ? expressionKey(form) : keyOf(side, form);
      this.#count(side, typed, form, key, forms[number] ?? 0);
    }
    if (entry.kind === "english") return;
    for (const [number, printed] of postings.said.entries()) {
      this.#addPrinted(key, printed, lemmasOfPrinted(printed, entry.upos), said[number] ?? 0);
    }
  }

  rows(side: Side): readonly WordRow[] {
    return [...this.#rows[side].values()].map((row) => ({
      ...row,
      total: this.#totals.get(row.entry) ?? 0,
    }));
  }

  /** English entries that say something French. */
  linkedKeys(): Iterable<EntryKey> {
    return this.#linked.keys();
  }

  /** The French entries that an English one says, the most frequent first. */
  linkedTo(key: EntryKey): StoredEntry["linked"] {
    return [...(this.#linked.get(key) ?? [])]
      .map(([entry, count]) => ({ entry, count }))
      .sort((a, b) => b.count - a.count || compareText(a.entry, b.entry));
  }

  #addPrinted(key: EntryKey, printed: string, lemmas: readonly string[], count: number): void {
    const forms = printed.split(" ").filter((word) => word !== "…");
    for (const [index, lemma] of lemmas.entries()) {
      const english = englishEntry(lemma);
      const form = forms[index] ?? lemma;
      this.#count("en", keyOf("en", form), form, english, count);
      if (lemmas.indexOf(lemma) < index) continue;
      this.#addTotal(english, count);
      const known = this.#linked.get(english) ?? new Map<EntryKey, number>();
      this.#linked.set(english, known.set(key, (known.get(key) ?? 0) + count));
    }
  }

  #addTotal(key: EntryKey, count: number): void {
    this.#totals.set(key, (this.#totals.get(key) ?? 0) + count);
  }

  #count(side: Side, key: string, form: string, entry: EntryKey, count: number): void {
    const id = `${key}\t${form}\t${entry}`;
    const known = this.#rows[side].get(id);
    if (known === undefined) this.#rows[side].set(id, { key, form, entry, count });
    else known.count += count;
  }
}

interface CountedRow {
  readonly key: string;
  readonly form: string;
  readonly entry: EntryKey;
  count: number;
}

function keyOf(side: Side, form: string): string {
  return side === "en" ? englishKey(form) : searchKey(form);
}

/** The key of an expression: those of its words, whatever is between them. */
export function expressionKey(text: string): string {
  return wordsOf(text, "fr")
    .map(({ key }) => key)
    .join(" ");
}
