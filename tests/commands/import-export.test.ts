import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "#lib/commands/command.ts";
import { exportCommand } from "#lib/commands/export.ts";
import { importCommand } from "#lib/commands/import.ts";
import { makeProgress } from "#lib/commands/progress.ts";
import { toWorkZip } from "#lib/export/work-zip.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { shownPath } from "#lib/library/library.ts";
import { TextError } from "#lib/text/text-error.ts";
import { lighthouse } from "../export/works.ts";

const french = `CHAPITRE PREMIER

Le gardien du phare avait un chat. C’était un chat sans nom, qui venait quand on ne
l’appelait pas. Ce matin-là, le lait manquait.

CHAPITRE II

Le bateau ne vint que le jeudi. Il apportait du lait, du pain et une lettre.
`;
const english = `CHAPTER ONE

The lighthouse keeper had a cat. It was a cat without a name, which came when it was
not called. That morning, there was no milk.

CHAPTER TWO

The boat did not come until Thursday. It brought milk, bread and a letter.
`;

let folder = "";
const at = (name: string) => path.join(folder, name);
const read = (name: string) => readFileSync(at(name), "utf8");

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "en-regard-"));
  writeFileSync(at("fr.txt"), french);
  writeFileSync(at("en.txt"), english);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(command: typeof importCommand | typeof exportCommand, ...args: string[]) {
  const lines: string[] = [];
  const code = await command.run(args, (line) => lines.push(line));
  return { code, lines };
}

describe("texts import", () => {
  test("makes a work of two files", async () => {
    const into = at("le-chat");
    const { code, lines } = await run(
      importCommand,
      ...[at("fr.txt"), at("en.txt"), "--into", into],
      ...["--title", "Le Chat", "--title-en", "The Cat", "--level", "A2"],
    );
    expect(code).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      "    French            letters         English      letters",
      "f1  CHAPITRE PREMIER      114  =  e1  CHAPTER ONE      109",
      "f2  CHAPITRE II            68  =  e2  CHAPTER TWO       68",
    ]);
    expect(lines[3]).toBe(`${shownPath(at("fr.txt"))}: set aside: nothing. Left out: nothing.`);
    expect(lines[5]).toBe(`${shownPath(into)}: “Le Chat”, 2 chapters, 7 segments`);
    expect(lines[6]).toMatch(/^sure of \d+ % on average; \d+ segments below a half$/);
    expect(readdirSync(into).sort()).toEqual([
      "01-chapitre-premier.tsv",
      "02-chapitre-ii.tsv",
      "work.json",
    ]);
    expect(JSON.parse(read("le-chat/work.json"))).toMatchObject({
      title: { fr: "Le Chat", en: "The Cat" },
      level: "A2",
      editions: { fr: { origin: "fr.txt" }, en: { origin: "en.txt" } },
      chapters: ["01-chapitre-premier", "02-chapitre-ii"],
    });
    expect(read("le-chat/02-chapitre-ii.tsv")).toBe(`id	fr	en
t1.1	CHAPITRE II	CHAPTER TWO
p1.1	Le bateau ne vint que le jeudi.	The boat did not come until Thursday.
p1.2	Il apportait du lait, du pain et une lettre.	It brought milk, bread and a letter.
`);
  });

  test("makes a work of one file that has both sides", async () => {
    writeFileSync(at("chat.zip"), toWorkZip(lighthouse));
    const { code, lines } = await run(importCommand, at("chat.zip"), "--into", at("chat"));
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/chat\.zip: set aside: .+\. Left out: nothing\.$/);
    expect(readdirSync(at("chat")).sort()).toEqual(["01-le-lait.tsv", "work.json"]);
    expect(JSON.parse(read("chat/work.json"))).toMatchObject({ level: "A2" });
  });

  test("overwrites nothing, and leaves nothing half-written", async () => {
    writeFileSync(at("epub.epub"), "Du texte.");
    const attempts = [
      { args: [at("fr.txt"), at("en.txt"), "--into", folder], error: TextError },
      { args: [at("fr.txt"), at("absent.txt"), "--into", at("a")], error: TextError },
      { args: [at("fr.txt"), at("en.txt"), "--into", at("Le Chat")], error: TextError },
      { args: [at("fr.txt"), at("epub.epub"), "--into", at("a")], error: ImportError },
    ];
    for (const { args, error } of attempts) {
      await expect(run(importCommand, ...args)).rejects.toThrow(error);
    }
    expect(readdirSync(folder).sort()).toEqual(["en.txt", "epub.epub", "fr.txt"]);
  });

  test("makes the folders above the work’s own", async () => {
    await run(importCommand, at("fr.txt"), at("en.txt"), "--into", at("mes-textes/le-chat"));
    expect(readdirSync(at("mes-textes/le-chat"))).toContain("work.json");
  });

  test("prints the outline alone, and writes nothing", async () => {
    const { code, lines } = await run(importCommand, at("fr.txt"), at("en.txt"), "--outline");
    expect(code).toBe(0);
    expect(lines).toHaveLength(5);
    expect(readdirSync(folder).sort()).toEqual(["en.txt", "fr.txt"]);
  });

  test("sets chapters aside, brings them back and links them as it is told", async () => {
    const files = [at("fr.txt"), at("en.txt"), "--outline"];
    const dropped = await run(importCommand, ...files, "--drop", "f2, e2");
    expect(dropped.lines[2]).toBe(
      "f2  (by hand) CHAPITRE II       68     e2  (by hand) CHAPTER TWO       68",
    );
    expect(dropped.lines[3]).toMatch(/set aside: by hand \(68 letters\)\. Left out: nothing\.$/);
    const kept = await run(importCommand, ...files, "--drop", "f2", "--link", "f1=e2");
    expect(kept.lines.slice(1, 4).map((line) => line.replace(/ +/g, " "))).toEqual([
      " e1 CHAPTER ONE 109",
      "f1 CHAPITRE PREMIER 114 = e2 CHAPTER TWO 68",
      "f2 (by hand) CHAPITRE II 68",
    ]);
  });

  test("says which names of the outline it does not know, and what cannot be linked", async () => {
    const files = [at("fr.txt"), at("en.txt"), "--outline"];
    const place = shownPath(at("fr.txt"));
    for (const [args, message] of [
      [
        ["--drop", "f9"],
        "there is no “f9”; the French has f1 to f2, the English e1 to e2; look into the table that --outline prints",
      ],
      [
        ["--link", "f1=f2"],
        "“f1=f2” links nothing; write f4=e3: one of the French, one of the English",
      ],
      [["--drop", "e2", "--link", "f2=e2"], "e2 is set aside; bring it back with --keep e2"],
    ] as const) {
      await expect(run(importCommand, ...files, ...args)).rejects.toThrow(`${place}: ${message}`);
    }
  });

  test("knows French from English", async () => {
    const into = ["--into", at("a")];
    await expect(run(importCommand, at("en.txt"), at("fr.txt"), ...into)).rejects.toThrow(
      "this is the English; name the French file first, and then the English one",
    );
    await expect(run(importCommand, at("fr.txt"), at("fr.txt"), ...into)).rejects.toThrow(
      "both files are French; name a French file and its English translation",
    );
  });

  test("says of two texts that have nothing to do with each other that they have not", async () => {
    const column = (file: string, at: number) =>
      readFileSync(path.join("texts", file), "utf8")
        .split("\n")
        .slice(1)
        .map((row) => row.split("\t")[at])
        .join("\n\n");
    writeFileSync(at("fr.txt"), column("sans-effraction/01-la-visite.tsv", 1));
    writeFileSync(at("en.txt"), column("sans-effraction/01-la-visite.tsv", 2));
    writeFileSync(at("other.txt"), column("l-anguille-du-puits/01-madame.tsv", 2));
    const files = [at("fr.txt"), at("other.txt")];
    const { lines } = await run(importCommand, ...files, "--into", at("a"));
    const said = /^hardly a sentence has its other side: these may not be one text/;
    expect(lines.filter((line) => said.test(line))).toHaveLength(1);
    const related = await run(importCommand, at("fr.txt"), at("en.txt"), "--into", at("b"));
    expect(related.lines.filter((line) => said.test(line))).toEqual([]);
  });

  test("looks at the size of a file before it is read", async () => {
    truncateSync(at("fr.txt"), 200_000_000);
    await expect(run(importCommand, at("fr.txt"), at("en.txt"), "--into", at("a"))).rejects.toThrow(
      "fr.txt: 200 MB where at most 100 MB are read",
    );
    expect(existsSync(at("a"))).toBe(false);
  });

  test("refuses a second file beside one that has both sides", async () => {
    writeFileSync(at("chat.zip"), toWorkZip(lighthouse));
    await expect(
      run(importCommand, at("chat.zip"), at("en.txt"), "--into", at("a")),
    ).rejects.toThrow("the zip file has both sides already; import it alone");
    await expect(
      run(importCommand, at("fr.txt"), at("chat.zip"), "--into", at("a")),
    ).rejects.toThrow("import it alone");
  });

  test("knows when it is called wrongly", async () => {
    for (const args of [
      [],
      ["a"],
      ["a", "b", "c", "--into", "d"],
      ["a", "b", "--into", at("d"), "--level", "D1"],
      ["a", "--inot", "d"],
      [at("fr.txt"), "--into", at("d")],
    ]) {
      await expect(run(importCommand, ...args)).rejects.toThrow(UsageError);
    }
  });
});

describe("texts export", () => {
  test("writes each format, and what it wrote can be imported again", async () => {
    for (const format of ["zip", "tmx", "epub", "csv", "txt"]) {
      const file = at(`chat.${format}`);
      const { code, lines } = await run(
        exportCommand,
        ...["e2e/texts/banc-d-essai", "--to", format, "--out", file],
      );
      expect(code).toBe(0);
      expect(lines[0]).toMatch(/chat\.\w+: [\d,]+ bytes$/);
      expect(existsSync(file)).toBe(true);
    }
    await run(importCommand, at("chat.zip"), "--into", at("banc-d-essai"));
    for (const name of readdirSync(at("banc-d-essai"))) {
      if (!name.endsWith(".tsv")) continue;
      expect(read(`banc-d-essai/${name}`)).toBe(
        readFileSync(path.join("e2e/texts/banc-d-essai", name), "utf8"),
      );
    }
  });

  test("overwrites nothing and knows what there is", async () => {
    const name = "e2e/texts/banc-d-essai";
    await expect(run(exportCommand, name, "--to", "txt", "--out", at("fr.txt"))).rejects.toThrow(
      "there is something already; name another file with --out",
    );
    expect(read("fr.txt")).toBe(french);
    await expect(run(exportCommand, "absent", "--to", "zip")).rejects.toThrow(
      "absent: no such work; npm run texts -- check lists those there are",
    );
    for (const args of [
      [],
      [name],
      [name, "--to", "pdf"],
      [name, "--to", "tmx", "--edition", "en.x"],
    ]) {
      await expect(run(exportCommand, ...args)).rejects.toThrow(UsageError);
    }
  });
});

describe("progress", () => {
  const draw = (isTTY: boolean) => {
    let written = "";
    let time = 0;
    const output = { isTTY, write: (text: string) => (written += text) };
    const { show, end } = makeProgress(output, () => time);
    show(0, "reading");
    show(0.01, "reading");
    time = 1_000;
    show(0.5, "reading");
    show(1, "aligning");
    end();
    return written;
  };

  test("is a bar on a terminal, drawn now and then and taken away at the end", () => {
    expect(draw(true).replaceAll("\u001b[K", "")).toBe(
      [
        `\r${"░".repeat(30)}   0 %  reading`,
        `\r${"█".repeat(15)}${"░".repeat(15)}  50 %  reading`,
        `\r${"█".repeat(30)} 100 %  aligning`,
        "\r",
      ].join(""),
    );
  });

  test("is a line a stage elsewhere", () => {
    expect(draw(false)).toBe("reading\naligning\n");
  });
});
