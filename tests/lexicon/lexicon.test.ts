import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { annotate } from "#lib/lexicon/annotate.ts";
import { formatFeats } from "#lib/lexicon/feats.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { parseGold, parseMarked, scoreExpressions, scoreGold } from "#lib/lexicon/gold.ts";
import { type LexiconTables, lexiconFiles, makeLexicon } from "#lib/lexicon/lexicon.ts";
import { measureCoverage } from "#lib/lexicon/measure.ts";
import { loadDictionary, loadTranslationLexicon } from "#lib/library/lexicon-files.ts";

const dictionary = loadDictionary();
const translations = loadTranslationLexicon();
const { lexicon } = dictionary;
const throwing = (message: string) => expect.objectContaining({ message });

/** The reading meant of a word of a sentence: `voir VERB ipsi.3.sg`. */
function meant(word: string, french: string): string {
  const token = annotate(lexicon, french).find(({ token }) => token.text === word);
  const [first] = token?.readings ?? [];
  if (first === undefined) return "nothing";
  return `${first.lemma} ${first.upos} ${formatFeats(first.feats)}`.trim();
}

/** The first gloss of a word of a sentence beside its translation, and why it is first. */
function sense(word: string, french: string, english?: string): readonly string[] {
  const token = annotate(lexicon, french, english).find(({ token }) => token.text === word);
  return [token?.readings[0]?.senses[0]?.glosses[0] ?? "", token?.reason ?? ""];
}

const expressionsIn = (french: string) => [
  ...new Set(
    annotate(lexicon, french).flatMap(({ expression }) => expression?.expression.text ?? []),
  ),
];

describe("a word is read in its sentence", () => {
  test.each([
    ["vit", "Il la vit.", "voir VERB ipsi.3.sg"],
    ["la", "Il la vit.", "le PRON 3.f.sg"],
    ["la", "Il voit la porte.", "le DET f.sg"],
    ["porte", "Elle porte une robe.", "porter VERB ipre.3.sg"],
    ["porte", "La porte est ouverte.", "porte NOUN f.sg"],
    ["des", "Le chef des ouvriers parle.", "de + le ADP pl"],
    ["des", "Il mange des pommes.", "un DET pl"],
    ["en", "Il tomba en courant.", "en ADP"],
    ["faut", "Il faut partir.", "falloir VERB ipre.3.sg"],
    ["été", "L’été fut long.", "été NOUN m.sg"],
    ["été", "Il a été vu.", "être VERB ppas"],
    ["Etat", "Un coup d’Etat.", "état NOUN m.sg"],
    ["-tu", "Où vas-tu ?", "tu PRON 2.sg"],
    ["étoit", "Il étoit roi.", "être VERB iimp.3.sg"],
    ["enfans", "Les enfans jouent.", "enfant NOUN pl"],
    ["mètres", "Une tour de vingt mètres.", "mètre NOUN m.pl"],
    ["partie", "La dernière partie du livre.", "partie NOUN f.sg"],
    ["antibolcheviques", "Les forces antibolcheviques.", "antibolchevique ADJ pl"],
    ["Kornilov", "Le général Kornilov.", "Kornilov PROPN"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });

  test.each(["жизнь", "x".repeat(10_000), "qwrtz", "👩‍👩‍👧", "中文", "á́́́".repeat(50)])(
    "%j is read as nothing",
    (word) => {
      expect(meant(word, word)).toBe("nothing");
    },
  );
});

// A segment as long as a book is read in time that grows with it, or the test never ends.
test.each([
  ["nous ", "we "],
  ["il voit ", "he sees "],
  ["a-", "a"],
  ["l’", "x"],
  ["👩‍👩‍👧", ""],
])(
  "a segment of %j over and over is read to its end",
  (french, english) => {
    const text = french.repeat(4_000).trimEnd();
    const last = annotate(lexicon, text, english.repeat(4_000)).at(-1);
    expect(last?.token.endOffset).toBe(text.length);
  },
  60_000,
);

describe("the sense that the translation used comes first", () => {
  test("and says why: vit, “saw”", () => {
    expect(sense("vit", "Il la vit.", "He saw her.")).toEqual(["see", "translation"]);
  });

  test("one French word, two places, two senses", () => {
    const french = "Ses livres valaient dix livres.";
    const [first, second] = annotate(lexicon, french, "His books were worth ten pounds.")
      .filter(({ token }) => token.text === "livres")
      .map(({ readings }) => readings[0]?.senses[0]?.glosses[0]);
    expect([first, second]).toEqual(["book", "pound"]);
  });

  test("without a translation, the likeliest", () => {
    expect(sense("cour", "La cour est vide.")).toEqual(["court", "likelihood"]);
  });

  test("a word in small letters is no name: francs, not Franks", () => {
    const [, francs] = annotate(lexicon, "Vingt francs.");
    expect(francs?.readings.flatMap(({ senses }) => senses[0]?.glosses[0] ?? [])).toEqual([
      "franc",
      "frank",
    ]);
  });

  test("of an expression too", () => {
    const [first] = annotate(lexicon, "À la fois gai et las.", "Both merry and tired.");
    expect(first?.expression?.expression.senses[0]?.glosses[0]).toBe("both");
  });

  test.each([
    ["Je me rappelle son nom.", "rappelle", true],
    ["Nous nous rappelons son nom.", "rappelons", true],
    ["Vous êtes-vous rappelé son nom ?", "rappelé", true],
    ["Il me rappelle mon frère.", "rappelle", false],
    ["Nous rappelons son nom.", "rappelons", false],
  ])("in “%s” %s has the senses of se rappeler: %s", (french, word, isPronominal) => {
    expect(sense(word, french)[0] === "remember").toBe(isPronominal);
  });

  test("“have” in the English is no evidence", () => {
    expect(sense("possède", "Il possède tout.", "They have it.")[1]).toBe("likelihood");
  });

  test.each([
    ["grammes", "gram"],
    ["kilomètres", "kilometre"],
    ["chauves-souris", "bat"],
    ["basses-cours", "chicken coop"],
    ["entr’ouvert", "crack open"],
    ["soixante-cinquième", "sixty-fifth"],
    ["par-dessous", "under"],
  ])("%s, written so, is found: %s", (word, gloss) => {
    const [first] = annotate(lexicon, word)[0]?.readings ?? [];
    expect(first?.senses.flatMap(({ glosses }) => glosses)).toContain(gloss);
  });

  test("an adverb in -ment that no dictionary has is derived from its adjective", () => {
    expect(sense("inéluctablement", "Il tombe inéluctablement.")[0]).toMatch(/ly$/);
  });
});

describe("the editor’s glossary comes before all else", () => {
  const glossary = makeGlossary(
    [
      { text: "cour", glosses: ["farmyard"], note: "ici, de la ferme" },
      { text: "vit", glosses: ["catches sight of"] },
      { text: "s’asseoir", glosses: ["settle"] },
      { text: "dvoïévlastié", glosses: ["dual power"] },
      { text: "tirer sa révérence", glosses: ["bow out"] },
      { text: "coup de main", glosses: ["raid"] },
    ],
    lexicon,
  );
  const readWith = (french: string, english: string) =>
    annotate(lexicon, french, english, glossary);

  test.each([
    ["La cour est vide.", "The court is empty.", "cour", "farmyard"],
    ["Il la vit.", "He saw her.", "vit", "catches sight of"],
    ["Ils s’assirent là.", "They sat there.", "assirent", "settle"],
    ["Le dvoïévlastié dura.", "It lasted.", "dvoïévlastié", "dual power"],
  ])("“%s”, “%s”: %s is “%s”", (french, english, word, gloss) => {
    const found = readWith(french, english).find(({ token }) => token.text === word);
    expect([found?.reason, found?.readings[0]?.senses[0]?.glosses[0]]).toEqual(["editor", gloss]);
  });

  test("but a form is not another form of its lemma", () => {
    const found = readWith("Il voit.", "He sees.").find(({ token }) => token.text === "voit");
    expect(found?.reason).toBe("translation");
  });

  test("an entry with se is not of the verb that stands without", () => {
    const found = readWith("Il assied l’enfant.", "").find(({ token }) => token.text === "assied");
    expect(found?.reason).toBe("likelihood");
    const participle = readWith("Elle est assise.", "").find(
      ({ token }) => token.text === "assise",
    );
    expect(participle?.reason).toBe("editor");
  });

  test("with its note, and the dictionaries’ senses after it", () => {
    const [, cour] = readWith("La cour.", "The yard.");
    expect(cour?.readings[0]?.senses[0]).toEqual({
      glosses: ["farmyard"],
      isEditors: true,
      note: "ici, de la ferme",
    });
    expect(cour?.readings[0]?.senses.length).toBeGreaterThan(1);
  });

  test.each([
    ["Elle tira vite sa révérence.", "tirer sa révérence", "bow out"],
    ["Ces coups de main.", "coup de main", "raid"],
  ])("in “%s” %s is “%s”", (french, expression, gloss) => {
    const found = readWith(french, "").find((token) => token.expression !== undefined)?.expression;
    expect([found?.expression.text, found?.expression.senses[0]?.glosses[0]]).toEqual([
      expression,
      gloss,
    ]);
  });
});

describe("names", () => {
  const nameIn = (word: string, french: string, english?: string) => {
    const token = annotate(lexicon, french, english).find(({ token }) => token.text === word);
    const [first] = token?.readings ?? [];
    return [first?.upos, first?.senses[0]?.glosses[0], token?.reason];
  };

  test.each([
    ["Dzerjinski", "Il voit Dzerjinski.", "He sees Dzerzhinsky.", "Dzerzhinsky"],
    ["Moscou", "Il vit à Moscou.", "He lives in Moscow.", "Moscow"],
    ["Allemagne", "Il vit en Allemagne.", "He lives in Germany.", "Germany"],
    ["François", "C’est François.", "It is François.", "François"],
    ["Candide", "Il parle à Candide.", "He talks to Candide.", "Candide"],
  ])("%s in “%s”, “%s” is “%s”", (word, french, english, name) => {
    expect(nameIn(word, french, english)).toEqual(["PROPN", name, "translation"]);
  });

  test("a name that the translation has not is nobody else", () => {
    const [, name] = nameIn("Kornilov", "Kornilov parle à Kerenski.", "He talks to Kerensky.");
    expect(name).toBeUndefined();
  });

  test.each([
    ["Pierre", "On appela Pierre.", "PROPN"],
    ["pierre", "On jeta une pierre.", "NOUN"],
    ["Marie", "Marie dormait.", "PROPN"],
    ["Etat", "L’Etat parle.", "NOUN"],
    ["Octobre", "La révolution d’Octobre.", "NOUN"],
  ])("%s in “%s” is read as %s", (word, french, upos) => {
    expect(nameIn(word, french)[0]).toBe(upos);
  });

  test("Georgette is not made of georgette", () => {
    expect(nameIn("Georgette", "Il voit Georgette.")).toEqual(["PROPN", undefined, "likelihood"]);
  });
});

describe("expressions", () => {
  test.each([
    ["Il ne se rendit pas compte de l’heure.", "se rendre compte"],
    ["Ils s’étaient emparés du pouvoir.", "s’emparer de"],
    ["Ce fut un coup d’Etat.", "coup d’État"],
    ["Elle n’a vu ce soir-là que trois hommes.", "ne … que"],
    ["Il n’en fut rien moins que le chef.", "rien moins que"],
    ["Au bout du chemin.", "au bout de"],
  ])("“%s” has %s", (french, expression) => {
    expect(expressionsIn(french)).toContain(expression);
  });

  test.each([
    ["Il ne parle plus depuis qu’il est seul.", "ne … que"],
    ["Il rendit le compte exact.", "se rendre compte"],
    ["Il ne vient pas. Que veut-il ?", "ne … que"],
    ["Ils furent du même avis.", "de même"],
    ["Au temps où il vivait.", "à temps"],
    ["Ils parlaient d’un coup d’État.", "d’un coup"],
    ["Le congrès tenu clandestinement à Petrograd.", "tenir à"],
    ["Il tenait une lampe à la main.", "tenir à"],
    ["Il tient à la main une lampe.", "tenir à"],
    ["Il s’agit d’abord de nous.", "il s’agit de"],
    ["Il n’avait nul droit sur elle, et qu’elle parte était bien.", "ne … que"],
    ["Il me trouvait fort jolie.", "se trouver"],
    ["Nous avons trouvé une minute.", "se trouver"],
    ["Il habite encore aujourd’hui la presqu’île.", "aujourd’hui"],
  ])("“%s” has no %s", (french, expression) => {
    expect(expressionsIn(french)).not.toContain(expression);
  });
});

describe("how well", () => {
  const share = (part: number, whole: number) => part / whole;
  const scoreOf = (file: string) =>
    scoreGold(
      dictionary,
      parseGold(readFileSync(`tests/lexicon/${file}`, "utf8"), file),
      (segments) => linkEachWord(segments, { lexicon: translations, least: evidenceFrom }),
    );

  // Figures that may only rise.
  test("sentences of our own are read right", () => {
    const score = scoreOf("gold.tsv");
    expect(score.words).toBeGreaterThan(880);
    expect(share(score.analysed, score.words)).toBeGreaterThan(0.985);
    expect(share(score.firstSenses, score.scoredSenses)).toBeGreaterThan(0.955);
    expect(share(score.firstSensesWithTranslation, score.scoredSenses)).toBeGreaterThan(0.975);
    expect(share(score.foundExpressions, score.expressions)).toBeGreaterThan(0.95);
    const shown = score.foundExpressions + score.wrongExpressions;
    expect(share(score.foundExpressions, shown)).toBeGreaterThan(0.95);
  });

  test("and so are those that nothing was tuned on", () => {
    const score = scoreOf("held-out.tsv");
    expect(score.words).toBe(495);
    expect(share(score.analysed, score.words)).toBeGreaterThan(0.985);
    expect(share(score.firstContentSenses, score.contentSenses)).toBeGreaterThan(0.93);
    const beside = share(score.firstContentSensesWithTranslation, score.contentSenses);
    expect(beside).toBeGreaterThan(0.97);
    expect(score.foundExpressions).toBe(score.expressions);
    expect(score.wrongExpressions).toBeLessThan(2);
  });

  test("expressions are told from words that look like one", () => {
    const marked = (file: string) =>
      scoreExpressions(
        dictionary,
        parseMarked(readFileSync(`tests/lexicon/${file}`, "utf8"), file),
      );
    const tuned = marked("expressions.tsv");
    expect(tuned.misses).toEqual([
      "not shown: s’ rendu compte de in “Elle ne s’est pas tout de suite rendu compte de son erreur.”",
    ]);
    const heldOut = marked("expressions-held-out.tsv");
    expect(heldOut.shown).toBeGreaterThan(120);
    expect(share(heldOut.right, heldOut.shown)).toBeGreaterThan(0.92);
    expect(share(heldOut.found, heldOut.wanted)).toBeGreaterThan(0.93);
  });

  test("coverage leaves out names and numbers, and tells what is missing", () => {
    const coverage = measureCoverage(lexicon, [
      { fr: "En 1917, Kornilov voit le qwrtz.", en: "In 1917 Kornilov sees it." },
    ]);
    expect(coverage).toEqual({
      words: 4,
      withLemma: 3,
      withSense: 3,
      withTranslation: 1,
      inExpression: 0,
      missing: [["qwrtz", 1]],
    });
  });
});

describe("a line that is none of its table’s", () => {
  test.each([
    [
      "functionWords",
      "le\tle\tART\tm.sg\tthe",
      "lib/lexicon/data/function-words.tsv:1: no reading of a word: “le\tle\tART\tm.sg\tthe”; write form, lemma, part of speech, inflection and senses, tabs between",
    ],
    [
      "expressions",
      "désormais\tADV\tfrom now on",
      "lib/lexicon/data/expressions.tsv:1: no expression: “désormais\tADV\tfrom now on”; write the words with spaces between, a part of speech and senses",
    ],
    [
      "ownSenses",
      "bagnole\tNOUN\tf\t{slang} car",
      "lib/lexicon/data/own-senses.tsv:1: the label “slang” of bagnole; use one of lib/lexicon/labels.ts: {fam} car",
    ],
    [
      "senseLabels",
      "foutre\tVERB",
      "lib/lexicon/data/sense-labels.tsv:1: no label of a sense: “foutre\tVERB”; write lemma, part of speech, labels, government and perhaps a gloss, tabs between",
    ],
    [
      "falseFriends",
      "librairie\tNOUN\tlibrary",
      "lib/lexicon/data/false-friends.tsv:1: no false friend: “librairie\tNOUN\tlibrary”; write lemma, part of speech, the English twin and the French for it",
    ],
    [
      "names",
      "Seine\triver",
      "lib/lexicon/data/names.tsv:1: no name: “Seine\triver”; write name, kind (first, person, place, people, work, org), gender and English",
    ],
    [
      "spellings",
      "pk",
      "lib/lexicon/data/spellings.tsv:1: no spelling: “pk”; write the spelling, the standard form and perhaps sms or oral, tabs between",
    ],
    [
      "ownSenses",
      "koulak\tNOUN\tm",
      "lib/lexicon/data/own-senses.tsv:1: koulak without a gloss; give every sense a gloss: house; home = Édifice servant de logis",
    ],
  ])("in %s is told with its cure", (table, row, message) => {
    const empty = Object.fromEntries(Object.keys(lexiconFiles).map((name) => [name, ""]));
    const tables = { ...empty, [table]: row } as unknown as LexiconTables;
    expect(() => makeLexicon(tables)).toThrow(throwing(message));
  });

  test("so is a marked sentence", () => {
    expect(parseMarked("Il [1ne] dort [1pas (du tout)] ici.", "marked.tsv")).toEqual([
      {
        fr: "Il ne dort pas du tout ici.",
        expressions: [{ needed: [1, 3], allowed: [1, 3, 4, 5], isOptional: false }],
      },
    ]);
    expect(() => parseMarked("# a remark\nIl [ne dort pas.", "marked.tsv")).toThrow(
      throwing(
        "marked.tsv:2: no marked sentence: “Il [ne dort pas.”; close every bracket, and write [1ne] sait [1pas]",
      ),
    );
  });

  test("so is one of the sentences for measuring", () => {
    expect(() => parseGold(">fr\tOui.\nOui", "gold.tsv")).toThrow(
      throwing(
        "gold.tsv:2: no word of a sentence: “Oui”; write >fr, >en, then words with lemma, part of speech and inflection",
      ),
    );
  });
});
