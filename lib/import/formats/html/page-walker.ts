/** Goes through one page, closing a block wherever an element begins or ends one. */

import type { DraftBlock, ImportContext } from "#lib/import/draft.ts";
import {
  hasWord,
  headingLevel,
  idOf,
  isBlock,
  isContainer,
  isDisplayed,
  quotationWords,
  stanzaWords,
  verseWords,
} from "#lib/import/formats/html/element-words.ts";
import { matterOf } from "#lib/import/formats/html/matter-types.ts";
import { isGutenbergFrame, isTranscribersNote } from "#lib/import/formats/html/navigation.ts";
import { readLabel, splitLabel, withoutWayBack } from "#lib/import/formats/html/note-labels.ts";
import type { FoundNotes } from "#lib/import/formats/html/notes.ts";
import { unshownElements } from "#lib/import/formats/html/page-index.ts";
import {
  numberItems,
  shownContext,
  shownText,
  textOfPicture,
} from "#lib/import/formats/html/shown-text.ts";
import { splitHeading } from "#lib/import/formats/html/split-heading.ts";
import {
  isPositioned,
  isSlanted,
  isStyled,
  type StyledClasses,
} from "#lib/import/formats/html/style-sheet.ts";
import { whyUnread } from "#lib/import/formats/html/unread.ts";
import {
  formatLines,
  joinDropCap,
  joinLines,
  type Run,
  trimSpacesAtEnd,
} from "#lib/import/formats/inline-content.ts";
import { joinBrokenLines, readBrokenLines } from "#lib/import/formats/line-breaks.ts";
import {
  childElements,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";
import { readPlainText } from "#lib/import/formats/plain-text.ts";

/** A block with what later steps over all pages ask of it. */
export interface WalkedBlock extends DraftBlock {
  /** It is one line of a page whose lines are put where they stand. */
  readonly isPrintedLine?: boolean;
  /** The class of an element that holds it and nothing else; for lines that no `<p>` marks. */
  readonly line?: string;
  /** How many quotations it stands in. */
  readonly quotation?: number;
  /** Front or back matter by its type, whichever it turns out to be. */
  readonly isMatter?: boolean;
  /** How its paragraph is styled: name and class of its element. */
  readonly style?: string;
}

/** What is known of all pages. */
export interface Pages {
  readonly notes: FoundNotes;
  /** Lines of tables of contents on the pages themselves. */
  readonly contents: ReadonlySet<MarkupElement>;
  readonly styles: StyledClasses;
  readonly menus: ReadonlySet<MarkupElement>;
  readonly context: ImportContext;
}

/** A page, walked. */
export interface WalkedPage {
  readonly path: string;
  readonly blocks: readonly WalkedBlock[];
  /** By id: the index of the first block at or after its place. */
  readonly anchors: ReadonlyMap<string, number>;
}

interface Surroundings {
  readonly isDisplayed: boolean;
  readonly isCentered: boolean;
  readonly isEmphasis: boolean;
  readonly quotation: number;
  readonly isVerse: boolean;
  readonly isItem: boolean;
  readonly isPositioned: boolean;
  readonly isGroup: boolean;
  readonly heading?: MarkupElement;
  readonly element?: MarkupElement;
  readonly note?: number;
  readonly level?: number;
  readonly aside?: DraftBlock["aside"];
  readonly isMatter?: boolean;
}

export function walkPage(path: string, root: MarkupElement, pages: Pages): WalkedPage {
  const walker = new PageWalker(pages);
  walker.walk(root);
  walker.end();
  return { path, blocks: walker.blocks, anchors: walker.anchors };
}

class PageWalker {
  readonly blocks: WalkedBlock[] = [];
  readonly anchors = new Map<string, number>();
  readonly #pages: Pages;
  #runs: Run[] = [];
  #around: Surroundings = {
    isEmphasis: false,
    quotation: 0,
    isVerse: false,
    isItem: false,
    isDisplayed: false,
    isCentered: false,
    isPositioned: false,
    isGroup: false,
  };
  /** The note that the open block turned out to be, by an anchor inside it. */
  #blockNote: number | undefined;
  #marker: string | undefined;
  /** Lines of the stanza that is open. */
  #stanza: string[] | undefined;
  /** The last block, where paragraphs of one line of verse made it. */
  #verseLines: WalkedBlock | undefined;
  /** Notes that stand within the open block, to follow it. */
  #notesWithin: WalkedBlock[] = [];
  /** Notes that stand within a heading: they wait for the next note, or the next heading. */
  #notesOfHeading: WalkedBlock[] = [];
  /** A bracket before a call was taken out, and its other one is to be. */
  #opened: string | undefined;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  walk(node: MarkupNode): void {
    if (typeof node === "string") {
      this.#text(node);
      return;
    }
    if (unshownElements.has(node.name)) return;
    const { notes, styles, menus } = this.#pages;
    if (notes.marks.has(node)) {
      this.#beginAnchor(node);
      this.#setAside("note-mark", node);
      return;
    }
    const note = notes.bodies.get(node);
    const why = note === undefined ? whyUnread(node, styles, menus) : undefined;
    if (why !== undefined) {
      this.#setAside(why, node);
      // Notes may be hidden one by one or all together, and stand in what is set aside.
      return;
    }
    if (note !== undefined && this.#around.note === undefined && this.#isWithinWords()) {
      this.#noteWithin(node, note);
      return;
    }
    const handle = handlers.get(node.name);
    if (handle !== undefined) handle(this, node);
    else if (notes.calls.has(node)) this.#call(node);
    else if (isBlock(node)) this.block(node);
    else this.#inline(node);
  }

  /** Closes whatever is open. */
  end(): void {
    this.endBlock();
    this.#endStanza(false);
    this.#releaseNotes();
  }

  lineEnd(): void {
    this.#runs.push({ type: "line-end" });
  }

  rule(): void {
    this.endBlock();
    if (this.#around.note === undefined) this.#push({ kind: "b", content: "* * *" });
  }

  picture(element: MarkupElement): void {
    const alt = textOfPicture(element, this.#around.heading);
    if (alt === "") this.#pages.context.ledger.setAside("picture", "");
    else this.#text(alt);
  }

  /** Text as typed is a plain text of its own; verse mostly. */
  preformatted(element: MarkupElement): void {
    this.endBlock();
    this.#recordAnchor(element);
    const context = shownContext(this.#pages.context);
    const { note } = this.#around;
    for (const block of readPlainText(textContent(element), context)) {
      if (note === undefined) this.#push(this.#withAside(block));
      else if (block.kind !== "b")
        this.#push({ kind: "n", note, content: joinLines(block.content) });
    }
  }

  cell(element: MarkupElement): void {
    this.#runs.push({ type: "text", value: " " });
    this.#inline(element);
  }

  list(element: MarkupElement): void {
    const markers = numberItems(element);
    this.#surround(element, () => {
      for (const child of element.children) {
        const marker = typeof child === "string" ? undefined : markers.get(child);
        if (marker === undefined || typeof child === "string") {
          this.walk(child);
          continue;
        }
        this.endBlock();
        this.#marker = marker;
        this.walk(child);
        this.endBlock();
        // The number of a note, or of an item without text.
        if (this.#marker !== undefined) this.#pages.context.ledger.setAside("note-mark", marker);
        this.#marker = undefined;
      }
    });
  }

  block(element: MarkupElement): void {
    this.#surround(element, () => this.#children(element));
  }

  #surround(element: MarkupElement, inside: () => void): void {
    this.endBlock();
    const outer = this.#around;
    this.#recordAnchor(element);
    this.#around = this.#surroundingsOf(element);
    const opensStanza =
      this.#stanza === undefined &&
      (hasWord(element, stanzaWords) || (hasWord(element, verseWords) && !hasStanza(element)));
    if (opensStanza) this.#stanza = [];
    inside();
    this.endBlock();
    if (opensStanza) this.#endStanza(element.name === "p" && !hasWord(element, stanzaWords));
    this.#around = outer;
  }

  #surroundingsOf(element: MarkupElement): Surroundings {
    const outer = this.#around;
    const { notes, styles } = this.#pages;
    const { name } = element;
    const level = headingLevel(element);
    const note = notes.bodies.get(element) ?? outer.note;
    const isQuotation = name === "blockquote" || hasWord(element, quotationWords);
    const isCentered = outer.isCentered || name === "center";
    const matter = matterOf(element);
    const aside = outer.aside ?? (isGutenbergFrame(element) ? "licence" : undefined);
    const isMatter =
      outer.isMatter === true ||
      matter !== undefined ||
      this.#pages.contents.has(element) ||
      isTranscribersNote(element);
    return {
      isEmphasis: outer.isEmphasis || (level === undefined && isSlanted(element, styles)),
      quotation: outer.quotation + (isQuotation ? 1 : 0),
      isVerse: outer.isVerse || hasWord(element, verseWords),
      isItem: (outer.isItem && name !== "ol" && name !== "ul") || name === "li",
      isDisplayed:
        isCentered ||
        isDisplayed(element) ||
        isStyled(element, styles.centered, /text-align\s*:\s*center/i),
      isCentered,
      isPositioned: outer.isPositioned || isPositioned(element, styles),
      isGroup: outer.isGroup || name === "hgroup",
      element,
      ...(outer.heading === undefined ? {} : { heading: outer.heading }),
      ...(level === undefined ? {} : { level, heading: element }),
      ...(level === undefined && outer.level !== undefined && !isContainer(element)
        ? { level: outer.level }
        : {}),
      ...(note === undefined ? {} : { note }),
      ...(aside === undefined ? {} : { aside }),
      ...(isMatter ? { isMatter } : {}),
    };
  }

  /** Closes the block that is open, if it has any text. */
  endBlock(): void {
    const lines = formatLines(joinDropCap(this.#runs));
    const note = this.#blockNote ?? this.#around.note;
    this.#runs = [];
    this.#blockNote = undefined;
    this.#opened = undefined;
    if (lines.some((line) => line !== "")) this.#pushLines(lines, note);
    const within = this.#notesWithin;
    this.#notesWithin = [];
    if (this.#around.level !== undefined) this.#notesOfHeading.push(...within);
    else for (const block of within) this.#push(block);
  }

  #pushLines(lines: readonly string[], note: number | undefined): void {
    const { level, isItem, isGroup } = this.#around;
    const filled = lines.filter((line) => line !== "");
    const joined = () => filled.reduce(joinBrokenLines);
    if (note !== undefined) this.#pushNote(joined(), note);
    else if (level !== undefined) {
      for (const part of splitHeading(lines)) {
        this.#push({ kind: "h", level, content: part.reduce(joinBrokenLines) });
      }
    } else if (isGroup) this.#push({ kind: "s", content: joined() });
    else if (this.#stanza !== undefined) this.#pushVerse(lines);
    else if (isItem) {
      const marker = this.#marker;
      this.#marker = undefined;
      this.#push({ kind: "l", content: marker === undefined ? joined() : marker + joined() });
    } else this.#pushParagraphs(lines);
  }

  #pushNote(content: string, note: number): void {
    const [label, text] = splitLabel(content, note, this.#pages.notes.labels.get(note));
    if (/[\p{L}\p{N}]/u.test(label)) this.#pages.context.ledger.setAside("note-mark", label);
    const kept = withoutWayBack(text);
    if (kept !== "") this.#push({ kind: "n", note, content: kept });
  }

  /** A paragraph of several lines is a stanza; those of one line are lines of one. */
  #pushVerse(lines: readonly string[]): void {
    const groups = readBrokenLines(lines, { isVerse: true });
    for (const { content } of groups) {
      const isLine = groups.length === 1 && !content.includes("\n");
      if (isLine) this.#stanza?.push(content);
      else {
        this.#flushStanza();
        this.#emit({ kind: "v", content });
      }
    }
  }

  #pushParagraphs(lines: readonly string[]): void {
    const { quotation, isVerse, isDisplayed, isPositioned, element } = this.#around;
    const parts = readBrokenLines(lines, { isVerse, isSetOff: quotation > 0 });
    for (const { kind, content } of parts) {
      if (kind === "stanza") {
        this.#push({ kind: "v", content });
        continue;
      }
      const isAlone = parts.length > 1 && content.length < 60 && lines.length > 3;
      const isLone = (isDisplayed || isAlone) && content.length < 120;
      this.#push({
        kind: quotation > 0 ? "q" : "p",
        content,
        ...(isLone ? { isLone } : {}),
        ...(isLone && isDisplayed ? { isDisplayed } : {}),
        ...(quotation > 0 ? { quotation } : {}),
        ...(isPositioned ? { isPrintedLine: true } : {}),
        ...(element === undefined ? {} : styleOf(element, parts.length)),
      });
    }
  }

  /** Pushes a block that is no line of the stanza that may be open. */
  #push(block: WalkedBlock): void {
    if (this.#stanza !== undefined && this.#stanza.length > 0) this.#flushStanza();
    if (block.kind === "n" || block.kind === "h") this.#releaseNotes();
    this.#emit(block);
  }

  #releaseNotes(): void {
    const notes = this.#notesOfHeading;
    this.#notesOfHeading = [];
    for (const note of notes) this.#emit(note);
  }

  #emit(block: WalkedBlock): void {
    this.blocks.push(this.#withAside(block));
  }

  #withAside(block: WalkedBlock): WalkedBlock {
    const { aside, isMatter } = this.#around;
    return {
      ...block,
      ...(aside === undefined ? {} : { aside }),
      ...(isMatter === undefined ? {} : { isMatter }),
    };
  }

  #flushStanza(): void {
    const lines = this.#stanza ?? [];
    if (this.#stanza !== undefined) this.#stanza = [];
    if (lines.length > 0) this.#emit({ kind: "v", content: lines.join("\n") });
  }

  /** A paragraph may be one line of verse, which goes on with the line of the paragraph before it. */
  #endStanza(isParagraph: boolean): void {
    const [line, ...others] = this.#stanza ?? [];
    const isLine = isParagraph && line !== undefined && others.length === 0;
    const last = this.blocks.at(-1);
    if (isLine && last !== undefined && last === this.#verseLines) {
      this.#stanza = undefined;
      this.blocks[this.blocks.length - 1] = { ...last, content: `${last.content}\n${line}` };
      this.#verseLines = this.blocks.at(-1);
      return;
    }
    this.#flushStanza();
    this.#stanza = undefined;
    if (isLine) this.#verseLines = this.blocks.at(-1);
  }

  #text(text: string): void {
    let value = text;
    if (this.#opened !== undefined && value !== "") {
      if (value.startsWith(this.#opened)) value = value.slice(1);
      this.#opened = undefined;
    }
    this.#runs.push({ type: "text", value, isEmphasis: this.#around.isEmphasis });
  }

  #inline(element: MarkupElement): void {
    this.#beginAnchor(element);
    this.#recordAnchor(element);
    const outer = this.#around;
    const { notes, styles } = this.#pages;
    const note = notes.bodies.get(element);
    this.#around = {
      ...outer,
      isEmphasis: outer.isEmphasis !== isSlanted(element, styles),
      isPositioned: outer.isPositioned || isPositioned(element, styles),
      ...(note === undefined ? {} : { note }),
    };
    this.#children(element);
    this.#around = outer;
  }

  /** A note begins inside a block; what stood before it in the block is another’s. */
  #beginAnchor(element: MarkupElement): void {
    const note = this.#pages.notes.anchors.get(element);
    if (note === undefined || this.#blockNote === note) return;
    if (this.#runs.some((run) => run.type === "text" && /[\p{L}\p{N}]/u.test(run.value))) {
      this.endBlock();
    }
    this.#blockNote = note;
  }

  #call(element: MarkupElement): void {
    this.#recordAnchor(element);
    const number = this.#pages.notes.calls.get(element);
    if (number === undefined) return;
    const printed = textContent(element).trim();
    if (readLabel(printed) === undefined && /[\p{L}\p{N}]/u.test(printed)) {
      // The link is a word of the sentence; a raised figure at its end is the call’s own.
      for (const child of element.children) {
        const isMark =
          typeof child !== "string" &&
          child.name === "sup" &&
          readLabel(textContent(child)) !== undefined;
        if (isMark) this.#setAside("note-mark", child);
        else this.walk(child);
      }
    } else this.#setAside("note-mark", element);
    this.#trimBeforeCall();
    this.#runs.push({ type: "note-call", number, isEmphasis: this.#around.isEmphasis });
  }

  /** A call stands close to its word, whatever space or bracket the file has there. */
  #trimBeforeCall(): void {
    const last = this.#runs.at(-1);
    if (last?.type !== "text") return;
    let value = trimSpacesAtEnd(last.value);
    const bracket = /[[(]$/.exec(value)?.[0];
    if (bracket !== undefined) {
      value = trimSpacesAtEnd(value.slice(0, -1));
      this.#opened = bracket === "[" ? "]" : ")";
    }
    this.#runs[this.#runs.length - 1] = { ...last, value };
  }

  /** Whether the open block is of words, so that a note in it must not cut it in two. */
  #isWithinWords(): boolean {
    const { element } = this.#around;
    const hasWords = this.#runs.some((run) => run.type !== "line-end" && !isBlank(run));
    return hasWords && element !== undefined && !isContainer(element);
  }

  #noteWithin(element: MarkupElement, note: number): void {
    const walker = new PageWalker(this.#pages);
    walker.#around = { ...walker.#around, note };
    walker.walk(element);
    walker.end();
    this.#notesWithin.push(...walker.blocks);
    for (const id of walker.anchors.keys()) this.anchors.set(id, this.blocks.length);
  }

  #recordAnchor(element: MarkupElement): void {
    const id = idOf(element);
    if (id !== undefined && !this.anchors.has(id)) this.anchors.set(id, this.blocks.length);
  }

  #recordAnchors(element: MarkupElement): void {
    this.#recordAnchor(element);
    for (const child of childElements(element)) this.#recordAnchors(child);
  }

  #children(element: MarkupElement): void {
    for (const child of element.children) this.walk(child);
  }

  #setAside(
    name: Parameters<ImportContext["ledger"]["setAside"]>[0],
    element: MarkupElement,
  ): void {
    this.#recordAnchors(element);
    this.#pages.context.ledger.setAside(name, shownText(element));
  }
}

type Handler = (walker: PageWalker, element: MarkupElement) => void;

/** Elements that are more than the text in them; all others are walked into. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["br", (walker) => walker.lineEnd()],
  ["hr", (walker) => walker.rule()],
  ["img", (walker, element) => walker.picture(element)],
  ["pre", (walker, element) => walker.preformatted(element)],
  ["td", (walker, element) => walker.cell(element)],
  ["th", (walker, element) => walker.cell(element)],
  ["ol", (walker, element) => walker.list(element)],
]);

function isBlank(run: Run): boolean {
  return run.type === "text" && run.value.trim() === "";
}

function styleOf(
  { name, attributes }: MarkupElement,
  parts: number,
): { style: string; line?: string } {
  const style = `${name}.${attributes.class ?? ""}`;
  return { style, ...(name === "div" && parts === 1 ? { line: style } : {}) };
}

function hasStanza(element: MarkupElement): boolean {
  return childElements(element).some((child) => hasWord(child, stanzaWords) || hasStanza(child));
}
