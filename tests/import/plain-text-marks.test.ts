import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";

/** What a text becomes, a line a block, and its account. */
function read(text: string) {
  const read = importFile("essai.txt", new TextEncoder().encode(text));
  if (read.kind !== "text") throw new Error("no text");
  const blocks = read.text.blocks.map(({ kind, note, aside, content }) =>
    [kind + (note ?? "") + (aside === undefined ? "" : ` (${aside})`), content].join(": "),
  );
  return { blocks, ledger: read.ledger };
}

/** A novel’s page: paragraphs of prose between empty lines. */
const prose = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Le marin du bateau ${"abcdefghijklmnopqrstuvwxyz"[index]} monta l’escalier du phare avec sa\nlampe, son chien ${"zyxwvutsrqponmlkjihgfedcba"[index]} et son chat, puis il regarda la mer, noire jusqu’à\nl’horizon ${index}, et il redescendit.`,
  ).join("\n\n");

describe("a typed text", () => {
  test("has notes that a star or a letter calls, under their paragraph or at the end", () => {
    const { blocks, ledger } = read(
      "Il prit le quart* et s’assit.\n\n     *Un tour de garde.\n\nLe phare [A] était loin.\n\nIl revint.\n\n[Note A: Celui du nord.]\n",
    );
    expect(blocks).toEqual([
      "p: Il prit le quart[^1] et s’assit.",
      "n1: Un tour de garde.",
      "p: Le phare[^2] était loin.",
      "p: Il revint.",
      "n2: Celui du nord.",
    ]);
    expect(ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("has stars and letters that call nothing", () => {
    const { blocks } = read(
      "Une note* sans texte.\n\nOn l’appelle [A], comme la vitamine.\n\nFin ici.\n",
    );
    expect(blocks.join(" ")).not.toContain("[^");
  });

  test("has emphasis between = and +, and sums that are sums", () => {
    const { blocks } = read(
      "Il fait un =temps= de _chien_ et la mer est +grosse+, oui.\n\nOn sait que 2+3+4=9, et a=b=c.\n",
    );
    expect(blocks).toEqual([
      "p: Il fait un *temps* de *chien* et la mer est *grosse*, oui.",
      "p: On sait que 2+3+4=9, et a=b=c.",
    ]);
  });

  test("has pictures, which are set aside with their captions", () => {
    const { blocks, ledger } = read(
      "Il entra.\n\n[Illustration: Le phare\nla nuit.]\n\nIl sortit.\n",
    );
    expect(blocks).toEqual(["p: Il entra.", "p: Il sortit."]);
    expect(ledger?.setAside).toEqual([{ name: "picture", count: 1, letters: 25 }]);
    expect(ledger?.missing).toBe(0);
  });

  test("of a school edition loses the numbers of its lines, not those of its notes", () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      (index + 1) % 5 === 0
        ? `[${(index + 1) % 30 || 30}]dans la maison, il y avait encore un vieux chat`
        : "qui dormait le jour et qui la nuit regardait la mer",
    );
    const { blocks, ledger } = read(`${lines.join("\n")}\n`);
    expect(blocks.join(" ")).not.toContain("[");
    expect(ledger?.missing).toBe(0);
    expect(read("Un mot[1].\n\n[1]Une note.\n").blocks).toEqual([
      "p: Un mot[^1].",
      "n1: Une note.",
    ]);
  });

  test("has pages that say so, and years alone on their line", () => {
    const pages = [1, 2, 3, 4]
      .map((page) => `Page ${page}${page === 2 ? "." : ""}\n\n${prose(2)}`)
      .join("\n\n");
    const { blocks } = read(`${pages}\n`);
    expect(blocks.filter((block) => block.includes("page-number"))).toHaveLength(4);
    expect(read("Il revint en\n\n1918.\n\nPuis plus rien.\n").blocks.join()).toContain("1918");
  });

  test("whose paragraphs empty lines part has no paragraph that ends with a short line", () => {
    const ragged =
      "Ce fut alors, vers le soir, que l’on vit venir au loin, dit-on, ce pauvre\nM. Bellegarde, qui portait sous le bras son parapluie et son chapeau, et qui\nsalua.\nIl avait plu toute la journée, et la route de la côte était coupée.";
    const { blocks } = read(`${prose(22)}\n\n${ragged}\n\n${prose(3)}\n`);
    expect(blocks.filter((block) => block.includes("Bellegarde"))).toEqual([
      `p: ${ragged.replaceAll("\n", " ")}`,
    ]);
  });

  test("whose chapters have their number over a long title keeps the two apart", () => {
    const chapter = (number: string) =>
      `${number}\nOù le gardien monte encore une fois l’escalier du phare, et où la mer\nne dit rien\n\n${prose(8)}`;
    const { blocks } = read(["I", "II", "III", "IV"].map(chapter).join("\n\n"));
    expect(blocks.filter((block) => /: I+V?$/.test(block))).toHaveLength(4);
  });

  test("has notes at the feet of its pages, which the paragraph goes on after", () => {
    const page = (number: number, words: string, note: string) =>
      `${words}\n\n${note}\n${number}                    ANNE LEMER\n\n`;
    const line = "et le gardien regarda longtemps la mer, qui ce soir-là était noire,\n";
    const text = [1, 2, 3, 4].map((number) =>
      page(
        number,
        `${line}${line}sans un mot${number}, puis il redescendit\n${line.trim()}`,
        `${number}. La note ${"abcd"[number - 1]} du bas.`,
      ),
    );
    const { blocks, ledger } = read(text.join(""));
    expect(blocks.filter((block) => block.startsWith("n"))).toEqual([
      "n1: La note a du bas.",
      "n2: La note b du bas.",
      "n3: La note c du bas.",
      "n4: La note d du bas.",
    ]);
    expect(blocks.find((block) => block.startsWith("p: "))).toContain(
      "mot[^1], puis il redescendit",
    );
    expect(ledger?.added).toBe(0);
  });

  test("has a numbered list that is no verse", () => {
    const { blocks } = read("1° du pain\n2° du lait\n3° une corde\n");
    expect(blocks.map((block) => block.slice(0, 1))).not.toContain("v");
  });

  test("has apostrophes whatever sign was typed for them", () => {
    expect(read("l´homme, l`ombre, l′eau, lʼair, aujourd‘hui, 48° 51′ nord\n").blocks).toEqual([
      "p: l’homme, l’ombre, l’eau, l’air, aujourd’hui, 48° 51′ nord",
    ]);
  });
});
