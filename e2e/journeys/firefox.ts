import { type Browser, type ElementHandle, type KeyInput, launch, type Page } from "puppeteer-core";
import type { Driver, Point, RunningBrowser, WindowChoice } from "./driver.ts";
import { openGivenFolder } from "./given-files.ts";
import { mouseGestures } from "./mouse.ts";

/** NS_BINDING_ABORTED: Firefox stops the loads of a page that is left, and complains of its faces. */
const stopped = "status=2152398850 ";
/** What it says of the others, whose status it does not tell; Chromium hears of those that fail. */
const stoppedByWorker =
  "A ServiceWorker intercepted the request and encountered an unexpected error";

/** Whether the console tells of a file that was on its way when its page was left. */
function isStoppedLoad(text: string): boolean {
  const isFace = text.includes("downloadable font: download failed") && text.includes(stopped);
  return isFace || text.includes(stoppedByWorker);
}

/** Starts Firefox without a window; it is spoken to over WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<RunningBrowser> {
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { "intl.accept_languages": "en-GB, en" },
  });
  return { open: (choice) => openWindow(browser, choice), close: () => browser.close() };
}

async function openWindow(browser: Browser, choice: WindowChoice): Promise<Driver> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: choice.width, height: choice.height });
  const complaints: string[] = [];
  const hear = (text: string) => {
    if (!isStoppedLoad(text)) complaints.push(text);
  };
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) hear(message.text());
  });
  page.on("pageerror", (error) => hear(String(error)));
  const folder = openGivenFolder();
  return {
    ...gestures(page),
    browser: "firefox",
    hasTouch: true,
    async goto(url) {
      await page.goto(new URL(url, choice.baseUrl).href, { waitUntil: "load" });
    },
    async reload() {
      await page.reload({ waitUntil: "load" });
    },
    back: () => travel(page, -1),
    forward: () => travel(page, 1),
    resize: (width, height) => page.setViewport({ width, height }),
    evaluate: (run, given) => page.evaluate(run as never, given as never),
    async inject(script) {
      await page.evaluate(script);
    },
    async giveFiles(selector, given) {
      const input = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
      if (input === null) throw new Error(`nothing takes files at ${selector}`);
      await input.uploadFile(...folder.write(given));
    },
    complaints: async () => complaints,
    async close() {
      await context.close();
      folder.remove();
    },
  };
}

function gestures(page: Page): Pick<Driver, "move" | "click" | "drag" | "wheel" | "tap" | "press"> {
  const { mouse, keyboard } = page;
  return {
    ...mouseGestures(mouse),
    async wheel({ x, y }, deltaY) {
      await mouse.move(x, y);
      await mouse.wheel({ deltaY });
    },
    tap: (at) => tap(page, at),
    press: (key) => keyboard.press(key as KeyInput),
  };
}

/** What Puppeteer’s frames have of BiDi, and its types leave out. */
interface ActingFrame {
  readonly browsingContext: {
    readonly performActions: (sources: readonly object[]) => Promise<void>;
  };
}

/**
 * Touches and lets go by one command. Puppeteer’s own tap takes two: where more than 300 ms pass
 * between them, Firefox sees a long press, which makes no click.
 */
async function tap(page: Page, { x, y }: Point): Promise<void> {
  const frame = page.mainFrame() as unknown as ActingFrame;
  const move = { type: "pointerMove", x: Math.round(x), y: Math.round(y) };
  const press = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
  const parameters = { pointerType: "touch" };
  await frame.browsingContext.performActions([
    { type: "pointer", id: "finger", parameters, actions: [move, ...press] },
  ]);
}

/** Goes back or forward as the button does: a page of the page cache is never loaded again. */
async function travel(page: Page, by: 1 | -1): Promise<void> {
  const address = () => page.evaluate(() => location.href).catch(() => undefined);
  const before = await address();
  await page.evaluate((step) => history.go(step), by);
  for (let now = before; now === before || now === undefined; now = await address())
    await new Promise((done) => setTimeout(done, 20));
}
