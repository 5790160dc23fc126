import { barePath, peerPath } from "./beside.ts";
import { type Bench, freshPage, median } from "./browser.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, octobre, onlyChapter } from "./works.ts";

/** Times in ms from the start of the navigation. */
interface Paint {
  /** The first paragraph or heading of the text itself. */
  readonly text: number;
  /** The first anything. */
  readonly any: number;
}

const targets = new Map([
  [1, 1.15],
  [4, 1.5],
]);

/** First text painted, on a chapter page, against the bare page in the same run. */
export async function measurePaint(bench: Bench): Promise<readonly Finding[]> {
  const repeats = bench.quick ? 5 : 15;
  const findings: Finding[] = [];
  const chapters = [
    { name: chapterWork(100), path: `/fr/${chapterWork(100)}/${onlyChapter}/` },
    ...(bench.hasOctobre
      ? [{ name: octobre.work, path: `/fr/${octobre.work}/${octobre.chapter}/` }]
      : []),
  ];
  for (const { name, path } of chapters)
    for (const [slowdown, target] of targets) {
      const times = { site: [] as Paint[], bare: [] as Paint[], peer: [] as Paint[] };
      for (let repeat = 0; repeat < repeats; repeat++) {
        times.bare.push(await paintOf(bench, `${bench.beside}${barePath(name)}`, slowdown));
        times.site.push(await paintOf(bench, `${bench.site}${path}`, slowdown));
        if (repeat % 3 === 0)
          times.peer.push(await paintOf(bench, `${bench.beside}${peerPath(name)}`, slowdown));
      }
      const of = (paints: readonly Paint[]) => median(paints.map(({ text }) => text));
      const [site, bare, peer] = [of(times.site), of(times.bare), of(times.peer)];
      // Pairs of neighbouring loads: what slows the machine for a while slows both.
      const ratio = median(
        times.site.map(({ text }, index) => text / (times.bare[index]?.text ?? Number.NaN)),
      );
      findings.push({
        what: `first text painted, ${name}, ${slowdown}×`,
        target: `≤ ${target}× bare`,
        measured: `${round(ratio)}× (${round(site)} ms)`,
        beside: `bare ${round(bare)} ms, foliate-js ${round(peer)} ms`,
        passes: ratio <= target,
        values: { ratio, siteMs: site, bareMs: bare, peerMs: peer },
      });
    }
  return findings;
}

async function paintOf(bench: Bench, url: string, slowdown: number): Promise<Paint> {
  const { page, context } = await freshPage(bench.browser, url, slowdown);
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction(() => document.fonts.status === "loaded");
  await page.waitForTimeout(150 * slowdown);
  const start = await page.evaluate(() => performance.timeOrigin);
  const paints: Paint[] = [];
  // The text of the peer is in frames of their own; the reader sees it when the first is painted.
  for (const frame of page.frames()) {
    const paint = await frame.evaluate(readPaint);
    const shift = paint.origin - start;
    if (paint.text !== undefined)
      paints.push({ text: paint.text + shift, any: (paint.any ?? paint.text) + shift });
  }
  await context.close();
  const [first] = paints.sort((a, b) => a.text - b.text);
  if (first === undefined) throw new Error(`no text was painted on ${url}`);
  return first;
}

/** What the browser itself noted about the paints of this document. */
function readPaint(): Promise<{ origin: number; text?: number; any?: number }> {
  return new Promise((resolve) => {
    const any = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const answer = (text: number | undefined) =>
      resolve({
        origin: performance.timeOrigin,
        ...(text === undefined ? {} : { text }),
        ...(any === undefined ? {} : { any }),
      });
    new PerformanceObserver((list) => {
      const entries = list.getEntries() as (PerformanceEntry & { element?: Element })[];
      answer(entries.find(({ element }) => element?.closest("article"))?.startTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(() => answer(undefined), 500);
  });
}
