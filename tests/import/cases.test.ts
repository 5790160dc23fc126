/**
 * A folder per case, named for what is hard in it: `input.txt` (or `.html`, `.md`, …, or a folder
 * `input.epub` with the parts that the test packs) beside `expected.txt`, a line a block: kind and
 * number of a note, why it is set aside, and its content, the lines of a stanza parted by ` / `; or
 * the tables of a work that is aligned already.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { formatChapter } from "#lib/text/chapter.ts";

const folder = path.join(import.meta.dirname, "cases");

describe("importFile", () => {
  for (const name of readdirSync(folder).sort()) {
    test(`reads ${name.replaceAll("-", " ")}`, () => {
      const input = readdirSync(path.join(folder, name)).find((file) => file.startsWith("input."));
      if (input === undefined) throw new Error(`no input in ${name}`);
      const shown = show(input, readInput(path.join(folder, name, input)));
      const expectedFile = path.join(folder, name, "expected.txt");
      if (process.env.UPDATE_CASES !== undefined) writeFileSync(expectedFile, shown);
      expect(shown).toBe(readFileSync(expectedFile, "utf8"));
    });
  }
});

function show(name: string, bytes: Uint8Array): string {
  const imported = importFile(name, bytes);
  if (imported.kind === "aligned") {
    const { work, chapters } = imported.work;
    const tables = chapters.map(({ name, chapter }) => `${name}\n${formatChapter(chapter)}`);
    return [`${work.title.fr}; ${work.title.en}\n`, ...tables].join("");
  }
  const { title, author, blocks } = imported.text;
  const lines = blocks.map(({ kind, note, aside, content }) => {
    const reason = aside === undefined ? "" : ` (${aside})`;
    return `${kind}${note ?? ""}${reason}: ${content.replaceAll("\n", " / ")}`;
  });
  return `${[`${title ?? "no title"}; ${author ?? "no author"}`, ...lines].join("\n")}\n`;
}

function readInput(file: string): Uint8Array {
  if (!statSync(file).isDirectory()) return readFileSync(file);
  const parts: Zippable = {};
  if (file.endsWith(".epub")) parts.mimetype = [strToU8("application/epub+zip"), { level: 0 }];
  for (const part of readdirSync(file, { recursive: true, encoding: "utf8" }).sort()) {
    const full = path.join(file, part);
    if (statSync(full).isFile()) parts[part.split(path.sep).join("/")] = readFileSync(full);
  }
  return zipSync(parts);
}
