import { barePath } from "./beside.ts";
import { type Bench, quantile, settledPage } from "./browser.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, onlyChapter } from "./works.ts";

const longFrameMs = 34;
/** A fling through the whole chapter: about a screen every six frames. */
const pxAFrame = 120;
const targets = new Map([
  [1, 0.01],
  [4, 0.03],
]);

/** Frames that come late while the reader scrolls from end to end of 1,000 blocks. */
export async function measureFrames(bench: Bench): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const name = chapterWork(1000);
  for (const [slowdown, target] of targets) {
    const site = await framesOf(
      bench,
      `${bench.site}/fr/${name}/${onlyChapter}/?view=facing`,
      slowdown,
      false,
    );
    const bare = await framesOf(bench, `${bench.beside}${barePath(name)}`, slowdown, true);
    const share = shareOfLong(site);
    findings.push({
      what: `frames longer than ${longFrameMs} ms, 1,000 blocks, ${slowdown}×`,
      target: `< ${target * 100} %`,
      measured: `${round(share * 100)} % of ${site.length}, p95 ${round(quantile(site, 0.95))} ms`,
      beside: `bare ${round(shareOfLong(bare) * 100)} %, p95 ${round(quantile(bare, 0.95))} ms`,
      passes: share < target,
      values: {
        share,
        frames: site.length,
        p95Ms: quantile(site, 0.95),
        maxMs: quantile(site, 1),
        bareShare: shareOfLong(bare),
        bareMaxMs: quantile(bare, 1),
      },
    });
  }
  return findings;
}

/** The length of each frame in ms. A page without a script has both panes moved for it. */
async function framesOf(
  bench: Bench,
  url: string,
  slowdown: number,
  moveBoth: boolean,
): Promise<readonly number[]> {
  const { page, context } = await settledPage(bench.browser, url, slowdown);
  await page.mouse.move(320, 400);
  const steps = bench.quick ? 300 : 1800;
  const frames = await page.evaluate(
    ([count, px, both]) =>
      new Promise<number[]>((resolve) => {
        const { ruler } = window;
        const taken: number[] = [];
        let before: number | undefined;
        let frame = 0;
        const step = (now: number) => {
          if (before !== undefined) taken.push(now - before);
          before = now;
          for (const side of both ? (["fr", "en"] as const) : (["fr"] as const))
            ruler.scrollTo(side, ruler.scrolled(side) + px);
          if (++frame <= count) requestAnimationFrame(step);
          else resolve(taken);
        };
        requestAnimationFrame(step);
      }),
    [steps, pxAFrame, moveBoth] as const,
  );
  await context.close();
  return frames;
}

function shareOfLong(frames: readonly number[]): number {
  return frames.filter((ms) => ms > longFrameMs).length / frames.length;
}
