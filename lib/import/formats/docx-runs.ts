/** What stands in a paragraph of Word: runs of text, fields, notes, boxes, formulas. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { type Flow, flattenTables } from "#lib/import/formats/document-tables.ts";
import { isHigh, isOn, valOf, type WordStyle } from "#lib/import/formats/docx-styles.ts";
import type { Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
  textContent,
} from "#lib/import/formats/markup.ts";
import { raiseFigures, type Styles, wordsOf } from "#lib/import/formats/office.ts";
import { readSymbol } from "#lib/import/formats/symbol-fonts.ts";
import type { Ledger, SetAsideName } from "#lib/import/ledger.ts";

/** A field that has begun: first its instruction, which is not shown, then its result. */
interface Field {
  instruction: string;
  isResult: boolean;
}

/** What of a document its paragraphs share: fields and numbers of notes run through all of it. */
export interface WordDocument {
  readonly styles: Styles<WordStyle>;
  readonly ledger: Ledger;
  /** The number of a note by its kind and id (`footnote 2`), in the order of their calls. */
  readonly notes: Map<string, number>;
  /** The marks of notes that have one of their own: `*`. */
  readonly marks: Map<string, string>;
  readonly fields: Field[];
  /** The mark that the text of a note begins with, until it has come. */
  markOfNote: string | undefined;
  /** Reads the blocks of a text box. */
  readonly readBox: (box: MarkupElement) => Flow;
}

/** What a paragraph holds. */
export interface ParagraphContent {
  readonly runs: Run[];
  /** Text boxes that are anchored before its first words, and those after. */
  readonly boxesBefore: DraftBlock[];
  readonly boxesAfter: DraftBlock[];
  /** A line drawn across the page. */
  hasRule: boolean;
  /** Whether every letter is bold, as in headings that no style marks. */
  isAllBold: boolean;
}

export interface ParagraphSettings {
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly isHidden: boolean;
}

/** Numbers of pages, which a word processor fills in on each page. */
const pageField = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b/i;
const contentsField = /^\s*(?:TOC|INDEX|TOA)\b/i;

/** Whether the reader stands in a list of contents that a field has made. */
export function isInContents({ fields }: WordDocument): boolean {
  return fields.some(({ instruction, isResult }) => isResult && contentsField.test(instruction));
}

/** Reads the content of a paragraph element. */
export function readParagraphContent(
  element: MarkupElement,
  settings: ParagraphSettings,
  document: WordDocument,
): ParagraphContent {
  const content = { runs: [], boxesBefore: [], boxesAfter: [], hasRule: false, isAllBold: true };
  new RunReader(content, settings, document).readAll(element, undefined);
  return content;
}

/** Elements that say how things are, not what is there. */
const properties = /Pr$|^(?:proofErr|bookmarkStart|bookmarkEnd|instrText|delInstrText|rt)$/;

class RunReader {
  readonly #content: ParagraphContent;
  readonly #settings: ParagraphSettings;
  readonly #document: WordDocument;
  /** The note just called, whose own mark the text after it prints. */
  #marked: string | undefined;

  constructor(content: ParagraphContent, settings: ParagraphSettings, document: WordDocument) {
    this.#content = content;
    this.#settings = settings;
    this.#document = document;
  }

  /** `aside` is under what name all of it is left out. */
  readAll(parent: MarkupElement, aside: SetAsideName | undefined): void {
    for (const element of childElements(parent)) {
      switch (localName(element)) {
        case "r":
          this.#run(element, aside);
          break;
        case "del":
        case "moveFrom":
          this.readAll(element, "deleted");
          break;
        case "fldSimple":
          this.#simpleField(element, aside);
          break;
        case "oMath":
        case "oMathPara":
          this.#formula(element, aside);
          break;
        case "AlternateContent":
          this.readAll(alternativeOf(element), aside);
          break;
        default:
          if (!properties.test(localName(element))) this.readAll(element, aside);
      }
    }
  }

  #simpleField(element: MarkupElement, aside: SetAsideName | undefined): void {
    const instruction = attribute(element, "instr") ?? "";
    this.readAll(element, aside ?? (pageField.test(instruction) ? "page-field" : undefined));
  }

  #run(element: MarkupElement, outer: SetAsideName | undefined): void {
    const run = childElements(element, "rPr")[0];
    const { styles } = this.#document;
    const style = valOf(run, "rStyle");
    const isHidden =
      isOn(run, "vanish") ?? styles.find(style, (each) => each.isHidden) ?? this.#settings.isHidden;
    const aside = outer ?? (isHidden ? "hidden" : undefined);
    const named = styles.find(style, ({ name }) =>
      /^(?:emphasis|accentuation|strong|élevé|intense emphasis|emphase intense)$/i.test(name)
        ? true
        : undefined,
    );
    const isItalic = isOn(run, "i") ?? styles.find(style, (each) => each.isItalic);
    const bold =
      isOn(run, "b") ?? styles.find(style, (each) => each.isBold) ?? this.#settings.isBold;
    const isEmphasis = named === true || (isItalic ?? this.#settings.isItalic) || bold;
    const high = isHigh(run) ?? styles.find(style, (each) => each.isHigh) ?? false;
    for (const child of childElements(element)) {
      this.#piece(child, { aside, isEmphasis, isBold: bold, isHigh: high });
    }
  }

  #piece(
    element: MarkupElement,
    how: {
      readonly aside: SetAsideName | undefined;
      readonly isEmphasis: boolean;
      readonly isBold: boolean;
      readonly isHigh: boolean;
    },
  ): void {
    const { aside, isEmphasis, isBold, isHigh } = how;
    const text = (value: string, reason = aside) => {
      if (!isBold && reason === undefined && /\p{L}/u.test(value)) this.#content.isAllBold = false;
      this.#text(value, isEmphasis, reason);
    };
    switch (localName(element)) {
      case "t":
        text(isHigh ? raiseFigures(textContent(element)) : textContent(element));
        break;
      case "delText":
        text(textContent(element), "deleted");
        break;
      case "tab":
      case "ptab":
        text(" ");
        break;
      case "noBreakHyphen":
        text("‑");
        break;
      case "br":
      case "cr":
        this.#lineEnd(attribute(element, "type"));
        break;
      case "sym":
        text(
          readSymbol(attribute(element, "font") ?? "", attribute(element, "char") ?? "") ??
            "\ufffd",
        );
        break;
      case "fldChar":
        this.#fieldSign(attribute(element, "fldCharType"));
        break;
      case "instrText": {
        const field = this.#document.fields.at(-1);
        if (field?.isResult === false) field.instruction += textContent(element);
        break;
      }
      case "footnoteReference":
      case "endnoteReference":
        if (aside === undefined) this.#noteCall(element, isEmphasis);
        break;
      case "ruby":
        this.#ruby(element, aside);
        break;
      case "drawing":
      case "pict":
      case "object":
        this.#picture(element, aside);
        break;
      case "AlternateContent":
        for (const each of childElements(alternativeOf(element))) this.#piece(each, how);
        break;
      default:
        if (!properties.test(localName(element))) {
          for (const each of childElements(element)) this.#piece(each, how);
        }
    }
  }

  #text(value: string, isEmphasis: boolean, reason: SetAsideName | undefined): void {
    const { fields, ledger } = this.#document;
    // A result stands between its signs; what stands before it is the instruction.
    if (fields.some(({ isResult }) => !isResult)) return;
    const isPage = fields.some(({ instruction }) => pageField.test(instruction));
    const aside = reason ?? (isPage ? "page-field" : this.#isMark(value) ? "note-mark" : undefined);
    ledger.show(value);
    if (aside !== undefined) ledger.setAside(aside, value, value.trim() === "" ? 0 : 1);
    else this.#content.runs.push({ type: "text", value, isEmphasis });
  }

  /** Whether a text is the mark of a note: after its call, or before its text. */
  #isMark(value: string): boolean {
    const text = value.trim();
    if (text === "") return false;
    const { marks, markOfNote } = this.#document;
    this.#document.markOfNote = undefined;
    const marked = this.#marked;
    this.#marked = undefined;
    if (marked !== undefined && text.length <= 4 && !/\p{L}{2}/u.test(text)) {
      marks.set(marked, text);
      return true;
    }
    return text === markOfNote;
  }

  /** A page or column that ends within a paragraph parts it in two. */
  #lineEnd(type: string | undefined): void {
    this.#document.ledger.show("\n");
    this.#content.runs.push({ type: "line-end" });
    if (type === "page" || type === "column") this.#content.runs.push({ type: "line-end" });
  }

  #fieldSign(type: string | undefined): void {
    const { fields } = this.#document;
    const field = fields.at(-1);
    if (type === "begin") fields.push({ instruction: "", isResult: false });
    else if (type === "separate" && field !== undefined) field.isResult = true;
    else if (type === "end") {
      fields.pop();
      const symbol = /^\s*SYMBOL\s+(\d+)(?:.*\\f\s*"?([^"\\]+))?/i.exec(field?.instruction ?? "");
      if (field?.isResult !== false || symbol === null) return;
      const place = Number(symbol[1]).toString(16);
      const sign = readSymbol(symbol[2] ?? "Symbol", place);
      if (sign !== undefined) this.#text(sign, false, undefined);
    }
  }

  #noteCall(element: MarkupElement, isEmphasis: boolean): void {
    const { notes } = this.#document;
    const id = `${localName(element).replace("Reference", "")} ${attribute(element, "id") ?? ""}`;
    const number = notes.get(id) ?? notes.size + 1;
    notes.set(id, number);
    this.#content.runs.push({ type: "note-call", number, isEmphasis });
    const custom = attribute(element, "customMarkFollows");
    if (custom === undefined || /^(?:0|false|off)$/.test(custom)) return;
    this.#marked = id;
  }

  /** What is set small over a word is no text of the sentence. */
  #ruby(element: MarkupElement, aside: SetAsideName | undefined): void {
    for (const base of childElements(element, "rubyBase")) this.readAll(base, aside);
    for (const over of childElements(element, "rt")) {
      this.#document.ledger.show(textContent(over));
      this.#document.ledger.setAside(aside ?? "comment", textContent(over));
    }
  }

  #picture(element: MarkupElement, aside: SetAsideName | undefined): void {
    const boxes = outermost(element, "txbxContent");
    const isRule = findElements(element, "rect").some(
      (rectangle) => attribute(rectangle, "hr") === "t" || attribute(rectangle, "hrstd") === "t",
    );
    if (isRule) this.#content.hasRule = true;
    for (const box of boxes) {
      const blocks = flattenTables(this.#document.readBox(box));
      if (aside !== undefined) {
        for (const block of blocks) this.#document.ledger.setAside(aside, wordsOf(block));
        continue;
      }
      const isFirst = this.#content.runs.every(
        (run) => run.type === "text" && run.value.trim() === "",
      );
      (isFirst ? this.#content.boxesBefore : this.#content.boxesAfter).push(...blocks);
    }
    const isPicture = ["blip", "imagedata", "chart", "OLEObject"].some(
      (name) => findElements(element, name).length > 0,
    );
    if (isPicture) this.#document.ledger.setAside("picture", "");
  }

  /** A formula in one line: `x²`, `(a+b)/2`. */
  #formula(element: MarkupElement, aside: SetAsideName | undefined): void {
    this.#text(formulaText(element), false, aside);
  }
}

/** One of several ways to show the same; the first that holds anything. */
function alternativeOf(element: MarkupElement): MarkupElement {
  const ways = ["Choice", "Fallback"].flatMap((name) => childElements(element, name));
  return ways.find((way) => way.children.length > 0) ?? element;
}

/** The elements of a name that stand in no other of that name; of two ways to show, in one. */
function outermost(element: MarkupElement, name: string): readonly MarkupElement[] {
  const parent = localName(element) === "AlternateContent" ? alternativeOf(element) : element;
  return childElements(parent).flatMap((child) =>
    localName(child) === name ? [child] : outermost(child, name),
  );
}

function formulaText(element: MarkupElement): string {
  return childElements(element).map(formulaPart).join("");
}

function formulaPart(element: MarkupElement): string {
  const part = (name: string) => childElements(element, name).map(formulaText).join("");
  switch (localName(element)) {
    case "t":
      return textContent(element);
    case "f":
      return `${inBrackets(part("num"))}/${inBrackets(part("den"))}`;
    case "sSup":
      return part("e") + raiseFigures(part("sup"));
    case "rad":
      return `${raiseFigures(part("deg"))}√${inBrackets(part("e"))}`;
    case "d":
      return `(${childElements(element, "e").map(formulaText).join(", ")})`;
    case "nary": {
      const sign = findElements(element, "chr")[0];
      return `${(sign && attribute(sign, "val")) ?? "∫"}${part("sub")}${part("sup")}${part("e")}`;
    }
    default:
      return /Pr$/.test(localName(element)) ? "" : formulaText(element);
  }
}

function inBrackets(text: string): string {
  return /^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`;
}
