import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { plainText, readInline } from "#lib/text/inline.ts";
import fc from "../../property.ts";
import { docx, footnotes, odfTable, ods, odt, wp, wr, wtable, xlsx, xrow } from "./office-files.ts";

/** What a document is made of, whatever the format; words are put in where it is written. */
type Piece =
  | "plain"
  | "bold"
  | "italic"
  | "inserted"
  | "moved"
  | "deleted"
  | "hidden"
  | "note"
  | "tab"
  | "box"
  | "field"
  | "page"
  | "comment";
type Item =
  | { readonly type: "paragraph" | "heading" | "item"; readonly pieces: readonly Piece[] }
  | { readonly type: "table"; readonly cells: readonly number[] };

const piece = fc.constantFrom<Piece>(
  "plain",
  "bold",
  "italic",
  "inserted",
  "moved",
  "deleted",
  "hidden",
  "note",
  "tab",
  "box",
  "field",
  "page",
  "comment",
);
const items: fc.Arbitrary<readonly Item[]> = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constantFrom("paragraph" as const, "heading" as const, "item" as const),
      pieces: fc.array(piece, { minLength: 1, maxLength: 6 }),
    }),
    fc.record({
      type: fc.constant("table" as const),
      cells: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    }),
  ),
  { minLength: 1, maxLength: 10 },
);

/** Words, each only once, and what is expected of them. */
class Words {
  readonly shown: string[] = [];
  readonly inNotes: string[] = [];
  readonly aside: string[] = [];
  #count = 0;

  /** Some words that go where they are asked for. */
  take(to: string[], count = 2): string {
    const syllables = ["ba", "ré", "mi", "to", "lu"];
    const words = Array.from({ length: count }, () => {
      const digits = (this.#count++).toString(5).padStart(4, "0");
      return [...digits].map((digit) => syllables[Number(digit)]).join("");
    });
    to.push(...words);
    return words.join(" ");
  }
}

function toDocx(document: readonly Item[], words: Words): Uint8Array {
  const notes: Record<string, string> = { "0": "" };
  const write = (kind: Piece): string => {
    const { shown, aside } = words;
    switch (kind) {
      case "bold":
        return wr(`${words.take(shown)} `, "<w:b/>");
      case "italic":
        return wr(`${words.take(shown)} `, "<w:i/>");
      case "inserted":
        return `<w:ins>${wr(`${words.take(shown)} `)}</w:ins>`;
      case "moved":
        return `<w:moveFrom>${wr(words.take(aside))}</w:moveFrom><w:moveTo>${wr(`${words.take(shown)} `)}</w:moveTo>`;
      case "deleted":
        return `<w:del><w:r><w:delText>${words.take(aside)}</w:delText></w:r></w:del>`;
      case "hidden":
        return wr(words.take(aside), "<w:vanish/>");
      case "note": {
        const id = String(Object.keys(notes).length + 1);
        notes[id] = words.take(words.inNotes, 3);
        return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
      }
      case "tab":
        return "<w:r><w:tab/></w:r>";
      case "field":
        return `<w:fldSimple w:instr=" REF x ">${wr(`${words.take(shown)} `)}</w:fldSimple>`;
      case "page":
        return `<w:fldSimple w:instr=" PAGE ">${wr(words.take(aside))}</w:fldSimple>`;
      default:
        return wr(`${words.take(shown)} `);
    }
  };
  const body = document.map((item) => {
    if (item.type === "table") {
      return wtable([item.cells.map((count) => words.take(words.shown, count))]);
    }
    const style = item.type === "heading" ? '<w:pStyle w:val="Heading1"/>' : "";
    const list = item.type === "item" ? '<w:numPr><w:numId w:val="1"/></w:numPr>' : "";
    const runs = item.pieces
      .filter((kind) => kind !== "box")
      .map(write)
      .join("");
    const box = item.pieces.includes("box")
      ? `<w:r><w:drawing><w:txbxContent>${wp(words.take(words.shown))}</w:txbxContent></w:drawing></w:r>`
      : "";
    return wp(runs + box || "<w:r/>", style + list);
  });
  return docx(body.join(""), footnotes(notes));
}

function toOdt(document: readonly Item[], words: Words): Uint8Array {
  const styled = (name: string, text: string) =>
    `<text:span text:style-name="${name}">${text}</text:span>`;
  const write = (kind: Piece): string => {
    const { shown, aside } = words;
    switch (kind) {
      case "bold":
        return styled("B", `${words.take(shown)} `);
      case "italic":
        return styled("I", `${words.take(shown)} `);
      case "hidden":
        return styled("V", words.take(aside));
      case "note":
        return `<text:note><text:note-citation>9</text:note-citation><text:note-body><text:p>${words.take(words.inNotes, 3)}</text:p></text:note-body></text:note>`;
      case "tab":
        return "<text:tab/>";
      case "field":
        return `<text:user-field-get>${words.take(shown)}</text:user-field-get> `;
      case "page":
        return `<text:page-number>${words.take(aside)}</text:page-number>`;
      case "comment":
        return `<office:annotation><text:p>${words.take(aside)}</text:p></office:annotation>`;
      default:
        return `${words.take(shown)} `;
    }
  };
  const body = document.map((item) => {
    if (item.type === "table") {
      return odfTable([item.cells.map((count) => words.take(words.shown, count))]);
    }
    const content = item.pieces
      .filter((kind) => kind !== "box")
      .map(write)
      .join("");
    const box = item.pieces.includes("box")
      ? `<draw:frame><draw:text-box><text:p>${words.take(words.shown)}</text:p></draw:text-box></draw:frame>`
      : "";
    if (item.type === "heading") return `<text:h text:outline-level="1">${content}${box}</text:h>`;
    const paragraph = `<text:p>${content}${box}</text:p>`;
    return item.type === "item"
      ? `<text:list><text:list-item>${paragraph}</text:list-item></text:list>`
      : paragraph;
  });
  const style = (name: string, properties: string) =>
    `<style:style style:name="${name}"><style:text-properties ${properties}/></style:style>`;
  const styles =
    style("B", 'fo:font-weight="bold"') +
    style("I", 'fo:font-style="italic"') +
    style("V", 'text:display="none"');
  return odt(body.join(""), styles);
}

function wordsOf(content: string): readonly string[] {
  const lines = content.split("\n").map((line) => plainText(readInline(line).content));
  return lines.join(" ").match(/\p{L}+/gu) ?? [];
}

describe("a document of any makeup", () => {
  for (const [name, write] of [
    ["a.docx", toDocx],
    ["a.odt", toOdt],
  ] as const) {
    test(`${name} loses no word and moves none`, () => {
      const property = fc.property(items, (document) => {
        const words = new Words();
        const bytes = write(document, words);
        fc.pre(words.shown.length > 0);
        const imported = importFile(name, bytes);
        if (imported.kind !== "text") throw new Error("both sides");
        const { blocks } = imported.text;
        const text = blocks.filter(({ kind }) => kind !== "n");
        const notes = blocks.filter(({ kind }) => kind === "n");
        expect(text.flatMap(({ content }) => wordsOf(content))).toEqual(words.shown);
        expect(notes.flatMap(({ content }) => wordsOf(content))).toEqual(words.inNotes);
        expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
      });
      fc.assert(property, { seed: 20_261_130, numRuns: 60 });
    });
  }
});

/** Rows of French and English, of words that cells may have; one side may be empty. */
const french = ["le", "chat", "dort", "« oui »", '"non"', "l’été,", "été ;", "Noël"];
const english = ["the", "cat", "sleeps", "“yes”", '"no"', "summer,", "it; is", "is"];
const sentence = (list: readonly string[]) =>
  fc
    .array(fc.constantFrom(...list), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(" "));
const rows = fc.array(
  fc.record({ fr: sentence(french), en: sentence(english), isOneSided: fc.boolean() }),
  { minLength: 2, maxLength: 12 },
);

describe("rows of a text in both languages", () => {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const separated = (separator: string) => (pairs: readonly (readonly string[])[]) =>
    new TextEncoder().encode(pairs.map((pair) => pair.map(quote).join(separator)).join("\r\n"));
  const plain = (pairs: readonly (readonly string[])[]) =>
    new TextEncoder().encode(pairs.map((pair) => pair.join("\t")).join("\n"));
  const writers: readonly (readonly [
    name: string,
    write: (pairs: readonly (readonly string[])[]) => Uint8Array,
  ])[] = [
    ["a.csv", separated(",")],
    ["b.csv", separated(";")],
    ["a.tsv", plain],
    [
      "a.xlsx",
      (pairs) => xlsx({ a: pairs.map((pair, at) => xrow(at + 1, pair.map(escaped))).join("") }),
    ],
    ["a.ods", (pairs) => ods(odfTable(pairs.map((pair) => pair.map(escaped))))],
    [
      "a.tmx",
      (pairs) =>
        new TextEncoder().encode(
          `<tmx><header/><body>${pairs
            .slice(1)
            .map(
              ([fr = "", en = ""], at) =>
                `<tu><tuv xml:lang="${at % 2 === 0 ? "fr" : "FR-fr"}"><seg>${escaped(fr)}</seg></tuv><tuv xml:lang="en"><seg>${escaped(en)}</seg></tuv></tu>`,
            )
            .join("")}</body></tmx>`,
        ),
    ],
    [
      "a.xlf",
      (pairs) =>
        new TextEncoder().encode(
          `<xliff version="1.2"><file source-language="fr" target-language="en"><body>${pairs
            .slice(1)
            .map(
              ([fr = "", en = ""], at) =>
                `<trans-unit id="${at}"><source>${escaped(fr)}</source><target>${escaped(en)}</target></trans-unit>`,
            )
            .join("")}</body></file></xliff>`,
        ),
    ],
  ];
  for (const [name, write] of writers) {
    test(`${name} keeps every word of every row, in its order and on its side`, () => {
      const property = fc.property(rows, (drawn) => {
        const pairs = drawn.map(({ fr, en, isOneSided }) => [fr, isOneSided ? "" : en] as const);
        fc.pre(pairs.some(([, en]) => en !== ""));
        const imported = importFile(name, write([["Français", "English"], ...pairs]));
        if (imported.kind !== "aligned") throw new Error("one side");
        const segments = imported.work.chapters.flatMap(({ chapter }) =>
          chapter.blocks.flatMap((block) => block.segments),
        );
        const read = segments.map(({ cells }) => cells.map(({ content }) => plainText(content)));
        expect(read).toEqual(pairs);
        expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
      });
      fc.assert(property, { seed: 20_261_130, numRuns: 60 });
    });
  }
});
