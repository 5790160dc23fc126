import { describe, expect, test } from "vitest";
import { rowsOf } from "./aligned.ts";
import { asideOf, blocksOf } from "./blocks.ts";
import { docx, footnotes, wordStyles, wp, wr, wtable } from "./office-files.ts";

const heading = wp("Chapitre I", '<w:pStyle w:val="Heading1"/>');
const end = wp("Le vent tomba vers minuit et la mer se tut.");
/** The blocks between a heading and a last paragraph. */
function between(body: string, parts: Readonly<Record<string, string>> = {}): readonly string[] {
  const blocks = blocksOf("a.docx", docx(heading + body + end, parts));
  expect(asideOf("a.docx", docx(heading + body + end, parts)).join()).not.toContain("missing");
  expect(blocks[0]).toBe("t: Chapitre I");
  const last = blocks.findIndex((block) => block.endsWith("se tut."));
  return [...blocks.slice(1, last), ...blocks.slice(last + 1)];
}
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
const drawn = (content: string) =>
  `<w:r><w:drawing><a:graphic><wps:txbx>${box(content)}</wps:txbx></a:graphic></w:drawing></w:r>`;
const pict = (content: string) =>
  `<w:r><w:pict><v:textbox>${box(content)}</v:textbox></w:pict></w:r>`;

describe("a Word document", () => {
  test("keeps moved and inserted text, and not where it was before", () => {
    const body = wp(
      `${wr("Il ")}<w:moveFrom>${wr("vite ")}</w:moveFrom><w:ins>${wr("monta ")}</w:ins><w:del><w:r><w:delText>descendit</w:delText></w:r></w:del><w:moveTo>${wr("vite")}</w:moveTo>${wr(".")}`,
    );
    expect(between(body)).toEqual(["p: Il monta vite."]);
    expect(asideOf("a.docx", docx(heading + body))).toEqual(["deleted 13"]);
  });

  test("joins paragraphs whose mark between was deleted, and no others", () => {
    const body = wp("La mer était", "<w:rPr><w:del/></w:rPr>") + wp(" noire.") + wp("Il dormit.");
    expect(between(body)).toEqual(["p: La mer était noire.", "p: Il dormit."]);
  });

  test("reads a text box once, whichever way it is drawn, and boxes in boxes", () => {
    const once = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(wp("Au mur."))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(wp("Au mur."))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(between(wp(wr("Il monta.") + once))).toEqual(["p: Il monta.", "p: Au mur."]);
    expect(between(wp(pict(wp("Au mur.")) + wr("Il monta.")))).toEqual([
      "p: Au mur.",
      "p: Il monta.",
    ]);
    expect(between(wp(wr("Il monta.") + drawn(wp(wr("Un.") + drawn(wp("Deux."))))))).toEqual([
      "p: Il monta.",
      "p: Un.",
      "p: Deux.",
    ]);
  });

  test("joins a drop cap in a frame or a box to its word, and not a box of one word", () => {
    const frame = '<w:framePr w:dropCap="drop" w:lines="3"/>';
    expect(between(wp(wr("L", "<w:b/>"), frame) + wp("e bateau arriva."))).toEqual([
      "p: Le bateau arriva.",
    ]);
    expect(between(wp(drawn(wp("L")) + wr("e bateau arriva.")))).toEqual(["p: Le bateau arriva."]);
    expect(between(wp(drawn(wp("Ici")) + wr("le bateau arriva.")))).toEqual([
      "p: Ici",
      "p: le bateau arriva.",
    ]);
  });

  test("turns signs of fonts of signs into letters", () => {
    const sym = (font: string, char: string) =>
      `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const body = wp(
      `${wr("20")}${sym("Symbol", "F0B0")}${wr(" C, le c")}${sym("Times New Roman", "0153")}${wr("ur ")}${sym("Wingdings", "F0E0")}`,
    );
    expect(between(body)).toEqual(["p: 20° C, le cœur →"]);
  });

  test("keeps the words under readings, formulas as text, and figures set high", () => {
    const ruby = `<w:r><w:ruby><w:rt>${wr("far")}</w:rt><w:rubyBase>${wr("phare")}</w:rubyBase></w:ruby></w:r>`;
    const formula =
      "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
    const high = '<w:vertAlign w:val="superscript"/>';
    const body = wp(
      `${wr("Le ")}${ruby}${wr(", ")}${formula}${wr(", 3 m")}${wr("2", high)}${wr(", 1")}${wr("er", high)}`,
    );
    expect(between(body)).toEqual(["p: Le phare, x²(a+b)/2, 3 m², 1er"]);
  });

  test("walks into smart tags, controls and what it does not know", () => {
    const body = `<w:sdt><w:sdtContent>${wp(`<w:smartTag><w:smartTag>${wr("Brest")}</w:smartTag></w:smartTag><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${wr(" dort")}</w:sdtContent></w:sdt><w:neuf>${wr(".")}</w:neuf>`)}</w:sdtContent></w:sdt>`;
    expect(between(body)).toEqual(["p: Brest dort."]);
  });

  test("shows the results of fields, and leaves out page numbers by name", () => {
    const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (instruction: string, result: string) =>
      `${sign("begin")}<w:r><w:instrText>${instruction}</w:instrText></w:r>${sign("separate")}${wr(result)}${sign("end")}`;
    const body = wp(
      `${wr("Le ")}${field(" DATE ", "3 mai")}${wr(", voir ")}${field(" REF x ", "plus haut")}${wr(".")}${field(" PAGE ", "12")}<w:fldSimple w:instr=" NUMPAGES ">${wr("99")}</w:fldSimple>`,
    );
    expect(between(body)).toEqual(["p: Le 3 mai, voir plus haut."]);
    expect(asideOf("a.docx", docx(heading + body))).toEqual(["page-field 4"]);
  });

  test("loses nothing after a field that never ends", () => {
    const body = `${wp(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>`)}${wp("Il dormit.")}`;
    expect(between(body)).toEqual(["p: Il dormit."]);
  });

  test("knows hyphens that show from those that do not", () => {
    const body = wp(
      "<w:r><w:t>peut</w:t><w:noBreakHyphen/><w:t>être à de</w:t><w:softHyphen/><w:t>main</w:t><w:tab/><w:t>matin.</w:t></w:r>",
    );
    expect(between(body)).toEqual(["p: peut‑être à demain matin."]);
  });

  test("tells lines broken by hand apart: paragraphs, verse, and one paragraph", () => {
    const lines = (...texts: readonly string[]) =>
      wp(`<w:r>${texts.map((text) => `<w:t>${text}</w:t>`).join("<w:br/>")}</w:r>`);
    const speech = lines(
      "Il faisait froid, et la mer était noire jusqu’à l’horizon où rien ne bougeait plus.",
      "— Qui est là ?",
      "— Moi.",
    );
    expect(between(speech)).toEqual([
      "p: Il faisait froid, et la mer était noire jusqu’à l’horizon où rien ne bougeait plus.",
      "p: — Qui est là ?",
      "p: — Moi.",
    ]);
    expect(
      between(lines("La roue tourne et ne dit rien,", "l’eau passe et ne revient jamais.")),
    ).toEqual(["v: La roue tourne et ne dit rien, / l’eau passe et ne revient jamais."]);
  });

  test("keeps bold and italics as emphasis, but not of what a style sets off", () => {
    const body =
      wp(
        `${wr("Il se leva ")}${wr("aussitôt", "<w:b/>")}${wr(" et ")}${wr("vite", "<w:i/>")}${wr(".")}`,
      ) + wp(wr("Qui vient repart.", "<w:i/>"), '<w:pStyle w:val="Citation"/>');
    const styles = wordStyles(
      '<w:style w:styleId="Citation"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>',
    );
    expect(between(body, styles)).toEqual([
      "p: Il se leva *aussitôt* et *vite*.",
      "q: *Qui vient repart.*",
    ]);
    const plain = wp("Qui vient repart.", '<w:pStyle w:val="Citation"/>');
    expect(between(plain, styles)).toEqual(["q: Qui vient repart."]);
  });

  test("parts scenes at rules and stars, and not at the ends of pages", () => {
    const rule = '<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>';
    const border = '<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>';
    const page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    const body = `${wp("Un.")}${rule}${wp("Deux.")}${border}${wp("Trois.")}${wp("* * *")}${wp("Quatre.")}${page}<w:p/>`;
    expect(between(body)).toEqual([
      "p: Un.",
      "b: * * *",
      "p: Deux.",
      "b: * * *",
      "p: Trois.",
      "b: * * *",
      "p: Quatre.",
    ]);
    const bordered = wp("Avis.", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>');
    expect(between(bordered)).toEqual(["p: Avis."]);
  });

  test("sets off quotations by style or by how far they are set in", () => {
    const inset = '<w:ind w:left="567" w:right="567"/>';
    const body =
      wp("Qui vient la nuit repart le jour.", inset) + wp("Il lut.", '<w:ind w:firstLine="567"/>');
    expect(between(body)).toEqual(["q: Qui vient la nuit repart le jour.", "p: Il lut."]);
    // Where all of the text is set in, none of it is set off.
    expect(blocksOf("a.docx", docx(wp("Un soir.", inset) + wp("Il lut.", inset)))).not.toContain(
      "q: Il lut.",
    );
  });

  test("finds headings by styles of French and English Word, by what they are based on, by outline", () => {
    const styles = wordStyles(
      [
        '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>',
        '<w:style w:styleId="Mien"><w:name w:val="Mon titre"/><w:basedOn w:val="Titre1"/></w:style>',
        '<w:style w:styleId="Plan"><w:name w:val="Plan"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
      ].join(""),
    );
    const chapters = ["Titre1", "Mien", "Plan", "Titre1"].map(
      (style, at) => wp(`Le ${at + 1}`, `<w:pStyle w:val="${style}"/>`) + end,
    );
    const own = wp("Le 5", '<w:outlineLvl w:val="0"/>') + end;
    const titles = blocksOf("a.docx", docx(chapters.join("") + own, styles));
    expect(titles.filter((block) => block.startsWith("t:"))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `t: Le ${number}`),
    );
    const unstyled = wp("Le phare", '<w:pStyle w:val="Titre1"/>') + end;
    expect(blocksOf("a.docx", docx(unstyled + unstyled))[0]).toBe("t: Le phare");
  });

  test("prints the numbers of lists and headings, and none for bullets", () => {
    const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chapitre %1 –"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;
    const item = (text: string, list: number, level = 0) =>
      wp(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body =
      item("trois sacs", 1) + item("vides", 1, 1) + item("une lanterne", 1) + item("le chat", 2);
    const parts = { "word/numbering.xml": numbering };
    expect(between(body, parts)).toEqual([
      "l: 1. trois sacs",
      "l: 1.a) vides",
      "l: 2. une lanterne",
      "l: le chat",
    ]);
    const title = wp(
      "Le quai",
      '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
    );
    expect(blocksOf("a.docx", docx(title + end + title + end, parts))).toEqual([
      "t: Chapitre II – Le quai",
      "p: Le vent tomba vers minuit et la mer se tut.",
      "t: Chapitre III – Le quai",
      "p: Le vent tomba vers minuit et la mer se tut.",
    ]);
  });

  test("prints a note’s own mark neither in the text nor in the note", () => {
    const call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>';
    const auto = '<w:r><w:footnoteReference w:id="3"/></w:r>';
    const notes = footnotes({
      "0": "séparation",
      "2": wp(`${wr("*")}${wr(" En bois.")}`),
      "3": wp(`<w:r><w:footnoteRef/></w:r>${wr(" Un almanach.")}`) + wp("Il paraît encore."),
    });
    expect(
      between(wp(wr("La passerelle") + call + wr(" grinçait") + auto + wr(".")), notes),
    ).toEqual([
      "p: La passerelle[^1] grinçait[^2].",
      "n1: En bois.",
      "n2: Un almanach. Il paraît encore.",
    ]);
    // A star that no note has is text.
    expect(between(wp("Il vit 5 * 3 étoiles."))).toEqual(["p: Il vit 5 \\* 3 étoiles."]);
  });

  test("names what it leaves out: hidden text, comments, heads and feet, pictures", () => {
    const body = `${wp(
      `${wr("Caché.", "<w:vanish/>")}${wr("Montré.")}<w:r><w:commentReference w:id="1"/></w:r>`,
    )}<w:p><w:r><w:drawing><pic:pic><a:blip/></pic:pic></w:drawing></w:r></w:p>`;
    const parts = {
      "word/comments.xml": `<w:comments xmlns:w="w"><w:comment>${wp("À revoir")}</w:comment></w:comments>`,
      "word/header1.xml": `<w:hdr xmlns:w="w">${wp("LE PHARE")}</w:hdr>`,
    };
    expect(between(body, parts)).toEqual(["p: Montré."]);
    expect(asideOf("a.docx", docx(heading + body, parts))).toEqual([
      "hidden 5",
      "picture 0",
      "comment 7",
      "header-footer 7",
    ]);
  });

  test("sets its list of contents aside", () => {
    const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const contents =
      wp(
        `${sign("begin")}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${sign("separate")}${wr("Chapitre I\t3")}`,
      ) + wp(`${wr("Chapitre II\t9")}${sign("end")}`);
    expect(blocksOf("a.docx", docx(contents + heading + end))).toEqual([
      "p (contents): Chapitre I 3",
      "p (contents): Chapitre II 9",
      "t: Chapitre I",
      "p: Le vent tomba vers minuit et la mer se tut.",
    ]);
  });
});

describe("a table of Word", () => {
  test("is rows of text, its cells parted, where it is no pair", () => {
    const table = wtable([
      ["Jour", "Sacs"],
      ["lundi", "trois"],
    ]);
    expect(between(table)).toEqual(["p: Jour | Sacs", "p: lundi | trois"]);
    expect(between(wtable([["Un encadré."]]))).toEqual(["p: Un encadré."]);
    expect(between(wtable([[wp("À gauche.") + wp("Encore."), "À droite."]]))).toEqual([
      "p: À gauche.",
      "p: Encore.",
      "p: À droite.",
    ]);
  });

  test("of French beside English is aligned already: headings, numbers, either order", () => {
    const table = wtable([
      [`<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>${wp("Le Phare")}`],
      ["", "English", "Français"],
      ["1", "The keeper climbed the stairs.", "Le gardien monta l’escalier."],
      ["2", "He slept badly. The sea was black.", "Il dormit mal. La mer était noire."],
      ["3", "", "Le vent tomba."],
    ]);
    expect(rowsOf("a.docx", docx(table))).toEqual([
      "p1.1 | Le Phare |",
      "p2.1 | Le gardien monta l’escalier. | The keeper climbed the stairs.",
      "p3.1 | Il dormit mal. La mer était noire. | He slept badly. The sea was black.",
      "p4.1 | Le vent tomba. |",
    ]);
    expect(asideOf("a.docx", docx(table))).toEqual(["heading-row 15", "other-column 3"]);
  });

  test("pairs the paragraphs of its cells, by number or by length", () => {
    const three = [
      "Un soir, le gardien monta l’escalier du phare.",
      "Non.",
      "Il n’avait pas dormi de la nuit, et il avait froid.",
    ];
    const two = [
      "One evening the keeper climbed the stairs of the lighthouse. No.",
      "He had not slept all night, and he was cold.",
    ];
    const cell = (texts: readonly string[]) => texts.map((text) => wp(text)).join("");
    const table = wtable([
      ["VO", "Traduction"],
      [cell(three), cell(two)],
      [cell(["Il est tard.", "La mer dort."]), cell(["It is late.", "The sea is asleep."])],
    ]);
    expect(rowsOf("a.docx", docx(table))).toEqual([
      `p1.1 | ${three[0]} ${three[1]} | ${two[0]}`,
      `p1.2 | ${three[2]} | ${two[1]}`,
      "p2.1 | Il est tard. | It is late.",
      "p2.2 | La mer dort. | The sea is asleep.",
    ]);
  });

  test("keeps headings, notes and paragraphs that stand outside of it", () => {
    const call = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const table = wtable([
      ["Français", "English"],
      [wp(wr("Le gardien monta.") + call), "The keeper climbed."],
      ["Il dormit mal.", "He slept badly."],
    ]);
    const body = heading + table + wp("Chapter II", '<w:pStyle w:val="Heading1"/>') + table;
    expect(rowsOf("a.docx", docx(body, footnotes({ "2": "Au phare." })))).toEqual([
      "t1.1 | Chapitre I |",
      "p1.1 | Le gardien monta.[^1] | The keeper climbed.",
      "p2.1 | Il dormit mal. | He slept badly.",
      "t1.1 |  | Chapter II",
      "p1.1 | Le gardien monta.[^1] | The keeper climbed.",
      "p2.1 | Il dormit mal. | He slept badly.",
      "n1.1 | Au phare. |",
    ]);
  });

  test("is rows of text where it is a small part of a text", () => {
    const table = wtable([
      ["le phare", "the lighthouse"],
      ["la mer", "the sea"],
    ]);
    const text = wp("Le vent tomba vers minuit, et la mer se tut jusqu’au matin. ".repeat(4));
    expect(blocksOf("a.docx", docx(heading + text + table))).toContain(
      "p: le phare | the lighthouse",
    );
  });
});
