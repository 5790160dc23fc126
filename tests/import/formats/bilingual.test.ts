import { describe, expect, test } from "vitest";
import { toEpub } from "#lib/export/epub/epub.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import { formatChapter, readChapter } from "#lib/text/chapter.ts";
import fc from "../../property.ts";
import { lettersOf, listNamed, readNamed } from "./read.ts";

const pairs = [
  ["Le gardien monta l’escalier du phare.", "The keeper climbed the stairs of the lighthouse."],
  ["La mer était noire jusqu’à l’horizon.", "The sea was black as far as the horizon."],
  ["Il dormit mal cette nuit-là.", "He slept badly that night."],
  [
    "Au matin, le vent tomba et la barque rentra.",
    "In the morning the wind dropped and the boat came in.",
  ],
] as const;

const rows = pairs.map(([fr, en], index) => `p${index + 1}.1\t${fr}\t${en}`);

describe("a page in both languages", () => {
  test("paragraphs in turn that say their language are rows", () => {
    const page = pairs
      .map(([fr, en]) => `<p>${fr}</p><p lang="en" class="translation">${en}</p>`)
      .join("");
    const source = `<html><body><h1>Chapitre 1</h1><h1 lang="en">Chapter 1</h1>${page}</body></html>`;
    expect(listNamed("phare.html", source)).toEqual(["t1.1\tChapitre 1\tChapter 1", ...rows]);
    expect(readNamed("phare.html", source).kind).toBe("aligned");
  });

  test("paragraphs in turn that say nothing are told by their words, in either order", () => {
    const page = pairs.map(([fr, en]) => `<p>${en}</p>\n<p>${fr}</p>`).join("");
    expect(listNamed("phare.html", `<html><body>${page}</body></html>`)).toEqual(rows);
    const text = pairs.map(([fr, en]) => `${fr}\n\n${en}`).join("\n\n");
    expect(listNamed("phare.txt", text)).toEqual(rows);
  });

  test("a translation in the same paragraph, below the text, is its row", () => {
    const page = pairs
      .map(([fr, en]) => `<p>${fr}<br/><font lang="en"><font lang="en">${en}</font></font></p>`)
      .join("");
    expect(listNamed("phare.html", `<html lang="fr"><body>${page}</body></html>`)).toEqual(rows);
  });

  test("two columns of a table are rows, with the headings above them", () => {
    const cells = pairs.map(([fr, en]) => `<tr><td>${fr}</td><td>${en}</td></tr>`).join("");
    const page = `<html><body><h1>Chapitre 1</h1><table>${cells}</table></body></html>`;
    expect(listNamed("phare.html", page)).toEqual(["t1.1\tChapitre 1\t", ...rows]);
  });

  test("the page’s title names the work in both languages, without its site", () => {
    const cells = pairs.map(([fr, en]) => `<tr><td>${fr}</td><td>${en}</td></tr>`).join("");
    const titled = (title: string) => {
      const page = `<html><head><title>${title}</title></head><body><table>${cells}</table></body></html>`;
      const read = readNamed("phare.html", page);
      return read.kind === "aligned" ? read.work.work.title : undefined;
    };
    expect(titled("Le Phare / The Lighthouse")).toEqual({ fr: "Le Phare", en: "The Lighthouse" });
    expect(titled("Le Phare - Wikisource")).toEqual({ fr: "Le Phare", en: "Le Phare" });
  });

  test("a paragraph of as many sentences on both sides has a row a sentence", () => {
    const join = (side: 0 | 1) => pairs.map((pair) => pair[side]).join(" ");
    const page = [1, 2, 3].map(() => `<p lang="fr">${join(0)}</p><p lang="en">${join(1)}</p>`);
    const lines = listNamed("phare.html", `<html><body>${page.join("")}</body></html>`);
    expect(lines).toHaveLength(12);
    expect(lines[5]).toBe(`p2.2\t${pairs[1][0]}\t${pairs[1][1]}`);
  });

  test("a paragraph that nobody translated stands alone", () => {
    const page = pairs.map(([fr, en]) => `<p lang="fr">${fr}</p><p lang="en">${en}</p>`);
    const alone = `<p lang="fr">Personne ne vint.</p>`;
    const source = `<html><body>${page[0]}${alone}${page.slice(1).join("")}</body></html>`;
    const lines = listNamed("phare.html", source);
    expect(lines).toContain("p2.1\tPersonne ne vint.\t");
    expect(lines).toContain(`p3.1\t${pairs[1][0]}\t${pairs[1][1]}`);
  });

  test("a French story with English mottos and words stays one text", () => {
    const chapters = [1, 2, 3, 4].map(
      (number) =>
        `<h2>Chapitre ${number}</h2><blockquote lang="en"><p>The sea was black, and he was alone.</p></blockquote>` +
        pairs
          .map(([fr]) => `<p>${fr} C’était un <i lang="en">gentleman</i>, disait-on.</p>`)
          .join("") +
        pairs.map(([fr]) => `<p>${fr}</p>`).join(""),
    );
    const imported = readNamed(
      "a.html",
      `<html lang="fr"><body>${chapters.join("")}</body></html>`,
    );
    expect(imported.kind).toBe("text");
    if (imported.kind !== "text") return;
    expect(imported.text.blocks.map(({ content }) => content).join("")).not.toMatch(
      /[\ue000-\uf8ff]/,
    );
  });

  test("a list of words in both languages stays one text", () => {
    const words = [
      ["le chat", "the cat"],
      ["la mer", "the sea"],
      ["le phare", "the lighthouse"],
      ["la lampe", "the lamp"],
      ["il dort", "he is asleep"],
    ];
    const page = words.map(([fr, en]) => `<p lang="fr">${fr}</p><p lang="en">${en}</p>`).join("");
    expect(readNamed("a.html", `<html><body>${page}</body></html>`).kind).toBe("text");
    expect(readNamed("a.txt", words.map((pair) => pair.join("\t")).join("\n")).kind).toBe("text");
  });

  test("a French half and an English half are no turns", () => {
    const half = (side: 0 | 1) => pairs.map((pair) => `<p>${pair[side]}</p>`).join("");
    const source = `<html><body>${half(0)}${half(0)}${half(1)}${half(1)}</body></html>`;
    expect(readNamed("a.html", source).kind).toBe("text");
  });

  test("no letter is lost, added or moved within its side", () => {
    const pair = fc.constantFrom(...pairs);
    const written = fc.constantFrom(
      (fr: string, en: string) => `<p lang="fr">${fr}</p><p lang="en">${en}</p>`,
      (fr: string, en: string) => `<div><p>${fr}</p><p lang="en"><em>${en}</em></p></div>`,
      (fr: string, en: string) =>
        `<h2><span lang="fr">${fr}</span> <span lang="en">${en}</span></h2>`,
      (fr: string, en: string) =>
        `<blockquote><p lang="fr">${fr}</p></blockquote><blockquote><p lang="en">${en}</p></blockquote>`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, written), { minLength: 8, maxLength: 20 }), (written) => {
        const source = written.map(([[fr, en], write]) => write(fr, en)).join("\n");
        const imported = readNamed("a.html", `<html><body>${source}</body></html>`);
        if (imported.kind !== "aligned") throw new Error("a text in both languages");
        const tables = imported.work.chapters.flatMap(({ chapter }) =>
          formatChapter(chapter).trimEnd().split("\n").slice(1),
        );
        for (const side of [0, 1] as const) {
          const kept = tables.map((row) => row.split("\t")[side + 1]).join(" ");
          expect(lettersOf(kept)).toBe(lettersOf(written.map(([each]) => each[side]).join(" ")));
        }
        if (imported.ledger !== undefined) {
          expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
        }
      }),
      { seed: 65, numRuns: 40 },
    );
  });
});

describe("our own EPUB", () => {
  test("comes back as the rows that it was made of", () => {
    const table = [
      "id\tfr\ten",
      "t1.1\tChapitre 1\tChapter 1",
      ...rows.slice(0, 3),
      "p4.1\tLe vent[^1] tomba.\tThe wind[^1] dropped.",
      "v1.1\tLe vent se lève,\tThe wind is rising,",
      "v1.2\tLa mer aussi.\tAnd so is the sea.",
      "n1.1\tUn vent du nord.\tA north wind.",
    ];
    const { chapter } = readChapter(`${table.join("\n")}\n`, "01-chapitre-1");
    if (chapter === undefined) throw new Error("a chapter that is right");
    const about = { fileName: "phare", title: "Le Phare" };
    const work = describeWork(
      about,
      { ...about, title: "The Lighthouse" },
      { chapters: ["01-chapitre-1"] },
    );
    const epub = toEpub(
      { work, chapters: [{ name: "01-chapitre-1", chapter }] },
      { modified: new Date(0) },
    );
    const lines = listNamed("phare.epub", epub);
    for (const row of table.slice(1)) {
      expect(lines.map((line) => line.replace(/^\w+\.\d+/, ""))).toContain(
        row.replace(/^\w+\.\d+/, ""),
      );
    }
  });
});

describe("the text of an aligner", () => {
  test("has a row a line, a score or a name behind it, and sentences joined by ~~~", () => {
    const lines = pairs.map(([fr, en], index) => `${fr}\t${en}\t0.${index}5`);
    lines.splice(2, 0, "<p>\t<p>\t0.3", "Il pleut. ~~~ Il attend.\tIt rains. ~~~ He waits.\t1.2");
    const source = `\ufeff${lines.join("\r\n")}\r\n`;
    expect(listNamed("phare.txt", source)).toEqual([
      ...rows.slice(0, 2),
      "p3.1\tIl pleut. Il attend.\tIt rains. He waits.",
      rows[2]?.replace("p3", "p4"),
      rows[3]?.replace("p4", "p5"),
    ]);
    expect(readNamed("phare.txt", source).ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("may have the English first, and a row of which one side is empty", () => {
    const lines = pairs.map(([fr, en]) => `${en}\t${fr}`);
    lines.push("Nobody came.\t");
    expect(listNamed("phare.txt", lines.join("\n"))).toEqual([...rows, "p5.1\t\tNobody came."]);
  });

  test("is not a text whose paragraphs are set in with tabs", () => {
    const text = pairs.map(([fr]) => `\t${fr}`).join("\n");
    expect(readNamed("phare.txt", text).kind).toBe("text");
  });
});
