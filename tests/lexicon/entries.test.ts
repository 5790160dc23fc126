import { describe, expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { type LexiconTables, lexiconFiles, makeLexicon } from "#lib/lexicon/lexicon.ts";
import { formatSense, parseSense } from "#lib/lexicon/senses.ts";
import { loadLexicon, loadTables } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();

/** Tables of ours with rows of a test’s own put before theirs. */
function lexiconWith(rows: Partial<Record<keyof LexiconTables, string>>) {
  const { stems: _, senses: __, ...tables } = loadTables();
  const names = Object.keys(lexiconFiles) as (keyof LexiconTables)[];
  const own = names.map((name) => {
    const table = name === "stems" || name === "senses" ? "" : tables[name];
    return [name, `${rows[name] ?? ""}\n${table}`] as const;
  });
  return makeLexicon(Object.fromEntries(own) as unknown as LexiconTables);
}

const meant = (word: string, french: string, own = lexicon) =>
  annotate(own, french).find(({ token }) => token.text === word)?.readings[0];

describe("the tables of entries", () => {
  test.each([
    "house; home",
    "house; home = Édifice servant de logis",
    "{fam,qc} car",
    "remember [se souvenir de qqch]",
    "{vx} think about; muse on [rêver à qqch] = Laisser aller son esprit",
  ])("“%s” reads back as it was written", (cell) => {
    expect(formatSense(parseSense(cell))).toBe(cell);
  });

  test("a vulgar sense stands behind a decent one, and stays where it is alone", () => {
    const own = lexiconWith({
      stems: "niquer\tVERB\t\ta0 p+\nlevrette\tNOUN\tf\tS.",
      ownSenses: "niquer\tVERB\t\t{vulg} screw\nlevrette\tNOUN\tf\t{vulg} doggy style\tgreyhound",
    });
    expect(meant("levrette", "Une levrette dort.", own)?.senses[0]?.glosses).toEqual(["greyhound"]);
    expect(meant("niquer", "Il va niquer.", own)?.senses[0]).toMatchObject({ labels: ["vulg"] });
  });

  test("labels and government come to the senses of another table", () => {
    const own = lexiconWith({
      stems: "bagnole\tNOUN\tf\tS.\nrêver\tVERB\t\ta0 p+",
      ownSenses: "bagnole\tNOUN\tf\tcar; wheels\nrêver\tVERB\t\tdream\tmuse",
      senseLabels: "bagnole\tNOUN\tfam\nrêver\tVERB\t\trêver à qqch\tmuse",
    });
    expect(meant("bagnole", "Sa bagnole roule.", own)?.senses[0]?.labels).toEqual(["fam"]);
    const [dream, muse] = meant("rêver", "Il va rêver.", own)?.senses ?? [];
    expect([dream?.government, muse?.government]).toEqual([undefined, "rêver à qqch"]);
  });

  test("a false friend is known by its word", () => {
    expect(meant("actuellement", "Il dort actuellement.")?.falseFriend).toEqual({
      english: "actually",
      french: "en fait",
    });
  });

  test("words of ours are inflected as like words are", () => {
    expect(meant("podcasts", "Il écoute des podcasts.")).toMatchObject({
      lemma: "podcast",
      feats: { number: "pl" },
    });
  });

  test("a spelling of text messages is read as what it stands for, a word of its own is not", () => {
    expect(meant("pk", "Il dort pk ?")).toMatchObject({ lemma: "pourquoi", upos: "ADV" });
    expect(meant("pic", "Un pic.")?.lemma).toBe("pic");
  });
});

describe("names of the table", () => {
  test("have their kind and their English", () => {
    expect(meant("Londres", "Il vit à Londres.")).toMatchObject({
      upos: "PROPN",
      name: "place",
      senses: [{ glosses: ["London"] }],
    });
  });

  test("the river is no net, and the net no river", () => {
    const river = meant("Seine", "Elle regarde la Seine.");
    expect(river).toMatchObject({ upos: "PROPN", name: "place" });
    expect(river?.senses[0]?.note).toBe("river in Paris");
    expect(meant("seine", "Il jette sa seine.")).toMatchObject({ upos: "NOUN" });
  });
});

describe("nouns of two genders", () => {
  test.each([
    ["La tour du château était ronde.", "tour", "tower", "f"],
    ["Il fit le tour du château.", "tour", "turn", "m"],
    ["Les tours rondes du château.", "tours", "tower", "f"],
    ["La vase collait aux bottes.", "vase", "mud", "f"],
    ["Ce vase est plein de roses.", "vase", "vase", "m"],
    ["Le manche du couteau était cassé.", "manche", "handle", "m"],
    ["La manche de sa veste.", "manche", "sleeve", "f"],
    ["Il fit un somme.", "somme", "nap", "m"],
    ["C’est une somme énorme.", "somme", "sum", "f"],
    ["Le mousse monta au mât.", "mousse", "cabin boy", "m"],
    ["Elle leva son voile blanc.", "voile", "veil", "m"],
    ["Le pendule oscillait.", "pendule", "pendulum", "m"],
    ["Il a un beau physique.", "physique", "physique", "m"],
    ["Le mort fut enterré.", "mort", "dead man", "m"],
    ["La mort le prit.", "mort", "death", "f"],
    ["Une livre de beurre.", "livre", "pound", "f"],
    ["Ce livre est long.", "livre", "book", "m"],
    ["Il a le poste.", "poste", "post", "m"],
    ["Elle porte la lettre à la poste.", "poste", "post office", "f"],
  ])("%s", (french, word, gloss, gender) => {
    const reading = meant(word, french);
    expect(reading?.senses[0]?.glosses[0]).toBe(gloss);
    expect(reading).toMatchObject({ gender, feats: { gender } });
  });

  test("a noun for either sex says so", () => {
    for (const [word, french] of [
      ["enfant", "Cet enfant dort."],
      ["juge", "Le juge parle."],
    ] as const)
      expect(meant(word, french)?.gender).toBe("mf");
  });
});

describe("a noun that is a word of its own", () => {
  test.each([
    ["La plante a soif.", "plante", "plante", "plant"],
    ["Sa conduite est bonne.", "conduite", "conduite", "behaviour"],
    ["Les frais de dossier sont élevés.", "frais", "frais", "expenses"],
    ["Les fonds publics manquent.", "fonds", "fonds", "fund"],
  ])("%s", (french, word, lemma, gloss) => {
    const reading = meant(word, french);
    expect([reading?.lemma, reading?.senses[0]?.glosses[0]]).toEqual([lemma, gloss]);
  });

  test("a form of a noun is no word of its own", () => {
    expect(meant("maisons", "Les maisons dorment.")?.lemma).toBe("maison");
    expect(meant("lacs", "Les lacs sont profonds.")?.lemma).toBe("lac");
  });
});

describe("a word that no dictionary has as it stands", () => {
  test.each([
    ["Une image collée au mur.", "collée", "adhesive"],
    ["Le vase est brisé.", "brisé", "breeze"],
    ["Il est tombé.", "tombé", "grave"],
    ["Une lettre adressée au roi.", "adressée", "address book"],
  ])("in “%s” %s is not “%s”", (french, word, gloss) => {
    const glosses = meant(word, french)?.senses.flatMap((sense) => sense.glosses) ?? [];
    expect(glosses.length).toBeGreaterThan(0);
    expect(glosses).not.toContain(gloss);
  });

  test.each([
    ["Elle aime le portemonnaie.", "portemonnaie", "porte-monnaie"],
    ["Au mois d’aout il dort.", "aout", "août"],
  ])("%s: %s is %s", (french, word, other) => {
    expect(meant(word, french)?.senses).toEqual(lexicon.senses(other, "NOUN"));
  });
});

test("an expression goes with every possessive and pronoun, and behind an imperative", () => {
  const stems = "rendre\tVERB\t\ttA\nperdre\tVERB\t\ttA\ntirer\tVERB\t\ta0 p+";
  const find = (french: string, row: string) =>
    annotate(lexiconWith({ stems, expressions: row }), french).flatMap(
      ({ expression }) => expression?.expression.text ?? [],
    )[0];
  const lose = "perdre sa place\tVERB\tlose one’s place";
  expect(find("Tu vas perdre ta place.", lose)).toBe("perdre sa place");
  expect(find("Tu vas perdre la place.", lose)).toBeUndefined();
  const hair = "tiré par les cheveux\tADJ\tfar-fetched";
  expect(find("Une histoire tirée par les cheveux.", hair)).toBe("tiré par les cheveux");
  const back = "rendre la monnaie\tVERB\tgive change\t> de du";
  expect(find("Il va rendre la monnaie.", back)).toBe("rendre la monnaie");
  expect(find("Il va rendre la monnaie de sa pièce.", back)).toBeUndefined();
  expect(
    annotate(lexicon, "Va-t’en !").map(({ expression }) => expression?.expression.text)[0],
  ).toBe("s’en aller");
});
