import { describe, expect, test } from "vitest";
import { formatChapter } from "#lib/text/chapter.ts";
import { readNamed } from "./read.ts";

function corpus(french: string, english: string, links: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title xml:lang="fr">Le Phare</title><title xml:lang="en">The Lighthouse</title><author>Anne Lemer</author>
</titleStmt></fileDesc></teiHeader>${links}<text><group>
<text xml:lang="fr"><body>${french}</body></text><text xml:lang="en"><body>${english}</body></text>
</group></text></TEI>`;
}

function tablesOf(source: string): readonly string[] {
  const imported = readNamed("corpus.xml", source);
  if (imported.kind !== "aligned") throw new Error("not aligned");
  expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
  return imported.work.chapters.map(({ chapter }) => formatChapter(chapter));
}

function linkAll(...pairs: readonly string[]): string {
  return `<standOff><linkGrp type="translation">${pairs.map((pair) => `<link target="${pair}"/>`).join("")}</linkGrp></standOff>`;
}

describe("readLinkedTei", () => {
  test("linked sentences are rows, whatever their ids; two that say one thing are one row", () => {
    const french = `<div><head xml:id="a0">Chapitre I</head><p><s xml:id="a1">Il faisait nuit.</s>
      <s xml:id="a2">Le gardien dormait.</s> <s xml:id="a3">Pas le chat.</s></p><p><s xml:id="a4">Le vent se leva.</s></p></div>
      <div><head xml:id="a5">Chapitre II</head><p><s xml:id="a6">Le jour vint.</s></p></div>`;
    const english = `<div><head xml:id="b0">Chapter I</head><p><s xml:id="b1">It was night.</s>
      <s xml:id="b2">The keeper slept, the cat did not.</s></p><p><s xml:id="b3">Nothing stirred.</s> <s xml:id="b4">The wind rose.</s></p></div>
      <div><head xml:id="b5">Chapter II</head><p><s xml:id="b6">Day came.</s></p></div>`;
    const links = linkAll(
      "#a0 #b0",
      "#a1 #b1",
      "#a2 #a3 #b2",
      "#b4 #a4",
      "#a5 #b5",
      "x.xml#a6 x.xml#b6",
    );
    expect(tablesOf(corpus(french, english, links))).toEqual([
      `id\tfr\ten
t1.1\tChapitre I\tChapter I
p1.1\tIl faisait nuit.\tIt was night.
p1.2\tLe gardien dormait. Pas le chat.\tThe keeper slept, the cat did not.
p2.1\t\tNothing stirred.
p3.1\tLe vent se leva.\tThe wind rose.
`,
      "id\tfr\ten\nt1.1\tChapitre II\tChapter II\np1.1\tLe jour vint.\tDay came.\n",
    ]);
  });

  test("corresp links as well; notes go with the row that calls them", () => {
    const french = `<p xml:id="f1" corresp="#e1">La roue<note>De bois.</note> tournait.</p><p xml:id="f2" corresp="#e2">Il <hi rend="italic">dormait</hi>.</p>`;
    const english = `<p xml:id="e1">The wheel<note>Of wood.</note> turned.</p><p xml:id="e2">He <hi rend="italic">slept</hi>.</p>`;
    expect(tablesOf(corpus(french, english, ""))).toEqual([
      `id\tfr\ten
p1.1\tLa roue[^1] tournait.\tThe wheel[^1] turned.
p2.1\tIl *dormait*.\tHe *slept*.
n1.1\tDe bois.\tOf wood.
`,
    ]);
  });

  test("verse, speeches and directions are what they are", () => {
    const side = (name: string, [head, line, stage, speaker, said]: readonly string[]) =>
      `<div><head><seg xml:id="${name}0">${head}</seg></head><lg><l><seg xml:id="${name}1">${line}</seg></l></lg>
       <stage><seg xml:id="${name}2">${stage}</seg></stage><sp><speaker><seg xml:id="${name}3">${speaker}</seg></speaker><p><seg xml:id="${name}4">${said}</seg></p></sp></div>`;
    const french = side("f", [
      "Acte premier",
      "La mer monte,",
      "Il entre.",
      "Le chat. —",
      "Du lait !",
    ]);
    const english = side("e", [
      "Act One",
      "The sea comes in,",
      "He comes in.",
      "The cat.",
      "Milk!",
    ]);
    const links = linkAll(...[0, 1, 2, 3, 4].map((at) => `#f${at} #e${at}`));
    expect(tablesOf(corpus(french, english, links))).toEqual([
      `id\tfr\ten
t1.1\tActe premier\tAct One
v1.1\tLa mer monte,\tThe sea comes in,
r1.1\tIl entre.\tHe comes in.
d1.1\tLe chat. —\tThe cat.
d1.2\tDu lait !\tMilk!
`,
    ]);
  });

  test("text that no link names is kept, on its own side", () => {
    const french = `<p><s xml:id="a1">Il faisait nuit.</s> Le chat le savait. <s xml:id="a2">Il dormait.</s></p><p>Fin.</p>`;
    const english = `<p><s xml:id="b1">It was night.</s> <s xml:id="b2">He slept.</s></p>`;
    expect(tablesOf(corpus(french, english, linkAll("#a1 #b1", "#a2 #b2")))).toEqual([
      `id\tfr\ten
p1.1\tIl faisait nuit.\tIt was night.
p1.2\tLe chat le savait.\t
p1.3\tIl dormait.\tHe slept.
p2.1\tFin.\t
`,
    ]);
  });

  test("links within one language, or to things outside the text, make no aligned text", () => {
    const french = `<p xml:id="a1" corresp="#a2">Il faisait nuit.</p><p xml:id="a2" corresp="#gardien">Le gardien dormait.</p>`;
    const source = `<TEI xml:lang="fr"><teiHeader/><text><body>${french}</body></text></TEI>`;
    expect(readNamed("phare.xml", source).kind).toBe("text");
    expect(
      readNamed("phare.xml", corpus(french, "<p>Night.</p>", linkAll("#a1 #a2", "#a1 #b7"))).kind,
    ).toBe("text");
  });
});
