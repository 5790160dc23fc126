import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  loadChapter,
  loadGlossary,
  loadLibrary,
  loadWork,
  loadWorks,
  shownPath,
  textsFolders,
} from "#lib/library/library.ts";
import { chapterStatistics } from "#lib/library/reading.ts";
import { plainText } from "#lib/text/inline.ts";
import { TextErrors } from "#lib/text/text-error.ts";

const edition = { origin: "Paris", licence: "CC0 1.0" };
const description = (chapters: readonly string[]) =>
  JSON.stringify({
    title: { fr: "Le Chat", en: "The Cat" },
    summary: { fr: "Un chat.", en: "A cat." },
    level: "A1",
    editions: { fr: edition, en: edition },
    chapters,
  });
const table = "id\tfr\ten\np1.1\tLe chat dort.\tThe cat is asleep.\n";

let folder: string;
const write = (file: string, content: string | Uint8Array) => {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
};
/** The message of what is thrown, with the test’s own folder called `texts`. */
const messageOf = (load: () => unknown): string => {
  try {
    load();
  } catch (error) {
    if (!(error instanceof TextErrors)) throw error;
    return error.message.replaceAll(shownPath(folder), "texts");
  }
  throw new Error("nothing was thrown");
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "texts-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the library", () => {
  test("has every work by name, with its chapters in order", () => {
    write("souris/work.json", description(["01"]));
    write("souris/01.tsv", table);
    write("chat/work.json", description(["02-la-nuit", "01-le-jour"]));
    write("chat/01-le-jour.tsv", table);
    write("chat/02-la-nuit.tsv", table);
    write("chat/glossary.tsv", "word\tgloss\tnote\nchat\tcat\n");
    write("chat/.DS_Store", "");
    write("chat/._01-le-jour.tsv", "");
    write(".git/work.json", "{}");
    write("README.md", "");
    mkdirSync(path.join(folder, "images"));

    const library = loadLibrary([folder]);
    expect(library.map(({ work, chapters }) => [work.name, chapters.map((c) => c.name)])).toEqual([
      ["chat", ["02-la-nuit", "01-le-jour"]],
      ["souris", ["01"]],
    ]);
    expect(loadWorks([folder]).map((work) => work.name)).toEqual(["chat", "souris"]);
  });

  test("has the editor’s glossary of a work, and none where there is none", () => {
    write("chat/work.json", description(["01"]));
    write("chat/01.tsv", table);
    const work = loadWork("chat", [folder]);
    if (work === undefined) throw new Error("no work");
    expect(loadGlossary(work, [folder])).toEqual([]);
    write("chat/glossary.tsv", "word\tgloss\tnote\nbol\tbowl\tà lait\n");
    expect(loadGlossary(work, [folder])).toEqual([
      { text: "bol", glosses: ["bowl"], note: "à lait", line: 2 },
    ]);
    write("chat/glossary.tsv", "bol\tbowl\n");
    expect(() => loadGlossary(work, [folder])).toThrow("no heading of a glossary: “bol\tbowl”");
    expect(() => loadLibrary([folder])).toThrow("no heading of a glossary");
  });

  test("gives one work and one chapter without the others, which may be broken", () => {
    write("chat/work.json", description(["01"]));
    write("chat/01.tsv", table);
    write("souris/work.json", "{");
    const work = loadWork("chat", [folder]);
    expect(work?.title.fr).toBe("Le Chat");
    const chapter = work && loadChapter(work, "01", [folder]);
    expect(chapter?.blocks.map((block) => block.id)).toEqual(["p1"]);
    expect(work && loadChapter(work, "02", [folder])).toBeUndefined();
    expect(loadWork("chien", [folder])).toBeUndefined();
  });

  test("parses a chapter once, and again when its file has changed", () => {
    write("chat/work.json", description(["01"]));
    write("chat/01.tsv", table);
    const load = () => loadLibrary([folder])[0]?.chapters[0]?.chapter;
    const before = load();
    expect(load()).toBe(before);
    write("chat/01.tsv", table.replace("dort", "mange"));
    expect(plainText(load()?.blocks[0]?.segments[0]?.cells[0]?.content ?? [])).toBe(
      "Le chat mange.",
    );
  });

  test("takes a work's own folder, and a work named twice by two ways only once", () => {
    write("chat/work.json", description(["01"]));
    write("chat/01.tsv", table);
    mkdirSync(path.join(folder, "other"));
    symlinkSync(path.join(folder, "chat"), path.join(folder, "other", "chat"));
    const works = loadLibrary([path.join(folder, "chat"), folder, path.join(folder, "other")]);
    expect(works.map(({ work }) => work.name)).toEqual(["chat"]);
  });

  test("of ten thousand blocks in a hundred chapters is there whole", () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index + 1}`);
    write("chat/work.json", description(names));
    const rows = Array.from({ length: 400 }, (_, index) => {
      const id = `p${Math.floor(index / 4) + 1}.${(index % 4) + 1}`;
      return `${id}\tIl y avait en Vestphalie, dans le château de *monsieur le baron*, un jeune garçon à qui la nature avait donné les mœurs les plus douces[^${index + 1}].\tIn the country of Westphalia, in the castle of the most noble Baron, lived a youth whom nature had endowed with a most sweet disposition.`;
    });
    for (const name of names) write(`chat/${name}.tsv`, `id\tfr\ten\n${rows.join("\n")}\n`);
    const [chat] = loadLibrary([folder]);
    expect(chat?.chapters.flatMap(({ chapter }) => chapter.blocks)).toHaveLength(10_000);
  });
});

describe("a library with something wrong stops, and says all of it", () => {
  test("chapters without tables and tables without chapters", () => {
    write("chat/work.json", description(["01", "02"]));
    write("chat/01.tsv", "id\tfr\ten\np1.1\tLe chat.\n");
    write("chat/03.tsv", table);
    expect(messageOf(() => loadLibrary([folder]))).toBe(
      [
        "3 errors in the texts",
        'texts/chat/work.json: the chapter “02” has no table; add 02.tsv, or take the name out of "chapters"',
        'texts/chat/03.tsv: work.json does not name this table; add "03" to its "chapters", or take the file away',
        "texts/chat/01.tsv:2 (p1.1): 2 cells where the heading has 3; put a tab between the French and the English",
      ].join("\n"),
    );
  });

  test("a column that is no edition of the work, and an edition without its column", () => {
    write("chat/work.json", description(["01"]));
    write("chat/01.tsv", table.replace("en", "en.smith"));
    expect(messageOf(() => loadLibrary([folder]))).toBe(
      [
        "2 errors in the texts",
        'texts/chat/01.tsv:1: the column “en.smith” is no edition of chat; add it to "editions" in work.json, which has fr, en',
        "texts/chat/01.tsv:1: no column for the edition “en”; add one, with empty cells where there is no text",
      ].join("\n"),
    );
  });

  test("tables without a work.json", () => {
    write("chat/01.tsv", table);
    expect(messageOf(() => loadLibrary([folder]))).toBe(
      "1 error in the texts\ntexts/chat: a folder with tables and no work.json; describe the work in work.json, as texts/README.md shows",
    );
  });

  test("two works of one name", () => {
    for (const place of ["ici", "ailleurs"]) {
      write(`${place}/chat/work.json`, description(["01"]));
      write(`${place}/chat/01.tsv`, table);
    }
    const folders = ["ici", "ailleurs"].map((place) => path.join(folder, place));
    const expected =
      "1 error in the texts\ntexts/ailleurs/chat: a second work called chat; the first is texts/ici/chat; rename one of the two folders";
    expect(messageOf(() => loadLibrary(folders))).toBe(expected);
    expect(messageOf(() => loadWorks(folders))).toBe(expected);
    expect(messageOf(() => loadWork("chat", folders))).toBe(expected);
  });

  test("a table and a work.json that are not UTF-8", () => {
    write("chat/work.json", description(["01"]));
    write(
      "chat/01.tsv",
      Uint8Array.from("id\tfr\ten\np1.1\tété\tsummer\n", (c) => c.charCodeAt(0)),
    );
    write("souris/work.json", Uint8Array.of(0xff, 0xfe, 0x7b, 0));
    expect(messageOf(() => loadLibrary([folder]))).toBe(
      [
        "2 errors in the texts",
        "texts/chat/01.tsv:2: not UTF-8; it looks like Windows-1252 (or ISO 8859-1); save it as UTF-8",
        "texts/souris/work.json: this is UTF-16, little-endian; save it as UTF-8",
      ].join("\n"),
    );
  });
});

test("a name that leads out of the folder of works is no work", () => {
  for (const place of ["chat", "rayon/souris"]) {
    write(`${place}/work.json`, description(["01"]));
    write(`${place}/01.tsv`, table);
  }
  const rayon = path.join(folder, "rayon");
  expect(loadWork("souris", [rayon])?.name).toBe("souris");
  for (const name of ["../chat", "..", ".", "", "souris/../../chat", "Souris"])
    expect(loadWork(name, [rayon])).toBeUndefined();
});

describe("EN_REGARD_TEXTS", () => {
  test("adds folders of works and single works to the repository's own texts", () => {
    write("chat/work.json", description(["01"]));
    const named = [folder, path.join(folder, "chat")];
    expect(textsFolders({ EN_REGARD_TEXTS: named.join(path.delimiter) } as never)).toEqual([
      path.resolve("texts"),
      ...named,
    ]);
    expect(textsFolders({} as never)).toEqual([path.resolve("texts")]);
  });

  test("is refused where it names what is not there, or no works", () => {
    mkdirSync(path.join(folder, "vide"));
    const named = [path.join(folder, "absent"), path.join(folder, "vide")].join(path.delimiter);
    expect(messageOf(() => textsFolders({ EN_REGARD_TEXTS: named } as never))).toBe(
      [
        "2 errors in the texts",
        "texts/absent: no such folder; correct EN_REGARD_TEXTS, which names it",
        "texts/vide: no work in this folder; name a folder with a work.json, or a folder of such folders",
      ].join("\n"),
    );
  });
});

// The work lies beside the repository on our machines and in CI, and may not be given away.
const sampleTexts = path.resolve("../shared/texts");

describe.skipIf(!existsSync(sampleTexts))("the sample work beside the repository", () => {
  test("has 6 chapters, 75 blocks, 612 segments and 142 note calls", () => {
    const [octobre] = loadLibrary([sampleTexts]);
    const statistics = octobre?.chapters.map(({ name, chapter }) =>
      chapterStatistics(chapter, name),
    );
    const total = (count: (chapter: ReturnType<typeof chapterStatistics>) => number) =>
      statistics?.reduce((sum, chapter) => sum + count(chapter), 0);
    expect(statistics).toHaveLength(6);
    expect(total((chapter) => chapter.blocks)).toBe(75);
    expect(total((chapter) => chapter.segments)).toBe(612);
    expect(total((chapter) => chapter.noteCalls)).toBe(142);
    expect(total((chapter) => chapter.untranslated)).toBe(0);
  });
});
