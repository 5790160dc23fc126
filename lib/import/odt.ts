/** OpenDocument texts (ODT) → blocks. */

import { openArchive } from "#lib/import/archive.ts";
import type { DraftBlock } from "#lib/import/draft.ts";
import { decodeAnyText } from "#lib/import/encoding.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { formatRuns, isStanza, joinLines, type Run } from "#lib/import/inline-content.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  type MarkupNode,
  parseMarkup,
  textContent,
} from "#lib/import/markup.ts";

/** Reads an ODT. Throws an `ImportError` for one that is damaged or locked. */
export function readOdt(bytes: Uint8Array): {
  readonly blocks: readonly DraftBlock[];
  readonly title?: string;
  readonly author?: string;
} {
  const archive = openArchive(bytes, "ODT");
  const readPart = (path: string) => {
    const file = archive.read(path);
    return file && parseMarkup(decodeAnyText(file), "xml", "ODT");
  };
  const manifest = readPart("META-INF/manifest.xml");
  if (manifest !== undefined && findElement(manifest, "encryption-data") !== undefined) {
    throw new ImportError("encrypted", { format: "ODT" });
  }
  const content = readPart("content.xml");
  const office = content && findElement(content, "body");
  const text = office && childElements(office, "text")[0];
  if (content === undefined || text === undefined) {
    throw new ImportError("damaged", { format: "ODT" });
  }
  const styleSheet = readPart("styles.xml");
  const reader = new DocumentReader(
    readStyles([...(styleSheet === undefined ? [] : [styleSheet]), content]),
  );
  const blocks = reader.read(text);
  const meta = readPart("meta.xml");
  const title = textContent((meta && findElement(meta, "title")) ?? "").trim();
  const creator = meta && (findElement(meta, "initial-creator") ?? findElement(meta, "creator"));
  const author = textContent(creator ?? "").trim();
  return {
    blocks: [...blocks, ...reader.notes],
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
  };
}

interface Style {
  readonly parent: string | undefined;
  readonly isItalic: boolean | undefined;
  readonly isCentred: boolean | undefined;
}

type Styles = ReadonlyMap<string, Style>;

function readStyles(parts: readonly MarkupElement[]): Styles {
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
  return styles;
}

function attributeOfChild(element: MarkupElement, child: string, name: string): string | undefined {
  const properties = childElements(element, child)[0];
  return properties && attribute(properties, name);
}

class DocumentReader {
  readonly notes: DraftBlock[] = [];
  readonly #styles: Styles;
  #isInNote = false;

  constructor(styles: Styles) {
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
    const isItalic = this.#say(style, ({ isItalic }) => isItalic) === true;
    for (const child of element.children) this.#runs(child, runs, isItalic);
    const content = formatRuns(runs);
    if (content === "") return [];
    const names = this.#namesOf(style);
    const isTitle = names.some((name) => /^(?:Title|Titre)$/i.test(name));
    if (localName(element) === "h" || isTitle) {
      const level = isTitle ? 0 : Number(attribute(element, "outline-level") ?? 1);
      return [{ kind: "h", level, content: joinLines(content) }];
    }
    if (isStanza(content)) return [{ kind: "v", content }];
    const line = joinLines(content);
    if (names.some((name) => /quotation|citation/i.test(name)))
      return [{ kind: "q", content: line }];
    if (isItem) return [{ kind: "l", content: line }];
    const isCentred = this.#say(style, ({ isCentred }) => isCentred) === true;
    return [
      { kind: "p", content: line, ...(isCentred && line.length < 120 ? { isLone: true } : {}) },
    ];
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
      const style = this.#say(attribute(node, "style-name"), ({ isItalic }) => isItalic);
      const isNamed = this.#namesOf(attribute(node, "style-name")).includes("Emphasis");
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
    const content = this.read(body)
      .map((block) => joinLines(block.content))
      .join(" ");
    this.#isInNote = false;
    if (content === "") return;
    const number = this.notes.length + 1;
    this.notes.push({ kind: "n", note: number, content });
    runs.push({ type: "note-call", number, isEmphasis });
  }

  #namesOf(style: string | undefined): readonly string[] {
    const names: string[] = [];
    for (
      let at = style;
      at !== undefined && !names.includes(at);
      at = this.#styles.get(at)?.parent
    ) {
      names.push(at);
    }
    return names;
  }

  #say<T>(style: string | undefined, say: (style: Style) => T | undefined): T | undefined {
    for (const name of this.#namesOf(style)) {
      const found = this.#styles.get(name);
      const said = found && say(found);
      if (said !== undefined) return said;
    }
    return undefined;
  }
}
