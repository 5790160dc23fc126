/**
 * The languages that a page says its parts are in, kept through its reading: a sign that no text
 * has stands within each part, and one that ends it where a block holds several. Whoever reads the
 * blocks takes the signs out again.
 */

import { findBilingualColumns } from "#lib/import/formats/bilingual-rows.ts";
import {
  attribute,
  childElements,
  findElement,
  localName,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";
import { isKindOf } from "#lib/import/language-choice.ts";

/** One of the two languages. */
export type Side = "fr" | "en";

const signs = { fr: "\ue0f1", en: "\ue0f2" } as const;
const partEnd = "\ue0f3";

/** A part of a block’s content, and its language where the page says it. */
export interface MarkedPart {
  readonly content: string;
  readonly language: Side | undefined;
}

/** The parts of a block’s content, without signs. */
export function readMarks(content: string): readonly MarkedPart[] {
  return content
    .split(partEnd)
    .map(
      (part) =>
        ({
          content: withoutMarks(part).trim(),
          language: part.includes(signs.fr) ? "fr" : part.includes(signs.en) ? "en" : undefined,
        }) satisfies MarkedPart,
    )
    .filter((part) => part.content !== "");
}

/** A content without signs. */
export function withoutMarks(content: string): string {
  return content.replace(/ ?\ue0f3(?= |$)|[\ue0f1-\ue0f3]/g, "");
}

/** The page with its signs; the same page where nothing in it says of what language it is. */
export function markLanguages(root: MarkupElement): MarkupElement {
  const body = findElement(root, "body") ?? root;
  const tables = findTables(body);
  if (!saysLanguages(body) && tables.size === 0) return root;
  const marked = markBlock(body, { language: undefined, isShared: false, tables });
  return body === root ? marked : replaceElement(root, body, marked);
}

const blocks = new Set(
  "address article aside blockquote body center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main ol p pre section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

function isBlock(element: MarkupElement): boolean {
  return blocks.has(localName(element));
}

function languageOf(element: MarkupElement): Side | undefined {
  const code = attribute(element, "lang");
  if (code === undefined) return undefined;
  if (isKindOf(code, "fr")) return "fr";
  return isKindOf(code, "en") ? "en" : undefined;
}

/** Whether some element in the page, not the page itself, is said to be in one of the languages. */
function saysLanguages(body: MarkupElement): boolean {
  return childElements(body).some(
    (child) => languageOf(child) !== undefined || saysLanguages(child),
  );
}

/** The cells that are French or English, of tables that are a text in both. */
function findTables(body: MarkupElement): ReadonlyMap<MarkupElement, Side> {
  const found = new Map<MarkupElement, Side>();
  const visit = (element: MarkupElement) => {
    if (localName(element) !== "table") {
      for (const child of childElements(element)) visit(child);
      return;
    }
    const rows = rowsOf(element);
    const cells = rows.map((row) => childElements(row).filter(isCell));
    const texts = cells.map((row) =>
      row.map((cell) => textContent(cell).replace(/\s+/g, " ").trim()),
    );
    const columns = findBilingualColumns(texts, { isMeant: false });
    if (columns === undefined) return;
    for (const row of cells) {
      const [fr, en] = [row[columns.fr], row[columns.en]];
      if (fr !== undefined) found.set(fr, "fr");
      if (en !== undefined) found.set(en, "en");
    }
  };
  visit(body);
  return found;
}

function rowsOf(table: MarkupElement): readonly MarkupElement[] {
  return childElements(table).flatMap((child) =>
    localName(child) === "tr" ? [child] : localName(child) === "table" ? [] : rowsOf(child),
  );
}

function isCell(element: MarkupElement): boolean {
  return /^t[dh]$/.test(localName(element));
}

interface Around {
  readonly language: Side | undefined;
  /** Whether what is around becomes one block: a note of several paragraphs, a row of cells. */
  readonly isShared: boolean;
  readonly tables: ReadonlyMap<MarkupElement, Side>;
}

function markBlock(element: MarkupElement, around: Around): MarkupElement {
  const inTable = around.tables.get(element);
  const language =
    inTable ??
    (localName(element) === "body" ? undefined : (languageOf(element) ?? around.language));
  const isShared = around.isShared || isCell(element) || localName(element) === "aside";
  if (childElements(element).some(hasBlock)) {
    const children = element.children.map((child) =>
      typeof child === "string" ? child : markBlock(child, { ...around, language, isShared }),
    );
    return { ...element, children };
  }
  if (!hasLetters(element)) return element;
  const parts = markParts(element, language);
  if (parts !== undefined) return parts;
  return language === undefined ? element : withMark(element, language, isShared);
}

function hasBlock(element: MarkupElement): boolean {
  return isBlock(element) || childElements(element).some(hasBlock);
}

function hasLetters(node: MarkupNode): boolean {
  return /[\p{L}\p{N}]/u.test(textContent(node));
}

/**
 * A block whose parts are in both languages: each part is said to be in one, or the last is, and is
 * about as long as what stands before it.
 */
function markParts(element: MarkupElement, own: Side | undefined): MarkupElement | undefined {
  const children = element.children.filter(hasLetters);
  const languages = children.map((child) =>
    typeof child === "string" ? undefined : languageOf(child),
  );
  const last = children.at(-1);
  const said = new Set(languages);
  const isAllSaid = said.has("fr") && said.has("en") && !said.has(undefined);
  const before = children.slice(0, -1);
  const lastLanguage = languages.at(-1);
  const isTail =
    last !== undefined &&
    before.length > 0 &&
    lastLanguage !== undefined &&
    lastLanguage !== own &&
    languages.slice(0, -1).every((language) => language !== lastLanguage) &&
    isAsLong(lengthOf(before), lengthOf([last]));
  if (!isAllSaid && !isTail) return undefined;
  return {
    ...element,
    children: element.children.flatMap((child): readonly MarkupNode[] => {
      if (typeof child === "string") return [child];
      const language = languageOf(child);
      if (language === undefined || !hasLetters(child)) return [child];
      const marked = withMark(child, language, true);
      return isAllSaid || child !== last ? [marked] : [partEnd, marked];
    }),
  };
}

function lengthOf(nodes: readonly MarkupNode[]): number {
  return nodes.reduce((sum, node) => sum + textContent(node).trim().length, 0);
}

function isAsLong(a: number, b: number): boolean {
  return Math.min(a, b) > 12 && Math.max(a, b) < 2.2 * Math.min(a, b);
}

function withMark(element: MarkupElement, language: Side, isPart: boolean): MarkupElement {
  const marked = markLastWord(element, signs[language]);
  const children = marked === undefined ? [...element.children, signs[language]] : marked.children;
  return { ...element, children: isPart ? [...children, partEnd] : children };
}

/** The sign stands right after the last letter, before the stop: what ends a sentence still does. */
function markLastWord(element: MarkupElement, sign: string): MarkupElement | undefined {
  for (let at = element.children.length - 1; at >= 0; at--) {
    const child = element.children[at];
    if (child === undefined) continue;
    const marked =
      typeof child === "string"
        ? markText(child, sign)
        : /^(?:a|sup|sub|rt|script|style)$/.test(localName(child))
          ? undefined
          : markLastWord(child, sign);
    if (marked === undefined) continue;
    const children = [...element.children];
    children[at] = marked;
    return { ...element, children };
  }
  return undefined;
}

function markText(text: string, sign: string): string | undefined {
  const end = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(text);
  if (end === null) return undefined;
  const at = end.index + end[0].length;
  return text.slice(0, at) + sign + text.slice(at);
}

function replaceElement(
  element: MarkupElement,
  old: MarkupElement,
  replacement: MarkupElement,
): MarkupElement {
  if (element === old) return replacement;
  return {
    ...element,
    children: element.children.map((child) =>
      typeof child === "string" ? child : replaceElement(child, old, replacement),
    ),
  };
}
