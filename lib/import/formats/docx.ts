/** Word documents (DOCX) → blocks, or rows where a table holds both languages. */

import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import { type Archive, openArchive } from "#lib/import/formats/archive.ts";
import { type FlowReading, flattenTables, readFlow } from "#lib/import/formats/document-tables.ts";
import { BodyReader } from "#lib/import/formats/docx-body.ts";
import type { WordDocument } from "#lib/import/formats/docx-runs.ts";
import { readWordStyles, WordNumbering } from "#lib/import/formats/docx-styles.ts";
import {
  attribute,
  findElement,
  findElements,
  type MarkupElement,
  parseMarkupIn,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { joinBlocks } from "#lib/import/formats/office.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { Ledger, SetAsideName } from "#lib/import/ledger.ts";

/** Reads a DOCX. Throws an `ImportError` for one that is damaged or locked. */
export function readDocx(
  bytes: Uint8Array,
  { ledger }: Pick<ImportContext, "ledger">,
): FlowReading & Omit<DraftText, "blocks"> {
  const archive = openArchive(bytes, "DOCX");
  const part = (path: string) => parseMarkupIn(archive, path, "DOCX");
  const main = part("word/document.xml");
  const body = main && findElement(main, "body");
  if (body === undefined) throw new ImportError("damaged", { format: "DOCX" });
  const document: Omit<WordDocument, "readBox"> = {
    styles: readWordStyles(part("word/styles.xml")),
    ledger,
    notes: new Map(),
    marks: new Map(),
    fields: [],
    markOfNote: undefined,
  };
  const reader = new BodyReader(document, new WordNumbering(part("word/numbering.xml")));
  const flow = reader.read(body);
  const notes = ["footnote", "endnote"].flatMap((kind) => {
    const own = part(`word/${kind}s.xml`);
    return own === undefined ? [] : readNotes(own, kind, reader, document);
  });
  setAsideParts(archive, ledger);
  const properties = part("docProps/core.xml");
  return {
    ...readFlow(
      flow,
      notes.sort((a, b) => (a.note ?? 0) - (b.note ?? 0)),
      ledger,
    ),
    title: textOfFirst(properties, "title"),
    author: textOfFirst(properties, "creator"),
  };
}

/** The notes that are called; others are not shown either, nor are the lines over notes. */
function readNotes(
  part: MarkupElement,
  kind: string,
  reader: BodyReader,
  document: Omit<WordDocument, "readBox">,
): readonly DraftBlock[] {
  return findElements(part, kind).flatMap((element) => {
    const id = `${kind} ${attribute(element, "id") ?? ""}`;
    const note = document.notes.get(id);
    if (note === undefined) return [];
    document.fields.length = 0;
    document.markOfNote = document.marks.get(id);
    const content = joinBlocks(flattenTables(reader.read(element)));
    document.markOfNote = undefined;
    return content === "" ? [] : [{ kind: "n" as const, note, content }];
  });
}

/** Comments, and what is printed over and under every page. */
function setAsideParts(archive: Archive, ledger: Ledger): void {
  const parts: readonly (readonly [RegExp, SetAsideName])[] = [
    [/^word\/comments\.xml$/, "comment"],
    [/^word\/(?:header|footer)\d*\.xml$/, "header-footer"],
  ];
  for (const [path, name] of parts) {
    for (const found of archive.paths.filter((each) => path.test(each))) {
      const part = parseMarkupIn(archive, found, "DOCX");
      const texts = part === undefined ? [] : findElements(part, "t").map(textContent);
      const text = texts.join("");
      if (text.trim() === "") continue;
      ledger.show(text);
      ledger.setAside(name, text, name === "comment" && part ? findElements(part, name).length : 1);
    }
  }
}
