import type { Page } from "playwright";
import { type Bench, largest, median, settledPage } from "./browser.ts";
import type { AtLine, Side } from "./reading-line.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, onlyChapter } from "./works.ts";

/** In the order of their keys. */
const views = ["facing", "rows", "stacked", "fr", "en", "covered"] as const;
type View = (typeof views)[number];

interface Switch {
  readonly from: View;
  readonly to: View;
  /** From the key to the end of the frame that shows the view. */
  readonly ms: number;
  /** Segments between what stood at the reading line before and after. */
  readonly segments: number;
  /** How far the same place moved from the reading line: at once, and after the page had time. */
  readonly px: number;
  readonly pxLater: number;
}

declare global {
  interface Window {
    switched: Promise<number>;
  }
}

/** Every change of view on a chapter of 1,000 blocks, and whether the reader is moved by it. */
export async function measureViews(bench: Bench): Promise<readonly Finding[]> {
  const url = `${bench.site}/fr/${chapterWork(1000)}/${onlyChapter}/?view=facing`;
  const findings: Finding[] = [];
  for (const slowdown of [1, 4]) {
    const switches: Switch[] = [];
    const tours = slowdown === 1 ? (bench.quick ? 1 : 3) : 1;
    for (let tour = 0; tour < tours; tour++) {
      const { page, context } = await settledPage(bench.browser, url, slowdown);
      await startAt(page, [0.4, 0.75, 0.1][tour] ?? 0.4);
      let from: View = "facing";
      for (const to of tourOf(views)) {
        switches.push(await switchView(page, from, to, slowdown));
        from = to;
      }
      await context.close();
    }
    const slowest = (pair: Switch) => `${pair.from} → ${pair.to}`;
    const byPair = new Map<string, number[]>();
    for (const each of switches)
      byPair.set(slowest(each), [...(byPair.get(slowest(each)) ?? []), each.ms]);
    const pairs = [...byPair].map(([pair, times]) => ({ pair, ms: median(times) }));
    const worst = pairs.reduce((most, pair) => (pair.ms > most.ms ? pair : most));
    findings.push({
      what: `switching view, 1,000 blocks, slowest pair, ${slowdown}×`,
      ...(slowdown === 1 ? { target: "< 100 ms", passes: worst.ms < 100 } : {}),
      measured: `${round(worst.ms)} ms (${worst.pair})`,
      beside: `median pair ${round(median(pairs.map(({ ms }) => ms)))} ms`,
      values: Object.fromEntries(pairs.map(({ pair, ms }) => [pair, ms])),
    });
    const moved = largest(switches.map(({ segments }) => segments));
    const px = largest(switches.map((each) => Math.max(each.px, each.pxLater)));
    const strayed = switches.find((each) => Math.max(each.px, each.pxLater) === px);
    findings.push({
      what: `place moved by switching, worst, ${slowdown}×`,
      target: "0 segments, ≤ 2 px",
      measured: `${moved} segments, ${round(px)} px`,
      beside: strayed === undefined ? "" : slowest(strayed),
      passes: moved === 0 && px <= 2,
      values: {
        segments: moved,
        px,
        ...Object.fromEntries(
          switches.map((each) => [
            slowest(each),
            `${each.segments} segments, ${round(each.px)} px, later ${round(each.pxLater)} px`,
          ]),
        ),
      },
    });
  }
  return findings;
}

/** The reader scrolls to a place inside a segment. */
async function startAt(page: Page, fraction: number): Promise<void> {
  await page.mouse.move(300, 400);
  await page.evaluate(
    (share) => window.ruler.scrollTo("fr", share * window.ruler.scrollLength("fr")),
    fraction,
  );
  await page.waitForTimeout(400);
  for (let nudge = 0; nudge < 20; nudge++) {
    await page.mouse.wheel(0, 30);
    await page.waitForTimeout(250);
    const place = await page.evaluate(() => window.ruler.at("fr"));
    if (place !== undefined && place.gap === 0 && place.fraction > 0.2 && place.fraction < 0.8)
      return;
  }
}

async function switchView(page: Page, from: View, to: View, slowdown: number): Promise<Switch> {
  const sideOf = (view: View): Side => (view === "en" ? "en" : "fr");
  const before = await page.evaluate((side) => window.ruler.at(side), sideOf(from));
  if (before === undefined) throw new Error(`nothing stands at the reading line in ${from}`);
  await page.evaluate(() => {
    window.switched = new Promise((resolve) => {
      window.addEventListener(
        "keydown",
        ({ timeStamp }) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(undefined);
          }),
        { capture: true, once: true },
      );
    });
  });
  await page.keyboard.press(`Digit${views.indexOf(to) + 1}`);
  const ms = await page.evaluate(() => window.switched);
  const look = (place: AtLine) =>
    page.evaluate(
      ([side, expected]) => ({
        now: window.ruler.at(side),
        below: window.ruler.below(side, expected),
      }),
      [sideOf(to), place] as const,
    );
  const first = await look(before);
  await page.waitForTimeout(400 * slowdown);
  const later = await look(before);
  return {
    from,
    to,
    ms,
    segments: Math.max(
      ...[first, later].map(({ now }) => Math.abs((now?.index ?? -1) - before.index)),
    ),
    px: Math.abs(first.below),
    pxLater: Math.abs(later.below),
  };
}

/** A way from the first place that goes once from each to each of the others. */
function tourOf<T>(places: readonly T[]): readonly T[] {
  const left = new Map(places.map((from) => [from, places.filter((to) => to !== from)]));
  const walk = (place: T): T[] => {
    const tour: T[] = [];
    for (let to = left.get(place)?.shift(); to !== undefined; to = left.get(place)?.shift())
      tour.unshift(...walk(to));
    return [place, ...tour];
  };
  const [start] = places;
  return start === undefined ? [] : walk(start).slice(1);
}
