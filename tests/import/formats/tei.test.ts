import { describe, expect, test } from "vitest";
import { ImportError } from "#lib/import/import-error.ts";
import fc from "../../property.ts";
import { lettersOf, listNamed, readNamed } from "./read.ts";

function text(body: string, around = { before: "", after: "" }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr">
<teiHeader><fileDesc><titleStmt><title type="main">Le Phare</title><author>Anne Lemer</author>
<respStmt><resp>traduit par</resp><persName>Paul Caron</persName></respStmt></titleStmt></fileDesc></teiHeader>
<text>${around.before}<body>${body}</body>${around.after}</text></TEI>`;
}

describe("readTei", () => {
  test("divisions have heads, paragraphs, quotations and notes that stand where they are called", () => {
    const source = text(`<div><head>Chapitre I</head>
<p>Il faisait nuit. Le gardien <hi rend="italic">dormait</hi>.<note place="foot"><p>Peu.</p></note> Il se leva.</p>
<quote><p>Qui vient la nuit repart le jour.</p></quote>
<milestone unit="section" rend="stars"/><p>La roue<note n="7">De bois.</note> tournait.</p></div>
<div><head>Chapitre II</head><p>La nuit vint.</p></div>`);
    expect(listNamed("phare.xml", source)).toEqual([
      "t: Chapitre I",
      "p: Il faisait nuit. Le gardien *dormait*.[^1] Il se leva.",
      "n1: Peu.",
      "q: Qui vient la nuit repart le jour.",
      "b: * * *",
      "p: La roue[^2] tournait.",
      "n2: De bois.",
      "t: Chapitre II",
      "p: La nuit vint.",
    ]);
    const imported = readNamed("phare.xml", source);
    expect(imported.kind === "text" && imported.text).toMatchObject({
      title: "Le Phare",
      author: "Anne Lemer",
      translator: "Paul Caron",
    });
  });

  test("of two readings the mended and the modern one is shown; the page’s own words are not", () => {
    const source = text(`<p>Il <choice><sic>dorma</sic><corr>dormait</corr></choice>
<pb n="12"/><fw type="header">LE PHARE</fw>dans <choice><orig>sa</orig><reg>la</reg></choice> cham<lb break="no"/>bre
<del>haute</del><add>basse</add>.</p>`);
    expect(listNamed("a.xml", source)).toEqual(["p: Il dormait dans la chambre basse."]);
    expect(readNamed("a.xml", source).ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("verse keeps its lines and stanzas, a speech who speaks and its lines", () => {
    const source = text(`<div><head>Scène première</head><p>La lampe brûle.</p>
<lg type="poem"><head>Chanson</head><lg><l>Le vent se lève,</l><l>La mer aussi.</l></lg><lg><l>La barque part.</l></lg></lg>
<stage>Une lampe.</stage>
<sp><speaker>LE GARDIEN</speaker><p>Qui est <stage>(il écoute)</stage> là ?</p></sp>
<sp><speaker>LA MER</speaker><l>Le lait viendra, mon chat,</l><l>Quand viendra le bateau.</l></sp></div>`);
    expect(listNamed("a.xml", source)).toEqual([
      "t: Scène première",
      "p: La lampe brûle.",
      "s: Chanson",
      "v: Le vent se lève, / La mer aussi.",
      "v: La barque part.",
      "r: Une lampe.",
      "d: LE GARDIEN / Qui est (il écoute) là ?",
      "d: LA MER /  / Le lait viendra, mon chat, / Quand viendra le bateau.",
    ]);
  });

  test("notes at the end are called by links; a link that is none stays a word", () => {
    const source = text(
      `<p>Il dort<ref target="#n1">(1)</ref> et <ref target="http://exemple.fr">rêve</ref>.</p>`,
      { before: "", after: `<back><note xml:id="n1">Peu.</note></back>` },
    );
    expect(listNamed("a.xml", source)).toEqual(["p: Il dort[^1] et rêve.", "n1: Peu."]);
    expect(readNamed("a.xml", source).ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("items that the list numbers have their numbers; others have none", () => {
    const source =
      text(`<p>Il faut :</p><list type="ordered"><item>du lait ;</item><item>du pain.</item></list>
<list type="unordered"><item>le chat</item></list>`);
    expect(listNamed("a.xml", source)).toEqual([
      "p: Il faut :",
      "l: 1. du lait ;",
      "l: 2. du pain.",
      "l: le chat",
    ]);
  });

  test("a title page is set aside, a preface is not", () => {
    const source = text("<div><head>Chapitre I</head><p>Le gardien monta.</p></div>", {
      before: `<front><titlePage><docTitle><titlePart>Le Phare</titlePart></docTitle><docAuthor>Anne Lemer</docAuthor></titlePage>
<div><head>Préface</head><p>Ce livre est court.</p></div></front>`,
      after: "",
    });
    const lines = listNamed("a.xml", source);
    expect(lines[0]).toBe("p (front-matter): Le Phare");
    expect(lines).toContain("p: Ce livre est court.");
  });

  test("one cut short is refused, and one that only mentions TEI is no TEI", () => {
    expect(() => readNamed("a.xml", text("<p>Le gardien monta.</p>").slice(0, -20))).toThrow(
      ImportError,
    );
    expect(listNamed("a.txt", "TEI est un format. Le gardien l’ignore.")).toEqual([
      "p: TEI est un format. Le gardien l’ignore.",
    ]);
  });

  test("no letter is lost, added or moved", () => {
    const words = fc.constantFrom("Le gardien", "monta.", "x", "— Oui,", "l’été 1917", "ﬁn");
    const inline = fc.oneof(
      words,
      words.map((each) => `<hi rend="italic">${each}</hi>`),
      words.map((each) => `<q>${each}</q>`),
      words.map((each) => `<inconnu>${each}</inconnu>`),
      words.map((each) => `<choice><sic>${each}</sic><corr>${each}</corr></choice>`),
      fc.constant(`<pb n="3"/>`),
      fc.constant("<lb/>"),
    );
    const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));
    const block = fc.oneof(
      line.map((each) => `<p>${each}</p>`),
      line.map((each) => `<ab>${each}</ab>`),
      line.map((each) => `<quote><p>${each}</p></quote>`),
      line.map((each) => `<lg><l>${each}</l><l>${each}</l></lg>`),
      line.map((each) => `<sp><speaker>ANNE</speaker><p>${each}</p><l>${each}</l></sp>`),
      line.map((each) => `<list><item>${each}</item></list>`),
      line.map((each) => `<table><row><cell>${each}</cell></row></table>`),
      line.map((each) => `<stage>${each}</stage>`),
      line.map((each) => `<inconnu>${each}</inconnu>`),
      line,
    );
    const division = fc
      .tuple(line, fc.array(block, { minLength: 1, maxLength: 6 }))
      .map(([head, blocks]) => `<div><head>${head}</head>${blocks.join("")}</div>`);
    fc.assert(
      fc.property(fc.array(division, { minLength: 1, maxLength: 5 }), (divisions) => {
        const source = divisions.join("");
        const shown = source.replace(/<sic>.*?<\/sic>/g, "").replace(/<[^>]*>/g, " ");
        fc.pre(lettersOf(shown) !== "");
        const imported = readNamed("a.xml", text(source));
        if (imported.kind !== "text") throw new Error("a text of one side");
        expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
        const kept = imported.text.blocks
          .map(({ content }) => content.replaceAll("*", ""))
          .join(" ");
        expect(lettersOf(kept)).toBe(lettersOf(shown));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
