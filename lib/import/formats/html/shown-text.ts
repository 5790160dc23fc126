/** All that a page shows as text, for the ledger: found by itself, whatever becomes of it. */

import type { ImportContext } from "#lib/import/draft.ts";
import { headingLevel } from "#lib/import/formats/html/element-words.ts";
import { unshownElements } from "#lib/import/formats/html/page-index.ts";
import { childElements, type MarkupElement, textContent } from "#lib/import/formats/markup.ts";
import { Ledger } from "#lib/import/ledger.ts";

/** Shows the ledger every word of a page, what the page hides too. */
export function showPage(root: MarkupElement, ledger: Ledger): void {
  ledger.show(shownText(root));
}

/** All words of an element, those that a page makes by itself too. */
export function shownText(root: MarkupElement): string {
  const pieces: string[] = [];
  const visit = (element: MarkupElement, heading: MarkupElement | undefined) => {
    const markers = element.name === "ol" ? numberItems(element) : undefined;
    for (const child of element.children) {
      if (typeof child === "string") pieces.push(child);
      else if (child.name === "img") pieces.push(textOfPicture(child, heading));
      else if (!unshownElements.has(child.name)) {
        pieces.push(markers?.get(child) ?? "");
        visit(child, headingLevel(child) === undefined ? heading : child);
      }
    }
  };
  visit(root, headingLevel(root) === undefined ? undefined : root);
  return pieces.join("");
}

/** The figures before the items of a numbered list, `1. `, which a page makes by itself. */
export function numberItems(list: MarkupElement): ReadonlyMap<MarkupElement, string> {
  const markers = new Map<MarkupElement, string>();
  let number = Number(list.attributes.start ?? 1);
  for (const item of childElements(list)) {
    if (item.name !== "li") continue;
    const own = Number(item.attributes.value ?? Number.NaN);
    if (Number.isInteger(own)) number = own;
    if (!Number.isInteger(number)) return markers;
    markers.set(item, `${number}. `);
    number++;
  }
  return markers;
}

/** A picture’s words where it stands for them: an initial, or the whole of a heading. */
export function textOfPicture(
  { attributes }: MarkupElement,
  heading: MarkupElement | undefined,
): string {
  const alt = (attributes.alt ?? "").trim();
  const initial =
    /^(?:(?:lettrine|drop ?caps?|(?:decorative )?initial|lettre)\W+)?(\p{Lu})$/iu.exec(alt)?.[1];
  if (initial !== undefined && /^\p{Lu}$/u.test(initial)) return initial;
  const isWholeHeading = heading !== undefined && textContent(heading).trim() === "";
  return isWholeHeading && alt.length < 120 && !/\.(?:jpe?g|png|gif|svg)$/i.test(alt) ? alt : "";
}

/** Within a page: what is read there has been shown with the page. */
class ShownLedger extends Ledger {
  readonly #of: Ledger;

  constructor(of: Ledger) {
    super();
    this.#of = of;
  }

  override show(): void {}

  override setAside(...entry: Parameters<Ledger["setAside"]>): void {
    this.#of.setAside(...entry);
  }
}

/** The context for text that a page holds in another form, and that was shown with the page. */
export function shownContext(context: ImportContext): ImportContext {
  return { ...context, ledger: new ShownLedger(context.ledger) };
}
