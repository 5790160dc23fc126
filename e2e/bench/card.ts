import { brotliCompressSync } from "node:zlib";
import type { Page } from "playwright";
import { compileChapterLexicon, type SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadDictionary } from "#lib/library/lexicon-files.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { countWords } from "#lib/text/inline.ts";
import { type Bench, type FreshPage, median, quantile, settledPage } from "./browser.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, findOctobre, octobre, onlyChapter } from "./works.ts";

/** How a card is asked for, and how long the page itself waits before it answers. */
const ways = { tap: 0, key: 0, pointer: 280 } as const;
type Way = keyof typeof ways;

/** How soon a card is shown, and what its words weigh. */
export async function measureCard(bench: Bench): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [slowdown, targetMs] of [
    [1, 50],
    [4, 150],
  ] as const)
    findings.push(await measureShown(bench, slowdown, targetMs));
  return [...findings, ...measureSizes()];
}

async function measureShown(bench: Bench, slowdown: number, targetMs: number): Promise<Finding> {
  const unseenMs = await measureFirst(bench, slowdown);
  const { page, context } = await openPage(bench, slowdown);
  const times: Record<Way, number[]> = { tap: [], key: [], pointer: [] };
  const points = await page.evaluate(pointsOfWords);
  const rounds = bench.quick ? 6 : 12;
  // The first one is told apart. The page has seen the reader’s hand by then.
  await page.mouse.move(2, 2);
  await page.waitForTimeout(1000 * slowdown);
  const firstMs = await shownAfter(page, "tap", points[0]);
  for (const way of Object.keys(ways) as Way[])
    for (let index = 1; index <= rounds; index++)
      times[way].push(await shownAfter(page, way, points[1 + (index % (points.length - 1))]));
  await context.close();
  const all = Object.values(times).flat();
  const slowest = quantile(all, 0.95);
  return {
    what: `card shown after tap, key, rest of the pointer, at ${slowdown}×`,
    target: `< ${targetMs} ms`,
    measured: `${(Object.keys(ways) as Way[]).map((way) => round(median(times[way]))).join(", ")} ms; p95 ${round(slowest)} ms; the first one ${round(firstMs)} ms, ${round(unseenMs)} ms where the page has seen no hand`,
    passes: slowest < targetMs,
    values: {
      tapMs: median(times.tap),
      keyMs: median(times.key),
      pointerMs: median(times.pointer),
      p95Ms: slowest,
      firstMs,
      unseenMs,
    },
  };
}

/** A card whose tap is the first that the page sees of its reader: all of it is still to be fetched. */
async function measureFirst(bench: Bench, slowdown: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < (bench.quick ? 1 : 3); round++) {
    const { page, context } = await openPage(bench, slowdown);
    const [point] = await page.evaluate(pointsOfWords);
    times.push(await shownAfter(page, "tap", point));
    await context.close();
  }
  return median(times);
}

async function openPage(bench: Bench, slowdown: number): Promise<FreshPage> {
  const url = `${bench.site}/en/${chapterWork(100)}/${onlyChapter}/?view=rows#p5.1`;
  const fresh = await settledPage(bench.browser, url, slowdown);
  await fresh.page.evaluate(layStopwatch);
  return fresh;
}

/** Asks for the card of a word, and puts it away again; ms until it was painted. */
async function shownAfter(
  page: Page,
  way: Way,
  point: { x: number; y: number } | undefined,
): Promise<number> {
  if (point === undefined) throw new Error("too few words in sight");
  if (way === "pointer") await page.mouse.move(2, 2);
  if (way === "tap") await page.touchscreen.tap(point.x, point.y);
  else if (way === "pointer") await page.mouse.move(point.x, point.y);
  else {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
  }
  const ms = await page.evaluate(() => (globalThis as StopwatchPage).shownAfter?.());
  await page.keyboard.press("Escape");
  await page.waitForTimeout(200);
  return (ms ?? Number.NaN) - ways[way];
}

interface StopwatchPage {
  shownAfter?: () => Promise<number>;
}

/** In the page: the time from the last gesture until a card is painted. */
function layStopwatch() {
  let asked = 0;
  for (const type of ["click", "keydown", "pointermove"])
    addEventListener(
      type,
      (event) => {
        asked = event.timeStamp;
      },
      { capture: true },
    );
  let shown = 0;
  const isOpen = () => document.querySelector("[role=dialog]:popover-open") !== null;
  const watch = () => {
    if (!isOpen()) shown = 0;
    else if (shown === 0) {
      shown = Number.POSITIVE_INFINITY;
      // After the frame that paints it.
      setTimeout(() => {
        shown = performance.now();
      });
    }
    requestAnimationFrame(watch);
  };
  watch();
  (globalThis as StopwatchPage).shownAfter = async () => {
    const start = performance.now();
    while (shown === 0 || shown === Number.POSITIVE_INFINITY) {
      if (performance.now() - start > 20_000) throw new Error("no card is shown");
      await new Promise((done) => setTimeout(done, 5));
    }
    return shown - asked;
  };
}

/** In the page: the middles of words that are in sight, each of another segment. */
function pointsOfWords(): { x: number; y: number }[] {
  return [...document.querySelectorAll("#fr .segment")].flatMap((segment) => {
    const text = segment.firstChild;
    const at = /[a-zà-ü]{5,}/.exec(text?.textContent ?? "");
    if (!(text instanceof Text) || at === null) return [];
    const range = new Range();
    range.setStart(text, at.index);
    range.setEnd(text, at.index + at[0].length);
    const { left, top, width, height } = range.getBoundingClientRect();
    const isSeen = top > 60 && top < innerHeight - 80;
    return isSeen ? [{ x: left + width / 2, y: top + height / 2 }] : [];
  });
}

const wordsOfChapter = 4000;

/** The files, as a host sends them; the chapter’s of the paper where it is beside the repository. */
function measureSizes(): readonly Finding[] {
  const tables = brotliCompressSync(tablesFile().make()).length;
  const findings: Finding[] = [
    {
      what: "full set of the lexicon, brotli",
      target: "≤ 1 MB",
      measured: `${round(tables / 1000)} KB`,
      passes: tables <= 1_000_000,
      values: { tablesBytes: tables },
    },
  ];
  const segments = segmentsOfPaper();
  if (segments === undefined) return findings;
  const chapter = compileChapterLexicon(loadDictionary(), segments);
  const words = segments.reduce((sum, { fr }) => sum + countWords(fr), 0);
  const size = brotliCompressSync(chapter).length;
  return [
    {
      what: `words of a chapter of ${words} words, brotli`,
      target: "≤ 40 KB",
      measured: `${round(size / 1000)} KB`,
      passes: size <= 40_000,
      values: { chapterBytes: size, words },
    },
    ...findings,
  ];
}

/** The segments of the paper’s longest chapter up to 4,000 words. */
function segmentsOfPaper(): readonly SegmentWords[] | undefined {
  const folder = findOctobre(process.cwd());
  const folders = folder === undefined ? [] : [folder];
  const work = folder === undefined ? undefined : loadWork(octobre.work, folders);
  const chapter = work && loadChapter(work, octobre.chapter, folders);
  if (work === undefined || chapter === undefined) return undefined;
  let words = 0;
  return toSegmentWords(toReading(chapter, work.editions[1].name)).filter(({ fr }) => {
    words += countWords(fr);
    return words <= wordsOfChapter;
  });
}
