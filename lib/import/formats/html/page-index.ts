/** Where everything stands in the pages of a text: what links, ids and notes are told apart by. */

import { idOf, isBlock } from "#lib/import/formats/html/element-words.ts";
import { localName, type MarkupElement } from "#lib/import/formats/markup.ts";

/** A page and the path by which links of others name it. */
export interface HtmlPage {
  readonly path: string;
  readonly root: MarkupElement;
}

/** Where an element stands. */
export interface Place {
  readonly page: HtmlPage;
  /** Index of its page, from 0. */
  readonly pageIndex: number;
  readonly parent: MarkupElement | undefined;
  /** Counts up through all pages in the order of the text. */
  readonly order: number;
  /** The order of the last element within it. */
  readonly lastOrder: number;
  /** Its text within the page’s, in UTF-16 code units from 0, end not included. */
  readonly start: number;
  readonly end: number;
}

/** Elements whose text no page shows. */
export const unshownElements: ReadonlySet<string> = new Set(
  "script style template link meta title base".split(" "),
);

export class PageIndex {
  readonly elements: readonly MarkupElement[];
  readonly #places = new Map<MarkupElement, Place>();
  readonly #byId = new Map<string, MarkupElement>();
  readonly #texts: string[] = [];

  constructor(pages: readonly HtmlPage[]) {
    const elements: MarkupElement[] = [];
    for (const [pageIndex, page] of pages.entries()) {
      const pieces: string[] = [];
      let length = 0;
      const visit = (element: MarkupElement, parent: MarkupElement | undefined) => {
        const order = elements.push(element);
        const start = length;
        for (const child of element.children) {
          if (typeof child === "string") {
            pieces.push(child);
            length += child.length;
          } else if (!unshownElements.has(child.name)) visit(child, element);
          else this.#placeUnshown(child, { page, pageIndex, parent: element, at: length, order });
        }
        const lastOrder = elements.length;
        this.#places.set(element, {
          page,
          pageIndex,
          parent,
          order,
          lastOrder,
          start,
          end: length,
        });
        const id = idOf(element);
        const key = `${page.path}#${id}`;
        if (id !== undefined && !this.#byId.has(key)) this.#byId.set(key, element);
      };
      visit(page.root, undefined);
      this.#texts.push(pieces.join(""));
    }
    this.elements = elements;
  }

  /** A script stands somewhere, too, with nothing in it. */
  #placeUnshown(
    element: MarkupElement,
    { at, ...place }: Pick<Place, "page" | "pageIndex" | "parent" | "order"> & { at: number },
  ): void {
    this.#places.set(element, { ...place, lastOrder: place.order - 1, start: at, end: at });
  }

  /** Where an element stands; only elements of the pages are asked for. */
  placeOf(element: MarkupElement): Place {
    const place = this.#places.get(element);
    if (place === undefined) throw new RangeError(`no element of the pages: ${element.name}`);
    return place;
  }

  /** The element that a link names, `path#id`. */
  find(target: string): MarkupElement | undefined {
    return this.#byId.get(target);
  }

  /** An element and all around it, the nearest first. */
  *chainOf(element: MarkupElement): Generator<MarkupElement> {
    for (let at: MarkupElement | undefined = element; at !== undefined; ) {
      yield at;
      at = this.#places.get(at)?.parent;
    }
  }

  /** The nearest block that an element is or stands in, a table’s cell too. */
  blockOf(element: MarkupElement): MarkupElement {
    let last = element;
    for (const at of this.chainOf(element)) {
      if (isBlock(at) || /^t[dh]$/.test(localName(at))) return at;
      last = at;
    }
    return last;
  }

  contains(outer: MarkupElement, inner: MarkupElement): boolean {
    const { order, lastOrder } = this.placeOf(outer);
    const place = this.placeOf(inner);
    return order <= place.order && place.order <= lastOrder;
  }

  /** The text of a page between two places of it. */
  textBetween(pageIndex: number, start: number, end: number): string {
    return (this.#texts[pageIndex] ?? "").slice(start, Math.max(start, end));
  }

  textOf(element: MarkupElement): string {
    const { pageIndex, start, end } = this.placeOf(element);
    return this.textBetween(pageIndex, start, end);
  }

  /** The text in a block before an element in it. */
  textBefore(block: MarkupElement, element: MarkupElement): string {
    const { pageIndex, start } = this.placeOf(block);
    return this.textBetween(pageIndex, start, this.placeOf(element).start);
  }

  /** The text in a block after an element in it. */
  textAfter(block: MarkupElement, element: MarkupElement): string {
    const { pageIndex, end } = this.placeOf(block);
    return this.textBetween(pageIndex, this.placeOf(element).end, end);
  }
}
