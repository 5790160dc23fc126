/** `texts lexicon build`: the tables of senses and forms, made again from Debian’s packages. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { type DictdEntry, readDictd, readJmdict } from "#lib/lexicon/build/dictd.ts";
import { readHunspell } from "#lib/lexicon/build/hunspell.ts";
import {
  dictionaries,
  directPivots,
  indirectPivots,
  type PackageSource,
  spellingDictionary,
} from "#lib/lexicon/build/sources.ts";
import { type Pivot, toDictd, triangulate } from "#lib/lexicon/build/triangulate.ts";
import { type Entry, formatSenses } from "#lib/lexicon/senses.ts";
import { TextError } from "#lib/text/text-error.ts";

const dataFolder = "lib/lexicon/data";
const packageFolder = "node_modules/.cache/lexicon";

/** Does it, printing what it made; downloads and unpacks the packages that are not there yet. */
export function buildLexicon(print: (line: string) => void): number {
  const write = (file: string, table: string) => {
    writeFileSync(path.join(dataFolder, file), table);
    print(`${path.join(dataFolder, file)}: ${Buffer.byteLength(table)} bytes`);
  };
  const folder = path.join(unpack(spellingDictionary), "usr/share/hunspell");
  const { stems, endings } = readHunspell(
    readFileSync(path.join(folder, "fr.dic"), "utf8"),
    readFileSync(path.join(folder, "fr.aff"), "utf8"),
  );
  write("stems.tsv", formsHeading + stems);
  write("endings.tsv", formsHeading + endings);
  write("senses.tsv", sensesHeading + formatSenses(triangulateFrench()));
  return 0;
}

const formsHeading = `# French forms, made by \`npm run texts -- lexicon build\`; not for mending by hand.
# Subject to the Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/; sources: NOTICE.md.
`;

const sensesHeading = `# French–English senses, made by \`npm run texts -- lexicon build\`; not for mending by hand.
# Licence CC BY-SA 4.0; sources and what was changed: NOTICE.md beside this file.
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
  const folder = path.join(unpack(source), "usr/share/dictd");
  const name = `freedict-${from}-${to}`;
  const index = readFileSync(path.join(folder, `${name}.index`), "utf8");
  const body = gunzipSync(readFileSync(path.join(folder, `${name}.dict.dz`)));
  return from === "jpn" && to === "eng" ? readJmdict(index, body) : readDictd(index, body);
}

/** The folder that a package is unpacked in. Throws a `TextError` for one that is not the pinned. */
function unpack(source: PackageSource): string {
  const folder = path.join(packageFolder, `${source.name}_${source.version}`);
  mkdirSync(packageFolder, { recursive: true });
  const file = findPackage(source) ?? download(source);
  const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (sha256 !== source.sha256) {
    const reason = `another package than the pinned one: SHA-256 ${sha256}`;
    throw new TextError({ file, reason, cure: `take it away, and get version ${source.version}` });
  }
  if (!existsSync(folder)) execFileSync("dpkg-deb", ["-x", file, folder]);
  return folder;
}

function findPackage({ name, version }: PackageSource): string | undefined {
  const escaped = version.replaceAll(":", "%3a");
  const file = readdirSync(packageFolder).find(
    (file) => file.startsWith(`${name}_${escaped}_`) && file.endsWith(".deb"),
  );
  return file === undefined ? undefined : path.join(packageFolder, file);
}

function download(source: PackageSource): string {
  const { name, version } = source;
  try {
    execFileSync("apt-get", ["download", `${name}=${version}`], {
      cwd: packageFolder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  } catch (cause) {
    const reason = `${name} ${version} could not be downloaded`;
    const cure = `put its .deb, from Debian 12, into ${packageFolder}`;
    throw new TextError({ file: packageFolder, reason, cure }, { cause });
  }
  const file = findPackage(source);
  if (file === undefined) throw new RangeError(`apt-get left no package ${name} ${version}`);
  return file;
}
