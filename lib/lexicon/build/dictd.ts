/**
 * FreeDict’s dictionaries as Debian has them: a `.index` of headwords, offsets and lengths in
 * base 64, and a `.dict` of entries. WikDict’s entries, which are most, look like this, with the
 * translations of a sense on one line and its definition in the headword’s language on the next:
 *
 *     cour /kuʁ/ <n, fem>
 *     1. Hof
 *     Espace découvert entouré de murs ou de bâtiments
 *     2. Hof, Hofstaat
 */

/** An entry of a bilingual dictionary. */
export interface DictdEntry {
  readonly headword: string;
  /** What stands between angle brackets: `n`, `fem`. */
  readonly grammar: readonly string[];
  readonly senses: readonly DictdSense[];
}

/** A numbered meaning; translations in the order of the dictionary. */
export interface DictdSense {
  readonly translations: readonly string[];
  readonly definition?: string;
}

/** A headword of the index, with the bytes of its entry. */
interface Place {
  readonly headword: string;
  readonly start: number;
  readonly length: number;
}

/** Reads a dictionary of WikDict’s, or one made like it, in the order of its index. */
export function readDictd(index: string, body: Uint8Array): readonly DictdEntry[] {
  const decoder = new TextDecoder();
  return readIndex(index).map(({ headwords, start, length }) => {
    const text = decoder.decode(body.subarray(start, start + length));
    return readEntry(text, headwords[0] ?? "");
  });
}

/**
 * Reads the Japanese dictionary JMdict, whose headings are too rich to be taken apart: the
 * headwords are those of the index, and a line in parentheses tells the part of speech.
 */
export function readJmdict(index: string, body: Uint8Array): readonly DictdEntry[] {
  const decoder = new TextDecoder();
  return readIndex(index).flatMap(({ headwords, start, length }) => {
    const text = decoder.decode(body.subarray(start, start + length));
    const senses: DictdSense[] = [];
    let grammar: readonly string[] = [];
    for (const line of text.split("\n").slice(1)) {
      const content = line.replace(/^\s?\d+\.\s*/, "");
      if (/^\s*\(/.test(content)) grammar = japaneseGrammar(content, grammar);
      else if (/^\S/.test(content)) senses.push({ translations: splitTranslations(content) });
    }
    return headwords.map((headword) => ({ headword, grammar, senses }));
  });
}

function japaneseGrammar(line: string, grammar: readonly string[]): readonly string[] {
  if (line.includes("verb")) return line.includes("adverb") ? ["adv"] : ["v"];
  if (line.includes("adjectiv")) return ["adj"];
  return grammar.length === 0 && line.includes("noun") ? ["n"] : grammar;
}

/** Entries by where they are; an entry under several headwords is one. */
function readIndex(index: string) {
  const entries = new Map<number, { headwords: string[]; start: number; length: number }>();
  for (const row of index.split("\n")) {
    const place = readPlace(row);
    if (place === undefined) continue;
    const { headword, start, length } = place;
    const known = entries.get(start);
    if (known === undefined) entries.set(start, { headwords: [headword], start, length });
    else known.headwords.push(headword);
  }
  return [...entries.values()];
}

function readPlace(row: string): Place | undefined {
  const [headword = "", start, length] = row.split("\t");
  if (start === undefined || length === undefined || /^00-?database/.test(headword)) {
    return undefined;
  }
  return { headword, start: readBase64(start), length: readBase64(length) };
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function readBase64(text: string): number {
  let number = 0;
  for (const digit of text) number = number * 64 + digits.indexOf(digit);
  return number;
}

const heading = /^(.*?)\s*(?:\/{1,2}[^/]*\/{1,2}\s*){0,4}(?:<([^>]*)>)?\s*$/;

/** One entry of WikDict’s, or of a dictionary with a heading, an empty line and translations. */
export function readEntry(text: string, indexHeadword: string): DictdEntry {
  const [first = "", ...lines] = text.split("\n");
  const match = heading.exec(first.trim());
  const headword = match?.[1]?.trim() || indexHeadword;
  const grammar = (match?.[2] ?? "").split(",").map((part) => part.trim());
  const senses: { translations: readonly string[]; definition?: string }[] = [];
  for (const line of lines) {
    if (line.trim() === "") continue;
    const number = /^\s?\d+\.(?:\s+|$)/.exec(line)?.[0];
    const last = senses.at(-1);
    if (number !== undefined || last === undefined) {
      const translations = splitTranslations(line.slice(number?.length ?? 0));
      // A number alone goes on with the translations above it and another definition.
      if (translations.length > 0) senses.push({ translations });
    } else if (last.definition === undefined) {
      last.definition = line.trim();
    }
  }
  return { headword, grammar: grammar.filter((part) => part !== ""), senses };
}

/** `a, b (c, d), e 2.` → a, b, e: what is in brackets, and a number at the end, is about them. */
export function splitTranslations(line: string): readonly string[] {
  return line
    .replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>/g, "")
    .replace(/\s+\d+\.\s*$/, "")
    .split(/[,;]/)
    .map((part) =>
      part
        .replace(/[()[\]{}<>]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((part) => part !== "");
}
