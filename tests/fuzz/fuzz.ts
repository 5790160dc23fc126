/**
 * `npm run fuzz [format …]`: every reader of a format on thousands of inputs, whole and damaged, with
 * a fresh seed. Holds that nothing but an `ImportError` is thrown, that each letter is kept or set
 * aside by name, that none moves but notes, and that no input takes long (of the processor’s time) or much. Prints the seed,
 * and of a fault the shrunk input, to be added as a test. FUZZ_SEED and FUZZ_RUNS set both.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { newContext } from "#lib/import/draft.ts";
import { importAnyFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";
import {
  fb2,
  ownProse,
  page,
  pdf,
  po,
  quoted,
  spreadsheet,
  subtitles,
  tei,
  toEpubParts,
  workbook,
} from "./inputs.ts";

const limits = { milliseconds: 10_000, bytes: 1_000_000_000 } as const;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.FUZZ_RUNS ?? 1_000);

/** A file as a reader brings it: one of text or of bytes, or the parts that are zipped to one. */
type Source = string | Uint8Array | Readonly<Record<string, string>>;

interface Corpus {
  readonly extension: string;
  /** Whole inputs, made of pieces. */
  readonly whole: fc.Arbitrary<Source>;
  /** Our own cases, which are damaged. */
  readonly cases: readonly Source[];
}

interface Statistics {
  count: number;
  refused: number;
  slowest: number;
  /** Letters of whole inputs, shown and missing. */
  shown: number;
  missing: number;
}

const casesFolder = path.join(import.meta.dirname, "../import/cases");

const corpora: readonly Corpus[] = [
  { extension: "txt", whole: ownProse, cases: casesOf("txt") },
  { extension: "md", whole: ownProse, cases: casesOf("md") },
  { extension: "html", whole: page, cases: casesOf("html") },
  {
    extension: "epub",
    whole: fc.array(page, { minLength: 1, maxLength: 3 }).map(toEpubParts),
    cases: casesOf("epub"),
  },
  { extension: "docx", whole: fc.constantFrom(...casesOf("docx")), cases: casesOf("docx") },
  { extension: "odt", whole: fc.constantFrom(...casesOf("odt")), cases: casesOf("odt") },
  { extension: "csv", whole: quoted(","), cases: casesOf("csv") },
  { extension: "tsv", whole: quoted("\t"), cases: casesOf("tsv") },
  { extension: "tmx", whole: fc.constantFrom(...casesOf("tmx")), cases: casesOf("tmx") },
  { extension: "xlf", whole: fc.constantFrom(...casesOf("xlf")), cases: casesOf("xlf") },
  ofText("srt", subtitles("srt")),
  ofText("vtt", subtitles("vtt")),
  ofText("fb2", fb2),
  ofText("tei", tei),
  ofText("po", po),
  ofText("xlsx", workbook),
  ofText("ods", spreadsheet),
  ofText("pdf", pdf),
  { extension: "mobi", whole: fc.constantFrom(...kindle("mobi")), cases: kindle("mobi") },
  { extension: "azw3", whole: fc.constantFrom(...kindle("azw3")), cases: kindle("azw3") },
];

/** A format that has no cases of ours: what is damaged is made, too. */
function ofText(extension: string, whole: fc.Arbitrary<Source>): Corpus {
  return { extension, whole, cases: fc.sample(whole, { seed, numRuns: 20 }) };
}

function kindle(extension: "mobi" | "azw3"): readonly Source[] {
  return [readFileSync(path.join(casesFolder, `../formats/mobi/phare.${extension}`))];
}

/** Damages a source in a few places: cut, doubled, moved, or with something strange put in. */
const strange = fc.constantFrom(
  ..."<|>|</p>|<p>|&|&#0;|\"|'|\n|\n\n|\t|\u0000|\ufffd|é|Ã©|[1]|[^1]|*|_|—|<!--|-->|]]>|<![CDATA[|<script>|</body>|| |{|}|\\".split(
    "|",
  ),
);
interface Damage {
  readonly at: number;
  readonly length: number;
  readonly kind: "cut" | "double" | "put";
  readonly what: string;
}
const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom("cut" as const, "double" as const, "put" as const),
    what: strange,
  }),
  { minLength: 1, maxLength: 6 },
);

function damage(source: Source, all: readonly Damage[]): Source {
  if (source instanceof Uint8Array) return damageBytes(source, all);
  if (typeof source !== "string") {
    const names = Object.keys(source).filter((name) => /\.(?:x?html|xml|opf|ncx)$/.test(name));
    const name = names[Math.floor((all[0]?.at ?? 0) * names.length * 0.999)];
    return name === undefined
      ? source
      : { ...source, [name]: damage(source[name] ?? "", all) as string };
  }
  let damaged = source;
  for (const { at, length, kind, what } of all) {
    const start = Math.floor(at * damaged.length);
    const piece = damaged.slice(start, start + length);
    const rest = damaged.slice(start + (kind === "cut" ? length : 0));
    damaged =
      damaged.slice(0, start) + (kind === "double" ? piece : kind === "put" ? what : "") + rest;
  }
  return damaged;
}

/** As `damage`, of bytes: what is put in is put over what was there. */
function damageBytes(source: Uint8Array, all: readonly Damage[]): Uint8Array {
  let damaged = source.slice();
  for (const { at, length, kind, what } of all) {
    const start = Math.floor(at * damaged.length);
    if (kind === "put") damaged.set(strToU8(what).subarray(0, damaged.length - start), start);
    else {
      const rest = damaged.slice(start + (kind === "cut" ? length : -length));
      damaged = Uint8Array.from([...damaged.subarray(0, start), ...rest]);
    }
  }
  return damaged;
}

// The readers that are large are loaded, so that no input pays for it.
for (const { extension, whole } of corpora) {
  const [source = ""] = fc.sample(whole, { seed, numRuns: 1 });
  await importAnyFile(`essai.${extension}`, bytesOf(source)).catch(() => {});
}
let failed = false;
const only = process.argv.slice(2);
console.log(`seed ${seed}, ${runs} inputs whole and ${runs} damaged for each format`);
for (const { extension, whole, cases } of corpora) {
  if (only.length > 0 && !only.includes(extension)) continue;
  const statistics: Statistics = { count: 0, refused: 0, slowest: 0, shown: 0, missing: 0 };
  await check(
    extension,
    "whole",
    fc.asyncProperty(whole, (source) => read(extension, source, true, statistics)),
  );
  if (cases.length > 0) {
    const broken = fc
      .tuple(fc.constantFrom(...cases), damages)
      .map(([source, all]) => damage(source, all));
    await check(
      extension,
      "damaged",
      fc.asyncProperty(broken, (source) => read(extension, source, false, statistics)),
    );
  }
  const { count, refused, slowest, shown, missing } = statistics;
  console.log(
    `${extension.padEnd(5)} ${count} inputs, ${refused} refused, slowest ${Math.round(slowest)} ms, letters ${shown}, missing ${missing}`,
  );
}
if (failed) process.exitCode = 1;

async function check(
  extension: string,
  name: string,
  property: fc.IAsyncProperty<[Source]>,
): Promise<void> {
  const details = await fc.check(property, {
    seed,
    numRuns: runs,
    interruptAfterTimeLimit: 240_000,
  });
  if (!details.failed || details.counterexample === null) return;
  failed = true;
  const [source] = details.counterexample;
  console.log(`FAILED ${extension}, ${name}, seed ${seed}, path ${details.counterexamplePath}`);
  console.log(String(details.errorInstance).slice(0, 1_000));
  const shown = source instanceof Uint8Array ? Buffer.from(source).toString("base64") : source;
  console.log(JSON.stringify(shown).slice(0, 8_000));
}

/** Reads one input and holds what must hold; letters only of whole ones, which say what they show. */
async function read(
  extension: string,
  source: Source,
  isWhole: boolean,
  statistics: Statistics,
): Promise<void> {
  const bytes = bytesOf(source);
  const context = newContext();
  const start = process.cpuUsage();
  try {
    const imported = await importAnyFile(`essai.${extension}`, bytes, context);
    const { ledger } = imported;
    if (ledger !== undefined && isWhole) {
      statistics.shown += ledger.shown;
      statistics.missing += ledger.missing + ledger.added;
      if (ledger.missing + ledger.added > 0)
        throw new Error(`letters: ${JSON.stringify(ledger).slice(0, 600)}`);
      if (imported.kind === "text" && !imported.text.blocks.some(({ kind }) => kind === "n")) {
        const moved = context.ledger
          .differences(imported.text.blocks)
          .find(({ kind }) => kind === "moved");
        if (moved !== undefined) throw new Error(`moved: ${JSON.stringify(moved)}`);
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    statistics.refused++;
  } finally {
    statistics.count++;
  }
  const spent = process.cpuUsage(start);
  const milliseconds = (spent.user + spent.system) / 1_000;
  statistics.slowest = Math.max(statistics.slowest, milliseconds);
  if (milliseconds > limits.milliseconds) throw new Error(`${Math.round(milliseconds)} ms`);
  if (process.memoryUsage().rss > limits.bytes) throw new Error("more than 1 GB");
}

function bytesOf(source: Source): Uint8Array {
  if (source instanceof Uint8Array) return source;
  return typeof source === "string" ? strToU8(source) : zipOf(source);
}

function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])),
  );
}

/** The inputs of our own cases in a format; a folder is what is zipped. */
function casesOf(extension: string): readonly Source[] {
  return readdirSync(casesFolder).flatMap((name): readonly Source[] => {
    const file = path.join(casesFolder, name, `input.${extension}`);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return [];
    return [found.isDirectory() ? partsOf(file) : readFileSync(file, "utf8")];
  });
}

function partsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name.split(path.sep).join("/"),
      readFileSync(path.join(folder, name), "utf8"),
    ]),
  );
}
