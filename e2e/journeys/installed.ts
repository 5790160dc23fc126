import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** Where WebKit’s small browser is, and what drives it. */
export interface InstalledWebKit {
  readonly browser: string;
  readonly server: string;
  /** The screen that nobody sees; without it the one of the machine is used. */
  readonly screen: string | undefined;
}

/** The file of an installed Firefox, or `undefined`. */
export function installedFirefox(): string | undefined {
  const elsewhere = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    `${process.env.PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`,
  ];
  return onPath("firefox-esr") ?? onPath("firefox") ?? elsewhere.find((file) => existsSync(file));
}

/** WebKitGTK with its driver, or `undefined`. */
export function installedWebKit(): InstalledWebKit | undefined {
  const server = onPath("WebKitWebDriver");
  const browser = findMiniBrowser();
  const screen = onPath("Xvfb");
  const hasScreen = screen !== undefined || process.env.DISPLAY !== undefined;
  if (server === undefined || browser === undefined || !hasScreen) return undefined;
  return { browser, server, screen };
}

/** Debian has it in a folder of the machine’s kind. */
function findMiniBrowser(): string | undefined {
  const folders = ["/usr/lib", "/usr/libexec"].filter((folder) => existsSync(folder));
  return folders
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => path.join(folder, name))])
    .flatMap((folder) =>
      ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map((version) =>
        path.join(folder, version, "MiniBrowser"),
      ),
    )
    .find((file) => existsSync(file));
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}
