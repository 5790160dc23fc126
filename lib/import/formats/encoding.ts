/** Bytes of a file from anywhere → text: the encoding is found out. */

import { ImportError } from "#lib/import/import-error.ts";

/** Encodings as `TextDecoder` calls them. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";

/**
 * Decodes a text file, without its byte order mark, and composes its letters (NFC). `declared` is
 * what a document says of itself, believed where nothing in the bytes tells otherwise. Throws an
 * `ImportError` for bytes that are no text.
 */
export function decodeAnyText(bytes: Uint8Array, declared?: string): string {
  const encoding = findEncoding(bytes, declared);
  const text = decode(bytes, encoding);
  const sample = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/g) ?? [];
  if (controls.length > sample.length / 1_000) throw new ImportError("binary", {});
  return text.normalize("NFC");
}

// Node 20 decodes windows-1252 as Latin-1, which has controls where Microsoft put these signs.
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decode(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== "windows-1252") return text;
  return text.replace(
    /[\u0080-\u009f]/g,
    (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign,
  );
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
  if (declared !== undefined && /^(x-)?mac(intosh|-?roman)?$/i.test(declared)) return "macintosh";
  return frenchness(bytes, "macintosh") > frenchness(bytes, "windows-1252")
    ? "macintosh"
    : "windows-1252";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many more letters and signs of French or English the bytes have than other ones. */
function frenchness(bytes: Uint8Array, encoding: Encoding): number {
  const high = bytes.subarray(0, 200_000).filter((byte) => byte >= 0x80);
  const text = decode(high, encoding);
  const usual = text.match(/[àâçéèêëîïôœùûüÿæÀÂÇÉÈÊËÎÏÔŒÙÛÜÆ’‘“”«»–—…·°\u00a0]/g)?.length ?? 0;
  return 2 * usual - text.length;
}
