/** Formats that are recognised and not read. */

import { ImportError } from "#lib/import/import-error.ts";
import type { SourceFile } from "#lib/import/source-file.ts";

interface UnreadFormat {
  readonly label: string;
  readonly looksLike: (file: SourceFile) => boolean;
}

const ole = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

const unreadFormats: readonly UnreadFormat[] = [
  { label: "pdf", looksLike: (file) => file.holds("%PDF-", 0, 1_024) },
  { label: "RTF", looksLike: (file) => file.holds("{\\rtf", 0, 8) },
  { label: "DjVu", looksLike: (file) => file.holds("AT&TFORM", 0, 8) },
  { label: "Kindle", looksLike: (file) => file.holds("BOOKMOBI", 60, 68) },
  { label: "DOC", looksLike: (file) => file.holds(ole, 0, 8) },
  { label: "gzip", looksLike: (file) => file.holds("\u001f\u008b", 0, 2) },
  { label: "RAR", looksLike: (file) => file.holds("Rar!", 0, 4) },
  { label: "7z", looksLike: (file) => file.holds("7z\u00bc\u00af", 0, 4) },
];

/** Throws an `ImportError` for a file that its first bytes tell to be of a format not read. */
export function refuseUnread(file: SourceFile): void {
  const found = unreadFormats.find(({ looksLike }) => looksLike(file));
  if (found === undefined) return;
  if (found.label === "pdf") throw new ImportError("pdf", {});
  // A new Word file with a password is packed into the old container.
  if (found.label === "DOC" && file.holds([..."EncryptedPackage"].join("\0"), 0, 65_536)) {
    throw new ImportError("encrypted", { format: "DOCX" });
  }
  throw new ImportError("unread-format", { format: found.label });
}

/** Throws an `ImportError` for a zip that says it is of a format not read. */
export function refuseUnreadZip({ archive }: SourceFile): void {
  const type = archive?.read("mimetype");
  if (type === undefined) return;
  const format = new TextDecoder().decode(type).slice(0, 80);
  throw new ImportError("unread-format", { format });
}
