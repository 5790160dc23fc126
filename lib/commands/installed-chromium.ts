import { existsSync } from "node:fs";
import path from "node:path";

/** The file of an installed Chromium or Chrome, or `undefined`. */
export function installedBrowser(): string | undefined {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const elsewhere = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  ];
  return [...namedOnPath(names), ...elsewhere].find((file) => existsSync(file));
}

/**
 * The file of the Chromium that is made to have no window, or `undefined`: the same engine, for less
 * than half of the processor’s time.
 */
export function installedHeadlessShell(): string | undefined {
  return namedOnPath(["chromium-headless-shell"]).find((file) => existsSync(file));
}

function namedOnPath(names: readonly string[]): readonly string[] {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
}
