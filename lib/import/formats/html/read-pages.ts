/** Pages in the order they are read → blocks: an HTML file’s one, an EPUB’s many. */

import type { DraftBlock, ImportContext } from "#lib/import/draft.ts";
import {
  dropRulesOverNotes,
  joinInitials,
  joinOverPages,
  joinPrintedLines,
  placeMatter,
  setAsideNotesHeadings,
  settleQuotations,
  toDraft,
} from "#lib/import/formats/html/across-pages.ts";
import {
  applyContents,
  type ContentsEntry,
  findFileTitles,
} from "#lib/import/formats/html/contents.ts";
import { findContentsLines } from "#lib/import/formats/html/contents-list.ts";
import { findMenus, isGutenberg } from "#lib/import/formats/html/navigation.ts";
import { findNotes } from "#lib/import/formats/html/notes.ts";
import { type HtmlPage, PageIndex } from "#lib/import/formats/html/page-index.ts";
import { walkPage } from "#lib/import/formats/html/page-walker.ts";
import { markPrintedNumbers } from "#lib/import/formats/html/printed-numbers.ts";
import { showPage } from "#lib/import/formats/html/shown-text.ts";
import { readStyleSheets } from "#lib/import/formats/html/style-sheet.ts";
import { markLanguages } from "#lib/import/formats/language-marks.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";

/** What is known of pages besides what is on them. */
export interface AboutPages {
  /** Style sheets, which tell what slants and what is hidden. */
  readonly styles: readonly string[];
  /** The table of contents, where the book has one. */
  readonly contents?: readonly ContentsEntry[];
  /** Pages that are title pages, imprints and the like as a whole, by their paths. */
  readonly matter?: ReadonlySet<string>;
  /** A page saved from the web, with menus around its text. */
  readonly isWebPage?: boolean;
}

export function readPages(
  unmarked: readonly HtmlPage[],
  about: AboutPages,
  context: ImportContext,
): readonly DraftBlock[] {
  const printed = unmarked.map(({ path, root }) => ({ path, root: markLanguages(root) }));
  for (const { root } of printed) showPage(root, context.ledger);
  const pages = printed.map(({ path, root }) => ({ path, root: markPrintedNumbers(root) }));
  const index = new PageIndex(pages);
  const notes = findNotes(index);
  const contents = findContentsLines(index);
  const styles = readStyleSheets(about.styles);
  const walked = pages.map(({ path, root }) => {
    const isWebPage = about.isWebPage === true && !isGutenberg(root);
    const menus: ReadonlySet<MarkupElement> = isWebPage ? findMenus(root) : new Set();
    const page = walkPage(path, root, { notes, contents, styles, menus, context });
    const isMatter = about.matter?.has(path) === true;
    return isMatter
      ? { ...page, blocks: page.blocks.map((block) => ({ ...block, isMatter })) }
      : page;
  });
  const titled = about.contents === undefined ? walked : findFileTitles(walked);
  const marked = applyContents(titled, about.contents ?? [], context.ledger);
  const lined = marked.map((blocks) => joinPrintedLines(blocks, context));
  const joined = joinInitials(joinOverPages(lined, context));
  return placeMatter(setAsideNotesHeadings(settleQuotations(dropRulesOverNotes(joined)))).map(
    toDraft,
  );
}
