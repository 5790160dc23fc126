/**
 * `npm run fuzz [format …]`: every reader of a format on thousands of inputs, whole and damaged, with
 * a fresh seed. Holds that nothing but an `ImportError` is thrown, that each letter is kept or set
 * aside by name, that none moves but notes, and that no input takes long or much. Prints the seed,
 * and of a fault the shrunk input, to be added as a test. FUZZ_SEED and FUZZ_RUNS set both.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { newContext } from "#lib/import/draft.ts";
import { importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";

const limits = { milliseconds: 10_000, bytes: 1_000_000_000 } as const;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.FUZZ_RUNS ?? 1_000);

/** A file as a reader brings it: one of text, or the parts that are zipped to one. */
type Source = string | Readonly<Record<string, string>>;

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

const words = fc.constantFrom(
  ...'le|gardien|l’escalier|Monsieur|monta|la|mer|,|.|!|« Où ? »|—|--|...|œuf|1|12|IV|CHAPITRE II|LE COMTE|:|(il sort)|[1]|[^1]|*|_|**|=gras=|[Note A: voir]|[A]|\u00a0|\u2019|ﬁn|&|<|>|"|jus-|\n|\n\n|\n    |\t|\f|\r\n|* * *|/|\\|#|- |> |`|~~~|| |http://a.fr|\u0301|😀|\u00ad|\u200b|\ufeff'.split(
    "|",
  ),
  "|",
);
const prose = fc
  .array(words, { maxLength: 60, size: "max" })
  .map((pieces) =>
    pieces.reduce((text, piece) => text + (/^[,.\n]/.test(piece) ? "" : " ") + piece, ""),
  );

const ownProse = prose.map(withOwnWords);

const inline = fc.constantFrom(
  ..."a|b|i|em|strong|span|sup|sub|small|ruby|rt|q|u|s|code|font|abbr|noscript|object|button|label".split(
    "|",
  ),
);
const block = fc.constantFrom(
  ..."p|div|h1|h2|h3|blockquote|ul|ol|li|table|tr|td|section|aside|pre|form|figure|figcaption|dl|dt|dd|main|nav|header|footer|center|article".split(
    "|",
  ),
);
const text = fc
  .array(
    fc.constantFrom(
      "le",
      "gardien",
      " ",
      " monta ",
      "l’œuf",
      "&amp;",
      "&nbsp;",
      "1",
      "Note",
      "—",
      "\n",
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(""));
const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.constantFrom("<br/>", "<hr/>", '<img src="a.png" alt="un phare"/>', "<!-- rien -->"),
    fc.tuple(inline, tie("html")).map(([name, inner]) => `<${name}>${inner}</${name}>`),
    fc.tuple(block, tie("html")).map(([name, inner]) => `<${name}>${inner}</${name}>`),
    tie("html").map((inner) => `<div class="poem"><p>${inner}</p></div>`),
    fc.nat(3).map((n) => `<p>mot<a href="#n${n}" id="r${n}">${n}</a></p>`),
    fc.nat(3).map((n) => `<p id="n${n}"><a href="#r${n}">${n}</a> La note.</p>`),
  ),
  html: fc.array(tie("node"), { maxLength: 4 }).map((nodes) => nodes.join("")),
}));
/** Words that come once each: one that comes twice may look as if it had moved. */
function withOwnWords(source: string): string {
  let count = 0;
  return source.replace(/gardien|monta|mer/g, (word) => {
    count++;
    return (
      word +
      [...count.toString(26)]
        .map((sign) => "abcdefghijklmnopqrstuvwxyz"[Number.parseInt(sign, 26)])
        .join("")
    );
  });
}

const page = html
  .map(withOwnWords)
  .map(
    (body) =>
      `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`,
  );
const cell = fc
  .array(fc.constantFrom("le", "gardien ", '"', "«", ",", ";", "Oui", "\n", " "), { maxLength: 6 })
  .map((pieces) => pieces.join(""));
const quoted = (separator: string) =>
  fc
    .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 })
    .map((rows) =>
      ["fr", "en"]
        .join(separator)
        .concat(
          "\n",
          rows
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator))
            .join("\n"),
        ),
    );

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
];

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

let failed = false;
const only = process.argv.slice(2);
console.log(`seed ${seed}, ${runs} inputs whole and ${runs} damaged for each format`);
for (const { extension, whole, cases } of corpora) {
  if (only.length > 0 && !only.includes(extension)) continue;
  const statistics: Statistics = { count: 0, refused: 0, slowest: 0, shown: 0, missing: 0 };
  check(
    extension,
    "whole",
    fc.property(whole, (source) => read(extension, source, true, statistics)),
  );
  if (cases.length > 0) {
    const broken = fc
      .tuple(fc.constantFrom(...cases), damages)
      .map(([source, all]) => damage(source, all));
    check(
      extension,
      "damaged",
      fc.property(broken, (source) => read(extension, source, false, statistics)),
    );
  }
  const { count, refused, slowest, shown, missing } = statistics;
  console.log(
    `${extension.padEnd(5)} ${count} inputs, ${refused} refused, slowest ${Math.round(slowest)} ms, letters ${shown}, missing ${missing}`,
  );
}
if (failed) process.exitCode = 1;

function check(extension: string, name: string, property: fc.IProperty<[Source]>): void {
  const details = fc.check(property, { seed, numRuns: runs, interruptAfterTimeLimit: 240_000 });
  if (!details.failed || details.counterexample === null) return;
  failed = true;
  const [source] = details.counterexample;
  console.log(`FAILED ${extension}, ${name}, seed ${seed}, path ${details.counterexamplePath}`);
  console.log(String(details.errorInstance).slice(0, 1_000));
  console.log(JSON.stringify(source).slice(0, 4_000));
}

/** Reads one input and holds what must hold; letters only of whole ones, which say what they show. */
function read(extension: string, source: Source, isWhole: boolean, statistics: Statistics): void {
  const bytes = typeof source === "string" ? strToU8(source) : zipOf(source);
  const context = newContext();
  const start = performance.now();
  try {
    const imported = importFile(`essai.${extension}`, bytes, context);
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
  const milliseconds = performance.now() - start;
  statistics.slowest = Math.max(statistics.slowest, milliseconds);
  if (milliseconds > limits.milliseconds) throw new Error(`${Math.round(milliseconds)} ms`);
  if (process.memoryUsage().rss > limits.bytes) throw new Error("more than 1 GB");
}

function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])),
  );
}

function toEpubParts(pages: readonly string[]): Readonly<Record<string, string>> {
  const items = pages.map(
    (_, n) => `<item id="p${n}" href="p${n}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = pages.map((_, n) => `<itemref idref="p${n}"/>`);
  return {
    mimetype: "application/epub+zip",
    "META-INF/container.xml":
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "book.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`,
    ...Object.fromEntries(pages.map((source, n) => [`p${n}.xhtml`, source])),
  };
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
