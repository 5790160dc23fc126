import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from "selenium-webdriver";
import type { Driver, NamedKey, Point, RunningBrowser, WindowChoice } from "./driver.ts";
import { openGivenFolder } from "./given-files.ts";
import { forgetAll, hearComplaints, heardComplaints } from "./in-page.ts";
import type { InstalledWebKit } from "./installed.ts";

declare module "selenium-webdriver" {
  interface Actions {
    /** The wheel, which the library has and its types lack. */
    scroll(x: number, y: number, deltaX: number, deltaY: number): Actions;
  }
}

/** Starts a screen that nobody sees and the server that opens WebKit’s small browser on it. */
export async function startWebKit(installed: InstalledWebKit): Promise<RunningBrowser> {
  const { screen, display } = await startScreen(installed.screen);
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const server = spawn(installed.server, [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      ...(isRoot ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
    },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) await pause(50);
  let session: WebDriver | undefined;
  const leave = async () => {
    await session?.quit();
    session = undefined;
  };
  return {
    async open(choice) {
      session ??= await openSession(url, installed.browser);
      return openWindow(session, choice, leave);
    },
    async close() {
      await leave();
      for (const child of [server, screen]) {
        if (child === undefined || child.exitCode !== null) continue;
        child.kill();
        await once(child, "exit");
      }
    },
  };
}

/** The screen that is there, or one that nobody sees. */
async function startScreen(
  file: string | undefined,
): Promise<{ screen?: ChildProcess; display: string }> {
  if (file === undefined) return { display: process.env.DISPLAY ?? "" };
  const size = ["-screen", "0", "1800x1400x24"];
  const screen = spawn(file, ["-displayfd", "1", ...size, "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [number] = await once(screen.stdout, "data");
  return { screen, display: `:${String(number).trim()}` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/status`).then(
    () => true,
    () => false,
  );
}

/** Each session of the server is a browser of its own, which takes as long to start as to load a page. */
async function openSession(server: string, binary: string): Promise<WebDriver> {
  const capabilities = new Capabilities();
  capabilities.set("browserName", "MiniBrowser");
  // Without its bars: they do not let the window be as narrow as a phone.
  const args = ["--automation", "--full-screen"];
  capabilities.set("webkitgtk:browserOptions", { binary, args });
  const session = await new Builder().usingServer(server).withCapabilities(capabilities).build();
  await session.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  return session;
}

/** The window of a session, which has nothing of whoever had it before; `leave` ends the session. */
async function openWindow(
  session: WebDriver,
  choice: WindowChoice,
  leave: () => Promise<void>,
): Promise<Driver> {
  const folder = openGivenFolder();
  const driver: Driver = {
    ...gestures(session),
    browser: "webkit",
    hasTouch: false,
    async goto(url) {
      await session.get(new URL(url, choice.baseUrl).href);
      await driver.evaluate(hearComplaints, undefined);
    },
    async reload() {
      await session.navigate().refresh();
      await driver.evaluate(hearComplaints, undefined);
    },
    back: () => session.navigate().back(),
    forward: () => session.navigate().forward(),
    async resize(width, height) {
      await session.manage().window().setRect({ x: 0, y: 0, width, height });
    },
    evaluate: (run, given) => evaluate(session, run, given),
    async inject(script) {
      await session.executeScript(script);
    },
    async giveFiles(selector, given) {
      await session.findElement(By.css(selector)).sendKeys(folder.write(given).join("\n"));
    },
    complaints: () => driver.evaluate(heardComplaints, undefined),
    async close() {
      folder.remove();
      // Of a site whose server has ended nothing can be forgotten but with the browser.
      await forgetSite(session, choice.baseUrl).catch(leave);
    },
  };
  await driver.resize(choice.width, choice.height);
  return driver;
}

/** Leaves nothing of what a site has kept. */
async function forgetSite(session: WebDriver, baseUrl: string): Promise<void> {
  await session.actions().clear();
  // A page without scripts, which would keep something again.
  await session.get(new URL("/icon.svg", baseUrl).href);
  await evaluate(session, forgetAll, undefined);
}

function gestures(
  session: WebDriver,
): Pick<Driver, "move" | "click" | "drag" | "wheel" | "tap" | "press"> {
  const moveTo = ({ x, y }: Point, duration = 0) => ({
    x: Math.round(x),
    y: Math.round(y),
    duration,
    origin: Origin.VIEWPORT,
  });
  const click = (at: Point) => session.actions().move(moveTo(at)).press().release().perform();
  return {
    move: (to) => session.actions().move(moveTo(to)).perform(),
    click,
    drag: (from, to) =>
      session.actions().move(moveTo(from)).press().move(moveTo(to, 200)).release().perform(),
    wheel: ({ x, y }, deltaY) =>
      session.actions().scroll(Math.round(x), Math.round(y), 0, deltaY).perform(),
    tap: click,
    press: (key) =>
      session
        .actions()
        .sendKeys(keys[key as NamedKey] ?? key)
        .perform(),
  };
}

const keys: Readonly<Record<NamedKey, string>> = {
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  ArrowDown: Key.ARROW_DOWN,
  ArrowUp: Key.ARROW_UP,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Home: Key.HOME,
  End: Key.END,
};

async function evaluate<A, R>(
  session: WebDriver,
  run: (given: A) => R | Promise<R>,
  given: A,
): Promise<R> {
  const answer = await session.executeAsyncScript<{ value?: R; error?: string }>(
    `const done = arguments[1];
     Promise.resolve(arguments[0]).then(${String(run)}).then(
       (value) => done({ value }),
       (error) => done({ error: String(error) }),
     );`,
    given ?? null,
  );
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value as R;
}

function pause(delayMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, delayMs));
}
