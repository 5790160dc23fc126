/** What has a place of its own in the index: a French word, a French expression, an English word. */

import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { isPartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Side } from "#lib/text/side.ts";

/** An entry in one line: `NOUN regard`, `+VERB avoir l’air`, `en look`. */
export type EntryKey = string;

/** An entry, taken apart. */
export type Entry =
  | { readonly kind: "word"; readonly lemma: string; readonly upos: PartOfSpeech }
  | { readonly kind: "expression"; readonly text: string; readonly upos: PartOfSpeech }
  | { readonly kind: "english"; readonly lemma: string };

/** The key of a French word. */
export function wordEntry(lemma: string, upos: PartOfSpeech): EntryKey {
  return `${upos} ${lemma}`;
}

/** The key of a French expression, as the dictionary writes it. */
export function expressionEntry(text: string, upos: PartOfSpeech): EntryKey {
  return `+${upos} ${text}`;
}

/** The key of an English word. */
export function englishEntry(lemma: string): EntryKey {
  return `en ${lemma}`;
}

/** Takes a key apart. Throws a `RangeError` for what is none. */
export function readEntry(key: EntryKey): Entry {
  const space = key.indexOf(" ");
  const [kind, text] = [key.slice(0, space), key.slice(space + 1)];
  if (kind === "en") return { kind: "english", lemma: text };
  const upos = kind.replace(/^\+/, "");
  if (!isPartOfSpeech(upos)) throw new RangeError(`no entry: “${key}”`);
  return kind === upos ? { kind: "word", lemma: text, upos } : { kind: "expression", text, upos };
}

/** The words of an entry as they are shown. */
export function textOfEntry(key: EntryKey): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** Whether an entry is an expression of several words. */
export function isExpressionEntry(key: EntryKey): boolean {
  return key.startsWith("+");
}

/** Which side’s words an entry stands for. */
export function sideOfEntry(key: EntryKey): Side {
  return key.startsWith("en ") ? "en" : "fr";
}
