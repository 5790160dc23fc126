import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { installedBrowser } from "#lib/commands/installed-chromium.ts";
import { chromiumFlags } from "../chromium.ts";
import { layRuler } from "./reading-line.ts";

/** What a part of the bench works with. */
export interface Bench {
  readonly browser: Browser;
  /** Address of the site, without a slash at the end. */
  readonly site: string;
  /** Address of the pages beside it. */
  readonly beside: string;
  readonly quick: boolean;
  readonly hasOctobre: boolean;
}

/** A page of its own context, with nothing cached, on a processor so many times slower. */
export interface FreshPage {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** An installed Chromium, else Playwright’s own. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

function launchOptions() {
  const executablePath = installedBrowser();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumFlags,
    // Scrollbars take their width, as they do for readers.
    ignoreDefaultArgs: ["--hide-scrollbars"],
  };
}

const pageOptions = {
  serviceWorkers: "block",
  viewport: { width: 1280, height: 800 },
  hasTouch: true,
} as const;

/**
 * A page of a browser of its own that keeps what it is given in `folder`, on the disk, as readers’
 * do: others keep it in memory, which is another and much slower store.
 */
export async function keepingPage(folder: string, url: string): Promise<FreshPage> {
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions(),
    ...pageOptions,
  });
  return { context, page: await preparedPage(context, url) };
}

/**
 * A fresh page on the server of `url`, with the ruler in it. It has shown a small file of that
 * server, so that starting a process is no part of what is measured.
 */
export async function freshPage(browser: Browser, url: string, slowdown = 1): Promise<FreshPage> {
  const context = await browser.newContext(pageOptions);
  const page = await preparedPage(context, url);
  if (slowdown !== 1) {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }
  return { page, context };
}

async function preparedPage(context: BrowserContext, url: string): Promise<Page> {
  // The compiler that runs the bench marks functions with a helper that no page has.
  await context.addInitScript("globalThis.__name = (value) => value");
  await context.addInitScript(layRuler);
  const page = await context.newPage();
  await page.goto(new URL("/icon.svg", url).href);
  return page;
}

/** A page that has loaded and come to rest. */
export async function settledPage(browser: Browser, url: string, slowdown = 1): Promise<FreshPage> {
  const fresh = await freshPage(browser, url, slowdown);
  await fresh.page.goto(url, { waitUntil: "networkidle" });
  await fresh.page.evaluate(() => document.fonts.ready.then(() => {}));
  await fresh.page.waitForTimeout(300 * slowdown);
  return fresh;
}

/** The value below which lies the share `probability` of all; 0.5 for the median. */
export function quantile(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(probability * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
