import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright";
import { installedBrowser, installedHeadlessShell } from "#lib/commands/installed-chromium.ts";
import { baseOf, siteAddress } from "#lib/publish/site-address.ts";
import { writeChapterWork } from "./bench/works.ts";
import { installedFirefox, installedWebKit } from "./journeys/installed.ts";

/**
 * `npm test` ends with this: the site is built with the works of `e2e/texts`, a generated long
 * one, and those beside the repository where they are, and read in a browser that is found or installed.
 */
function main(): void {
  const browser = findBrowser();
  if (browser === undefined) {
    console.error(
      "No browser for the tests. Install Chromium or Chrome, or run: npx playwright install chromium",
    );
    process.exit(1);
  }
  console.log(`Browser: ${browser}`);
  tellOthers();
  const beside = path.resolve("..", "shared", "texts");
  const hasBeside = existsSync(beside);
  console.log(
    hasBeside
      ? `Texts beside the repository: ${beside}`
      : "No texts beside the repository (../shared/texts): what needs them steps aside.",
  );
  const made = mkdtempSync(path.join(tmpdir(), "en-regard-texts-"));
  writeChapterWork(made, 400);
  const works = [path.resolve("e2e/texts"), made, ...(hasBeside ? [beside] : [])];
  const environment = {
    ...process.env,
    EN_REGARD_TEXTS: works.join(path.delimiter),
    EN_REGARD_BROWSER: browser,
  };
  run("npm", ["run", "build"], environment);
  // A site for a folder of its host is another build, and has tests of its own.
  const only = baseOf(siteAddress()) === "" ? [] : ["--project=folder"];
  run("npx", ["playwright", "test", "-c", "e2e", ...only, ...process.argv.slice(2)], environment);
}

/** A browser on this machine, else Playwright’s own, else Debian’s. */
function findBrowser(): string | undefined {
  const asked = process.env.EN_REGARD_BROWSER;
  if (asked !== undefined && existsSync(asked)) return asked;
  const installed = installedHeadlessShell() ?? installedBrowser();
  if (installed !== undefined) return installed;
  // A download of Playwright’s that is already there, or can be had.
  if (!existsSync(chromium.executablePath())) tryRun("npx", ["playwright", "install", "chromium"]);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot && tryRun("apt-get", ["update"]))
    tryRun("apt-get", ["install", "-y", "--no-install-recommends", "chromium-headless-shell"]);
  return installedHeadlessShell() ?? installedBrowser();
}

/** The journeys are made in Firefox and WebKit too where they are; `EN_REGARD_BROWSERS=all` asks for them. */
function tellOthers(): void {
  const missing = [
    ...(installedFirefox() ? [] : ["Firefox (Debian: firefox-esr)"]),
    ...(installedWebKit() ? [] : ["WebKit (Debian: webkit2gtk-driver, xvfb)"]),
  ];
  for (const name of missing) console.log(`Not here: ${name}. Its journeys step aside.`);
  if (missing.length > 0 && process.env.EN_REGARD_BROWSERS === "all") {
    console.error("EN_REGARD_BROWSERS=all asks for the journeys in every browser.");
    process.exit(1);
  }
}

function tryRun(command: string, args: readonly string[]): boolean {
  console.log(`> ${command} ${args.join(" ")}`);
  return (
    spawnSync(command, args, {
      stdio: "inherit",
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  );
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    env,
    shell: process.platform === "win32",
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

main();
