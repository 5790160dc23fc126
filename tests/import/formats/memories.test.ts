import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { rowsOf } from "./aligned.ts";

function tmx(units: string, header = '<header srclang="fr"/>'): string {
  return `<?xml version="1.0"?><tmx version="1.4">${header}<body>${units}</body></tmx>`;
}
const tu = (...variants: readonly (readonly [string, string])[]) =>
  `<tu>${variants.map(([code, text]) => `<tuv xml:lang="${code}"><seg>${text}</seg></tuv>`).join("")}</tu>`;

describe("a translation memory in TMX", () => {
  test("takes every spelling of a language as that language, and asks nothing", () => {
    const source = tmx(
      tu(["FR", "Un."], ["EN-US", "One."]) +
        tu(["fr_CA", "Deux."], ["english", "Two."]) +
        tu(["French (France)", "Trois."], ["en", "Three."]) +
        tu(["de", "Vier."], ["fra", "Quatre."], ["eng", "Four."]),
    );
    expect(rowsOf("a.tmx", source)).toEqual([
      "p1.1 | Un. | One.",
      "p2.1 | Deux. | Two.",
      "p3.1 | Trois. | Three.",
      "p4.1 | Quatre. | Four.",
    ]);
    expect(importFile("a.tmx", strToU8(source))).not.toHaveProperty("languages");
  });

  test("lets choose where one unit has two that differ, and not where they say the same", () => {
    const same = tmx(tu(["fr", "Un."], ["fr-CA", "Un."], ["en", "One."]));
    expect(importFile("a.tmx", strToU8(same))).not.toHaveProperty("languages");
    const source = tmx(
      tu(["fr", "Le week-end."], ["fr-CA", "La fin de semaine."], ["en", "The weekend."]),
    );
    expect(importFile("a.tmx", strToU8(source))).toHaveProperty("languages.all", [
      "fr",
      "fr-CA",
      "en",
    ]);
    expect(rowsOf("a.tmx", source, { languages: { fr: "fr-CA" } })).toEqual([
      "p1.1 | La fin de semaine. | The weekend.",
    ]);
  });

  test("has variants without a language, which the heading tells", () => {
    const source = tmx(
      "<tu><tuv><seg>Un.</seg></tuv><tuv xml:lang='en'><seg>One.</seg></tuv></tu>",
    );
    expect(rowsOf("a.tmx", source)).toEqual(["p1.1 | Un. | One."]);
  });

  test("keeps a space for a code that stood for a break, and none for a change of type", () => {
    const codes: readonly (readonly [string, string])[] = [
      ["monta<ph>&lt;br/&gt;</ph>vite", "monta vite"],
      ["monta<ph x='1'/>vite", "monta vite"],
      ["monta<ph type='lb'/>vite", "monta vite"],
      ["monta<ph>&amp;nbsp;</ph>!", "monta\u00a0!"],
      ["re<ph>&lt;b&gt;</ph>monta", "remonta"],
      ["re<bpt i='1'>&lt;i&gt;</bpt>mon<ept i='1'>&lt;/i&gt;</ept>ta", "remonta"],
      ["<it pos='begin'>{1&gt;</it>monta", "monta"],
      ["l’<ph x='1'/>escalier", "l’escalier"],
      ["monta<ph x='1'/>.", "monta."],
      ["le <hi type='italic'>phare</hi>", "le *phare*"],
      ["le <bpt i='1' type='bold'/>phare<ept i='1'/> noir", "le *phare* noir"],
      ["voir <sub>le</sub> phare", "voir le phare"],
      ["voir <ph>&lt;img alt='<sub>le phare</sub>'&gt;</ph> ici", "voir le phare ici"],
    ];
    for (const [seg, text] of codes) {
      expect(rowsOf("a.tmx", tmx(tu(["fr", seg], ["en", "x"])))).toEqual([`p1.1 | ${text} | x`]);
    }
  });

  test("is read in UTF-16", () => {
    const source = tmx(tu(["fr", "L’été."], ["en", "Summer."]));
    const bytes = new Uint8Array(2 + source.length * 2);
    const view = new DataView(bytes.buffer);
    for (const [index, sign] of [...`\ufeff${source}`].entries()) {
      view.setUint16(index * 2, sign.charCodeAt(0), true);
    }
    expect(rowsOf("a.tmx", bytes)).toEqual(["p1.1 | L’été. | Summer."]);
  });

  test("accounts for what it has in other languages and wordings", () => {
    const source = tmx(tu(["fr", "Un."], ["fr-CA", "Une."], ["en", "One."], ["de", "Eins."]));
    expect(importFile("a.tmx", strToU8(source))).toMatchObject({
      ledger: {
        shown: 12,
        kept: 5,
        setAside: [{ name: "other-language", count: 2, letters: 7 }],
        missing: 0,
        added: 0,
      },
    });
  });
});

function xliff12(units: string, attributes = 'source-language="fr" target-language="en"'): string {
  return `<xliff version="1.2"><file ${attributes}><body>${units}</body></file></xliff>`;
}

describe("a translation in XLIFF", () => {
  test("keeps the sentences that its marks part, in either order, and those without a partner", () => {
    const seg = (mid: number, text: string) => `<mrk mtype="seg" mid="${mid}">${text}</mrk>`;
    const unit = `<trans-unit id="1"><source>Un. Deux. Trois.</source><seg-source><g id="1">${seg(1, "Un.")} ${seg(2, "Deux.")}</g> ${seg(3, "Trois.")}</seg-source><target>${seg(2, "Two.")} ${seg(1, "One.")} ${seg(4, "Four.")}</target></trans-unit>`;
    expect(rowsOf("a.sdlxliff", xliff12(unit))).toEqual([
      "p1.1 | Un. | One.",
      "p1.2 | Deux. | Two.",
      "p1.3 | Trois. |",
      "p1.4 |  | Four.",
    ]);
  });

  test("takes a unit whole where only one side has marks", () => {
    const unit =
      '<trans-unit id="1"><source>Un. Deux.</source><seg-source><mrk mtype="seg" mid="1">Un.</mrk> <mrk mtype="seg" mid="2">Deux.</mrk></seg-source><target>One and two.</target></trans-unit>';
    expect(rowsOf("a.xlf", xliff12(unit))).toEqual(["p1.1 | Un. Deux. | One and two."]);
  });

  test("keeps a space for a break, and reads no notes or other proposals", () => {
    const unit =
      '<trans-unit id="1"><source>Le<x id="1" ctype="lb"/>gardien<ph id="2">\\n</ph>monta <g id="3" ctype="x-italic">vite</g>.</source><target>The<x id="1"/>keeper climbed fast.</target><note>À revoir.</note><alt-trans><target>Other.</target></alt-trans></trans-unit>';
    const source = xliff12(unit);
    expect(rowsOf("a.xlf", source)).toEqual([
      "p1.1 | Le gardien monta *vite*. | The keeper climbed fast.",
    ]);
    expect(importFile("a.xlf", strToU8(source))).toMatchObject({
      ledger: {
        setAside: [
          { name: "comment", letters: 7 },
          { name: "other-language", letters: 5 },
        ],
        missing: 0,
        added: 0,
      },
    });
  });

  test("sets aside what is not to be translated, but not what is within and is", () => {
    const source = xliff12(
      '<group translate="no"><trans-unit id="1"><source>x.png</source></trans-unit><trans-unit id="2" translate="yes"><source>La mer.</source></trans-unit></group>',
    );
    expect(rowsOf("a.xlf", source)).toEqual(["p1.1 | La mer. |"]);
  });

  test("reads version 2 by segments, with its codes", () => {
    const source =
      '<xliff version="2.0" srcLang="en" trgLang="fr-FR"><file id="f"><unit id="1"><segment><source>It was <pc id="1" subType="xlf:i">late</pc>.</source><target>Il était<ph id="2" subType="xlf:lb"/><pc id="1" subType="xlf:i">tard</pc>.</target></segment><ignorable><source> </source></ignorable><segment><source>He slept.</source><target>Il dormit.</target></segment></unit><unit id="2" translate="no"><segment><source>img</source></segment></unit></file></xliff>';
    expect(rowsOf("a.xlf", source)).toEqual([
      "p1.1 | Il était *tard*. | It was *late*.",
      "p1.2 | Il dormit. | He slept.",
    ]);
  });

  test("takes Phrase’s codes out of the text, and groups its segments by paragraph", () => {
    const unit = (id: number, para: number, fr: string, en: string) =>
      `<trans-unit id="${id}" m:para-id="${para}"><source>${fr}</source><target>${en}</target></trans-unit>`;
    const source = `<xliff xmlns:m="http://www.memsource.com/mxlf/2.0" version="1.2"><file source-language="fr" target-language="en"><body>${
      unit(1, 0, "Le {b>gardien<b} monta{1}vite.", "The {1>keeper<1} climbed fast.") +
      unit(2, 0, "Il était tard.", "It was late.") +
      unit(3, 1, "La mer.", "The sea.")
    }</body></file></xliff>`;
    expect(
      rowsOf(
        "a.mxliff",
        source.replaceAll(/(?<=[{\w])>(?=gard|keep)/g, "&gt;").replaceAll(/<(?=b\}|1\})/g, "&lt;"),
      ),
    ).toEqual([
      "p1.1 | Le gardien monta vite. | The keeper climbed fast.",
      "p1.2 | Il était tard. | It was late.",
      "p2.1 | La mer. | The sea.",
    ]);
  });

  test("is French where its other language is not said", () => {
    const unit = '<trans-unit id="1"><source>La mer.</source></trans-unit>';
    expect(rowsOf("a.xlf", xliff12(unit, 'source-language="fr"'))).toEqual(["p1.1 | La mer. |"]);
  });
});
