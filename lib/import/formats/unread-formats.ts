/** Formats that are recognised and not read, each with the way out of it. */

import type { Archive } from "#lib/import/formats/archive.ts";
import { rootElement } from "#lib/import/formats/formats.ts";
import { ImportError, type WayOut } from "#lib/import/import-error.ts";
import type { SourceFile } from "#lib/import/source-file.ts";

interface UnreadFormat {
  /** As messages call it. */
  readonly label: string;
  readonly wayOut: WayOut;
  readonly looksLike: (file: SourceFile) => boolean;
}

/** The container of Word, Excel and PowerPoint before 2007. */
const ole = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
const isOle = (file: SourceFile) => file.holds(ole, 0, 8);
/** Names within the container are in UTF-16. */
const hasStream = (file: SourceFile, name: string) =>
  isOle(file) && file.holds([...name].join("\0"), 0, Math.min(file.bytes.length, 2_000_000));

const unreadFormats: readonly UnreadFormat[] = [
  { label: "RTF", wayOut: "document", looksLike: (file) => file.holds("{\\rtf", 0, 8) },
  { label: "DjVu", wayOut: "scan", looksLike: (file) => file.holds("AT&TFORM", 0, 8) },
  { label: "Kindle KFX", wayOut: "ebook", looksLike: isKfx },
  { label: "Palm", wayOut: "ebook", looksLike: (file) => isAnyAt(file, palmTexts, 60) },
  { label: "LIT", wayOut: "ebook", looksLike: (file) => file.holds("ITOLITLS", 0, 8) },
  { label: "CHM", wayOut: "ebook", looksLike: (file) => file.holds("ITSF\u0003", 0, 5) },
  { label: "LRF", wayOut: "ebook", looksLike: (file) => file.holds("L\0R\0F\0", 0, 6) },
  {
    label: "XLS",
    wayOut: "spreadsheet",
    looksLike: (file) => hasStream(file, "Workbook") && !hasStream(file, "WordDocument"),
  },
  {
    label: "PPT",
    wayOut: "presentation",
    looksLike: (file) => hasStream(file, "PowerPoint Document"),
  },
  { label: "Publisher", wayOut: "document", looksLike: (file) => isOleNamed(file, "pub") },
  { label: "Outlook", wayOut: "document", looksLike: (file) => isOleNamed(file, "msg") },
  { label: "Works", wayOut: "document", looksLike: (file) => isOleNamed(file, "wps") },
  { label: "DOC", wayOut: "document", looksLike: (file) => isOle(file) || isAnyAt(file, oldWords) },
  { label: "WordPerfect", wayOut: "document", looksLike: (file) => file.holds("\u00ffWPC", 0, 4) },
  { label: "SNB", wayOut: "ebook", looksLike: (file) => file.holds("SNBP", 0, 4) },
  { label: "TCR", wayOut: "ebook", looksLike: (file) => file.holds("!!8-Bit!!", 0, 9) },
  { label: "Rocket eBook", wayOut: "ebook", looksLike: (file) => file.holds("NUVO", 4, 14) },
  { label: "web archive", wayOut: "web-page", looksLike: (file) => isAnyAt(file, webArchives) },
  { label: "gzip", wayOut: "archive", looksLike: (file) => file.holds("\u001f\u008b", 0, 2) },
  { label: "RAR", wayOut: "archive", looksLike: (file) => file.holds("Rar!\u001a", 0, 5) },
  { label: "7z", wayOut: "archive", looksLike: (file) => file.holds("7z\u00bc\u00af", 0, 4) },
  { label: "bzip2", wayOut: "archive", looksLike: (file) => file.holds("1AY&SY", 4, 10) },
  { label: "xz", wayOut: "archive", looksLike: (file) => file.holds("\u00fd7zXZ\0", 0, 6) },
  { label: "tar", wayOut: "archive", looksLike: (file) => file.holds("ustar\0", 257, 263) },
  { label: "JPEG", wayOut: "scan", looksLike: (file) => file.holds("\u00ff\u00d8\u00ff", 0, 3) },
  { label: "PNG", wayOut: "scan", looksLike: (file) => file.holds("\u0089PNG", 0, 4) },
  {
    label: "TIFF",
    wayOut: "scan",
    looksLike: (file) => file.holds("II*\0", 0, 4) || file.holds("MM\0*", 0, 4),
  },
  { label: "GIF", wayOut: "scan", looksLike: (file) => isAnyAt(file, ["GIF87a", "GIF89a"]) },
  { label: "WebP", wayOut: "scan", looksLike: (file) => file.holds("WEBPVP8", 8, 15) },
  {
    label: "BMP",
    wayOut: "scan",
    looksLike: (file) => file.holds("\0\0\0\0", 6, 10) && isBmp(file),
  },
  { label: "PSD", wayOut: "scan", looksLike: (file) => file.holds("8BPS\0", 0, 5) },
  { label: "JPEG 2000", wayOut: "scan", looksLike: (file) => file.holds("jP  \r\n", 4, 10) },
  { label: "HEIC", wayOut: "scan", looksLike: (file) => isAnyAt(file, photos, 4) },
  { label: "MP4", wayOut: "recording", looksLike: (file) => file.holds("ftyp", 4, 8) },
  { label: "MP3", wayOut: "recording", looksLike: isMp3 },
  { label: "WAV", wayOut: "recording", looksLike: (file) => file.holds("WAVEfmt", 8, 15) },
  { label: "AVI", wayOut: "recording", looksLike: (file) => file.holds("AVI LIST", 8, 16) },
  { label: "Ogg", wayOut: "recording", looksLike: (file) => file.holds("OggS\0", 0, 5) },
  { label: "FLAC", wayOut: "recording", looksLike: (file) => file.holds("fLaC\0", 0, 5) },
  {
    label: "Matroska",
    wayOut: "recording",
    looksLike: (file) => isAnyAt(file, ["\u001aE\u00df\u00a3"]),
  },
];

const palmTexts = ["TEXtREAd", "PNRdPPrs", "DataPlkr", "zTXTGPlm"];
/** Word before Windows had a container for it, and Word of the Macintosh. */
const oldWords = ["\u00db\u00a5-\0", "\u0031\u00be\0\0", "\u00fe7\0"];
const webArchives = ["bplist00"];
const photos = ["ftypheic", "ftypheix", "ftypmif1", "ftypavif"];

function isAnyAt(file: SourceFile, beginnings: readonly string[], startOffset = 0): boolean {
  return beginnings.some((text) => file.holds(text, startOffset, startOffset + text.length));
}

function isOleNamed(file: SourceFile, extension: string): boolean {
  return file.extension === extension && isOle(file);
}

function isBmp(file: SourceFile): boolean {
  return file.extension === "bmp" && file.holds("BM", 0, 2);
}

/** With its list of titles before it, or without, where nothing but the name is sure. */
function isMp3(file: SourceFile): boolean {
  if (["\u0002", "\u0003", "\u0004"].some((version) => file.holds(`ID3${version}`, 0, 4)))
    return true;
  return file.extension === "mp3" && file.bytes[0] === 0xff && (file.bytes[1] ?? 0) >= 0xe0;
}

function isKfx(file: SourceFile): boolean {
  return (
    file.holds("CONT\u0001\0", 0, 6) ||
    file.holds("CONT\u0002\0", 0, 6) ||
    file.holds("\u00eaDRMION\u00ee", 0, 8)
  );
}

/** Kinds of zip: a path that it has, or how its own type begins. */
const unreadZips: readonly (Omit<UnreadFormat, "looksLike"> & { readonly path: RegExp })[] = [
  { label: "XLSB", wayOut: "spreadsheet", path: /^xl\/workbook\.bin$/ },
  { label: "PPTX", wayOut: "presentation", path: /^ppt\/presentation\.xml$/ },
  { label: "Visio", wayOut: "document", path: /^visio\// },
  {
    label: "Keynote",
    wayOut: "presentation",
    path: /^Index\/(?:Master)?Slide[^/]*\.iwa$|^index\.apxl$/,
  },
  { label: "Numbers", wayOut: "spreadsheet", path: /^Index\/CalculationEngine/ },
  { label: "Pages", wayOut: "document", path: /^Index\/Document\.iwa$|^index\.xml$/ },
  { label: "XPS", wayOut: "scan", path: /^FixedDocSeq\.fdseq$|^FixedDocumentSequence\.fdseq$/i },
  { label: "InDesign", wayOut: "document", path: /^designmap\.xml$/ },
  { label: "comic", wayOut: "scan", path: /^(?:[^/]+\/)*[^/]*0*1\.(?:jpe?g|png|webp)$/i },
];

/** Texts that are no text of a book, and are not read, by how they begin. */
const unreadTexts: readonly (Omit<UnreadFormat, "looksLike"> & { readonly start: RegExp })[] = [
  // What a shop or a library sends is no book yet: a program fetches it.
  { label: "LCP", wayOut: "pointer", start: /^\{[\s\S]{0,2000}readium\.org\/lcp\// },
  { label: "Google", wayOut: "pointer", start: /^\{"url":\s*"https:\/\/docs\.google\.com\// },
  { label: "URL", wayOut: "pointer", start: /^\[InternetShortcut\]/ },
  { label: "torrent", wayOut: "pointer", start: /^d\d{1,3}:(?:announce|created by|comment)/ },
  {
    label: "MHTML",
    wayOut: "web-page",
    start:
      /^(?:MIME-Version|From|Date|Subject): [\s\S]{0,2000}?\nContent-Type: multipart\/related/i,
  },
];

/** The same of XML, by its root in small letters. */
const unreadRoots: Readonly<Record<string, readonly [label: string, wayOut: WayOut]>> = {
  fulfillmenttoken: ["ACSM", "pointer"],
  "office:document": ["FODT", "document"],
  "pkg:package": ["Word XML", "document"],
  "w:worddocument": ["Word XML", "document"],
  abiword: ["AbiWord", "document"],
  dtbook: ["DTBook", "ebook"],
  svg: ["SVG", "scan"],
};

const openDocuments: Readonly<Record<string, readonly [label: string, wayOut: WayOut]>> = {
  "opendocument.presentation": ["ODP", "presentation"],
  "opendocument.graphics": ["ODG", "document"],
  "opendocument.formula": ["ODF", "document"],
  "sun.xml.writer": ["SXW", "document"],
  "sun.xml.calc": ["SXC", "spreadsheet"],
};

/** Throws an `ImportError` for a file that its first bytes tell to be of a format not read. */
export function refuseUnread(file: SourceFile): void {
  const found = unreadFormats.find(({ looksLike }) => looksLike(file));
  if (found === undefined) return;
  // A new Word or Excel file with a password is packed into the old container.
  if (isOle(file) && hasStream(file, "EncryptedPackage")) {
    const format = /^xls/.test(file.extension) ? "XLSX" : "DOCX";
    throw new ImportError("encrypted", { format });
  }
  const { label: format, wayOut } = found;
  throw new ImportError("unread-format", { format, wayOut });
}

/**
 * Throws an `ImportError` for a text that says at its beginning that it is of a format not read;
 * asked of a file that no format has known.
 */
export function refuseUnreadText({ start, extension }: SourceFile): void {
  const root = rootElement(start);
  const known = Object.hasOwn(unreadRoots, root) ? unreadRoots[root] : undefined;
  if (known !== undefined) {
    const [format, wayOut] = known;
    throw new ImportError("unread-format", { format, wayOut });
  }
  // A page may have another root than it should; other XML has text of which nothing is known.
  if (/^<\?xml\s/.test(start) && root !== "" && !/^x?html?$/.test(extension)) {
    throw new ImportError("unread-format", { format: "XML", wayOut: "document" });
  }
  const text = unreadTexts.find((each) => each.start.test(start.slice(0, 4_000)));
  if (text === undefined) return;
  throw new ImportError("unread-format", { format: text.label, wayOut: text.wayOut });
}

/** Throws an `ImportError` for a zip that says it is of a format not read. */
export function refuseUnreadZip({ archive }: SourceFile): void {
  if (archive === undefined) return;
  const type = typeOf(archive);
  for (const [name, [format, wayOut]] of Object.entries(openDocuments)) {
    if (type.includes(name)) throw new ImportError("unread-format", { format, wayOut });
  }
  if (type !== "") {
    throw new ImportError("unread-format", { format: type.slice(0, 80), wayOut: "document" });
  }
  const found = unreadZips.find(({ path }) => archive.paths.some((each) => path.test(each)));
  if (found === undefined) return;
  const { label: format, wayOut } = found;
  throw new ImportError("unread-format", { format, wayOut });
}

function typeOf(archive: Archive): string {
  const type = archive.read("mimetype");
  return type === undefined ? "" : new TextDecoder().decode(type).trim();
}
