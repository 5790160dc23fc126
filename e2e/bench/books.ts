/**
 * Whole books as readers have them, in every form, from file to work: chapters and links against
 * those counted by hand, what is left among the rows that is no text, the ledger, time and memory.
 * The books stand beside the repository and are never part of it.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import {
  parseTranslationLexicon,
  type TranslationLexicon,
  translationLexiconFile,
} from "#lib/align/translation-lexicon.ts";
import { importFile } from "#lib/import/import.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";
import { type OutlineEntry, outlineOf } from "#lib/import/outline.ts";
import { type SettledPair, settlePair } from "#lib/import/settle-pair.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { plainText } from "#lib/text/inline.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { type Finding, round } from "./table.ts";

interface About {
  readonly fr: { readonly chapters: number | null };
  readonly en: { readonly chapters: number | null };
}

/**
 * The English chapter of each French one, both counted from 1, where they do not count alike; made
 * of what `about.json` says in words. A collection has the number of its common tales.
 */
const chapterMaps: Readonly<Record<string, number | ((fr: number) => number)>> = {
  fantome: (fr) => (fr <= 5 ? fr : fr - 1),
  "boule-de-suif": 2,
  "boule-de-suif-3090": 8,
  "tartarin-colt": (fr) => {
    if (fr <= 2) return 1;
    if (fr <= 9) return fr - 1;
    if (fr <= 12) return 9;
    if (fr <= 31) return fr - 3;
    return fr <= 33 ? 29 : 30;
  },
  cyrano: (fr) => {
    // Acts of 7, 11, 14, 10 and 6 scenes; in the third, VI and VII are one, and XI and XII: the
    // English X, and not XI as `about.json` says, for Cyrano climbs the wall at its end.
    if (fr <= 24) return fr;
    return fr <= 29 ? fr - 1 : fr - 2;
  },
};

/** Measures every pair in every form; names after `books` choose pairs. */
export async function measureBooks(
  repository: string,
  _folder: string,
  quick: boolean,
): Promise<readonly Finding[]> {
  const root = path.join(repository, "..", "shared", "books");
  if (!existsSync(root)) {
    console.error(`bench: no books in ${root}: they are left out`);
    return [];
  }
  const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));
  const only = process.env.BOOKS?.split(",");
  const findings: Finding[] = [];
  for (const name of readdirSync(root).sort()) {
    if (!existsSync(path.join(root, name, "about.json"))) continue;
    if (only !== undefined && !only.includes(name)) continue;
    const forms = formsOf(readdirSync(path.join(root, name)));
    for (const form of quick ? forms.slice(0, 1) : forms) {
      console.error(`bench: ${name} ${form.join(" ")}`);
      findings.push(await measurePair(path.join(root, name), form, lexicon));
    }
  }
  return findings;
}

/** Every form of either side, with the same one of the other where it has it. */
function formsOf(files: readonly string[]): readonly (readonly [fr: string, en: string])[] {
  const of = (side: string) =>
    files.filter((file) => file.startsWith(side) && /\.(?:txt|html|epub)$/.test(file));
  const like = (file: string, others: readonly string[]) =>
    others.find((other) => path.extname(other) === path.extname(file) && !other.includes("-")) ??
    others.find((other) => !other.includes("-")) ??
    others[0] ??
    "";
  const [french, english] = [of("fr"), of("en")];
  const pairs = new Map<string, readonly [string, string]>();
  for (const file of french)
    pairs.set(`${file} ${like(file, english)}`, [file, like(file, english)]);
  for (const file of english)
    pairs.set(`${like(file, french)} ${file}`, [like(file, french), file]);
  return [...pairs.values()];
}

async function measurePair(
  folder: string,
  [frFile, enFile]: readonly [string, string],
  lexicon: TranslationLexicon,
): Promise<Finding> {
  const name = path.basename(folder);
  const about = JSON.parse(readFileSync(path.join(folder, "about.json"), "utf8")) as About;
  const start = performance.now();
  const fr = readText(folder, frFile);
  const en = readText(folder, enFile);
  const pair = settlePair(fr.text, en.text, lexicon);
  const { whole, made } = await makeWorkOfPair(pair, {
    lexicon,
    files: { fr: frFile, en: enFile },
  });
  const ms = performance.now() - start;
  const memory = process.memoryUsage().rss / 1e6;
  const found = [storyChapters(pair.fr), storyChapters(pair.en)] as const;
  const right = countRightLinks(name, pair, found);
  const shares = made.flatMap(({ confidence }) => [...confidence.values()]);
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  const rows = countRows(whole);
  const ledger = [fr.ledger, en.ledger].map(
    (account) => `${account?.missing ?? "?"}/${account?.added ?? "?"}`,
  );
  const chapters = [found[0].length, found[1].length] as const;
  const isRight =
    (about.fr.chapters ?? chapters[0]) === chapters[0] &&
    (about.en.chapters ?? chapters[1]) === chapters[1];
  return {
    what: `${name} ${frFile} ${enFile}`,
    target: `${about.fr.chapters}/${about.en.chapters ?? "?"} chapters, 0 others`,
    measured: [
      `${chapters.join("/")} chapters`,
      `links ${right.right}/${right.all}`,
      `notes ${countNotes(pair.fr)}/${countNotes(pair.en)}`,
      `strange rows ${rows.strange}`,
      `missing/added ${ledger.join(" ")}`,
      `one-sided ${round(rows.oneSided * 100)} %`,
      `sure ${round(mean * 100)} %`,
      `${round(ms / 1000)} s`,
      `${Math.round(memory)} MB`,
    ].join(", "),
    passes: isRight && right.right === right.all && rows.strange === 0,
    values: {
      frChapters: chapters[0],
      enChapters: chapters[1],
      linksRight: right.right,
      links: right.all,
      strangeRows: rows.strange,
      oneSided: rows.oneSided,
      confidence: mean,
      ms,
      megabytes: memory,
      title: `${whole.work.title.fr} / ${whole.work.title.en}`,
    },
  };
}

function readText(
  folder: string,
  file: string,
): { readonly text: ImportedText; readonly ledger: LedgerAccount | undefined } {
  const found = importFile(file, readFileSync(path.join(folder, file)));
  if (found.kind === "aligned") throw new RangeError(`${file} has both sides`);
  return { text: found.text, ledger: found.ledger };
}

/** Chapters of the story, with those that were set aside for want of a counterpart. */
function storyChapters(text: ImportedText): readonly OutlineEntry[] {
  return outlineOf(text).filter(
    ({ kind, title, aside }) =>
      kind === "chapter" && (aside === undefined || aside === "unpaired") && !isMatter(title),
  );
}

function isMatter(title: string): boolean {
  const heading = findChapterHeading(title.split(" · ")[0] ?? "");
  return heading?.isStanding === true && !/^(?:prologue|[ée]pilogue|avant-propos)/iu.test(title);
}

function countRightLinks(
  name: string,
  { links }: SettledPair,
  [fr, en]: readonly [readonly OutlineEntry[], readonly OutlineEntry[]],
): { readonly right: number; readonly all: number } {
  const map = chapterMaps[name] ?? ((number: number) => number);
  if (typeof map === "number") return { right: links.length, all: map };
  const isLinked = (i: number, j: number) =>
    links.some((link) => link.fr === fr[i]?.start && link.en === en[j]?.start);
  const right = fr.filter((_, index) => isLinked(index, map(index + 1) - 1)).length;
  return { right, all: fr.length };
}

function countNotes({ blocks }: ImportedText): number {
  return blocks.filter(({ kind }) => kind === "n").length;
}

const strangeText =
  /project gutenberg|^(?:table des mati[eè]res|table of contents|contents|sommaire)\.?$|distributed proofread|\.{6,} ?\d+$/iu;

function countRows({ chapters }: WholeWork): {
  readonly strange: number;
  readonly oneSided: number;
} {
  const cells = chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap(({ segments }) =>
      segments.map((segment) => segment.cells.map(({ content }) => plainText(content))),
    ),
  );
  return {
    strange: cells.filter((row) => row.some((text) => strangeText.test(text))).length,
    oneSided:
      cells.filter((row) => row.some((text) => text === "")).length / Math.max(1, cells.length),
  };
}
