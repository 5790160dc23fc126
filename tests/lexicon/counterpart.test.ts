import { describe, expect, test } from "vitest";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import {
  compileChapterLexicon,
  type LookedUpWord,
  parseChapterLexicon,
} from "#lib/lexicon/chapter-lexicon.ts";
import { Beside } from "#lib/lexicon/counterpart.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import { loadDictionary, loadTranslationLexicon } from "#lib/library/lexicon-files.ts";

const dictionary = loadDictionary();
const lexicon = loadTranslationLexicon();

/** The words of sentences as a reader sees them, by what is printed; the first of each. */
function wordsOf(...pairs: readonly (readonly [fr: string, en: string])[]) {
  const segments = pairs.map(([fr, en], index) => ({ id: `p${index + 1}.1`, fr, en }));
  const links = linkEachWord(segments, { lexicon, least: evidenceFrom });
  const chapter = parseChapterLexicon(compileChapterLexicon(dictionary, segments, { links }));
  return (printed: string, sentence = 0): LookedUpWord | undefined => {
    const { id = "", fr = "" } = segments[sentence] ?? {};
    return chapter
      .wordsOf(id)
      .find(({ startOffset, endOffset }) => fr.slice(startOffset, endOffset) === printed);
  };
}

const glossOf = (word: LookedUpWord | undefined) => word?.reading?.senses[0]?.glosses[0];
const markOf = (english: string, word: LookedUpWord | undefined) => {
  const words = englishWords(english);
  const { english: span } = word ?? {};
  if (span === undefined) return undefined;
  return english.slice(words[span.first]?.startOffset, words[span.last]?.endOffset);
};

describe("the English beside a word chooses among its readings", () => {
  test.each([
    ["Cette idée lui plut.", "The idea pleased him.", "plut", "plaire", "please"],
    ["Il plut toute la nuit.", "It rained all night.", "plut", "pleuvoir", "rain"],
    ["Je vis la mer.", "I saw the sea.", "vis", "voir", "see"],
    ["Je vis à Lyon.", "I live in Lyons.", "vis", "vivre", "live"],
    [
      "Les fils de la toile sont fins.",
      "The threads of the cloth are fine.",
      "fils",
      "fil",
      "thread",
    ],
    ["Les fils du roi sont grands.", "The king’s sons are tall.", "fils", "fils", "son"],
    ["Je te suis.", "I follow you.", "suis", "suivre", "follow"],
    ["Les livres sterling.", "Pounds sterling.", "livres", "livre", "pound"],
  ])("%s %s", (fr, en, printed, lemma, gloss) => {
    const word = wordsOf([fr, en])(printed);
    expect([word?.reading?.lemma, glossOf(word)]).toEqual([lemma, gloss]);
  });
});

describe("a card and the mark on the other side", () => {
  test("say the same word", () => {
    const en = "The old woman looked at the dark sea and closed the window.";
    const word = wordsOf(["La vieille femme regarda la mer sombre et ferma la fenêtre.", en]);
    for (const [printed, english] of [
      ["regarda", "looked"],
      ["sombre", "dark"],
      ["fenêtre", "window"],
      ["femme", "woman"],
    ] as const) {
      expect(word(printed)?.reading?.reason, printed).toBe("translation");
      expect(markOf(en, word(printed)), printed).toBe(english);
    }
  });

  test("are one in every word of a text: a gloss that is “here” is the English that is marked", () => {
    const en = "He put the letter on the table, took his hat and went out without a word.";
    const fr = "Il posa la lettre sur la table, prit son chapeau et sortit sans un mot.";
    const segments = [{ id: "p1.1", fr, en }];
    const links = linkEachWord(segments, { lexicon, least: evidenceFrom });
    const source = compileChapterLexicon(dictionary, segments, { links });
    for (const { reading, english } of parseChapterLexicon(source).wordsOf("p1.1"))
      if (reading?.reason === "translation") expect(english, reading.form).toBeDefined();
  });
});

describe("what no dictionary has for a word", () => {
  const fr = "Le vieux renard se tut.";
  const en = "The schemer fell silent.";
  const link = (frStart: number, enStart: number, enEnd: number, probability: number) => ({
    frStart,
    enStart,
    enEnd,
    probability,
    listed: 0,
  });
  const seen = (...links: readonly ReturnType<typeof link>[]) => {
    const compiled = compileChapterLexicon(dictionary, [{ id: "p1.1", fr, en }], {
      links: [links],
    });
    return parseChapterLexicon(compiled).wordsOf("p1.1")[2];
  };

  test("is said where the translation surely has it, and is the translation’s", () => {
    const word = seen(link(9, 4, 11, 0.9));
    expect(word?.reading?.senses[0]).toEqual({ glosses: ["schemer"], isTranslators: true });
    expect(word?.reading?.reason).toBe("translation");
    expect(word?.reading?.senses.length).toBeGreaterThan(1);
    expect(markOf(en, word)).toBe("schemer");
  });

  test("is not said where it says another word, but may be marked", () => {
    const word = seen(link(9, 12, 16, 0.85), link(19, 12, 16, 0.7));
    expect(glossOf(word)).toBe("fox");
    expect(word?.reading?.reason).toBe("likelihood");
    expect(markOf(en, word)).toBe("fell");
    expect(markOf(en, seen(link(9, 12, 16, 0.5), link(19, 12, 16, 0.7)))).toBeUndefined();
  });

  test("is said with the sense of whose family it is", () => {
    const pair = ["Respirez profondément.", "Take a deep breath."] as const;
    const word = wordsOf(pair)("profondément");
    expect(word?.reading?.senses[0]?.glosses.slice(0, 2)).toEqual(["deep", "deeply"]);
    expect(markOf(pair[1], word)).toBe("deep");
  });

  test("is not said for words of grammar, nor without a translation", () => {
    const word = wordsOf(["Il en parle.", "He speaks about that matter."]);
    expect(word("en")?.reading?.senses[0]?.isTranslators).toBeUndefined();
    const [first] = parseChapterLexicon(
      compileChapterLexicon(dictionary, [{ id: "p1.1", fr: "Parquet ciré.", en: "" }]),
    ).wordsOf("p1.1");
    expect(first?.reading?.reason).toBe("likelihood");
    expect(first?.english).toBeUndefined();
  });
});

describe("of two glosses that the English has", () => {
  const senses = [{ glosses: ["old"] }, { glosses: ["ancient"] }];
  const english = "An old, an ancient house here now indeed";
  const link = (frStart: number, enStart: number, enEnd: number, probability: number) => ({
    frStart,
    enStart,
    enEnd,
    probability,
    listed: 0,
  });
  const chosen = (...links: readonly ReturnType<typeof link>[]) =>
    new Beside(english, links).find({ senses, starts: [0], position: 0.2 })?.first;

  test("the one about where the word stands says it", () => {
    expect(chosen()).toBe(1);
  });

  test("the one that a link leads to says it, though it stands farther away", () => {
    expect(chosen(link(0, 11, 18, 0.5))).toBe(3);
  });
});

describe("a word of the translation that stands in for a gloss", () => {
  const textOf = (english: string, word: string) => {
    const enStart = english.indexOf(word);
    const own = { enStart, enEnd: enStart + word.length, probability: 0.9, listed: 0.1 };
    const sayable = { lemma: "intrigant", upos: "NOUN" } as const;
    const sought = { senses: [], starts: [0], position: 0.5, sayable };
    return new Beside(english, [{ frStart: 0, ...own }]).find(sought)?.text;
  };

  test("keeps its capital where it is a name, and has none where a sentence begins", () => {
    expect(textOf("We met Schemer there.", "Schemer")).toBe("Schemer");
    expect(textOf("We left. Schemers came.", "Schemers")).toBe("schemers");
    expect(textOf("Schemers came.", "Schemers")).toBe("schemers");
  });
});

describe("what the translation has is not said for a word", () => {
  const saidOf = (english: string, word: string, sayable: { lemma: string; upos: "NOUN" }) => {
    const enStart = english.indexOf(word);
    const own = { enStart, enEnd: enStart + word.length, probability: 0.95, listed: 0.1 };
    const senses = [{ glosses: ["gloss"] }];
    const sought = { senses, starts: [0], position: 0.5, sayable };
    return new Beside(english, [{ frStart: 0, ...own }]).find(sought)?.text;
  };

  test.each([
    ["He lived in the rue de Rennes.", "rue", "rue", "the translation keeps it as it is"],
    ["He went there twice a day.", "twice", "fois", "it says more than the noun"],
    ["The boy, aged eight, sat down.", "aged", "an", "it says more than the noun"],
  ])("“%s”: %s for %s, for %s", (english, word, lemma) => {
    expect(saidOf(english, word, { lemma, upos: "NOUN" })).toBeUndefined();
  });

  test("but is where it says it", () => {
    const word = { lemma: "gamin", upos: "NOUN" } as const;
    expect(saidOf("The urchin sat down there.", "urchin", word)).toBe("urchin");
  });
});

describe("a name", () => {
  test("is what the translation calls it, and that is marked", () => {
    const en = "Then Frederic went away, and Wilhelm stayed.";
    const word = wordsOf(["Puis Frédéric partit, et Guilhem resta.", en])("Frédéric");
    expect([glossOf(word), markOf(en, word)]).toEqual(["Frederic", "Frederic"]);
  });

  test("is not said to be one that the translation has for its namesake alone", () => {
    const en = "Candide was sad.";
    const find = (frStart: number) =>
      new Beside(en, [{ frStart: 0, enStart: 0, enEnd: 7, probability: 0.9, listed: 0 }]).findName(
        "Candide",
        [frStart],
        0.5,
      );
    expect(find(0)?.text).toBe("Candide");
    expect(find(20)).toBeUndefined();
  });
});

test("the dictionary’s own order is kept where the translation tells nothing, whatever it told before", () => {
  const word = wordsOf(
    ["Elle écrit au chat.", "It writes to the cat."],
    ["Elle dort.", ""],
    ["Il a fait le mur.", "He said the wall."],
    ["Elle fait un gâteau.", ""],
  );
  for (const [printed, sentence] of [
    ["Elle", 1],
    ["fait", 3],
  ] as const) {
    const { reading } = word(printed, sentence) ?? {};
    const alone = wordsOf([sentence === 1 ? "Elle dort." : "Elle fait un gâteau.", ""])(printed);
    expect(reading?.reason).toBe("likelihood");
    expect(reading?.senses).toEqual(alone?.reading?.senses);
  }
});
