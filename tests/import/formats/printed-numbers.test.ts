/** Numbers that school editions print beside a text, and notes that look like them. */

import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { importText } from "../import-text.ts";

const page = (body: string) => strToU8(`<html><body>${body}</body></html>`);
const read = (body: string) => importText("livre.html", page(body)).blocks;

const words = ["loup", "renard", "corbeau", "lièvre", "hérisson", "sanglier"];

/** Pages of six numbered lines, whose numbers lead to remarks at the end. */
function schoolEdition(): string {
  const pages = [1, 2, 3].map((number) => {
    const lines = words.map(
      (word, at) =>
        `<a href="#r${number}${at}">[${(at + 1) * 5}]</a>le ${word} revint dans la forêt où il dormait<br>`,
    );
    return `<p><a name="p${number}"></a><a href="#r${number}0">Page ${number}</a></p>\n<p>Un soir d’hiver,<br>${lines.join("\n")}\net chacun rentra chez soi.</p>`;
  });
  const remarks = [1, 2, 3].flatMap((number) =>
    words.map(
      (word, at) => `<p><a name="r${number}${at}"></a><b>${number}</b> le ${word}: a beast.</p>`,
    ),
  );
  return `<h2>Chapitre premier</h2>${pages.join("\n")}<h2>Remarques</h2>${remarks.join("\n")}`;
}

describe("a school edition in HTML", () => {
  test("the numbers of its lines and pages are no words and call no notes", () => {
    const blocks = read(schoolEdition());
    const text = blocks.map(({ content }) => content).join("\n");
    expect(text).not.toMatch(/\[|Page/);
    expect(blocks.filter(({ kind }) => kind === "n")).toEqual([]);
    expect(text.match(/le loup revint/g)).toHaveLength(3);
  });

  test("its line numbers are set aside under their own name", () => {
    const imported = importFile("livre.html", page(schoolEdition()));
    const aside = imported.ledger?.setAside ?? [];
    expect(aside.find(({ name }) => name === "line-number")?.count).toBe(18);
    expect(aside.find(({ name }) => name === "page-number")?.count).toBe(3);
    expect(imported.ledger?.missing).toBe(0);
  });

  test("a sentence goes on over the number of a page", () => {
    const number = (value: number) => `<p><a href="#n${value}">Page ${value}</a></p>`;
    const blocks = read(
      `<p>Il monta sur une</p>${number(4)}<p>colline pour voir la mer.</p>${number(5)}<p>La mer dormait.</p>${number(6)}<p>Il redescendit.</p>`,
    );
    expect(blocks.map(({ content }) => content)).toEqual([
      "Il monta sur une colline pour voir la mer.",
      "La mer dormait.",
      "Il redescendit.",
    ]);
  });

  test("the number of a verse is none of its words", () => {
    const [stanza] = read(
      `<div class="poem"><div class="stanza"><p>Le vent du soir se lève<br><span class="linenum">5</span>Sur la lande endormie<br>Et la lune s’en va.</p></div></div>`,
    );
    expect(stanza?.content).toBe(
      "Le vent du soir se lève\nSur la lande endormie\nEt la lune s’en va.",
    );
  });
});

test("notes that count by one stay notes", () => {
  const calls = words.map(
    (word, at) => `<p>Le ${word}<a href="#n${at + 1}">[${at + 1}]</a> dormait dans la forêt.</p>`,
  );
  const notes = words.map(
    (word, at) => `<p><a id="n${at + 1}"></a>[${at + 1}] C’est un ${word} de fable.</p>`,
  );
  const blocks = read(`<h2>Chapitre premier</h2>${calls.join("")}<h2>Notes</h2>${notes.join("")}`);
  expect(blocks.filter(({ kind }) => kind === "n")).toHaveLength(words.length);
  expect(blocks.find(({ kind }) => kind === "p")?.content).toBe(
    "Le loup[^1] dormait dans la forêt.",
  );
});

test("remarks that name their pages keep the names", () => {
  const remarks = [12, 40, 71].map(
    (number) => `<p><a href="#p${number}">Page ${number}</a>: « loup » pour « renard ».</p>`,
  );
  expect(read(`<p>Voici ce livre.</p>${remarks.join("")}`).at(-1)?.content).toBe(
    "Page 71: « loup » pour « renard ».",
  );
});

test("pages that a table of contents names stay there", () => {
  const rows = [12, 40, 71].map((number) => `<tr><td>Le loup</td><td>Page ${number}</td></tr>`);
  const text = read(`<p>Voici ce livre.</p><table>${rows.join("")}</table>`);
  expect(text.map(({ content }) => content).join(" ")).toContain("Page 40");
});
