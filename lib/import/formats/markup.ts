/**
 * HTML and XML → a tree of elements and texts, nothing more: no script runs, no address is
 * fetched, no entity is expanded but the named characters of HTML.
 */

import { Parser } from "htmlparser2";
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
  const root = { name: "", attributes: {}, children: [] as MarkupNode[] };
  const stack: (MarkupElement & { readonly children: MarkupNode[] })[] = [root];
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
      onclosetag() {
        if (stack.length === 1) return;
        const element = stack.pop();
        if (element === undefined || taking?.names.includes(localName(element)) !== true) return;
        stack.at(-1)?.children.pop();
        taking.take(element, stack.slice(1));
      },
    },
    { xmlMode: syntax === "xml", recognizeSelfClosing: syntax !== "html", recognizeCDATA: true },
  );
  parser.write(source);
  // HTML may leave elements open; XML that does is cut short.
  if (syntax === "xml" && stack.length > 1) throw new ImportError("damaged", { format });
  parser.end();
  return root;
}

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
