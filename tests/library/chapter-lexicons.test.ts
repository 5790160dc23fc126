import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import {
  addressOf,
  chapterLexiconFile,
  findLexiconFile,
  lexiconFileNames,
  tablesFile,
} from "#lib/library/chapter-lexicons.ts";
import { loadWork } from "#lib/library/library.ts";
import type { Work } from "#lib/text/model.ts";

const edition = { origin: "Paris", licence: "CC0 1.0" };
const description = {
  title: { fr: "La Chatte", en: "The Cat" },
  summary: { fr: "Une chatte.", en: "A cat." },
  level: "A1",
  editions: { fr: edition, en: edition, "en.close": edition },
  chapters: ["01"],
};
const name = "la-chatte-du-quai";

describe("the words of a chapter as a file of the site", () => {
  let folder: string;
  const write = (file: string, content: string) => {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, file), content);
  };
  const load = (): Work => {
    const work = loadWork(name);
    if (work === undefined) throw new Error("no work");
    return work;
  };
  const nameOf = (number: number) => {
    const work = load();
    const shown = work.editions[number];
    if (shown === undefined) throw new Error(`no edition ${number}`);
    return chapterLexiconFile(work, "01", shown).name;
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "lexicons-"));
    vi.stubEnv("EN_REGARD_TEXTS", folder);
    write("work.json", JSON.stringify(description));
    write(
      "01.tsv",
      "id\tfr\ten\ten.close\np1.1\tLa chatte dort.\tThe cat is asleep.\tThe cat sleeps.\n",
    );
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
    // What a build keeps for the next.
    for (const own of ["en", "en.close"])
      rmSync(path.join(".next", "cache", "en-regard", `${name}.01.${own}`), { force: true });
  });

  test("has a name for each chapter and English edition, by which it is found", () => {
    const names = lexiconFileNames().filter((one) => one.startsWith(name));
    expect(names).toEqual([nameOf(1), nameOf(2)]);
    for (const one of names) expect(findLexiconFile(one)?.name).toBe(one);
    expect(addressOf({ name: nameOf(1), make: () => "" })).toBe(`/lexicon/${nameOf(1)}`);
  });

  test("is not found under the name of another state of the text", () => {
    const before = nameOf(1);
    write("01.tsv", "id\tfr\ten\np1.1\tLa chatte court.\tThe cat is running.\n");
    write("work.json", JSON.stringify({ ...description, editions: { fr: edition, en: edition } }));
    expect(nameOf(1)).not.toBe(before);
    expect(findLexiconFile(before)).toBeUndefined();
  });

  test("is another where the editor has glossed a word", () => {
    const before = nameOf(1);
    write("glossary.tsv", "word\tgloss\tnote\nchatte\tshe-cat\n");
    expect(nameOf(1)).not.toBe(before);
  });

  test("says what a word is and which English says it", () => {
    const source = findLexiconFile(nameOf(1))?.make() ?? "";
    const [la, chatte, dort] = parseChapterLexicon(source).wordsOf("p1.1");
    expect([la, chatte, dort].map((word) => word?.reading?.lemma)).toEqual([
      "le",
      "chatte",
      "dormir",
    ]);
  });

  test("nothing is found for a chapter that the work has not, nor for a name made up", () => {
    expect(findLexiconFile(`${name}.02.en.0123456789abcdef.json`)).toBeUndefined();
    expect(findLexiconFile("tables.0123456789abcdef.json")).toBeUndefined();
    expect(() => chapterLexiconFile(load(), "02", load().editions[1])).toThrow(
      new RangeError(`${name} has no chapter “02”`),
    );
  });

  test("the tables for other texts are a file too", () => {
    expect(findLexiconFile(tablesFile().name)?.name).toBe(tablesFile().name);
    expect(lexiconFileNames()[0]).toBe(tablesFile().name);
  });
});
