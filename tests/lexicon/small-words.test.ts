import { describe, expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { formatFeats } from "#lib/lexicon/feats.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();

/** What the `nth` word that is printed so is: its lemma, part of speech and inflection. */
function read(french: string, printed: string, nth = 1): string {
  const found = annotate(lexicon, french).filter(({ token }) => token.text === printed);
  const [reading] = found[nth - 1]?.readings ?? [];
  if (reading === undefined) throw new RangeError(`no “${printed}” in “${french}”`);
  return `${reading.lemma} ${reading.upos} ${formatFeats(reading.feats)}`.trim();
}

describe("que is", () => {
  test.each([
    [
      "the pronoun of the noun before it",
      "La page que vous cherchez n’existe plus.",
      "que",
      "PRON",
    ],
    ["… of ce", "Ce que j’aime, c’est la mer.", "que", "PRON"],
    ["… a question’s", "Que veux-tu ?", "Que", "PRON"],
    ["a conjunction behind a noun that says what", "Il a l’idée que tout va bien.", "que", "SCONJ"],
    ["… behind an object of saying", "Il dit à sa sœur qu’elle est folle.", "qu’", "SCONJ"],
    ["… in du moment que", "Du moment que ce port est fermé, restons.", "que", "SCONJ"],
    ["… in jusqu’à ce que", "Attends jusqu’à ce qu’il vienne.", "qu’", "SCONJ"],
    ["… in a comparison", "Elle est aussi étrange qu’inattendue.", "qu’", "SCONJ"],
    ["… in a comparison, a noun before it", "J’ai plus de livres que de temps.", "que", "SCONJ"],
    ["the adverb of an exclamation", "Que c’est beau !", "Que", "ADV"],
    ["… and of pas que", "Il y en a, et pas qu’un peu.", "qu’", "ADV"],
  ])("%s: %s", (_, french, printed, upos) => {
    expect(read(french, printed)).toBe(`que ${upos}`);
  });
});

describe("tout is", () => {
  test.each([
    ["a pronoun before an infinitive", "On peut tout faire à pied.", "tout", "tout PRON m.sg"],
    ["… before ne", "Tous ne viennent pas.", "Tous", "tout PRON m.pl"],
    ["… behind a preposition", "Merci à toutes et à tous.", "toutes", "tout PRON f.pl"],
    ["… behind its auxiliary", "Nous avons tous tiré.", "tous", "tout PRON m.pl"],
    ["the adverb of tout de suite", "Viens tout de suite.", "tout", "tout ADV"],
    ["… and of a participle", "Il parle tout en mangeant.", "tout", "tout ADV"],
    ["an article with its noun", "Toute la ville dort.", "Toute", "tout DET f.sg"],
    ["… before ce", "Tout ce bruit me fatigue.", "Tout", "tout DET m.sg"],
  ])("%s: %s", (_, french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});

describe("of the other small words", () => {
  test.each([
    ["même says “even” before a noun’s article", "Même la nuit, il lit.", "Même", "même ADV"],
    ["… and “same” behind one", "Le même jour, il partit.", "même", "même ADJ sg"],
    ["ce has a noun behind it", "Il pouvait, ce livre infâme, nuire.", "ce", "ce DET m.sg"],
    ["… or stands alone before a verb", "Ce fut long.", "Ce", "ce PRON 3.sg"],
    ["point says “not” with ne", "Il ne devait point passer.", "point", "point ADV"],
    ["… and is a noun with an article", "Il n’a pas un point.", "point", "point NOUN m.sg"],
    ["pas are steps behind à", "Il entre à pas de loup.", "pas", "pas NOUN m"],
    ["un is the article of peu", "Il est un peu fou.", "un", "un DET m.sg"],
    ["avant is a preposition before a time", "Il part avant demain midi.", "avant", "avant ADP"],
    ["… and the front of a ship", "Il dort à l’avant du bateau.", "avant", "avant NOUN m.sg"],
    ["ferme is firm behind bien", "Il faut une pâte bien ferme.", "ferme", "ferme ADJ sg"],
    ["fort says “very” before an adjective", "Il est fort aimable.", "fort", "fort ADV"],
    ["… and “strong” behind a noun", "Un homme fort et bon.", "fort", "fort ADJ m.sg"],
    ["grave is serious by itself", "C’est pas grave.", "grave", "grave ADJ sg"],
    [
      "soit is être in quel que soit",
      "Quel que soit le prix, prends-le.",
      "soit",
      "être VERB spre.3.sg",
    ],
    ["the nôtre has an article", "C’est la nôtre.", "la", "le DET f.sg"],
    ["leur has one too", "La leur est neuve.", "leur", "leur PRON sg"],
    ["… or says “to them”", "Elle la leur donne.", "leur", "lui PRON 3.pl"],
    ["son is feminine before a vowel", "Il attend son amie.", "son", "son DET f.sg"],
    ["… and masculine before others", "Il attend son frère.", "son", "son DET m.sg"],
    ["mais is no month", "Il est fou mais gentil.", "mais", "mais CCONJ"],
    ["en is a pronoun before an infinitive", "Je vais en parler à Luc.", "en", "en PRON"],
    ["… and a preposition behind one", "Il faut le remettre en marche.", "en", "en ADP"],
    ["la is a pronoun before a participle", "Il rit en la voyant.", "la", "le PRON 3.f.sg"],
    ["des is an article behind pas", "Il ne porte pas des gants.", "des", "un DET pl"],
    ["Mme is a title", "Mme Giry passe.", "Mme", "madame NOUN f.sg"],
    ["a weekday is a noun", "Il part vendredi.", "vendredi", "vendredi NOUN m.sg"],
    ["ha and bravo are cries", "Bravo, les amis !", "Bravo", "bravo INTJ"],
  ])("%s: %s", (_, french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});

describe("in a group of nouns and adjectives", () => {
  test.each([
    [
      "the adjective stands behind its noun",
      "les soins infirmiers",
      "infirmiers",
      "infirmier ADJ m.pl",
    ],
    ["… be it a noun elsewhere", "la partie centrale de l’île", "centrale", "central ADJ f.sg"],
    ["… as here", "La centrale est arrêtée.", "centrale", "centrale NOUN f.sg"],
    ["jeune stands before it", "Un jeune marchand fumait.", "jeune", "jeune ADJ sg"],
    ["… and before a name", "Il vit la belle Hélène.", "belle", "beau ADJ f.sg"],
    ["… but is a noun by itself", "Un jeune fumait.", "jeune", "jeune NOUN sg"],
    ["a noun has its article", "Il rit comme un fou.", "fou", "fou NOUN m.sg"],
    ["… and an adjective its noun", "Il a un fou rire.", "fou", "fou ADJ m.sg"],
  ])("%s: %s", (_, french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});

describe("a verb", () => {
  test.each([
    ["is a subjunctive behind what wants one", "Attends que la pluie cesse.", "cesse", "spre.3.sg"],
    ["… and is none behind what says", "Il dit que la pluie cesse.", "cesse", "ipre.3.sg"],
    ["… is one where it is wished", "Qu’on le mène ici.", "mène", "spre.3.sg"],
    [
      "is of its noun, whatever pronoun stands between",
      "Cette erreur vous expose.",
      "expose",
      "ipre.3.sg",
    ],
    ["is conjugated behind what is said", "Jamais, dit Martin.", "dit", "ipre.3.sg"],
    ["… and a participle with être", "C’est bien dit, Martin.", "dit", "ppas.m.sg"],
    ["is no command in n’importe qui", "N’importe qui le sait.", "importe", "ipre.3.sg"],
  ])("%s: %s", (_, french, printed, wanted) => {
    expect(read(french, printed).split(" ")[2]).toBe(wanted);
  });
});

describe("a possessive has its article; tiens and tienne are mostly verbs", () => {
  test.each([
    ["Mes livres et les tiens.", "tiens", "tien PRON"],
    ["Ma maison est près de la tienne.", "tienne", "tien PRON"],
    ["Les siens l’attendent.", "siens", "sien PRON"],
    ["Tiens, voilà la monnaie.", "Tiens", "tenir VERB"],
    ["Je les tiens bien.", "tiens", "tenir VERB"],
    ["Ne les tiens pas si fort.", "tiens", "tenir VERB"],
    ["Il aime qu’on le tienne au courant.", "tienne", "tenir VERB"],
    ["Il faut qu’elle la tienne.", "tienne", "tenir VERB"],
    ["Qu’à cela ne tienne.", "tienne", "tenir VERB"],
  ])("%s: %s is %s", (french, printed, expected) => {
    expect(read(french, printed)).toMatch(new RegExp(`^${expected}\\b`));
  });
});

describe("what stands beside a small word tells what it is", () => {
  test.each([
    ["Il ne met ni point ni virgule.", "point", "point NOUN m.sg"],
    ["Il ne veut point partir.", "point", "point ADV"],
    ["Même lui ne le savait pas.", "Même", "même ADV"],
    ["Je pense à la nuit d’avant.", "avant", "avant ADV"],
    ["Elle dort avant midi.", "avant", "avant ADP"],
    ["C’est lui qui a gagné.", "lui", "lui PRON 3.sg"],
    ["Le soleil a lui tout le matin.", "lui", "luire VERB ppas"],
    ["Il partit sans l’avoir vu.", "avoir", "avoir VERB infi"],
    ["Elle voudrait bien, mais ne peut l’être.", "être", "être VERB infi"],
    ["L’être humain rêve.", "être", "être NOUN m.sg"],
    ["— Et la petite ? demande M. Kerbrat.", "demande", "demander VERB ipre.3.sg"],
    ["— Tu viens ? Demande à Paul.", "Demande", "demander VERB impe.2.sg"],
    ["Papier rose, juste en dessous.", "juste", "juste ADV"],
    ["Il est juste de le dire.", "juste", "juste ADJ sg"],
    ["La phrase est polie.", "polie", "poli ADJ f.sg"],
    ["Il a poli le métal.", "poli", "polir VERB ppas.m.sg"],
    ["L’horloge sera remise en marche.", "marche", "marche NOUN f.sg"],
    ["Paul vient, et il en marche mieux.", "marche", "marcher VERB ipre.3.sg"],
    ["En somme, il ment.", "somme", "somme NOUN f.sg"],
    ["En veux-tu encore ?", "En", "en PRON"],
    ["Il est moins brave que lui.", "brave", "brave ADJ sg"],
    ["Il ne fume plus.", "fume", "fumer VERB ipre.3.sg"],
    ["« Peut-être », riposte mon oncle.", "riposte", "riposter VERB ipre.3.sg"],
    ["Les soldats durent partir.", "durent", "devoir VERB ipsi.3.pl"],
    ["Les vacances durent un mois.", "durent", "durer VERB ipre.3.pl"],
    ["Attelée et conduite par un cocher.", "conduite", "conduire VERB ppas.f.sg"],
    ["La conduite par temps froid.", "conduite", "conduite NOUN f.sg"],
    ["C’est étonnant comme il est grand.", "étonnant", "étonnant ADJ m.sg"],
    ["Un bruit étonnant la foule monta.", "étonnant", "étonner VERB ppre"],
    ["Chut ! il dort.", "Chut", "chut INTJ"],
  ])("“%s”: %s is %s", (french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});

describe("most sentences have a verb", () => {
  test.each([
    ["La nouvelle tombe le soir.", "tombe", "tomber VERB ipre.3.sg"],
    ["La nouvelle tombe est fleurie.", "tombe", "tombe NOUN f.sg"],
    ["Une belle porte.", "porte", "porte NOUN f.sg"],
  ])("“%s”: %s is %s", (french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});

describe("a plural that is a word of its own is not always that word", () => {
  test.each([
    ["Les dames du village.", "dames", "dame NOUN f.pl"],
    ["Les règles du jeu.", "règles", "règle NOUN f.pl"],
    ["De toutes les façons possibles.", "façons", "façon NOUN f.pl"],
    ["Ses lunettes sont cassées.", "lunettes", "lunettes NOUN f.pl"],
    ["Les vacances commencent.", "vacances", "vacances NOUN f.pl"],
  ])("“%s”: %s is %s", (french, printed, wanted) => {
    expect(read(french, printed)).toBe(wanted);
  });
});
