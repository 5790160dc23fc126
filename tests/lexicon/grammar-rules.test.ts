import { describe, expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { formatFeats } from "#lib/lexicon/feats.ts";
import { narrationOf } from "#lib/lexicon/narration.ts";
import { pronounce } from "#lib/lexicon/pronunciations.ts";
import { loadDictionary } from "#lib/library/lexicon-files.ts";

const { lexicon, pronunciations } = loadDictionary();

function meant(word: string, french: string): string {
  const reading = annotate(lexicon, french).find(({ token }) => token.text === word)?.readings[0];
  if (reading === undefined) return "nothing";
  return `${reading.lemma} ${reading.upos} ${formatFeats(reading.feats)}`.trim();
}

describe("s’ is si before il and ils alone", () => {
  test.each([
    ["S’", "S’il pleut, reste.", "si SCONJ"],
    ["s’", "Il part s’ils dorment.", "si SCONJ"],
    ["s’", "Il vient de s’asseoir.", "se PRON 3"],
    ["s’", "Elle partit sans s’arrêter.", "se PRON 3"],
    ["s’", "Il salua en s’excusant.", "se PRON 3"],
    ["s’", "Il fallait s’en aller.", "se PRON 3"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });
});

describe("a verb with a pronoun behind it is an imperative", () => {
  test.each([
    ["Montre", "Montre-moi la lettre.", "montrer VERB impe.2.sg"],
    ["Donne", "Donne-le-moi.", "donner VERB impe.2.sg"],
    ["Laisse", "Laisse-la tranquille.", "laisser VERB impe.2.sg"],
    ["Souris", "Souris-lui !", "sourire VERB impe.2.sg"],
    ["Trompe", "Trompe-le encore.", "tromper VERB impe.2.sg"],
    ["Sauve", "Sauve-toi !", "sauver VERB impe.2.sg"],
    ["figure", "Ça, figure-toi, je le sais.", "figurer VERB impe.2.sg"],
    ["Levez", "Levez-vous !", "lever VERB impe.2.pl"],
    ["Calmez", "Calmez-vous, monsieur.", "calmer VERB impe.2.pl"],
    ["Levez", "Levez-vous la main ?", "lever VERB ipre.2.pl"],
    ["parle", "Que dit-il ? parle-t-il ?", "parler VERB ipre.3.sg"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });

  test.each([
    ["Laisse", "Laisse la porte ouverte.", "laisser VERB impe.2.sg"],
    ["Cesse", "Cesse ce bruit !", "cesser VERB impe.2.sg"],
    ["Porte", "Porte de la ville.", "porte NOUN f.sg"],
    ["Elle", "Elle laisse la porte ouverte.", "elle PRON 3.f.sg"],
    ["regarde", "Il entre et regarde la porte.", "regarder VERB ipre.3.sg"],
  ])("alone where a sentence begins: %s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });
});

describe("en", () => {
  test.each([
    ["Il le salua en lui disant bonsoir.", "en ADP"],
    ["Elle a foi en lui.", "en ADP"],
    ["Il croit en elle.", "en ADP"],
    ["Il faut en finir.", "en PRON"],
    ["Il en mange.", "en PRON"],
    ["Il va en ville.", "en ADP"],
    ["Le pot est en terre.", "en ADP"],
  ])("%s: %s", (french, reading) => {
    expect(meant("en", french)).toBe(reading);
  });
});

test("nobody is rained, though it rains", () => {
  expect(meant("plut", "Cette idée lui plut.")).toBe("plaire VERB ipsi.3.sg");
  expect(meant("plut", "Il plut toute la nuit.")).toBe("pleuvoir VERB ipsi.3.sg");
});

describe("units and initials", () => {
  test.each([
    ["h", "Il part à 8 h.", "heure NOUN f.sg"],
    ["km", "Il court 12 km.", "kilomètre NOUN m.sg"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });

  test.each([
    ["TGV", "teʒeve"],
    ["SNCF", "ɛsɛnseɛf"],
    ["PDG", "pedeʒe"],
    ["km", "kilɔmɛtʁ"],
    ["Mme", "madam"],
    ["Dr", "dɔktœʁ"],
  ])("%s is said /%s/", (printed, sounds) => {
    const reading = lexicon.lookUp(printed)[0];
    expect(pronounce(pronunciations, printed, reading)?.ipa).toBe(sounds);
  });

  test("a word in capitals is no row of letters", () => {
    const [reading] = lexicon.lookUp("PARIS");
    expect(pronounce(pronunciations, "PARIS", reading)?.ipa).toBe("paʁi");
  });

  test("a letter that joins two is read as both", () => {
    expect(meant("ﬁn", "La ﬁn approche.")).toBe("fin NOUN f.sg");
  });
});

describe("de, du and des", () => {
  test.each([
    ["de", "Elle dit de belles choses.", "un DET pl"],
    ["De", "De jeunes ouvrières passaient.", "un DET pl"],
    ["de", "Avec de grands yeux bleus.", "un DET pl"],
    ["D’", "D’un côté, elle a d’autres idées.", "de ADP"],
    ["de", "Il parle de vieux amis.", "de ADP"],
    ["de", "Il est entouré de vieux amis.", "de ADP"],
    ["de", "Elle a revu de vieux amis.", "un DET pl"],
    ["d’", "Il n’a pas d’argent.", "de DET"],
    ["de", "On n’a jamais eu de chance.", "de DET"],
    ["de", "Il n’a pas mangé de pain.", "de DET"],
    ["d’", "Il ne parle pas d’argent.", "de ADP"],
    ["de", "Il fit un pas de côté.", "de ADP"],
    ["de", "On ne refuse pas de manger.", "de ADP"],
    ["de", "Elle boit de la bière.", "du DET"],
    ["de", "Avec de la patience, on y arrive.", "du DET"],
    ["de", "Elle parle de la guerre.", "de ADP"],
    ["de", "Elle vient de la ville.", "de ADP"],
    ["du", "Elle a acheté du pain.", "du DET m.sg"],
    ["du", "Elle est venue du nord.", "de + le ADP m.sg"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });
});

describe("a ne that says nothing", () => {
  const gloss = (french: string) =>
    annotate(lexicon, french).find(({ token }) => /^n(?:e|’)$/i.test(token.text))?.readings[0]
      ?.senses[0]?.glosses[0];

  test.each([
    "Partons avant qu’il ne vienne.",
    "Elle craint que le toit ne tombe.",
    "Il est plus grand que je ne pensais.",
    "À moins qu’elle ne dorme.",
    "J’ai peur qu’il ne parte.",
  ])("%s", (french) => {
    expect(gloss(french)).toBe("(not translated here)");
  });

  test.each([
    "Il craint qu’elle ne vienne pas.",
    "Je crois qu’il ne viendra jamais.",
    "Il mange plus qu’on ne peut manger de rien.",
    "Elle n’a que du pain.",
  ])("one that denies: %s", (french) => {
    expect(gloss(french)).toBe("not");
  });
});

test("comme is how before a clause, and as before the rest", () => {
  expect(meant("comme", "Il salua comme pour partir.")).toBe("comme SCONJ");
  expect(meant("Comme", "Comme elle est belle !")).toBe("comme ADV");
});

describe("the tense of the tale", () => {
  test.each([
    ["dit", "« Viens », dit-il. Elle partit.", "dire VERB ipsi.3.sg"],
    ["dit", "« Oui », dit-il, et il sort en courant.", "dire VERB ipre.3.sg"],
    ["finit", "Le vent tourna et la pluie finit.", "finir VERB ipsi.3.sg"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });

  test("a text told in the past says of each dit-il that it is past", () => {
    const past = annotate(lexicon, "« Oui », dit-il.", undefined, undefined, undefined, "past");
    const dit = past.find(({ token }) => token.text === "dit")?.readings[0];
    expect(dit?.feats.verbForm).toBe("ipsi");
    expect(narrationOf(lexicon, ["Il entra, salua, parla et sortit.", "Elle rentra."])).toBe(
      "past",
    );
    expect(narrationOf(lexicon, ["Il mange. Elles boivent. On voit tout. Ils savent."])).toBe(
      "present",
    );
    expect(narrationOf(lexicon, ["Bonjour !"])).toBeUndefined();
  });
});

describe("words of two lemmas, told by what is beside them", () => {
  test.each([
    ["fils", "Les fils de soie sont à moi.", "fil NOUN m.pl"],
    ["fils", "Les fils de la veuve sont à moi.", "fils NOUN m.pl"],
    ["entre", "La dame entre en classe.", "entrer VERB ipre.3.sg"],
    ["entre", "La dame est entre nous.", "entre ADP"],
    ["moules", "Les moules sont fraîches.", "moule NOUN f.pl"],
    ["moules", "Les moules sont ronds.", "moule NOUN m.pl"],
    ["oublie", "N’oublie pas tes clés.", "oublier VERB impe.2.sg"],
    ["oublie", "Il n’oublie pas tes clés.", "oublier VERB ipre.3.sg"],
    ["continue", "Tourne à gauche puis continue.", "continuer VERB impe.2.sg"],
    ["continue", "Elle tourne à gauche puis continue.", "continuer VERB ipre.3.sg"],
    ["Cours", "Cours vite !", "courir VERB impe.2.sg"],
  ])("%s in “%s”: %s", (word, french, reading) => {
    expect(meant(word, french)).toBe(reading);
  });
});
