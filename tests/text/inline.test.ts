import { describe, expect, test } from "vitest";
import {
  countWords,
  formatInline,
  noteCalls,
  parseInline,
  plainText,
  readInline,
  readPlainSource,
} from "#lib/text/inline.ts";

const place = { file: "texts/candide/01.tsv", line: 14, segmentId: "p3.2" };
const text = (value: string) => ({ type: "text", value }) as const;
const call = (number: number) => ({ type: "note-call", number }) as const;

describe("inline markup", () => {
  test("a title in the text is set off by asterisks", () => {
    expect(parseInline("Il lit *L’Humanité*, chaque jour.", place)).toEqual([
      text("Il lit "),
      { type: "emphasis", children: [text("L’Humanité")] },
      text(", chaque jour."),
    ]);
  });

  test("[^36] calls note 36, inside emphasis too", () => {
    expect(parseInline("un *perevorot[^36]*[^37].", place)).toEqual([
      text("un "),
      { type: "emphasis", children: [text("perevorot"), call(36)] },
      call(37),
      text("."),
    ]);
  });

  test("square brackets around a cut are text", () => {
    expect(parseInline("un mouvement [...] encadré", place)).toEqual([
      text("un mouvement [...] encadré"),
    ]);
  });

  test("a backslash makes any sign text", () => {
    expect(parseInline("\\*, \\[^1], \\\\ et \\¶", place)).toEqual([text("*, [^1], \\ et ¶")]);
  });

  test("an empty cell has no content", () => {
    expect(parseInline("", place)).toEqual([]);
  });

  test.each([
    [
      "2 * 3",
      "texts/candide/01.tsv:14 (p3.2): an asterisk without its pair: * 3; close the emphasis with a second *, or write \\* for the sign itself",
    ],
    [
      "**gras**",
      "texts/candide/01.tsv:14 (p3.2): emphasis with nothing in it: **; write *emphasis* with one asterisk a side, or \\* for the sign itself",
    ],
    [
      "voir[^a]",
      "texts/candide/01.tsv:14 (p3.2): a note call that is not [^number]: [^a]; write [^36] to call note n36, or \\[ for the sign itself",
    ],
    [
      "voir[^0]",
      "texts/candide/01.tsv:14 (p3.2): a note call that is not [^number]: [^0]; write [^36] to call note n36, or \\[ for the sign itself",
    ],
    [
      "C:\\Documents",
      "texts/candide/01.tsv:14 (p3.2): a backslash before nothing it could escape: \\Documents; write \\\\ for a backslash; only * [ ¶ and \\ need one before them",
    ],
    [
      "Fin. ¶ Début.",
      "texts/candide/01.tsv:14 (p3.2): ¶ inside a cell: ¶ Début.; split the segment where the paragraph begins, or write \\¶ for the sign itself",
    ],
  ])("%s is refused with its cure", (source, message) => {
    expect(() => parseInline(source, place)).toThrow(expect.objectContaining({ message }));
  });

  test("every fault of a cell is found, where it is", () => {
    expect(readInline("a\\b [^x] *c").faults.map((fault) => fault.offset)).toEqual([1, 4, 9]);
  });

  test("a hundred thousand asterisks are read in no time", () => {
    readInline("*".repeat(100_000));
    readInline("[".repeat(100_000));
  });

  test.each([
    [[text("")], "a text is empty or follows another"],
    [[text("a"), text("b")], "a text is empty or follows another"],
    [[text("a\tb")], "a control character in a text"],
    [[call(0)], "note number 0"],
    [[{ type: "emphasis", children: [] }] as const, "emphasis is empty or holds emphasis"],
    [
      [{ type: "emphasis", children: [{ type: "emphasis", children: [text("a")] }] }] as const,
      "emphasis is empty or holds emphasis",
    ],
  ])("%j cannot be written", (content, message) => {
    expect(() => formatInline(content)).toThrow(message);
  });
});

describe("plain text", () => {
  const content = parseInline("un *perevorot*[^36] \\*", place);

  test("has the words and neither markup nor note calls", () => {
    expect(plainText(content)).toBe("un perevorot *");
    expect(noteCalls(content)).toEqual([36]);
  });

  test("each sign is found again in the source", () => {
    const source = "un *mot*[^1] ; \\*";
    const plain = readPlainSource(source);
    expect(plain.text).toBe("un mot ; *");
    expect([...plain.text].map((_, index) => source[plain.offsets[index] ?? -1]).join("")).toBe(
      "un mot ; \\",
    );
  });
});

describe("words are counted as a word processor does", () => {
  test.each([
    ["", 0],
    ["— …", 0],
    ["Il faut cultiver notre jardin.", 5],
    ["l’homme", 1],
    ["aujourd'hui", 1],
    ["dit-elle", 1],
    ["Oui — non", 2],
    ["« Où vas-tu ? »", 2],
    ["en 1917, 3,5 % d’œuvres", 4],
    ["nai\u0308f", 1],
  ])("%s", (sentence, count) => {
    expect(countWords(sentence)).toBe(count);
  });
});
