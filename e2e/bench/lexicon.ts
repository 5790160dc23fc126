import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { tokenize } from "#lib/french/tokens.ts";
import { annotate } from "#lib/lexicon/annotate.ts";
import { compileChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import type { Dictionary } from "#lib/lexicon/dictionary.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import {
  type FindLinks,
  type GoldScore,
  parseGold,
  parseMarked,
  scoreExpressions,
  scoreGold,
} from "#lib/lexicon/gold.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
import { type Coverage, type MeasuredSegment, measureCoverage } from "#lib/lexicon/measure.ts";
import { loadDictionary, loadTranslationLexicon } from "#lib/library/lexicon-files.ts";
import { loadGlossary, loadLibrary } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { plainText } from "#lib/text/inline.ts";
import { median } from "./browser.ts";
import type { Finding } from "./table.ts";
import { findOctobre, octobre } from "./works.ts";

const findLinks: FindLinks = (segments) =>
  linkEachWord(segments, { lexicon: loadTranslationLexicon(), least: evidenceFrom });

/** What the lexicon knows, how often it is right, what it weighs, and how fast it reads. */
export async function measureLexicon(repository: string): Promise<readonly Finding[]> {
  // First, while nothing has been read.
  const speed = speedOf(repository);
  const dictionary = loadDictionary();
  const { lexicon } = dictionary;
  const own = segmentsOf([path.join(repository, "texts")]);
  const octobreFolder = findOctobre(repository);
  const paper = octobreFolder === undefined ? [] : segmentsOf([octobreFolder]);
  return [
    ...coverageOf("our texts", lexicon, own, 0.999),
    ...(paper.length === 0 ? [] : coverageOf(octobre.work, lexicon, paper, 0.9995)),
    ...scoresOf("sentences tuned on", dictionary, "gold.tsv", false),
    ...scoresOf("sentences held out", dictionary, "held-out.tsv", true),
    ...expressionsOf(dictionary),
    ...weightOf(repository),
    ...speed,
  ];
}

function segmentsOf(folders: readonly string[]): readonly MeasuredSegment[] {
  return loadLibrary(folders)
    .flatMap(({ chapters }) => chapters)
    .flatMap(({ chapter }) => chapter.blocks)
    .flatMap(({ segments }) => segments)
    .map(({ cells: [fr, en] }) => ({
      fr: plainText(fr?.content ?? []),
      en: plainText(en?.content ?? []),
    }));
}

function coverageOf(
  text: string,
  lexicon: Lexicon,
  segments: readonly MeasuredSegment[],
  lemmaTarget: number,
): readonly Finding[] {
  const coverage = measureCoverage(lexicon, segments);
  const row = (what: string, key: keyof Coverage & `with${string}`, target?: number): Finding =>
    shareRow(`${text}, ${coverage.words} words: ${what}`, coverage[key], coverage.words, target);
  return [
    row("with a lemma", "withLemma", lemmaTarget),
    row("with an English sense", "withSense", 0.995),
    row("sense told by the translation", "withTranslation"),
  ];
}

function scoresOf(
  name: string,
  dictionary: Dictionary,
  file: string,
  isJudged: boolean,
): readonly Finding[] {
  const source = readFileSync(path.join("tests/lexicon", file), "utf8");
  const score: GoldScore = scoreGold(dictionary, parseGold(source, file), findLinks);
  const target = (share: number) => (isJudged ? share : undefined);
  const shown = score.foundExpressions + score.wrongExpressions;
  const { scoredSenses: senses, contentSenses: content } = score;
  const of = (what: string) => `${name}: ${what}`;
  return [
    shareRow(of("analysis right"), score.analysed, score.words, target(0.98)),
    shareRow(of("first sense, all words"), score.firstSenses, senses),
    shareRow(
      of("first sense, nouns, verbs and the like"),
      score.firstContentSenses,
      content,
      target(0.88),
    ),
    shareRow(of("… translation used, all words"), score.firstSensesWithTranslation, senses),
    shareRow(
      of("… translation used, nouns, verbs and the like"),
      score.firstContentSensesWithTranslation,
      content,
      target(0.96),
    ),
    shareRow(of("expressions right, of those shown"), score.foundExpressions, shown, target(0.95)),
    shareRow(of("expressions found"), score.foundExpressions, score.expressions),
  ];
}

function expressionsOf(dictionary: Dictionary): readonly Finding[] {
  return ["expressions.tsv", "expressions-held-out.tsv"].flatMap((file, index) => {
    const source = readFileSync(path.join("tests/lexicon", file), "utf8");
    const { shown, right, wanted, found } = scoreExpressions(dictionary, parseMarked(source, file));
    const name = `expressions and what looks like them, ${index === 0 ? "tuned on" : "held out"}`;
    const target = index === 0 ? undefined : 0.95;
    return [
      shareRow(`${name}: right, of those shown`, right, shown, target),
      shareRow(`${name}: found`, found, wanted),
    ];
  });
}

function shareRow(what: string, part: number, whole: number, target?: number): Finding {
  const share = whole === 0 ? 1 : part / whole;
  const percent = (number: number) => `${(100 * number).toFixed(2)} %`;
  return {
    what,
    ...(target === undefined ? {} : { target: `≥ ${percent(target)}`, passes: share >= target }),
    measured: percent(share),
    beside: `${part} of ${whole}`,
    values: { share, part, whole },
  };
}

const onDemand = new Set(["pronunciations.tsv", "own-pronunciations.tsv"]);
/** What a reader of a text of their own fetches once, at most. */
const mostBytes = 1_250_000;

/** The tables as a host sends them. */
function weightOf(repository: string): readonly Finding[] {
  const folder = path.join(repository, "lib/lexicon/data");
  const files = readdirSync(folder).filter((file) => file.endsWith(".tsv"));
  const weights = files.map((file) => {
    const table = readFileSync(path.join(folder, file));
    const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 };
    return { file, bytes: brotliCompressSync(table, { params }).length };
  });
  const sum = (isMeant: (file: string) => boolean) =>
    weights.filter(({ file }) => isMeant(file)).reduce((all, { bytes }) => all + bytes, 0);
  const full = sum((file) => !onDemand.has(file));
  const ipa = sum((file) => onDemand.has(file));
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
  return [
    {
      what: "full set for own texts, brotli",
      target: `≤ ${kilobytes(mostBytes)}`,
      measured: kilobytes(full),
      beside: weights
        .filter(({ file }) => !onDemand.has(file))
        .map(({ file, bytes }) => `${file.replace(".tsv", "")} ${kilobytes(bytes)}`)
        .join(", "),
      passes: full <= mostBytes,
      values: { bytes: full },
    },
    { what: "pronunciations beside it, brotli", measured: kilobytes(ipa), values: { bytes: ipa } },
  ];
}

const leastWordsPerSecond = 20_000;

/**
 * Our texts, each chapter compiled into its file, with the editor’s glossary and the translation,
 * when the tables are loaded and the code is warm; beside it the first time, when no word has been
 * looked up and no code has run. Seconds are those of the processor, whatever else the machine does.
 */
function speedOf(repository: string): readonly Finding[] {
  const dictionary = loadDictionary();
  const folders = [path.join(repository, "texts")];
  const chapters = loadLibrary(folders).flatMap(({ work, chapters: all }) => {
    const glossary = makeGlossary(loadGlossary(work, folders), dictionary.lexicon);
    return all.map(({ chapter }) => ({
      segments: toSegmentWords(toReading(chapter, work.editions[1].name)),
      glossary,
    }));
  });
  const speedAt = (compile: (chapter: (typeof chapters)[number]) => void) => {
    const start = process.cpuUsage();
    for (const chapter of chapters) compile(chapter);
    const { user, system } = process.cpuUsage(start);
    return Math.round((words * 1e6) / (user + system));
  };
  const words = chapters
    .flatMap(({ segments }) => segments)
    .reduce((sum, { fr }) => sum + tokenize(fr).filter(({ kind }) => kind === "word").length, 0);
  const compiled = Array.from({ length: 5 }, () =>
    speedAt(({ segments, glossary }) =>
      compileChapterLexicon(dictionary, segments, { glossary, links: findLinks(segments) }),
    ),
  );
  const read = speedAt(({ segments, glossary }) => {
    for (const { fr, en } of segments) annotate(dictionary.lexicon, fr, en, glossary);
  });
  const [first = 0, ...others] = compiled;
  const warm = median(others);
  return [
    {
      what: `${chapters.length} chapters of ${words} words compiled, words a second, one core`,
      target: `≥ ${leastWordsPerSecond}`,
      measured: `${warm}`,
      beside: `the first time ${first}; reading alone ${read}`,
      passes: warm >= leastWordsPerSecond,
      values: { warm, first, read },
    },
  ];
}
