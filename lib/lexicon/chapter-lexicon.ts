/**
 * What a card has to say of every word of a chapter, compiled once into one small file, and read
 * back where the text is read: nothing is analysed while someone waits.
 *
 * The file is JSON. Entries and expressions are written as in the table of senses, one string
 * each; a reading is a form of an entry, told once however often it occurs; a segment is a list of
 * numbers, four a word: how many code units lie between it and the word before, how long it is,
 * its reading, and which gloss the translation has. Offsets are those of the segment’s words
 * without note calls, as `plainText` has them.
 */

import { type Feats, formatFeats, readFeats } from "#lib/lexicon/feats.ts";
import type { AnnotatedToken, Lexicon, SenseReason, WordReading } from "#lib/lexicon/lexicon.ts";
import { annotate } from "#lib/lexicon/lexicon.ts";
import { nearForms } from "#lib/lexicon/near-forms.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { formatEntry, type Gender, parseSense, type Sense } from "#lib/lexicon/senses.ts";

/** A segment’s words on both sides, without markup and note calls. */
export interface SegmentWords {
  readonly id: string;
  readonly fr: string;
  /** Empty where the edition has nothing for the segment. */
  readonly en: string;
}

/** A chapter’s words, looked up. */
export interface ChapterLexicon {
  /** The words of a segment in the order of the text; none for a segment that it has not. */
  readonly wordsOf: (segmentId: string) => readonly LookedUpWord[];
  /** What a form is wherever the chapter first has it; `undefined` where it has not. */
  readonly find: (form: string) => LookedUpReading | undefined;
  /** The other forms of a reading’s lemma that the chapter has, in the order of the text. */
  readonly otherForms: (reading: LookedUpReading) => readonly string[];
}

/** A word where it stands. Offsets are in UTF-16 code units from 0, end not included. */
export interface LookedUpWord {
  readonly startOffset: number;
  readonly endOffset: number;
  /** Absent where no dictionary knows the word. */
  readonly reading?: LookedUpReading;
  /** Known forms that are spelt nearly so, for a word that is not known. */
  readonly near: readonly string[];
  readonly expression?: LookedUpExpression;
}

/** What a word is and means where it stands. */
export interface LookedUpReading {
  /** In small letters. */
  readonly form: string;
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly gender?: Gender;
  readonly feats: Feats;
  /** Its meaning here first; none for most names. */
  readonly senses: readonly Sense[];
  readonly reason: SenseReason;
}

/** An expression of several words, which need not stand side by side. */
export interface LookedUpExpression {
  readonly text: string;
  readonly upos: PartOfSpeech;
  readonly senses: readonly Sense[];
  readonly reason: SenseReason;
  /** The numbers of its words among those of the segment, from 0. */
  readonly words: readonly number[];
}

/** Why a file of looked-up words cannot be used. */
export class ChapterLexiconError extends Error {
  /** `old`: written by another state of the site than the page. */
  readonly fault: "damaged" | "old";

  constructor(fault: "damaged" | "old", message: string) {
    super(message);
    this.name = "ChapterLexiconError";
    this.fault = fault;
  }
}

/** Goes up whenever what is written changes. */
export const chapterLexiconFormat = 1;

/** The file, as `JSON.parse` gives it. */
interface File {
  readonly format: number;
  readonly entries: readonly string[];
  readonly readings: readonly FileReading[];
  readonly expressions: readonly string[];
  readonly segments: Readonly<Record<string, FileSegment>>;
}

/** A form, its entry and its inflection; or a form that is not known, and those near it. */
type FileReading = readonly [form: string, entry: number, feats: string] | readonly string[];

/** Four numbers a word, then for each expression its number, its gloss and its words. */
type FileSegment = readonly [words: readonly number[], ...expressions: (readonly number[])[]];

/** Looks up every word of a chapter and writes it down. */
export function compileChapterLexicon(lexicon: Lexicon, segments: Iterable<SegmentWords>): string {
  const compiler = new Compiler(lexicon);
  const compiled: Record<string, FileSegment> = {};
  for (const { id, fr, en } of segments) {
    if (fr === "") continue;
    compiled[id] = compiler.segment(annotate(lexicon, fr, en === "" ? undefined : en));
  }
  const file: File = {
    format: chapterLexiconFormat,
    entries: compiler.entries,
    readings: compiler.readings,
    expressions: compiler.expressions,
    segments: compiled,
  };
  return JSON.stringify(file);
}

/** Senses that are the same but for their order have the same key. */
interface Numbered {
  readonly number: number;
  readonly senseKeys: readonly string[];
  readonly glosses: readonly (readonly string[])[];
}

class Compiler {
  readonly entries: string[] = [];
  readonly readings: FileReading[] = [];
  readonly expressions: string[] = [];
  readonly #lexicon: Lexicon;
  readonly #entryNumbers = new Map<string, Numbered>();
  readonly #readingNumbers = new Map<string, number>();
  readonly #expressionNumbers = new Map<string, Numbered>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  segment(tokens: readonly AnnotatedToken[]): FileSegment {
    const words: number[] = [];
    const wordNumbers = new Map<number, number>();
    let end = 0;
    for (const [index, { token, readings, reason }] of tokens.entries()) {
      if (token.kind !== "word") continue;
      wordNumbers.set(index, wordNumbers.size);
      const [reading] = readings;
      const [number, gloss] =
        reading === undefined
          ? [this.#unknown(token.text), 0]
          : this.#reading(token.text, reading, reason);
      words.push(token.startOffset - end, token.endOffset - token.startOffset, number, gloss);
      end = token.endOffset;
    }
    const found = new Set(tokens.flatMap(({ expression }) => expression ?? []));
    const expressions = [...found].map(({ expression, tokens: members, reason }) => {
      const { text, upos, senses } = expression;
      const entry = { lemma: text, upos, senses };
      const numbered = this.#number(entry, this.#expressionNumbers, this.expressions);
      const gloss = glossNumber(numbered, senses, reason);
      return [numbered.number, gloss, ...members.flatMap((index) => wordNumbers.get(index) ?? [])];
    });
    return [words, ...expressions];
  }

  #reading(
    printed: string,
    reading: WordReading,
    reason: SenseReason,
  ): readonly [number: number, gloss: number] {
    const entry = this.#number(reading, this.#entryNumbers, this.entries);
    const form = printed.toLowerCase();
    const feats = formatFeats(reading.feats);
    const number = this.#readingNumber(`${form} ${entry.number} ${feats}`, () => [
      form,
      entry.number,
      feats,
    ]);
    return [number, glossNumber(entry, reading.senses, reason)];
  }

  #unknown(printed: string): number {
    const form = printed.toLowerCase();
    return this.#readingNumber(form, () => [form, ...nearForms(this.#lexicon, printed)]);
  }

  #readingNumber(key: string, make: () => FileReading): number {
    let number = this.#readingNumbers.get(key);
    if (number === undefined) {
      number = this.readings.push(make()) - 1;
      this.#readingNumbers.set(key, number);
    }
    return number;
  }

  #number(
    entry: Pick<WordReading, "lemma" | "upos" | "gender" | "senses">,
    numbers: Map<string, Numbered>,
    into: string[],
  ): Numbered {
    const { lemma, upos, gender = "", senses } = entry;
    const senseKeys = senses.map(senseKey);
    const key = [lemma, upos, gender, ...[...senseKeys].sort()].join("\t");
    let numbered = numbers.get(key);
    if (numbered === undefined) {
      const number = into.push(formatEntry(entry)) - 1;
      numbered = { number, senseKeys, glosses: senses.map(({ glosses }) => glosses) };
      numbers.set(key, numbered);
    }
    return numbered;
  }
}

function senseKey({ glosses, definition = "" }: Sense): string {
  return `${[...glosses].sort().join("; ")} = ${definition}`;
}

/** Glosses of a sense after this many are not told apart. */
const mostGlosses = 16;

/** 0, or for the first gloss of the first sense where the translation has it: 1 and its place. */
function glossNumber(
  { senseKeys, glosses }: Numbered,
  senses: readonly Sense[],
  reason: SenseReason,
): number {
  const [used] = senses;
  if (used === undefined || reason !== "translation") return 0;
  const sense = senseKeys.indexOf(senseKey(used));
  const gloss = glosses[sense]?.indexOf(used.glosses[0] ?? "") ?? 0;
  return 1 + Math.max(0, sense) * mostGlosses + Math.min(mostGlosses - 1, Math.max(0, gloss));
}

/**
 * Reads a compiled file. Throws a `ChapterLexiconError` for one that is cut off, is none, or is of
 * another format.
 */
export function parseChapterLexicon(source: string): ChapterLexicon {
  const file = parseFile(source);
  const entries = file.entries.map(readEntry);
  const expressions = file.expressions.map(readEntry);
  const readings = file.readings.map((reading) => readReading(reading, entries));
  const segments = new Map(
    Object.entries(file.segments).map(([id, segment]) => {
      if (!isSegment(segment, readings.length, expressions.length)) throw damaged(`segment ${id}`);
      return [id, segment] as const;
    }),
  );
  const known = new Map<string, readonly LookedUpWord[]>();
  return {
    wordsOf(id) {
      let words = known.get(id);
      if (words === undefined) {
        const segment = segments.get(id);
        words = segment === undefined ? [] : readWords(segment, readings, expressions);
        known.set(id, words);
      }
      return words;
    },
    find(form) {
      const small = form.toLowerCase();
      const found = readings.find((reading) => reading.form === small);
      if (found?.entry === undefined) return undefined;
      return { form: small, ...found.entry, feats: found.feats, reason: "likelihood" };
    },
    otherForms({ form, lemma, upos }) {
      const forms = readings.flatMap(({ form: other, entry }) =>
        other !== form && entry?.lemma === lemma && entry.upos === upos ? [other] : [],
      );
      return [...new Set(forms)];
    },
  };
}

interface ReadReading {
  readonly form: string;
  readonly entry?: FileEntry;
  readonly feats: Feats;
  readonly near: readonly string[];
}

type FileEntry = Pick<LookedUpReading, "lemma" | "upos" | "gender" | "senses">;

function parseFile(source: string): File {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw new ChapterLexiconError("damaged", `no whole JSON: ${String(cause)}`);
  }
  const file = (typeof value === "object" && value !== null ? value : {}) as Partial<File>;
  if (typeof file.format !== "number") throw damaged("no format");
  if (file.format !== chapterLexiconFormat) {
    throw new ChapterLexiconError(
      "old",
      `format ${file.format}; this page reads ${chapterLexiconFormat}`,
    );
  }
  const { format, entries, readings, expressions, segments } = file;
  if (!isStrings(entries) || !isStrings(expressions)) throw damaged("entries");
  if (!Array.isArray(readings) || !readings.every((one) => Array.isArray(one))) {
    throw damaged("readings");
  }
  if (typeof segments !== "object" || segments === null) throw damaged("segments");
  return { format, entries, readings, expressions, segments };
}

function readEntry(row: string): FileEntry {
  const [lemma = "", upos = "", gender = "", ...cells] = row.split("\t");
  if (!isPartOfSpeech(upos)) throw damaged(`entry “${row}”`);
  const senses = cells.map(parseSense);
  return { lemma, upos, senses, ...(gender === "" ? {} : { gender: gender as Gender }) };
}

function readReading(reading: FileReading, entries: readonly FileEntry[]): ReadReading {
  const [form, number, feats] = reading;
  if (typeof form !== "string") throw damaged("a form");
  if (typeof number !== "number") {
    const near = reading.slice(1);
    if (!isStrings(near)) throw damaged(`form “${form}”`);
    return { form, feats: {}, near };
  }
  const entry = entries[number];
  const inflection = readFeats(String(feats));
  if (entry === undefined || inflection === undefined) throw damaged(`form “${form}”`);
  return { form, entry, feats: inflection, near: [] };
}

function readWords(
  [numbers, ...found]: FileSegment,
  readings: readonly ReadReading[],
  expressions: readonly FileEntry[],
): readonly LookedUpWord[] {
  const expressionOf = new Map<number, LookedUpExpression>();
  for (const [number = 0, gloss = 0, ...members] of found) {
    const entry = expressions[number];
    if (entry === undefined) continue;
    const { lemma, upos, senses } = entry;
    const expression = { text: lemma, upos, ...withUsedFirst(senses, gloss), words: members };
    for (const member of members) expressionOf.set(member, expression);
  }
  const words: LookedUpWord[] = [];
  let end = 0;
  for (let at = 0; at < numbers.length; at += wordWidth) {
    const [gap = 0, length = 0, number = 0, gloss = 0] = numbers.slice(at, at + wordWidth);
    const startOffset = end + gap;
    end = startOffset + length;
    const { form = "", entry, feats = {}, near = [] } = readings[number] ?? {};
    const expression = expressionOf.get(words.length);
    words.push({
      startOffset,
      endOffset: end,
      near,
      ...(entry === undefined
        ? {}
        : { reading: { form, ...entry, feats, ...withUsedFirst(entry.senses, gloss) } }),
      ...(expression === undefined ? {} : { expression }),
    });
  }
  return words;
}

/** Numbers that a word has in a segment. */
const wordWidth = 4;

function withUsedFirst(
  senses: readonly Sense[],
  number: number,
): { readonly senses: readonly Sense[]; readonly reason: SenseReason } {
  const used = senses[Math.floor((number - 1) / mostGlosses)];
  const gloss = used?.glosses[(number - 1) % mostGlosses];
  if (number === 0 || used === undefined || gloss === undefined) {
    return { senses, reason: "likelihood" };
  }
  const glosses = [gloss, ...used.glosses.filter((other) => other !== gloss)];
  return {
    senses: [{ ...used, glosses }, ...senses.filter((other) => other !== used)],
    reason: "translation",
  };
}

function isSegment(value: unknown, readings: number, expressions: number): value is FileSegment {
  if (!Array.isArray(value)) return false;
  const [words, ...found] = value;
  return (
    isNumbers(words) &&
    words.length % wordWidth === 0 &&
    words.every((number, at) => at % wordWidth !== 2 || number < readings) &&
    found.every((one) => isNumbers(one) && (one[0] ?? expressions) < expressions)
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0);
}

function damaged(what: string): ChapterLexiconError {
  return new ChapterLexiconError("damaged", `not as it was written: ${what}`);
}
