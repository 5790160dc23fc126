import { describe, expect, test } from "vitest";
import type { LookedUpReading, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import { judgeWord, parseJudgedWords, readReference } from "#lib/lexicon/word-gold.ts";

const en = "He closed the door.";

function judged(cells: string) {
  const [word] = parseJudgedWords(`m001\tmodern 1 @0 mot 01234567\t${cells}\tlook\n`, "words.tsv");
  if (word === undefined) throw new RangeError(cells);
  return word;
}

function card(reading: Partial<LookedUpReading>, more: Partial<LookedUpWord> = {}): LookedUpWord {
  const whole: LookedUpReading = {
    form: "porte",
    lemma: "porte",
    upos: "NOUN",
    feats: { gender: "f", number: "sg" },
    band: 1,
    senses: [{ glosses: ["door"] }],
    reason: "likelihood",
    ...reading,
  };
  return { startOffset: 0, endOffset: 5, near: [], reading: whole, ...more };
}

const judge = (cells: string, beside: LookedUpWord | undefined, alone = beside) =>
  judgeWord(judged(cells), { alone, beside, en });

const door = "porte\tNOUN\tf.sg\tdoor|gate\tdoor\t";

describe("a card is held against what people say of the word", () => {
  test("all of it is right", () => {
    const marked = card({ reason: "translation" }, { english: { first: 3, last: 3 } });
    expect(judge(door, marked)).toMatchObject({
      isContent: true,
      isAnalysed: true,
      first: true,
      firstBeside: true,
      here: true,
      isSaid: true,
      mark: true,
      contradicts: false,
      hasSense: true,
    });
  });

  test("a card that says one word and marks another contradicts itself", () => {
    const marked = card({ reason: "translation" }, { english: { first: 1, last: 1 } });
    expect(judge(door, marked)).toMatchObject({ here: true, mark: false, contradicts: true });
    expect(judge(door, card({ reason: "translation" }))).toMatchObject({ contradicts: true });
  });

  test("without the translation another sense may be first", () => {
    const alone = card({ senses: [{ glosses: ["port"] }] });
    expect(judge(door, card({}), alone)).toMatchObject({ first: false, firstBeside: true });
  });

  test("what is not said to be “here” is only missing", () => {
    expect(judge(door, card({}))).toMatchObject({ here: undefined, isSaid: false });
    expect(judge("porte\tNOUN\tf.sg\tdoor\t-\t", card({})).isSaid).toBeUndefined();
  });

  test("a verb is not the noun of the same form", () => {
    const verb = card({ lemma: "porter", upos: "VERB", feats: { verbForm: "ipre", person: 3 } });
    expect(judge(door, verb).isAnalysed).toBe(false);
    expect(judge("porter\tVERB\tipre.3.sg\twear\t-\t", verb).isAnalysed).toBe(true);
    expect(judge("porter\tVERB\tiimp.3.sg\twear\t-\t", verb).isAnalysed).toBe(false);
  });

  test("grammars may differ: auxiliaries, adjectives of participles, pronouns", () => {
    const be = card({ lemma: "être", upos: "VERB", feats: { verbForm: "ipre", person: 3 } });
    expect(judge("être\tAUX\tipre.3.sg\tbe\t-\t", be)).toMatchObject({
      isAnalysed: true,
      isContent: false,
    });
    const closed = card({ lemma: "fermé", upos: "ADJ" });
    expect(judge("fermer\tVERB\tppas.f.sg\tclosed\tclosed\t", closed).isAnalysed).toBe(true);
    const she = card({ lemma: "il", upos: "PRON", feats: { person: 3 } });
    expect(judge("elle\tPRON\t3.f.sg\tshe\tHe\t", she).isAnalysed).toBe(true);
    expect(judge("on\tPRON\t3.sg\tone\t-\t", she).isAnalysed).toBe(false);
  });

  test("what only describes a word of grammar is not scored as a gloss", () => {
    const verdict = judge("en\tADP\tinv\t(with a participle)\t-\t", card({ upos: "ADP" }));
    expect(verdict).toMatchObject({ first: undefined, firstBeside: undefined, isContent: false });
  });

  test("an expression’s meaning is as good as its word’s", () => {
    const expression = {
      text: "à la porte",
      upos: "ADV",
      senses: [{ glosses: ["outside"] }],
      reason: "likelihood",
      words: [0],
    } as const;
    const wrong = { senses: [{ glosses: ["gate"] }] };
    const cells = "porte\tNOUN\tf.sg\tdoor\t-\tà la porte = outside; out of doors";
    expect(judge(cells, card(wrong, { expression }))).toMatchObject({
      firstBeside: true,
      hasExpression: true,
    });
    expect(judge(cells, card(wrong))).toMatchObject({ firstBeside: false, hasExpression: false });
  });

  test("a name is no word with a meaning", () => {
    const name = card({ lemma: "Laporte", upos: "PROPN", feats: {}, senses: [] });
    const cells = "Laporte\tPROPN\t\tname\t-\t";
    expect(judge(cells, name)).toMatchObject({ isAnalysed: true, firstBeside: true });
    expect(judge(cells, name).hasSense).toBeUndefined();
    expect(judge(cells, card({}))).toMatchObject({ isAnalysed: false, firstBeside: false });
  });

  test("a rare word has a hint, a common one has none", () => {
    expect(judge(door, card({ band: 5 })).hint).toBe(true);
    expect(judge(door, card({ band: 5, senses: [{ glosses: ["port"] }] })).hint).toBe(false);
    expect(judge(door, card({ band: 1 })).hint).toBeUndefined();
  });

  test("a word that is not shown is wrong", () => {
    expect(judge(door, undefined)).toMatchObject({
      isAnalysed: false,
      firstBeside: false,
      hasSense: false,
    });
  });
});

test("a reference names a sentence of ours, or a place in both files of a book", () => {
  expect(readReference("modern 12 @5 l’ 1a2b3c4d")).toEqual({
    source: "modern",
    places: ["12"],
    startOffset: 5,
    word: "l’",
    hash: "1a2b3c4d",
  });
  expect(readReference("candide 1200+80 1100+77 @0 Il 1a2b3c4d")?.places).toEqual([
    "1200+80",
    "1100+77",
  ]);
  expect(readReference("candide @0 Il 1a2b3c4d")).toBeUndefined();
});

test("a row that is no judged word is refused, with what to write", () => {
  expect(() => parseJudgedWords("m001\tmodern 1 @0 mot 01234567\tmot\n", "words.tsv")).toThrowError(
    expect.objectContaining({
      message:
        "words.tsv:1: no judged word: “m001\tmodern 1 @0 mot 01234567\tmot”; write nine cells: " +
        "id, reference, lemma, pos, feats, glosses, counterpart, expression, half",
    }),
  );
});
