/** OpenDocument texts (ODT) → blocks, or rows where a table holds both languages. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import { type FlowReading, readFlow } from "#lib/import/formats/document-tables.ts";
import {
  childElements,
  findElement,
  findElements,
  parseMarkupIn,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { OdfNumbering, readOdfStyles } from "#lib/import/formats/odf-styles.ts";
import { OdtReader } from "#lib/import/formats/odt-body.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Reads an ODT. Throws an `ImportError` for one that is damaged or locked. */
export function readOdt(
  bytes: Uint8Array,
  { ledger }: Pick<ImportContext, "ledger">,
): FlowReading & Omit<DraftText, "blocks"> {
  const archive = openArchive(bytes, "ODT");
  const part = (path: string) => parseMarkupIn(archive, path, "ODT");
  const manifest = part("META-INF/manifest.xml");
  if (manifest !== undefined && findElement(manifest, "encryption-data") !== undefined) {
    throw new ImportError("encrypted", { format: "ODT" });
  }
  const content = part("content.xml");
  const office = content && findElement(content, "body");
  const text = office && childElements(office, "text")[0];
  if (content === undefined || text === undefined) {
    throw new ImportError("damaged", { format: "ODT" });
  }
  const styleSheet = part("styles.xml");
  const parts = [...(styleSheet === undefined ? [] : [styleSheet]), content];
  const reader = new OdtReader({
    styles: readOdfStyles(parts),
    numbering: new OdfNumbering(parts),
    ledger,
    readPart: part,
  });
  const flow = reader.read(text);
  const pages = styleSheet === undefined ? [] : findElements(styleSheet, "master-page");
  for (const line of pages.flatMap((page) => childElements(page))) {
    const printed = textContent(line).trim();
    if (printed === "") continue;
    ledger.show(printed);
    ledger.setAside("header-footer", printed);
  }
  const meta = part("meta.xml");
  return {
    ...readFlow(flow, reader.notes, ledger),
    title: textOfFirst(meta, "title"),
    author: textOfFirst(meta, "initial-creator", "creator"),
  };
}
