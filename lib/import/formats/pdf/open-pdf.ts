/**
 * The bytes of a PDF → its pages’ text with places, by pdf.js. It is loaded when the first PDF is
 * brought, works in the thread that it is in, fetches nothing and evaluates no code of the file.
 */

import type {
  DocumentInitParameters,
  PDFDocumentProxy,
  PDFPageProxy,
  TextItem,
} from "pdfjs-dist/types/src/display/api";
import type {
  PdfDocument,
  PdfHeading,
  PdfPage,
  PdfPiece,
} from "#lib/import/formats/pdf/pdf-page.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** No book has more pages. */
const mostPages = 5_000;

/** Opens a PDF. Rejects with an `ImportError` for one that is locked, damaged or has no text. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument } = await loadPdfJs();
  // pdf.js takes the bytes that it is given for itself.
  const task = getDocument({ ...settings, data: new Uint8Array(bytes) });
  try {
    const document = await task.promise;
    if (document.numPages > mostPages) {
      const reason = `${document.numPages} pages`;
      throw new ImportError("malformed", { format: "PDF", line: 0, reason });
    }
    const pages: PdfPage[] = [];
    const fonts = new Map<string, FontStyle>();
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, number, fonts));
    }
    const about = await readAbout(document);
    return { pages, headings: await readOutline(document), ...about };
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    const isLocked = cause instanceof Error && cause.name === "PasswordException";
    throw new ImportError(isLocked ? "encrypted" : "damaged", { format: "PDF" }, { cause });
  } finally {
    await task.destroy();
  }
}

const settings: DocumentInitParameters = {
  // 0 is silent.
  verbosity: 0,
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWasm: false,
  disableAutoFetch: true,
  enableXfa: false,
  // Pictures are never drawn.
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
};

type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");

let pdfJs: Promise<PdfJs> | undefined;

/**
 * The half of pdf.js that reads files waits for messages as soon as it is loaded in a worker: ours
 * are not for it. It takes a thread that has a window for no worker.
 */
async function loadPdfJs(): Promise<PdfJs> {
  pdfJs ??= (async () => {
    const isBare = !("window" in globalThis);
    if (isBare) Object.defineProperty(globalThis, "window", { value: {}, configurable: true });
    try {
      const reading: unknown = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
      Object.assign(globalThis, { pdfjsWorker: reading });
    } finally {
      if (isBare) Reflect.deleteProperty(globalThis, "window");
    }
    return import("pdfjs-dist/legacy/build/pdf.mjs");
  })();
  pdfJs.catch(() => {
    pdfJs = undefined;
  });
  return pdfJs;
}

interface FontStyle {
  readonly isItalic: boolean;
  readonly isBold: boolean;
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  fonts: Map<string, FontStyle>,
): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items.filter((item) => "str" in item && item.str !== "") as TextItem[];
  await readFonts(page, texts, fonts);
  const pieces: PdfPiece[] = [];
  const turned: string[] = [];
  for (const item of texts) {
    const [a, b, c, d, left, baseline] = multiply(transform, item.transform as number[]);
    const size = Math.hypot(c, d);
    if (Math.abs(b) > Math.abs(a) * 0.05 || a <= 0 || size === 0) {
      turned.push(item.str);
      continue;
    }
    const style = fonts.get(item.fontName) ?? { isItalic: false, isBold: false };
    pieces.push({ text: item.str, left, right: left + item.width, baseline, size, ...style });
  }
  page.cleanup();
  return { width, height, pieces, turned };
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Pages whose fonts are looked at, which costs as much as to draw them. */
const mostFontPages = 40;

/** What fonts look like is told only with how a page is drawn, and is asked once for each font. */
async function readFonts(
  page: PDFPageProxy,
  texts: readonly TextItem[],
  fonts: Map<string, FontStyle>,
): Promise<void> {
  const unknown = new Set(texts.map(({ fontName }) => (fonts.has(fontName) ? "" : fontName)));
  unknown.delete("");
  if (unknown.size === 0 || page.pageNumber > mostFontPages) return;
  try {
    await page.getOperatorList();
  } catch {
    // A page that cannot be drawn has its text all the same.
  }
  for (const name of unknown) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
    fonts.set(name, styleOf(font));
  }
}

function styleOf(font: unknown): FontStyle {
  if (typeof font !== "object" || font === null) return { isItalic: false, isBold: false };
  const name = "name" in font && typeof font.name === "string" ? font.name : "";
  const has = (key: string) => key in font && Reflect.get(font, key) === true;
  return {
    isItalic: has("italic") || /ital|obli|slant/i.test(name),
    isBold: has("bold") || has("black") || /bold|black|heavy/i.test(name),
  };
}

async function readAbout(
  document: PDFDocumentProxy,
): Promise<{ readonly title: string | undefined; readonly author: string | undefined }> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const said = (key: string) => {
    const value: unknown = Reflect.get(info, key);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const title = said("Title");
  // Programs put the name of the file there.
  const isFileName =
    /\.(?:docx?|odt|rtf|indd|qxd|tex|pdf|html?)$|^(?:microsoft word|untitled|sans titre|document\d*$)/i;
  return {
    title: title !== undefined && isFileName.test(title) ? undefined : title,
    author: said("Author"),
  };
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

async function readOutline(document: PDFDocumentProxy): Promise<readonly PdfHeading[]> {
  const outline: readonly OutlineNode[] | null = await document.getOutline().catch(() => null);
  const headings: PdfHeading[] = [];
  const visit = (nodes: readonly OutlineNode[], level: number) => {
    for (const { title, items } of nodes) {
      if (headings.length >= 2_000 || level > 6) return;
      headings.push({ title, level });
      visit(items, level + 1);
    }
  };
  visit(outline ?? [], 1);
  return headings;
}
