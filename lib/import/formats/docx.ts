/** Word documents (DOCX) → blocks: styles tell headings and quotations, runs tell italics. */

import type { DraftBlock, DraftText } from "#lib/import/draft.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  parseMarkupIn,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { joinBlocks, Styles, toBlocks } from "#lib/import/formats/office.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Reads a DOCX. Throws an `ImportError` for one that is damaged or locked. */
export function readDocx(bytes: Uint8Array): DraftText {
  const archive = openArchive(bytes, "DOCX");
  const part = (path: string) => parseMarkupIn(archive, path, "DOCX");
  const document = part("word/document.xml");
  const body = document && findElement(document, "body");
  if (body === undefined) throw new ImportError("damaged", { format: "DOCX" });
  const reader = new DocumentReader(readStyles(part("word/styles.xml")));
  const blocks = reader.read(body);
  const notes = ["footnote", "endnote"].flatMap((kind) => {
    const own = part(`word/${kind}s.xml`);
    return own === undefined ? [] : readNotes(own, kind, reader);
  });
  const properties = part("docProps/core.xml");
  return {
    blocks: [...blocks, ...notes.sort((a, b) => (a.note ?? 0) - (b.note ?? 0))],
    title: textOfFirst(properties, "title"),
    author: textOfFirst(properties, "creator"),
  };
}

interface Style {
  readonly name: string;
  readonly parent: string | undefined;
  /** Of a heading, from 0; 9 is running text. */
  readonly level: number | undefined;
  readonly isItalic: boolean | undefined;
}

function readStyles(part: MarkupElement | undefined): Styles<Style> {
  const styles = new Map<string, Style>();
  for (const style of part === undefined ? [] : findElements(part, "style")) {
    const id = attribute(style, "styleId");
    if (id === undefined) continue;
    const properties = childElements(style, "pPr")[0];
    styles.set(id, {
      name: valOf(style, "name") ?? id,
      parent: valOf(style, "basedOn"),
      level: properties && numberOf(valOf(properties, "outlineLvl")),
      isItalic: isOn(childElements(style, "rPr")[0], "i"),
    });
  }
  return new Styles(styles);
}

/** Reads paragraphs, numbering the notes as they are called. */
class DocumentReader {
  readonly #styles: Styles<Style>;
  readonly #numbers = new Map<string, number>();

  constructor(styles: Styles<Style>) {
    this.#styles = styles;
  }

  read(parent: MarkupElement): readonly DraftBlock[] {
    return childElements(parent).flatMap((element): readonly DraftBlock[] => {
      switch (localName(element)) {
        case "p":
          return this.#paragraph(element);
        case "tbl":
        case "tr":
        case "tc":
        case "sdt":
        case "sdtContent":
        case "ins":
        case "smartTag":
        case "customXml":
          return this.read(element);
        default:
          return [];
      }
    });
  }

  /** The number of a note, by its kind and id: `footnote 2`. `undefined` where nobody calls it. */
  numberOf(note: string): number | undefined {
    return this.#numbers.get(note);
  }

  #paragraph(element: MarkupElement): readonly DraftBlock[] {
    const properties = childElements(element, "pPr")[0];
    const style = properties && valOf(properties, "pStyle");
    const name = this.#styles.find(style, (found) => found.name || undefined) ?? "";
    const isQuotation = /quot|citation|block text|extrait/i.test(name);
    // A quotation is set off already; that its style slants it says nothing more.
    const isItalic = this.#styles.find(style, (found) => found.isItalic) === true;
    const runs: Run[] = [];
    this.#runs(element, runs, isItalic && !isQuotation);
    const numbering = properties && childElements(properties, "numPr")[0];
    return toBlocks(formatRuns(runs), {
      level: this.#headingLevel(properties, style),
      isVerse: /^(?:verse|vers|poem|poésie|poetry)/i.test(name),
      isQuotation,
      isItem: numbering !== undefined && valOf(numbering, "numId") !== "0",
      isDisplayed:
        (properties && valOf(properties, "jc")) === "center" || /title|titre/i.test(name),
    });
  }

  #headingLevel(
    properties: MarkupElement | undefined,
    style: string | undefined,
  ): number | undefined {
    const own = properties && numberOf(valOf(properties, "outlineLvl"));
    const named = this.#styles.find(style, ({ name, level }) => {
      const heading = /^(?:heading|titre|überschrift) ?([1-9])$/i.exec(name)?.[1];
      if (heading !== undefined) return Number(heading) - 1;
      return /^(?:title|titre)$/i.test(name) ? -1 : level;
    });
    const level = own ?? named;
    return level === undefined || level > 8 ? undefined : level + 1;
  }

  #runs(parent: MarkupElement, runs: Run[], isItalic: boolean): void {
    for (const element of childElements(parent)) {
      switch (localName(element)) {
        case "r":
          this.#run(element, runs, isItalic);
          break;
        case "hyperlink":
        case "ins":
        case "smartTag":
        case "fldSimple":
        case "sdt":
        case "sdtContent":
        case "customXml":
        case "bdo":
        case "dir":
          this.#runs(element, runs, isItalic);
          break;
      }
    }
  }

  #run(element: MarkupElement, runs: Run[], inItalicParagraph: boolean): void {
    const properties = childElements(element, "rPr")[0];
    if (isOn(properties, "vanish") === true) return;
    const style = properties && valOf(properties, "rStyle");
    const styled = this.#styles.find(style, ({ isItalic, name }) =>
      /^(?:emphasis|accentuation|strong|intense emphasis)$/i.test(name) ? true : isItalic,
    );
    const isEmphasis = isOn(properties, "i") ?? styled ?? inItalicParagraph;
    for (const child of childElements(element)) {
      const name = localName(child);
      if (name === "t") runs.push({ type: "text", value: textContent(child), isEmphasis });
      else if (name === "tab") runs.push({ type: "text", value: " ", isEmphasis });
      else if (name === "noBreakHyphen") runs.push({ type: "text", value: "‑", isEmphasis });
      else if (name === "br" && attribute(child, "type") !== "page")
        runs.push({ type: "line-end" });
      else if (name === "cr") runs.push({ type: "line-end" });
      else if (name === "footnoteReference" || name === "endnoteReference") {
        const note = `${name.replace("Reference", "")} ${attribute(child, "id") ?? ""}`;
        const number = this.#numbers.get(note) ?? this.#numbers.size + 1;
        this.#numbers.set(note, number);
        runs.push({ type: "note-call", number, isEmphasis });
      }
    }
  }
}

function readNotes(
  part: MarkupElement,
  kind: string,
  reader: DocumentReader,
): readonly DraftBlock[] {
  return findElements(part, kind).flatMap((element) => {
    const note = reader.numberOf(`${kind} ${attribute(element, "id") ?? ""}`);
    if (note === undefined) return [];
    const content = joinBlocks(reader.read(element));
    return content === "" ? [] : [{ kind: "n" as const, note, content }];
  });
}

/** The value of a property that is a child element: `<w:jc w:val="center"/>`. */
function valOf(element: MarkupElement, name: string): string | undefined {
  const child = childElements(element, name)[0];
  return child && attribute(child, "val");
}

/** A switch: there without a value, it is on. */
function isOn(properties: MarkupElement | undefined, name: string): boolean | undefined {
  const child = properties && childElements(properties, name)[0];
  if (child === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(attribute(child, "val") ?? "1");
}

function numberOf(value: string | undefined): number | undefined {
  return value === undefined || !/^\d+$/.test(value) ? undefined : Number(value);
}
