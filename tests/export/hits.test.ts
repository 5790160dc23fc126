import { describe, expect, test } from "vitest";
import { type ExportedHit, hitsToCsv, hitsToTmx } from "#lib/export/hits.ts";

const look: ExportedHit = {
  title: "Le phare",
  chapter: "01",
  id: "p2.1",
  fr: "Elle ne le regarda pas, hélas ; elle partit.",
  en: "She did not look at him, alas; she left.",
  frSpans: [[11, 18]],
  enSpans: [[12, 16]],
  address: "https://en.example/fr/le-phare/01/#p2.1",
};
const unsaid: ExportedHit = {
  ...look,
  id: "p2.2",
  fr: "=Somme(1) & <regard>",
  en: "",
  frSpans: [
    [0, 2],
    [13, 19],
  ],
  enSpans: [],
  address: "https://en.example/fr/le-phare/01/#p2.2",
};

describe("what was found is exported", () => {
  test("as a table: where it is, both words, both sentences; a formula is no formula", () => {
    expect(hitsToCsv([look, unsaid]).split("\r\n")).toEqual([
      "\ufeffwork,chapter,id,french_word,english_word,french,english,address",
      'Le phare,01,p2.1,regarda,look,"Elle ne le regarda pas, hélas ; elle partit.","She did not look at him, alas; she left.",https://en.example/fr/le-phare/01/#p2.1',
      "Le phare,01,p2.2,'=S … regard,,'=Somme(1) & <regard>,,https://en.example/fr/le-phare/01/#p2.2",
      "",
    ]);
  });

  test("as a memory: a segment once, however often it was hit, and no side that says nothing", () => {
    const memory = hitsToTmx([look, { ...look, frSpans: [[0, 4]] }, unsaid]);
    expect(memory.match(/<tu>/g)).toHaveLength(2);
    expect(memory).toContain('<prop type="x-work">Le phare</prop>');
    expect(memory).toContain("<seg>She did not look at him, alas; she left.</seg>");
    expect(memory).toContain("<seg>=Somme(1) &amp; &lt;regard&gt;</seg>");
    expect(memory.match(/xml:lang="en"/g)).toHaveLength(1);
  });

  test("of two works, or two chapters, segments with one id are two", () => {
    const other = { ...look, chapter: "02", address: "https://en.example/fr/le-phare/02/#p2.1" };
    expect(hitsToTmx([look, other]).match(/<tu>/g)).toHaveLength(2);
  });
});
