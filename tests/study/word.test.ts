import { describe, expect, test } from "vitest";
import { areSpans, changeWord, makeWord, mergeWords, wordKey } from "#lib/study/word.ts";
import fc from "../property.ts";
import { userData } from "./arbitrary-user-data.ts";

const voir = { lemma: "voir", upos: "VERB", isExpression: false } as const;
const now = 1_764_000_000_000;

describe("a word", () => {
  test("is one lemma as one part of speech: the noun “voir” would be another", () => {
    expect(wordKey(voir)).toBe("VERB:voir");
    expect(wordKey({ ...voir, upos: "NOUN" })).not.toBe(wordKey(voir));
  });

  test("may be an expression, of whatever part", () => {
    const suddenly = { lemma: "tout à coup", upos: "X", isExpression: true } as const;
    expect(wordKey(suddenly)).toBe("+:tout à coup");
  });

  test("has each form once, whatever the order in which they are met", () => {
    const word = makeWord(voir, { state: "learning" }, ["vit", "a vu", "vit"], now);
    expect(changeWord(word, {}, ["vis"], now + 5).forms).toEqual(["a vu", "vis", "vit"]);
    expect(changeWord(word, {}, ["vis"], now + 5).changedAt).toBe(now);
  });

  test("stays the same where nothing changes, and takes only what is changed", () => {
    const word = makeWord(voir, { state: "learning", sense: "see" }, ["vit"], now);
    expect(changeWord(word, { state: "learning" }, ["vit"], now + 5)).toBe(word);
    // One tab writes a note, the other sets the state: neither takes the other’s back.
    const both = changeWord(
      changeWord(word, { note: "Il vit" }, [], now + 1),
      { state: "known" },
      [],
      now + 2,
    );
    expect(both).toMatchObject({
      note: "Il vit",
      state: "known",
      sense: "see",
      changedAt: now + 2,
    });
  });

  test("changed by a clock that was set back is changed all the same", () => {
    const word = makeWord(voir, { state: "learning" }, [], now);
    expect(changeWord(word, { state: "known" }, [], now - 1000).changedAt).toBe(now + 1);
  });

  test("told twice is merged to one, in whatever order and however often", {
    timeout: 60_000,
  }, () => {
    const words = userData.map(({ words }) => words);
    fc.assert(
      fc.property(words, words, words, (a, b, c) => {
        const [one, other, third] = [a, b, c].map(([word]) => word);
        if (one === undefined || other === undefined || third === undefined) return;
        const same = {
          key: one.key,
          lemma: one.lemma,
          upos: one.upos,
          isExpression: one.isExpression,
        };
        const [x, y, z] = [one, { ...other, ...same }, { ...third, ...same }].map(
          ({ memory: _, ...word }) => word,
        );
        if (x === undefined || y === undefined || z === undefined) return;
        expect(mergeWords(x, y)).toEqual(mergeWords(y, x));
        expect(mergeWords(x, x)).toEqual(x);
        expect(mergeWords(mergeWords(x, y), z)).toEqual(mergeWords(x, mergeWords(y, z)));
      }),
    );
  });
});

test("spans stand in order inside the sentence and do not touch", () => {
  expect(
    areSpans(
      [
        [0, 2],
        [3, 5],
      ],
      5,
    ),
  ).toBe(true);
  expect(areSpans([], 5)).toBe(true);
  expect(
    areSpans(
      [
        [0, 2],
        [2, 5],
      ],
      5,
    ),
  ).toBe(false);
  expect(
    areSpans(
      [
        [3, 5],
        [0, 2],
      ],
      5,
    ),
  ).toBe(false);
  expect(areSpans([[0, 6]], 5)).toBe(false);
  expect(areSpans([[2, 2]], 5)).toBe(false);
});
