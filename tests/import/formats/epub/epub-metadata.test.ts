import { describe, expect, test } from "vitest";
import { readMetadata } from "#lib/import/formats/epub/epub-metadata.ts";
import { parseMarkup } from "#lib/import/formats/markup.ts";

function metadataOf(contributor: string) {
  return readMetadata(
    parseMarkup(
      `<package><metadata><dc:title>Le Four</dc:title><dc:creator>Anne Roux</dc:creator>${contributor}</metadata></package>`,
      "xml",
      "EPUB",
    ),
  );
}

describe("people of an EPUB", () => {
  const person = '<dc:contributor id="p">Jane Hill</dc:contributor>';
  const role = (name: string) => `<meta refines="#p" property="role">${name}</meta>`;

  test("one who annotated and translated is the translator", () => {
    const { author, translator } = metadataOf(`${person}${role("ann")}${role("trl")}`);
    expect([author, translator]).toEqual(["Anne Roux", "Jane Hill"]);
  });

  test("one who annotated and drew the pictures is not", () => {
    const { author, translator } = metadataOf(`${person}${role("ann")}${role("ill")}`);
    expect([author, translator]).toEqual(["Anne Roux", undefined]);
  });
});
