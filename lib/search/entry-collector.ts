/** Occurrences of many chapters → the postings of each entry, packed while more are coming. */

import { lemmasOfPrinted } from "#lib/align/counterpart.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
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
import { formOfToken } from "#lib/search/token-form.ts";
import { ByteReader, putNumber, putSigned } from "#lib/search/varints.ts";
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
      const entry = expressions[at + 1] ?? 0;
      const count = expressions[at + 5] ?? 0;
      entries[entry]?.add(
        unit,
        firstRow + (expressions[at] ?? 0),
        expressions[at + 6] ?? 0,
        this.#forms.of(textOfEntry(chapter.entries[entry] ?? "")),
        saidBy(expressions[at + 2] ?? 0),
        expressions[at + 3] ?? 0,
        expressions[at + 4] ?? 0,
        expressions.subarray(at + 7, at + 6 + count),
      );
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

/** Bytes that a posting takes at most, the further words of an expression aside. */
const mostOfPosting = 45;

class PackedEntry {
  readonly #isExpression: boolean;
  count = 0;
  #bytes: Uint8Array = new Uint8Array(16);
  #length = 0;
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
    more?: Int32Array,
  ): void {
    const room = mostOfPosting + (more === undefined ? 0 : 5 * more.length);
    if (this.#length + room > this.#bytes.length) this.#grow(room);
    const bytes = this.#bytes;
    let at = putNumber(bytes, this.#length, unit - this.#unit);
    // A unit that is new begins at its first row.
    at = putNumber(bytes, at, unit === this.#unit ? row - this.#row : row);
    at = putNumber(bytes, at, word);
    at = putNumber(bytes, at, form);
    at = putSigned(bytes, at, saidBy);
    if (saidBy !== 0) {
      at = putNumber(bytes, at, first);
      at = putSigned(bytes, at, last - first);
    }
    if (this.#isExpression) {
      at = putNumber(bytes, at, more?.length ?? 0);
      let before = word;
      for (const one of more ?? []) {
        at = putSigned(bytes, at, one - before);
        before = one;
      }
    }
    this.#length = at;
    this.#unit = unit;
    this.#row = row;
    this.count++;
  }

  #grow(room: number): void {
    const grown = new Uint8Array(Math.max(this.#length + room, 2 * this.#length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  unpack({ texts, forms, said, expressions }: Unpacking): Postings {
    const length = this.count;
    const column = () => new Int32Array(length);
    const [unit, row, word, form] = [column(), column(), column(), column()];
    const [saidBy, first, last] = [column(), column(), column()];
    const more: (readonly number[])[] = [];
    const reader = new ByteReader(this.#bytes.subarray(0, this.#length));
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
  readonly #french: WordRow[] = [];
  /** By English entry. */
  readonly #english = new Map<EntryKey, EnglishWord>();
  readonly #lemmas = new Map<string, readonly EnglishForm[]>();

  /** Counts the forms of an entry’s postings, and of their counterparts. An entry is added once. */
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
    if (entry.kind === "english") {
      const word = this.#word(key);
      word.total += postings.length;
      for (const [number, form] of postings.forms.entries()) word.count(form, forms[number] ?? 0);
      return;
    }
    const total = postings.length;
    for (const [number, form] of postings.forms.entries()) {
      const typed = entry.kind === "expression" ? expressionKey(form) : searchKey(form);
      this.#french.push({ key: typed, form, entry: key, count: forms[number] ?? 0, total });
    }
    if (entry.kind === "word") this.#addLemma(key, entry.lemma, postings.forms, total);
    for (const [number, printed] of postings.said.entries()) {
      this.#addPrinted(key, this.#lemmasOf(printed, entry.upos), said[number] ?? 0);
    }
  }

  rows(side: Side): readonly WordRow[] {
    if (side === "fr") return this.#french;
    return [...this.#english].flatMap(([entry, word]) => word.rows(entry));
  }

  /** English entries that say something French. */
  *linkedKeys(): Iterable<EntryKey> {
    for (const [key, { linked }] of this.#english) if (linked.length > 0) yield key;
  }

  /** The French entries that an English one says, the most frequent first. */
  linkedTo(key: EntryKey): StoredEntry["linked"] {
    const linked = this.#english.get(key)?.linked ?? [];
    return [...linked].sort((a, b) => b.count - a.count || compareText(a.entry, b.entry));
  }

  /** A dictionary form that no text has is typed all the same: *soldat* where there are *soldats*. */
  #addLemma(entry: EntryKey, lemma: string, forms: readonly string[], total: number): void {
    const form = formOfToken(lemma);
    if (!forms.includes(form)) {
      this.#french.push({ key: searchKey(form), form, entry, count: 0, total });
    }
  }

  #addPrinted(key: EntryKey, words: readonly EnglishForm[], count: number): void {
    for (const { english, form, isFirst } of words) {
      const word = this.#word(english);
      word.count(form, count);
      if (isFirst) word.link(key, count);
    }
  }

  #lemmasOf(printed: string, upos: PartOfSpeech): readonly EnglishForm[] {
    const id = `${upos} ${printed}`;
    const known = this.#lemmas.get(id);
    if (known !== undefined) return known;
    const forms = printed.split(" ").filter((word) => word !== "…");
    const lemmas = lemmasOfPrinted(printed, upos);
    const words = lemmas.map((lemma, index): EnglishForm => {
      const isFirst = lemmas.indexOf(lemma) === index;
      return { english: englishEntry(lemma), form: forms[index] ?? lemma, isFirst };
    });
    this.#lemmas.set(id, words);
    return words;
  }

  #word(key: EntryKey): EnglishWord {
    let word = this.#english.get(key);
    if (word === undefined) {
      word = new EnglishWord();
      this.#english.set(key, word);
    }
    return word;
  }
}

/** A word of a counterpart. */
interface EnglishForm {
  readonly english: EntryKey;
  readonly form: string;
  /** No word before it in the counterpart has the same lemma. */
  readonly isFirst: boolean;
}

class EnglishWord {
  total = 0;
  readonly linked: { readonly entry: EntryKey; count: number }[] = [];
  readonly #forms = new Map<string, number>();

  count(form: string, count: number): void {
    this.#forms.set(form, (this.#forms.get(form) ?? 0) + count);
  }

  /** All counterparts of an entry are counted one after the other. */
  link(entry: EntryKey, count: number): void {
    this.total += count;
    const last = this.linked.at(-1);
    if (last?.entry === entry) last.count += count;
    else this.linked.push({ entry, count });
  }

  rows(entry: EntryKey): readonly WordRow[] {
    const { total } = this;
    const lemma = textOfEntry(entry);
    const forms = this.#forms.has(lemma) ? this.#forms : this.#forms.set(lemma, 0);
    return [...forms].map(([form, count]) => ({
      key: englishKey(form),
      form,
      entry,
      count,
      total,
    }));
  }
}

/** The key of an expression: those of its words, whatever is between them. */
export function expressionKey(text: string): string {
  return wordsOf(text, "fr")
    .map(({ key }) => key)
    .join(" ");
}
