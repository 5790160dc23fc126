/** Which elements hold no text of the book, by the name under which the ledger sets them aside. */

import { hasWord, typesOf } from "#lib/import/formats/html/element-words.ts";
import { isLineNumber, isPageNumber } from "#lib/import/formats/html/page-number.ts";
import { shownText } from "#lib/import/formats/html/shown-text.ts";
import { isHidden, type StyledClasses } from "#lib/import/formats/html/style-sheet.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";
import type { SetAsideName } from "#lib/import/ledger.ts";

/** What is the same wherever it stands. */
const nameOfElement: ReadonlyMap<string, SetAsideName> = new Map<string, SetAsideName>([
  ["iframe", "hidden"],
  ["audio", "hidden"],
  ["video", "hidden"],
  ["canvas", "hidden"],
  ["embed", "hidden"],
  ["annotation", "hidden"],
  ["annotation-xml", "hidden"],
  ["svg", "picture"],
  ["button", "navigation"],
  ["select", "navigation"],
  ["input", "navigation"],
  ["textarea", "navigation"],
  ["datalist", "navigation"],
  ["rt", "comment"],
  ["rp", "comment"],
  ["rtc", "comment"],
]);

const backWords: ReadonlySet<string> = new Set(["mw-cite-backlink"]);

/** Why an element is no text of the book; `undefined` where it is. */
export function whyUnread(
  element: MarkupElement,
  styles: StyledClasses,
  menus: ReadonlySet<MarkupElement>,
): SetAsideName | undefined {
  const { name } = element;
  const fixed = nameOfElement.get(name);
  if (fixed !== undefined) return fixed;
  if (menus.has(element)) return isContentsList(element) ? "contents" : "navigation";
  if (name === "nav") return isContentsList(element) ? "contents" : "navigation";
  const text = shownTextWhenShort(element);
  if (isPageNumber(element, text)) return "page-number";
  if (isLineNumber(element, text)) return "line-number";
  if (!/^(?:body|html|main|article|)$/.test(name) && isHidden(element, styles)) return "hidden";
  if (hasWord(element, backWords)) return "note-mark";
  if (name === "noscript") return isPlea(shownText(element)) ? "navigation" : undefined;
  return undefined;
}

function isContentsList(element: MarkupElement): boolean {
  const types = `${typesOf(element)} ${element.attributes.id ?? ""} ${element.attributes.class ?? ""}`;
  return /toc|contents|landmarks|page-list|\bloi\b|\blot\b|sommaire/i.test(types);
}

/** Pages without scripts ask for them. */
function isPlea(text: string): boolean {
  return text.length < 400 && /javascript|navigateur|browser/i.test(text);
}

/** The text of an element that may be a mark; whatever is longer is none. */
function shownTextWhenShort(element: MarkupElement): string {
  let length = 0;
  const isShort = (part: MarkupElement): boolean =>
    part.children.every((child) => {
      if (typeof child !== "string") return isShort(child);
      length += child.trim().length;
      return length < 40;
    });
  return isShort(element) ? shownText(element) : "no mark of a page, for it is too long a text";
}
