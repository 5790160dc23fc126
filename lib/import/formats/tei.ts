/** Texts of the Text Encoding Initiative (TEI P5, P4 and Lite) → blocks. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import { BlockWriter } from "#lib/import/formats/block-writer.ts";
import type { FormatReading } from "#lib/import/formats/format.ts";
import { readLinkedTei } from "#lib/import/formats/linked-tei.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  parseMarkup,
  textContent,
} from "#lib/import/formats/markup.ts";
import { TeiReader } from "#lib/import/formats/tei-reader.ts";
import { ImportError } from "#lib/import/import-error.ts";

/**
 * Reads a text, or the rows of two that are linked to each other. Throws an `ImportError` for one
 * that is cut short or has no `<text>`.
 */
export function readTei(source: string, context: ImportContext): FormatReading {
  const root = parseMarkup(source, "xml", "TEI");
  const texts = outermost(root, "text");
  if (texts.length === 0) {
    throw new ImportError("malformed", { format: "TEI", line: 0, reason: "no <text> element" });
  }
  const numbers = numberNotes(texts);
  const linked = readLinkedTei(root, texts, numbers, context);
  return linked === undefined
    ? { kind: "text", ...readOneText(root, texts, numbers, context) }
    : { kind: "rows", ...linked };
}

function readOneText(
  root: MarkupElement,
  texts: readonly MarkupElement[],
  numbers: ReadonlyMap<MarkupElement, number>,
  context: ImportContext,
): DraftText {
  const writer = new BlockWriter(context.ledger);
  const reader = new TeiReader(writer, numbers);
  for (const text of texts) reader.read(text);
  const statement = findElement(root, "titleStmt");
  const titles = statement === undefined ? [] : childElements(statement, "title");
  const title = titles.find((each) => attribute(each, "type") === "main") ?? titles[0];
  const translator =
    statement &&
    findElements(statement, "respStmt").find((each) => /tra(?:ns|d)/i.test(textContent(each)));
  return {
    blocks: writer.blocks,
    marksNotes: writer.blocks.some(({ kind }) => kind === "n"),
    title: lineOf(title),
    author: lineOf(statement && childElements(statement, "author")[0]),
    translator: lineOf(
      translator && (findElement(translator, "persName") ?? findElement(translator, "name")),
    ),
  };
}

function lineOf(element: MarkupElement | undefined): string | undefined {
  const line = element && textContent(element).replace(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}

/** The elements of a name that no other of that name holds: a corpus has several texts. */
function outermost(element: MarkupElement, name: string): readonly MarkupElement[] {
  return childElements(element).flatMap((child) =>
    localName(child) === name ? [child] : outermost(child, name),
  );
}

/** As printed where every note has a number of its own, else counted through. */
function numberNotes(texts: readonly MarkupElement[]): ReadonlyMap<MarkupElement, number> {
  const notes = texts.flatMap((text) => findElements(text, "note"));
  const printed = notes.map((note) => Number(attribute(note, "n") ?? Number.NaN));
  const isPrinted =
    new Set(printed).size === notes.length &&
    printed.every((number) => Number.isInteger(number) && number > 0 && number < 100_000);
  return new Map(notes.map((note, index) => [note, isPrinted ? (printed[index] ?? 0) : index + 1]));
}
