/**
 * HTML and XML → a tree of elements and texts, nothing more: no script runs, no address is
 * fetched, no entity is expanded but the named characters of HTML.
 */

import { Parser, Tokenizer } from "htmlparser2";
import type { Archive } from "#lib/import/formats/archive.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** An element with what is in it, in the order of the document. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MarkupNode[];
}

export type MarkupNode = MarkupElement | string;

/** No document nests so deep; one that does would break whoever walks it. */
export const deepestMarkup = 256;

/** How a document is read: as HTML, as XHTML (self-closing tags count), or as XML. */
export type MarkupSyntax = "html" | "xhtml" | "xml";

/** Takes each element of a local name as soon as it is whole, so that no tree holds them all. */
export interface Taking {
  readonly names: readonly string[];
  /** `within` are the elements around it, the outermost first. */
  readonly take: (element: MarkupElement, within: readonly MarkupElement[]) => void;
}

/** Parses a document; the element returned stands for the document and has no name. */
export function parseMarkup(
  source: string,
  syntax: MarkupSyntax,
  format: string,
  taking?: Taking,
): MarkupElement {
  refuseEntities(source, format);
  if (syntax === "xml") return parseAs(source, syntax, format, taking).root;
  const mended = closeRawText(source);
  if (syntax === "xhtml") {
    // As XML, an element may stand in a paragraph that would end one in HTML.
    const strict = parseAs(mended, syntax, format, taking);
    if (strict.isWellFormed) return strict.root;
  }
  return parseAs(mended, "html", format, taking, syntax === "xhtml").root;
}

interface Parsed {
  readonly root: MarkupElement;
  /** Whether every element was closed by a tag of its own. */
  readonly isWellFormed: boolean;
}

function parseAs(
  source: string,
  syntax: MarkupSyntax,
  format: string,
  taking: Taking | undefined,
  recognizeSelfClosing = syntax !== "html",
): Parsed {
  const root = { name: "", attributes: {}, children: [] as MarkupNode[] };
  const stack: (MarkupElement & { readonly children: MarkupNode[] })[] = [root];
  let isWellFormed = true;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (stack.length > deepestMarkup) {
          throw new ImportError("too-deep", { most: deepestMarkup });
        }
        const element = { name, attributes: { ...attributes }, children: [] };
        stack.at(-1)?.children.push(element);
        stack.push(element);
      },
      ontext(text) {
        const siblings = stack.at(-1)?.children;
        const last = siblings?.at(-1);
        if (siblings !== undefined && typeof last === "string") {
          siblings[siblings.length - 1] = last + text;
        } else siblings?.push(text);
      },
      onclosetag(_name, isImplied) {
        if (stack.length === 1) return;
        const element = stack.pop();
        if (isImplied) isWellFormed = false;
        if (element === undefined || taking?.names.includes(localName(element)) !== true) return;
        stack.at(-1)?.children.pop();
        taking.take(element, stack.slice(1));
      },
    },
    {
      xmlMode: syntax !== "html",
      lowerCaseTags: syntax !== "xml",
      lowerCaseAttributeNames: syntax !== "xml",
      recognizeSelfClosing,
      recognizeCDATA: true,
      ...(syntax === "xhtml" ? { Tokenizer: HtmlTokenizer } : {}),
    },
  );
  parser.write(source);
  // HTML may leave elements open; XML that does is cut short.
  if (syntax === "xml" && stack.length > 1) throw new ImportError("damaged", { format });
  parser.end();
  return { root, isWellFormed };
}

/** Knows the named characters and the raw texts of HTML whatever the parser goes by. */
class HtmlTokenizer extends Tokenizer {
  constructor(
    options: ConstructorParameters<typeof Tokenizer>[0],
    callbacks: ConstructorParameters<typeof Tokenizer>[1],
  ) {
    super({ ...options, xmlMode: false }, callbacks);
  }
}

/**
 * A title, a style sheet or a comment that nobody closed would take the whole page in; it ends
 * where the page’s first other tag begins.
 */
function closeRawText(source: string): string {
  let mended = source;
  for (const name of ["title", "style", "textarea", "script"]) mended = closeElement(mended, name);
  const comment = mended.lastIndexOf("<!--");
  const isOpen = comment !== -1 && !mended.includes("-->", comment);
  return isOpen ? mended.slice(0, comment) + mended.slice(comment + 4) : mended;
}

function closeElement(source: string, name: string): string {
  const opening = new RegExp(`<${name}(?:\\s[^<>]*)?>`, "gi");
  const closing = new RegExp(`</${name}(?=[\\s>])`, "gi");
  const pieces: string[] = [];
  let done = 0;
  let end = -1;
  for (let match = opening.exec(source); match !== null; match = opening.exec(source)) {
    if (match[0].endsWith("/>")) continue;
    const start = opening.lastIndex;
    if (end < start) {
      closing.lastIndex = start;
      end = closing.exec(source)?.index ?? source.length;
    }
    // Scripts write tags; they are only closed where nothing else does.
    const isOpen = end === source.length || (name === "title" && end - start > 20);
    tagOfPage.lastIndex = start;
    const at = isOpen ? (tagOfPage.exec(source)?.index ?? end) : end;
    if (at < end) {
      pieces.push(source.slice(done, at), `</${name}>`);
      done = at;
    }
    opening.lastIndex = at;
  }
  return pieces.length === 0 ? source : pieces.join("") + source.slice(done);
}

const tagOfPage = /<(?:\/head|meta|link|body|p|div|h[1-6]|section|article)\b/gi;

/** Parses a file of an archive; `undefined` where it is not there. */
export function parseMarkupIn(
  archive: Archive,
  path: string,
  format: string,
): MarkupElement | undefined {
  const file = archive.read(path);
  return file && parseMarkup(decodeAnyText(file), "xml", format);
}

/** A document type may name a file, which is not fetched; it may not define entities. */
function refuseEntities(source: string, format: string): void {
  const start = source.search(/<!DOCTYPE/i);
  if (start === -1) return;
  const subset = /^<!DOCTYPE[^>[]*\[/i.exec(source.slice(start, start + 10_000));
  if (subset !== null && /<!ENTITY/i.test(source.slice(start, start + 1_000_000))) {
    throw new ImportError("entity-declaration", { format });
  }
}

/** An element’s name without its namespace prefix. */
export function localName(element: MarkupElement): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

/** The child elements, of one local name where it is given. */
export function childElements(element: MarkupElement, name?: string): readonly MarkupElement[] {
  return element.children.filter(
    (child): child is MarkupElement =>
      typeof child !== "string" && (name === undefined || localName(child) === name),
  );
}

/** The first element of a local name below another, in the order of the document. */
export function findElement(element: MarkupElement, name: string): MarkupElement | undefined {
  for (const child of childElements(element)) {
    if (localName(child) === name) return child;
    const found = findElement(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every element of a local name below another, in the order of the document. */
export function findElements(element: MarkupElement, name: string): readonly MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (parent: MarkupElement) => {
    for (const child of childElements(parent)) {
      if (localName(child) === name) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** The text of the first element that has one of these local names; the names in order. */
export function textOfFirst(
  element: MarkupElement | undefined,
  ...names: readonly string[]
): string | undefined {
  for (const name of element === undefined ? [] : names) {
    const found = element && findElement(element, name);
    if (found !== undefined) return textContent(found).trim();
  }
  return undefined;
}

/** All the text in an element. */
export function textContent(node: MarkupNode): string {
  return typeof node === "string" ? node : node.children.map(textContent).join("");
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(element: MarkupElement, name: string): string | undefined {
  const exact = element.attributes[name];
  if (exact !== undefined) return exact;
  const key = Object.keys(element.attributes).find((key) => key.endsWith(`:${name}`));
  return key === undefined ? undefined : element.attributes[key];
}
