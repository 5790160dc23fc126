/** Blocks while their structure is still being found. */

import type { MobiBook } from "#lib/import/formats/mobi/open-mobi.ts";
import type { PdfDocument } from "#lib/import/formats/pdf/pdf-page.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import type { LanguageChoice } from "#lib/import/language-choice.ts";
import { Ledger } from "#lib/import/ledger.ts";

/** A block with what its format tells of it, to be used up by the rules of `structure.ts`. */
export interface DraftBlock extends ImportedBlock {
  /** Of a heading that its format marks as one: 1 for the highest. */
  readonly level?: number;
  /** A printed line alone between others, which may be a heading that nothing marks. */
  readonly isLone?: boolean;
  /** It is set as headings are: centred, or by a class that says so. */
  readonly isDisplayed?: boolean;
  /** Empty lines printed before it, where the format has lines. */
  readonly gap?: number;
}

/** A text while its structure is still being found, with what its format tells of the whole. */
export interface DraftText {
  readonly blocks: readonly DraftBlock[];
  /** `undefined` or empty where it tells none. */
  readonly title?: string | undefined;
  /** What the head of a page says, which may be a site’s or a maker’s; where nothing else tells. */
  readonly headTitle?: string | undefined;
  readonly author?: string | undefined;
  readonly translator?: string | undefined;
  /** Its blocks are what they are, and no rule of books is asked: nobody prints subtitles. */
  readonly isStructured?: boolean;
  /** The format marks its notes and their calls: figures in the text are no calls. */
  readonly marksNotes?: boolean;
}

/** What a reader of a format may ask, and where it accounts for what it reads. */
export interface ImportContext {
  /** Whether a dictionary of the text’s language has a word, printed as given, without hyphen. */
  readonly isWord: (form: string) => boolean;
  readonly ledger: Ledger;
  /** Which languages of a memory are meant, where it has several kinds of French or English. */
  readonly languages?: LanguageChoice;
  /** The book, where it is a Kindle’s that has been opened. */
  readonly mobi?: MobiBook;
  /** The pages of the file, where it is a PDF that has been opened. */
  readonly pdf?: PdfDocument;
}

/** For one file: knows no word, and has an account of its own. */
export function newContext(): ImportContext {
  return { isWord: () => false, ledger: new Ledger() };
}
