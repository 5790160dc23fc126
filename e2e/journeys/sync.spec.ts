import { layRuler, type SyncSample } from "../bench/reading-line.ts";
import { chapterWork, onlyChapter } from "../bench/works.ts";
import type { Driver, Point } from "./driver.ts";
import { expect, holds, journey, openChapter, settle, until } from "./journey.ts";

type Side = "fr" | "en";

/** The middle of a pane. */
const middleOf: Readonly<Record<Side, Point>> = { fr: { x: 320, y: 400 }, en: { x: 960, y: 400 } };

/** The ways in which a reader moves a pane. */
const inputs: Readonly<Record<string, (driver: Driver, side: Side) => Promise<void>>> = {
  async wheel(driver, side) {
    for (const distance of [300, 417, 260, -140, 655]) await driver.wheel(middleOf[side], distance);
  },
  async keys(driver, side) {
    await driver.evaluate((id) => document.getElementById(id)?.focus(), side);
    for (const key of ["PageDown", "ArrowDown", "ArrowDown", "PageDown", "PageUp"] as const)
      await driver.press(key);
  },
  scrollbar: (driver, side) =>
    driver.evaluate(async (each) => {
      for (let step = 0; step < 60; step++) {
        window.ruler.scrollTo(each, window.ruler.scrolled(each) + (step < 40 ? 41 : -23));
        // Between two frames, as a hand on a scrollbar does.
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    }, side),
};

declare global {
  interface Window {
    stopRecording?: () => readonly SyncSample[];
  }
}

/**
 * Takes a sample of each frame as it is painted: a change of size is told after all that scripts do
 * in a frame, and a task after it may see a pane that an input has just moved and nobody has seen.
 */
function recordAsPainted(leader: Side): void {
  const samples: SyncSample[] = [];
  const probe = document.createElement("div");
  probe.style.position = "fixed";
  document.body.append(probe);
  const observer = new ResizeObserver(() => {
    const sample = window.ruler.sync(leader);
    if (sample !== undefined) samples.push(sample);
  });
  observer.observe(probe);
  let frames = 0;
  let isOn = true;
  const frame = () => {
    if (!isOn) return;
    probe.style.width = `${++frames % 2}px`;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.stopRecording = () => {
    isOn = false;
    observer.disconnect();
    probe.remove();
    return samples;
  };
}

/** How far out of step the panes were in each frame of a movement, and at rest, in px. */
async function measureInput(driver: Driver, side: Side, input: string) {
  await driver.evaluate(recordAsPainted, side);
  await inputs[input]?.(driver, side);
  await settle(driver);
  const samples = await driver.evaluate(() => window.stopRecording?.() ?? [], undefined);
  const rest = await driver.evaluate((each) => window.ruler.sync(each), side);
  if (rest === undefined) throw new Error("no text at the reading line");
  const moved = ({ scrolled }: SyncSample, index: number) =>
    index > 0 && scrolled !== samples[index - 1]?.scrolled;
  return {
    moving: samples.filter(moved).map(({ error }) => Math.abs(error)),
    rest: Math.abs(rest.error),
  };
}

for (const [name, work, chapter] of [
  ["the story", "a-la-bonne-heure", "01-les-deux-midis"],
  ["a chapter of 400 paragraphs", chapterWork(400), onlyChapter],
] as const)
  journey(`the panes of ${name} keep step, whichever is moved and however`, async ({ driver }) => {
    await openChapter(driver, { work, chapter, view: "facing" });
    await driver.inject(`(${layRuler})()`);
    const byInput = new Map<string, number[]>();
    const resting: number[] = [];
    for (const side of ["fr", "en"] as const)
      for (const input of Object.keys(inputs)) {
        await driver.evaluate((each) => window.ruler.scrollTo(each, 200), side);
        await settle(driver);
        const measured = await measureInput(driver, side, input);
        expect(measured.moving.length, `${side} moved by ${input}`).toBeGreaterThan(0);
        byInput.set(input, [...(byInput.get(input) ?? []), ...measured.moving]);
        resting.push(measured.rest);
      }
    for (const [input, moving] of byInput) {
      moving.sort((one, other) => one - other);
      const p95 = moving[Math.floor(0.95 * moving.length)] ?? 0;
      holds(`sync while moving by ${input}, p95 of ${moving.length} frames, px`, p95, 1);
    }
    holds("sync at rest, worst, px", Math.max(...resting), 1);
  });

journey("unlinked, a pane moves alone; linked again, they meet", async ({ driver }) => {
  await openChapter(driver, { view: "facing" });
  await driver.inject(`(${layRuler})()`);
  const scrolled = (side: Side) => driver.evaluate((each) => window.ruler.scrolled(each), side);
  const before = await scrolled("en");
  await driver.press("u");
  await driver.wheel(middleOf.fr, 600);
  await until("the French has moved", async () => (await scrolled("fr")) > 300);
  await settle(driver);
  expect(await scrolled("en")).toBe(before);
  await driver.press("u");
  await until("the English has followed", async () => (await scrolled("en")) > before + 200);
  await settle(driver);
  const together = await driver.evaluate(() => window.ruler.sync("fr"), undefined);
  expect(Math.abs(together?.error ?? Number.NaN)).toBeLessThanOrEqual(1);
});
