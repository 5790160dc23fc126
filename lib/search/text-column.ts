/**
 * Texts of an index as bytes. Many begin as another does that is known already, a form as its lemma
 * and a word as the one before it in the alphabet: of them only the number of letters in common is
 * written, and the rest.
 */

import { partsOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { type EntryKey, englishEntry, expressionEntry, wordEntry } from "#lib/search/entry.ts";
import { type ByteReader, ByteWriter } from "#lib/search/varints.ts";

/** Writes texts, each beside one that is known when it is read. */
export class TextWriter {
  readonly #shared = new ByteWriter();
  readonly #rests: string[] = [];

  add(text: string, known: string): void {
    const shared = sharedLetters(text, known);
    this.#shared.number(shared);
    this.#rests.push(text.slice(shared));
  }

  /** Numbers and letters, which pack best apart. */
  parts(): readonly Uint8Array[] {
    const rests = new ByteWriter(1024);
    rests.text(this.#rests.join("\n"));
    return [this.#shared.finish(), rests.finish()];
  }
}

/** Reads so many texts that a `TextWriter` wrote, in their order. */
export class TextReader {
  readonly #shared: readonly number[];
  readonly #rests: readonly string[];
  #at = 0;

  constructor(bytes: ByteReader, count: number) {
    this.#shared = bytes.numbers(count);
    const rests = bytes.text();
    this.#rests = count === 0 ? [] : rests.split("\n");
    if (this.#rests.length !== count) {
      throw new RangeError(`${this.#rests.length} texts where ${count} are told`);
    }
  }

  next(known: string): string {
    const shared = this.#shared[this.#at] ?? 0;
    return known.slice(0, shared) + (this.#rests[this.#at++] ?? "");
  }
}

/** A few letters in common are chance, and cost more than they spare. */
const leastShared = 3;

function sharedLetters(text: string, known: string): number {
  const most = Math.min(text.length, known.length);
  let shared = 0;
  while (shared < most && text[shared] === known[shared]) shared++;
  return shared < leastShared ? 0 : shared;
}

/** What an entry is, its text aside, as a number from 0. */
export function kindNumber(key: EntryKey): number {
  const known = kindNumbers.get(key.slice(0, key.indexOf(" ")));
  if (known === undefined) throw new RangeError(`no entry: “${key}”`);
  return known;
}

/** The entry of a kind with this text. Throws a `RangeError` for a kind that there is not. */
export function entryOfKind(kind: number, text: string): EntryKey {
  const make = makers[kind];
  if (make === undefined) throw new RangeError(`no kind ${kind} of entries`);
  return make(text);
}

const makers: readonly ((text: string) => EntryKey)[] = [
  englishEntry,
  ...partsOfSpeech.map((upos) => (text: string) => wordEntry(text, upos)),
  ...partsOfSpeech.map((upos) => (text: string) => expressionEntry(text, upos)),
];

const kindNumbers: ReadonlyMap<string, number> = new Map(
  makers.map((make, number) => [make("").trimEnd(), number]),
);
