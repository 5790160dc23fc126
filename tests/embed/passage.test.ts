import { describe, expect, test } from "vitest";
import { formatEmbedCode } from "#lib/embed/embed-code.ts";
import { type PassagePiece, readPassage } from "#lib/embed/passage.ts";

const table = `id	fr	en.a	en.b
t1.1	Le Chat du phare	The Lighthouse Cat	The Cat
p1.1	Il lisait *Le Marin breton*[^1].	He read *Le Marin breton*[^1].	He read it.
p1.2	Le lait manquait.	¶There was no milk.	No milk.
p1.3	Il attendit.		He waited.
v1.1	La mer monte,	The sea comes in,	x
v1.2	et redescend.	and goes out.	x
d1.1	Le chat. —	The cat.	x
d1.2	/ Le lait / viendra.	/ Milk / will come.	x
p2.1	Page 36\\* et [ceci] / cela	Page 36\\* and [this] / that	x
b1.1	* * *	* * *	* * *
`;

function say(pieces: readonly PassagePiece[] | undefined): string {
  return (pieces ?? [])
    .map((piece) =>
      piece.type === "paragraph" ? "¶" : piece.type === "text" ? piece.text : `<${piece.text}>`,
    )
    .join("");
}

function read(from: string, to?: string, edition?: string): readonly string[] | undefined {
  return readPassage(table, { from, to, edition })?.map(
    ({ kind, fr, en }) => `${kind}: ${say(fr)} | ${say(en)}`,
  );
}

describe("readPassage", () => {
  test("takes the rows from one segment to the other, block by block, without calls of notes", () => {
    expect(read("t1.1", "p1.3")).toEqual([
      "t: Le Chat du phare | The Lighthouse Cat",
      "p: Il lisait <Le Marin breton>. Le lait manquait. Il attendit. | He read <Le Marin breton>.¶There was no milk.",
    ]);
  });

  test("one segment is a passage; another edition is taken where it is named", () => {
    expect(read("p1.2")).toEqual(["p: Le lait manquait. | There was no milk."]);
    expect(read("p1.2", "p1.2", "en.b")).toEqual(["p: Le lait manquait. | No milk."]);
    expect(read("p1.2", "p1.2", "fr")).toEqual(["p: Le lait manquait. | There was no milk."]);
  });

  test("verse has its lines, in stanzas and in speeches; a slash in prose is a slash", () => {
    expect(read("v1.1", "d1.2")).toEqual([
      "v: La mer monte,\net redescend. | The sea comes in,\nand goes out.",
      "d: Le chat. —\nLe lait\nviendra. | The cat.\nMilk\nwill come.",
    ]);
    expect(read("p2.1", "b1.1")).toEqual([
      "p: Page 36* et [ceci] / cela | Page 36* and [this] / that",
      "b: * * * | * * *",
    ]);
  });

  test("a segment that is not there, or an end before the beginning, is no passage", () => {
    expect(read("p9.1")).toBeUndefined();
    expect(read("p1.1", "p9.1")).toBeUndefined();
    expect(read("v1.1", "p1.1")).toBeUndefined();
    expect(readPassage("<!doctype html>", { from: "p1.1" })).toBeUndefined();
  });

  test("needs nothing from outside itself, for it is put into a file of its own", () => {
    const alone = new Function(`return ${readPassage.toString()}`)() as typeof readPassage;
    expect(alone(table, { from: "v1.1", to: "v1.2" })).toEqual(
      readPassage(table, { from: "v1.1", to: "v1.2" }),
    );
  });
});

test("the code to copy names whole addresses, and a title is text in it", () => {
  const passage = {
    site: "https://example.org/reader/",
    work: "le-chat",
    chapter: "01-le-lait",
    from: "p1.1",
    to: "p1.3",
    page: "https://example.org/reader/en/le-chat/01-le-lait/#p1.1",
    title: "The <Cat> & Co",
  };
  expect(formatEmbedCode(passage)).toBe(
    `<script type="module" src="https://example.org/reader/texts/embed.js"></script>
<en-regard src="https://example.org/reader/texts/le-chat/01-le-lait.tsv" from="p1.1" to="p1.3">
  <a href="https://example.org/reader/en/le-chat/01-le-lait/#p1.1">The &lt;Cat&gt; &amp; Co</a>
</en-regard>`,
  );
  expect(formatEmbedCode({ ...passage, edition: "en.b" })).toContain('to="p1.3" edition="en.b">');
});
