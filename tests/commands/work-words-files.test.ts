import { expect, test } from "vitest";
import { findWorkWords } from "#lib/commands/work-words-files.ts";
import { compileChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { loadDictionary } from "#lib/library/lexicon-files.ts";
import { parseWorkWords } from "#lib/study/work-words.ts";

test("the words of a work are counted once, whatever editions it has, without its names", () => {
  const compile = (fr: string, en: string) =>
    compileChapterLexicon(loadDictionary(), [{ id: "p1.1", fr, en }]);
  const files: Record<string, string> = {
    "lexicon/candide.01.en.0123.json": compile("Pangloss voit le phare.", ""),
    "lexicon/candide.01.en.smollett.4567.json": compile("Pangloss voit le phare.", "He sees."),
    "lexicon/candide.02.en.89ab.json": compile("Il voyait le phare, le grand phare.", ""),
    "lexicon/tables.0123.json": "{}",
    "fr/candide/index.html": "",
  };
  const found = findWorkWords(Object.keys(files), (file) => files[file] ?? "");
  expect([...found.keys()]).toEqual(["study/candide.json"]);
  const words = parseWorkWords(found.get("study/candide.json") ?? "");
  const counts = (chapter: string) =>
    Object.fromEntries((words?.get(chapter) ?? []).map(({ key, count }) => [key, count]));
  expect(counts("01")).toEqual({ "VERB:voir": 1, "DET:le": 1, "NOUN:phare": 1 });
  expect(counts("02")).toMatchObject({ "VERB:voir": 1, "NOUN:phare": 2, "DET:le": 2 });
  expect(words?.get("01")?.find(({ key }) => key === "DET:le")?.band).toBe(1);
}, 60_000);
