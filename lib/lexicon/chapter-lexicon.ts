/**
 * What a card has to say of every word of a chapter, compiled once into one small file, and read
 * back where the text is read: nothing is analysed while someone waits.
 *
 * The file is JSON. Entries and expressions are written as in the table of senses, a string each,
 * a few that are everywhere first, then by
 * letters; beside every entry are its forms. All forms are numbered through, entry by
 * entry, and then the words that are not known. A segment has a sign for each of its words, which
 * is the number of the form; how many code units lie between each word and the one before; which
 * gloss the translation has, and which of its words say it. Offsets are those of the segment’s words without note calls, as
 * `plainText` has them.
 */

import { type AnnotatedToken, annotate } from "#lib/lexicon/annotate.ts";
import { type Band, bandOf } from "#lib/lexicon/bands.ts";
import type { Counterpart, WordEvidence } from "#lib/lexicon/counterpart.ts";
import type { Dictionary } from "#lib/lexicon/dictionary.ts";
import { type Feats, formatFeats, readFeats } from "#lib/lexicon/feats.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import type { SenseReason, WordReading } from "#lib/lexicon/lexicon.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import { memoizedFor } from "#lib/lexicon/memoize.ts";
import { isNameKind, type NameKind } from "#lib/lexicon/names-table.ts";
import { narrationOf } from "#lib/lexicon/narration.ts";
import { nearForms } from "#lib/lexicon/near-forms.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { listedSounds, type Pronunciations, pronounce } from "#lib/lexicon/pronunciations.ts";
import { withSaid } from "#lib/lexicon/said-senses.ts";
import {
  type FalseFriend,
  formatSense,
  type Gender,
  parseSense,
  type Sense,
  withUsedFirst,
} from "#lib/lexicon/senses.ts";

/** A segment’s words on both sides, without markup and note calls. */
export interface SegmentWords {
  readonly id: string;
  readonly fr: string;
  /** Empty where the edition has nothing for the segment. */
  readonly en: string;
}

/** A chapter’s words, looked up. */
export interface ChapterLexicon {
  /** The segments that have words, in the order of the text. */
  readonly segmentIds: readonly string[];
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
  /** The words of the translation that say it, by their numbers from 0: see `englishWords`. */
  readonly english?: EnglishSpan;
}

/** Words of a translation from the first to the last, which may be the same. */
export interface EnglishSpan {
  readonly first: number;
  readonly last: number;
}

/** What a word is and means where it stands. */
export interface LookedUpReading {
  /** In small letters. */
  readonly form: string;
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly gender?: Gender;
  readonly feats: Feats;
  /** How common the lemma is; absent for one that no list has. */
  readonly band?: Band;
  /** How the form sounds, without slashes; absent where nothing can be said. */
  readonly ipa?: string;
  /** Its meaning here first; none for most names. */
  readonly senses: readonly Sense[];
  readonly reason: SenseReason;
  readonly falseFriend?: FalseFriend;
  /** What a name is of. */
  readonly name?: NameKind;
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

/** Goes up whenever what is written changes. */
export const chapterLexiconFormat = 3;

/** The file, as `JSON.parse` gives it. */
interface File {
  readonly format: number;
  /**
   * A line each: lemma, part of speech, gender, band and kind of name, then senses, with tabs
   * between; last, after `≠`, a false friend.
   */
  readonly entries: string;
  /** A line for each entry: see `formatForm`, with spaces between. */
  readonly forms: string;
  /** Forms that are not known, and those near them, with spaces between. */
  readonly unknown: readonly string[];
  readonly expressions: readonly string[];
  readonly segments: Readonly<Record<string, FileSegment>>;
}

type FileSegment = readonly [
  /** The numbers of the forms, the gaps and the glosses: see `toSign`. */
  forms: string,
  gaps: string,
  glosses: string,
  /** For each form the English that says it: see `spanNumbers`; empty where nothing does. */
  english: string,
  /** What the translation says instead of a gloss, in order, those of expressions last: `writeSaid`. */
  said: string,
  /** The number of an expression, its gloss, and the numbers of its words. */
  ...expressions: (readonly number[])[],
];

/** What a chapter’s words are looked up with besides the dictionary. */
export interface CompileOptions {
  readonly glossary?: Glossary | undefined;
  /** For each segment which words of both sides say each other. */
  readonly links?: readonly (readonly WordEvidence[])[] | undefined;
}

/** Looks up every word of a chapter, and in its work’s glossary, and writes it down. */
export function compileChapterLexicon(
  dictionary: Dictionary,
  segments: readonly SegmentWords[],
  { glossary, links }: CompileOptions = {},
): string {
  const compiler = new Compiler(dictionary);
  const { lexicon } = dictionary;
  const narration = narrationOf(
    lexicon,
    segments.map(({ fr }) => fr),
  );
  for (const [index, { id, fr, en }] of segments.entries()) {
    // A segment as long as that is no sentence, and its gaps might have no sign.
    if (fr === "" || fr.length >= mostSigns) continue;
    const english = en === "" ? undefined : en;
    compiler.add(id, annotate(lexicon, fr, english, glossary, links?.[index], narration));
  }
  return JSON.stringify(compiler.finish());
}

interface CompiledEntry {
  readonly row: string;
  /** By form and inflection. */
  readonly forms: Map<string, CompiledForm>;
  count: number;
  /** Among the expressions of the file; known when all are. */
  number: number;
}

interface CompiledForm {
  readonly written: string;
  /** Among all forms of the file; known when all are. */
  number: number;
}

interface CompiledSegment {
  readonly id: string;
  readonly forms: readonly CompiledForm[];
  readonly gaps: readonly number[];
  readonly glosses: readonly number[];
  readonly english: readonly number[];
  readonly said: readonly string[];
  readonly expressions: readonly {
    readonly entry: CompiledEntry;
    readonly rest: readonly number[];
  }[];
}

class Compiler {
  readonly #dictionary: Dictionary;
  readonly #entries: CompiledEntries;
  readonly #expressions: CompiledEntries;
  readonly #unknown = new Map<string, CompiledForm>();
  readonly #segments: CompiledSegment[] = [];

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#entries = new CompiledEntries(dictionary);
    this.#expressions = new CompiledEntries(dictionary);
  }

  add(id: string, tokens: readonly AnnotatedToken[]): void {
    const forms: CompiledForm[] = [];
    const gaps: number[] = [];
    const glosses: number[] = [];
    const spans: (Counterpart | undefined)[] = [];
    const said: string[] = [];
    const numbers = new Map<number, number>();
    let end = 0;
    for (const [index, annotated] of tokens.entries()) {
      const { token, listed, counterpart, reason } = annotated;
      if (token.kind !== "word") continue;
      numbers.set(index, forms.length);
      if (listed === undefined) {
        forms.push(this.#unknownForm(token.text));
        glosses.push(0);
      } else {
        forms.push(this.#form(token.text, listed, this.#entries.add(listed)));
        glosses.push(glossNumber(counterpart, annotated.said, reason));
        if (annotated.said !== undefined) {
          said.push(annotated.said === listed.lemma ? sameName : writeSaid(annotated));
        }
      }
      spans.push(counterpart);
      gaps.push(token.startOffset - end);
      // A form is as long in small letters, but for a few letters of other languages.
      end = token.startOffset + smallLetters(token.text).length;
    }
    const found = new Set(tokens.flatMap(({ expression }) => expression ?? []));
    const expressions = [...found].map((one) => {
      const { text, upos, senses } = one.listed;
      const entry = this.#expressions.add({ lemma: text, upos, senses });
      const words = one.tokens.flatMap((index) => numbers.get(index) ?? []);
      if (one.said !== undefined) said.push(writeSaid(one));
      return { entry, rest: [glossNumber(one.counterpart, one.said, one.reason), ...words] };
    });
    const english = spanNumbers(spans);
    this.#segments.push({ id, forms, gaps, glosses, english, said, expressions });
  }

  finish(): File {
    const entries = this.#entries.inOrder();
    const expressions = this.#expressions.inOrder();
    const forms = [
      ...entries.flatMap((entry) => [...entry.forms.values()]),
      ...this.#unknown.values(),
    ];
    for (const [number, form] of forms.entries()) form.number = number;
    for (const [number, entry] of expressions.entries()) entry.number = number;
    return {
      format: chapterLexiconFormat,
      entries: entries.map(({ row }) => row).join("\n"),
      forms: entries.map((entry) => [...entry.forms.values()].map(toWritten).join(" ")).join("\n"),
      unknown: [...this.#unknown.values()].map(toWritten),
      expressions: expressions.map(({ row }) => row),
      segments: Object.fromEntries(
        this.#segments.map(
          ({ id, forms: own, gaps, glosses, english, said, expressions: found }) => [
            id,
            [
              own.map(({ number }) => toSign(number)).join(""),
              gaps.map(toSign).join(""),
              glosses.map(toSign).join(""),
              english.map(toSign).join(""),
              said.join("\t"),
              ...found.map(({ entry, rest }) => [entry.number, ...rest]),
            ],
          ],
        ),
      ),
    };
  }

  #form(printed: string, reading: WordReading, entry: CompiledEntry): CompiledForm {
    const form = smallLetters(printed);
    const key = `${form} ${formatFeats(reading.feats)}`;
    let known = entry.forms.get(key);
    if (known === undefined) {
      const ipa = soundsToWrite(this.#dictionary.pronunciations, printed, form, reading);
      const written = formatForm(form, reading, ipa);
      known = { written, number: 0 };
      entry.forms.set(key, known);
    }
    return known;
  }

  #unknownForm(printed: string): CompiledForm {
    const form = smallLetters(printed);
    let known = this.#unknown.get(form);
    if (known === undefined) {
      const isFrench = this.#unknown.size < mostUnknown;
      const near = isFrench ? nearForms(this.#dictionary.lexicon, printed) : [];
      known = { written: [form, ...near].join(" "), number: 0 };
      this.#unknown.set(form, known);
    }
    return known;
  }
}

/** With so many words that are not known a text is in another language, and nothing is near them. */
const mostUnknown = 100;

const toWritten = ({ written }: CompiledForm) => written;

/** Entries that are everywhere, and so have the shortest signs. */
const everywhere = 45;

type EntryReading = Pick<
  WordReading,
  "lemma" | "upos" | "gender" | "senses" | "name" | "falseFriend"
>;

/** Entries of words, or of expressions, each once. */
class CompiledEntries {
  readonly #dictionary: Dictionary;
  readonly #all = new Map<string, CompiledEntry>();
  // Lists of senses are mostly the lexicon’s own, and each is met again and again.
  readonly #bySenses = new Map<readonly Sense[], Map<string, CompiledEntry>>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The entry of what is met once more. */
  add(reading: EntryReading): CompiledEntry {
    const { lemma, upos, gender, senses, name } = reading;
    const head = `${lemma}\t${upos}\t${gender ?? ""}${name ?? ""}`;
    let known = this.#bySenses.get(senses);
    if (known === undefined) {
      known = new Map();
      this.#bySenses.set(senses, known);
    }
    let entry = known.get(head);
    if (entry === undefined) {
      const key = `${head}\t${keyOfSenses(senses)}`;
      entry = this.#all.get(key) ?? this.#make(reading);
      this.#all.set(key, entry);
      known.set(head, entry);
    }
    entry.count++;
    return entry;
  }

  /** The commonest few first; the others by letters, which are written shorter side by side. */
  inOrder(): readonly CompiledEntry[] {
    const commonest = [...this.#all.values()].sort((a, b) => b.count - a.count);
    const others = commonest.splice(everywhere).sort((a, b) => (a.row < b.row ? -1 : 1));
    return [...commonest, ...others];
  }

  #make({ lemma, upos, gender, senses, name, falseFriend }: EntryReading): CompiledEntry {
    const { bands, lexicon } = this.#dictionary;
    const band = bandOf(bands, lexicon, lemma, upos) ?? "";
    const told = `${gender ?? ""}${band}${name === undefined ? "" : ` ${name}`}`;
    const friend =
      falseFriend === undefined ? [] : [`≠${falseFriend.english}=${falseFriend.french}`];
    const row = [lemma, upos, told, ...senses.map(writeSense), ...friend].join("\t");
    return { row, forms: new Map(), count: 0, number: 0 };
  }
}

/** In small letters, where that leaves it as long as it is. */
function smallLetters(printed: string): string {
  const small = printed.toLowerCase();
  return small.length === printed.length ? small : printed;
}

/** How a form sounds, where the rules of spelling do not say so; empty where they do. */
function soundsToWrite(
  pronunciations: Pronunciations,
  printed: string,
  form: string,
  reading: WordReading,
): string {
  if (reading.upos === "PROPN") return pronounce(pronunciations, printed, reading)?.ipa ?? "";
  const listed = listedSounds(pronunciations, printed, reading);
  return listed === undefined || listed === soundsByRule(form, reading) ? "" : listed;
}

/** How a form sounds by the rules of spelling; names are not said by them. */
function soundsByRule(form: string, reading: Pick<WordReading, "upos" | "feats">) {
  return reading.upos === "PROPN" ? undefined : pronounce(new Map(), form, reading)?.ipa;
}

/**
 * A form of a lemma: how many of its last letters go, in base 36, and what comes instead; its
 * inflection; how it sounds, where the rules of spelling say otherwise. *eaux* of *eau*, without
 * anything of those that are empty at the end: `0x/pl`.
 */
function formatForm(form: string, { lemma, feats }: WordReading, ipa: string): string {
  const base = lemma.toLowerCase();
  let shared = Math.max(0, base.length - 35);
  if (!form.startsWith(base.slice(0, shared))) return `/${form}/${formatFeats(feats)}/${ipa}`;
  while (shared < base.length && base[shared] === form[shared]) shared++;
  const written = `${(base.length - shared).toString(36)}${form.slice(shared)}`;
  return `${written}/${formatFeats(feats)}/${ipa}`.replace(/\/+$/, "");
}

function readForm(written: string, lemma: string): ReadForm | undefined {
  const isWhole = written.startsWith("/");
  const [first = "", inflection = "", ipa = ""] = (isWhole ? written.slice(1) : written).split("/");
  const feats = readFeats(inflection);
  const base = lemma.toLowerCase();
  const gone = Number.parseInt(first[0] ?? "", 36);
  if (feats === undefined || (!isWhole && !(gone <= base.length))) return undefined;
  const form = isWhole ? first : base.slice(0, base.length - gone) + first.slice(1);
  return { form, feats, ipa };
}

interface ReadForm {
  readonly form: string;
  readonly feats: Feats;
  readonly ipa: string;
}

/** One UTF-16 code unit for a number: printable where it can be, and never half of a pair. */
function toSign(number: number): string {
  if (number >= mostSigns) throw new RangeError(`${number} forms; a chapter has ${mostSigns}`);
  const unit = number < 60 ? 65 + number : 68 + number;
  return String.fromCharCode(unit < 0xd800 ? unit : unit + 0x800);
}

function fromSign(unit: number): number {
  const closed = unit < 0xe000 ? unit : unit - 0x800;
  return closed < 128 ? closed - 65 : closed - 68;
}

const mostSigns = 60_000;

/** The same for the same senses in the same order. */
const keyOfSenses = memoizedFor((senses: readonly Sense[]) => senses.map(writeSense).join("\t"));

/** As the table of senses has it; the editor’s begins with `!`, and a note stands after a form feed. */
function writeSense({ isEditors, note, ...sense }: Sense): string {
  const cell = `${formatSense(sense)}${note === undefined ? "" : `\f${note}`}`;
  return isEditors ? `!${cell}` : cell;
}

function readSense(written: string): Sense {
  const isEditors = written.startsWith("!");
  const [cell = "", note] = (isEditors ? written.slice(1) : written).split("\f");
  return {
    ...parseSense(cell),
    ...(isEditors ? { isEditors } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** Glosses of a sense after this many are not told apart. */
const mostGlosses = 16;

/** 0 where the likeliest sense is first, 1 where what the translation says, else 2 and the gloss’s place. */
function glossNumber(
  counterpart: Counterpart | undefined,
  said: string | undefined,
  reason: SenseReason,
): number {
  if (reason !== "translation") return 0;
  if (said !== undefined || counterpart?.place === undefined) return 1;
  const { sense, gloss } = counterpart.place;
  return 2 + sense * mostGlosses + Math.min(mostGlosses - 1, gloss);
}

/** What the translation says of a name that it has as it is. */
const sameName = "=";

/** What the translation says, and after a form feed the sense that it is near to. */
function writeSaid({
  said = "",
  counterpart,
}: {
  readonly said?: string;
  readonly counterpart?: Counterpart;
}): string {
  return counterpart?.nearTo === undefined ? said : `${said}\f${counterpart.nearTo}`;
}

/** Words of a counterpart after this many are not marked. */
const longestSpan = 4;

/**
 * For each word 0, or 1 and which English words say it: how many of them, and how far the first
 * lies from the one after the last counterpart. Nothing where no word has any.
 */
function spanNumbers(spans: readonly (EnglishSpan | undefined)[]): readonly number[] {
  if (spans.every((span) => span === undefined)) return [];
  let expected = 0;
  return spans.map((span) => {
    if (span === undefined) return 0;
    const jump = span.first - expected;
    const length = Math.min(longestSpan, span.last - span.first + 1);
    expected = span.first + length;
    return 1 + (jump < 0 ? -2 * jump - 1 : 2 * jump) * longestSpan + length - 1;
  });
}

function readSpans(english: string): readonly (EnglishSpan | undefined)[] {
  let expected = 0;
  return [...english].map((sign) => {
    const number = fromSign(sign.charCodeAt(0)) - 1;
    if (number < 0) return undefined;
    const zigzag = Math.floor(number / longestSpan);
    const first = expected + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
    const last = first + (number % longestSpan);
    expected = last + 1;
    return { first, last };
  });
}

/**
 * Reads a compiled file. Throws a `LookUpError` for one that is cut off, is none, or is of
 * another format.
 */
export function parseChapterLexicon(source: string): ChapterLexicon {
  const file = parseFile(source);
  const entries = linesOf(file.entries).map(readEntry);
  const forms = linesOf(file.forms);
  if (forms.length !== entries.length) throw damaged("forms");
  const expressions = file.expressions.map(readEntry);
  const words: readonly FoundWord[] = [
    ...entries.flatMap((entry, index) => readForms(forms[index] ?? "", entry)),
    ...file.unknown.map((row) => {
      const [form = "", ...near] = row.split(" ");
      return { form, near };
    }),
  ];
  for (const [id, segment] of Object.entries(file.segments)) {
    if (!isSegment(segment, words.length, expressions.length)) throw damaged(`segment ${id}`);
  }
  const known = new Map<string, readonly LookedUpWord[]>();
  return {
    segmentIds: Object.keys(file.segments),
    wordsOf(id) {
      let found = known.get(id);
      if (found === undefined) {
        const segment = Object.hasOwn(file.segments, id) ? file.segments[id] : undefined;
        found = segment === undefined ? [] : readWords(segment, words, expressions);
        known.set(id, found);
      }
      return found;
    },
    find(form) {
      const small = smallLetters(form);
      const reading = words.find((word) => word.form === small)?.reading;
      return reading && { ...reading, reason: "likelihood" };
    },
    otherForms({ form, lemma, upos }) {
      const forms = words.flatMap(({ form: other, reading }) =>
        other !== form && reading?.lemma === lemma && reading.upos === upos ? [other] : [],
      );
      return [...new Set(forms)];
    },
  };
}

interface FoundWord {
  readonly form: string;
  readonly near: readonly string[];
  readonly reading?: Omit<LookedUpReading, "reason">;
}

type ReadEntry = Pick<
  LookedUpReading,
  "lemma" | "upos" | "gender" | "band" | "senses" | "name" | "falseFriend"
>;

function parseFile(source: string): File {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw new LookUpError("damaged", { message: `no whole JSON: ${String(cause)}`, cause });
  }
  const file = (typeof value === "object" && value !== null ? value : {}) as Partial<File>;
  if (typeof file.format !== "number") throw damaged("no format");
  if (file.format !== chapterLexiconFormat) {
    throw new LookUpError("old", {
      message: `format ${file.format}; this page reads ${chapterLexiconFormat}`,
    });
  }
  const { format, entries, forms, unknown, expressions, segments } = file;
  if (typeof entries !== "string" || !isStrings(expressions)) throw damaged("entries");
  if (typeof forms !== "string" || !isStrings(unknown)) throw damaged("forms");
  if (typeof segments !== "object" || segments === null) throw damaged("segments");
  return { format, entries, forms, unknown, expressions, segments };
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}

function readEntry(row: string): ReadEntry {
  const [lemma = "", upos = "", cell = "", ...cells] = row.split("\t");
  const [, gender = "", band = "", name = ""] = /^([mf]*)([1-6]?)(?: (\w+))?$/.exec(cell) ?? [];
  if (!isPartOfSpeech(upos)) throw damaged(`entry “${row}”`);
  const last = cells.at(-1);
  const [english = "", french = ""] = last?.startsWith("≠") ? last.slice(1).split("=") : [];
  return {
    lemma,
    upos,
    senses: (english === "" ? cells : cells.slice(0, -1)).map(readSense),
    ...(english === "" ? {} : { falseFriend: { english, french } }),
    ...(isNameKind(name) ? { name } : {}),
    ...(gender === "" ? {} : { gender: gender as Gender }),
    ...(band === "" ? {} : { band: Number(band) as Band }),
  };
}

function readForms(row: string, entry: ReadEntry): readonly FoundWord[] {
  return row.split(" ").map((written) => {
    const read = readForm(written, entry.lemma);
    if (read === undefined) throw damaged(`form “${written}” of ${entry.lemma}`);
    const { form, feats } = read;
    return {
      form,
      near: [],
      reading: { form, feats, ...entry, ...(read.ipa === "" ? {} : { ipa: read.ipa }) },
    };
  });
}

function readWords(
  [forms, gaps, glosses, english, written, ...found]: FileSegment,
  words: readonly FoundWord[],
  expressions: readonly ReadEntry[],
): readonly LookedUpWord[] {
  const texts = written === "" ? [] : written.split("\t");
  // Those of words come first, and are taken further down.
  let text = [...glosses].filter((sign) => fromSign(sign.charCodeAt(0)) === 1).length;
  const expressionOf = new Map<number, LookedUpExpression>();
  for (const [number = 0, gloss = 0, ...members] of found) {
    const entry = expressions[number];
    if (entry === undefined) continue;
    const { lemma, upos, senses } = entry;
    const order = inFileOrder(senses, gloss, gloss === 1 ? texts[text++] : undefined);
    const expression = { text: lemma, upos, ...order, words: members };
    for (const member of members) expressionOf.set(member, expression);
  }
  const spans = readSpans(english);
  let end = 0;
  text = 0;
  return [...forms].map((sign, index) => {
    const { form, near, reading } = words[fromSign(sign.charCodeAt(0))] ?? { form: "", near: [] };
    const startOffset = end + fromSign(gaps.charCodeAt(index));
    end = startOffset + form.length;
    const gloss = fromSign(glosses.charCodeAt(index));
    const said = gloss === 1 ? texts[text++] : undefined;
    const own = said === sameName ? reading?.lemma : said;
    const expression = expressionOf.get(index);
    const span = spans[index];
    return {
      startOffset,
      endOffset: end,
      near,
      ...(reading === undefined ? {} : { reading: toReading(reading, gloss, own) }),
      ...(expression === undefined ? {} : { expression }),
      ...(span === undefined ? {} : { english: span }),
    };
  });
}

function toReading(
  reading: Omit<LookedUpReading, "reason">,
  gloss: number,
  said: string | undefined,
): LookedUpReading {
  const ipa = reading.ipa ?? soundsByRule(reading.form, reading);
  return {
    ...reading,
    ...inFileOrder(reading.senses, gloss, said),
    ...(ipa === undefined ? {} : { ipa }),
  };
}

/** Senses as a chapter’s file tells their order: see `glossNumber`. */
function inFileOrder(
  senses: readonly Sense[],
  number: number,
  said: string | undefined,
): { readonly senses: readonly Sense[]; readonly reason: SenseReason } {
  if (number === 1 && said !== undefined) {
    const [text = "", nearTo = ""] = said.split("\f");
    const near = nearTo === "" ? undefined : Number(nearTo);
    return { senses: withSaid(senses, text, near), reason: "translation" };
  }
  const [sense, gloss] = [Math.floor((number - 2) / mostGlosses), (number - 2) % mostGlosses];
  if (number < 2 || senses[sense]?.glosses[gloss] === undefined) {
    return { senses, reason: senses[0]?.isEditors ? "editor" : "likelihood" };
  }
  return { senses: withUsedFirst(senses, { sense, gloss }), reason: "translation" };
}

function isSegment(value: unknown, words: number, expressions: number): value is FileSegment {
  if (!Array.isArray(value)) return false;
  const [forms, gaps, glosses, english, said, ...found] = value;
  return (
    areSigns(forms, words) &&
    areSigns(gaps, mostSigns) &&
    areSigns(glosses, mostSigns) &&
    areSigns(english, mostSigns) &&
    typeof said === "string" &&
    gaps.length === forms.length &&
    glosses.length === forms.length &&
    found.every((one) => isNumbers(one) && isBelow(one[0] ?? expressions, expressions))
  );
}

function areSigns(value: unknown, end: number): value is string {
  return (
    typeof value === "string" &&
    [...value].every((sign) => isBelow(fromSign(sign.charCodeAt(0)), end))
  );
}

function isBelow(number: number, end: number): boolean {
  return number >= 0 && number < end;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0);
}

function damaged(what: string): LookUpError {
  return new LookUpError("damaged", { message: `not as it was written: ${what}` });
}
