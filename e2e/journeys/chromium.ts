import { type Browser, chromium, type Page } from "playwright";
import { chromiumFlags } from "../chromium.ts";
import type { Driver, RunningBrowser, WindowChoice } from "./driver.ts";
import { mouseGestures } from "./mouse.ts";

/** Starts Chromium without a window, by Playwright. */
export async function startChromium(executablePath: string | undefined): Promise<RunningBrowser> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumFlags,
  });
  return { open: (choice) => openWindow(browser, choice), close: () => browser.close() };
}

async function openWindow(browser: Browser, choice: WindowChoice): Promise<Driver> {
  const { width, height, isPhone, forcesColors } = choice;
  const context = await browser.newContext({
    locale: "en-GB",
    serviceWorkers: "allow",
    viewport: { width, height },
    isMobile: isPhone,
    hasTouch: isPhone,
    forcedColors: forcesColors ? "active" : "none",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return {
    ...gestures(page, isPhone),
    browser: "chromium",
    hasTouch: isPhone,
    async goto(url) {
      await page.goto(new URL(url, choice.baseUrl).href);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      await page.goBack();
    },
    async forward() {
      await page.goForward();
    },
    async resize(width, height) {
      await page.setViewportSize({ width, height });
      // A browser without a window lays the page out anew a little later.
      await page.waitForFunction((asked) => innerWidth === asked, width);
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    },
    evaluate: (run, given) => page.evaluate(run as never, given as never),
    async inject(script) {
      await page.evaluate(script);
    },
    giveFiles: (selector, files) =>
      page.setInputFiles(
        selector,
        files.map(({ name, content }) => ({
          name,
          mimeType: "application/octet-stream",
          buffer: Buffer.from(content),
        })),
      ),
    complaints: async () => complaints,
    close: () => context.close(),
  };
}

function gestures(
  page: Page,
  isPhone: boolean,
): Pick<Driver, "move" | "click" | "drag" | "wheel" | "tap" | "press"> {
  const { mouse, touchscreen, keyboard } = page;
  const hand = mouseGestures(mouse);
  return {
    ...hand,
    async wheel({ x, y }, deltaY) {
      await mouse.move(x, y);
      await mouse.wheel(0, deltaY);
    },
    tap: isPhone ? ({ x, y }) => touchscreen.tap(x, y) : hand.click,
    press: (key) => keyboard.press(key),
  };
}
