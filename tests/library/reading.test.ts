import { describe, expect, test } from "vitest";
import { chapterStatistics, toReading } from "#lib/library/reading.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { plainText } from "#lib/text/inline.ts";

const parse = (...rows: readonly string[]) =>
  parseChapter(rows.map((row) => row.replaceAll(" | ", "\t")).join("\n"), "texts/chat/01.tsv");

const chat = parse(
  "id | fr | en | en.literal",
  "t1.1 | *Chapitre premier* | Chapter One | ",
  "t1.2 | Où l’on dort[^1] |  | ",
  "h1.1 | Le jour | Day | Day",
  "p1.1 | Le chat dort. | The cat is asleep. | The cat sleeps.",
  "p1.2 | Il ronronne. |  | It purrs.",
  "p1.3 |  |  | (It dreams.)",
  "b1.1 |  |  | * * *",
  "n1.1 | Un coussin. | A cushion. | ",
);

describe("a reading", () => {
  test("has the French and one English edition", () => {
    const { blocks } = toReading(chat, "en");
    expect(blocks.map((block) => [block.id, block.kind, block.segments.length])).toEqual([
      ["t1", "t", 2],
      ["h1", "h", 1],
      ["p1", "p", 2],
      ["n1", "n", 1],
    ]);
    const segment = blocks[2]?.segments[0];
    expect(plainText(segment?.fr.content ?? [])).toBe("Le chat dort.");
    expect(plainText(segment?.en.content ?? [])).toBe("The cat is asleep.");
  });

  test("leaves out what only another edition has", () => {
    const ids = (edition: string) =>
      toReading(chat, edition).blocks.flatMap((block) => block.segments.map(({ id }) => id));
    expect(ids("en")).not.toContain("p1.3");
    expect(ids("en.literal")).toContain("p1.3");
    expect(ids("en.literal")).toContain("b1.1");
  });

  test("of an edition that the chapter has not is a mistake of the caller", () => {
    expect(() => toReading(chat, "en.smollett")).toThrow(
      "no English edition “en.smollett” in this chapter; it has en, en.literal",
    );
    expect(() => toReading(chat, "fr")).toThrow(RangeError);
  });
});

describe("a chapter's statistics", () => {
  test("count words, segments and notes for the edition that is read", () => {
    expect(chapterStatistics(chat, "01-le-chat", "en")).toEqual({
      title: { fr: "Chapitre premier Où l’on dort", en: "Chapter One" },
      headings: [{ id: "h1.1", kind: "h", title: { fr: "Le jour", en: "Day" } }],
      blocks: 4,
      segments: 6,
      untranslated: 2,
      words: { fr: 14, en: 9 },
      noteCalls: 1,
      minutes: 1,
    });
    expect(chapterStatistics(chat, "01-le-chat", "en.literal").words.en).toBe(8);
  });

  test("a title that the English lacks is shown in French", () => {
    expect(chapterStatistics(chat, "01-le-chat", "en.literal").title.en).toBe(
      "Chapitre premier Où l’on dort",
    );
  });

  test("a chapter without a title goes by its first heading, else by its name", () => {
    const withHeading = parse("id | fr | en", "p1.1 | Oui. | Yes.", "s1.1 | La nuit | Night");
    expect(chapterStatistics(withHeading, "02").title).toEqual({ fr: "La nuit", en: "Night" });
    const bare = parse("id | fr | en", "p1.1 | Oui. | Yes.");
    expect(chapterStatistics(bare, "02-la-nuit").title).toEqual({
      fr: "02-la-nuit",
      en: "02-la-nuit",
    });
  });

  test("two hundred French words take a minute", () => {
    const words = (count: number) => parse("id | fr | en", `p1.1 | ${"mot ".repeat(count)} | word`);
    expect(chapterStatistics(words(200), "01").minutes).toBe(1);
    expect(chapterStatistics(words(201), "01").minutes).toBe(2);
  });
});
