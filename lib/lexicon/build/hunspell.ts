/**
 * Hunspell’s French dictionary, “toutes variantes” (Dicollecte and Grammalecte), as two tables of
 * ours: stems with their paradigms, and the endings of each paradigm. Its morphological tags,
 * `po:nom is:mas`, become parts of speech and inflection; what only a spelling checker needs, such
 * as which words elide before which, is left out.
 */

import { type Feats, formatFeats, type VerbForm } from "#lib/lexicon/feats.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** The tables’ text, each line ended. */
export interface FormTables {
  readonly stems: string;
  readonly endings: string;
}

/** Hunspell’s `.dic` and `.aff` → our tables, in their order. */
export function readHunspell(dictionary: string, affixes: string): FormTables {
  const { endings, paradigms } = readEndings(affixes);
  const prefixes = readPrefixes(affixes, paradigms);
  const stems = dictionary
    .split("\n")
    .slice(1)
    .flatMap((line) => withPrefixes(line, prefixes))
    .flatMap((line) => readStem(line, paradigms) ?? []);
  return { stems: lines(stems), endings: lines(endings) };
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join("");
}

/** One line a suffix rule: paradigm, what it takes off, puts on and asks for, and inflections. */
function readEndings(affixes: string) {
  const paradigms = new Set<string>();
  const endings: string[] = [];
  for (const line of affixes.split("\n")) {
    const [kind, name = "", strip = "", addition = "", condition = "", ...tags] = line.split(/\s+/);
    if (kind !== "SFX" || condition === "") continue;
    paradigms.add(name);
    const add = addition.split("/")[0] ?? "";
    const cells = [name, strip, add, condition].map((cell) => (cell === "0" ? "" : cell));
    const isAdjective = tags.includes("po:adj");
    endings.push([...cells, inflections(tags).join(","), isAdjective ? "ADJ" : ""].join("\t"));
  }
  return { endings, paradigms };
}

/** What a rule puts before a word, and the paradigms of what comes of it: `kilo`, `S.()`. */
interface Prefix {
  readonly addition: string;
  readonly flags: string;
}

/** The prefixes of measures, which alone have a plural of their own: Hunspell’s others are elisions. */
function readPrefixes(
  affixes: string,
  paradigms: ReadonlySet<string>,
): ReadonlyMap<string, readonly Prefix[]> {
  const prefixes = new Map<string, Prefix[]>();
  for (const line of affixes.split("\n")) {
    const [kind, name = "", , written = "", condition = ""] = line.split(/\s+/);
    const [addition = "", flags = ""] = written.split("/");
    if (kind !== "PFX" || condition === "" || addition.includes("'")) continue;
    const known = prefixes.get(name) ?? [];
    known.push({ addition: addition === "0" ? "" : addition, flags });
    prefixes.set(name, known);
  }
  const isOfMeasures = (known: readonly Prefix[]) =>
    known.some(({ flags }) => paradigms.has(flags.slice(0, 2)));
  return new Map([...prefixes].filter(([, known]) => isOfMeasures(known)));
}

/** A line of the dictionary, or for a measure one for each prefix: *mètre*, *kilomètre*. */
function withPrefixes(
  line: string,
  prefixes: ReadonlyMap<string, readonly Prefix[]>,
): readonly string[] {
  const [, word = "", flags = "", tags = ""] = /^([^/\s]+)\/(\S+)(.*)$/.exec(line.trim()) ?? [];
  const found = (flags.match(/../g) ?? []).flatMap((flag) => prefixes.get(flag) ?? []);
  if (found.length === 0) return [line];
  return found.map(
    ({ addition, flags: own }) => `${addition}${word}/${own.replace("()", "")}()${tags}`,
  );
}

/** One line a stem: the word, its parts of speech, inflections, paradigms, and lemma if another. */
function readStem(line: string, paradigms: ReadonlySet<string>): string | undefined {
  const [head = "", ...tags] = line.trim().split(/[ \t]+/);
  const [word = "", flags = ""] = head.split("/");
  const parts = new Set(tags.map(partOfSpeech).filter((upos) => upos !== undefined));
  if (word === "" || parts.size === 0) return undefined;
  const names = (flags.match(/../g) ?? []).filter((flag) => paradigms.has(flag));
  const needsEnding = flags.includes("()") && names.length > 0;
  const lemma = tags.find((tag) => tag.startsWith("st:"))?.slice(3) ?? "";
  const cells = [
    word,
    [...parts].join(","),
    inflections(tags).join(","),
    (needsEnding ? "" : "=") + names.join(" "),
    lemma,
  ];
  return cells.join("\t").trimEnd();
}

const partsOfSpeech: Readonly<Record<string, PartOfSpeech>> = {
  nom: "NOUN",
  "loc.nom": "NOUN",
  titr: "NOUN",
  adj: "ADJ",
  "loc.adj": "ADJ",
  adv: "ADV",
  "loc.adv": "ADV",
  negadv: "ADV",
  advint: "ADV",
  prep: "ADP",
  prepv: "ADP",
  "loc.prep": "ADP",
  "loc.prepv": "ADP",
  npr: "PROPN",
  prn: "PROPN",
  patr: "PROPN",
  "loc.patr": "PROPN",
  interj: "INTJ",
  "loc.interj": "INTJ",
  nb: "NUM",
  nbro: "ADJ",
  cjsub: "SCONJ",
  cjco: "CCONJ",
  cj: "SCONJ",
  "loc.cj": "SCONJ",
  "loc.cjsub": "SCONJ",
  det: "DET",
  detpos: "DET",
  detind: "DET",
  detdem: "DET",
  detneg: "DET",
  detex: "DET",
  propersuj: "PRON",
  properobj: "PRON",
  preverb: "PRON",
  proind: "PRON",
  prodem: "PRON",
  prorel: "PRON",
  proint: "PRON",
  proneg: "PRON",
  proadv: "PRON",
};

function partOfSpeech(tag: string): PartOfSpeech | undefined {
  if (!tag.startsWith("po:")) return undefined;
  const name = tag.slice(3);
  return /^v\d/.test(name) ? "VERB" : partsOfSpeech[name];
}

const verbForms = /^po:(ipre|iimp|ipsi|ifut|cond|spre|simp|impe|infi|ppre|ppas)$/;
const persons = /^po:([123])[a-z]?(sg|pl)!?$/;

/** Every inflection that tags allow: `po:ipre po:spre po:1sg po:3sg` are four. */
function inflections(tags: readonly string[]): readonly string[] {
  const gender = either(tags, "is:mas", "m", "is:fem", "f");
  const number = either(tags, "is:sg", "sg", "is:pl", "pl");
  const common: Feats = {
    ...(gender === undefined ? {} : { gender }),
    ...(number === undefined ? {} : { number }),
  };
  const moods = tags.flatMap((tag) => verbForms.exec(tag)?.[1] ?? []) as VerbForm[];
  if (moods.length === 0) return formatAll([common]);
  const people = tags.flatMap((tag): readonly Feats[] => {
    const match = persons.exec(tag);
    if (match === null) return [];
    return [{ person: Number(match[1]) as 1 | 2 | 3, number: match[2] as "sg" | "pl" }];
  });
  const all = moods.flatMap((verbForm): readonly Feats[] => {
    if (verbForm === "ppas") return [{ verbForm, ...common }];
    if (verbForm === "infi" || verbForm === "ppre" || people.length === 0) return [{ verbForm }];
    return people.map((person) => ({ verbForm, ...person })).filter(isPossible);
  });
  return formatAll(all);
}

/** The imperative has no third person, and of the first only the plural. */
function isPossible({ verbForm, person, number }: Feats): boolean {
  return verbForm !== "impe" || person === 2 || (person === 1 && number === "pl");
}

function formatAll(all: readonly Feats[]): readonly string[] {
  return [...new Set(all.map(formatFeats))].filter((text) => text !== "");
}

function either<const A, const B>(tags: readonly string[], tagA: string, a: A, tagB: string, b: B) {
  return tags.includes(tagA) ? a : tags.includes(tagB) ? b : undefined;
}
