import type { Page } from "playwright";
import { peerPath } from "./beside.ts";
import { type Bench, largest, quantile, settledPage } from "./browser.ts";
import type { Side, SyncSample } from "./reading-line.ts";
import { type Finding, round } from "./table.ts";
import { chapterWork, octobre, onlyChapter } from "./works.ts";

type Input = (page: Page, side: Side) => Promise<void>;

/** The ways in which a reader moves a pane. */
const inputs: Readonly<Record<string, Input>> = {
  wheel: async (page, side) => {
    await page.mouse.move(side === "fr" ? 320 : 960, 400);
    for (const distance of [...Array(14).fill(120), ...Array(6).fill(-90)]) {
      await page.mouse.wheel(0, distance);
      await page.waitForTimeout(70);
    }
  },
  keyboard: async (page, side) => {
    await page.focus(`article.side-${side}`);
    for (const key of ["PageDown", "ArrowDown", "ArrowDown", "Space", "PageUp", "ArrowUp"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(220);
    }
  },
  scrollbar: async (page, side) => {
    await page.evaluate(
      (each) =>
        new Promise<void>((resolve) => {
          window.lead?.(each);
          let frame = 0;
          const step = () => {
            window.ruler.scrollTo(each, window.ruler.scrolled(each) + (frame < 60 ? 41 : -23));
            if (++frame < 90) requestAnimationFrame(step);
            else resolve();
          };
          requestAnimationFrame(step);
        }),
      side,
    );
  },
  touch: async (page, side) => {
    const session = await page.context().newCDPSession(page);
    const x = side === "fr" ? 320 : 960;
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", y?: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: y === undefined ? [] : [{ x, y }],
      });
    for (const [from, step] of [
      [650, -23],
      [650, -31],
      [200, 17],
    ] as const) {
      await touch("touchStart", from);
      for (let move = 1; move <= 15; move++) {
        await touch("touchMove", from + move * step);
        await page.waitForTimeout(12);
      }
      await touch("touchEnd");
      await page.waitForTimeout(200);
    }
    await session.detach();
  },
};

interface Run {
  readonly moving: readonly SyncSample[];
  readonly rest: SyncSample | undefined;
}

/** How well the two panes keep in step at the reading line. */
export async function measureSync(bench: Bench): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const chapters = [
    { name: chapterWork(100), path: `${chapterWork(100)}/${onlyChapter}` },
    { name: chapterWork(1000), path: `${chapterWork(1000)}/${onlyChapter}` },
    ...(bench.hasOctobre
      ? [{ name: octobre.work, path: `${octobre.work}/${octobre.chapter}` }]
      : []),
  ];
  for (const { name, path } of chapters) {
    const url = `${bench.site}/fr/${path}/?view=facing`;
    const all: Run[] = [];
    const byInput: Record<string, string> = {};
    for (const [input, move] of Object.entries(inputs)) {
      const runs = await runsOf(bench, url, move, bench.quick ? [0.3] : [0.05, 0.3, 0.6]);
      all.push(...runs);
      byInput[input] = tell(runs);
    }
    const errors = movingErrors(all);
    const resting = restErrors(all);
    const byFraction = all.flatMap(({ moving }) =>
      moving.map(({ errorByFraction }) => Math.abs(errorByFraction)),
    );
    const peer =
      name === chapterWork(1000)
        ? undefined
        : await runsOf(
            bench,
            `${bench.beside}${peerPath(name)}`,
            inputs.scrollbar as Input,
            [0.3, 0.6],
          );
    const p95 = quantile(errors, 0.95);
    findings.push(
      {
        what: `sync error while moving, ${name}`,
        target: "≤ 2 px p95",
        measured: `p50 ${round(quantile(errors, 0.5))}, p95 ${round(p95)}, max ${round(largest(errors))} px`,
        beside: [
          `by fraction p50 ${round(quantile(byFraction, 0.5))}, max ${round(largest(byFraction))}`,
          ...(peer === undefined
            ? []
            : [
                `foliate-js p50 ${round(quantile(movingErrors(peer), 0.5))}, max ${round(largest(movingErrors(peer)))}`,
              ]),
        ].join("; "),
        passes: p95 <= 2,
        values: {
          p50: quantile(errors, 0.5),
          p95,
          max: largest(errors),
          samples: errors.length,
          byFractionP50: quantile(byFraction, 0.5),
          byFractionMax: largest(byFraction),
          ...byInput,
        },
      },
      {
        what: `sync error at rest, ${name}`,
        target: "≤ 1 px",
        measured: `max ${round(largest(resting))} px`,
        ...(peer === undefined
          ? {}
          : { beside: `foliate-js max ${round(largest(restErrors(peer)))}` }),
        passes: largest(resting) <= 1,
        values: { max: largest(resting), samples: resting.length },
      },
    );
  }
  return findings;
}

/** The same movement from each place, either pane leading. */
async function runsOf(
  bench: Bench,
  url: string,
  move: Input,
  places: readonly number[],
): Promise<Run[]> {
  const { page, context } = await settledPage(bench.browser, url);
  const runs: Run[] = [];
  for (const side of ["fr", "en"] as const)
    for (const place of places) {
      await page.evaluate(
        ([each, share]) => {
          window.lead?.(each);
          window.ruler.scrollTo(each, share * window.ruler.scrollLength(each));
        },
        [side, place] as const,
      );
      await page.waitForTimeout(500);
      await page.evaluate((each) => window.ruler.record(each), side);
      await move(page, side);
      await rest(page, side);
      const samples = await page.evaluate(() => window.ruler.stop());
      const resting = await page.evaluate((each) => window.ruler.sync(each), side);
      runs.push({
        moving: samples.filter(
          ({ scrolled }, index) => index > 0 && scrolled !== samples[index - 1]?.scrolled,
        ),
        rest: resting,
      });
    }
  await context.close();
  return runs;
}

/** Waits until a pane has not moved for 400 ms. */
async function rest(page: Page, side: Side): Promise<void> {
  for (let before = Number.NaN; ; ) {
    const now = await page.evaluate((each) => window.ruler.scrolled(each), side);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(400);
  }
}

function movingErrors(runs: readonly Run[]): number[] {
  return runs.flatMap(({ moving }) => moving.map(({ error }) => Math.abs(error)));
}

function restErrors(runs: readonly Run[]): number[] {
  return runs.flatMap(({ rest }) => (rest === undefined ? [] : [Math.abs(rest.error)]));
}

function tell(runs: readonly Run[]): string {
  const errors = movingErrors(runs);
  return `${errors.length} frames, p50 ${round(quantile(errors, 0.5))}, p95 ${round(quantile(errors, 0.95))}, max ${round(largest(errors))}, rest ${round(largest(restErrors(runs)))}`;
}
