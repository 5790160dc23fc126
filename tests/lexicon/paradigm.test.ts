import { describe, expect, test } from "vitest";
import type { VerbForm } from "#lib/lexicon/feats.ts";
import { findParadigm, type ParadigmOf } from "#lib/lexicon/paradigm.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();

function conjugation(lemma: string, isReflexive = false) {
  const paradigm = findParadigm(lexicon, { lemma, upos: "VERB", isReflexive });
  if (paradigm?.kind !== "conjugation") throw new RangeError(`${lemma} has no conjugation`);
  return paradigm;
}

function tense(lemma: string, name: VerbForm, isReflexive = false): string {
  const rows = conjugation(lemma, isReflexive).tenses.find((one) => one.name === name)?.rows ?? [];
  return rows.map(({ before, forms, after }) => before + forms.join("/") + after).join(", ");
}

function declension(lemma: string, upos: ParadigmOf["upos"]) {
  const paradigm = findParadigm(lexicon, { lemma, upos });
  return paradigm?.kind === "declension" ? paradigm : undefined;
}

const formsOf = (lemma: string, upos: ParadigmOf["upos"]) =>
  declension(lemma, upos)?.rows.map(({ forms }) => forms.join("/"));

describe("the conjugation of a verb", () => {
  test.each([
    ["aller", "ipre", "je vais, tu vas, il va, nous allons, vous allez, ils vont"],
    ["être", "ipre", "je suis, tu es, il est, nous sommes, vous êtes, ils sont"],
    [
      "être",
      "simp",
      "que je fusse, que tu fusses, qu’il fût, que nous fussions, que vous fussiez, qu’ils fussent",
    ],
    [
      "placer",
      "iimp",
      "je plaçais, tu plaçais, il plaçait, nous placions, vous placiez, ils plaçaient",
    ],
    ["manger", "ipre", "je mange, tu manges, il mange, nous mangeons, vous mangez, ils mangent"],
    [
      "payer",
      "ifut",
      "je payerai/paierai, tu payeras/paieras, il payera/paiera, nous payerons/paierons, vous payerez/paierez, ils payeront/paieront",
    ],
    [
      "nettoyer",
      "ipre",
      "je nettoie, tu nettoies, il nettoie, nous nettoyons, vous nettoyez, ils nettoient",
    ],
    [
      "appeler",
      "ipre",
      "j’appelle, tu appelles, il appelle, nous appelons, vous appelez, ils appellent",
    ],
    [
      "jeter",
      "ifut",
      "je jetterai, tu jetteras, il jettera, nous jetterons, vous jetterez, ils jetteront",
    ],
    ["venir", "ipsi", "je vins, tu vins, il vint, nous vînmes, vous vîntes, ils vinrent"],
    ["devoir", "ppas", "dû/dus/due/dues"],
    [
      "asseoir",
      "ipre",
      "j’assieds/assois, tu assieds/assois, il assied/assoit, nous asseyons/assoyons, vous asseyez/assoyez, ils asseyent/assoient",
    ],
    ["haïr", "ipre", "je hais, tu hais, il hait, nous haïssons, vous haïssez, ils haïssent"],
    ["aller", "impe", "va, allons, allez"],
  ] as const)("of %s (%s) is %s", (lemma, name, rows) => {
    expect(tense(lemma, name)).toBe(rows);
  });

  test("has only the persons that it has", () => {
    expect(tense("falloir", "ipre")).toBe("il faut");
    expect(tense("pleuvoir", "ipre")).toBe("il pleut, ils pleuvent");
    expect(tense("pleuvoir", "impe")).toBe("");
    expect(tense("falloir", "ppre")).toBe("");
  });

  test("with se has its pronouns, behind an imperative", () => {
    expect(tense("méfier", "ipre", true)).toBe(
      "je me méfie, tu te méfies, il se méfie, nous nous méfions, vous vous méfiez, ils se méfient",
    );
    expect(tense("appeler", "spre", true)).toContain(
      "que je m’appelle, que tu t’appelles, qu’il s’appelle",
    );
    expect(tense("asseoir", "impe", true)).toBe(
      "assieds/assois-toi, asseyons/assoyons-nous, asseyez/assoyez-vous",
    );
    expect(conjugation("asseoir", true).infinitive).toBe("s’asseoir");
  });

  test.each([
    ["aimer", false, "j’ai aimé", "j’avais aimé", "que j’aie aimé"],
    ["aller", false, "je suis allé(e)", "j’étais allé(e)", "que je sois allé(e)"],
    ["méfier", true, "je me suis méfié(e)", "je m’étais méfié(e)", "que je me sois méfié(e)"],
    ["falloir", false, "il a fallu", "il avait fallu", "qu’il ait fallu"],
    ["devoir", false, "j’ai dû", "j’avais dû", "que j’aie dû"],
    ["mourir", false, "je suis mort(e)", "j’étais mort(e)", "que je sois mort(e)"],
  ] as const)(
    "of %s has its compound tenses",
    (lemma, isReflexive, present, imperfect, subjunctive) => {
      const texts = conjugation(lemma, isReflexive).compounds.map(({ text }) => text);
      expect(texts).toContain(present);
      expect(texts).toContain(imperfect);
      expect(texts).toContain(subjunctive);
    },
  );

  test("says where avoir serves as well", () => {
    expect(conjugation("monter").auxiliary).toBe("both");
    expect(conjugation("montrer").auxiliary).toBe("avoir");
    expect(conjugation("revenir").auxiliary).toBe("être");
    expect(conjugation("prévenir").auxiliary).toBe("avoir");
  });
});

describe("the forms of a noun or an adjective", () => {
  test("are its plural, and its feminine where it has one", () => {
    expect(formsOf("journal", "NOUN")).toEqual(["journal", "journaux"]);
    expect(formsOf("acteur", "NOUN")).toEqual(["acteur", "acteurs", "actrice", "actrices"]);
    expect(formsOf("beau", "ADJ")).toEqual(["beau/bel", "beaux", "belle", "belles"]);
    expect(formsOf("œil", "NOUN")).toEqual(["œil", "yeux"]);
  });

  test("are none where there is only the word itself", () => {
    expect(declension("nez", "NOUN")).toBeUndefined();
    expect(declension("vite", "ADV")).toBeUndefined();
  });

  test("are what it is compared by, where that is not plus", () => {
    expect(declension("bon", "ADJ")?.comparison).toEqual(["meilleur", "le meilleur"]);
    expect(declension("bien", "ADV")?.comparison).toEqual(["mieux", "le mieux"]);
    expect(declension("grand", "ADJ")?.comparison).toEqual([]);
  });
});
