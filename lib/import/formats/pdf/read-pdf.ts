/** The pages of a PDF → the blocks of its text, without what belongs to the pages. */

import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import { makeHyphenJoiner } from "#lib/import/formats/hyphens.ts";
import { findPageMatter } from "#lib/import/formats/pdf/page-matter.ts";
import { findPageNotes, type PageNotes } from "#lib/import/formats/pdf/page-notes.ts";
import { findEdges, readLayout } from "#lib/import/formats/pdf/pdf-layout.ts";
import { type PdfLine, readPdfLines, textOfLine } from "#lib/import/formats/pdf/pdf-lines.ts";
import type { PdfDocument, PdfHeading } from "#lib/import/formats/pdf/pdf-page.ts";
import { type Paragraphing, readParagraphs } from "#lib/import/formats/pdf/pdf-paragraphs.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { countLetters, type Ledger } from "#lib/import/ledger.ts";

/** Letters of a page, on average, below which its pages are pictures. */
const fewestLetters = 25;

/** Reads an opened PDF. Throws an `ImportError` for one whose pages are pictures. */
export function readPdf(document: PdfDocument, context: ImportContext): DraftText {
  const { pages, headings, title, author } = document;
  const lines = pages.flatMap(readPdfLines);
  const letters = countLetters(lines.map(textOfLine).join(""));
  if (letters < fewestLetters * pages.length)
    throw new ImportError("scan", { pages: pages.length });
  showPages(document, lines, context.ledger);

  const matter = findPageMatter(lines);
  for (const [line, name] of matter) context.ledger.setAside(name, textOfLine(line));
  const free = lines.filter((line) => !matter.has(line));
  const layout = readLayout(free, findEdges(free));
  const { text, notes } = findPageNotes(free, layout);
  const join = makeHyphenJoiner(free.map(textOfLine).join("\n"), context.isWord);
  const calls = new CountedCalls(notes, context.ledger);
  const how: Paragraphing = {
    layout,
    edges: findEdges(text),
    join,
    callOf: (page, label) => calls.take(page, label),
    levelOf: makeLevels(headings),
  };
  const blocks = readParagraphs(text, how);
  return {
    blocks: [...blocks, ...notes.flatMap((note) => readNote(note, how, context.ledger))],
    title,
    author,
    marksNotes: notes.length > 0,
  };
}

function showPages({ pages }: PdfDocument, lines: readonly PdfLine[], ledger: Ledger): void {
  for (const line of lines) ledger.show(`${textOfLine(line)}\n`);
  for (const text of pages.flatMap(({ turned }) => turned)) {
    ledger.show(`${text}\n`);
    ledger.setAside("header-footer", text);
  }
}

/** The calls of notes: each is of the note of its label at the foot of its page. */
class CountedCalls {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #ledger: Ledger;

  constructor(notes: readonly PageNotes[], ledger: Ledger) {
    this.#numbers = new Map(notes.map(({ page, label, number }) => [`${page} ${label}`, number]));
    this.#ledger = ledger;
  }

  take(page: number, label: string): number | undefined {
    const own = this.#numbers.get(`${page} ${label}`);
    // A note that finds no room stands at the foot of the next page; its number must be its own.
    const next = this.#numbers.get(`${page + 1} ${label}`);
    const number = own ?? (next === Number(label) ? next : undefined);
    if (number !== undefined) this.#ledger.setAside("note-mark", label);
    return number;
  }
}

/** The paragraphs of a note are one block. */
function readNote(note: PageNotes, how: Paragraphing, ledger: Ledger): readonly DraftBlock[] {
  if (note.label !== "") ledger.setAside("note-mark", note.label);
  const paragraphs = readParagraphs(note.lines, { ...how, callOf: () => undefined });
  const content = paragraphs.map((block) => block.content.replace(/\n/g, " ")).join(" ");
  return content === "" ? [] : [{ kind: "n", note: note.number, content }];
}

/** The outline names a heading as the page prints it, with other spaces and signs perhaps. */
function makeLevels(headings: readonly PdfHeading[]): (text: string) => number | undefined {
  const levels = new Map<string, number[]>();
  for (const { title, level } of headings) {
    const key = keyOf(title);
    if (key !== "") levels.set(key, [...(levels.get(key) ?? []), level]);
  }
  return (text) => levels.get(keyOf(text))?.[0];
}

function keyOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
