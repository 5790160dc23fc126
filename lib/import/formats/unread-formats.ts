/** Formats that are recognised and not read, each with the way out of it. */

import type { Archive } from "#lib/import/formats/archive.ts";
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
  { label: "Palm", wayOut: "ebook", looksLike: (file) => file.holds("TEXtREAd", 60, 68) },
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
  { label: "DOC", wayOut: "document", looksLike: isOle },
  { label: "WordPerfect", wayOut: "document", looksLike: (file) => file.holds("\u00ffWPC", 0, 4) },
  { label: "gzip", wayOut: "archive", looksLike: (file) => file.holds("\u001f\u008b", 0, 2) },
  { label: "RAR", wayOut: "archive", looksLike: (file) => file.holds("Rar!\u001a", 0, 5) },
  { label: "7z", wayOut: "archive", looksLike: (file) => file.holds("7z\u00bc\u00af", 0, 4) },
  { label: "tar", wayOut: "archive", looksLike: (file) => file.holds("ustar\0", 257, 263) },
  { label: "JPEG", wayOut: "scan", looksLike: (file) => file.holds("\u00ff\u00d8\u00ff", 0, 3) },
  { label: "PNG", wayOut: "scan", looksLike: (file) => file.holds("\u0089PNG", 0, 4) },
  {
    label: "TIFF",
    wayOut: "scan",
    looksLike: (file) => file.holds("II*\0", 0, 4) || file.holds("MM\0*", 0, 4),
  },
];

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
  { label: "Numbers", wayOut: "spreadsheet", path: /^Index\/CalculationEngine/ },
  { label: "Pages", wayOut: "document", path: /^Index\/Document\.iwa$|^index\.xml$/ },
  { label: "InDesign", wayOut: "document", path: /^designmap\.xml$/ },
  { label: "comic", wayOut: "scan", path: /^(?:[^/]+\/)*[^/]*0*1\.(?:jpe?g|png|webp)$/i },
];

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
