import { describe, expect, test } from "vitest";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import {
  findExcesses,
  lemmasOutside,
  longSentence,
  meanSentence,
  measureText,
  shareOfForm,
  shareOutside,
} from "#lib/lexicon/text-level.ts";
import { loadBands, loadLexicon } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();
const measure = (text: string, isProse = true) =>
  measureText(lexicon, loadBands(), [{ isProse, segments: [{ fr: text }] }]);
const outside = (text: string) => lemmasOutside(measure(text), 3).map(({ lemma }) => lemma);

describe("words outside a band", () => {
  test("are those that readers seldom meet", () => {
    expect(outside("Le chat dort sous le nénuphar.")).toEqual(["nénuphar"]);
    expect(shareOutside(measure("Le chat dort sous le nénuphar."), 3)).toBeCloseTo(1 / 6);
  });

  test("are not names, numbers, nor the days and months", () => {
    expect(outside("Jeudi, Brévigny a reçu quarante-deux lettres de Trieste en avril.")).toEqual(
      [],
    );
  });

  test("are not what the editor explains, be it a word or an expression", () => {
    const segments = [{ fr: "Le nénuphar craint la mort aux rats." }];
    const glossary = makeGlossary(
      [
        { text: "nénuphar", glosses: ["water lily"] },
        { text: "mort aux rats", glosses: ["rat poison"] },
      ],
      lexicon,
    );
    const measured = measureText(lexicon, loadBands(), [{ isProse: true, segments }], glossary);
    expect(lemmasOutside(measured, 3)).toEqual([]);
  });
});

describe("the length of sentences", () => {
  test("is counted over the sentences of a block, however it is cut in segments", () => {
    const segments = [{ fr: "Le chat dort," }, { fr: "et il rêve. Bien." }];
    const { sentenceWords } = measureText(lexicon, loadBands(), [{ isProse: true, segments }]);
    expect(sentenceWords).toEqual([1, 6]);
  });

  test("is told by its mean, and by what nine of ten do not exceed", () => {
    const measured = measure(`${"Oui. ".repeat(8)}Le chat dort. Le chat dort sous la table verte.`);
    expect([meanSentence(measured), longSentence(measured)]).toEqual([1.8, 3]);
  });

  test("is not that of titles and lists", () => {
    expect(measure("Le chat", false).sentenceWords).toEqual([]);
  });

  test("of no text is nothing", () => {
    const nothing = measure("");
    expect([meanSentence(nothing), longSentence(nothing), shareOutside(nothing, 1)]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe("the tenses of the verbs", () => {
  test("are counted over the conjugated ones", () => {
    const measured = measure("Il dormait. Il mange. Elle veut venir. Il chanta.");
    expect(shareOfForm(measured, "iimp")).toBe(0.25);
    expect(shareOfForm(measured, "ipsi")).toBe(0.25);
  });

  test("finit may be présent, and counts as that", () => {
    expect(shareOfForm(measure("Il finit."), "ipsi")).toBe(0);
  });
});

describe("a text goes beyond its level", () => {
  const tale = "Le roi convoqua la cour, qui ne voulait pas qu’il mangeât le nénuphar.";

  test("by rare words, long sentences and tenses not yet taught, each told with its limit", () => {
    expect(findExcesses(measure(tale), "A2")).toEqual([
      "7.1 % of the words are rarer than band 3 (at most 4.0 %): nénuphar",
      "sentences have 13.0 words (at most 10)",
      "33.3 % of the verbs are iimp (at most 5.0 %)",
      "33.3 % of the verbs are ipsi (at most 0.0 %)",
      "33.3 % of the verbs are simp (at most 0.0 %)",
    ]);
  });

  test("not one that keeps to it, nor any at C2", () => {
    expect(findExcesses(measure("Le chat dort. Il a mangé."), "A2")).toEqual([]);
    expect(findExcesses(measure(tale), "C2")).toEqual([]);
  });
});
