import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { listNamed } from "./formats/read.ts";

function read(source: string) {
  const read = importFile("essai.md", new TextEncoder().encode(source));
  if (read.kind !== "text") throw new Error("no text");
  const { title, author, blocks } = read.text;
  return {
    title,
    author,
    blocks: blocks.map(({ kind, note, content }) => `${kind}${note ?? ""}: ${content}`),
    ledger: read.ledger,
  };
}
const blocks = (source: string) => read(source).blocks;

describe("Markdown as Pandoc and Obsidian have it", () => {
  test("has notes in the line, with brackets in them", () => {
    expect(blocks("Le phare.^[Voir [ici], *plus* loin.] Il luit[^a].\n\n[^a]: Loin.\n")).toEqual([
      "p: Le phare.[^1] Il luit[^2].",
      "n2: Loin.",
      "n1: Voir [ici], *plus* loin.",
    ]);
  });

  test("has attributes, links, marks and boxes that are no text", () => {
    expect(
      blocks(
        "# Le phare {#ch1 .unnumbered}\n\nVoir [[Brest|la ville]] et [[Brest]], ==fort== et [doux]{.smallcaps} ![[plan.png]].\n\n- [ ] monter\n- [x] descendre\n",
      ).slice(1),
    ).toEqual(["p: Voir la ville et Brest, fort et doux .", "l: monter", "l: descendre"]);
  });

  test("has tables row by row, and lines of verse that bars begin", () => {
    expect(
      blocks(
        "| Heure | Vent |\n|---|:-:|\n| 6 h | *Nord* |\n\n| La mer monte,\n| la mer descend\n",
      ),
    ).toEqual(["p: Heure Vent", "p: 6 h *Nord*", "v: La mer monte,\nla mer descend"]);
    // A bar in a sentence is a bar.
    expect(blocks("Oui | non, dit-il.\n")).toEqual(["p: Oui | non, dit-il."]);
  });

  test("has a header of title and authors, which two breaks are not", () => {
    expect(
      read("---\ntitle: Le Phare\nauthor:\n  - Anne Lemer\n  - name: Paul Roux\n---\n\nOui.\n"),
    ).toMatchObject({ title: "Le Phare", author: "Anne Lemer, Paul Roux" });
    expect(read("---\nauthor: [Anne Lemer, 'Paul Roux']\n...\nOui.\n").author).toBe(
      "Anne Lemer, Paul Roux",
    );
    expect(blocks("---\n\nIl dit : rien.\n\n---\n\nOui.\n")).toEqual([
      "b: * * *",
      "p: Il dit : rien.",
      "b: * * *",
      "p: Oui.",
    ]);
  });

  test("keeps what is no link, no element and no fence", () => {
    expect(blocks("[Paul]: bonjour\n\nOui.\n")).toEqual(["p: [Paul]: bonjour", "p: Oui."]);
    expect(blocks("Il dit <<Bonjour>> à <Paul>, puis <script.\n")).toEqual([
      "p: Il dit <<Bonjour>> à <Paul>, puis <script.",
    ]);
    expect(blocks("Il sortit.\n\n~~~\n\nIl revint.\n\n~~~ et puis\n\nFin du jour.\n")).toEqual([
      "p: Il sortit.",
      "b: * * *",
      "p: Il revint.",
      "p: et puis",
      "p: Fin du jour.",
    ]);
    // A link’s address is none of the text, nor is an element.
    expect(blocks("Voir [ici][a] <b>vite</b>.\n\n[a]: http://exemple.fr\n")).toEqual([
      "p: Voir ici vite.",
    ]);
  });

  test("accounts for every letter", () => {
    const { ledger } = read(
      "Il dit <Paul> %%à revoir%% [1].^[Note.]\n\n```js lire\nconst a = 1;\n```\n\n[1] Une note.\n\n<p>Du HTML.</p>\n",
    );
    expect(ledger).toMatchObject({ missing: 0, added: 0 });
    expect(ledger?.setAside).toContainEqual({ name: "comment", count: 1, letters: 7 });
  });

  test("accounts for the numbers of a list, and for those of none", () => {
    for (const source of [
      "1. Le chat dort.\n2. La lampe luit.\n",
      "Il vint.\n\n 7. le\n",
      "- Le\n",
    ]) {
      expect(read(source).ledger).toMatchObject({ missing: 0, added: 0 });
    }
  });
});

test("titles that are underlined are chapters, as those with hashes are", () => {
  const story = "Le gardien monte l’escalier, et la mer est calme ce matin-là.";
  const underlined = ["Le phare", "La mer"].map((title) => `${title}\n========\n\n${story}`);
  expect(listNamed("conte.md", `Conte\n-----\n\n${story}\n`)[0]).toBe("t: Conte");
  expect(listNamed("conte.md", underlined.join("\n\n"))).toEqual([
    "t: Le phare",
    `p: ${story}`,
    "t: La mer",
    `p: ${story}`,
  ]);
});

test("a rule under a list or a quotation makes no title of it", () => {
  const lines = listNamed(
    "conte.md",
    "Il compte :\n\n- un chat\n---\n\n> La mer.\n\n---\n\nFin.\n",
  );
  expect(lines).toContain("l: un chat");
  expect(lines).toContain("q: La mer.");
});

test("a paragraph of thousands of brackets is text, every letter of it", () => {
  const lines = listNamed("signes.md", `${"[a](".repeat(2_000)}\n\n*Le chat* dort.\n`);
  expect(lines[0]?.length).toBeGreaterThan(2_000 * 4);
  expect(lines[1]).toBe("p: *Le chat* dort.");
});
