/** What EPUB’s own vocabulary says is no chapter: title pages, imprints, lists, indexes. */

import { typesOf } from "#lib/import/formats/html/element-words.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";

const types =
  /^(?:titlepage|halftitlepage|halftitle|title-page|half-title-page|half-title|seriespage|cover|imprint|imprimatur|copyright-page|copyright|colophon|doc-colophon|doc-cover|contributors|other-credits|credits|doc-credits|toc|doc-toc|toc-brief|loi|lot|loa|lov|list-of-illustrations|landmarks|page-list|doc-pagelist|index|doc-index|frontispiece|uncopyright|pgheader|pgfooter)$/i;

/** Whether a word of `epub:type`, of a role, of landmarks or of a guide names such matter. */
export function isMatterType(type: string): boolean {
  return types.test(type);
}

/** The type of such matter that an element is marked as. */
export function matterOf(element: MarkupElement): string | undefined {
  return typesOf(element).split(/\s+/).find(isMatterType);
}

const names =
  /^(?:title[-_ ]?page|page[-_ ]?de[-_ ]?titre|half[-_ ]?title(?:[-_ ]?page)?|cover(?:[-_ ]?page)?|couverture|copyright(?:[-_ ]?page)?|imprint|colophon|uncopyright|nav|toc|contents|loi|pg-header|pg-footer|jacket|calibre[-_ ]cover)$/i;

/** Whether the name of a page’s file or of its entry says so. */
export function isMatterName(name: string): boolean {
  return names.test(name.replace(/\.\w+$/, ""));
}

const labels =
  /^(?:title ?page|page de (?:titre|garde)|titre|half[- ]title|faux[- ]titre|cover|couverture|copyright.*|imprint|mentions légales|colophon|uncopyright|achevé d['’]imprimer|(?:table of )?contents|table des matières|sommaire|index|list of illustrations|table des illustrations|(?:the full )?project gutenberg.*)$/i;

/** Whether an entry of the contents is worded so. */
export function isMatterLabel(label: string): boolean {
  return labels.test(label.trim());
}
