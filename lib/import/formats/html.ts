/** HTML pages → blocks. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import type { HtmlPage } from "#lib/import/formats/html/page-index.ts";
import { readPages } from "#lib/import/formats/html/read-pages.ts";
import {
  findElements,
  type MarkupElement,
  parseMarkup,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";

/** An HTML file → its tree. */
export function parseHtml(source: string): MarkupElement {
  const syntax = /^\s*(?:<\?xml|<!DOCTYPE html PUBLIC "-\/\/W3C\/\/DTD XHTML)/i.test(source)
    ? "xhtml"
    : "html";
  return parseMarkup(source, syntax, "HTML");
}

/** An HTML file → its blocks, and what its head says of it. */
export function readHtml(source: string, context: ImportContext): DraftText {
  return readHtmlTree(parseHtml(source), context);
}

/** As `readHtml`, of a tree. */
export function readHtmlTree(root: MarkupElement, context: ImportContext): DraftText {
  const page: HtmlPage = { path: "", root };
  const styles = findElements(root, "style").map(textContent);
  return {
    blocks: readPages([page], { styles, isWebPage: true }, context),
    title: metaOf(root, /^(?:dc\.title|dcterms\.title|citation_title|og:title)$/i),
    headTitle: textOfFirst(root, "title")?.replace(/\s+/g, " "),
    author: metaOf(root, /^(?:author|dc\.creator|dcterms\.creator|citation_author)$/i),
  };
}

/** What a `<meta>` of the head says, the first of those that say anything. */
function metaOf(root: MarkupElement, name: RegExp): string | undefined {
  for (const { attributes } of findElements(root, "meta")) {
    const content = attributes.content?.replace(/\s+/g, " ").trim();
    if (content && name.test(attributes.name ?? attributes.property ?? "")) return content;
  }
  return undefined;
}
