import { describe, expect, test } from "vitest";
import { importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { plainText } from "#lib/text/inline.ts";

function read(source: string, name = "phare.po") {
  const imported = importFile(name, new TextEncoder().encode(source));
  if (imported.kind !== "aligned") throw new Error("no rows");
  const rows = imported.work.chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap(({ segments }) =>
      segments.map(({ cells }) => cells.map((cell) => plainText(cell.content))),
    ),
  );
  return { rows, imported };
}

const header = 'msgid ""\nmsgstr ""\n"Project-Id-Version: phare\\n"\n"Language: fr\\n"\n\n';

describe("a PO file", () => {
  test("has the English first and the French under it, in strings of several lines", () => {
    const { rows, imported } = read(
      `# Le phare.\n${header}#: phare.txt:1\nmsgid "The keeper "\n"climbed the stairs."\nmsgstr ""\n"Le gardien monta "\n"l’escalier."\n\n#, fuzzy\nmsgid "He said: \\"No.\\""\nmsgstr "Il dit : « Non. »"\n`,
    );
    expect(rows).toEqual([
      ["Le gardien monta l’escalier.", "The keeper climbed the stairs."],
      ["Il dit : « Non. »", 'He said: "No."'],
    ]);
    expect(imported.ledger).toMatchObject({ missing: 0, added: 0, setAside: [{ name: "code" }] });
  });

  test("has the French first where the text was written in French", () => {
    const { rows } = read(
      'msgid "Le gardien dormait dans la tour."\nmsgstr "The keeper was asleep in the tower."\n',
    );
    expect(rows).toEqual([
      ["Le gardien dormait dans la tour.", "The keeper was asleep in the tower."],
    ]);
  });

  test("has plurals, contexts, what is not translated, and what is in use no longer", () => {
    const { rows, imported } = read(
      `${header}msgctxt "mer"\nmsgid "one boat"\nmsgid_plural "many of the boats"\nmsgstr[0] "un bateau"\nmsgstr[1] "beaucoup de bateaux"\n\nmsgid "The sea."\nmsgstr ""\n\n#~ msgid "The old lamp."\n#~ msgstr "La vieille lampe."\n`,
    );
    expect(rows).toEqual([
      ["un bateau", "one boat"],
      ["beaucoup de bateaux", "many of the boats"],
      ["", "The sea."],
    ]);
    expect(imported.ledger).toMatchObject({ missing: 0, added: 0 });
  });

  test("is known by what it begins with, and a text that talks of one is not", () => {
    expect(read('\n#, c-format\nmsgid "The sea"\nmsgstr "La mer"\n', "a.txt").rows).toHaveLength(1);
    const text = importFile("a.txt", new TextEncoder().encode("Un msgid n’est pas une phrase."));
    expect(text.format).toBe("text");
  });

  test("that is broken, or in a third language, says so", () => {
    expect(() => read('msgid "a"\nmsgstr b\n')).toThrow(ImportError);
    expect(() => read('msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "1"\nmsgstr "1"\n')).toThrow(
      /the PO file has de/,
    );
  });
});
