import { describe, expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { formatFeats } from "#lib/lexicon/feats.ts";
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
