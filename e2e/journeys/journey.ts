import { test as base, expect } from "playwright/test";
import { measure, type TextPlace } from "../measure.ts";
import { chapterUrl } from "../reader.ts";
import { startChromium } from "./chromium.ts";
import type { BrowserName, Driver, Point, RunningBrowser } from "./driver.ts";
import { startFirefox } from "./firefox.ts";
import {
  atRest,
  type Control,
  findControl,
  findWord,
  highlighted,
  isReady,
  showSegment,
} from "./in-page.ts";
import { installedFirefox, installedWebKit } from "./installed.ts";
import { startWebKit } from "./webkit.ts";

export { expect };

interface JourneyFixtures {
  isPhone: boolean;
  forcesColors: boolean;
  /** Where losing the network makes the console complain. */
  mayComplain: boolean;
  driver: Driver;
}

interface BrowserFixtures {
  madeIn: BrowserName;
  running: RunningBrowser;
}

/** A journey: what a reader does, made in each browser of `playwright.config.ts` by one driver. */
export const journey = base.extend<JourneyFixtures, BrowserFixtures>({
  madeIn: ["chromium", { option: true, scope: "worker" }],
  running: [
    async ({ madeIn }, use) => {
      const running = await start(madeIn);
      await use(running);
      await running.close();
    },
    { scope: "worker" },
  ],
  isPhone: [false, { option: true }],
  forcesColors: [false, { option: true }],
  mayComplain: [false, { option: true }],
  driver: async ({ running, baseURL, isPhone, forcesColors, mayComplain }, use) => {
    const size = isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 };
    const choice = { ...size, isPhone, forcesColors, baseUrl: baseURL ?? "" };
    const driver = await running.open(choice);
    await use(driver);
    const complaints = mayComplain ? [] : await driver.complaints();
    await driver.close();
    expect(complaints).toEqual([]);
  },
});

async function start(name: BrowserName): Promise<RunningBrowser> {
  if (name === "chromium") return startChromium(process.env.EN_REGARD_BROWSER);
  const firefox = name === "firefox" ? installedFirefox() : undefined;
  if (firefox !== undefined) return startFirefox(firefox);
  const webKit = name === "webkit" ? installedWebKit() : undefined;
  if (webKit !== undefined) return startWebKit(webKit);
  throw new Error(`${name} is not installed`);
}

/** Opens a chapter and waits until it has its face and its islands work. */
export async function openChapter(
  driver: Driver,
  where: Parameters<typeof chapterUrl>[0] = {},
): Promise<void> {
  await driver.goto(chapterUrl(where));
  await ready(driver);
}

export async function ready(driver: Driver): Promise<void> {
  await until("the reading page works", () => driver.evaluate(isReady, undefined));
  await settle(driver);
}

/** Waits until a reader sees it; a page that is being left shows nothing. */
export async function until(what: string, isSeen: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(() => isSeen().catch(String), { message: what, intervals: [50, 100, 200, 400] })
    .toBe(true);
}

/** Waits until nothing on the page has moved for a few frames. */
export async function settle(driver: Driver): Promise<void> {
  await driver.evaluate(atRest, undefined);
}

/** Waits for a control that a reader sees, that may be pressed and stays; answers its middle. */
export async function find(driver: Driver, control: Control): Promise<Point> {
  let at: Point = { x: Number.NaN, y: Number.NaN };
  await until(`${control.role} “${control.name}”`, async () => {
    const found = await driver.evaluate(findControl, control);
    if (found === null || found.isDisabled) return false;
    const stays = found.x === at.x && found.y === at.y;
    at = found;
    return stays;
  });
  return at;
}

/** Presses a control as soon as it can be pressed, once. */
export async function press(driver: Driver, role: Control["role"], name: string): Promise<void> {
  await driver.click(await find(driver, { role, name }));
}

/** Waits until a reader sees a control, a heading or a card. */
export async function sees(driver: Driver, role: Control["role"], name: string): Promise<void> {
  await until(
    `${role} “${name}” is seen`,
    async () => (await driver.evaluate(findControl, { role, name })) !== null,
  );
}

/** Waits until none is to be seen. */
export async function seesNo(driver: Driver, role: Control["role"], name: string): Promise<void> {
  await until(
    `${role} “${name}” is gone`,
    async () => (await driver.evaluate(findControl, { role, name })) === null,
  );
}

/** The middle of a word where it stands, once its segment has been brought into sight. */
export async function pointOf(driver: Driver, id: string, word: string): Promise<Point> {
  await driver.evaluate(showSegment, id);
  await settle(driver);
  const point = await driver.evaluate(findWord, { id, word });
  if (point === null) throw new Error(`no “${word}” in ${id}`);
  return point;
}

/** Waits until the page has marked exactly this as the word in hand, or as its counterpart. */
export async function marks(
  driver: Driver,
  name: "word" | "counterpart",
  printed: string,
): Promise<void> {
  await expect
    .poll(() => driver.evaluate(highlighted, `en-regard-${name}`), {
      message: `the ${name} is marked`,
      intervals: [50, 100, 200],
    })
    .toBe(printed);
}

/** What stands at the reading line of a side. */
export async function placeAtLine(driver: Driver, side: "fr" | "en"): Promise<TextPlace> {
  const given: { side: "fr" | "en"; at?: TextPlace } = { side };
  return driver.evaluate(measure, given);
}

/** How many px away from the reading line of its side a place is. */
export async function distanceFromLine(
  driver: Driver,
  side: "fr" | "en",
  at: TextPlace,
): Promise<number> {
  const { y, line } = await driver.evaluate(measure, { side, at });
  return Math.abs(y - line);
}

/** Tells a figure beside the test’s name, and holds it. */
export function holds(what: string, value: number, most: number): void {
  const { project } = journey.info();
  const told = `${what}: ${value.toFixed(2)} (at most ${most})`;
  journey.info().annotations.push({ type: "figure", description: told });
  console.log(`    ${project.name}: ${told}`);
  expect(value, what).toBeLessThanOrEqual(most);
}
