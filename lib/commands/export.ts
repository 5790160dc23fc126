/** `texts export`: a work of the library as a file for other programs. */

import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { exportFormats } from "#lib/export/export-formats.ts";
import {
  findWorkFolders,
  glossarySource,
  loadLibrary,
  shownPath,
  textsFolders,
} from "#lib/library/library.ts";
import type { EditionName } from "#lib/text/model.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

const names = exportFormats.map(({ name }) => name).join(", ");

export const exportCommand = {
  summary: `writes a work in another format: ${names}`,
  usage: [
    "usage: npm run texts -- export NAME --to FORMAT [--edition EDITION] [--out FILE]",
    "",
    "  NAME       a work of texts/ or EN_REGARD_TEXTS, or its folder",
    `  --to       ${names}`,
    "  --edition  the English edition, for formats that have one: en.smollett; the first if not given",
    "  --out      the file, which must not be there; NAME and the format if not given",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const { name, format, write, edition, out } = readArguments(args);
    const work = loadWhole(name);
    const editions = work.work.editions.slice(1).map((other) => other.name);
    if (edition !== undefined && !editions.includes(edition)) {
      throw new UsageError(`no English edition “${edition}”; there are ${editions.join(", ")}`);
    }
    const file = out ?? `${work.work.name}.${format}`;
    const content = await write(work, { edition });
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
  const { values, positionals } = parseCall(args, { to: text, edition: text, out: text });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new UsageError("one work is exported at a time");
  const { to: format = "", edition, out } = values;
  const write = exportFormats.find((each) => each.name === format)?.write;
  if (write === undefined) throw new UsageError(`no format “${format}”; there are ${names}`);
  return { name, format, write, edition: edition as EditionName | undefined, out };
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
  const glossary = glossarySource(folder);
  return glossary === undefined ? whole : { ...whole, glossary };
}
