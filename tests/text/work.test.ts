import { describe, expect, test } from "vitest";
import { formatFinding, TextError } from "#lib/text/text-error.ts";
import { parseWork, readWork } from "#lib/text/work.ts";

const file = "texts/candide/work.json";

const candide = {
  title: { fr: "Candide, ou l’Optimisme", en: "Candide, or Optimism" },
  summary: { fr: "Un conte.", en: "A tale." },
  level: "B2",
  editions: {
    fr: { author: "Voltaire", origin: "Genève, Cramer", date: "1759", licence: "public domain" },
    "en.smollett": {
      language: "en",
      label: "Smollett",
      translator: "Tobias Smollett",
      origin: "London",
      url: "https://example.org/candide",
      licence: "public domain",
    },
  },
  chapters: ["01-comment-candide-fut-eleve", "02"],
};

const json = (value: unknown) => JSON.stringify(value, null, 2);
const messages = (source: string, name = "candide") =>
  readWork(source, file, name).findings.map(formatFinding);

describe("work.json", () => {
  test("tells what a work is, in both languages, and where its editions come from", () => {
    expect(parseWork(json(candide), file, "candide")).toEqual({
      name: "candide",
      title: candide.title,
      summary: candide.summary,
      level: "B2",
      editions: [
        { name: "fr", language: "fr", ...candide.editions.fr },
        { name: "en.smollett", ...candide.editions["en.smollett"] },
      ],
      chapters: candide.chapters,
    });
  });

  test("may tell the day on which it came to the shelf", () => {
    const source = json({ ...candide, added: "2026-11-30" });
    expect(parseWork(source, file, "candide").added).toBe("2026-11-30");
  });

  test("may tell what it is about", () => {
    const source = json({ ...candide, subjects: ["travel", "love"] });
    expect(parseWork(source, file, "candide").subjects).toEqual(["travel", "love"]);
  });

  test("has its letters composed", () => {
    const source = json({ ...candide, title: { fr: "E\u0301te\u0301", en: "Summer" } });
    expect(parseWork(source, file, "candide").title.fr).toBe("Été");
  });

  test("may begin with a byte order mark, with a warning", () => {
    const { work, findings } = readWork(`\ufeff${json(candide)}`, file, "candide");
    expect(work?.name).toBe("candide");
    expect(findings.map((finding) => [finding.severity, formatFinding(finding)])).toEqual([
      ["warning", `${file}:1: a byte order mark before the {; save as UTF-8 without one`],
    ]);
  });
});

describe("a work.json that is not as it should be is refused, key by key", () => {
  const { fr, "en.smollett": smollett } = candide.editions;

  test.each<[name: string, source: string, expected: readonly string[]]>([
    ["an empty file", "", [":1: the file is empty; copy the example in texts/README.md"]],
    [
      "a list",
      "[]",
      [
        ":1: a list where an object belongs; write { … } with the keys title, summary, level, editions, chapters",
      ],
    ],
    ["a comment", `// Candide\n${json(candide)}`, [":1: a comment; take it out; JSON has none"]],
    [
      "a trailing comma",
      json(candide).replace('"02"', '"02",'),
      [":30: no value where one belongs; take out the comma before it, or write a value"],
    ],
    [
      "a missing comma",
      json(candide).replace('"level": "B2",', '"level": "B2"'),
      [":11: a comma is missing; put one between two keys or two values"],
    ],
    ["half a file", '{\n"title": {', [":2: a { is not closed; write its }"]],
    ["a missing key", json({ ...candide, level: undefined }), [':1 (level): missing; add "level"']],
    [
      "a key with a slip",
      json({ ...candide, titel: 1 }),
      [":31 (titel): unknown key; did you mean title?"],
    ],
    [
      "a key nobody knows",
      json({ ...candide, colour: 1 }),
      [
        ":31 (colour): unknown key; take it out; the keys here are title, summary, level, editions, chapters, genre, subjects, added",
      ],
    ],
    [
      "a key twice",
      json(candide).replace('"level"', '"level": "A1",\n  "level"'),
      [":11 (level): the key is there twice; keep one of the two"],
    ],
    [
      "a subject that no filter has",
      json({ ...candide, subjects: ["travel", "philosophy"] }),
      [
        ':33 (subjects[2]): unknown subject "philosophy"; use some of neighbours, family, love, work, school, food, travel, animals, nature, history, language, arts, machines, mystery',
      ],
    ],
    [
      "a subject that is no list",
      json({ ...candide, subjects: "travel" }),
      [':31 (subjects): a text where a list belongs; write [ "neighbours", … ]'],
    ],
    [
      "a day that no calendar has",
      json({ ...candide, added: "2026-02-30" }),
      [":31 (added): “2026-02-30” is not a day; write year, month and day: 2026-11-30"],
    ],
    [
      "a day as one says it",
      json({ ...candide, added: "30 novembre" }),
      [":31 (added): “30 novembre” is not a day; write year, month and day: 2026-11-30"],
    ],
    [
      "an unknown genre",
      json({ ...candide, genre: "conte" }),
      [
        ':31 (genre): unknown genre "conte"; use one of story, serial, tale, novel, dialogues, diary, letters, news, essay, life, maxims, play, poetry, voices, exam',
      ],
    ],
    [
      "an unknown level",
      json({ ...candide, level: "B3" }),
      [':10 (level): unknown level "B3"; use one of A1, A2, B1, B2, C1, C2'],
    ],
    [
      "a number for a text",
      json({ ...candide, title: { fr: 1759, en: "Candide" } }),
      [':3 (title.fr): a number where a text belongs; write it between " and "'],
    ],
    [
      "an empty title",
      json({ ...candide, title: { fr: "Candide", en: " " } }),
      [":4 (title.en): an empty text; write something, or take out the key"],
    ],
    [
      "a summary in one language",
      json({ ...candide, summary: { fr: "Un conte." } }),
      [':6 (summary.en): missing; add "en"'],
    ],
    [
      "a line break in a title",
      json({ ...candide, title: { fr: "Candide\nou l’Optimisme", en: "Candide" } }),
      [":3 (title.fr): a control character or half a character; take it out"],
    ],
    [
      "no licence",
      json({ ...candide, editions: { fr, en: { origin: "London" } } }),
      [':18 (editions.en.licence): missing; add "licence"'],
    ],
    [
      "a licence spelt as in America",
      json({ ...candide, editions: { fr, en: { origin: "London", license: "CC0" } } }),
      [
        ":20 (editions.en.license): unknown key; did you mean licence?",
        ':18 (editions.en.licence): missing; add "licence"',
      ],
    ],
    [
      "an English edition called after its translator alone",
      json({ ...candide, editions: { fr, smollett } }),
      [
        ":11 (editions): no English edition; add one called en, or en and a name: en.smollett",
        ":18 (editions.smollett): not the name of an edition; call it fr, en, or en and a name in small letters: en.smollett",
      ],
    ],
    [
      "English first",
      json({ ...candide, editions: { en: smollett, fr } }),
      [":11 (editions): the French edition does not come first; begin with fr"],
    ],
    [
      "a language that the name belies",
      json({ ...candide, editions: { fr: { ...fr, language: "en" }, en: smollett } }),
      [
        ':17 (editions.fr.language): the language is “en” and the edition is called fr; write "fr", or give the edition another name',
      ],
    ],
    [
      "an address that is none",
      json({ ...candide, editions: { fr, en: { ...smollett, url: "javascript:alert(1)" } } }),
      [
        ":23 (editions.en.url): “javascript:alert(1)” is not a web address; begin it with https:// or http://",
      ],
    ],
    [
      "no chapters",
      json({ ...candide, chapters: [] }),
      [":27 (chapters): no chapters; name the chapters’ files in order, without .tsv"],
    ],
    [
      "chapters that are one text",
      json({ ...candide, chapters: "01" }),
      [':27 (chapters): a text where a list belongs; write [ "01-first-chapter", … ]'],
    ],
    [
      "chapters that cannot be files",
      json({ ...candide, chapters: ["01", "01", "02.tsv", "../03", "Été", "glossary"] }),
      [
        ":29 (chapters[2]): the chapter “01” is there twice; keep one of the two",
        ":30 (chapters[3]): “02.tsv” is a file name; write it without .tsv",
        ":31 (chapters[4]): a URL cannot have “../03” as it is; call the file by the letters a to z, digits and hyphens: 01-introduction",
        ":32 (chapters[5]): a URL cannot have “Été” as it is; call the file by the letters a to z, digits and hyphens: 01-introduction",
        ":33 (chapters[6]): glossary.tsv is the editor’s glosses and not a chapter; give the chapter another name",
      ],
    ],
  ])("%s", (_, source, expected) => {
    expect(messages(source)).toEqual(expected.map((message) => file + message));
    expect(() => parseWork(source, file, "candide")).toThrow(TextError);
  });

  test("a folder's name has its place in the URL", () => {
    expect(messages(json(candide), "Été 1917")).toEqual([
      `${file}: the folder is called “Été 1917”, which a URL cannot have as it is; use the letters a to z, digits and hyphens: octobre-1917`,
    ]);
    expect(messages(json(candide), "words")).toEqual([
      `${file}: the folder is called “words”, which is a page of the reader; give it another name`,
    ]);
  });
});
