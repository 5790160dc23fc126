import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { importAnyFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { lettersOf } from "../read.ts";
import { type MadePdf, makePdf, type Placed, setParagraphs } from "./make-pdf.ts";

async function read(made: MadePdf) {
  const imported = await importAnyFile("phare.pdf", makePdf(made), {
    isWord: (form) => ["escalier", "gardien", "magnifique"].includes(form),
  });
  if (imported.kind !== "text") throw new Error("a text of one side");
  return imported;
}

/** A line a block: its kind, number and why it is set aside, then its content. */
async function list(made: MadePdf): Promise<readonly string[]> {
  const { text } = await read(made);
  return text.blocks.map(({ kind, note, aside, content }) => {
    const reason = aside === undefined ? "" : ` (${aside})`;
    return `${kind}${note ?? ""}${reason}: ${content.replaceAll("\n", " / ")}`;
  });
}

const story = [
  "Le gardien monta l’escalier du phare avec sa lampe et son vieux chien. Il faisait froid, et la mer était noire jusqu’à l’horizon, sans une lumière.",
  "— Qui est là ? demanda-t-il.",
  "Personne ne répondit. Les vagues finissaient leur course sur les rochers, et l’effet en était magnifique, presque inquiétant pour qui n’avait pas l’habitude de cette côte difficile.",
  "Il referma la porte de fer et redescendit sans hâte les deux cents marches de l’escalier, puis il posa la lampe sur la table et attendit le matin.",
];

/** The same story on so many pages, with a running head and a page number. */
function bookOf(pages: number): readonly (readonly Placed[])[] {
  return Array.from({ length: pages }, (_, index) => [
    { text: index % 2 === 0 ? "LE PHARE" : "ANNE LEMER", left: 170, top: 40, size: 8 },
    ...setParagraphs(story).placed,
    { text: String(index + 11), left: 205, top: 560, size: 8 },
  ]);
}

describe("a PDF with text", () => {
  test("has paragraphs by the indents of their first lines", async () => {
    expect(await list({ pages: [setParagraphs(story).placed] })).toEqual(
      story.map((paragraph) => `p: ${paragraph}`),
    );
  });

  test("has paragraphs by the space between them", async () => {
    const { placed } = setParagraphs(story, { indent: 0 });
    expect(await list({ pages: [placed] })).toEqual(story.map((paragraph) => `p: ${paragraph}`));
  });

  test("sets running heads and page numbers aside, and joins what they cut", async () => {
    const [first = "", ...others] = story;
    const halves = [first.slice(0, 57), first.slice(58)] as const;
    const heads = (page: number): Placed[] => [
      { text: "LE PHARE", left: 170, top: 40, size: 8 },
      { text: String(page), left: 205, top: 560, size: 8 },
    ];
    const pages = [
      [...setParagraphs([...others, halves[0]]).placed, ...heads(11)],
      [
        ...setParagraphs([halves[1]], { indent: 0 }).placed,
        ...setParagraphs(others, { top: 120 }).placed,
        ...heads(12),
      ],
      [...setParagraphs(story).placed, ...heads(13)],
    ];
    const lines = await list({ pages });
    expect(lines.slice(0, 4)).toEqual([...others, first].map((paragraph) => `p: ${paragraph}`));
    expect(lines.join(" ")).not.toMatch(/LE PHARE|1[123]/);
    const { ledger } = await read({ pages });
    expect(ledger).toMatchObject({ missing: 0, added: 0 });
    expect(ledger?.setAside.map(({ name, count }) => [name, count])).toEqual([
      ["page-number", 3],
      ["running-head", 3],
    ]);
  });

  test("keeps a sentence that comes back on pages, and a year alone on a line", async () => {
    const pages = [1, 2, 3].map((page) => [
      ...setParagraphs([...story, "1917"], { top: 80 + page * 7 }).placed,
    ]);
    expect((await list({ pages })).filter((line) => line === "p: 1917")).toHaveLength(3);
  });

  test("joins words that the ends of lines part, and keeps compounds", async () => {
    const paragraph =
      "Le gar-\ndien monta l’esca-\nlier du phare, demanda-\nt-il, et l’ef-\nfet en était magni-\nfique.";
    expect(await list({ pages: [setParagraphs([paragraph, ...story]).placed] })).toContain(
      "p: Le gardien monta l’escalier du phare, demanda-t-il, et l’effet en était magnifique.",
    );
  });

  test("ties notes at the foot of a page to their calls", async () => {
    const [first = "", second = "", ...others] = story;
    const page: Placed[] = [
      ...setParagraphs([`${first}1`, second, ...others]).placed,
      { text: "1. Une lampe à huile, que l’on remplissait le", left: 50, top: 500, size: 8 },
      { text: "matin.", left: 50, top: 509, size: 8 },
    ];
    const lines = await list({ pages: [page] });
    expect(lines[0]).toBe(`p: ${first}[^1]`);
    expect(lines.at(-1)).toBe("n1: Une lampe à huile, que l’on remplissait le matin.");
    const { ledger } = await read({ pages: [page] });
    expect(ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("raised figures call notes that begin anew on every page; one that nothing answers is a power", async () => {
    const pageOf = (note: string): Placed[] => [
      ...setParagraphs(story, { top: 120 }).placed,
      { text: "La mer", left: 50, top: 80 },
      { text: "1", left: 79, top: 76, size: 6 },
      { text: "et la côte : 30 m", left: 86, top: 80 },
      { text: "2", left: 154, top: 76, size: 6 },
      { text: ", dit-on.", left: 158, top: 80 },
      { text: "1", left: 50, top: 497, size: 5 },
      { text: note, left: 55, top: 500, size: 8 },
    ];
    const lines = await list({ pages: [pageOf("Noire."), pageOf("Grise.")] });
    expect(lines.filter((line) => line.includes("La mer[^"))).toEqual([
      "p: La mer[^1] et la côte : 30 m², dit-on.",
      "p: La mer[^2] et la côte : 30 m², dit-on.",
    ]);
    expect(lines.slice(-2)).toEqual(["n1: Noire.", "n2: Grise."]);
  });

  test("reads two columns one after the other; the numbers of a list are no column", async () => {
    const left = setParagraphs(story, { width: 28 }).placed;
    const right = setParagraphs(story, { width: 28, left: 230 }).placed;
    expect(await list({ pages: [[...left, ...right]] })).toEqual(
      [...story, ...story].map((paragraph) => `p: ${paragraph}`),
    );
    const contents = Array.from({ length: 14 }, (_, index): Placed[] => [
      { text: `Le chapitre de la lampe et du chien`, left: 50, top: 80 + index * 12 },
      { text: String(index * 7 + 9), left: 350, top: 80 + index * 12 },
    ]);
    const lines = await list({ pages: [contents.flat()] });
    expect(lines.join(" ")).toContain("Le chapitre de la lampe et du chien 9");
  });

  test("has headings by their size, and by the outline", async () => {
    const chapter = (number: string): Placed[] => [
      { text: `La lampe ${number}`, left: 170, top: 60, size: 16, font: "bold" },
      ...setParagraphs(story, { top: 100 }).placed,
    ];
    expect(
      (await list({ pages: [chapter("un"), chapter("deux")] })).filter((line) => /^t/.test(line)),
    ).toEqual(["t: La lampe un", "t: La lampe deux"]);
    const plain = (name: string): Placed[] => [
      { text: name, left: 50, top: 60 },
      ...setParagraphs(story, { top: 100 }).placed,
    ];
    const lines = await list({
      pages: [plain("Le chien"), plain("Le matin")],
      outline: [
        ["Le chien", 0],
        ["Le matin", 1],
      ],
    });
    expect(lines.filter((line) => /^t/.test(line))).toEqual(["t: Le chien", "t: Le matin"]);
  });

  test("keeps italics, verse and the title of the file", async () => {
    const verse = [
      "Le vent se lève,",
      "La mer aussi se lève,",
      "Et la barque est partie",
      "Sans nous.",
    ];
    const page: Placed[] = [
      { text: "Il lut ", left: 65, top: 60 },
      { text: "Le Marin breton", left: 92, top: 60, font: "italic" },
      { text: " ce soir-là.", left: 162, top: 60 },
      ...verse.map((text, index): Placed => ({ text, left: 110, top: 90 + index * 12 })),
      ...setParagraphs(story, { top: 160 }).placed,
    ];
    const imported = await read({ pages: [page], title: "Le Phare" });
    const lines = await list({ pages: [page], title: "Le Phare" });
    expect(lines[0]).toBe("p: Il lut *Le Marin breton* ce soir-là.");
    expect(lines[1]).toBe(`v: ${verse.join(" / ")}`);
    expect(imported.text.title).toBe("Le Phare");
  });

  test("puts a large initial before its word", async () => {
    const [first = ""] = story;
    const lines = setParagraphs([first.slice(1)], { left: 75, indent: 0, width: 54 }).placed;
    const page: Placed[] = [
      { text: "L", left: 50, top: 92, size: 30 },
      ...lines,
      ...setParagraphs(story, { top: 200 }).placed,
    ];
    expect((await list({ pages: [page] }))[0]).toBe(`p: ${first}`);
  });

  test("no letter is lost, added or moved on many pages", async () => {
    const imported = await read({ pages: bookOf(12) });
    expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
    const kept = imported.text.blocks.map(({ content }) => content).join(" ");
    expect(lettersOf(kept)).toBe(lettersOf(Array(12).fill(story.join(" ")).join(" ")));
  });
});

describe("a PDF that cannot be read", () => {
  const codeOf = async (bytes: Uint8Array) => {
    const error: unknown = await importAnyFile("a.pdf", bytes).catch((reason: unknown) => reason);
    return error instanceof ImportError ? `${error.code}: ${error.message}` : String(error);
  };

  test("whose pages are pictures says so, and what to do", async () => {
    const pages = [1, 2, 3].map((page): Placed[] => [{ text: String(page), left: 200, top: 560 }]);
    expect(await codeOf(makePdf({ pages }))).toBe(
      "scan: a.pdf: the PDF has pictures of pages and no text; put it through text recognition (OCR), and bring what comes out",
    );
  });

  test("that is locked is called so", async () => {
    const pages = [setParagraphs(story).placed];
    expect(await codeOf(makePdf({ pages, isLocked: true }))).toMatch(/^encrypted: /);
  });

  test("that is cut short or no PDF after all is called damaged", async () => {
    expect(await codeOf(new TextEncoder().encode("%PDF-1.7 …"))).toMatch(/^damaged: /);
    const whole = makePdf({ pages: [setParagraphs(story).placed] });
    expect(await codeOf(whole.slice(0, 500))).toMatch(/^(?:damaged|scan|no-text): /);
  });

  test("is refused by name where nobody has opened it", () => {
    expect(() => importFile("a.pdf", makePdf({ pages: [] }))).toThrow(/PDF files are not read/);
  });
});
