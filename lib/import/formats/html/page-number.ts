/** Numbers of pages and lines of a printed book, as its pages on a screen keep them. */

import { hasWord, idOf, typesOf, wordsOf } from "#lib/import/formats/html/element-words.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";

const words: ReadonlySet<string> = new Set(
  "pagenum pagenumber pageno pagebreak newpage folio pb page-break page-num page-number pagenums ws-pagenum calibre_pb doc-pagebreak".split(
    " ",
  ),
);

/** Numbers of lines of a school edition or a poem, set beside them. */
const lineWords: ReadonlySet<string> = new Set([
  "linenum",
  "linenumber",
  "lineno",
  "line-number",
  "line-num",
]);

const figures = /^[[({<|\s]*(?:(?:pages?|pg?|folio)[\s.:]*)?(\d{1,4})[\])}>|\s.]*$/i;
const roman = /^[[({<|\s]*(?:(?:pages?|pg?|folio)[\s.:]*)?([ivxlc]{1,8})[\])}>|\s.]*$/i;

/**
 * Whether an element is the mark of a page and nothing else. Publishers set the first word of a
 * page in such an element too: that is text.
 */
export function isPageNumber(element: MarkupElement, text: string): boolean {
  if (!isPageMark(element)) return false;
  const printed = text.replace(/[\u200b\u00a0\s]+/g, " ").trim();
  if (printed === "") return true;
  const { attributes } = element;
  const named = `${attributes.title ?? ""} ${attributes["aria-label"] ?? ""}`.trim();
  const number = figures.exec(printed)?.[1];
  if (number !== undefined) {
    // `1815` at the top of page 12 is the year.
    const other = /^\D*(\d{1,4})\D*$/.exec(named)?.[1];
    return other === undefined || Number(other) === Number(number);
  }
  const figure = roman.exec(printed)?.[1];
  if (figure === undefined) return isRangeOfPages(printed);
  if (/^[[({<|]|^p/i.test(printed)) return true;
  const isNamed = `${named} ${idOf(element) ?? ""}`
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word === figure.toLowerCase());
  return isNamed || wordsOf(element).has("pagenum");
}

/** Whether an element is the number of a line and nothing else. */
export function isLineNumber(element: MarkupElement, text: string): boolean {
  return hasWord(element, lineWords) && /^[[(\s]*\d{1,4}[\])\s.]*$/.test(text);
}

function isRangeOfPages(printed: string): boolean {
  return /^[[({<|\s]*(?:(?:pages?|pg?)[\s.:]*|[.:][\s.:]*)?\d{1,4}\s*[-–,|/]\s*(?:\d{1,4}[\])}>|\s.]*|[\])}>|.][\])}>|\s.]*)?$/i.test(
    printed,
  );
}

function isPageMark(element: MarkupElement): boolean {
  return /doc-pagebreak|pagebreak/.test(typesOf(element)) || hasWord(element, words);
}
