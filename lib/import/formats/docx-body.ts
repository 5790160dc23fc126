/** The body of a Word document, of a note or a text box → its paragraphs and tables in order. */

import type { DraftBlock } from "#lib/import/draft.ts";
import type { DraftTable, Flow } from "#lib/import/formats/document-tables.ts";
import { flattenTables } from "#lib/import/formats/document-tables.ts";
import {
  isInContents,
  readParagraphContent,
  type WordDocument,
} from "#lib/import/formats/docx-runs.ts";
import {
  alignOf,
  hasRule,
  headingLevelOf,
  indentOf,
  listPlaceOf,
  numberOf,
  valOf,
  type WordNumbering,
} from "#lib/import/formats/docx-styles.ts";
import type { Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElement,
  localName,
  type MarkupElement,
} from "#lib/import/formats/markup.ts";
import {
  isCaption,
  isSetIn,
  joinDropCap,
  kindOfNames,
  type ParagraphStyle,
  setAsideContents,
  toBlocks,
  usualIndent,
  wordsOf,
} from "#lib/import/formats/office.ts";

/** Reads bodies, one after another, of one document. */
export class BodyReader {
  readonly #document: WordDocument;
  readonly #numbering: WordNumbering;
  /** What the next paragraph begins with: a drop cap, or a paragraph whose end was deleted. */
  #waiting: readonly Run[] = [];
  #isInContents = false;
  /** How far running text is set in from the left. */
  #usualIndent = 0;

  constructor(document: Omit<WordDocument, "readBox">, numbering: WordNumbering) {
    this.#document = Object.assign(document, {
      readBox: (box: MarkupElement) => this.#readApart(box),
    });
    this.#numbering = numbering;
  }

  read(parent: MarkupElement): Flow {
    this.#usualIndent = this.#usualIndentOf(parent);
    const flow = this.#read(parent);
    return [...flow, ...this.#endWaiting()];
  }

  #endWaiting(): readonly DraftBlock[] {
    const blocks = toBlocks(this.#waiting, {});
    this.#waiting = [];
    return blocks;
  }

  /** A text box has no part in what the paragraph around it waits for. */
  #readApart(box: MarkupElement): Flow {
    const waiting = this.#waiting;
    this.#waiting = [];
    const flow = [...this.#read(box), ...this.#endWaiting()];
    this.#waiting = waiting;
    return flow;
  }

  #read(parent: MarkupElement): Flow {
    return childElements(parent).flatMap((element): Flow => {
      switch (localName(element)) {
        case "p":
          return this.#paragraph(element);
        case "tbl":
          return this.#table(element);
        case "sdt":
          return this.#control(element);
        case "del":
        case "moveFrom":
          return this.#setAside(element);
        case "AlternateContent": {
          const ways = ["Choice", "Fallback"].flatMap((name) => childElements(element, name));
          const way = ways.find(({ children }) => children.length > 0);
          return way === undefined ? [] : this.#read(way);
        }
        case "oMath":
        case "oMathPara":
          return this.#paragraph({ ...element, name: "w:p", children: [element] });
        default:
          return /Pr$/.test(localName(element)) ? [] : this.#read(element);
      }
    });
  }

  /** Whole paragraphs that were deleted. */
  #setAside(element: MarkupElement): Flow {
    for (const block of flattenTables(this.#readApart(element))) {
      this.#document.ledger.setAside("deleted", wordsOf(block));
    }
    return [];
  }

  /** A control round paragraphs; Word’s list of contents is one, with its heading. */
  #control(element: MarkupElement): Flow {
    const gallery = findElement(element, "docPartGallery");
    const isContents = /table of contents|table des mati/i.test(
      (gallery && attribute(gallery, "val")) ?? "",
    );
    const outer = this.#isInContents;
    this.#isInContents ||= isContents;
    const flow = this.#read(element);
    this.#isInContents = outer;
    return flow;
  }

  #paragraph(element: MarkupElement): Flow {
    const properties = childElements(element, "pPr")[0];
    const style = valOf(properties, "pStyle");
    const how = this.#styleOf(properties, style);
    const { styles, fields } = this.#document;
    const isSetOff = how.isQuotation === true || how.level !== undefined;
    const beganInContents = this.#isInContents || isInContents(this.#document);
    const content = readParagraphContent(
      element,
      {
        // A quotation or heading is set off already; that its style slants it says nothing more.
        isItalic: !isSetOff && styles.find(style, ({ isItalic }) => isItalic) === true,
        isBold: !isSetOff && styles.find(style, ({ isBold }) => isBold) === true,
        isHidden: styles.find(style, ({ isHidden }) => isHidden) === true,
      },
      this.#document,
    );
    const endsInContents = beganInContents || isInContents(this.#document);
    // An instruction ends with its paragraph, whatever the file says.
    while (fields.at(-1)?.isResult === false) fields.pop();
    const { boxesBefore, runs: own } = joinDropCap(content.boxesBefore, content.runs);
    const runs = [...this.#waiting, ...own];
    this.#waiting = [];
    const mark = properties && childElements(properties, "rPr")[0];
    const isMarkDeleted = ["del", "moveFrom"].some(
      (name) => mark !== undefined && childElements(mark, name).length > 0,
    );
    const frame = properties && childElements(properties, "framePr")[0];
    const isDropCap = /^(?:drop|margin)$/.test((frame && attribute(frame, "dropCap")) ?? "");
    if (isMarkDeleted || isDropCap) {
      this.#waiting = isDropCap ? trimEnd(runs) : runs;
      return [...boxesBefore, ...content.boxesAfter];
    }
    const blocks = toBlocks(runs, {
      ...how,
      isDisplayed: how.isDisplayed === true || content.isAllBold,
      hasRule: content.hasRule || how.hasRule === true,
    });
    const isAside = endsInContents || isContentsStyle(style, this.#document);
    const placed = isAside ? blocks.map(setAsideContents) : blocks;
    return [...boxesBefore, ...placed, ...content.boxesAfter];
  }

  #styleOf(properties: MarkupElement | undefined, style: string | undefined): ParagraphStyle {
    const { styles } = this.#document;
    const named = styles.namesOf(style).map((id) => styles.find(id, ({ name }) => name) ?? id);
    const kind = kindOfNames(named);
    const place = listPlaceOf(properties) ?? styles.find(style, ({ list }) => list);
    const isListed = place !== undefined && place.list !== "0";
    const level = headingLevelOf(properties, style, styles);
    const isCentred = alignOf(properties) ?? styles.find(style, (each) => each.isCentred) ?? false;
    const label = isListed ? this.#numbering.next(place) : undefined;
    if (label !== undefined && label !== "") this.#document.ledger.show(`${label} `);
    return {
      level,
      label,
      isVerse: kind === "verse",
      isQuotation:
        kind === "quotation" ||
        (!isListed && !isCentred && kind === undefined && this.#isSetIn(properties, style)),
      isItem: isListed,
      isDisplayed: isCentred || named.some((name) => /title|titre/i.test(name)),
      isCaption: isCaption(named),
      hasRule: hasRule(properties) ?? styles.find(style, (each) => each.hasRule) ?? false,
    };
  }

  /** Whether a paragraph is set in from both sides, or further from the left than most. */
  #isSetIn(properties: MarkupElement | undefined, style: string | undefined): boolean {
    const own = indentOf(properties);
    const { styles } = this.#document;
    const left = own.left ?? styles.find(style, (each) => each.left) ?? 0;
    const right = own.right ?? styles.find(style, (each) => each.right) ?? 0;
    return isSetIn({ left, right }, this.#usualIndent);
  }

  /** How far most paragraphs with text are set in. */
  #usualIndentOf(body: MarkupElement): number {
    const paragraphs = childElements(body, "p").filter((each) => findElement(each, "t"));
    return usualIndent(
      paragraphs.flatMap((paragraph): readonly number[] => {
        const properties = childElements(paragraph, "pPr")[0];
        if (listPlaceOf(properties) !== undefined) return [];
        const style = valOf(properties, "pStyle");
        const own = indentOf(properties).left;
        return [own ?? this.#document.styles.find(style, (each) => each.left) ?? 0];
      }),
    );
  }

  #table(element: MarkupElement): Flow {
    const rows = rowsOf(element).flatMap((row): DraftTable["rows"] => {
      const properties = childElements(row, "trPr")[0];
      if (properties !== undefined && childElements(properties, "del").length > 0) {
        this.#setAside(row);
        return [];
      }
      return [this.#row(row, properties)];
    });
    return rows.length === 0 ? [] : [{ kind: "table", rows }];
  }

  #row(
    row: MarkupElement,
    properties: MarkupElement | undefined,
  ): readonly (readonly DraftBlock[])[] {
    const before = numberOf(valOf(properties, "gridBefore")) ?? 0;
    const cells = cellsOf(row).flatMap((cell): readonly (readonly DraftBlock[])[] => {
      const own = childElements(cell, "tcPr")[0];
      const span = Math.min(numberOf(valOf(own, "gridSpan")) ?? 1, mostColumns);
      const blocks = flattenTables(this.#readApart(cell));
      return [blocks, ...Array.from({ length: Math.max(0, span - 1) }, () => [])];
    });
    return [...Array.from({ length: Math.min(before, mostColumns) }, () => []), ...cells];
  }
}

const mostColumns = 100;

/** The rows of a table, in controls and revisions too. */
function rowsOf(element: MarkupElement): readonly MarkupElement[] {
  return childElements(element).flatMap((child) => {
    if (localName(child) === "tr") return [child];
    return /Pr$|^tblGrid$/.test(localName(child)) ? [] : rowsOf(child);
  });
}

function cellsOf(element: MarkupElement): readonly MarkupElement[] {
  return childElements(element).flatMap((child) => {
    if (localName(child) === "tc") return [child];
    return /Pr$/.test(localName(child)) ? [] : cellsOf(child);
  });
}

function trimEnd(runs: readonly Run[]): readonly Run[] {
  return runs
    .filter(({ type }) => type !== "line-end")
    .map((run) =>
      run.type === "text" ? { ...run, value: run.value.trimEnd(), isEmphasis: false } : run,
    );
}

function isContentsStyle(style: string | undefined, { styles }: WordDocument): boolean {
  const names = styles.namesOf(style).map((id) => styles.find(id, ({ name }) => name) ?? id);
  return names.some((name) =>
    /^(?:toc|tm|table des mati[èe]res) ?[1-9]?$|^toc heading$/i.test(name),
  );
}
