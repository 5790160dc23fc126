/** Bytes → text, strictly: a text with one wrong byte is refused, for it would show a wrong word. */

import { TextError } from "#lib/text/text-error.ts";

/**
 * Decodes UTF-8, keeping a byte order mark for whoever mends the file. Throws a `TextError` that
 * names the line and the encoding that the bytes look like.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encoding = findUtf16(bytes);
  if (encoding !== undefined) {
    throw new TextError({ file, reason: `this is ${encoding}`, cure: "save it as UTF-8" });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const line = text.slice(0, text.indexOf("\ufffd")).split("\n").length;
    throw new TextError(
      {
        file,
        line,
        reason: "not UTF-8; it looks like Windows-1252 (or ISO 8859-1)",
        cure: "save it as UTF-8",
      },
      { cause },
    );
  }
}

// Latin letters in UTF-16 have a zero for every other byte; a text in UTF-8 has none.
function findUtf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16, little-endian";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16, big-endian";
  const start = bytes.subarray(0, 1_000);
  const isZero = (parity: number) => (byte: number, index: number) =>
    byte === 0 && index % 2 === parity;
  const evenZeros = start.filter(isZero(0)).length;
  const oddZeros = start.filter(isZero(1)).length;
  if (oddZeros > start.length / 4 && evenZeros === 0) return "UTF-16, little-endian";
  if (evenZeros > start.length / 4 && oddZeros === 0) return "UTF-16, big-endian";
  return undefined;
}
