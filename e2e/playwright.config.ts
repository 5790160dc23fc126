import { defineConfig } from "playwright/test";
import { baseOf, siteAddress } from "#lib/publish/site-address.ts";
import { chromiumFlags } from "./chromium.ts";
import type { BrowserName } from "./journeys/driver.ts";
import { installedFirefox, installedWebKit } from "./journeys/installed.ts";

/** Another port lets two checkouts be tested at once. */
const port = Number(process.env.EN_REGARD_TEST_PORT ?? 3217);
/** Where the site is, when it was built for a folder of its host; only that is tried then. */
const folder = baseOf(siteAddress());
const executablePath = process.env.EN_REGARD_BROWSER;

/** The journeys, in each browser that is here; `run.ts` says which are not. */
const browsers: readonly BrowserName[] = [
  "chromium",
  ...(installedFirefox() ? (["firefox"] as const) : []),
  ...(installedWebKit() ? (["webkit"] as const) : []),
];

export default defineConfig<object, { madeIn: BrowserName }>({
  testDir: ".",
  testMatch: "*.spec.ts",
  testIgnore: ["journeys/**", "folder/**"],
  outputDir: "../test-results",
  forbidOnly: process.env.CI === "true",
  fullyParallel: true,
  // Half of what a test takes is waiting: for frames, for a hand that rests, for what a page fetches.
  workers: 3,
  timeout: 180_000,
  // What is there at once on a quiet machine is not on a busy one; only what never comes waits so long.
  expect: { timeout: 60_000 },
  // None should be needed: what passes on its second try is told as flaky, and is a fault to mend.
  retries: 1,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}${folder}${folder === "" ? "" : "/"}`,
    locale: "en-GB",
    // Only the tests of reading without a network want what is kept for it.
    serviceWorkers: "block",
    // A trace is a third of all the time that a test takes: `--trace=retain-on-failure` asks for it.
    trace: "off",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: chromiumFlags,
    },
  },
  projects: [
    ...(folder === "" ? [] : [{ name: "folder", testDir: "folder", testIgnore: [] }]),
    {
      name: "desktop",
      grepInvert: /@finger/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      // What a narrow screen changes, and what only a finger does; the rest is asked once.
      name: "phone",
      grep: /@phone|@finger/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    ...browsers.map((madeIn) => ({
      name: madeIn,
      testDir: "journeys",
      testIgnore: [],
      use: { madeIn },
    })),
  ],
  webServer: {
    command: "npx tsx lib/commands/serve-site.ts",
    cwd: "..",
    port,
    env: { PORT: String(port) },
    reuseExistingServer: false,
  },
});
