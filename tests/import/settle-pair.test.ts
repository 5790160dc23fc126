import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { guessLinks } from "#lib/import/guess-links.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { outlineOf } from "#lib/import/outline.ts";
import { type SettledPair, settlePair } from "#lib/import/settle-pair.ts";
import { importText } from "./import-text.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

/** Four tales of a village, each in both languages. */
const tales = {
  baker: {
    fr: "Le boulanger du village se levait à deux heures du matin pour pétrir la pâte. Son four était vieux, et la fumée noircissait les murs de la boutique. Un jour de neige, il ne trouva plus de farine dans le sac, et tout le village attendit son pain jusqu’au soir.",
    en: "The baker of the village got up at two in the morning to knead the dough. His oven was old, and the smoke blackened the walls of the shop. One snowy day he found no more flour in the sack, and the whole village waited for its bread until the evening.",
  },
  doctor: {
    fr: "Le médecin soignait les malades sans demander d’argent. Sa jument grise connaissait tous les chemins de la vallée, et s’arrêtait d’elle-même devant les portes. Quand elle mourut, il alla à pied, sa trousse à la main, et les enfants le suivirent en silence.",
    en: "The doctor cared for the sick without asking for money. His grey mare knew all the roads of the valley, and stopped by herself at the doors. When she died, he went on foot, his bag in his hand, and the children followed him in silence.",
  },
  miller: {
    fr: "Le meunier avait perdu la clef de son moulin. Il la chercha dans la rivière, sous les pierres, et jusque dans le ventre d’un brochet. Sa femme la portait au cou, pendue à un ruban bleu, et riait de le voir mouillé.",
    en: "The miller had lost the key of his mill. He looked for it in the river, under the stones, and even in the belly of a pike. His wife wore it round her neck, hung on a blue ribbon, and laughed to see him wet.",
  },
  teacher: {
    fr: "L’instituteur apprenait aux garçons le calcul et les étoiles. Le tableau noir de l’école était fendu, et la craie y sautait comme une chèvre. Il traçait la Grande Ourse au plafond, et les garçons s’endormaient la bouche ouverte sous ce ciel.",
    en: "The schoolmaster taught the boys sums and the stars. The blackboard of the school was split, and the chalk jumped on it like a goat. He drew the Great Bear on the ceiling, and the boys fell asleep with open mouths under that sky.",
  },
} as const;
type Tale = keyof typeof tales;

function markdown(side: "fr" | "en", parts: readonly (string | Tale)[]): ImportedText {
  const lines = parts.map((part) => (part in tales ? tales[part as Tale][side] : part));
  return importText("text.md", new TextEncoder().encode(lines.join("\n\n")));
}

function drawn(pair: SettledPair): readonly string[] {
  const name = (text: ImportedText, start: number) =>
    outlineOf(text).find((entry) => entry.start === start)?.title;
  return pair.links.map(({ fr, en }) => `${name(pair.fr, fr)} = ${name(pair.en, en)}`);
}

const asides = ({ blocks }: ImportedText) => [
  ...new Set(blocks.flatMap(({ aside }) => aside ?? [])),
];

/** Links of tales of so many letters, each side’s in order, so like each other. */
function linkTales(
  fr: readonly number[],
  en: readonly number[],
  like: readonly (readonly number[])[],
): { readonly links: readonly string[] } {
  const entries = (letters: readonly number[], title: string) =>
    letters.map((each, at) => ({ title: `${title} ${"abc"[at]}`, letters: each, isChapter: true }));
  const likeness = {
    of: ([i = 0]: readonly number[], [j = 0]: readonly number[]) => like[i]?.[j] ?? 0,
  };
  const links = guessLinks(entries(fr, "Conte"), entries(en, "Tale"), likeness);
  return { links: links.map((link) => `${link.fr}=${link.en}`) };
}

describe("settlePair", () => {
  test("tales of two collections are linked by what they say, in any order", () => {
    const fr = markdown("fr", [
      "# Le Four",
      "baker",
      "# La Jument",
      "doctor",
      "# La Clef",
      "miller",
    ]);
    const en = markdown("en", [
      "# The Key",
      "miller",
      "# The School",
      "teacher",
      "# The Mare",
      "doctor",
    ]);
    const pair = settlePair(fr, en, lexicon);
    expect(drawn(pair)).toEqual(["La Jument = The Mare", "La Clef = The Key"]);
  });

  test("an English tale without its French is set aside, a French one stays", () => {
    const fr = markdown("fr", ["# Le Four", "baker", "# La Jument", "doctor"]);
    const en = markdown("en", ["# The School", "teacher", "# The Mare", "doctor"]);
    const pair = settlePair(fr, en, lexicon);
    expect(asides(pair.en)).toEqual(["unpaired"]);
    expect(asides(pair.fr)).toEqual([]);
  });

  test("two French chapters that are one in English are both linked with it", () => {
    const fr = markdown("fr", [
      "# I",
      "baker",
      "# II",
      "doctor",
      "# III",
      "miller",
      "# IV",
      "teacher",
    ]);
    const en = markdown("en", ["# I", "baker", "# II", "doctor", "miller", "# III", "teacher"]);
    expect(drawn(settlePair(fr, en, lexicon))).toEqual([
      "I = I",
      "II = II",
      "III = II",
      "IV = III",
    ]);
  });

  test("tales that are likest to one long tale are none of its parts, where it has its own", () => {
    const { links } = linkTales([9000], [8800, 2100, 1900], [[0.4, 0.16, 0.15]]);
    expect(links).toEqual(["0=0"]);
  });

  test("a long chapter that the other side cut in three is linked with all three", () => {
    const { links } = linkTales([9000], [3300, 3100, 2900], [[0.4, 0.16, 0.15]]);
    expect(links).toEqual(["0=0", "0=1", "0=2"]);
  });

  test("last tales of very unequal lengths are no pair, and those of like lengths are", () => {
    const like = [
      [0.4, 0.12, 0.02],
      [0.02, 0.13, 0.12],
    ];
    expect(linkTales([3000, 1800], [3000, 4100, 4200], like).links).toEqual(["0=0"]);
    expect(linkTales([3000, 1800], [3000, 1700, 4200], like).links).toEqual(["0=0", "1=1"]);
  });

  test("prefaces that have nothing to do with each other are set aside, and linked ones are not", () => {
    const fr = markdown("fr", ["# Préface", "teacher", "# I", "baker", "# II", "doctor"]);
    const other = markdown("en", ["# Preface", "miller", "# I", "baker", "# II", "doctor"]);
    const same = markdown("en", ["# Preface", "teacher", "# I", "baker", "# II", "doctor"]);
    expect(drawn(settlePair(fr, other, lexicon))).toEqual(["I = I", "II = II"]);
    expect(asides(settlePair(fr, other, lexicon).fr)).toEqual(["unpaired"]);
    expect(drawn(settlePair(fr, same, lexicon))).toEqual(["Préface = Preface", "I = I", "II = II"]);
  });

  test("headings that the other side has as titles become titles", () => {
    const fr: ImportedText = {
      blocks: [
        { kind: "t", content: "CONTES DU VILLAGE" },
        ...(["baker", "doctor", "miller", "teacher"] as const).flatMap((tale) => [
          { kind: "h", content: `LE CONTE (${tale})` } as const,
          { kind: "p", content: tales[tale].fr } as const,
        ]),
      ],
    };
    const en = markdown("en", [
      ...["# 1. The Oven", "baker", "# 2. The Mare", "doctor"],
      ...["# 3. The Key", "miller", "# 4. The School", "teacher"],
    ]);
    const pair = settlePair(fr, en, lexicon);
    expect(pair.fr.blocks.filter(({ kind }) => kind === "t")).toHaveLength(4);
    expect(pair.links).toHaveLength(4);
  });

  test("an English introduction in a French school edition is in another language", () => {
    const note = `${tales.baker.en} ${tales.doctor.en} ${tales.teacher.en}`;
    const fr = markdown("fr", ["# Introduction", note, "# I", "doctor", "# II", "miller"]);
    const en = markdown("en", ["# I", "doctor", "# II", "miller"]);
    const pair = settlePair(fr, en, lexicon);
    expect(asides(pair.fr)).toEqual(["other-language"]);
    expect(drawn(pair)).toEqual(["I = I", "II = II"]);
  });
});

describe("makeWorkOfPair", () => {
  const files = { fr: "village.md", en: "village-en.md" };

  test("linked chapters are aligned with each other in the order of the French", async () => {
    const fr = markdown("fr", ["# La Jument", "doctor", "# La Clef", "miller"]);
    const en = markdown("en", ["# The Key", "miller", "# The Mare", "doctor"]);
    const { whole } = await makeWorkOfPair(settlePair(fr, en, lexicon), { lexicon, files });
    const rows = whole.chapters.map(({ chapter }) =>
      chapter.blocks[0]?.segments[0]?.cells.map(({ content }) =>
        content[0]?.type === "text" ? content[0].value : "",
      ),
    );
    expect(rows).toEqual([
      ["La Jument", "The Mare"],
      ["La Clef", "The Key"],
    ]);
    const isTwoSided = whole.chapters.every(({ chapter }) =>
      chapter.blocks.every(({ segments }) =>
        segments.every(({ cells }) => cells.every(({ content }) => content.length > 0)),
      ),
    );
    expect(isTwoSided).toBe(true);
  });

  test("links that a reader took away leave a chapter on its side alone", async () => {
    const fr = markdown("fr", ["# I", "doctor", "# II", "miller"]);
    const en = markdown("en", ["# I", "doctor", "# II", "miller"]);
    const pair = settlePair(fr, en, lexicon);
    const { whole } = await makeWorkOfPair(
      { ...pair, links: pair.links.slice(0, 1) },
      { lexicon, files },
    );
    expect(whole.chapters.map(({ chapter }) => chapter.blocks.length)).toEqual([2, 2, 2]);
  });

  test("a number and its title on two lines are the one title of the other side", async () => {
    const fr = markdown("fr", [
      "# Chapitre I",
      "## La jument",
      "doctor",
      "# Chapitre II",
      "## La clef",
      "miller",
    ]);
    const en = markdown("en", [
      "# Chapter I. The Mare",
      "doctor",
      "# Chapter II. The Key",
      "miller",
    ]);
    const { whole } = await makeWorkOfPair(settlePair(fr, en, lexicon), { lexicon, files });
    const title = whole.chapters[1]?.chapter.blocks[0]?.segments.map(({ cells }) =>
      cells.map(({ content }) => (content[0]?.type === "text" ? content[0].value : "")),
    );
    expect(title).toEqual([["Chapitre II La clef", "Chapter II. The Key"]]);
  });
});
