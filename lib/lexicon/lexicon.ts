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
import { type EnglishParts, makeEnglishParts } from "#lib/lexicon/english-parts.ts";
import { type EntryMarkTables, markEntries } from "#lib/lexicon/entry-marks.ts";
import {
  type Expressions,
  expressionsAmong,
  makeExpressions,
  parseExpressions,
} from "#lib/lexicon/expressions.ts";
import type { Feats } from "#lib/lexicon/feats.ts";
import { type Forms, type InflectedForm, parseForms } from "#lib/lexicon/forms.ts";
import { type FunctionWord, parseFunctionWords } from "#lib/lexicon/function-words.ts";
import { memoizedByText } from "#lib/lexicon/memoize.ts";
import { type NameEntry, type NameKind, parseNames } from "#lib/lexicon/names-table.ts";
import { englishNumber, englishOrdinal } from "#lib/lexicon/numerals.ts";
import { isOpenClass, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import {
  type Entry,
  type FalseFriend,
  type Gender,
  parseSenses,
  type Sense,
} from "#lib/lexicon/senses.ts";
import { modernSpellings, parseSpellings } from "#lib/lexicon/spelling-variants.ts";

/** The text of each table, or its path: what `lib/lexicon/data` has under these names. */
export interface LexiconTables extends EntryMarkTables {
  readonly stems: string;
  /** Stems of ours, beside those of `stems`. */
  readonly ownStems: string;
  readonly endings: string;
  readonly senses: string;
  /** Entries of ours, which come before those of `senses`. */
  readonly ownSenses: string;
  readonly functionWords: string;
  readonly expressions: string;
  readonly spellings: string;
  readonly names: string;
}

/** The files that the tables are in, by table. */
export const lexiconFiles: LexiconTables = {
  stems: "lib/lexicon/data/stems.tsv",
  ownStems: "lib/lexicon/data/own-stems.tsv",
  endings: "lib/lexicon/data/endings.tsv",
  senses: "lib/lexicon/data/senses.tsv",
  ownSenses: "lib/lexicon/data/own-senses.tsv",
  functionWords: "lib/lexicon/data/function-words.tsv",
  expressions: "lib/lexicon/data/expressions.tsv",
  senseLabels: "lib/lexicon/data/sense-labels.tsv",
  falseFriends: "lib/lexicon/data/false-friends.tsv",
  spellings: "lib/lexicon/data/spellings.tsv",
  names: "lib/lexicon/data/names.tsv",
};

/** What a word may be, and mean. */
export interface WordReading {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
  readonly gender?: Gender;
  /** The likeliest first; empty where no dictionary has any, as for most names. */
  readonly senses: readonly Sense[];
  readonly falseFriend?: FalseFriend;
  /** What a name of the table is of. */
  readonly name?: NameKind;
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
  /** Which parts of speech an English word is, by the glosses of all entries. */
  readonly englishParts: EnglishParts;
  /** Every form of a lemma as that part of speech; none where no table of forms has it. */
  readonly inflect: (lemma: string, upos: PartOfSpeech) => readonly InflectedForm[];
}

/** Reads the tables; `files` are the paths that messages name. Throws a `TextError`. */
export function makeLexicon(tables: LexiconTables, files: LexiconTables = lexiconFiles): Lexicon {
  const ownEntries = parseSenses(tables.ownSenses, files.ownSenses);
  const own = new Set(ownEntries.map(headOf));
  const others = parseSenses(tables.senses, files.senses).filter((one) => !own.has(headOf(one)));
  const entries = markEntries([...ownEntries, ...others], tables, files);
  return new TableLexicon(
    parseForms(
      [
        { source: tables.stems, file: files.stems },
        { source: tables.ownStems, file: files.ownStems },
      ],
      { source: tables.endings, file: files.endings },
    ),
    entries,
    parseFunctionWords(tables.functionWords, files.functionWords),
    makeExpressions([
      ...parseExpressions(tables.expressions, files.expressions),
      ...expressionsAmong(entries),
    ]),
    parseSpellings(tables.spellings, files.spellings),
    parseNames(tables.names, files.names),
  );
}

function headOf({ lemma, upos }: Entry): string {
  return `${upos} ${lemma}`;
}

class TableLexicon implements Lexicon {
  readonly expressions: Expressions;
  readonly englishParts: EnglishParts;
  readonly #forms: Forms;
  readonly #functionWords: ReadonlyMap<string, readonly FunctionWord[]>;
  readonly #spellings: ReadonlyMap<string, string>;
  readonly #names: ReadonlyMap<string, NameEntry>;
  readonly #entries = new Map<string, Entry[]>();
  #bareKeys: ReadonlyMap<string, readonly string[]> | undefined;
  readonly lookUp = memoizedByText((printed): readonly WordReading[] =>
    printed.length > longestWord ? [] : this.#lookUp(printed),
  );

  constructor(
    forms: Forms,
    entries: readonly Entry[],
    functionWords: ReadonlyMap<string, readonly FunctionWord[]>,
    expressions: Expressions,
    spellings: ReadonlyMap<string, string>,
    names: ReadonlyMap<string, NameEntry>,
  ) {
    this.#forms = forms;
    this.#functionWords = functionWords;
    this.expressions = expressions;
    this.#spellings = spellings;
    this.#names = names;
    this.englishParts = makeEnglishParts(entries);
    for (const entry of entries) {
      const key = lookupKey(entry.lemma);
      const known = this.#entries.get(key);
      if (known === undefined) this.#entries.set(key, [entry]);
      else known.push(entry);
    }
  }

  inflect(lemma: string, upos: PartOfSpeech): readonly InflectedForm[] {
    return this.#forms.inflect(lemma, upos);
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
    const readings = [...this.#initials(printed, key), ...this.#readKey(key)];
    if (isCapitalized(printed)) {
      for (const accented of this.#accented(printed, key))
        readings.push(...this.#readKey(accented));
    }
    if (readings.length > 0) {
      return isCapitalized(printed)
        ? this.#withListedName(readings, printed, key)
        : withoutNames(readings);
    }
    const others = this.#lookUpOtherwise(printed, key);
    if (!isCapitalized(printed)) return others;
    const names = this.#withListedName(others, printed, key);
    return names.length > 0 ? names : [{ lemma: printed, upos: "PROPN", feats: {}, senses: [] }];
  }

  /** What no table of forms has: other spellings, prefixes, compounds, and entries without forms. */
  #lookUpOtherwise(printed: string, key: string): readonly WordReading[] {
    const standard = this.#spellings.get(key);
    if (standard !== undefined) return this.#readKey(standard);
    for (const modern of modernSpellings(key)) {
      const found = this.#readKey(modern);
      if (found.length > 0) return found;
    }
    const prefixed = this.#readPrefixed(key);
    if (prefixed.length > 0) return prefixed;
    const compound = this.#readCompound(printed, key);
    if (compound.length > 0) return compound;
    return (this.#entries.get(key) ?? []).map((entry) => {
      const { lemma, upos } = entry;
      return this.#withEntry({ lemma, upos, feats: {}, senses: [] }, entry);
    });
  }

  /** *SNCF* and *TGV*, printed as they are listed. */
  #initials(printed: string, key: string): readonly WordReading[] {
    if (!isInitialism(printed)) return [];
    const listed = (this.#entries.get(key) ?? []).filter(({ lemma }) => lemma === printed);
    if (listed.length > 0) {
      return listed.map((entry) => {
        const { lemma, upos } = entry;
        return this.#withEntry({ lemma, upos, feats: {}, senses: [] }, entry);
      });
    }
    return this.#forms
      .analyse(key)
      .filter(({ lemma, upos }) => lemma === printed && upos !== "VERB")
      .map(({ lemma, upos, feats }) => ({ lemma, upos, feats, senses: [] }));
  }

  /** A name of the table beside what else a capitalised word may be. */
  #withListedName(
    readings: readonly WordReading[],
    printed: string,
    key: string,
  ): readonly WordReading[] {
    const listed = this.#names.get(key);
    if (listed === undefined) return readings;
    const { name, kind, gender, english, note } = listed;
    const known = readings.find(({ upos }) => upos === "PROPN");
    const senses =
      english === undefined && note === undefined
        ? (known?.senses ?? [])
        : [{ glosses: [english ?? name], ...(note === undefined ? {} : { note }) }];
    const reading: WordReading = {
      lemma: isAllCapitals(printed) ? name : printed,
      upos: "PROPN",
      feats: known?.feats ?? {},
      ...(gender === undefined ? {} : { gender }),
      senses,
      name: kind,
    };
    return [...readings.filter((one) => one !== known), reading];
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
      // *Mme* is a title, and no name.
      if (upos === "PROPN" && functionWords.some((word) => word.upos === "NOUN")) continue;
      const read =
        upos === "NOUN" ? this.#nouns(key, lemma, feats) : [this.#reading(lemma, upos, feats)];
      for (const one of read) if (!readings.some((other) => isSame(other, one))) readings.push(one);
    }
    return readings;
  }

  /**
   * What a form of a noun may be. *Plante* and *vacances* are words of their own, though they are
   * forms of *plant* and *vacance* too; of *tour* there is a masculine and a feminine.
   */
  #nouns(key: string, lemma: string, feats: Feats): readonly WordReading[] {
    if (lemma.length === 1) return [this.#reading(lemma, "NOUN", feats)];
    const lemmaKey = lookupKey(lemma);
    const listed = (own: string) =>
      (this.#entries.get(own) ?? []).filter(
        (entry) => entry.upos === "NOUN" && !isCapitalized(entry.lemma),
      );
    if (key !== lemmaKey) {
      const own = [key, ...(/[sx]$/.test(key) ? [key.slice(0, -1)] : [])]
        .filter((one) => one !== lemmaKey)
        .flatMap(listed)
        .find((entry) => entry.gender === undefined || fits(entry.gender, feats.gender));
      const reading = { upos: "NOUN", feats, senses: [] } as const;
      // Of *règles* both are possible, of *plante* the plant alone.
      if (own !== undefined && feats.gender === "f" && key !== `${lemmaKey}s`) {
        return [this.#withEntry({ ...reading, lemma: own.lemma }, own)];
      }
      if (own !== undefined && lookupKey(own.lemma) === key) {
        const first = this.#withEntry({ ...reading, lemma: own.lemma }, own);
        return [first, this.#reading(lemma, "NOUN", feats)];
      }
    }
    const entries = listed(lemmaKey);
    const genders = new Set(entries.map(({ gender }) => gender));
    if (genders.size < 2) return [this.#reading(lemma, "NOUN", feats)];
    // *morte* is of the dead man, not of death.
    const isOtherGender = key !== lemmaKey && feats.gender === "f";
    return entries
      .filter(({ gender }) => !isOtherGender || gender !== "f")
      .map((entry) => {
        const { gender } = entry;
        const told = gender === "m" || gender === "f" ? { gender } : {};
        const own = { ...feats, ...(isOtherGender ? {} : told) };
        return this.#withEntry({ lemma, upos: "NOUN", feats: own, senses: [] }, entry);
      });
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
    const head = printed.slice(0, printed.length - last.length).toLowerCase();
    return this.#readKey(last).map(({ lemma, upos, feats, gender, senses }) => {
      // *sapeuse-pompière* is of *sapeur-pompier*: both parts are inflected, or the last alone.
      const base = lookupKey(lemma) === last ? head : this.#baseOf(head);
      const whole = `${base}${lemma}`;
      const own = this.senses(whole, upos);
      const told = gender === undefined ? {} : { gender };
      return { lemma: whole, upos, feats, ...told, senses: own.length > 0 ? own : senses };
    });
  }

  /** The first part of a compound, its hyphen with it, as its lemma: *sapeuse-* → *sapeur-*. */
  #baseOf(head: string): string {
    const part = head.slice(0, -1);
    const noun = this.#forms
      .analyse(lookupKey(part))
      .find(
        ({ upos, feats }) => upos === "NOUN" && (feats.gender === "f" || feats.number === "pl"),
      );
    return noun === undefined ? head : `${noun.lemma}${head.slice(-1)}`;
  }

  #reading(lemma: string, upos: PartOfSpeech, feats: Feats): WordReading {
    if (upos === "NOUN" && lemma.length === 1) {
      return { lemma, upos, feats, senses: [{ glosses: [`letter ${lemma.toUpperCase()}`] }] };
    }
    const entry = this.#entry(lemma, upos);
    const senses = entry?.senses ?? this.#derived(lemma, upos) ?? [];
    return this.#withEntry({ lemma, upos, feats, senses }, entry);
  }

  /** A reading with what its entry says; a noun of no gender is of either, *un enfant, une enfant*. */
  #withEntry(reading: WordReading, entry: Entry | undefined): WordReading {
    const { lemma, upos, feats, senses } = reading;
    const either = upos === "NOUN" && !isInitialism(lemma) ? "mf" : undefined;
    const gender = entry?.gender ?? feats.gender ?? either;
    return {
      lemma: lemma.replaceAll("'", "’"),
      upos,
      feats,
      ...(gender === undefined || upos === "VERB" || upos === "ADJ" ? {} : { gender }),
      senses: entry?.senses ?? senses,
      ...(entry?.falseFriend === undefined ? {} : { falseFriend: entry.falseFriend }),
    };
  }

  /** The entry of a lemma, or of what comes nearest where that part of speech has none. */
  #entry(lemma: string, upos: PartOfSpeech): Entry | undefined {
    const key = lookupKey(lemma);
    return (
      this.#exactEntry(key, upos, [upos, "X"]) ??
      (upos === "VERB" ? this.#exactEntry(pronominalKey(key), upos, [upos]) : undefined) ??
      (upos === "ADJ" ? this.#verbOfParticiple(key) : undefined) ??
      this.#exactEntry(key, upos, kindred[upos] ?? []) ??
      this.#entryNear(key, upos)
    );
  }

  #exactEntry(key: string, upos: PartOfSpeech, parts: readonly PartOfSpeech[]): Entry | undefined {
    const entries = this.#entries.get(key);
    if (entries === undefined) return undefined;
    const isName = upos === "PROPN";
    for (const part of parts) {
      const ofPart = entries.filter((one) => one.upos === part);
      // The man Olivier is no olive tree, and a *franc* no Frank.
      const sameCase = ofPart.find(({ lemma }) => isCapitalized(lemma) === isName);
      const entry = sameCase ?? (isName ? undefined : ofPart[0]);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /**
   * *connaitre* for *connaître*, *entr’ouvrir*, *basses-cours*: what is written a little otherwise,
   * and is the same part of speech. An accent at the end makes another word of it.
   */
  #entryNear(key: string, upos: PartOfSpeech): Entry | undefined {
    if (key.length < 4) return undefined;
    this.#bareKeys ??= byBareKey(this.#entries.keys());
    const near = [
      ...(this.#bareKeys.get(bareKeyOf(key)) ?? []),
      ...(key.includes("-")
        ? [key.replace(/[sx](?=-|$)/g, ""), key.replace(/[sx](?=-)/g, "")]
        : []),
    ];
    for (const other of near) {
      if (other === key || endsInAccent(other) !== endsInAccent(key)) continue;
      const entry = this.#exactEntry(other, upos, [upos]);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #derived(lemma: string, upos: PartOfSpeech): readonly Sense[] | undefined {
    const ordinal = englishOrdinal(lookupKey(lemma));
    if (ordinal !== undefined) return [{ glosses: [ordinal] }];
    const find = (base: string, part: PartOfSpeech) => this.#entry(base, part)?.senses;
    const derived = derivedSenses(lookupKey(lemma), upos, find);
    if (derived !== undefined || upos !== "NOUN") return derived;
    return this.#verbOfParticiple(lookupKey(lemma))?.senses;
  }

  /** An adjective or noun that is a participle means what its verb does: *convoqué*, “summon”. */
  #verbOfParticiple(key: string): Entry | undefined {
    for (const analysis of this.#forms.analyse(key)) {
      const { verbForm } = analysis.feats;
      if (verbForm !== "ppas" && verbForm !== "ppre") continue;
      const entry = this.#entry(analysis.lemma, "VERB");
      if (entry !== undefined) return entry;
    }
    return undefined;
  }
}

const longestWord = 100;

function fits(gender: Gender, wanted: "m" | "f" | undefined): boolean {
  return gender === "mf" || wanted === undefined || gender === wanted;
}

/** Spellings without accents, hyphens and apostrophes: *portemonnaie* is *porte-monnaie*. */
function bareKeyOf(key: string): string {
  return withoutAccents(key).replace(/[-']/g, "");
}

function byBareKey(keys: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byBare = new Map<string, string[]>();
  for (const key of keys) {
    const bare = bareKeyOf(key);
    const known = byBare.get(bare);
    if (known === undefined) byBare.set(bare, [key]);
    else known.push(key);
  }
  return byBare;
}

function endsInAccent(key: string): boolean {
  return /é(?:e?s?)$/.test(key);
}

const bareLetters: Readonly<Record<string, readonly string[]>> = { a: ["à"], o: ["ô"] };

const prefix =
  /^(?:anti|auto|co|contre|dé|dés|ex|extra|hyper|infra|inter|micro|mono|multi|néo|non|para|pluri|post|pré|pro|pseudo|quasi|ré|re|r|semi|sous|super|sur|télé|trans|très|ultra)-?(?=[^-]{4})/;

/** Where to look next for a part of speech that an entry lacks. */
const kindred: Readonly<Partial<Record<PartOfSpeech, readonly PartOfSpeech[]>>> = {
  NOUN: ["ADJ", "PROPN"],
  PROPN: ["NOUN"],
  ADJ: ["NOUN"],
  ADV: ["ADJ", "ADP"],
  ADP: ["ADV"],
  SCONJ: ["ADV"],
  CCONJ: ["ADV"],
  INTJ: ["NOUN", "ADV"],
  DET: ["ADJ", "PRON"],
  PRON: ["NOUN", "ADJ"],
  NUM: ["NOUN", "ADJ"],
};

/** In small letters *cher* is not the river Cher. */
function withoutNames(readings: readonly WordReading[]): readonly WordReading[] {
  const common = readings.filter(({ lemma }) => !isCapitalized(lemma));
  return common.length > 0 ? common : readings;
}

/** *VA*, the volt-ampere, is no reading of *va*; nor is *MIT* one of *mit*. */
export function isInitialism(lemma: string): boolean {
  return lemma.length > 1 && isAllCapitals(lemma);
}

function isSame(one: WordReading, { lemma, upos, feats }: WordReading): boolean {
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
