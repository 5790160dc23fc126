import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { linkEachWord } from "#lib/align/words.ts";

// Sentences of our own, the links of their plain words drawn by hand. The scores may rise, not fall.
const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

test("words of hand-linked sentences of our own", () => {
  const rows = readFileSync("tests/align/word-gold.tsv", "utf8").trimEnd().split("\n");
  const pairs = rows.map((row) => {
    const [fr = "", en = "", links = ""] = row.split("\t");
    return { fr, en, links: links.split(" ") };
  });
  let wanted = 0;
  let found = 0;
  let right = 0;
  let sure = 0;
  for (const [index, links] of linkEachWord(pairs, { lexicon, least: 0.6 }).entries()) {
    const { fr, en, links: gold } = pairs[index] ?? { fr: "", en: "", links: [] };
    wanted += gold.length;
    const words = new Set(gold.map((link) => link.split("=")[0]));
    for (const { frStart, frEnd, enStart, enEnd, probability } of links) {
      const french = fr.slice(frStart, frEnd);
      if (!words.has(french)) continue;
      found++;
      sure += probability;
      if (gold.includes(`${french}=${en.slice(enStart, enEnd)}`)) right++;
    }
  }
  expect(rows).toHaveLength(100);
  // What is measured: 406 of 410 links, and two that are wrong.
  expect(right).toBeGreaterThanOrEqual(406);
  expect(found - right).toBeLessThanOrEqual(2);
  expect(wanted).toBe(410);
  // As sure as right, both directions together.
  expect(sure / found).toBeGreaterThan(0.985);
  expect(sure / found).toBeLessThan(0.995);
});
