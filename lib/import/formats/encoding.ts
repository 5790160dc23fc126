/** Bytes of a file from anywhere → text: the encoding is found out. */

import { frenchness, mendMojibake } from "#lib/import/formats/mojibake.ts";
import { decodeSingleBytes, type SingleByteEncoding } from "#lib/import/formats/single-bytes.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Encodings as `TextDecoder` calls them, and DOS’s. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | SingleByteEncoding;

/** A text, and what had to be done to its letters. */
export interface DecodedText {
  readonly text: string;
  /** Bytes that its encoding does not have, replaced or read as another encoding’s. */
  readonly badBytes: number;
  /** Letters that had been read in a wrong encoding before, mended. */
  readonly mojibake: number;
}

/**
 * Decodes a text file, without its byte order mark, and composes its letters (NFC). `declared` is
 * what a document says of itself, believed where nothing in the bytes tells otherwise. Throws an
 * `ImportError` for bytes that are no text.
 */
export function decodeAnyText(bytes: Uint8Array, declared?: string): string {
  return readAnyText(bytes, declared).text;
}

/** The same with what had to be done. */
export function readAnyText(bytes: Uint8Array, declared?: string): DecodedText {
  const encoding = findEncoding(bytes, declared);
  const { text, badBytes } = decode(bytes, encoding);
  const sample = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/g) ?? [];
  // One or two come from a terminal; a poem is no less a text for them.
  if (controls.length > Math.max(3, sample.length / 1_000)) throw new ImportError("binary", {});
  const mended = mendMojibake(text);
  return { text: mended.text.normalize("NFC"), badBytes, mojibake: mended.count };
}

interface Decoded {
  readonly text: string;
  readonly badBytes: number;
}

function decode(bytes: Uint8Array, encoding: Encoding): Decoded {
  switch (encoding) {
    case "utf-8":
      return isUtf8(bytes)
        ? { text: new TextDecoder().decode(bytes), badBytes: 0 }
        : decodeNearUtf8(bytes);
    case "utf-16le":
    case "utf-16be":
      return { text: new TextDecoder(encoding).decode(bytes), badBytes: 0 };
    default:
      return { text: decodeSingleBytes(bytes, encoding), badBytes: 0 };
  }
}

/** The encoding that the bytes are in, judged by their beginning and, for UTF-8, as a whole. */
export function findEncoding(bytes: Uint8Array, declared?: string): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const start = bytes.subarray(0, 4_000);
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [evenZeros = 0, oddZeros = 0] = zeros;
  // Latin letters in UTF-16 have a zero for every other byte.
  if (oddZeros > start.length / 4 && evenZeros < oddZeros / 20) return "utf-16le";
  if (evenZeros > start.length / 4 && oddZeros < evenZeros / 20) return "utf-16be";
  if (isUtf8(bytes)) return "utf-8";
  const { letters, bad } = countSequences(bytes);
  if (letters > bad) return "utf-8";
  if (declared !== undefined && /^(x-)?mac(intosh|-?roman)?$/i.test(declared)) return "macintosh";
  const beginning = bytes.subarray(0, 200_000);
  const candidates = (["windows-1252", "macintosh", "cp850"] as const).map((encoding) => ({
    encoding,
    score: frenchness(decodeSingleBytes(beginning, encoding)),
  }));
  // Of equals the commonest.
  return candidates.reduce((best, other) => (other.score > best.score ? other : best)).encoding;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes of the sequence of UTF-8 that begins at an offset; 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length =
    first < 0x80
      ? 1
      : first < 0xc2
        ? 0
        : first < 0xe0
          ? 2
          : first < 0xf0
            ? 3
            : first < 0xf5
              ? 4
              : 0;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

/** How many letters of several bytes there are, and how many bytes that belong to none. */
function countSequences(bytes: Uint8Array): { readonly letters: number; readonly bad: number } {
  let letters = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 1) letters++;
    // What was cut off at the end of the file is one letter.
    if (length === 0 && at < bytes.length - 3) bad++;
    at += Math.max(1, length);
  }
  return { letters, bad };
}

/** UTF-8 with a few bytes of something else, mostly a line pasted from an older file. */
function decodeNearUtf8(bytes: Uint8Array): Decoded {
  const parts: string[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let badBytes = 0;
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(decoder.decode(bytes.subarray(start, at)));
    const sign = decodeSingleBytes(bytes.subarray(at, at + 1), "windows-1252");
    parts.push(/[àâçéèêëîïôœùûüÀÇÉÈÊÎÔŒÙ’‘“”«»–—…°\u00a0]/.test(sign) ? sign : "\ufffd");
    badBytes++;
    at++;
    start = at;
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return {
    text: parts
      .join("")
      .replace(/^\ufeff/, "")
      .replace(/\ufffd{1,3}$/, ""),
    badBytes,
  };
}
