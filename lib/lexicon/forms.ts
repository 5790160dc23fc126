/**
 * Form → lemma and inflection. The tables hold stems and endings, and nothing is expanded: a form
 * is analysed by taking off every ending it may have and looking for the stem, so that 510,000
 * analyses cost the memory of 86,000 stems.
 */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import { type Feats, readFeats } from "#lib/lexicon/feats.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** One reading of a form. */
export interface FormAnalysis {
  /** As the dictionary prints it: `œil`, `Paris`. */
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
}

/** A form of a lemma, as printed. */
export interface InflectedForm {
  readonly form: string;
  readonly feats: Feats;
}

/** The tables, ready to be asked. */
export interface Forms {
  /** Every form of a lemma as that part of speech, in the order of the tables; unknown: none. */
  readonly inflect: (lemma: string, upos: PartOfSpeech) => readonly InflectedForm[];
  /** The readings of a look-up key (`lookupKey`), in the order of the dictionary; none: empty. */
  readonly analyse: (key: string) => readonly FormAnalysis[];
  /** The keys that differ from one by accents alone, and have readings: `etat` → `état`. */
  readonly findAccented: (key: string) => readonly string[];
}

interface Stem {
  readonly word: string;
  readonly parts: readonly PartOfSpeech[];
  readonly feats: readonly Feats[];
  /** Whether the stem is a word as it stands. */
  readonly isForm: boolean;
  readonly paradigms: readonly string[];
  readonly lemma: string;
}

interface Ending {
  /** Its line in the table. */
  readonly number: number;
  readonly paradigm: string;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
  readonly feats: readonly Feats[];
  readonly isAdjectiveToo: boolean;
}

/** The text of a table, and the path that messages name. */
export interface FormsTable {
  readonly source: string;
  readonly file: string;
}

/** Reads tables of stems and that of endings. Throws a `TextError` for the first line that is none of theirs. */
export function parseForms(stemTables: readonly FormsTable[], endingTable: FormsTable): Forms {
  const stems = new Map<string, Stem[]>();
  for (const { source, file } of stemTables) {
    for (const { row, line } of tableRows(source)) {
      const stem = parseStem(row, { file, line });
      push(stems, lookupKey(stem.word), stem);
    }
  }
  const endings = new EndingIndex(
    [...tableRows(endingTable.source)].map(({ row, line }) =>
      parseEnding(row, { file: endingTable.file, line }),
    ),
  );
  return new FormTables(stems, endings);
}

class FormTables implements Forms {
  readonly #stems: ReadonlyMap<string, readonly Stem[]>;
  readonly #endings: EndingIndex;
  #byLemma: ReadonlyMap<string, readonly Stem[]> | undefined;
  #bare: { stems: ReadonlyMap<string, readonly string[]>; endings: EndingIndex } | undefined;

  constructor(stems: ReadonlyMap<string, readonly Stem[]>, endings: EndingIndex) {
    this.#stems = stems;
    this.#endings = endings;
  }

  analyse(key: string): readonly FormAnalysis[] {
    const analyses: FormAnalysis[] = [];
    for (const stem of this.#stems.get(key) ?? []) {
      if (stem.isForm) addAnalyses(analyses, stem, stem.feats, false);
    }
    const formed: { readonly ending: Ending; readonly stem: Stem }[] = [];
    for (const { endings, stemKey } of this.#endings.cut(key)) {
      for (const stem of this.#stems.get(stemKey) ?? []) {
        for (const ending of endings) {
          if (stem.paradigms.includes(ending.paradigm) && ending.condition.test(stemKey)) {
            formed.push({ ending, stem });
          }
        }
      }
    }
    formed.sort(
      ({ ending: a }, { ending: b }) => a.add.length - b.add.length || a.number - b.number,
    );
    for (const { ending, stem } of formed) {
      const lemma = ending.isAdjectiveToo ? this.#participle(stem, ending) : undefined;
      addAnalyses(analyses, stem, ending.feats, ending.isAdjectiveToo, lemma);
    }
    return analyses;
  }

  inflect(lemma: string, upos: PartOfSpeech): readonly InflectedForm[] {
    this.#byLemma ??= this.#indexLemmas();
    return (this.#byLemma.get(lemma) ?? [])
      .filter(({ parts }) => parts.includes(upos))
      .flatMap((stem) => this.#formsOf(stem));
  }

  #formsOf(stem: Stem): readonly InflectedForm[] {
    const key = lookupKey(stem.word);
    const own = stem.isForm ? inflectedForms(stem.word, stem, stem.feats) : [];
    const formed = stem.paradigms
      .flatMap((paradigm) => this.#endings.ofParadigm(paradigm))
      .filter(({ strip, condition }) => key.endsWith(strip) && condition.test(key))
      .flatMap(({ strip, add, feats }) =>
        inflectedForms(stem.word.slice(0, stem.word.length - strip.length) + add, stem, feats),
      );
    return [...own, ...formed];
  }

  #indexLemmas(): ReadonlyMap<string, readonly Stem[]> {
    const stems = new Map<string, Stem[]>();
    for (const own of this.#stems.values()) for (const stem of own) push(stems, stem.lemma, stem);
    return stems;
  }

  findAccented(key: string): readonly string[] {
    this.#bare ??= this.#indexBare();
    const bareKey = withoutAccents(key);
    const found = new Set<string>();
    for (const stemKey of this.#bare.stems.get(bareKey) ?? []) found.add(stemKey);
    for (const { endings, stemKey: bareStem } of this.#bare.endings.cut(bareKey)) {
      for (const stemKey of this.#bare.stems.get(bareStem) ?? []) {
        for (const { strip, add } of endings) {
          if (stemKey.endsWith(strip)) {
            found.add(stemKey.slice(0, stemKey.length - strip.length) + add);
          }
        }
      }
    }
    found.delete(key);
    return [...found].filter(
      (accented) => withoutAccents(accented) === bareKey && this.analyse(accented).length > 0,
    );
  }

  /** The masculine singular of a participle, which is the lemma of the adjective. */
  #participle(stem: Stem, { paradigm }: Ending): string | undefined {
    const key = lookupKey(stem.word);
    const ending = this.#endings
      .ofParadigm(paradigm)
      .find(
        ({ condition, feats, strip }) =>
          feats.some(isMasculineSingular) && key.endsWith(strip) && condition.test(key),
      );
    return ending === undefined
      ? undefined
      : stem.word.slice(0, stem.word.length - ending.strip.length) + ending.add;
  }

  #indexBare() {
    const stems = new Map<string, string[]>();
    for (const key of this.#stems.keys()) push(stems, withoutAccents(key), key);
    return { stems, endings: this.#endings.withoutAccents() };
  }
}

/** Endings by what they put on and take off, so that those of a form are found in a few steps. */
class EndingIndex {
  readonly #endings: readonly Ending[];
  readonly #byAddition = new Map<string, Map<string, Ending[]>>();
  readonly #byParadigm = new Map<string, Ending[]>();
  readonly #longest: number;

  constructor(endings: readonly Ending[], spell: (text: string) => string = (text) => text) {
    this.#endings = endings;
    for (const ending of endings) {
      const addition = spell(ending.add);
      const known = this.#byAddition.get(addition) ?? new Map<string, Ending[]>();
      this.#byAddition.set(addition, known);
      push(known, spell(ending.strip), ending);
      push(this.#byParadigm, ending.paradigm, ending);
    }
    this.#longest = Math.max(0, ...[...this.#byAddition.keys()].map((add) => add.length));
  }

  /** Every ending that a form may have, with the stem it would have been put on. */
  cut(form: string): readonly { readonly endings: readonly Ending[]; readonly stemKey: string }[] {
    const cuts: { readonly endings: readonly Ending[]; readonly stemKey: string }[] = [];
    for (let length = 0; length <= Math.min(this.#longest, form.length); length++) {
      const byStrip = this.#byAddition.get(form.slice(form.length - length));
      if (byStrip === undefined) continue;
      const base = form.slice(0, form.length - length);
      for (const [strip, endings] of byStrip) cuts.push({ endings, stemKey: base + strip });
    }
    return cuts;
  }

  ofParadigm(paradigm: string): readonly Ending[] {
    return this.#byParadigm.get(paradigm) ?? [];
  }

  withoutAccents(): EndingIndex {
    return new EndingIndex(this.#endings, withoutAccents);
  }
}

function addAnalyses(
  analyses: FormAnalysis[],
  stem: Stem,
  feats: readonly Feats[],
  isAdjectiveToo: boolean,
  participle?: string,
): void {
  const all = feats.length === 0 ? [{}] : feats;
  for (const upos of stem.parts) {
    for (const one of all) {
      const merged = upos === "VERB" ? one : { ...stem.feats[0], ...one };
      analyses.push({ lemma: stem.lemma, upos, feats: merged });
    }
  }
  if (!isAdjectiveToo) return;
  for (const { verbForm: _, ...one } of all) {
    analyses.push({ lemma: participle ?? stem.lemma, upos: "ADJ", feats: one });
  }
}

function inflectedForms(
  form: string,
  stem: Stem,
  feats: readonly Feats[],
): readonly InflectedForm[] {
  return (feats.length === 0 ? [{}] : feats).map((one) => ({
    form,
    feats: one.verbForm === undefined ? { ...stem.feats[0], ...one } : one,
  }));
}

function isMasculineSingular({ gender, number }: Feats): boolean {
  return gender === "m" && number !== "pl";
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function parseStem(row: string, place: Place): Stem {
  const [word = "", parts = "", feats = "", paradigms = "", lemma = ""] = row.split("\t");
  const names = parts.split(",");
  if (word === "" || !names.every(isPartOfSpeech)) {
    const cure = "write the word, its parts of speech, inflections and paradigms, tabs between";
    throw new TextError({ ...place, reason: `no stem: “${row}”`, cure });
  }
  const isForm = paradigms.startsWith("=");
  const list = isForm ? paradigms.slice(1) : paradigms;
  return {
    word,
    parts: names,
    feats: parseFeats(feats, place),
    isForm,
    paradigms: list === "" ? [] : list.split(" "),
    lemma: lemma || word,
  };
}

function parseEnding(row: string, place: Place): Ending {
  const [paradigm = "", strip = "", add = "", condition, feats = "", also = ""] = row.split("\t");
  if (paradigm === "" || condition === undefined) {
    const cure = "write the paradigm, what comes off, goes on and is asked for, tabs between";
    throw new TextError({ ...place, reason: `no ending: “${row}”`, cure });
  }
  return {
    number: place.line,
    paradigm,
    strip,
    add,
    condition: conditionOf(condition),
    feats: parseFeats(feats, place),
    isAdjectiveToo: also === "ADJ",
  };
}

const conditions = new Map<string, RegExp>();

/** A condition on the end of a stem; a few hundred are shared by thousands of endings. */
function conditionOf(text: string): RegExp {
  const known = conditions.get(text);
  if (known !== undefined) return known;
  const condition = new RegExp(`${text.replaceAll("œ", "oe")}$`, "u");
  conditions.set(text, condition);
  return condition;
}

function parseFeats(text: string, place: Place): readonly Feats[] {
  if (text === "") return [];
  return text.split(",").map((part) => {
    const feats = readFeats(part);
    if (feats !== undefined) return feats;
    const cure = "write it as ipsi.3.sg, ppas.f.pl or m.sg";
    throw new TextError({ ...place, reason: `the inflection “${part}”`, cure });
  });
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
