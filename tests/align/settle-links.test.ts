import { describe, expect, test } from "vitest";
import { settleLinks } from "#lib/align/settle-links.ts";
import type { KnownLink } from "#lib/align/word-model.ts";

const words = (text: string) => text.split(" ");
const link = (fr: number, en: number, probability: number, known: Partial<KnownLink> = {}) => ({
  fr,
  en,
  probability,
  listed: 0,
  isAlike: false,
  count: 1,
  ...known,
});
const listed = { listed: 0.5 };

describe("the links of a sentence", () => {
  const pair = { fr: words("le grand seum noir"), en: words("the big sulk black") };
  const of = (links: readonly KnownLink[], fr: number) =>
    settleLinks(links, pair).find((one) => one.fr === fr)?.probability;

  test("are doubted where nothing else speaks for them, and less beside links of their own", () => {
    const lone = link(2, 2, 0.9);
    const before = link(1, 1, 0.9, listed);
    const after = link(3, 3, 0.9, listed);
    expect(of([lone], 2)).toBeCloseTo(0.63);
    expect(of([before, lone], 2)).toBeCloseTo(0.72);
    expect(of([before, lone, after], 2)).toBeCloseTo(0.855);
  });

  test("are believed where other texts have them, they look alike or are met again", () => {
    for (const known of [listed, { isAlike: true }, { count: 2 }]) {
      expect(of([link(2, 2, 0.9, known)], 2)).toBe(0.9);
    }
  });

  test("join ne and its pas to one not, and no ne to the not of another", () => {
    const denied = { fr: words("il ne dort pas"), en: words("he does not sleep") };
    const joined = settleLinks([link(1, 2, 0.4, listed), link(3, 2, 0.5, listed)], denied);
    expect(joined.map(({ fr, en, probability }) => [fr, en, probability.toFixed(2)])).toEqual([
      [1, 2, "0.64"],
      [3, 2, "0.64"],
    ]);
    const alone = { fr: words("je ne sais"), en: words("i do not know") };
    expect(settleLinks([link(1, 2, 0.4, listed)], alone)).toHaveLength(1);
    expect(settleLinks([link(1, 2, 0.4, listed)], alone)[0]?.probability).toBe(0.4);
  });
});
