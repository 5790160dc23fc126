import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import type { RatedBead } from "#lib/align/bead.ts";
import { takeApart } from "#lib/align/from-chapter.ts";
import { makeChapters } from "#lib/align/make-work.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";

/** Beads drawn as `2-1 1-0`, each with confidence 0.5. */
function draw(shapes: string): readonly RatedBead[] {
  let frStart = 0;
  let enStart = 0;
  return shapes.split(" ").map((shape) => {
    const [x = 0, y = 0] = shape.split("-").map(Number);
    const bead = {
      frStart,
      frEnd: frStart + x,
      enStart,
      enEnd: enStart + y,
      confidence: 0.5,
    };
    frStart = bead.frEnd;
    enStart = bead.enEnd;
    return bead;
  });
}

const block = (kind: AlignedBlock["kind"], ...sentences: string[]): AlignedBlock => ({
  kind,
  sentences,
});
const note = (number: number, ...sentences: string[]): AlignedBlock => ({
  kind: "n",
  note: number,
  sentences,
});
const tables = (fr: AlignedBlock[], en: AlignedBlock[], shapes: string) =>
  makeChapters(fr, en, draw(shapes)).map(({ name, chapter }) => [name, formatChapter(chapter)]);

describe("verse", () => {
  test("keeps its lines in a speech and a stanza, and runs on where it stands beside prose", () => {
    const fr = [
      block("p", "Il parle."),
      block("d", "Elle. —", "Un", "\nDeux", "\nTrois"),
      block("v", "A", "B"),
    ];
    const en = [block("d", "She.", "\nOne", "\nTwo and three"), block("v", "A and B")];
    const [[, table = ""] = []] = tables(fr, en, "1-1 1-0 1-1 2-1 2-1");
    expect(table.split("\n").slice(1, -1)).toEqual([
      "p1.1\tIl parle.\tShe.",
      "d1.1\tElle. —\t",
      "d1.2\tUn\t/ One",
      "d1.3\t/ Deux / Trois\t/ Two and three",
      "v1.1\tA / B\tA and B",
    ]);
    const prose = [block("p", "Elle parle en vers.")];
    const [[, flat = ""] = []] = tables(prose, [block("d", "\nOne", "\nTwo")], "1-2");
    expect(flat).toContain("p1.1\tElle parle en vers.\tOne Two\n");
  });
});

describe("chapters", () => {
  test("begin at the French titles; what stands before the first one is a chapter of its own", () => {
    const fr = [
      block("p", "Avis."),
      block("t", "Chapitre I"),
      block("p", "Un."),
      block("t", "L’Été"),
      block("p", "Deux."),
    ];
    const en = [
      block("p", "Notice."),
      block("t", "Chapter I"),
      block("p", "One."),
      block("t", "Summer"),
      block("p", "Two."),
    ];
    expect(tables(fr, en, "1-1 1-1 1-1 1-1 1-1")).toEqual([
      ["01-avis", "id\tfr\ten\np1.1\tAvis.\tNotice.\n"],
      ["02-chapitre-i", "id\tfr\ten\nt1.1\tChapitre I\tChapter I\np1.1\tUn.\tOne.\n"],
      ["03-l-ete", "id\tfr\ten\nt1.1\tL’Été\tSummer\np1.1\tDeux.\tTwo.\n"],
    ]);
  });

  test("headings alone before a title go with it, and a title of two lines is one block", () => {
    const fr = [
      block("h", "Roman"),
      block("t", "Chapitre I"),
      block("t", "L’Été"),
      block("p", "Un."),
    ];
    const en = [
      block("h", "Novel"),
      block("t", "Chapter I"),
      block("t", "Summer"),
      block("p", "One."),
    ];
    expect(tables(fr, en, "1-1 1-1 1-1 1-1")).toEqual([
      [
        "01-chapitre-i",
        "id\tfr\ten\nh1.1\tRoman\tNovel\nt1.1\tChapitre I\tChapter I\nt1.2\tL’Été\tSummer\np1.1\tUn.\tOne.\n",
      ],
    ]);
  });

  test("a chapter that only the English has is kept, with nothing beside it", () => {
    const fr = [block("t", "Un"), block("p", "Texte."), block("t", "Trois"), block("p", "Fin.")];
    const en = [
      block("t", "One"),
      block("p", "Text."),
      block("t", "Two"),
      block("p", "More."),
      block("t", "Three"),
      block("p", "End."),
    ];
    expect(tables(fr, en, "1-1 1-1 0-1 0-1 1-1 1-1").map(([name]) => name)).toEqual([
      "01-un",
      "02-two",
      "03-trois",
    ]);
  });

  test("an English title inside a French chapter is a heading there", () => {
    const fr = [block("t", "Un"), block("p", "Texte."), block("p", "Suite.")];
    const en = [block("t", "One"), block("p", "Text."), block("t", "Two"), block("p", "Sequel.")];
    expect(tables(fr, en, "1-1 1-1 0-1 1-1")).toEqual([
      [
        "01-un",
        "id\tfr\ten\nt1.1\tUn\tOne\np1.1\tTexte.\tText.\nh1.1\t\tTwo\np2.1\tSuite.\tSequel.\n",
      ],
    ]);
  });

  test("have each its notes, where they are called", () => {
    const fr = [
      block("t", "Un"),
      block("p", "Texte[^1]."),
      block("t", "Deux"),
      block("p", "Suite[^1], et fin[^2]."),
      note(1, "Première."),
      note(1, "Seconde."),
      note(2, "Dernière."),
    ];
    const en = [
      block("t", "One"),
      block("p", "Text[^1]."),
      block("t", "Two"),
      block("p", "Sequel[^1], and end."),
      note(1, "First."),
      note(1, "Second."),
    ];
    expect(tables(fr, en, "1-1 1-1 1-1 1-1 1-1 1-1 1-0")).toEqual([
      [
        "01-un",
        "id\tfr\ten\nt1.1\tUn\tOne\np1.1\tTexte[^1].\tText[^1].\nn1.1\tPremière.\tFirst.\n",
      ],
      [
        "02-deux",
        "id\tfr\ten\nt1.1\tDeux\tTwo\np1.1\tSuite[^1], et fin[^2].\tSequel[^1], and end.\nn1.1\tSeconde.\tSecond.\nn2.1\tDernière.\t\n",
      ],
    ]);
  });
});

describe("notes", () => {
  const fr = [
    block("p", "Le roi[^1] dort[^2].", "Il rêve."),
    note(1, "Roi de France."),
    note(2, "Au château."),
  ];

  test("that both have take the French number, and their calls too", () => {
    const en = [block("p", "The king sleeps[^7].", "He dreams."), note(7, "In the castle.")];
    expect(tables(fr, en, "1-1 1-1 1-0 1-1")[0]?.[1]).toBe(
      "id\tfr\ten\np1.1\tLe roi[^1] dort[^2].\tThe king sleeps[^2].\np1.2\tIl rêve.\tHe dreams.\n" +
        "n1.1\tRoi de France.\t\nn2.1\tAu château.\tIn the castle.\n",
    );
  });

  test("that one side has alone never stand under the number of another", () => {
    const en = [
      block("p", "The king[^1] sleeps.", "He dreams[^9] \\[^1]."),
      note(1, "An anecdote."),
      note(9, "Of war."),
    ];
    expect(tables(fr, en, "1-1 1-1 1-0 1-0 0-1 0-1")[0]?.[1]).toBe(
      "id\tfr\ten\np1.1\tLe roi[^1] dort[^2].\tThe king[^10] sleeps.\np1.2\tIl rêve.\tHe dreams[^9] \\[^1].\n" +
        "n1.1\tRoi de France.\t\nn2.1\tAu château.\t\nn9.1\t\tOf war.\nn10.1\t\tAn anecdote.\n",
    );
  });

  test("that nobody calls stand at the end of the work", () => {
    const text = [block("t", "Un"), block("p", "Texte."), block("t", "Deux"), block("p", "Fin.")];
    const alone = [...text, note(4, "Une note."), note(4, "Une autre.")];
    const [first, last] = tables(alone, text, "1-1 1-1 1-1 1-1 1-0 1-0").map(([, table]) => table);
    expect(first).not.toContain("note");
    expect(last).toContain("n4.1\tUne note.\t\nn5.1\tUne autre.\t\n");
  });

  test("of several sentences are one block, though one of them has nothing beside it", () => {
    const long = [block("p", "Il dort[^1]."), note(1, "Un.", "Deux.")];
    const en = [block("p", "He sleeps[^3]."), note(3, "One.", "And more.", "Two.")];
    expect(tables(long, en, "1-1 1-1 0-1 1-1")[0]?.[1]).toContain(
      "n1.1\tUn.\tOne.\nn1.2\t\tAnd more.\nn1.3\tDeux.\tTwo.\n",
    );
  });
});

describe("blocks", () => {
  const table = (fr: AlignedBlock[], en: AlignedBlock[], shapes: string) =>
    tables(fr, en, shapes)[0]?.[1];

  test("an English paragraph inside a French one begins with ¶", () => {
    const fr = [block("p", "Un.", "Deux.")];
    const en = [block("p", "One."), block("p", "Two.")];
    expect(table(fr, en, "1-1 1-1")).toBe("id\tfr\ten\np1.1\tUn.\tOne.\np1.2\tDeux.\t¶Two.\n");
  });

  test("French paragraphs are blocks though the English has one", () => {
    const fr = [block("p", "Un."), block("p", "Deux.")];
    const en = [block("p", "One.", "Two.")];
    expect(table(fr, en, "1-1 1-1")).toBe("id\tfr\ten\np1.1\tUn.\tOne.\np2.1\tDeux.\tTwo.\n");
  });

  test("an English paragraph that the French lacks is a block; a sentence is a row", () => {
    const fr = [block("p", "Un."), block("p", "Trois.")];
    const en = [block("p", "One.", "And more."), block("p", "Two."), block("p", "Three.")];
    expect(table(fr, en, "1-1 0-1 0-1 1-1")).toBe(
      "id\tfr\ten\np1.1\tUn.\tOne.\np1.2\t\tAnd more.\np2.1\t\tTwo.\np3.1\tTrois.\tThree.\n",
    );
  });

  test("… but between two sentences of a French paragraph it stays inside it", () => {
    const fr = [block("p", "Un.", "Deux.")];
    const en = [block("p", "One."), block("p", "And more."), block("p", "Two.")];
    expect(table(fr, en, "1-1 0-1 1-1")).toBe(
      "id\tfr\ten\np1.1\tUn.\tOne.\np1.2\t\t¶And more.\np1.3\tDeux.\t¶Two.\n",
    );
  });

  test("English that begins a paragraph before its French stands in that block", () => {
    const fr = [block("p", "Un."), block("p", "Deux.")];
    const en = [block("p", "One."), block("p", "Well.", "Two.")];
    expect(table(fr, en, "1-1 0-1 1-1")).toBe(
      "id\tfr\ten\np1.1\tUn.\tOne.\np2.1\t\tWell.\np2.2\tDeux.\tTwo.\n",
    );
  });

  test("a stanza has a row a line, a break its ornament", () => {
    const fr = [
      block("v", "La mer monte,", "la mer descend."),
      block("b", "* * *"),
      block("p", "Fin."),
    ];
    const en = [
      block("v", "The sea comes in,", "the sea goes out."),
      block("b", "\\* \\* \\*"),
      block("p", "End."),
    ];
    expect(table(fr, en, "1-1 1-1 1-1 1-1")).toBe(
      "id\tfr\ten\nv1.1\tLa mer monte,\tThe sea comes in,\nv1.2\tla mer descend.\tthe sea goes out.\nb1.1\t* * *\t* * *\np1.1\tFin.\tEnd.\n",
    );
  });
});

test("a chapter taken apart and made again is the same chapter", () => {
  for (const file of readdirSync("texts", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".tsv") || file.endsWith("glossary.tsv")) continue;
    const table = readFileSync(path.join("texts", file), "utf8");
    const { fr, en, beads } = takeApart(parseChapter(table, file));
    const rated = beads.map((bead) => ({ ...bead, confidence: 1 }));
    const made = makeChapters(fr, en, rated);
    // Parts of segments that were split after publication are numbered anew.
    const withoutNumbers = (text: string) => text.replace(/^([a-z]\d+)\.\d+[a-z]*/gm, "$1");
    const again = made.map(({ chapter }) => withoutNumbers(formatChapter(chapter)));
    // A chapter is made of the French and one English.
    const twoSides = table.replace(/^([^\t\n]*\t[^\t\n]*\t[^\t\n]*)\t.*/gm, "$1");
    expect(again, file).toEqual([withoutNumbers(twoSides)]);
  }
});
