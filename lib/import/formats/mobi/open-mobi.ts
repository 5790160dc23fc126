/**
 * The bytes of a Kindle or Mobipocket book (MOBI, AZW, AZW3, PRC) → its HTML. A book is a Palm
 * database: its first record says how it is packed, the next ones are its text. What is where was
 * learnt from foliate-js and from the MobileRead wiki.
 */

import { anchorPlaces, linkPlaces } from "#lib/import/formats/mobi/kindle-places.ts";
import { PalmDatabase } from "#lib/import/formats/mobi/palm-database.ts";
import { unpackPalmDoc } from "#lib/import/formats/mobi/palm-doc.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** A book, unpacked. */
export interface MobiBook {
  /** One page with all of it; places that links lead to are anchors. */
  readonly html: string;
  readonly title: string | undefined;
  readonly author: string | undefined;
}

/** Far above any book. */
const mostTextBytes = 60_000_000;

/** Opens a book. Throws an `ImportError` for one that is locked, damaged or packed otherwise. */
export function openMobi(bytes: Uint8Array): MobiBook {
  try {
    return readBook(new PalmDatabase(bytes));
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new ImportError("damaged", { format: "MOBI" }, { cause });
    throw cause;
  }
}

function readBook(database: PalmDatabase): MobiBook {
  const first = database.record(0);
  const view = viewOf(first);
  if (view.getUint16(12) !== 0) throw new ImportError("encrypted", { format: "MOBI" });
  const compression = view.getUint16(0);
  // The other way of packing needs a dictionary of its own.
  if (compression !== 1 && compression !== 2) {
    throw new ImportError("unread-format", { format: "MOBI (HUFF/CDIC)", wayOut: "ebook" });
  }
  const headerLength = view.getUint32(20);
  const encoding = view.getUint32(28) === 65_001 ? "utf-8" : "windows-1252";
  const version = view.getUint32(36);
  const trailing = headerLength >= 228 ? view.getUint16(242) : 0;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let index = 1; index <= view.getUint16(8); index++) {
    const packed = withoutTrailing(database.record(index), trailing);
    const piece = compression === 2 ? unpackPalmDoc(packed) : packed;
    size += piece.length;
    if (size > mostTextBytes)
      throw new ImportError("too-large", { bytes: size, most: mostTextBytes });
    pieces.push(piece);
  }
  const text = toByteString(pieces);
  const flow = version >= 8 ? text.slice(0, endOfText(database, view, text.length)) : text;
  const about = readAbout(first, headerLength, encoding);
  const marked = onePage(version >= 8 ? linkPlaces(flow, database) : markPlaces(flow));
  return { html: decode(marked, encoding), ...about };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Behind the text of a record stand lists for the reading program, and a letter cut in two. */
function withoutTrailing(record: Uint8Array, flags: number): Uint8Array {
  let end = record.length;
  for (let lists = flags >> 1; lists > 0; lists >>= 1) {
    if ((lists & 1) === 0) continue;
    let length = 0;
    for (let at = Math.max(0, end - 4); at < end; at++) {
      const byte = record[at] ?? 0;
      length = byte & 0x80 ? byte & 0x7f : (length << 7) | (byte & 0x7f);
    }
    end -= length;
  }
  if (flags & 1) end -= ((record[end - 1] ?? 0) & 3) + 1;
  return record.subarray(0, Math.max(0, end));
}

/** A byte a sign, so that places in bytes are places in the string. */
function toByteString(pieces: readonly Uint8Array[]): string {
  let text = "";
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += 8_192) {
      text += String.fromCharCode(...piece.subarray(at, at + 8_192));
    }
  }
  return text;
}

function decode(text: string, encoding: string): string {
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return new TextDecoder(encoding).decode(bytes);
}

/** In a newer book (KF8) style sheets and drawings follow the text. */
function endOfText(database: PalmDatabase, view: DataView, length: number): number {
  const index = view.byteLength >= 196 ? view.getUint32(192) : 0xffffffff;
  if (index === 0xffffffff || index >= database.length) return length;
  const record = viewOf(database.record(index));
  const isTable = record.byteLength >= 20 && record.getUint32(0) === 0x46445354;
  return isTable ? Math.min(length, record.getUint32(16)) : length;
}

/** Links of an older book lead to places in bytes: `filepos=0000012345`. */
function markPlaces(text: string): string {
  const places = new Map<number, string>();
  const linked = /filepos\s*=\s*["']?(\d{1,10})["']?/gi;
  for (const [, place] of text.matchAll(linked))
    places.set(Number(place), `filepos${Number(place)}`);
  return anchorPlaces(text, places).replace(
    linked,
    (_, place: string) => `href="#filepos${Number(place)}"`,
  );
}

/** Pages within the page have no heads; in a newer book their text stands behind them. */
function onePage(text: string): string {
  const inner = text
    .replace(/<head[\s>][\s\S]*?<\/head>|<\?xml[^>]*>|<!DOCTYPE[^>]*>/gi, "")
    .replace(/<\/?(?:html|body)(?:\s[^>]*)?>|<\/?(?:mbp:)?pagebreak[^>]*>/gi, "<div></div>")
    .replace(/\0/g, "");
  return `<html><body>${inner}</body></html>`;
}

/** The title and the author, from the list behind the header. */
function readAbout(
  first: Uint8Array,
  headerLength: number,
  encoding: string,
): Pick<MobiBook, "title" | "author"> {
  const view = viewOf(first);
  const decoder = new TextDecoder(encoding);
  const nameStart = view.byteLength >= 92 ? view.getUint32(84) : 0;
  const nameLength = view.byteLength >= 92 ? view.getUint32(88) : 0;
  const name = decoder.decode(first.subarray(nameStart, nameStart + Math.min(nameLength, 500)));
  const said = new Map<number, string>();
  const list = 16 + headerLength;
  const isThere = list + 12 <= first.length && view.getUint32(list) === 0x45585448;
  let at = list + 12;
  for (
    let left = isThere ? view.getUint32(list + 8) : 0;
    left > 0 && at + 8 <= first.length;
    left--
  ) {
    const length = view.getUint32(at + 4);
    if (length < 8) break;
    const value = decoder.decode(first.subarray(at + 8, at + length)).trim();
    const type = view.getUint32(at);
    if (!said.has(type)) said.set(type, value);
    at += length;
  }
  return { title: said.get(503) || name.trim() || undefined, author: said.get(100) || undefined };
}
