import { describe, expect, test } from "vitest";
import { rowsOf } from "./aligned.ts";
import { asideOf, blocksOf } from "./blocks.ts";
import { odfTable, odt } from "./office-files.ts";

const heading = '<text:h text:outline-level="1">Chapitre I</text:h>';
const end = "<text:p>Le vent tomba vers minuit et la mer se tut.</text:p>";
const p = (content: string, style = "Standard") =>
  `<text:p text:style-name="${style}">${content}</text:p>`;

/** The blocks between a heading and a last paragraph. */
function between(
  body: string,
  styles = "",
  parts: Readonly<Record<string, string>> = {},
): readonly string[] {
  const file = odt(heading + body + end, styles, parts);
  const blocks = blocksOf("a.odt", file);
  expect(asideOf("a.odt", file).join()).not.toContain("missing");
  expect(blocks[0]).toBe("t: Chapitre I");
  const last = blocks.findIndex((block) => block.endsWith("se tut."));
  return [...blocks.slice(1, last), ...blocks.slice(last + 1)];
}
const style = (name: string, properties: string, parent = "Standard") =>
  `<style:style style:name="${name}" style:parent-style-name="${parent}">${properties}</style:style>`;

describe("an OpenDocument text", () => {
  test("reads frames, boxes in boxes and drawings with words, after what they stand in", () => {
    const frame = (content: string) =>
      `<draw:frame><draw:text-box>${content}</draw:text-box></draw:frame>`;
    const body = p(`La mer${frame(p("Vue du quai.") + p(frame(p("Au mur."))))} dormait.`);
    expect(between(body)).toEqual(["p: La mer dormait.", "p: Vue du quai.", "p: Au mur."]);
    const shape = p(`<draw:custom-shape>${p("Halte.")}</draw:custom-shape>Il monta.`);
    expect(between(shape)).toEqual(["p: Halte.", "p: Il monta."]);
  });

  test("joins a letter in a frame to the word that lacks it", () => {
    const body = p(
      `<draw:frame><draw:text-box>${p("L")}</draw:text-box></draw:frame>e bateau arriva.`,
    );
    expect(between(body)).toEqual(["p: Le bateau arriva."]);
  });

  test("shows every field but page numbers, and numbered paragraphs", () => {
    const body = `${p(
      "Voir chapitre <text:sequence>4</text:sequence>, le <text:date>3 mai</text:date>, <text:placeholder>&lt;nom&gt;</text:placeholder> <text:user-field-get>Jean</text:user-field-get>, page <text:page-number>12</text:page-number>.",
    )}<text:numbered-paragraph text:level="1"><text:number>2.</text:number>${p("Du lait.")}</text:numbered-paragraph>`;
    expect(between(body)).toEqual([
      "p: Voir chapitre 4, le 3 mai, <nom> Jean, page .",
      "l: 2. Du lait.",
    ]);
  });

  test("keeps what was inserted, and names what was deleted or remarked", () => {
    const changes =
      "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Z</dc:creator></office:change-info><text:p>lentement</text:p></text:deletion></text:changed-region></text:tracked-changes>";
    const body = p(
      "Il <text:change/>monta<text:change-start/> vite<text:change-end/><office:annotation><dc:creator>Z</dc:creator><text:p>À revoir</text:p></office:annotation>.",
    );
    expect(between(changes + body)).toEqual(["p: Il monta vite."]);
    expect(asideOf("a.odt", odt(changes + heading + body))).toEqual(["deleted 9", "comment 7"]);
  });

  test("sets its lists of contents and indexes aside, without what makes them", () => {
    const contents = `<text:table-of-content><text:table-of-content-source><text:index-title-template>Table</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>${p("Table des matières")}</text:index-title>${p("Chapitre I<text:tab/>3")}</text:index-body></text:table-of-content>`;
    expect(blocksOf("a.odt", odt(contents + heading + end))).toEqual([
      "p (contents): Table des matières",
      "p (contents): Chapitre I 3",
      "t: Chapitre I",
      "p: Le vent tomba vers minuit et la mer se tut.",
    ]);
  });

  test("keeps spaces, tabs and line ends, and verse where lines are verse", () => {
    expect(between(p('Le<text:s text:c="3"/>phare<text:tab/>noir'))).toEqual(["p: Le phare noir"]);
    const verse = p(
      "La roue tourne et ne dit rien,<text:line-break/>l’eau passe et ne revient jamais.",
    );
    expect(between(verse)).toEqual([
      "v: La roue tourne et ne dit rien, / l’eau passe et ne revient jamais.",
    ]);
    const prose = p(
      "Il faisait froid, et la mer était noire jusqu’à l’horizon où rien ne bougeait plus.<text:line-break/>— Qui est là ?<text:line-break/>— Moi.",
    );
    expect(between(prose)).toHaveLength(3);
  });

  test("keeps bold and italics, and figures set high", () => {
    const styles =
      style("B", '<style:text-properties fo:font-weight="bold"/>') +
      style("I", '<style:text-properties fo:font-style="italic"/>') +
      style("H", '<style:text-properties style:text-position="super 58%"/>');
    const span = (name: string, text: string) =>
      `<text:span text:style-name="${name}">${text}</text:span>`;
    const body = p(
      `Il se leva ${span("B", "aussitôt")} et ${span("I", "vite")}, 3 m${span("H", "2")}.`,
    );
    expect(between(body, styles)).toEqual(["p: Il se leva *aussitôt* et *vite*, 3 m²."]);
  });

  test("parts scenes at rules, and sets off quotations by style or by how far they are set in", () => {
    const styles =
      style("R", '<style:paragraph-properties fo:border-bottom="1pt solid #000000"/>') +
      style("P1", "", "Block_20_Text") +
      style("In", '<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/>');
    const body =
      p("Un.") +
      p("", "R") +
      p("Qui vient repart.", "P1") +
      p("", "Horizontal_20_Line") +
      p("Il lut ceci.", "In");
    expect(between(body, styles)).toEqual([
      "p: Un.",
      "b: * * *",
      "q: Qui vient repart.",
      "b: * * *",
      "q: Il lut ceci.",
    ]);
    expect(between(p("Un.") + p("") + p("Deux."))).toEqual(["p: Un.", "p: Deux."]);
  });

  test("prints the numbers of its lists, and none for bullets and second paragraphs", () => {
    const styles =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>';
    const body = `<text:list text:style-name="L1"><text:list-item>${p("du lait")}${p("frais")}</text:list-item><text:list-item>${p("du pain")}<text:list><text:list-item>${p("noir")}</text:list-item></text:list></text:list-item></text:list><text:list text:style-name="L2"><text:list-item>${p("le chat")}</text:list-item></text:list>`;
    expect(between(body, styles)).toEqual([
      "l: 1. du lait",
      "l: frais",
      "l: 2. du pain",
      "l: a) noir",
      "l: le chat",
    ]);
  });

  test("reads formulas, and counts pictures", () => {
    const math =
      "<math><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mi>y</mi></mrow><annotation>x^2 = y</annotation></math>";
    const body =
      p('Soit <draw:frame><draw:object xlink:href="./Object 1/"/><draw:image/></draw:frame>.') +
      p("<draw:frame><draw:image/></draw:frame>");
    const parts = { "Object 1/content.xml": math };
    expect(between(body, "", parts)).toEqual(["p: Soit x²=y."]);
    expect(asideOf("a.odt", odt(heading + body + end, "", parts))).toEqual(["picture 0"]);
  });

  test("names hidden sections, heads and feet", () => {
    const body = `<text:section text:display="none">${p("Caché.")}</text:section>${p("Montré.")}`;
    const parts = {
      "styles.xml": `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><office:master-styles><style:master-page><style:header>${p("LE PHARE")}</style:header></style:master-page></office:master-styles></office:document-styles>`,
    };
    expect(between(body, "", parts)).toEqual(["p: Montré."]);
    expect(asideOf("a.odt", odt(heading + body, "", parts))).toEqual([
      "hidden 5",
      "header-footer 7",
    ]);
  });

  test("of a table with French beside English is aligned; of any other is rows of text", () => {
    const table = odfTable([
      ["English", "Français"],
      ["The keeper climbed the stairs.", "Le gardien monta l’escalier."],
      ["The sea was black.", p("La mer") + p("était noire.")],
    ]);
    expect(rowsOf("a.odt", odt(heading + table))).toEqual([
      "t1.1 | Chapitre I |",
      "p1.1 | Le gardien monta l’escalier. | The keeper climbed the stairs.",
      "p2.1 | La mer était noire. | The sea was black.",
    ]);
    expect(
      between(
        odfTable([
          ["Jour", "Sacs"],
          ["lundi", "trois"],
        ]),
      ),
    ).toEqual(["p: Jour | Sacs", "p: lundi | trois"]);
  });

  test("is refused where it is locked", () => {
    const parts = {
      "META-INF/manifest.xml": "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>",
    };
    expect(() => blocksOf("a.odt", odt(end, "", parts))).toThrow("encrypted");
  });
});
