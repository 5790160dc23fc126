/** The body of an OpenDocument text → its paragraphs and tables in order. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { type DraftTable, type Flow, flattenTables } from "#lib/import/formats/document-tables.ts";
import type { Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";
import type { OdfNumbering, OdfStyle } from "#lib/import/formats/odf-styles.ts";
import {
  isCaption,
  isSetIn,
  joinBlocks,
  joinDropCap,
  kindOfNames,
  levelOfName,
  type ParagraphStyle,
  raiseFigures,
  type Styles,
  setAsideContents,
  toBlocks,
  usualIndent,
  wordsOf,
} from "#lib/import/formats/office.ts";
import type { Ledger, SetAsideName } from "#lib/import/ledger.ts";

/** What of a document its paragraphs share. */
export interface OdfDocument {
  readonly styles: Styles<OdfStyle>;
  readonly numbering: OdfNumbering;
  readonly ledger: Ledger;
  /** Parses a file of the document; formulas are files of their own. */
  readonly readPart: (path: string) => MarkupElement | undefined;
}

/** Where a paragraph stands among lists. */
interface ListContext {
  readonly style: string;
  /** From 1; 0 outside of lists. */
  readonly level: number;
  /** What goes on counting. */
  readonly counted: string;
}

const noList: ListContext = { style: "", level: 0, counted: "" };

/** Elements that hold no text of the page: declarations, templates of indexes, forms. */
const silent =
  /-source$|-decls?$|-template$|^(?:forms|event-listeners|scripts|variable-decls|dde-connection-decls|tracked-changes|change|change-start|change-end|bookmark|bookmark-start|bookmark-end|reference-mark|reference-mark-start|reference-mark-end|annotation-end|soft-page-break|title|desc|note-citation|script|alphabetical-index-mark|alphabetical-index-mark-start|alphabetical-index-mark-end|toc-mark|toc-mark-start|toc-mark-end)$/;
const indexes =
  /^(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/;
const pageFields = /^(?:page-number|page-count|page-variable-get|page-variable-set)$/;

/** What a paragraph holds while it is read. */
interface ParagraphDraft {
  readonly runs: Run[];
  readonly boxesBefore: DraftBlock[];
  readonly boxesAfter: DraftBlock[];
  hasRule: boolean;
  /** Whether every letter is bold, as in headings that no style marks. */
  isAllBold: boolean;
}

interface TextSettings {
  readonly isEmphasis: boolean;
  readonly isBold: boolean;
  readonly isHigh: boolean;
  readonly aside: SetAsideName | undefined;
}

export class OdtReader {
  readonly notes: DraftBlock[] = [];
  readonly #document: OdfDocument;
  #isInNote = false;
  #usualIndent = 0;
  #listCount = 0;

  constructor(document: OdfDocument) {
    this.#document = document;
  }

  read(body: MarkupElement): Flow {
    this.#usualIndent = usualIndent(
      childElements(body, "p")
        .filter((paragraph) => textContent(paragraph).trim() !== "")
        .map((paragraph) => this.#indentOf(attribute(paragraph, "style-name")).left),
    );
    for (const changes of childElements(body, "tracked-changes")) {
      for (const deletion of findElements(changes, "deletion")) {
        const text = childElements(deletion)
          .filter((child) => !/^(?:change-info|creator|date)$/.test(localName(child)))
          .map(textContent)
          .join(" ");
        this.#document.ledger.show(text);
        this.#document.ledger.setAside("deleted", text);
      }
    }
    return this.#read(body, noList);
  }

  #read(parent: MarkupElement, list: ListContext): Flow {
    let isFirst = true;
    return childElements(parent).flatMap((element): Flow => {
      const name = localName(element);
      if (indexes.test(name))
        return flattenTables(this.#read(element, noList)).map(setAsideContents);
      switch (name) {
        case "p":
        case "h": {
          const isLabelled = isFirst && localName(parent) === "list-item";
          isFirst = false;
          return this.#paragraph(element, list, isLabelled ? parent : undefined);
        }
        case "list":
          return this.#list(element, list);
        case "numbered-paragraph":
          return this.#numberedParagraph(element);
        case "table":
          return this.#table(element);
        case "section":
          return attribute(element, "display") === "none"
            ? this.#hide(element)
            : this.#read(element, list);
        case "frame":
        case "custom-shape":
        case "rect":
        case "g":
          return this.#paragraph(
            { name: "text:p", attributes: {}, children: [element] },
            noList,
            undefined,
          );
        default:
          return silent.test(name) ? [] : this.#read(element, list);
      }
    });
  }

  #hide(element: MarkupElement): Flow {
    for (const block of flattenTables(this.#read(element, noList))) {
      this.#document.ledger.setAside("hidden", wordsOf(block));
    }
    return [];
  }

  #list(element: MarkupElement, outer: ListContext): Flow {
    const style = attribute(element, "style-name") ?? outer.style;
    const isNew = outer.level === 0 && attribute(element, "continue-numbering") !== "true";
    const continued = attribute(element, "continue-list");
    const own = attribute(element, "id") ?? `list ${isNew ? ++this.#listCount : this.#listCount}`;
    const counted = outer.level > 0 ? outer.counted : (continued ?? own);
    return this.#read(element, { style, level: outer.level + 1, counted });
  }

  #numberedParagraph(element: MarkupElement): Flow {
    const style = attribute(element, "style-name") ?? "";
    const level = Number(attribute(element, "level") ?? 1);
    const counted = attribute(element, "list-id") ?? `numbered ${style}`;
    return childElements(element)
      .filter((child) => /^[ph]$/.test(localName(child)))
      .flatMap((child) => this.#paragraph(child, { style, level, counted }, element));
  }

  /** `item` is the list item that the paragraph begins. */
  #paragraph(element: MarkupElement, list: ListContext, item: MarkupElement | undefined): Flow {
    const style = attribute(element, "style-name");
    const { styles } = this.#document;
    const how = this.#styleOf(element, style, list, item);
    const isSetOff = how.isQuotation === true || how.level !== undefined;
    const isSlanted = styles.find(style, ({ isItalic }) => isItalic) === true;
    const isBold = styles.find(style, (each) => each.isBold) === true;
    const isHidden = styles.find(style, (each) => each.isHidden) === true;
    const draft: ParagraphDraft = {
      runs: [],
      boxesBefore: [],
      boxesAfter: [],
      hasRule: false,
      isAllBold: true,
    };
    for (const child of element.children) {
      this.#inline(child, draft, {
        // A quotation or heading is set off already; that its style slants it says nothing more.
        isEmphasis: !isSetOff && (isSlanted || isBold),
        isBold,
        isHigh: false,
        aside: isHidden ? "hidden" : undefined,
      });
    }
    const { boxesBefore, runs } = joinDropCap(draft.boxesBefore, draft.runs);
    const hasRule = draft.hasRule || how.hasRule === true;
    const isDisplayed = how.isDisplayed === true || draft.isAllBold;
    const blocks = toBlocks(runs, { ...how, isDisplayed, hasRule });
    return [...boxesBefore, ...blocks, ...draft.boxesAfter];
  }

  #styleOf(
    element: MarkupElement,
    style: string | undefined,
    list: ListContext,
    item: MarkupElement | undefined,
  ): ParagraphStyle {
    const { styles, ledger } = this.#document;
    const names = styles.namesOf(style);
    const isHeading = localName(element) === "h";
    const outline = Number(attribute(element, "outline-level") ?? 1);
    const named = names.map(levelOfName).find((level) => level !== undefined);
    const level = isHeading ? outline : list.level === 0 ? named : undefined;
    const kind = kindOfNames(names);
    const isCentred = styles.find(style, (each) => each.isCentred) === true;
    const label = this.#labelOf(element, list, item);
    if (label !== undefined && label !== "") ledger.show(`${label} `);
    return {
      level,
      label,
      isVerse: kind === "verse",
      isQuotation:
        kind === "quotation" ||
        (kind === undefined &&
          list.level === 0 &&
          !isCentred &&
          isSetIn(this.#indentOf(style), this.#usualIndent)),
      isItem: list.level > 0,
      isDisplayed: isCentred || names.some((name) => /title|titre/i.test(name)),
      isCaption: isCaption(names),
      hasRule:
        styles.find(style, (each) => each.hasRule) === true || names.includes("Horizontal_20_Line"),
    };
  }

  /** The number that is printed before an item or a heading. */
  #labelOf(
    element: MarkupElement,
    list: ListContext,
    item: MarkupElement | undefined,
  ): string | undefined {
    const { numbering } = this.#document;
    if (item !== undefined) {
      const printed = childElements(item, "number")[0];
      const start = attribute(item, "start-value") ?? attribute(element, "start-value");
      const next = numbering.next(
        list.style,
        list.level,
        list.counted,
        start === undefined ? undefined : Number(start),
      );
      return printed === undefined ? next : textContent(printed).trim();
    }
    if (localName(element) !== "h" || list.level > 0) return undefined;
    if (attribute(element, "is-list-header") === "true") return undefined;
    return numbering.next("", Number(attribute(element, "outline-level") ?? 1), "headings");
  }

  #indentOf(style: string | undefined): { readonly left: number; readonly right: number } {
    const { styles } = this.#document;
    return {
      left: styles.find(style, ({ left }) => left) ?? 0,
      right: styles.find(style, ({ right }) => right) ?? 0,
    };
  }

  #inline(node: MarkupNode, draft: ParagraphDraft, how: TextSettings): void {
    if (typeof node === "string") {
      this.#text(how.isHigh ? raiseFigures(node) : node, draft, how);
      return;
    }
    const name = localName(node);
    switch (name) {
      case "s":
      case "tab":
        this.#text(" ", draft, how);
        return;
      case "line-break":
        this.#document.ledger.show("\n");
        draft.runs.push({ type: "line-end" });
        return;
      case "note":
        this.#note(node, draft, how);
        return;
      case "annotation":
        this.#leaveOut(node, "comment");
        return;
      case "ruby-text":
        this.#leaveOut(node, "comment");
        return;
      // Its text stands in what numbers the paragraph.
      case "number":
        return;
      case "frame":
      case "custom-shape":
      case "rect":
      case "ellipse":
      case "g":
      case "line":
        this.#shape(node, draft, how);
        return;
      default:
        if (silent.test(name)) return;
        this.#inlineChildren(node, draft, how);
    }
  }

  /** Spans, links and fields of every kind: what they hold is what is shown. */
  #inlineChildren(element: MarkupElement, draft: ParagraphDraft, how: TextSettings): void {
    const { styles } = this.#document;
    const style = attribute(element, "style-name");
    const isItalic = styles.find(style, (each) => each.isItalic);
    const isBold = styles.find(style, (each) => each.isBold);
    const isNamed = styles
      .namesOf(style)
      .some((name) => /^(?:Emphasis|Strong_20_Emphasis|Strong|Accentuation)$/.test(name));
    const isEmphasis =
      isItalic === true || isBold === true || isNamed
        ? true
        : how.isEmphasis && isItalic !== false && isBold !== false;
    const isHidden = styles.find(style, (each) => each.isHidden) === true;
    const isPage = pageFields.test(localName(element));
    const aside = how.aside ?? (isHidden ? "hidden" : isPage ? "page-field" : undefined);
    const isHigh = styles.find(style, (each) => each.isHigh) ?? how.isHigh;
    for (const child of element.children) {
      this.#inline(child, draft, { isEmphasis, isBold: isBold ?? how.isBold, isHigh, aside });
    }
  }

  #text(value: string, draft: ParagraphDraft, { isEmphasis, isBold, aside }: TextSettings): void {
    if (!isBold && aside === undefined && /\p{L}/u.test(value)) draft.isAllBold = false;
    this.#document.ledger.show(value);
    if (aside === undefined) draft.runs.push({ type: "text", value, isEmphasis });
    else this.#document.ledger.setAside(aside, value, value.trim() === "" ? 0 : 1);
  }

  #leaveOut(element: MarkupElement, name: SetAsideName): void {
    const paragraphs = findElements(element, "p");
    const text =
      paragraphs.length > 0 ? paragraphs.map(textContent).join(" ") : textContent(element);
    this.#document.ledger.show(text);
    this.#document.ledger.setAside(name, text);
  }

  #note(element: MarkupElement, draft: ParagraphDraft, { isEmphasis }: TextSettings): void {
    const body = childElements(element, "note-body")[0];
    if (body === undefined) return;
    // A note within a note has nowhere to be called from; its words go on where it stands.
    if (this.#isInNote) {
      const content = textContent(body);
      this.#text(` ${content} `, draft, {
        isEmphasis,
        isBold: false,
        isHigh: false,
        aside: undefined,
      });
      return;
    }
    this.#isInNote = true;
    const content = joinBlocks(flattenTables(this.#read(body, noList)));
    this.#isInNote = false;
    if (content === "") return;
    const number = this.notes.length + 1;
    this.notes.push({ kind: "n", note: number, content });
    draft.runs.push({ type: "note-call", number, isEmphasis });
  }

  /** A frame or drawing: text of its own, a formula, a picture, or a line across the page. */
  #shape(element: MarkupElement, draft: ParagraphDraft, how: TextSettings): void {
    const formula = this.#formulaOf(element);
    if (formula !== undefined) {
      this.#text(formula, draft, how);
      return;
    }
    const blocks = flattenTables(this.#read(innermost(element), noList));
    if (how.aside !== undefined) {
      for (const block of blocks) this.#document.ledger.setAside(how.aside, wordsOf(block));
    } else {
      const isFirst = draft.runs.every((run) => run.type === "text" && run.value.trim() === "");
      (isFirst ? draft.boxesBefore : draft.boxesAfter).push(...blocks);
    }
    const isPicture = findElement(element, "image") !== undefined || localName(element) === "image";
    if (isPicture) this.#document.ledger.setAside("picture", "");
    else if (blocks.length === 0 && isLine(element)) draft.hasRule = true;
  }

  /** The text of a formula, which is a document within the document. */
  #formulaOf(element: MarkupElement): string | undefined {
    const object = childElements(element, "object")[0];
    const own = object && (findElement(object, "math") ?? undefined);
    if (own !== undefined) return mathText(own);
    const href = object && attribute(object, "href");
    if (href === undefined || href === "") return undefined;
    const part = this.#document.readPart(`${href.replace(/^\.\/|\/$/g, "")}/content.xml`);
    const math = part && findElement(part, "math");
    return math && mathText(math);
  }

  #table(element: MarkupElement): Flow {
    const rows = rowsOf(element).map((row): DraftTable["rows"][number] =>
      childElements(row).flatMap((cell): readonly (readonly DraftBlock[])[] => {
        const times = Math.min(
          Number(attribute(cell, "number-columns-repeated") ?? 1),
          mostColumns,
        );
        const name = localName(cell);
        if (name !== "table-cell" && name !== "covered-table-cell") return [];
        const blocks = name === "table-cell" ? flattenTables(this.#read(cell, noList)) : [];
        return Array.from({ length: times }, () => blocks);
      }),
    );
    return rows.length === 0 ? [] : [{ kind: "table", rows }];
  }
}

const mostColumns = 100;

/** The rows of a table, in groups and headings too. */
function rowsOf(element: MarkupElement): readonly MarkupElement[] {
  return childElements(element).flatMap((child) => {
    if (localName(child) === "table-row") return [child];
    return /^table-(?:rows|header-rows|row-group)$/.test(localName(child)) ? rowsOf(child) : [];
  });
}

/** What of a frame is read: its text box, else the paragraphs of the drawing itself. */
function innermost(element: MarkupElement): MarkupElement {
  return localName(element) === "frame"
    ? (childElements(element, "text-box")[0] ?? element)
    : element;
}

/** A rectangle without height, or a line. */
function isLine(element: MarkupElement): boolean {
  if (localName(element) === "line") return true;
  const height = /^([\d.]+)(in|cm|mm|pt)$/.exec(attribute(element, "height") ?? "");
  const points = { in: 72, cm: 28.3, mm: 2.83, pt: 1 }[height?.[2] as "in" | "cm" | "mm" | "pt"];
  return localName(element) === "rect" && height !== null && Number(height[1]) * (points ?? 1) < 6;
}

/** A formula of MathML in one line; its annotation says the same once more. */
function mathText(element: MarkupElement): string {
  const name = localName(element);
  if (/^annotation/.test(name)) return "";
  if (/^m[inost]$|^mtext$/.test(name)) return textContent(element).trim();
  const parts = childElements(element).map(mathText);
  if (name === "msup") return `${parts[0] ?? ""}${raiseFigures(parts[1] ?? "")}`;
  if (name === "mfrac") return `${parts[0] ?? ""}/${parts[1] ?? ""}`;
  return name === "msqrt" ? `√${parts.join("")}` : parts.join("");
}
