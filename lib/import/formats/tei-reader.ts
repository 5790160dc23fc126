/** Goes through a TEI text: what each element is to a reader. */

import type { BlockAbout, BlockWriter } from "#lib/import/formats/block-writer.ts";
import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";

/** Elements that are blocks, or hold some. Whatever else has text stands in a line. */
const blockNames = new Set(
  "ab argument back body byline castGroup castItem castList closer dateline div div0 div1 div2 div3 div4 div5 div6 div7 docAuthor docDate docImprint docTitle epigraph figure floatingText front group head imprimatur item l label lg list listBibl opener p performance postscript salute set signed sp speaker stage table text titlePage titlePart trailer".split(
    " ",
  ),
);

const emphatic = new Set(["emph", "foreign", "mentioned", "title", "term"]);

/** Of two readings of a word the one to show, the first name first; the others are not shown. */
const preferred = ["reg", "corr", "expan", "lem"];

interface Around {
  readonly depth: number;
  readonly kind: "p" | "q" | "l";
  /** In a note: its number. */
  readonly note?: number;
  readonly aside?: "front-matter";
}

/** Writes the blocks of a text. `numbers` are those of all its notes. */
export class TeiReader {
  readonly #writer: BlockWriter;
  readonly #numbers: ReadonlyMap<MarkupElement, number>;
  /** Notes by their id, for those that stand apart and are called by a link. */
  readonly #byId: ReadonlyMap<string, MarkupElement>;
  readonly #called: ReadonlySet<string>;
  /** Notes in the line, to be written after the block that calls them. */
  #waiting: MarkupElement[] = [];

  constructor(writer: BlockWriter, numbers: ReadonlyMap<MarkupElement, number>) {
    this.#writer = writer;
    this.#numbers = numbers;
    const named = [...numbers.keys()].flatMap((note) => {
      const id = attribute(note, "id");
      return id === undefined ? [] : [[id, note] as const];
    });
    this.#byId = new Map(named);
    this.#called = new Set();
  }

  read(text: MarkupElement): void {
    const targets = findElements(text, "ref").concat(findElements(text, "ptr"));
    for (const link of targets) (this.#called as Set<string>).add(targetOf(link));
    this.#children(text, { depth: 0, kind: "p" });
    this.#close({ kind: "p" });
  }

  #children(element: MarkupElement, around: Around): void {
    for (const child of element.children) this.#node(child, around);
  }

  #node(node: MarkupNode, around: Around): void {
    if (typeof node === "string" || !this.#isBlock(node)) {
      this.#inline(node, false);
      return;
    }
    this.#endParagraph(around);
    this.#block(node, around);
    this.#endParagraph(around);
  }

  /** A quotation or a note is a block where it holds some, or where it stands between them. */
  #isBlock(element: MarkupElement): boolean {
    const name = localName(element);
    if (blockNames.has(name)) return true;
    if (name === "note") return this.#called.has(attribute(element, "id") ?? "");
    if (/^(?:quote|q|cit|said|sic|corr|add|del|hi|seg)$/.test(name)) {
      return childElements(element).some((child) => this.#isBlock(child));
    }
    return false;
  }

  #block(element: MarkupElement, around: Around): void {
    const name = localName(element);
    const aside = around.aside === undefined ? {} : { aside: around.aside };
    if (/^(?:div\d?|group|text|floatingText|body|back|front)$/.test(name)) {
      const depth = around.depth + (/^div/.test(name) ? 1 : 0);
      this.#children(element, { ...around, depth });
    } else if (name === "note") {
      this.#note(element);
    } else if (name === "titlePage") {
      this.#children(element, { ...around, aside: "front-matter" });
    } else if (name === "head") {
      this.#inlines(element, false);
      if (around.kind === "l") this.#close({ kind: "p" });
      else this.#close({ kind: "h", level: Math.max(1, around.depth), ...aside });
    } else if (name === "lg" || name === "l") {
      this.#verse(element, around);
    } else if (name === "sp") {
      this.#speech(element, around);
    } else if (name === "stage") {
      this.#inlines(element, false);
      this.#close({ kind: "r" });
    } else if (/^(?:quote|q|cit|epigraph)$/.test(name)) {
      this.#children(element, { ...around, kind: "q" });
    } else if (name === "list" || name === "castList" || name === "castGroup") {
      this.#list(element, around);
    } else if (name === "table") {
      this.#table(element, around);
    } else if (name === "figure") {
      this.#figure(element, around);
    } else if (this.#hasBlocks(element)) {
      this.#children(element, around);
    } else {
      this.#inlines(element, false);
      this.#endParagraph(around);
    }
  }

  #hasBlocks(element: MarkupElement): boolean {
    return childElements(element).some((child) => this.#isBlock(child));
  }

  #endParagraph({ kind, note, aside }: Around): void {
    const about = {
      ...(note === undefined ? { kind } : { kind: "n" as const, note }),
      ...(aside === undefined ? {} : { aside }),
    };
    if (note === undefined && kind !== "l") this.#closeLines(about, kind === "q");
    else this.#close(about);
  }

  #verse(element: MarkupElement, around: Around): void {
    const own = (name: string) =>
      childElements(element).filter((child) => localName(child) === name);
    if (localName(element) === "l") {
      this.#inlines(element, false);
      this.#writer.lineEnd();
    } else if (own("lg").length > 0) {
      for (const child of element.children) {
        if (typeof child === "string" || localName(child) !== "head") this.#node(child, around);
        else {
          this.#inlines(child, false);
          this.#close({ kind: "s" });
        }
      }
      return;
    } else {
      for (const child of element.children) {
        if (typeof child === "string") {
          if (child.trim() !== "") this.#inline(child, false);
          continue;
        }
        const name = localName(child);
        if (name === "head" || name === "label") {
          this.#inlines(child, false);
          this.#close({ kind: "s" });
        } else if (name === "l") {
          this.#inlines(child, false);
          this.#writer.lineEnd();
        } else if (blockNames.has(name)) {
          this.#close({ kind: "v" });
          this.#block(child, around);
        } else this.#inline(child, false);
      }
    }
    this.#close(around.note === undefined ? { kind: "v" } : { kind: "n", note: around.note });
  }

  /** Who speaks, then what is said: its lines where it is verse, else its paragraphs as one. */
  #speech(element: MarkupElement, around: Around): void {
    const children = childElements(element);
    const speaker = children.find((child) => localName(child) === "speaker");
    if (speaker === undefined) {
      this.#children(element, around);
      return;
    }
    this.#inlines(speaker, false);
    const head = this.#writer.take();
    const lines: string[] = [];
    const parts = (parent: MarkupElement): readonly MarkupElement[] =>
      childElements(parent).flatMap((child) => {
        if (child === speaker) return [];
        return /^(?:lg|p|ab|quote|q|said)$/.test(localName(child)) && hasLines(child)
          ? parts(child)
          : [child];
      });
    for (const part of parts(element)) {
      const name = localName(part);
      if (name === "fw") {
        this.#writer.setAside("running-head", `${textContent(part)}\n`);
        continue;
      }
      this.#inlines(part, name === "stage");
      const said = this.#writer.take().replace(/\s*\n\s*/g, " ");
      if (said === "") continue;
      const isLine = name === "l";
      lines.push(`${isLine ? "\n" : lines.length > 0 ? " " : ""}${said}`);
    }
    const content = `${head.replace(/\n/g, " ")}\n${lines.join("")}`;
    if (head === "" && lines.length === 0) return;
    this.#writer.blocks.push({ kind: "d", content: content.trimEnd() });
    this.#writeNotes();
  }

  /** Items are numbered where the list says so and they are not numbered in print. */
  #list(element: MarkupElement, around: Around): void {
    const isOrdered = /(?<!un)order|number/i.test(
      `${attribute(element, "type") ?? ""} ${attribute(element, "rend") ?? ""}`,
    );
    let number = 0;
    for (const child of childElements(element)) {
      const name = localName(child);
      if (name === "head") this.#node(child, { ...around, kind: "l" });
      else if (name === "item" || name === "castItem" || name === "label") {
        number++;
        const isMarked = /^\s*[\d(•*-]/.test(textContent(child));
        const before = this.#writer.blocks.length;
        this.#node(child, { ...around, kind: "l" });
        const first = this.#writer.blocks[before];
        if (isOrdered && !isMarked && name === "item" && first?.kind === "l") {
          this.#writer.mark(before, `${number}. `);
        }
      } else this.#node(child, { ...around, kind: "l" });
    }
  }

  /** A row is a paragraph, its cells with spaces between. */
  #table(element: MarkupElement, around: Around): void {
    for (const child of childElements(element)) {
      if (localName(child) !== "row") {
        this.#node(child, around);
        continue;
      }
      for (const cell of childElements(child)) {
        this.#inlines(cell, false);
        this.#writer.text(" ");
      }
      this.#close({ kind: around.kind });
    }
  }

  #figure(element: MarkupElement, around: Around): void {
    this.#writer.setAside("picture", "");
    for (const child of childElements(element)) {
      if (localName(child) === "figDesc") {
        this.#writer.setAside("hidden", `${textContent(child)}\n`, 0);
      } else if (localName(child) !== "graphic") {
        this.#inlines(child, false);
        this.#close({ kind: around.kind });
      }
    }
  }

  #inlines(element: MarkupElement, isEmphasis: boolean): void {
    for (const child of element.children) this.#inline(child, isEmphasis);
  }

  #inline(node: MarkupNode, isEmphasis: boolean): void {
    const writer = this.#writer;
    if (typeof node === "string") {
      writer.text(node, isEmphasis);
      return;
    }
    const name = localName(node);
    const number = this.#numbers.get(node);
    if (number !== undefined) {
      writer.call(number, "");
      this.#waiting.push(node);
    } else if (name === "ref" || name === "ptr") {
      this.#link(node, isEmphasis);
    } else if (name === "lb") {
      if (attribute(node, "break") !== "no") writer.lineEnd();
    } else if (name === "choice" || name === "app") {
      this.#choice(node, isEmphasis);
    } else if (name === "fw") {
      writer.setAside("running-head", `${textContent(node)}\n`);
    } else if (name === "del" || name === "surplus") {
      writer.setAside("deleted", textContent(node));
    } else if (name === "figDesc" || name === "rdg") {
      writer.setAside("hidden", textContent(node));
    } else if (name === "graphic" || name === "formula") {
      writer.setAside("picture", textContent(node));
    } else if (name === "milestone") {
      this.#milestone(node);
    } else {
      const isOwn = emphatic.has(name) || (name === "hi" && isSlanted(node));
      const isUpright = isEmphasis && isOwn && name !== "stage";
      this.#inlines(node, isOwn ? !isUpright : isEmphasis);
      if (blockNames.has(name)) writer.text(" ");
    }
  }

  /** A link to a note that stands apart is its call. */
  #link(link: MarkupElement, isEmphasis: boolean): void {
    const note = this.#byId.get(targetOf(link));
    const number = note && this.#numbers.get(note);
    if (number === undefined) this.#inlines(link, isEmphasis);
    else this.#writer.call(number, textContent(link));
  }

  #choice(element: MarkupElement, isEmphasis: boolean): void {
    const readings = childElements(element);
    const shown =
      preferred
        .map((name) => readings.find((child) => localName(child) === name))
        .find((reading) => reading !== undefined) ?? readings[0];
    for (const reading of readings) {
      if (reading === shown) this.#inlines(reading, isEmphasis);
      else this.#writer.setAside("hidden", textContent(reading));
    }
  }

  /** A line or stars between paragraphs; a place in another edition is nothing to see. */
  #milestone(element: MarkupElement): void {
    const said = ["rend", "rendition", "type", "unit"].map(
      (name) => attribute(element, name) ?? "",
    );
    if (
      this.#writer.isBlank &&
      /line|star|aster|ornament|separat|scene|rule/i.test(said.join(" "))
    ) {
      this.#writer.take();
      this.#writer.blocks.push({ kind: "b", content: "* * *" });
    }
  }

  #close(about: BlockAbout): void {
    this.#writer.close(about);
    this.#writeNotes();
  }

  #closeLines(about: BlockAbout, isSetOff: boolean): void {
    this.#writer.closeLines(about, isSetOff);
    this.#writeNotes();
  }

  #writeNotes(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const note of waiting) this.#note(note);
  }

  #note(note: MarkupElement): void {
    const number = this.#numbers.get(note);
    const around = {
      depth: 1,
      kind: "p",
      ...(number === undefined ? {} : { note: number }),
    } as const;
    for (const child of note.children) this.#node(child, around);
    this.#endParagraph(around);
  }
}

function targetOf(link: MarkupElement): string {
  return (attribute(link, "target") ?? "").replace(/^[^#]*#/, "");
}

function hasLines(element: MarkupElement): boolean {
  return childElements(element).some((child) => /^(?:l|lg)$/.test(localName(child)));
}

function isSlanted(element: MarkupElement): boolean {
  const said = ["rend", "rendition", "style"]
    .map((name) => attribute(element, name) ?? "")
    .join(" ");
  return said.trim() === "" || /ital|slant|bold|\b[ib]\b|\bem\b|gras/i.test(said);
}
