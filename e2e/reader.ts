import { existsSync } from "node:fs";
import path from "node:path";
import { test as base, expect, type Page } from "playwright/test";
import { atRest } from "./journeys/in-page.ts";
import { measure, type Pane, type TextPlace } from "./measure.ts";

export { expect };

/** The work of the library that most tests read. */
export const story = { name: "a-la-bonne-heure", first: "01-les-deux-midis" };

/** The paper with long paragraphs beside the repository; tests that need it step aside without. */
export const paper = { name: "octobre-1917", chapter: "03-une-laborieuse-prise-du-pouvoir" };
export const hasPaper = existsSync(
  path.resolve(import.meta.dirname, "../../shared/texts/octobre-1917"),
);

/** The browser’s driver says so where `playwright.config.ts` blocks service workers. */
const blockedByTest = "Service Worker registration blocked by Playwright";

/**
 * Every test fails on an error, a warning or a breach of the Content-Security-Policy in the
 * console, unless it `mayComplain`.
 */
export const test = base.extend<{ mayComplain: boolean; quietPage: undefined }>({
  mayComplain: [false, { option: true }],
  quietPage: [
    async ({ page, mayComplain }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        if (!message.text().startsWith(blockedByTest)) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      await use(undefined);
      if (!mayComplain) expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export function chapterUrl({
  locale = "en",
  work = story.name,
  chapter = story.first,
  view,
  segment,
}: {
  locale?: "fr" | "en";
  work?: string;
  chapter?: string;
  view?: string;
  segment?: string;
} = {}): string {
  const query = view === undefined ? "" : `?view=${view}`;
  const hash = segment === undefined ? "" : `#${segment}`;
  return `/${locale}/${work}/${chapter}/${query}${hash}`;
}

/** Opens a chapter and waits until its islands work. */
export async function openChapter(page: Page, where: Parameters<typeof chapterUrl>[0] = {}) {
  await page.goto(chapterUrl(where));
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("progressbar")).toHaveAttribute("data-ready", "");
  await faced(page);
  await frames(page);
}

/** Waits for our face, which is asked for once the text has been painted, and lays it anew. */
export async function faced(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      "face" in document.documentElement.dataset &&
      document.fonts.check("1em literata") &&
      document.fonts.status === "loaded",
  );
}

/** Lets the page paint twice. */
export async function frames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))),
      ),
  );
}

/** Waits until nothing on the page has moved for a few frames. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(atRest);
}

/** What stands at the reading line of a side. */
export async function placeAtLine(page: Page, side: Pane = "fr") {
  return page.evaluate(measure, { side });
}

/** How many px away from the reading line of its side a place is. */
export async function distanceFromLine(page: Page, side: Pane, at: TextPlace) {
  const { y, line } = await page.evaluate(measure, { side, at });
  return Math.abs(y - line);
}

/** How far a pane is out of step, in px, at the reading line of the one that leads. */
export async function syncError(
  page: Page,
  leader: Pane,
  follower: Pane = leader === "fr" ? "en" : "fr",
): Promise<number> {
  const { beyond, ...place } = await placeAtLine(page, leader);
  // Between two paragraphs the gaps of the two sides may differ: the line may stand in either.
  const inside = { ...place, beyond: 0 };
  const error = await distanceFromLine(page, follower, inside);
  return beyond > 0 ? Math.max(0, error - 2 * beyond) : error;
}

/** Turns the wheel over a pane and waits until it has moved and all is at rest. */
export async function scrollPane(page: Page, side: Pane, deltaY: number): Promise<void> {
  const pane = page.locator(`#${side}`);
  const box = await pane.boundingBox();
  if (box === null) throw new Error(`no pane ${side}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const top = await pane.evaluate(({ scrollTop }) => scrollTop);
  await page.mouse.wheel(0, deltaY);
  await page.waitForFunction(([id, before]) => document.getElementById(id)?.scrollTop !== before, [
    side,
    top,
  ] as const);
  await settle(page);
}

/** Touches the middle of the first line of an element where it stands: nothing is scrolled first. */
export async function touch(page: Page, id: string): Promise<void> {
  const { x, y } = await page.locator(`[id="${id}"]`).evaluate((element) => {
    const rect = element.getClientRects()[0] as DOMRect;
    return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  });
  await page.mouse.click(x, y);
  await frames(page);
}

/** The middle of a word where it stands in a segment of the French, by the word as printed. */
export async function pointOf(
  page: Page,
  id: string,
  word: string,
): Promise<{ x: number; y: number }> {
  const segment = page.locator(`[id="${id}"]`);
  await segment.scrollIntoViewIfNeeded();
  return segment.evaluate((element, printed) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(printed);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + printed.length);
      const { left, top, width, height } = range.getClientRects()[0] as DOMRect;
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`no “${printed}” in the segment`);
  }, word);
}

/** Clicks a word of the French text where it stands. */
export async function lookUp(page: Page, id: string, word: string): Promise<void> {
  const { x, y } = await pointOf(page, id, word);
  await page.mouse.click(x, y);
}
