/** What a file is, by its first bytes, and by its name where these leave several possible. */

import { isZip, openArchive } from "#lib/import/formats/archive.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** The formats that are read. */
export type FileFormat =
  | "text"
  | "markdown"
  | "html"
  | "epub"
  | "docx"
  | "odt"
  | "work-zip"
  | "table"
  | "tmx"
  | "xliff"
  | "columns";

/** The most bytes that are read of a file. */
export const mostFileBytes = 100_000_000;

/**
 * Finds a file’s format. Throws an `ImportError` for an empty or too large file, and for formats
 * that are not read.
 */
export function findFormat(name: string, bytes: Uint8Array): FileFormat {
  checkFileSize(bytes.length);
  for (const { is, format } of unreadFormats) {
    if (is(bytes)) throw format === "pdf" ? new ImportError("pdf", {}) : unread(format, bytes);
  }
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (isZip(bytes)) return findZipFormat(bytes, extension);
  // A text cut out of a zip’s middle, or a zip cut at its beginning, is neither.
  if (["epub", "docx", "odt", "zip"].includes(extension)) {
    throw new ImportError("damaged", { format: extension.toUpperCase() });
  }
  const start = decodeAnyText(bytes.subarray(0, 20_000)).trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+tmx[^>]*>\s*)?<tmx[\s>]/i.test(
      start,
    )
  )
    return "tmx";
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+xliff[^>]*>\s*)?<xliff[\s>]/i.test(
      start,
    )
  )
    return "xliff";
  if (extension === "tmx") return "tmx";
  if (/^(?:xlf|xliff|sdlxliff|mxliff)$/.test(extension)) return "xliff";
  if (/^id\tfr\ten/.test(start)) return "table";
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!DOCTYPE html|html|head|body)[\s>]/i.test(
      start,
    )
  )
    return "html";
  if (/^x?html?$/.test(extension)) return "html";
  if (/^(?:csv|tsv|tab)$/.test(extension)) return "columns";
  if (/^(?:md|markdown|mdown)$/.test(extension)) return "markdown";
  return "text";
}

/** Throws an `ImportError` for a size of 0 and for one above the limit. */
export function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new ImportError("empty-file", {});
  if (bytes > mostFileBytes) throw new ImportError("too-large", { bytes, most: mostFileBytes });
}

interface UnreadFormat {
  readonly format: string;
  readonly is: (bytes: Uint8Array) => boolean;
}

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const unreadFormats: readonly UnreadFormat[] = [
  { format: "pdf", is: (bytes) => holds(bytes, "%PDF-", 0, 1_024) },
  { format: "RTF", is: (bytes) => holds(bytes, "{\\rtf", 0, 8) },
  { format: "DjVu", is: (bytes) => holds(bytes, "AT&TFORM", 0, 8) },
  { format: "Kindle", is: (bytes) => holds(bytes, "BOOKMOBI", 60, 68) },
  { format: "DOC", is: (bytes) => ole.every((byte, index) => bytes[index] === byte) },
  { format: "gzip", is: (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b },
  { format: "RAR", is: (bytes) => holds(bytes, "Rar!", 0, 4) },
  { format: "7z", is: (bytes) => holds(bytes, "7z\u00bc\u00af", 0, 4) },
];

/** An old Word file; or a new one with a password, which Word packs into the old container. */
function unread(format: string, bytes: Uint8Array): ImportError {
  const marker = [..."EncryptedPackage"].join("\0");
  if (format === "DOC" && holds(bytes, marker, 0, 65_536)) {
    return new ImportError("encrypted", { format: "DOCX" });
  }
  return new ImportError("unread-format", { format });
}

/** Whether the bytes from `start` to `end` have a text of Latin-1 in them. */
function holds(bytes: Uint8Array, text: string, start: number, end: number): boolean {
  let latin = "";
  for (const byte of bytes.subarray(start, end)) latin += String.fromCharCode(byte);
  return latin.includes(text);
}

function findZipFormat(bytes: Uint8Array, extension: string): FileFormat {
  const known = ["epub", "docx", "odt"].includes(extension);
  const { paths, read } = openArchive(bytes, known ? extension.toUpperCase() : "zip");
  const has = (path: string) => paths.includes(path);
  if (has("META-INF/container.xml")) return "epub";
  if (has("word/document.xml")) return "docx";
  if (has("content.xml")) {
    const type = read("mimetype");
    const name = type === undefined ? "" : new TextDecoder().decode(type);
    if (name === "" || name.includes("opendocument.text")) return "odt";
    throw new ImportError("unread-format", { format: name.slice(0, 80) });
  }
  if (paths.some((path) => /(?:^|\/)work\.json$/.test(path))) return "work-zip";
  if (known) throw new ImportError("damaged", { format: extension.toUpperCase() });
  throw new ImportError("unread-format", { format: "zip" });
}
