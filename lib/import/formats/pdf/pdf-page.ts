/** What a PDF has on its pages: pieces of text, each with its place and size. */

/** A piece of text in one font. Places are in points from the page’s left and top. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line that the letters stand on. */
  readonly baseline: number;
  /** Of the font. */
  readonly size: number;
  readonly isItalic: boolean;
  readonly isBold: boolean;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** In the order of the file; upright text only. */
  readonly pieces: readonly PdfPiece[];
  /** Text that stands on its side or on its head. */
  readonly turned: readonly string[];
}

/** An entry of the outline, which readers show beside the pages. */
export interface PdfHeading {
  readonly title: string;
  /** 1 for the highest. */
  readonly level: number;
}

/** A PDF, opened. */
export interface PdfDocument {
  readonly pages: readonly PdfPage[];
  readonly headings: readonly PdfHeading[];
  readonly title: string | undefined;
  readonly author: string | undefined;
}
