/**
 * What is wrong with a file that somebody brings: a code and values, which the page puts into the
 * reader’s language, and an English message for the command line.
 */

/** How a text gets out of a format that is not read, by what kind of format it is. */
export type WayOut =
  | "document"
  | "spreadsheet"
  | "presentation"
  | "ebook"
  | "scan"
  | "archive"
  | "web-page"
  /** Sound or film. */
  | "recording"
  /** What only says where a book is to be had. */
  | "pointer";

/** The values that each code comes with; a page has one sentence for each. */
export interface ImportFaults {
  /** Not a byte in it. */
  "empty-file": Record<never, never>;
  /** A file, or what is packed in it, above a limit; both in bytes. */
  "too-large": { readonly bytes: number; readonly most: number };
  /** Cut short or broken: what it begins as cannot be read to the end. */
  damaged: { readonly format: string };
  /** Locked with a password or by a shop. */
  encrypted: { readonly format: string };
  /** A zip that swells to more than its limits. */
  "zip-bomb": { readonly reason: "count" | "ratio" | "size"; readonly most: number };
  /** A zip with a path that leads out of it. */
  "unsafe-path": { readonly path: string };
  /** A document that declares entities of its own. */
  "entity-declaration": { readonly format: string };
  /** Elements within elements beyond the limit. */
  "too-deep": { readonly most: number };
  /** A PDF whose pages are pictures: no letters, or nearly none, but what is seen. */
  scan: { readonly pages: number };
  /** A format that is recognised and not read: `DOC`, `RTF`, `DjVu`. */
  "unread-format": { readonly format: string; readonly wayOut: WayOut };
  /** Bytes that are no text and no format we know. */
  binary: Record<never, never>;
  /** A readable file without a word in it. */
  "no-text": { readonly format: string };
  /** Not what its format says; `line` from 1, 0 where none can be told. */
  malformed: { readonly format: string; readonly line: number; readonly reason: string };
  /** A memory of segments that lacks French or English, or has several: which ones it has. */
  languages: { readonly format: string; readonly languages: readonly string[] };
  /** A finished bilingual file where a text in one language is wanted. */
  "already-aligned": { readonly format: string };
}

export type ImportErrorCode = keyof ImportFaults;

/** A file that cannot be imported. Nothing was kept of it. */
export class ImportError<Code extends ImportErrorCode = ImportErrorCode> extends Error {
  override readonly name = "ImportError";
  readonly code: Code;
  readonly values: ImportFaults[Code];
  /** The file’s name, where there is one. */
  readonly file?: string;

  constructor(
    code: Code,
    values: ImportFaults[Code],
    options: ErrorOptions & { readonly file?: string } = {},
  ) {
    const { reason, cure } = describe[code](values);
    super(`${options.file === undefined ? "" : `${options.file}: `}${reason}; ${cure}`, options);
    this.code = code;
    this.values = values;
    if (options.file !== undefined) this.file = options.file;
  }

  /** The same error with the name of the file, which inner readers do not know. */
  in(file: string): ImportError<Code> {
    return new ImportError(this.code, this.values, { cause: this.cause, file });
  }
}

interface Description {
  readonly reason: string;
  readonly cure: string;
}

const describe: {
  readonly [Code in ImportErrorCode]: (values: ImportFaults[Code]) => Description;
} = {
  "empty-file": () => ({
    reason: "the file is empty",
    cure: "choose the file again, or export it again",
  }),
  "too-large": ({ bytes, most }) => ({
    reason: `${megabytes(bytes)} where at most ${megabytes(most)} are read`,
    cure: "a novel has 1 MB; take the text out of it, or split it",
  }),
  damaged: ({ format }) => ({
    reason: `the ${format} file is damaged or cut short`,
    cure: "download or export it again",
  }),
  encrypted: ({ format }) => ({
    reason: `the ${format} file is encrypted`,
    cure: "open it where it can be read and save it without a password or protection",
  }),
  "zip-bomb": ({ reason, most }) => ({
    reason: {
      count: `more than ${most} files packed in it`,
      ratio: `packed more than ${most} times smaller than it is, as no text is`,
      size: `more than ${megabytes(most)} packed in it`,
    }[reason],
    cure: "it was not opened; take the text out of it with the program that made it",
  }),
  "unsafe-path": ({ path }) => ({
    reason: `the path “${path}” leads out of the file`,
    cure: "it was not opened; pack it again",
  }),
  "entity-declaration": ({ format }) => ({
    reason: `the ${format} file declares entities of its own`,
    cure: "they are never expanded; save it without a DTD",
  }),
  "too-deep": ({ most }) => ({
    reason: `elements nested deeper than ${most}`,
    cure: "no text is; export it as plain text",
  }),
  scan: () => ({
    reason: "the PDF has pictures of pages and no text",
    cure: "put it through text recognition (OCR), and bring what comes out",
  }),
  "unread-format": ({ format, wayOut }) => ({
    reason: `${format} files are not read`,
    cure: cures[wayOut],
  }),
  binary: () => ({
    reason: "this is no text",
    cure: "bring plain text, Markdown, HTML, EPUB, DOCX, ODT, PDF, MOBI, subtitles, XLSX, ODS, TMX, XLIFF, PO, CSV or our own tables",
  }),
  "no-text": ({ format }) => ({
    reason: `the ${format} file has no text`,
    cure: "a scanned book must go through text recognition first",
  }),
  malformed: ({ format, line, reason }) => ({
    reason: `not ${format} as it should be${line > 0 ? ` (line ${line})` : ""}: ${reason}`,
    cure: "export it again, or mend it there",
  }),
  languages: ({ format, languages }) => ({
    reason: `the ${format} file has ${languages.slice(0, 12).join(", ") || "no language"}${languages.length > 12 ? ` and ${languages.length - 12} others` : ""}`,
    cure: "name the one that is the French and the one that is the English",
  }),
  "already-aligned": ({ format }) => ({
    reason: `the ${format} file has both sides already`,
    cure: "import it alone",
  }),
};

const cures: Readonly<Record<WayOut, string>> = {
  document: "open it in a word processor and save it as DOCX or ODT",
  spreadsheet: "open it in a spreadsheet and save it as XLSX, ODS or CSV",
  presentation: "copy its text into a document and save it as DOCX or ODT",
  ebook: "convert it to EPUB, with Calibre for instance",
  scan: "let a program recognise its text and save it as EPUB, DOCX or plain text",
  archive: "unpack it and bring the files that are in it, one by one",
  "web-page": "open it in a browser and save it as HTML",
  recording: "bring its text or its subtitles (SRT, VTT)",
  pointer: "it only says where the book is; bring the book itself",
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
