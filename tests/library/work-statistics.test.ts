import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { chapterStatistics } from "#lib/library/reading.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import type { Work } from "#lib/text/model.ts";

const edition = { origin: "Paris", licence: "CC0 1.0" };
const description = {
  title: { fr: "Le Chat", en: "The Cat" },
  summary: { fr: "Un chat.", en: "A cat." },
  level: "A1",
  editions: { fr: edition, en: edition, "en.literal": edition },
  chapters: ["02-la-nuit", "01-le-jour"],
};
const night = [
  "id\tfr\ten\ten.literal",
  "t1.1\tLa nuit\tNight\tThe night",
  "p1.1\tIl ronronne.\t\tIt purrs.",
  "p1.2\tIl dort[^1].\tIt sleeps[^1].\tIt sleeps.",
  "",
];
const day = ["id\tfr\ten\ten.literal", "p1.1\tLe chat mange.\tThe cat eats.\t", ""];

let folder: string;
const write = (file: string, content: string) => {
  mkdirSync(path.join(folder, "chat-de-nuit"), { recursive: true });
  writeFileSync(path.join(folder, "chat-de-nuit", file), content);
};
const work = (): Work => {
  const found = loadWork("chat-de-nuit");
  if (found === undefined) throw new Error("the work is not found");
  return found;
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "texts-"));
  write("work.json", JSON.stringify(description));
  write("02-la-nuit.tsv", night.join("\n"));
  write("01-le-jour.tsv", day.join("\n"));
  vi.stubEnv("EN_REGARD_TEXTS", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the list of a work's chapters", () => {
  test("has every chapter in the order of the text, with its title, words and notes", () => {
    expect(workOverview(work())).toEqual([
      {
        name: "02-la-nuit",
        title: { fr: "La nuit", en: "Night" },
        headings: [],
        blocks: 2,
        segments: 3,
        untranslated: 1,
        words: { fr: 6, en: 3 },
        noteCalls: 1,
        minutes: 1,
      },
      {
        name: "01-le-jour",
        title: { fr: "01-le-jour", en: "01-le-jour" },
        headings: [],
        blocks: 1,
        segments: 1,
        untranslated: 0,
        words: { fr: 3, en: 3 },
        noteCalls: 0,
        minutes: 1,
      },
    ]);
  });

  test("says of each chapter what its own page says", () => {
    for (const editionName of ["en", "en.literal"])
      for (const { name, ...statistics } of workOverview(work(), editionName)) {
        const chapter = loadChapter(work(), name);
        expect(chapter && chapterStatistics(chapter, name, editionName)).toEqual(statistics);
      }
  });

  test("counts the edition that is read, the first one where none is named", () => {
    const counts = (editionName?: string) =>
      workOverview(work(), editionName).map(({ untranslated, words }) => [untranslated, words.en]);
    const [first, literal] = [counts("en"), counts("en.literal")];
    expect(first).toEqual([
      [1, 3],
      [0, 3],
    ]);
    expect(literal).toEqual([
      [0, 6],
      [1, 0],
    ]);
    expect(counts()).toEqual(first);
    expect(counts("en.literal")).toEqual(literal);
  });

  test("is counted again when a chapter has changed", () => {
    const wordsOf = () => workOverview(work()).map(({ words }) => words.fr);
    expect(wordsOf()).toEqual([6, 3]);
    write("01-le-jour.tsv", day.join("\n").replace("mange", "mange une souris grise"));
    expect(wordsOf()).toEqual([6, 6]);
  });

  test("of a chapter that the work has not, or an edition, is a mistake of the caller", () => {
    const elsewhere = { ...work(), name: "chien-de-nuit" };
    expect(() => workOverview(elsewhere)).toThrow(
      new RangeError("chien-de-nuit has no chapter “02-la-nuit”"),
    );
    expect(() => workOverview(work(), "en.smollett")).toThrow(
      new RangeError("no English edition “en.smollett” in this chapter; it has en, en.literal"),
    );
  });
});
