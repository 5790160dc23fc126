import { describe, expect, test } from "vitest";
import {
  findTypography,
  mendTypography,
  showSpaces,
  typographyRules,
} from "#lib/text/typography.ts";
import fc from "../property.ts";

const mend = (source: string, language: "fr" | "en") =>
  showSpaces(mendTypography(source, language));
const rulesFor = (source: string, language: "fr" | "en") =>
  findTypography(source, language).map((edit) => edit.rule.name);

// One case a rule, and look-alikes that the same rule must leave alone.
const french: Record<string, { mended: Record<string, string>; left: readonly string[] }> = {
  "ligature-letter": {
    mended: { "enﬁn, l\u2019eﬀet": "enfin, l\u2019effet", ﬂeur: "fleur" },
    left: ["œuf", "æther", "ß"],
  },
  "invisible-character": {
    mended: { "un cha\u00adpeau": "un chapeau", "mot\u200b": "mot" },
    left: ["un chapeau", "[\u200b^1]"],
  },
  "outer-space": { mended: { " Oui. ": "Oui.", "Oui.\u00a0": "Oui." }, left: ["Oui."] },
  "double-space": {
    mended: { "Il  dort.": "Il dort.", "Où\u00a0 ?": "Où<nbsp>?" },
    left: ["Il dort."],
  },
  ellipsis: {
    mended: { "Il dort...": "Il dort…", "un mouvement [...]": "un mouvement […]" },
    left: ["Il dort….", "Chapitre I....", "Il dort…"],
  },
  "double-hyphen": {
    mended: { "Oui --dit-il": "Oui —dit-il", "--Bonjour.": "—Bonjour." },
    left: ["Oui —dit-il", "-----", "dit-il"],
  },
  "spaced-hyphen": {
    mended: {
      "Hegel - selon lequel l’histoire se répète - ajoutait":
        "Hegel – selon lequel l’histoire se répète – ajoutait",
      "du 23/2 - début": "du 23/2 – début",
    },
    left: ["10 - 5", "peut-être", "- un article de liste"],
  },
  "space-before-comma": {
    mended: {
      "Oui , dit-il .": "Oui, dit-il.",
      "« Oui\u00a0», dit-il .": "«<nbsp>Oui<nbsp>», dit-il.",
    },
    left: ["Oui, dit-il. Non.", "un fichier .tsv", "Oui . . .", "Oui …", "de ,5 à 1"],
  },
  "french-apostrophe": {
    mended: {
      "L'homme d'aujourd'hui": "L’homme d’aujourd’hui",
      "d'« État\u00a0»": "d’«<nbsp>État<nbsp>»",
    },
    left: ["L’homme", "48° 51' nord"],
  },
  "french-quotes": {
    mended: {
      'Il dit "oui".': "Il dit «<nbsp>oui<nbsp>».",
      'Il dit " oui ".': "Il dit «<nbsp>oui<nbsp>».",
      '«\u00a0Il dit "oui".\u00a0»': "«<nbsp>Il dit “oui”.<nbsp>»",
      '*"Oui"*': "*«<nbsp>Oui<nbsp>»*",
    },
    left: ['un écran de 24"', "Il dit “oui”."],
  },
  "french-curly-space": {
    mended: { "le “ paradoxe de Février ” et": "le “<nbsp>paradoxe de Février<nbsp>” et" },
    left: ["le “paradoxe” et", "le “\u00a0paradoxe\u00a0” et"],
  },
  "french-guillemet-space": {
    mended: {
      "un « acte »[^3].": "un «<nbsp>acte<nbsp>»[^3].",
      "un «acte».": "un «<nbsp>acte<nbsp>».",
      "un «*acte*».": "un «<nbsp>*acte*<nbsp>».",
    },
    left: ["un «\u00a0acte\u00a0»", "un «\u202facte\u202f»", "»\u00a0suite d’une citation"],
  },
  "french-high-punctuation": {
    mended: {
      "Où vas-tu ?": "Où vas-tu<nnbsp>?",
      "Où vas-tu?": "Où vas-tu<nnbsp>?",
      "Quoi ?!": "Quoi<nnbsp>?!",
      "Quoi!!": "Quoi<nnbsp>!!",
      "un mot[^1] ; un autre": "un mot[^1]<nnbsp>; un autre",
      "*mot*; autre": "*mot*<nnbsp>; autre",
      "(un mot); autre": "(un mot)<nnbsp>; autre",
    },
    left: [
      "Où vas-tu\u202f?",
      "Où vas-tu\u00a0?",
      "Oui…?",
      "Quoi\u202f!…",
      "un mot (?) douteux",
      "R&amp;D",
      "un caf&#233;",
      "un sourire ;-)",
      "https://example.org/?page=1;2",
    ],
  },
  "french-colon": {
    mended: { "Il dit : oui": "Il dit<nbsp>: oui", "Il dit: oui": "Il dit<nbsp>: oui" },
    left: [
      "Il dit\u00a0: oui",
      "Il dit\u202f: oui",
      "à 12:30",
      "Jean 3:16",
      "http://example.org",
      "xml:id",
      "un sourire :-)",
    ],
  },
  "french-number-space": {
    mended: {
      "Il y a 3 100 appels.": "Il y a 3<nnbsp>100 appels.",
      "la Terre a 40 000 000 de mètres": "la Terre a 40<nnbsp>000<nnbsp>000 de mètres",
    },
    left: [
      "en 1789 120 hommes",
      "le 06 12 345 678",
      "le 04 75 12 34 56",
      "3\u00a0100 appels",
      "π vaut 3,141 592",
      "au 12 rue Haute",
    ],
  },
  "french-unit-space": {
    mended: {
      "Cela coûte 0,80 €.": "Cela coûte 0,80<nbsp>€.",
      "à 18 h 12, et à 7 h": "à 18<nbsp>h<nbsp>12, et à 7<nbsp>h",
      "20 % de 5 km": "20<nbsp>% de 5<nbsp>km",
    },
    left: ["les 2 m’ont vu", "les 3 mois", "à 18\u00a0h\u00a012", "18 heures", "il a 2 hôtels"],
  },
  "french-ligature": {
    mended: {
      "Sa soeur a du coeur.": "Sa sœur a du cœur.",
      "Oeuvre et HORS-D’OEUVRE": "Œuvre et HORS-D’ŒUVRE",
      "les moeurs, un noeud, l’oeil": "les mœurs, un nœud, l’œil",
      "Oedipe manoeuvrait": "Œdipe manœuvrait",
    },
    left: [
      "coexister",
      "un coefficient",
      "la moelle",
      "un poème de Noël",
      "un oeillet".replace("oe", "œ"),
    ],
  },
};

const english: typeof french = {
  "english-apostrophe": {
    mended: {
      "Don't!": "Don’t!",
      "the workers' council": "the workers’ council",
      "'Tis the 1920's.": "’Tis the 1920’s.",
      "in the '90s": "in the ’90s",
    },
    left: ["6' tall", "Don’t!"],
  },
  "english-single-quote": {
    mended: { "He said 'yes'.": "He said ‘yes’.", "“'Yes,' he said.”": "“‘Yes,’ he said.”" },
    left: ["He said ‘yes’."],
  },
  "english-quotes": {
    mended: {
      'He said "yes".': "He said “yes”.",
      '"Yes," he said, "no."': "“Yes,” he said, “no.”",
    },
    left: ["6' 2\" tall", "He said “yes”."],
  },
  "english-quote-space": {
    mended: { "a “ minor ” act": "a “minor” act" },
    left: ["a “minor” act"],
  },
  "english-high-punctuation": {
    mended: { "Where to ?": "Where to?", "he said\u00a0: yes": "he said: yes" },
    left: ["Where to?", "1 : 3", "a smile :-)"],
  },
  ellipsis: { mended: { "He sleeps...": "He sleeps…" }, left: ["He sleeps…"] },
};

describe.each([
  ["fr", french],
  ["en", english],
] as const)("typography of %s", (language, cases) => {
  describe.each(Object.entries(cases))("%s", (rule, { mended, left }) => {
    test.each(Object.entries(mended))("%s is mended", (source, expected) => {
      expect(rulesFor(source, language)).toContain(rule);
      expect(mend(source, language)).toBe(expected);
    });

    test.each(left)("%s is left alone", (source) => {
      expect(rulesFor(source, language)).not.toContain(rule);
    });
  });
});

describe("the rules", () => {
  test("have a case each", () => {
    const tried = new Set([...Object.keys(french), ...Object.keys(english)]);
    expect(typographyRules.map((rule) => rule.name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test("say where, with spaces that show", () => {
    const [edit] = findTypography("Il dit\u00a0: «\u00a0Où vas-tu ?\u00a0»", "fr");
    expect(edit?.excerpt).toBe("… «<nbsp>Où vas-tu ?<nbsp>»");
    expect([edit?.startOffset, edit?.endOffset, edit?.replacement]).toEqual([20, 21, "\u202f"]);
  });

  test("report quotes that do not pair, and leave them for a person", () => {
    expect(rulesFor('Il dit "oui.', "fr")).toEqual(["french-quotes"]);
    expect(mend('Il dit "oui.', "fr")).toBe('Il dit "oui.');
  });

  test("report and do not mend what markup runs through", () => {
    expect(rulesFor("Il dort.*..*", "fr")).toEqual(["ellipsis"]);
    expect(mend("Il dort.*..*", "fr")).toBe("Il dort.*..*");
  });

  test("leave addresses as they are", () => {
    expect(
      rulesFor("Voir https://example.org/a--b...c?d='e' et www.example.org/x;y!", "fr"),
    ).toEqual([]);
  });

  test("find nothing more to mend in what they have mended", () => {
    const signs = `ae’'"«»“” \u00a0\u202f.,;:!?-()[]*1é`.match(/./gu) ?? [];
    const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 20 });
    fc.assert(
      fc.property(text, fc.constantFrom("fr" as const, "en" as const), (source, language) => {
        const mended = mendTypography(source, language);
        const remaining = findTypography(mended, language);
        expect(remaining.filter((edit) => edit.replacement !== undefined)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("go through the longest cell in no time", () => {
    for (const sign of ['"', " ", "'", "-", "« ", "a ", "..."]) {
      findTypography(sign.repeat(100_000 / sign.length), "fr");
    }
  });
});
