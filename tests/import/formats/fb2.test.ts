import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ImportError } from "#lib/import/import-error.ts";
import fc from "../../property.ts";
import { lettersOf, listNamed, readNamed } from "./read.ts";

function book(body: string, notes = ""): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink">
<description><title-info>
<author><first-name>Anne</first-name><last-name>Lemer</last-name></author>
<translator><nickname>le gardien</nickname></translator>
<book-title>Le Phare</book-title><lang>fr</lang>
</title-info></description>
<body>${body}</body>${notes}
<binary id="a.jpg" content-type="image/jpeg">AAAA</binary>
</FictionBook>`;
}

describe("readFb2", () => {
  test("sections have titles, paragraphs, verse and quotations", () => {
    const source = book(`<section><title><p>Chapitre I</p><p>La lampe</p></title>
<p>Le gardien <emphasis>monta</emphasis>.</p>
<poem><title><p>Chanson</p></title><stanza><v>Le vent se lève,</v><v>La mer aussi.</v></stanza></poem>
<cite><p>Qui vient la nuit repart le jour.</p><text-author>Un marin</text-author></cite></section>
<section><title><p>Chapitre II</p></title><image l:href="#a.jpg"/><p>La nuit vint.</p></section>`);
    expect(listNamed("phare.fb2", source)).toEqual([
      "t: Chapitre I La lampe",
      "p: Le gardien *monta*.",
      "s: Chanson",
      "v: Le vent se lève, / La mer aussi.",
      "q: Qui vient la nuit repart le jour.",
      "q: Un marin",
      "t: Chapitre II",
      "p: La nuit vint.",
    ]);
    const imported = readNamed("phare.fb2", source);
    expect(imported.kind === "text" && imported.text).toMatchObject({
      title: "Le Phare",
      author: "Anne Lemer",
      translator: "le gardien",
    });
  });

  test("a body of notes has notes, whose titles are their numbers", () => {
    const source = book(
      `<section><p>Il dormait<a type="note" l:href="#n1">[1]</a> dans l’eau, H<sub>2</sub>O.</p></section>`,
      `<body name="notes"><title><p>Notes</p></title><section id="n1"><title><p>1</p></title><p>Peu.</p><p>Très peu.</p></section></body>`,
    );
    expect(listNamed("a.fb2", source)).toEqual([
      "p: Il dormait[^1] dans l’eau, H2O.",
      "n1: Peu. Très peu.",
    ]);
    const imported = readNamed("a.fb2", source);
    expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("notes that a converter has printed are notes; a power is no call", () => {
    const source = book(`<section><p>Il dormait.<sup>1</sup> Un mètre carré : m<sup>2</sup>.</p>
<p>La lampe<sup>2</sup> fumait.</p></section>
<section><p>[</p><p>←1</p><p>]</p><p>Peu.</p><p>Très peu.</p></section>
<section><p>[←2]</p><p>À huile.</p></section>`);
    expect(listNamed("a.fb2", source)).toEqual([
      "p: Il dormait.[^1] Un mètre carré : m².",
      "p: La lampe[^2] fumait.",
      "n1: Peu. Très peu.",
      "n2: À huile.",
    ]);
  });

  test("is known by its first element, packed in a zip or not, under any name", () => {
    const source = book("<section><p>Le gardien monta.</p></section>");
    const packed = zipSync({ "phare.fb2": strToU8(source) });
    for (const [name, bytes] of [
      ["phare.xml", strToU8(source)],
      ["phare.fb2.zip", packed],
      ["phare.fbz", packed],
    ] as const) {
      expect(listNamed(name, bytes)).toEqual(["p: Le gardien monta."]);
    }
  });

  test("one cut short or without a body is refused in plain words", () => {
    const source = book("<section><p>Le gardien monta.</p></section>");
    expect(() => readNamed("a.fb2", source.slice(0, -40))).toThrow(ImportError);
    expect(() => readNamed("a.fb2", "<FictionBook></FictionBook>")).toThrow(/a\.fb2: not FB2/);
  });

  test("no letter is lost, added or moved", () => {
    const text = fc.constantFrom("Le gardien", "monta.", "x", "— Oui,", "l’été 1917", "ﬁn");
    const inline = fc.oneof(
      text,
      text.map((words) => `<emphasis>${words}</emphasis>`),
      text.map((words) => `<strong>${words}</strong>`),
      text.map((words) => `<a l:href="#rien">${words}</a>`),
      fc.constant("<image/>"),
    );
    const p = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));
    const block = fc.oneof(
      p.map((words) => `<p>${words}</p>`),
      p.map((words) => `<subtitle>${words}</subtitle>`),
      p.map((words) => `<cite><p>${words}</p><text-author>Anne</text-author></cite>`),
      p.map((words) => `<poem><stanza><v>${words}</v><v>${words}</v></stanza></poem>`),
      p.map((words) => `<table><tr><td>${words}</td><th>${words}</th></tr></table>`),
      p.map((words) => `<inconnu>${words}</inconnu>`),
      fc.constant("<empty-line/>"),
    );
    const section = fc
      .tuple(p, fc.array(block, { minLength: 1, maxLength: 6 }))
      .map(
        ([title, blocks]) => `<section><title><p>${title}</p></title>${blocks.join("")}</section>`,
      );
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 5 }), (sections) => {
        const source = sections.join("");
        const words = lettersOf(source.replace(/<[^>]*>/g, " "));
        fc.pre(words !== "");
        const imported = readNamed("a.fb2", book(source));
        if (imported.kind !== "text") throw new Error("a book of one side");
        expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
        const kept = imported.text.blocks
          .map(({ content }) => content.replaceAll("*", ""))
          .join(" ");
        expect(lettersOf(kept)).toBe(words);
      }),
      { seed: 69, numRuns: 200 },
    );
  });
});
