import { expect, it } from "vitest";
import {
  type Claimant,
  findSaid,
  groupOfPrinted,
  lemmasOfPrinted,
} from "#lib/align/counterpart.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** `sortir VERB 1-1`: a French word, and from which English word to which it is linked. */
function claimant(drawn: string): Claimant {
  const [lemma = "", upos = "X", span] = drawn.split(" ");
  const [first = 0, last = 0] = (span ?? "").split("-").map(Number);
  const told = { lemma: lemma.replaceAll("_", " "), upos: upos.replace("+", "") as PartOfSpeech };
  const isExpression = upos.startsWith("+");
  return { ...told, isExpression, ...(span === undefined ? {} : { english: { first, last } }) };
}

/** For each French word its group, and as what it is printed. */
function said(english: string, ...french: readonly string[]): readonly string[] {
  const claimants = french.map(claimant);
  return findSaid(claimants, english.split(" ")).map((one, index) => {
    if (one === undefined) return "—";
    const group = groupOfPrinted(one.printed, claimants[index]?.upos ?? "X");
    return group === one.printed ? group : `${group} (${one.printed})`;
  });
}

it("a verb that is linked to a particle alone has the verb before it", () => {
  expect(said("he came out", "sortir VERB 2-2")).toEqual(["come (came out)"]);
  expect(said("he came quickly out", "sortir VERB 3-3")).toEqual(["come (came … out)"]);
});

it("a particle whose verb another French word has stays without one", () => {
  expect(said("he came out", "venir VERB 1-1", "dehors ADV 2-2")).toEqual(["come (came)", "out"]);
});

it("a verb takes its particle along, over what it is done to, and no preposition", () => {
  expect(said("he put it aside", "écarter VERB 1-1")).toEqual(["put (put … aside)"]);
  expect(said("she gave up smoking", "cesser VERB 1-1")).toEqual(["give (gave up)"]);
  expect(said("he lived in Paris", "habiter VERB 1-1")).toEqual(["live (lived)"]);
});

it("grammar is no counterpart of a noun, a verb or an adjective", () => {
  expect(said("the end of it", "fin NOUN 2-2", "dernier ADJ 0-0")).toEqual(["—", "—"]);
});

it("a word of grammar that is a noun besides says a noun, and no verb", () => {
  expect(said("on his back", "dos NOUN 2-2")).toEqual(["back"]);
  expect(said("he was back", "être VERB 1-1", "rendre VERB 2-2")).toEqual(["be (was)", "—"]);
});

it("grammar says the verbs that are nearly grammar themselves", () => {
  expect(said("he could not", "pouvoir VERB 1-1")).toEqual(["can (could)"]);
});

it("articles and auxiliaries about a counterpart are left out", () => {
  expect(said("the old men", "vieillard NOUN 0-2")).toEqual(["old man (old men)"]);
  expect(said("he had been looking", "regarder VERB 1-3")).toEqual(["look (looking)"]);
});

it("an English word says one French one: the noun before the article, the verb before its auxiliary", () => {
  expect(said("home", "le DET 0-0", "maison NOUN 0-0")).toEqual(["—", "home"]);
  expect(said("he looked", "avoir VERB 1-1", "regarder VERB 1-1")).toEqual(["—", "look (looked)"]);
});

it("what an expression says is the expression’s", () => {
  expect(said("he seemed tired", "air NOUN", "avoir_l’air +VERB 1-1")).toEqual([
    "—",
    "seem (seemed)",
  ]);
});

it("an adverb is the whole phrase", () => {
  expect(said("he came at last", "enfin ADV 3-3")).toEqual(["at last"]);
  expect(said("in the end he came", "finalement ADV 2-2")).toEqual(["in the end"]);
});

it("whose head is shaken makes no difference to a group", () => {
  expect(said("he shook his head", "hocher VERB 1-3")).toEqual([
    "shake one’s head (shook his head)",
  ]);
});

it("each word of a counterpart has its lemma, the one that is inflected by the French", () => {
  expect(lemmasOfPrinted("old men", "NOUN")).toEqual(["old", "man"]);
  expect(lemmasOfPrinted("put … aside", "VERB")).toEqual(["put", "aside"]);
  expect(lemmasOfPrinted("rose", "VERB")).toEqual(["rise"]);
});

it("a segment without English has nothing said", () => {
  expect(findSaid([claimant("mot NOUN 0-0")], [])).toEqual([undefined]);
});
