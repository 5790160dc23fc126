import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { linkEachWord, linkTokens, type TextPair } from "#lib/align/words.ts";
import fc from "../property.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

/** The links of the first segment as `chat=cat`. */
function linksOf(...segments: readonly TextPair[]): readonly string[] {
  const [pair] = segments;
  const [links = []] = linkEachWord(segments, { lexicon });
  return links.map(
    ({ frStart, frEnd, enStart, enEnd }) =>
      `${pair?.fr.slice(frStart, frEnd)}=${pair?.en.slice(enStart, enEnd)}`,
  );
}

describe("word links", () => {
  test("join what says the same, wherever it stands", () => {
    const links = linksOf({ fr: "Le chat noir dort.", en: "The black cat sleeps." });
    expect(links).toContain("chat=cat");
    expect(links).toContain("noir=black");
    expect(links).not.toContain("chat=black");
  });

  test("have elided words and clitics apart, as a reader points at them", () => {
    const links = linksOf({ fr: "« L’homme est-il mort ? »", en: "“Is the man dead?”" });
    expect(links).toContain("homme=man");
    expect(links).toContain("mort=dead");
  });

  test("join names that no dictionary has", () => {
    expect(linksOf({ fr: "Zélie Orvigné arriva.", en: "Zélie Orvigné arrived." })).toContain(
      "Orvigné=Orvigné",
    );
  });

  test("believe what several sentences join", () => {
    const often = ["Je vois un glorbu.", "Un glorbu dort.", "Voilà le glorbu !"];
    const english = ["I see a quindle.", "A quindle sleeps.", "There is the quindle!"];
    const pairs = often.map((fr, at) => ({ fr, en: english[at] ?? "" }));
    expect(linksOf(...pairs)).toContain("glorbu=quindle");
  });

  test("do not join signs", () => {
    const links = linksOf({ fr: "Oui ! Non !", en: "Yes! No!" });
    expect(links.some((link) => link.includes("!"))).toBe(false);
  });

  test("are none where one side has nothing", () => {
    expect(linkEachWord([{ fr: "Le chat.", en: "" }], { lexicon })).toEqual([[]]);
    expect(linkEachWord([], { lexicon })).toEqual([]);
  });

  test("lie within both texts, in order, each with a probability", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "’", " ", ".", "x"), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.record({ fr: text, en: text }), { maxLength: 4 }), (segments) => {
        const links = linkEachWord(segments, { lexicon, least: 0.1 });
        expect(links).toHaveLength(segments.length);
        for (const [index, own] of links.entries()) {
          let before = 0;
          for (const { frStart, frEnd, enStart, enEnd, probability } of own) {
            expect(frStart).toBeGreaterThanOrEqual(before);
            expect(frEnd).toBeGreaterThan(frStart);
            expect(frEnd).toBeLessThanOrEqual(segments[index]?.fr.length ?? 0);
            expect(enEnd).toBeGreaterThan(enStart);
            expect(enEnd).toBeLessThanOrEqual(segments[index]?.en.length ?? 0);
            expect(probability).toBeGreaterThanOrEqual(0.1);
            expect(probability).toBeLessThanOrEqual(1 + 1e-9);
            before = frStart;
          }
        }
      }),
      { seed: 2, numRuns: 50 },
    );
  }, 60_000);

  test("of a sentence far too long are none", () => {
    const long = Array.from({ length: 500 }, () => "mot");
    expect(linkTokens([{ fr: long, en: ["word"] }], { lexicon })).toEqual([[]]);
  });
});
