import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { findFormat } from "#lib/import/formats/find-format.ts";
import { formats } from "#lib/import/formats/formats.ts";

const found = (name: string, text: string) => findFormat(name, strToU8(text)).format.name;

describe("findFormat", () => {
  test("goes by what a text begins with before its name", () => {
    expect(found("memoire.xml", '<?xml version="1.0"?>\n<tmx version="1.4">')).toBe("tmx");
    expect(found("memoire.txt", "<!-- essai --><!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx>")).toBe(
      "tmx",
    );
    expect(found("texte.txt", "<!doctype html>\n<p>Le chat</p>")).toBe("html");
    expect(found("chapitre.csv", "id\tfr\ten\np1.1\tLe chat\tThe cat\n")).toBe("table");
    expect(found("texte.txt", "<Le chat> dit-il.")).toBe("text");
  });

  test("goes by the name where nothing in the text tells", () => {
    expect(found("texte.md", "Le chat dort.")).toBe("markdown");
    expect(found("TEXTE.TSV", "Le chat\tThe cat")).toBe("columns");
    expect(found("chapitre 1.htm", "Le chat <b>dort</b>.")).toBe("html");
    expect(found("texte", "Le chat dort.")).toBe("text");
    expect(found("texte.fr", "Le chat dort.")).toBe("text");
  });

  test("knows a zip by what is in it", () => {
    const zip = zipSync({ "word/document.xml": strToU8("<w:document/>") });
    expect(findFormat("sans-nom", zip).format.name).toBe("docx");
  });

  test("takes no time over thousands of comments before the first element", () => {
    expect(found("page.txt", `${"<!-- x -->".repeat(1_900)}<html>`)).toBe("html");
    expect(found("page.txt", `${"<!-- x -->".repeat(1_900)}<!--`)).toBe("text");
  });

  test("has one name and one owner of an extension for each format", () => {
    const names = formats.map(({ name }) => name);
    const extensions = formats.flatMap((format) => [...format.extensions]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(extensions).size).toBe(extensions.length);
  });
});
