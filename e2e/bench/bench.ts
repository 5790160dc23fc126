/**
 * `npm run bench [-- part…] [--quick] [--list]`: measures the site against its targets, always beside a
 * bare page with the same text, and foliate-js with the same two sides. Prints a table and writes
 * `bench-results/bench.json`. `--list` prints the judged words that a card is wrong about.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { measureAlign } from "./align.ts";
import { measureAlignInPage } from "./align-page.ts";
import { writePagesBeside } from "./beside.ts";
import { measureBooks } from "./books.ts";
import { type Bench, startBrowser } from "./browser.ts";
import { measureBuild } from "./build.ts";
import { measureCard } from "./card.ts";
import { measureFind } from "./find.ts";
import { measureFrames } from "./frames.ts";
import { measureLexicon } from "./lexicon.ts";
import { measurePaint } from "./paint.ts";
import { measurePublish } from "./publish.ts";
import { buildSiteOnce, serveSite } from "./sites.ts";
import { measureStudy } from "./study.ts";
import { measureSync } from "./sync.ts";
import { type Finding, formatTable } from "./table.ts";
import { measureViews } from "./views.ts";
import { measureWeight } from "./weight.ts";
import { measureJudgedWords } from "./word-gold.ts";
import {
  chapterOf,
  chapterWork,
  findOctobre,
  octobre,
  plainSegments,
  writeChapterWork,
} from "./works.ts";

/** The parts that measure pages, in the order of the table. */
const pageParts: Readonly<Record<string, (bench: Bench) => Promise<readonly Finding[]>>> = {
  paint: measurePaint,
  weight: measureWeight,
  views: measureViews,
  card: measureCard,
  sync: measureSync,
  frames: measureFrames,
  study: measureStudy,
  align: measureAlignInPage,
};

/** The parts that need no page, one of the same name as one that does. `folder` is theirs to write in. */
const plainParts: Readonly<
  Record<
    string,
    (
      repository: string,
      folder: string,
      quick: boolean,
      isListing: boolean,
    ) => Promise<readonly Finding[]>
  >
> = {
  build: measureBuild,
  publish: measurePublish,
  lexicon: measureLexicon,
  words: async (repository, _folder, _quick, isListing) =>
    measureJudgedWords(repository, isListing),
  align: measureAlign,
  books: measureBooks,
  find: measureFind,
};

const partNames = [...new Set([...Object.keys(pageParts), ...Object.keys(plainParts)])];
const chapterSizes = [100, 1000];

async function runBench(words: readonly string[]): Promise<void> {
  const quick = words.includes("--quick");
  const isListing = words.includes("--list");
  const named = words.filter((word) => word !== "--quick" && word !== "--list");
  const unknown = named.find((name) => !partNames.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`no part “${unknown}”; the parts are ${partNames.join(", ")}`);
  const isAsked = (name: string) => named.length === 0 || named.includes(name);

  const repository = process.cwd();
  const folder = path.join(repository, ".bench");
  const findings: Finding[] = [];
  const asked = Object.keys(pageParts).filter(isAsked);
  if (asked.length > 0) findings.push(...(await measurePages(repository, folder, asked, quick)));
  for (const [name, measure] of Object.entries(plainParts)) {
    if (!isAsked(name)) continue;
    say(name);
    findings.push(...(await measure(repository, folder, quick, isListing)));
  }

  console.log(`\n${formatTable(findings)}`);
  const results = path.join(repository, "bench-results");
  mkdirSync(results, { recursive: true });
  const circumstances = {
    date: new Date().toISOString(),
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim(),
    node: process.version,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    quick,
  };
  writeFileSync(
    path.join(results, "bench.json"),
    `${JSON.stringify({ circumstances, findings }, null, 2)}\n`,
  );
}

async function measurePages(
  repository: string,
  folder: string,
  parts: readonly string[],
  quick: boolean,
): Promise<readonly Finding[]> {
  const octobreFolder = findOctobre(repository);
  if (octobreFolder === undefined)
    say(`${octobre.work} is not beside the repository: its rows are left out`);
  const texts = path.join(folder, "texts");
  rmSync(texts, { recursive: true, force: true });
  const chapters = new Map(chapterSizes.map((size) => [chapterWork(size), chapterOf(size, size)]));
  for (const size of chapterSizes) writeChapterWork(texts, size);
  if (octobreFolder !== undefined) {
    const table = readFileSync(path.join(octobreFolder, `${octobre.chapter}.tsv`), "utf8");
    chapters.set(octobre.work, plainSegments(table));
  }
  say("building the pages");
  const siteFolder = path.join(folder, "site");
  const besideFolder = path.join(folder, "beside");
  await buildSiteOnce(repository, siteFolder, [
    texts,
    ...(octobreFolder === undefined ? [] : [octobreFolder]),
  ]);
  writePagesBeside(repository, besideFolder, chapters);

  const site = await serveSite(repository, siteFolder);
  const beside = await serveSite(repository, besideFolder);
  const browser = await startBrowser();
  try {
    const bench: Bench = {
      browser,
      site: site.url,
      beside: beside.url,
      quick,
      hasOctobre: octobreFolder !== undefined,
    };
    const findings: Finding[] = [];
    for (const part of parts) {
      say(part);
      findings.push(...((await pageParts[part]?.(bench)) ?? []));
    }
    return findings;
  } finally {
    await browser.close();
    site.stop();
    beside.stop();
  }
}

function say(what: string): void {
  console.error(`bench: ${what}`);
}

await runBench(process.argv.slice(2));
