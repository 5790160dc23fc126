import { describe, expect, test } from "vitest";
import { formatPageRules, withChapterIds } from "#lib/reader/book-pages.ts";

const title = { fr: "Le Chat du phare", en: "The Lighthouse Cat" };

describe("formatPageRules", () => {
  test("the French title of a chapter stands over the French, the English over the English", () => {
    const rules = formatPageRules(title, [
      { fr: "Le lait", en: "The Milk" },
      { fr: "Le bateau", en: "The Boat" },
    ]);
    expect(rules).toContain(".chapter-2 { page: chapter-2; }");
    expect(rules).toContain(
      '@page chapter-2 { @top-left { content: "Le bateau"; } @top-right { content: "The Boat"; } }',
    );
    expect(rules).toContain("@bottom-center { content: counter(page); }");
    expect(rules).toContain('@bottom-left { content: "Le Chat du phare"; }');
    expect(rules).toMatch(/@page front \{ @top-left \{ content: none; \}/);
  });

  test("a title with quotation marks or a backslash stays one string, and lines become one", () => {
    expect(formatPageRules(title, [{ fr: 'Dit "le \\ chat"\n; }', en: "It" }])).toContain(
      'content: "Dit \\"le \\\\ chat\\" ; }";',
    );
  });

  test("a title of 300 letters ends after a word; one that fits has its no-break spaces", () => {
    const long = "Histoire véritable et merveilleuse du chat ".repeat(7).trim();
    const rules = formatPageRules({ fr: long, en: "Où va-t-il\u00a0?" }, []);
    const [, head = ""] = /@bottom-left \{ content: "([^"]*)"/.exec(rules) ?? [];
    expect(head.length).toBeLessThanOrEqual(70);
    expect(head).toMatch(/[a-z]…$/);
    expect(long.startsWith(`${head.slice(0, -1)} `)).toBe(true);
    expect(rules).toContain('content: "Où va-t-il\u00a0?"');
  });
});

test("ids of chapters differ, and a call leads to the note of its own chapter", () => {
  expect(withChapterIds('<span id="p1.1">x<a href="#n1.1" id="call-fr-1">1</a></span>', 3)).toBe(
    '<span id="c3-p1.1">x<a href="#c3-n1.1" id="c3-call-fr-1">1</a></span>',
  );
  expect(withChapterIds('<a href="../02/">id="p1"</a>', 3)).toBe('<a href="../02/">id="p1"</a>');
});
