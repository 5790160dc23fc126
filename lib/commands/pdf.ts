/** `texts pdf`: a work of the built site as a facing book, printed by Chromium. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { installedBrowser } from "#lib/commands/installed-chromium.ts";
import { baseOfHeadersFile } from "#lib/commands/site-headers.ts";
import { makeSiteServer } from "#lib/commands/site-server.ts";
import { shownPath } from "#lib/library/library.ts";
import { downloadPath } from "#lib/publish/catalogue-entry.ts";
import { printHref } from "#lib/reader/address.ts";
import { TextError } from "#lib/text/text-error.ts";

export const pdfCommand = {
  summary: "prints a work as a facing book, with Chromium, from the built site",
  usage: [
    "usage: npm run texts -- pdf NAME [--edition EDITION] [--to FILE] [--site FOLDER]",
    "",
    "  NAME       a work of the built site",
    "  --edition  the English edition: en.smollett; the first if not given",
    "  --to       the file, which must not be there; NAME.pdf if not given",
    "  --site     where the site was built: out if not given",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const { name, edition, to, site } = readArguments(args);
    requireFile(path.join(site, "_headers"), "no built site there", "npm run build makes one");
    requireFile(
      path.join(site, downloadPath(name, "zip")),
      `no work “${name}” in the built site`,
      "npm run build builds the works that there are",
    );
    if (existsSync(to)) {
      const cure = "name another file with --to";
      throw new TextError({ file: shownPath(to), reason: "there is something already", cure });
    }
    const content = await printWork(site, printHref("fr", name, edition));
    writeFileSync(to, content, { flag: "wx" });
    print(`${shownPath(to)}: ${content.length.toLocaleString("en")} bytes`);
    return 0;
  },
} satisfies Command;

function readArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  const { values, positionals } = parseCall(args, { edition: text, to: text, site: text });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new UsageError("one work is printed at a time");
  const { edition, to = `${name}.pdf`, site = "out" } = values;
  return { name, edition, to, site };
}

function requireFile(file: string, reason: string, cure: string): void {
  if (!existsSync(file)) throw new TextError({ file: shownPath(file), reason, cure });
}

/** Serves the site to a browser of its own, which prints the page once the book is set. */
async function printWork(site: string, address: string): Promise<Uint8Array> {
  const executablePath = installedBrowser();
  if (executablePath === undefined) {
    throw new TextError({
      file: "chromium",
      reason: "no Chromium or Chrome is installed",
      cure: "install one; the button of the page prints in any browser",
    });
  }
  const { chromium } = await import("playwright");
  const base = baseOfHeadersFile(readFileSync(path.join(site, "_headers"), "utf8"));
  const server = makeSiteServer(site);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}${base}${address}`);
    await page.locator('[data-book="set"]').waitFor({ state: "attached", timeout: 120_000 });
    // Our face comes once something has been painted.
    await page.waitForFunction("document.documentElement.dataset.face !== undefined");
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    return await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
