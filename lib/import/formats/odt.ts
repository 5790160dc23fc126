/** OpenDocument texts (ODT) → blocks. */

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
  type MarkupNode,
  parseMarkupIn,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { joinBlocks, Styles, toBlocks } from "#lib/import/formats/office.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Reads an ODT. Throws an `ImportError` for one that is damaged or locked. */
export function readOdt(bytes: Uint8Array): DraftText {
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
  const reader = new DocumentReader(
    readStyles([...(styleSheet === undefined ? [] : [styleSheet]), content]),
  );
  const blocks = reader.read(text);
  const meta = part("meta.xml");
  return {
    blocks: [...blocks, ...reader.notes],
    title: textOfFirst(meta, "title"),
    author: textOfFirst(meta, "initial-creator", "creator"),
  };
}

interface Style {
  readonly parent: string | undefined;
  readonly isItalic: boolean | undefined;
  readonly isCentred: boolean | undefined;
}

function readStyles(parts: readonly MarkupElement[]): Styles<Style> {
  const styles = new Map<string, Style>();
  for (const style of parts.flatMap((part) => findElements(part, "style"))) {
    const name = attribute(style, "name");
    if (name === undefined) continue;
    const slant = attributeOfChild(style, "text-properties", "font-style");
    const align = attributeOfChild(style, "paragraph-properties", "text-align");
    styles.set(name, {
      parent: attribute(style, "parent-style-name"),
      isItalic: slant === undefined ? undefined : slant !== "normal",
      isCentred: align === undefined ? undefined : align === "center",
    });
  }
  return new Styles(styles);
}

function attributeOfChild(element: MarkupElement, child: string, name: string): string | undefined {
  const properties = childElements(element, child)[0];
  return properties && attribute(properties, name);
}

class DocumentReader {
  readonly notes: DraftBlock[] = [];
  readonly #styles: Styles<Style>;
  #isInNote = false;

  constructor(styles: Styles<Style>) {
    this.#styles = styles;
  }

  read(parent: MarkupElement, isItem = false): readonly DraftBlock[] {
    return childElements(parent).flatMap((element): readonly DraftBlock[] => {
      switch (localName(element)) {
        case "p":
        case "h":
          return this.#paragraph(element, isItem);
        case "list-item":
        case "list-header":
          return this.read(element, true);
        case "list":
        case "section":
        case "table":
        case "table-row":
        case "table-cell":
        case "table-rows":
        case "table-header-rows":
        case "index-body":
          return this.read(element, isItem);
        case "table-of-content":
          return this.read(element).map((block) => ({
            ...block,
            kind: "p",
            aside: "front-matter",
          }));
        default:
          return [];
      }
    });
  }

  #paragraph(element: MarkupElement, isItem: boolean): readonly DraftBlock[] {
    const style = attribute(element, "style-name");
    const runs: Run[] = [];
    const isItalic = this.#styles.find(style, ({ isItalic }) => isItalic) === true;
    for (const child of element.children) this.#runs(child, runs, isItalic);
    const names = this.#styles.namesOf(style);
    const isTitle = names.some((name) => /^(?:Title|Titre)$/i.test(name));
    const level =
      localName(element) === "h" ? Number(attribute(element, "outline-level") ?? 1) : undefined;
    return toBlocks(formatRuns(runs), {
      level: isTitle ? 0 : level,
      isQuotation: names.some((name) => /quotation|citation/i.test(name)),
      isItem,
      isDisplayed: this.#styles.find(style, ({ isCentred }) => isCentred) === true,
    });
  }

  #runs(node: MarkupNode, runs: Run[], isEmphasis: boolean): void {
    if (typeof node === "string") {
      runs.push({ type: "text", value: node, isEmphasis });
      return;
    }
    const name = localName(node);
    if (name === "s") {
      runs.push({ type: "text", value: " ", isEmphasis });
    } else if (name === "tab") {
      runs.push({ type: "text", value: " ", isEmphasis });
    } else if (name === "line-break") {
      runs.push({ type: "line-end" });
    } else if (name === "note") {
      this.#note(node, runs, isEmphasis);
    } else if (
      ["span", "a", "meta", "meta-field", "bookmark-ref", "ruby", "ruby-base"].includes(name)
    ) {
      const style = this.#styles.find(attribute(node, "style-name"), ({ isItalic }) => isItalic);
      const isNamed = this.#styles.namesOf(attribute(node, "style-name")).includes("Emphasis");
      for (const child of node.children) {
        this.#runs(child, runs, style ?? (isNamed || isEmphasis));
      }
    }
  }

  #note(element: MarkupElement, runs: Run[], isEmphasis: boolean): void {
    const body = childElements(element, "note-body")[0];
    // A note within a note has nowhere to be called from.
    if (body === undefined || this.#isInNote) return;
    this.#isInNote = true;
    const content = joinBlocks(this.read(body));
    this.#isInNote = false;
    if (content === "") return;
    const number = this.notes.length + 1;
    this.notes.push({ kind: "n", note: number, content });
    runs.push({ type: "note-call", number, isEmphasis });
  }
}
