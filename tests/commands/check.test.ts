import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { check } from "#lib/commands/check.ts";
import { UsageError } from "#lib/commands/command.ts";
import { shownPath } from "#lib/library/library.ts";

const edition = { origin: "Paris", licence: "CC0 1.0" };
const description = JSON.stringify({
  title: { fr: "Le Chat", en: "The Cat" },
  summary: { fr: "Un chat.", en: "A cat." },
  level: "A1",
  editions: { fr: edition, en: edition },
  chapters: ["01", "02"],
});

let folder: string;
const write = (file: string, content: string) => {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
};
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
/** What the command prints, with the test’s own folder called `texts`, and its exit code. */
const run = (...args: readonly string[]) => {
  const lines: string[] = [];
  const exitCode = check.run(args, (line) =>
    lines.push(line.replaceAll(shownPath(folder), "texts")),
  );
  return { lines, exitCode };
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "texts-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("checking texts", () => {
  test("a work in order has a summary and nothing else", () => {
    write("chat/work.json", description);
    write("chat/01.tsv", "id\tfr\ten\np1.1\tLe chat dort.\tThe cat is asleep.\n");
    write("chat/02.tsv", "id\tfr\ten\np1.1\tIl ronronne.\t\n");
    const expected = {
      lines: [
        "chat: 2 chapters, 2 blocks, 2 segments; fr 5 words; en 4 words, 1 untranslated",
        "1 work: 0 errors, 0 warnings",
      ],
      exitCode: 0,
    };
    expect(run(folder)).toEqual(expected);
    expect(run(path.join(folder, "chat"))).toEqual(expected);
  });

  test("a glossary is checked, and words that are not in the French are told", () => {
    write("chat/work.json", description);
    write("chat/01.tsv", "id\tfr\ten\np1.1\tLes chats se rendent compte.\tThe cats notice.\n");
    write("chat/02.tsv", "id\tfr\ten\np1.1\tIls ronronnent.\tThey purr.\n");
    write(
      "chat/glossary.tsv",
      "word\tgloss\tnote\nronronner\tpurr\nse rendre compte\tnotice\nchien\tdog\n",
    );
    expect(run(folder).lines.slice(0, 1)).toEqual([
      "warning  texts/chat/glossary.tsv:4: “chien” is nowhere in the French; write it as the text or a dictionary has it [glossary]",
    ]);
    write("chat/glossary.tsv", "word\tgloss\tnote\nchat\n");
    expect(run(folder)).toMatchObject({ exitCode: 1 });
  }, 60_000);

  test("warnings come by file and line, and leave the exit code at 0", () => {
    write("chat/work.json", description);
    write("chat/02.tsv", "\ufeffid\tfr\ten\np1.1\tOui.\tYes.\n");
    write("chat/01.tsv", "id\tfr\ten\np1.1\tOui.\tYes !\np1.2\tOù ça ?\tWhere[^1]?\n");
    expect(run(folder)).toEqual({
      lines: [
        "warning  texts/chat/01.tsv:2 (p1.1): a space before ; : ! ?: Yes !; take it out [english-high-punctuation]",
        "warning  texts/chat/01.tsv:3 (p1.2): no no-break space before ; ! ?: Où ça ?; put one there [french-high-punctuation]",
        "warning  texts/chat/01.tsv:3 (p1.2): 1 note called and absent: n1; add each, as n36.1 [note-absent]",
        "warning  texts/chat/01.tsv:3 (p1.2): 1 note called in one language only: n1; call each in the other too [note-called-on-one-side]",
        "warning  texts/chat/02.tsv:1: a byte order mark before the heading; save as UTF-8 without one [byte-order-mark]",
        "chat: 2 chapters, 2 blocks, 3 segments; fr 4 words; en 3 words, 0 untranslated",
        "1 work: 0 errors, 5 warnings, of which --fix mends 3",
      ],
      exitCode: 0,
    });
  });

  test("errors of all works are told, and make the exit code 1", () => {
    write("chat/work.json", description);
    write("chat/01.tsv", "id\tfr\ten\np1.1\tOui.\n");
    write("souris/work.json", "{}");
    const { lines, exitCode } = run(folder);
    expect(lines.slice(0, 2)).toEqual([
      "error    texts/chat/01.tsv:2 (p1.1): 2 cells where the heading has 3; put a tab between the French and the English",
      'error    texts/chat/work.json: the chapter “02” has no table; add 02.tsv, or take the name out of "chapters"',
    ]);
    expect(lines.at(-1)).toBe("2 works: 7 errors, 0 warnings");
    expect(exitCode).toBe(1);
  });

  test("a folder without a work is told", () => {
    expect(run(path.join(folder, "chien"))).toEqual({
      lines: [
        "error    texts/chien: no work in this folder; name a folder with a work.json, or a folder of such folders",
        "0 works: 1 error, 0 warnings",
      ],
      exitCode: 1,
    });
  });

  test("the repository's own texts have no errors", () => {
    const lines: string[] = [];
    const exitCode = check.run(["texts"], (line) => lines.push(line));
    expect(lines.filter((line) => line.startsWith("error"))).toEqual([]);
    expect(exitCode).toBe(0);
  }, 60_000);

  test("an option that is none is bad usage", () => {
    expect(() => run("--fixe")).toThrow(UsageError);
  });
});

describe("what a text asks of its reader", () => {
  test("is told beside its level, and so are lines of verse out of metre", () => {
    write("chat/work.json", description);
    write(
      "chat/01.tsv",
      [
        "id\tfr\ten",
        "p1.1\tLe chat dort sur la table.\tThe cat sleeps on the table.",
        "v1.1\tLe chat du soir est un chat gris\tThe evening’s cat is a grey cat",
        "v1.2\tIl dort le jour sur le tapis\tIt sleeps by day upon the rug",
        "v1.3\tEt rêve\tAnd dreams",
        "",
      ].join("\n"),
    );
    write("chat/02.tsv", "id\tfr\ten\np1.1\tIl ronronne.\tIt purrs.\n");
    const { lines, exitCode } = run("--levels", path.join(folder, "chat"));
    expect(exitCode).toBe(0);
    expect(lines.slice(-6, -1)).toEqual([
      "chat: asks more than A1: 25 words, sentences of 8.3 words, nine of ten up to 17",
      "  8.0 % of the words are rarer than band 2 (at most 5.0 %): tapis, ronronner",
      "  sentences have 8.3 words (at most 8)",
      "  a sentence of ten has 17 words or more (at most 14)",
      "  v1.3: 2 syllables, not 8: Et rêve",
    ]);
    expect(run(path.join(folder, "chat")).lines.join()).not.toContain("syllables");
  });
});

describe("mending texts", () => {
  test("shows what was typed and what the printer sets, and is done once", () => {
    write("chat/work.json", `\ufeff${description}`);
    write("chat/01.tsv", "id\tfr\ten\r\np1.1\tL'homme « dort »...\tMan *sleeps*...\r\n");
    write(
      "chat/02.tsv",
      "id\tfr\ten\np1.1\tIl y avait en Vestphalie un jeune garçon ; oui.\tYes.\n",
    );
    const { lines, exitCode } = run("--fix", folder);
    expect(lines).toEqual([
      "mended   texts/chat/work.json: no byte order mark, line feeds alone, Unicode form NFC",
      "mended   texts/chat/01.tsv: no byte order mark, line feeds alone, Unicode form NFC",
      "mended   texts/chat/01.tsv:2 (p1.1): fr: L'homme « dort »... → L’homme «<nbsp>dort<nbsp>»…",
      "mended   texts/chat/01.tsv:2 (p1.1): en: Man *sleeps*... → Man *sleeps*…",
      "mended   texts/chat/02.tsv:2 (p1.1): fr: …un jeune garçon ; oui. → …un jeune garçon<nnbsp>; oui.",
      "chat: 2 chapters, 2 blocks, 2 segments; fr 11 words; en 3 words, 0 untranslated",
      "1 work: 0 errors, 0 warnings",
    ]);
    expect(exitCode).toBe(0);
    expect(read("chat/01.tsv")).toBe(
      "id\tfr\ten\np1.1\tL’homme «\u00a0dort\u00a0»…\tMan *sleeps*…\n",
    );
    expect(read("chat/work.json")).toBe(description);
    expect(readdirSync(path.join(folder, "chat"))).toEqual(["01.tsv", "02.tsv", "work.json"]);
    expect(run("--fix", folder).lines.filter((line) => line.startsWith("mended"))).toEqual([]);
  });

  test("title and summary are set as the text is, and what is no French stays as it is", () => {
    const typed = description
      .replace('"Un chat."', '"L\'homme dit : \\"Un chat ?\\""')
      .replace('"A cat."', '"A cat: who\'s there?"')
      .replace('"Paris"', '"Paris, http://example.org/l\'ete ?"');
    write("chat/work.json", JSON.stringify(JSON.parse(typed), null, 2));
    write("chat/01.tsv", "id\tfr\ten\np1.1\tOui.\tYes.\n");
    write("chat/02.tsv", "id\tfr\ten\np1.1\tOui.\tYes.\n");
    expect(run(folder).lines.slice(-1)).toEqual([
      "1 work: 0 errors, 6 warnings, of which --fix mends 6",
    ]);
    expect(run("--fix", folder).lines.slice(0, 2)).toEqual([
      'mended   texts/chat/work.json:7 (summary.fr): L\'homme dit : "Un chat ?" → L’homme dit<nbsp>: «<nbsp>Un chat<nnbsp>?<nbsp>»',
      "mended   texts/chat/work.json:8 (summary.en): A cat: who's there? → A cat: who’s there?",
    ]);
    expect(JSON.parse(read("chat/work.json"))).toMatchObject({
      title: { fr: "Le Chat", en: "The Cat" },
      summary: {
        fr: "L’homme dit\u00a0: «\u00a0Un chat\u202f?\u00a0»",
        en: "A cat: who’s there?",
      },
      editions: { fr: { origin: "Paris, http://example.org/l'ete ?" } },
    });
    expect(run("--fix", folder).lines.at(-1)).toBe("1 work: 0 errors, 0 warnings");
  });

  test("makes no speech of the quotes that a spreadsheet puts around cells", () => {
    write("chat/work.json", description);
    write(
      "chat/01.tsv",
      'id\tfr\ten\r\np1.1\t"Ils partirent, sans bruit."\t"They left, quietly."\r\np1.2\tBon.\tGood.\r\n',
    );
    write("chat/02.tsv", "id\tfr\ten\np1.1\tOui.\tYes.\n");
    expect(run(folder).lines[0]).toBe(
      "warning  texts/chat/01.tsv:1: lines that end as on Windows; end lines with a line feed alone [line-ends]",
    );
    expect(run(folder).lines[1]).toBe(
      "warning  texts/chat/01.tsv:2: cells in quotes, as a spreadsheet saves them; save without quotes around the cells [spreadsheet-quotes]",
    );
    expect(run("--fix", folder).lines[0]).toBe(
      "mended   texts/chat/01.tsv: no byte order mark, line feeds alone, Unicode form NFC, no quotes around cells",
    );
    expect(read("chat/01.tsv")).toBe(
      "id\tfr\ten\np1.1\tIls partirent, sans bruit.\tThey left, quietly.\np1.2\tBon.\tGood.\n",
    );
  });

  test("touches no table that has errors, and none that needs nothing", () => {
    write("chat/work.json", description);
    const broken = "id\tfr\ten\np1.1\tL'homme...\tMan...\np1.2\tOui.\n";
    write("chat/01.tsv", broken);
    write("chat/02.tsv", "id\tfr\ten\np1.1\tOui.\tYes.");
    expect(run("--fix", folder).exitCode).toBe(1);
    expect(read("chat/01.tsv")).toBe(broken);
    expect(read("chat/02.tsv")).toBe("id\tfr\ten\np1.1\tOui.\tYes.");
  });
});
