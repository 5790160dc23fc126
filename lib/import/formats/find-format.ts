/** What a file is, by its first bytes, and by its name where these leave several possible. */

import type { Format } from "#lib/import/formats/format.ts";
import { type FormatName, formats, plainText } from "#lib/import/formats/formats.ts";
import {
  refuseUnread,
  refuseUnreadText,
  refuseUnreadZip,
} from "#lib/import/formats/unread-formats.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { extensionOf, SourceFile } from "#lib/import/source-file.ts";

/** A file and the format it is in. */
export interface FoundFormat {
  readonly format: Format & { readonly name: FormatName };
  readonly file: SourceFile;
}

/** Finds a file’s format. Throws an `ImportError` for formats that are not read. */
export function findFormat(name: string, bytes: Uint8Array): FoundFormat {
  const named = formats.find(({ extensions }) => extensions.includes(extensionOf(name)));
  const file = new SourceFile(name, bytes, named?.container === "zip" ? named.label : "zip");
  refuseUnread(file);
  const container = file.isZip ? "zip" : "none";
  const own = formats.filter((format) => format.container === container);
  const found = own.find(({ looksLike }) => looksLike(file));
  if (found !== undefined) return { format: found, file };
  if (file.isZip) refuseUnreadZip(file);
  // A text cut out of a zip’s middle, or a zip cut at its beginning, is neither.
  if (named?.container === "zip" && !(file.isZip && named.name === "work-zip")) {
    throw new ImportError("damaged", { format: named.label });
  }
  if (file.isZip) throw new ImportError("unread-format", { format: "zip", wayOut: "archive" });
  refuseUnreadText(file);
  return { format: named ?? plainText, file };
}
