import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadWork } from "#lib/library/library.ts";
import { nextWork, shelfOrder } from "#lib/library/next-work.ts";
import { shelve } from "#lib/library/shelf.ts";
import type { Work } from "#lib/text/model.ts";

const edition = { origin: "Paris", licence: "CC0 1.0" };

let folder: string;
/** A work of a level with one sentence so many times. */
const work = (name: string, level: string, sentences: number): Work => {
  mkdirSync(path.join(folder, name));
  const description = {
    title: { fr: name, en: name },
    summary: { fr: "Un chat.", en: "A cat." },
    level,
    editions: { fr: edition, en: edition },
    chapters: ["01"],
  };
  writeFileSync(path.join(folder, name, "work.json"), JSON.stringify(description));
  const fr = Array(sentences).fill("Le chat qui dort ne chasse personne.").join(" ");
  writeFileSync(path.join(folder, name, "01.tsv"), `id\tfr\ten\np1.1\t${fr}\tCats.\n`);
  const found = loadWork(name);
  if (found === undefined) throw new Error("the work is not found");
  return found;
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "texts-"));
  vi.stubEnv("EN_REGARD_TEXTS", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("works stand level by level from the easiest, the shortest of a level first", () => {
  const works = [
    work("longue-nuit", "B2", 400),
    work("nuit-savante", "C1", 1),
    work("petite-nuit", "B2", 1),
    work("nuit-facile", "A2", 1),
  ];
  expect(
    shelve(works).map(({ level, works }) => [level, ...works.map(({ work }) => work.name)]),
  ).toEqual([
    ["A2", "nuit-facile"],
    ["B2", "petite-nuit", "longue-nuit"],
    ["C1", "nuit-savante"],
  ]);
});

test("a work’s minutes are those of its chapters together", () => {
  const [level] = shelve([work("longue-nuit", "B2", 400)]);
  const [shelved] = level?.works ?? [];
  expect(shelved?.minutes).toBe(shelved?.chapters[0]?.minutes);
});

test("after a work comes the next longer one of its level, then the next level’s shortest", () => {
  const works = [
    work("long", "A1", 900),
    work("court", "A1", 20),
    work("difficile", "B2", 60),
    work("facile", "B1", 600),
  ];
  const after = (name: string) => {
    const found = works.find((each) => each.name === name);
    return found && nextWork(shelfOrder(works), found)?.name;
  };
  expect(["court", "long", "facile", "difficile"].map(after)).toEqual([
    "long",
    "facile",
    "difficile",
    undefined,
  ]);
});
