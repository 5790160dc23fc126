/** FictionBook (FB2): a body of sections within sections, and a body of notes → blocks. */

import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import type { Archive } from "#lib/import/formats/archive.ts";
import { BlockWriter } from "#lib/import/formats/block-writer.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
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
import { linkPrintedNotes } from "#lib/import/formats/printed-notes.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** Reads a book. Throws an `ImportError` for one that is cut short or has no body. */
export function readFb2(source: string, context: ImportContext): DraftText {
  const root = parseMarkup(source, "xml", "FB2");
  const bodies = findElements(root, "body");
  if (bodies.length === 0) {
    throw new ImportError("malformed", { format: "FB2", line: 0, reason: "no <body> element" });
  }
  const isNotes = (body: MarkupElement) =>
    /notes|comments|footnotes/i.test(attribute(body, "name") ?? "");
  const notes = numberNotes(bodies.filter(isNotes), bodies);
  const reader = new Fb2Reader(context.ledger, notes);
  for (const body of bodies.filter((body) => !isNotes(body))) reader.section(body, 0);
  for (const body of bodies.filter(isNotes)) reader.notes(body);
  const about = findElement(root, "title-info");
  const author = about && childElements(about, "author")[0];
  const { blocks } = reader;
  return {
    blocks,
    marksNotes: blocks.some(({ kind }) => kind === "n"),
    title: textOf(about, "book-title"),
    author: author && personOf(author),
    translator: personOf(about && childElements(about, "translator")[0]),
  };
}

/** Reads the first book of a zip, as FB2 is mostly handed on. */
export function readFb2Zip(archive: Archive | undefined, context: ImportContext): DraftText {
  const path = archive?.paths.find((each) => /\.fb2$/i.test(each));
  const bytes = path === undefined ? undefined : archive?.read(path);
  if (bytes === undefined) throw new ImportError("damaged", { format: "FB2" });
  return readFb2(decodeAnyText(bytes), context);
}

function textOf(element: MarkupElement | undefined, name: string): string | undefined {
  const found = element && childElements(element, name)[0];
  const text = found && textContent(found).replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

function personOf(person: MarkupElement | undefined): string | undefined {
  const names = ["first-name", "middle-name", "last-name"].map((name) => textOf(person, name));
  const name = names.filter((part) => part !== undefined).join(" ");
  return name === "" ? textOf(person, "nickname") : name;
}

/** The number of each note by its id: as its title prints it, where every note has one of its own. */
function numberNotes(
  bodies: readonly MarkupElement[],
  all: readonly MarkupElement[],
): ReadonlyMap<string, number> {
  const called = new Set(
    all.flatMap((body) => findElements(body, "a").map((link) => targetOf(link))),
  );
  const ids = bodies
    .flatMap((body) => findElements(body, "section"))
    .flatMap((section) => {
      const id = attribute(section, "id");
      if (id === undefined || !called.has(id)) return [];
      const title = childElements(section, "title")[0];
      const printed = /^\W*(\d{1,5})\W*$/.exec(title === undefined ? "" : textContent(title));
      return [{ id, number: Number(printed?.[1] ?? Number.NaN) }];
    });
  const numbers = new Set(ids.map(({ number }) => number));
  const isPrinted = numbers.size === ids.length && !numbers.has(Number.NaN) && !numbers.has(0);
  return new Map(ids.map(({ id, number }, index) => [id, isPrinted ? number : index + 1]));
}

function targetOf(link: MarkupElement): string {
  return (attribute(link, "href") ?? "").replace(/^[^#]*#/, "");
}

class Fb2Reader {
  readonly #writer: BlockWriter;
  readonly #ledger: Ledger;
  readonly #notes: ReadonlyMap<string, number>;
  /** How many blocks there are at the end of each section. */
  readonly #sectionEnds = new Set<number>();

  constructor(ledger: Ledger, notes: ReadonlyMap<string, number>) {
    this.#writer = new BlockWriter(ledger);
    this.#ledger = ledger;
    this.#notes = notes;
  }

  get blocks(): readonly DraftBlock[] {
    const { blocks, marksOfNotes } = linkPrintedNotes(this.#writer.blocks, this.#sectionEnds);
    for (const mark of marksOfNotes) this.#ledger.setAside("note-mark", mark);
    return blocks;
  }

  /** A body or section with what is in it; `depth` is how many sections are around it. */
  section(section: MarkupElement, depth: number): void {
    for (const child of childElements(section)) this.#block(child, depth, "p");
    this.#sectionEnds.add(this.#writer.blocks.length);
  }

  /** Each section of a body of notes is a note; its title is its number. */
  notes(body: MarkupElement): void {
    for (const child of childElements(body)) {
      const number = this.#notes.get(attribute(child, "id") ?? "");
      if (localName(child) === "title" && number === undefined) {
        this.#writer.setAside("note-mark", `${textContent(child)}\n`);
      } else if (localName(child) !== "section") {
        this.#block(child, 1, "p");
      } else if (number === undefined) {
        this.notes(child);
      } else {
        this.#note(child, number);
      }
    }
  }

  #note(section: MarkupElement, number: number): void {
    for (const child of childElements(section)) {
      if (localName(child) === "title") {
        this.#writer.setAside("note-mark", `${textContent(child)}\n`);
        continue;
      }
      for (const line of linesIn(child)) {
        this.#inline(line, false);
        this.#writer.close({ kind: "n", note: number });
      }
    }
  }

  #block(element: MarkupElement, depth: number, kind: "p" | "q"): void {
    const writer = this.#writer;
    switch (localName(element)) {
      case "section":
        this.section(element, depth + 1);
        return;
      case "title":
        this.#title(element, depth);
        return;
      case "subtitle":
        this.#inline(element, false);
        writer.close({ kind: "p", isLone: true });
        return;
      case "epigraph":
      case "cite":
      case "annotation":
        for (const child of childElements(element)) this.#block(child, depth, "q");
        return;
      case "poem":
        for (const child of childElements(element)) this.#poem(child, depth);
        return;
      case "p":
        this.#inline(element, false);
        writer.close({ kind, ...(isLone(element) ? { isLone: true } : {}) });
        return;
      case "empty-line":
        return;
      case "image":
        writer.setAside("picture", "");
        return;
      case "table":
        for (const row of findElements(element, "tr")) {
          for (const cell of childElements(row)) {
            this.#inline(cell, false);
            writer.text(" ");
          }
          writer.close({ kind });
        }
        return;
      default:
        // `text-author`, `date`, and whatever else has text.
        this.#inline(element, false);
        writer.close({ kind });
    }
  }

  /** The paragraphs of a title are its lines. */
  #title(element: MarkupElement, depth: number): void {
    const lines = linesIn(element);
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#writer.lineEnd();
      this.#inline(line, false);
    }
    this.#writer.close({ kind: "h", level: depth + 1 });
  }

  #poem(element: MarkupElement, depth: number): void {
    const name = localName(element);
    if (name === "title" || name === "subtitle") {
      for (const [index, line] of linesIn(element).entries()) {
        if (index > 0) this.#writer.lineEnd();
        this.#inline(line, false);
      }
      this.#writer.close({ kind: "s" });
    } else if (name === "stanza") {
      for (const child of childElements(element).filter((each) => localName(each) !== "v")) {
        this.#poem(child, depth);
      }
      for (const line of childElements(element, "v")) {
        this.#inline(line, false);
        this.#writer.lineEnd();
      }
      this.#writer.close({ kind: "v" });
    } else this.#block(element, depth, "q");
  }

  #inline(element: MarkupElement, isEmphasis: boolean): void {
    for (const child of element.children) {
      if (typeof child === "string") {
        this.#writer.text(child, isEmphasis);
        continue;
      }
      const name = localName(child);
      const note = name === "a" ? this.#notes.get(targetOf(child)) : undefined;
      if (note !== undefined) this.#writer.call(note, textContent(child));
      else if (name === "image") this.#writer.setAside("picture", "");
      else if (name === "sup") this.#superscript(child, isEmphasis);
      else this.#inline(child, isEmphasis || name === "emphasis" || name === "strong");
    }
  }

  /** Raised figures alone stay raised: they may call a note that stands as printed. */
  #superscript(element: MarkupElement, isEmphasis: boolean): void {
    const text = textContent(element);
    if (!/^\d{1,4}$/.test(text.trim())) this.#inline(element, isEmphasis);
    else this.#writer.text(text.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit));
  }
}

/** The paragraphs and lines in an element; itself where it has none. */
function linesIn(element: MarkupElement): readonly MarkupElement[] {
  const children = childElements(element);
  const isLined = children.some((child) =>
    ["p", "v", "poem", "stanza", "cite", "subtitle", "text-author"].includes(localName(child)),
  );
  return isLined ? children.flatMap(linesIn) : [element];
}

/** A paragraph all in bold is set as headings are. */
function isLone(element: MarkupElement): boolean {
  const parts = element.children.filter(
    (child) => typeof child !== "string" || child.trim() !== "",
  );
  const [only] = parts;
  return (
    parts.length === 1 &&
    only !== undefined &&
    typeof only !== "string" &&
    localName(only) === "strong" &&
    textContent(only).length < 120
  );
}
