import { describe, expect, test } from "vitest";
import { tokenize } from "#lib/french/tokens.ts";
import fc from "../property.ts";

/** Tokens between bars; `<` and `>` show which way a token leans, `#` a number. */
function draw(text: string): string {
  return tokenize(text)
    .map(({ kind, text, leansOn }) => {
      if (kind === "number") return `#${text}`;
      return leansOn === undefined ? text : leansOn === "next" ? `${text}>` : `<${text}`;
    })
    .join(" | ");
}

const wordsOf = (text: string) => tokenize(text).map(({ words }) => words.join(" + "));

describe("tokens are pieces of the text as printed", () => {
  test("offsets count UTF-16 code units and leave the text as it is", () => {
    expect(tokenize("🙂 L’Œuvre")).toEqual([
      { kind: "sign", text: "🙂", startOffset: 0, endOffset: 2, words: [] },
      { kind: "word", text: "L’", startOffset: 3, endOffset: 5, words: ["l'"], leansOn: "next" },
      { kind: "word", text: "Œuvre", startOffset: 5, endOffset: 10, words: ["oeuvre"] },
    ]);
  });

  test("no-break spaces part words from signs", () => {
    expect(draw("« Où ? »\u00a0dit\u00a0: «\u202foui\u202f»")).toBe(
      "« | Où | ? | » | dit | : | « | oui | »",
    );
  });

  test("a soft hyphen, or an accent apart from its letter, is inside the word", () => {
    expect(wordsOf("révo\u00adlution e\u0301te\u0301")).toEqual(["révolution", "été"]);
  });

  test.each([
    ["—Oui.", "— | Oui | ."],
    ["– Oui – non", "– | Oui | – | non"],
    ["-Dis-moi", "- | Dis | <-moi"],
    ["Hegel - selon", "Hegel | - | selon"],
    ["franco- et russo-", "franco | - | et | russo | -"],
  ])("a dash of speech or of a remark is a sign: %s", (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });
});

describe("elision", () => {
  test.each([
    ["l’homme", "l’> | homme"],
    ["l'homme", "l'> | homme"],
    ["L’Humanité", "L’> | Humanité"],
    ["qu’aujourd’hui", "qu’> | aujourd’hui"],
    ["jusqu’au bout", "jusqu’> | au | bout"],
    ["lorsqu’il", "lorsqu’> | il"],
    ["d’entr’eux", "d’> | entr’> | eux"],
    ["quelqu’autre", "quelqu’> | autre"],
    ["l’« Humanité »", "l’> | « | Humanité | »"],
    ["ç’avait", "ç’> | avait"],
  ])("%s is elided", (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });

  test.each([
    "aujourd’hui",
    "aujourd'hui",
    "quelqu’un",
    "presqu’île",
    "chef-d’œuvre",
    "entr’ouvrir",
    "prud’homme",
    "grand’mère",
    "c’est-à-dire",
    "m’sieur",
    "O’Brien",
  ])("%s is whole", (text) => {
    expect(draw(text)).toBe(text);
  });
});

describe("inversion", () => {
  test.each([
    ["a-t-il", "a | <-t-il"],
    ["dit-elle", "dit | <-elle"],
    ["DIT-ELLE", "DIT | <-ELLE"],
    ["avère-t’il", "avère | <-t’il"],
    ["puis‑je", "puis | <‑je"],
    ["donnez-le-moi", "donnez | <-le | <-moi"],
    ["donnez‑le‑moi", "donnez | <‑le | <‑moi"],
    ["allez-vous-en", "allez | <-vous | <-en"],
    ["va-t’en", "va | <-t’ | <en"],
    ["donne-m’en", "donne | <-m’ | <en"],
    ["n’est-ce pas", "n’> | est | <-ce | pas"],
    ["ce jour-là", "ce | jour | <-là"],
  ])("%s has clitics", (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });

  test.each([
    "peut-être",
    "rendez-vous",
    "qu’en-dira-t-on",
    "celui-là",
    "jusque-là",
    "au-delà",
    "là-bas",
    "arc-en-ciel",
    "vis-à-vis",
    "lui-même",
    "Choisy-Le",
  ])("%s has none", (text) => {
    expect(draw(text)).toBe(text);
  });

  test("a clitic is looked up without its hyphens", () => {
    expect(wordsOf("va-t-il, va-t’il, donne-m’en")).toEqual([
      "va",
      "il",
      "",
      "va",
      "il",
      "",
      "donne",
      "m'",
      "en",
    ]);
    expect(wordsOf("a‑t‑il")).toEqual(["a", "il"]);
  });
});

describe("contraction", () => {
  test.each([
    ["du", "de + le"],
    ["Des", "de + les"],
    ["au", "à + le"],
    ["auxquelles", "à + lesquelles"],
  ])("%s is one token and the words %s", (text, words) => {
    expect(wordsOf(text)).toEqual([words]);
  });

  test("dû is a participle and audace a noun", () => {
    expect(wordsOf("dû audace")).toEqual(["dû", "audace"]);
  });
});

describe("numbers", () => {
  test.each([
    "1917",
    "1\u202f500",
    "3,5",
    "1er",
    "2e",
    "18h30",
    "II",
    "XIXe",
    "XXᵉ",
    "xixe",
    "MCMXVII",
  ])("%s is a number", (text) => {
    expect(draw(text)).toBe(`#${text}`);
  });

  test.each(["CIVIL", "DIX", "CD", "vie", "lie", "Vie", "IL", "M", "À", "CO2", "A4", "km2"])(
    "%s is none",
    (text) => {
      expect(draw(text)).toBe(text);
    },
  );

  test("the number of a note comes away from its word", () => {
    expect(draw("révolution27 mot² Kornilov3.")).toBe(
      "révolution | #27 | mot | #² | Kornilov | #3 | .",
    );
  });

  test("two numbers that only stand side by side stay two", () => {
    expect(draw("en 1917 200\u00a0hommes, 27-28")).toBe(
      "en | #1917 | #200 | hommes | , | #27 | - | #28",
    );
  });
});

describe("abbreviations keep their full stop", () => {
  test.each([
    ["M. Berton", "M. | Berton"],
    ["MM. Lenoir", "MM. | Lenoir"],
    ["n° 3", "n° | #3"],
    ["etc.", "etc."],
    ["av. J.-C.", "av | . | J.-C."],
  ])("%s", (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });

  test("a word at the end of a sentence does not", () => {
    expect(draw("l’art. Le vol.")).toBe("l’> | art | . | Le | vol | .");
  });
});

describe("what is no French", () => {
  test.each([
    ["жизнь и обществo", "жизнь | и | обществo"],
    ["dvoïévlastié", "dvoïévlastié"],
    ["👩‍👩‍👧👍🏽!", "👩‍👩‍👧 | 👍🏽 | !"],
    ["\ud800a", "\ud800 | a"],
  ])("%j is cut where letters end", (text, drawn) => {
    expect(draw(text)).toBe(drawn);
  });

  test.each([
    ["letters", "a".repeat(10_000)],
    ["hyphens", "a-".repeat(10_000)],
    ["elisions", "l’".repeat(10_000)],
    ["clitics", `a${"-le".repeat(10_000)}`],
    ["accents", `e${"\u0301".repeat(10_000)}`],
    ["numerals", "I".repeat(10_000)],
    ["digits", "1,".repeat(10_000)],
  ])("20,000 characters of %s end at once", (_, text) => {
    const tokens = tokenize(text);
    expect(tokens.map((token) => token.text).join("")).toBe(text);
  });

  test("any text is its tokens and the white space between them", () => {
    const french = fc.constantFrom(..."aàeéœlLqu’'-‑–.,1²IX \u00a0\u202f\u00adж🙂\u0301\n");
    fc.assert(
      fc.property(fc.string({ unit: french, maxLength: 40 }), (text) => {
        let offset = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(offset, token.startOffset).trim()).toBe("");
          expect(text.slice(token.startOffset, token.endOffset)).toBe(token.text);
          expect(token.text).not.toMatch(/^\s*$/);
          offset = token.endOffset;
        }
        expect(text.slice(offset).trim()).toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});
