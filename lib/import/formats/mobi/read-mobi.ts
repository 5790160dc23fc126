import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import { readPages } from "#lib/import/formats/html/read-pages.ts";
import { parseMarkup } from "#lib/import/formats/markup.ts";
import type { MobiBook } from "#lib/import/formats/mobi/open-mobi.ts";

/** A book for Kindle → blocks: its HTML is read as others are. */
export function readMobi({ html, title, author }: MobiBook, context: ImportContext): DraftText {
  const root = parseMarkup(html, "html", "MOBI");
  return { blocks: readPages([{ path: "", root }], { styles: [] }, context), title, author };
}
