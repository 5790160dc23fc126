import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import {
  groupLinks,
  type LinkGroup,
  linkTokens,
  linkWords,
  type TextPair,
} from "#lib/align/words.ts";
import fc from "../property.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

/** The links of the first segment as `chat=cat`. */
function linksOf(...segments: readonly TextPair[]): readonly string[] {
  const [pair] = segments;
  const [links = []] = linkWords(segments, { lexicon });
  return links.map(
    ({ frStart, frEnd, enStart, enEnd }) =>
      `${pair?.fr.slice(frStart, frEnd)}=${pair?.en.slice(enStart, enEnd)}`,
  );
}

const link = (fr: number, en: number, probability = 1) => ({ fr, en, probability });
const draw = ({ frFirst, frLast, enFirst, enLast }: LinkGroup) =>
  `${frFirst}-${frLast}=${enFirst}-${enLast}`;

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

  test("that say one word together are one, with what stands between them", () => {
    // le chef de gare dort – the stationmaster sleeps
    const links = [link(0, 0), link(1, 1, 0.7), link(3, 1, 0.65), link(4, 2)];
    expect(groupLinks(links).map(draw)).toEqual(["0-0=0-0", "1-3=1-1", "4-4=2-2"]);
    expect(groupLinks(links)[1]?.probability).toBe(0.65);
  });

  test("stay apart where another one lies between them", () => {
    // il ne le sait pas – he does not know it
    const links = [link(1, 2), link(2, 4), link(3, 3), link(4, 2)];
    expect(groupLinks(links).map(draw)).toEqual(["1-1=2-2", "2-2=4-4", "3-3=3-3", "4-4=2-2"]);
  });

  test("stay apart where they would go over more than four tokens", () => {
    const near = [link(0, 0), link(3, 0, 0.7)];
    expect(groupLinks(near).map(draw)).toEqual(["0-3=0-0"]);
    const far = [link(0, 0), link(4, 0, 0.7)];
    expect(groupLinks(far).map(draw)).toEqual(["0-0=0-0", "4-4=0-0"]);
  });

  test("do not join signs", () => {
    const links = linksOf({ fr: "Oui ! Non !", en: "Yes! No!" });
    expect(links.some((link) => link.includes("!"))).toBe(false);
  });

  test("are none where one side has nothing", () => {
    expect(linkWords([{ fr: "Le chat.", en: "" }], { lexicon })).toEqual([[]]);
    expect(linkWords([], { lexicon })).toEqual([]);
  });

  test("lie within both texts, in order, each with a probability", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "’", " ", ".", "x"), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.record({ fr: text, en: text }), { maxLength: 4 }), (segments) => {
        const links = linkWords(segments, { lexicon, least: 0.1 });
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
