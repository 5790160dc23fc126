/** `texts export`: a work of the library as a file for other programs. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { toCsv } from "#lib/export/csv.ts";
import { type EpubLayout, epubLayouts } from "#lib/export/epub/chapter-page.ts";
import { toEpub } from "#lib/export/epub/epub.ts";
import { toPlainText } from "#lib/export/plain-text.ts";
import { toTmx } from "#lib/export/tmx.ts";
import { toWorkZip } from "#lib/export/work-zip.ts";
import { findWorkFolders, loadLibrary, shownPath, textsFolders } from "#lib/library/library.ts";
import { decodeText } from "#lib/text/decode.ts";
import type { EditionName } from "#lib/text/model.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { glossaryName } from "#lib/text/work.ts";

type Write = (
  work: WholeWork,
  edition: EditionName | undefined,
  layout: EpubLayout | undefined,
) => string | Uint8Array;

const formats: Readonly<Record<string, Write>> = {
  zip: toWorkZip,
  tmx: toTmx,
  epub: (work, edition, layout) =>
    toEpub(work, {
      modified: new Date(),
      ...(edition === undefined ? {} : { edition }),
      ...(layout === undefined ? {} : { layout }),
    }),
  csv: toCsv,
  txt: toPlainText,
};

export const exportCommand = {
  summary: "writes a work as zip, TMX, EPUB, CSV or plain text",
  usage: [
    "usage: npm run texts -- export NAME --to FORMAT [--edition EDITION] [--layout LAYOUT] [--out FILE]",
    "",
    "  NAME       a work of texts/ or EN_REGARD_TEXTS, or its folder",
    `  --to       ${Object.keys(formats).join(", ")}`,
    "  --edition  the English edition, for formats that have one: en.smollett; the first if not given",
    `  --layout   of an EPUB: ${epubLayouts.join(", ")}; the first if not given`,
    "  --out      the file, which must not be there; NAME and the format if not given",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    const { name, format, write, edition, layout, out } = readArguments(args);
    const work = loadWhole(name);
    const editions = work.work.editions.slice(1).map((other) => other.name);
    if (edition !== undefined && !editions.includes(edition)) {
      throw new UsageError(`no English edition “${edition}”; there are ${editions.join(", ")}`);
    }
    const file = out ?? `${work.work.name}.${format}`;
    const content = write(work, edition, layout);
    try {
      writeFileSync(file, content, { flag: "wx" });
    } catch (cause) {
      const isThere = existsSync(file);
      throw new TextError(
        {
          file: shownPath(file),
          reason: isThere ? "there is something already" : "the file cannot be written",
          cure: isThere ? "name another file with --out" : "make its folder writable",
        },
        { cause },
      );
    }
    print(`${shownPath(file)}: ${Buffer.byteLength(content).toLocaleString("en")} bytes`);
    return 0;
  },
} satisfies Command;

function readArguments(args: readonly string[]) {
  const text = { type: "string" } as const;
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        args: [...args],
        options: { to: text, edition: text, layout: text, out: text },
        allowPositionals: true,
      });
    } catch (cause) {
      throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  })();
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new UsageError("one work is exported at a time");
  const { to: format = "", edition, layout: askedLayout, out } = values;
  const layout = epubLayouts.find((each) => each === askedLayout);
  if (askedLayout !== undefined && (layout === undefined || format !== "epub")) {
    throw new UsageError(
      layout === undefined
        ? `no layout “${askedLayout}”; there are ${epubLayouts.join(", ")}`
        : "only an EPUB has a layout",
    );
  }
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (write === undefined) {
    throw new UsageError(`no format “${format}”; there are ${Object.keys(formats).join(", ")}`);
  }
  return { name, format, write, edition, layout, out };
}

/** The work, and the glossary that lies beside its chapters. */
function loadWhole(name: string): WholeWork {
  const folders = existsSync(name) ? [name] : textsFolders();
  const folder = folders
    .flatMap(findWorkFolders)
    .find((found) => existsSync(name) || path.basename(path.resolve(found)) === name);
  const [whole] = folder === undefined ? [] : loadLibrary([folder]);
  if (folder === undefined || whole === undefined) {
    throw new TextError({
      file: name,
      reason: "no such work",
      cure: "npm run texts -- check lists those there are",
    });
  }
  const file = path.join(folder, `${glossaryName}.tsv`);
  if (!existsSync(file)) return whole;
  return { ...whole, glossary: decodeText(readFileSync(file), shownPath(file)) };
}
