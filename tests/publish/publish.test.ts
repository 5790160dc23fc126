/** What the site says of its works to search engines, feed readers and e-book readers. */

import { describe, expect, test } from "vitest";
import { findElements, parseMarkup } from "#lib/import/formats/markup.ts";
import { catalogueEntry, coverPath, downloadPath } from "#lib/publish/catalogue-entry.ts";
import { formatAtom, formatOpds1, formatOpds2 } from "#lib/publish/feeds.ts";
import { chapterOpening } from "#lib/publish/opening.ts";
import { describeWork, formatStructuredData } from "#lib/publish/structured-data.ts";
import type { Work } from "#lib/text/model.ts";
import { lighthouse } from "../export/works.ts";

const { work } = lighthouse;
const head = {
  title: "En regard",
  subtitle: "Textes & traductions",
  language: "fr",
  at: (path: string) => `https://example.org${path}`,
} as const;
const entries = [catalogueEntry(work, "fr")];

function dated(...dates: readonly (string | undefined)[]): Work {
  const [fr, en] = work.editions;
  const withDate = <Edition extends object>(edition: Edition, date: string | undefined) => ({
    ...edition,
    ...(date === undefined ? {} : { date }),
  });
  return { ...work, editions: [withDate(fr, dates[0]), withDate(en, dates[1])] };
}

test("a work was last changed at the latest date that one of its editions tells", () => {
  expect(catalogueEntry(dated("1759", "2026-03"), "fr").updated).toBe("2026-03-01T00:00:00Z");
  expect(catalogueEntry(dated("2026-11-30", "1761"), "fr").updated).toBe("2026-11-30T00:00:00Z");
  // A translation of 1761 that came to the shelf this year is new to the library.
  const added = { ...dated("1759", "1761"), added: "2026-11-23" };
  expect(catalogueEntry(added, "fr").updated).toBe("2026-11-23T00:00:00Z");
  // No date at all, or words instead of one: a fixed moment, so that two builds are the same.
  expect(catalogueEntry(dated("vers 1759", "n.d."), "fr").updated).toBe("2026-01-01T00:00:00Z");
});

describe("the feeds", () => {
  test("are XML in which a summary’s signs are text", () => {
    for (const source of [formatAtom(head, entries), formatOpds1(head, entries)]) {
      const feed = parseMarkup(source, "xml", "feed.xml");
      expect(findElements(feed, "entry")).toHaveLength(1);
      expect(source).toContain("<summary>Un gardien &amp; un chat.</summary>");
      expect(source).toContain("<subtitle>Textes &amp; traductions</subtitle>");
    }
  });

  test("lead an e-book reader to the book, and everybody to its page", () => {
    const feed = parseMarkup(formatOpds1(head, entries), "xml", "opds.xml");
    const links = findElements(feed, "link").map(({ attributes }) => attributes);
    expect(links).toContainEqual(
      expect.objectContaining({
        rel: "http://opds-spec.org/acquisition/open-access",
        type: "application/epub+zip",
        href: "https://example.org/texts/le-chat-du-phare/le-chat-du-phare.epub",
      }),
    );
    const [book] = JSON.parse(formatOpds2(head, entries)).publications;
    expect(book.metadata).toMatchObject({
      title: "Le Chat du phare",
      subtitle: "The Lighthouse Cat",
      language: ["fr", "en"],
    });
    expect(book.links[0].href).toBe(
      `https://example.org${downloadPath("le-chat-du-phare", "epub")}`,
    );
  });

  test("of an empty library are feeds all the same", () => {
    expect(formatAtom(head, [])).toContain("<updated>2026-01-01T00:00:00Z</updated>");
    expect(JSON.parse(formatOpds2(head, [])).publications).toEqual([]);
  });
});

describe("data for search engines", () => {
  test("name the French book, and each English edition as its translation", () => {
    const data = describeWork(work, "en", head.at);
    expect(data).toMatchObject({
      "@type": "Book",
      name: "Le Chat du phare",
      inLanguage: "fr",
      image: `https://example.org${coverPath(work.name)}`,
      workTranslation: [{ "@type": "Book", name: "The Lighthouse Cat", inLanguage: "en" }],
    });
  });

  test("cannot end the script that they stand in", () => {
    expect(formatStructuredData({ name: "</script><b>" })).toBe(
      '{"name":"\\u003c/script>\\u003cb>"}',
    );
  });
});

describe("the opening of a chapter", () => {
  const [first] = lighthouse.chapters;
  test("is its first words, without title and notes, in either language", () => {
    if (first === undefined) throw new Error("the work has a chapter");
    expect(chapterOpening(first.chapter, "fr")).toMatch(/^Le gardien lisait Le Marin breton/);
    expect(chapterOpening(first.chapter, "en")).toMatch(/^The keeper read Le Marin breton/);
    expect(chapterOpening(first.chapter, "en.smollett")).toBe("");
  });

  test("is cut between words, before 155 letters", () => {
    const cell = (value: string) => ({
      opensParagraph: false,
      content: [{ type: "text", value }] as const,
    });
    const opening = (fr: string) =>
      chapterOpening(
        {
          editions: ["fr", "en"],
          blocks: [
            { id: "p1", kind: "p", segments: [{ id: "p1.1", cells: [cell(fr), cell("")] }] },
          ],
        },
        "fr",
      );
    const long = opening(`${"Il pleuvait, ".repeat(30)}`);
    expect(long.length).toBeLessThanOrEqual(156);
    expect(long).toMatch(/^(?:Il pleuvait, )+Il…$/);
    expect(opening("x".repeat(400))).toHaveLength(156);
    expect(opening("Court.")).toBe("Court.");
  });
});
