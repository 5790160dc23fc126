/**
 * The lexicon: what the words of a French text may be, and mean. Made once from its tables; the
 * same in Node, a browser and a worker. What a word is where it stands, `annotate` tells.
 */

import {
  compoundParts,
  isAllCapitals,
  isBareCapitalSpelling,
  isCapitalized,
  lookupKey,
  withoutAccents,
} from "#lib/french/spelling.ts";
import { derivedSenses } from "#lib/lexicon/derivation.ts";
import {
  type Expressions,
  expressionsAmong,
  makeExpressions,
  parseExpressions,
} from "#lib/lexicon/expressions.ts";
import type { Feats } from "#lib/lexicon/feats.ts";
import { type Forms, parseForms } from "#lib/lexicon/forms.ts";
import { type FunctionWord, parseFunctionWords } from "#lib/lexicon/function-words.ts";
import { keptByText } from "#lib/lexicon/kept.ts";
import { englishNumber, englishOrdinal } from "#lib/lexicon/numerals.ts";
import { isOpenClass, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { type Entry, type Gender, parseSenses, type Sense } from "#lib/lexicon/senses.ts";
import { modernSpellings } from "#lib/lexicon/spelling-variants.ts";

/** The text of each table, or its path: what `lib/lexicon/data` has under these names. */
export interface LexiconTables {
  readonly stems: string;
  readonly endings: string;
  readonly senses: string;
  /** Entries of ours, which come before those of `senses`. */
  readonly ownSenses: string;
  readonly functionWords: string;
  readonly expressions: string;
}

/** The files that the tables are in, by table. */
export const lexiconFiles: LexiconTables = {
  stems: "lib/lexicon/data/stems.tsv",
  endings: "lib/lexicon/data/endings.tsv",
  senses: "lib/lexicon/data/senses.tsv",
  ownSenses: "lib/lexicon/data/own-senses.tsv",
  functionWords: "lib/lexicon/data/function-words.tsv",
  expressions: "lib/lexicon/data/expressions.tsv",
};

/** What a word may be, and mean. */
export interface WordReading {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
  readonly gender?: Gender;
  /** The likeliest first; empty where no dictionary has any, as for most names. */
  readonly senses: readonly Sense[];
}

/**
 * Why a sense stands first: the work’s editor says so, the translation has it, or it is the
 * likeliest without either.
 */
export type SenseReason = "editor" | "translation" | "likelihood";

/** All tables, read. */
export interface Lexicon {
  /** Every reading of a printed word, by itself, the likeliest first. */
  readonly lookUp: (printed: string) => readonly WordReading[];
  /** Whether a look-up key is the form of a word as it stands, in no older spelling. */
  readonly isForm: (key: string) => boolean;
  /** The senses of a lemma as that part of speech; empty where there are none. */
  readonly senses: (lemma: string, upos: PartOfSpeech) => readonly Sense[];
  readonly expressions: Expressions;
}

/** Reads the tables; `files` are the paths that messages name. Throws a `TextError`. */
export function makeLexicon(tables: LexiconTables, files: LexiconTables = lexiconFiles): Lexicon {
  const entries = parseSenses(tables.senses, files.senses);
  const ownEntries = parseSenses(tables.ownSenses, files.ownSenses);
  return new TableLexicon(
    parseForms(tables.stems, tables.endings, files),
    [...ownEntries, ...entries],
    parseFunctionWords(tables.functionWords, files.functionWords),
    makeExpressions([
      ...parseExpressions(tables.expressions, files.expressions),
      ...expressionsAmong(entries),
    ]),
  );
}

class TableLexicon implements Lexicon {
  readonly expressions: Expressions;
  readonly #forms: Forms;
  readonly #functionWords: ReadonlyMap<string, readonly FunctionWord[]>;
  readonly #entries = new Map<string, Entry[]>();
  #bareKeys: ReadonlyMap<string, string> | undefined;
  readonly lookUp = keptByText((printed): readonly WordReading[] =>
    printed.length > longestWord ? [] : this.#lookUp(printed),
  );

  constructor(
    forms: Forms,
    entries: readonly Entry[],
    functionWords: ReadonlyMap<string, readonly FunctionWord[]>,
    expressions: Expressions,
  ) {
    this.#forms = forms;
    this.#functionWords = functionWords;
    this.expressions = expressions;
    for (const entry of entries) {
      const key = lookupKey(entry.lemma);
      const known = this.#entries.get(key);
      if (known === undefined) this.#entries.set(key, [entry]);
      else known.push(entry);
    }
  }

  isForm(key: string): boolean {
    return this.#functionWords.has(key) || this.#forms.analyse(key).length > 0;
  }

  senses(lemma: string, upos: PartOfSpeech): readonly Sense[] {
    return this.#entry(lemma, upos)?.senses ?? this.#derived(lemma, upos) ?? [];
  }

  #lookUp(printed: string): readonly WordReading[] {
    const key = lookupKey(printed);
    const number = englishNumber(key);
    if (number !== undefined) {
      const senses = [{ glosses: [number] }];
      return [{ lemma: key, upos: "NUM", feats: { number: "pl" }, senses }];
    }
    const readings = [...this.#readKey(key)];
    if (isCapitalized(printed)) {
      for (const accented of this.#accented(printed, key))
        readings.push(...this.#readKey(accented));
    }
    if (readings.length > 0) return isCapitalized(printed) ? readings : withoutNames(readings);
    for (const modern of modernSpellings(key)) {
      const found = this.#readKey(modern);
      if (found.length > 0) return found;
    }
    const prefixed = this.#readPrefixed(key);
    if (prefixed.length > 0) return prefixed;
    const compound = this.#readCompound(printed, key);
    if (compound.length > 0) return compound;
    const entries = this.#entries.get(key) ?? [];
    if (entries.length > 0) {
      return entries.map((entry) => this.#reading(entry.lemma, entry.upos, {}));
    }
    return isCapitalized(printed) ? [{ lemma: printed, upos: "PROPN", feats: {}, senses: [] }] : [];
  }

  /** The table of function words, then what the forms add to it. */
  #readKey(key: string): readonly WordReading[] {
    const functionWords = this.#functionWords.get(key) ?? [];
    const readings: WordReading[] = [...functionWords];
    for (const { lemma, upos: listed, feats } of this.#forms.analyse(key)) {
      // The dictionary of forms has countries and towns among the nouns.
      const upos = listed === "NOUN" && isCapitalized(lemma) ? "PROPN" : listed;
      if (functionWords.length > 0 && !isOpenClass(upos)) continue;
      if (isInitialism(lemma)) continue;
      if (functionWords.some((word) => word.upos === upos && upos !== "NOUN")) continue;
      if (readings.some((one) => isSame(one, lemma, upos, feats))) continue;
      const reading = this.#reading(lemma, upos, feats);
      // *soupière* and *tombée* are words of their own, though the forms have *soupier* and *tombé*.
      const own = this.#isEntry(lookupKey(lemma), upos) ? undefined : this.#ownEntry(key, upos);
      readings.push(own === undefined ? reading : { ...reading, ...own, feats });
    }
    return readings;
  }

  #isEntry(key: string, upos: PartOfSpeech): boolean {
    return this.#entries.get(key)?.some((entry) => entry.upos === upos) ?? false;
  }

  #ownEntry(key: string, upos: PartOfSpeech): Entry | undefined {
    return this.#entries.get(key)?.find((entry) => entry.upos === upos);
  }

  #accented(printed: string, key: string): readonly string[] {
    const isShort = key.length === 1;
    const candidates = isShort ? (bareLetters[key] ?? []) : this.#forms.findAccented(key);
    // A form of capitals may lack any accent; one with a capital alone lacks that of its first letter.
    if (!isShort && !isAllCapitals(printed) && !/^[aceiou]/.test(key)) return [];
    return candidates.filter((accented) => isBareCapitalSpelling(printed, accented));
  }

  /** *redescendre*, *antibolchevique*: the base’s readings, under the whole word. */
  #readPrefixed(key: string): readonly WordReading[] {
    const match = prefix.exec(key);
    if (match === null) return [];
    const base = key.slice(match[0].length);
    return this.#forms
      .analyse(base)
      .filter(({ upos }) => upos === "NOUN" || upos === "ADJ" || upos === "VERB" || upos === "ADV")
      .map(({ lemma, upos, feats }) => this.#reading(match[0] + lemma, upos, feats));
  }

  /** A compound that no dictionary has: the readings of its last part, under the whole word. */
  #readCompound(printed: string, key: string): readonly WordReading[] {
    const parts = compoundParts(key);
    if (parts.length < 2 || parts.length > 6) return [];
    const last = parts.at(-1) ?? "";
    const head = printed.slice(0, printed.length - last.length);
    return this.#readKey(last).map(({ lemma, upos, feats, senses }) => {
      const whole = `${head.toLowerCase()}${lemma}`;
      const own = this.senses(whole, upos);
      return { lemma: whole, upos, feats, senses: own.length > 0 ? own : senses };
    });
  }

  #reading(lemma: string, upos: PartOfSpeech, feats: Feats): WordReading {
    if (upos === "NOUN" && lemma.length === 1) {
      return { lemma, upos, feats, senses: [{ glosses: [`letter ${lemma.toUpperCase()}`] }] };
    }
    const entry = this.#entry(lemma, upos);
    const senses = entry?.senses ?? this.#derived(lemma, upos) ?? [];
    const gender = entry?.gender === undefined ? {} : { gender: entry.gender };
    return { lemma: lemma.replaceAll("'", "’"), upos, feats, ...gender, senses };
  }

  /** The entry of a lemma, or of what comes nearest where that part of speech has none. */
  #entry(lemma: string, upos: PartOfSpeech): Entry | undefined {
    const key = lookupKey(lemma);
    return (
      this.#exactEntry(key, upos) ??
      (upos === "VERB" ? this.#exactEntry(pronominalKey(key), upos) : undefined) ??
      this.#entryNear(key, upos)
    );
  }

  #exactEntry(key: string, upos: PartOfSpeech): Entry | undefined {
    const entries = this.#entries.get(key);
    if (entries === undefined) return undefined;
    for (const part of [upos, ...(kindred[upos] ?? ["X"])]) {
      const ofPart = entries.filter((one) => one.upos === part);
      // The man Olivier is no olive tree, and a *franc* no Frank.
      const isName = upos === "PROPN";
      const sameCase = ofPart.find(({ lemma }) => isCapitalized(lemma) === isName);
      const entry = sameCase ?? (isName ? undefined : ofPart[0]);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** *connaitre* for *connaître*, *entr’ouvrir*, *basses-cours*: what is written a little otherwise. */
  #entryNear(key: string, upos: PartOfSpeech): Entry | undefined {
    if (key.length < 5) return undefined;
    this.#bareKeys ??= new Map(
      [...this.#entries.keys()].map((known) => [withoutAccents(known), known]),
    );
    const near = [
      this.#bareKeys.get(withoutAccents(key)),
      ...(key.includes("'") ? [key.replaceAll("'", "")] : []),
      ...(key.includes("-")
        ? [key.replace(/[sx](?=-|$)/g, ""), key.replace(/[sx](?=-)/g, "")]
        : []),
    ];
    for (const other of near) {
      const entry = other === undefined ? undefined : this.#exactEntry(other, upos);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #derived(lemma: string, upos: PartOfSpeech): readonly Sense[] | undefined {
    const ordinal = englishOrdinal(lookupKey(lemma));
    if (ordinal !== undefined) return [{ glosses: [ordinal] }];
    const find = (base: string, part: PartOfSpeech) => this.#entry(base, part)?.senses;
    const derived = derivedSenses(lookupKey(lemma), upos, find);
    if (derived !== undefined || (upos !== "ADJ" && upos !== "NOUN")) return derived;
    return this.#participleSenses(lemma);
  }

  /** An adjective or noun that is a participle means what its verb does: *convoqué*, “summon”. */
  #participleSenses(lemma: string): readonly Sense[] | undefined {
    for (const analysis of this.#forms.analyse(lookupKey(lemma))) {
      const { verbForm } = analysis.feats;
      if (verbForm !== "ppas" && verbForm !== "ppre") continue;
      const entry = this.#entry(analysis.lemma, "VERB");
      if (entry !== undefined) return entry.senses;
    }
    return undefined;
  }
}

const longestWord = 100;

const bareLetters: Readonly<Record<string, readonly string[]>> = { a: ["à"], o: ["ô"] };

const prefix =
  /^(?:anti|auto|co|contre|dé|dés|ex|extra|hyper|infra|inter|micro|mono|multi|néo|non|para|pluri|post|pré|pro|pseudo|quasi|ré|re|r|semi|sous|super|sur|télé|trans|très|ultra)-?(?=[^-]{4})/;

/** Where to look next for a part of speech that an entry lacks. */
const kindred: Readonly<Partial<Record<PartOfSpeech, readonly PartOfSpeech[]>>> = {
  NOUN: ["X", "ADJ", "PROPN"],
  PROPN: ["NOUN", "X"],
  ADJ: ["X", "NOUN"],
  ADV: ["X", "ADJ", "ADP"],
  ADP: ["X", "ADV"],
  SCONJ: ["X", "ADV"],
  CCONJ: ["X", "ADV"],
  INTJ: ["X", "NOUN", "ADV"],
  DET: ["X", "ADJ", "PRON"],
  PRON: ["X", "NOUN", "ADJ"],
  NUM: ["X", "NOUN", "ADJ"],
  VERB: ["X"],
};

/** In small letters *cher* is not the river Cher. */
function withoutNames(readings: readonly WordReading[]): readonly WordReading[] {
  const common = readings.filter(({ lemma }) => !isCapitalized(lemma));
  return common.length > 0 ? common : readings;
}

/** *VA*, the volt-ampere, is no reading of *va*; nor is *MIT* one of *mit*. */
function isInitialism(lemma: string): boolean {
  return lemma.length > 1 && isAllCapitals(lemma);
}

function isSame(one: WordReading, lemma: string, upos: PartOfSpeech, feats: Feats): boolean {
  return (
    one.upos === upos &&
    lookupKey(one.lemma) === lookupKey(lemma) &&
    one.feats.verbForm === feats.verbForm &&
    one.feats.person === feats.person &&
    one.feats.gender === feats.gender &&
    one.feats.number === feats.number
  );
}

/** What a verb with *se* is looked up by: `se méfier`, `s'emparer`. */
export function pronominalKey(key: string): string {
  return /^[aeéèêiîoôuûhy]/.test(key) ? `s'${key}` : `se ${key}`;
}
