import { describe, expect, test } from "vitest";
import { derivedSenses } from "#lib/lexicon/derivation.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** A dictionary of a few words, and what it was asked for. */
function dictionary(entries: Readonly<Record<string, readonly string[]>>) {
  return (lemma: string, upos: PartOfSpeech) => {
    const glosses = entries[`${lemma} ${upos}`];
    return glosses === undefined ? undefined : [{ glosses }];
  };
}

const find = dictionary({
  "insensible ADJ": ["insensible"],
  "prudent ADJ": ["prudent"],
  "constant ADJ": ["constant"],
  "joli ADJ": ["pretty"],
  "heureux ADJ": ["happy", "over the moon"],
  "vif ADJ": ["lively", "vivid"],
  "cruel ADJ": ["cruel"],
  "léger ADJ": ["light"],
  "aisé ADJ": ["easy"],
  "nouveau ADJ": ["new"],
  "fou ADJ": ["mad"],
  "magique ADJ": ["magic"],
  "nouvelle NOUN": ["piece of news"],
  "plein ADJ": ["full"],
  "descendre VERB": ["go down", "come down", "get off", "alight"],
  "ouvrir VERB": ["open"],
  "élire VERB": ["elect"],
  "action NOUN": ["action"],
  "ministre NOUN": ["minister"],
  "guerre NOUN": ["war"],
  "content ADJ": ["pleased"],
  "sol NOUN": ["soil"],
});
const glossesOf = (lemma: string, upos: PartOfSpeech) =>
  derivedSenses(lemma, upos, find)?.map(({ glosses }) => glosses);

describe("an adverb that no dictionary has", () => {
  test.each([
    ["insensiblement", "insensibly"],
    ["prudemment", "prudently"],
    ["constamment", "constantly"],
    ["joliment", "prettily"],
    ["cruellement", "cruelly"],
    ["légèrement", "lightly"],
    ["aisément", "easily"],
    ["nouvellement", "newly"],
    ["follement", "madly"],
    ["magiquement", "magically"],
    ["pleinement", "fully"],
  ])("%s is %s", (adverb, english) => {
    expect(glossesOf(adverb, "ADV")).toEqual([[english]]);
  });

  test("says nothing for what English has no adverb of", () => {
    expect(glossesOf("heureusement", "ADV")).toEqual([["happily"]]);
    expect(glossesOf("vivement", "ADV")).toEqual([["vividly"]]);
  });

  test("is no adverb where it is a noun, or too short to be made of anything", () => {
    expect(glossesOf("nouvellement", "NOUN")).toBeUndefined();
    expect(glossesOf("joument", "ADV")).toBeUndefined();
    expect(glossesOf("lentement", "ADV")).toBeUndefined();
  });
});

describe("a word with a prefix", () => {
  test.each([
    ["redescendre", "VERB", ["go down again", "come down again", "get off again"]],
    ["rouvrir", "VERB", ["open again"]],
    ["réélire", "VERB", ["elect again"]],
    ["interaction", "NOUN", ["inter-action"]],
    ["ex-ministre", "NOUN", ["former minister"]],
    ["anti-guerre", "NOUN", ["anti-war"]],
    ["avant-guerre", "NOUN", undefined],
    ["sous-sol", "NOUN", undefined],
    ["quasi-content", "ADJ", ["almost pleased"]],
  ] as const)("%s, %s", (lemma, upos, glosses) => {
    expect(glossesOf(lemma, upos)?.[0]).toEqual(glosses);
  });

  test("says again of what is done, and of nothing else", () => {
    expect(glossesOf("réaction", "NOUN")).toBeUndefined();
    // *rester* is nothing again.
    expect(glossesOf("rester", "VERB")).toBeUndefined();
  });
});
