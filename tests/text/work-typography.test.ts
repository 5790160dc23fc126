import { expect, test } from "vitest";
import { loadWorks } from "#lib/library/library.ts";
import { formatWork } from "#lib/text/format-work.ts";
import { checkWorkTypography, mendWorkTypography } from "#lib/text/work-typography.ts";

const work = (title: string, summary: string) =>
  `{\n  "title": { "fr": ${JSON.stringify(title)}, "en": "Who Goes There?" },\n  "summary": { "fr": ${JSON.stringify(summary)}, "en": "A night." }\n}\n`;

test("a title without its no-break space is told with its line and key", () => {
  const [finding, ...others] = checkWorkTypography(work("Qui va là ?", "Une nuit."), "work.json");
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    file: "work.json",
    line: 2,
    segmentId: "title.fr",
    rule: "french-high-punctuation",
    severity: "warning",
    fix: "\u202f",
  });
});

test("an English question mark needs no space, and one that a printer set stays", () => {
  expect(checkWorkTypography(work("Qui va là\u202f?", "Une nuit\u00a0!"), "work.json")).toEqual([]);
});

test("only what is mended changes: the order of the keys and the lines stay", () => {
  const typed = work("Qui va là ?", "L'heure...");
  const { source, changes } = mendWorkTypography(typed);
  expect(source).toBe(work("Qui va là\u202f?", "L’heure…"));
  expect(changes.map(({ line, key }) => [line, key])).toEqual([
    [2, "title.fr"],
    [3, "summary.fr"],
  ]);
  expect(mendWorkTypography(source)).toEqual({ source, changes: [] });
});

test("a text that is nothing but a character that does not show is left to be seen", () => {
  const typed = work("\u200b", "Une nuit.");
  expect(mendWorkTypography(typed).source).toBe(typed);
});

test("a file that is no work is left as it is", () => {
  for (const source of ["", "[]", '{ "title": "Qui ?" }', '{ "title": { "fr": 3 } }'])
    expect(mendWorkTypography(source)).toEqual({ source, changes: [] });
});

test("every work of the library has its title and its summary set as a printer sets them", () => {
  const found = loadWorks().flatMap((each) => checkWorkTypography(formatWork(each), each.name));
  expect(found).toEqual([]);
});
