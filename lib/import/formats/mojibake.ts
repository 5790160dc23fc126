/**
 * Texts that were read in the wrong encoding and saved so: `lâ€™Ã©tÃ©` for `l’été`. The signs are
 * turned back into the bytes they came from; where these are UTF-8, or letters of French, they are
 * read again.
 */

import {
  byteOf,
  decodeSingleBytes,
  type SingleByteEncoding,
} from "#lib/import/formats/single-bytes.ts";

const encodings: readonly SingleByteEncoding[] = ["windows-1252", "macintosh", "cp850"];

/** Fewer garbled letters than these may be meant, in a text about garbled letters. */
const fewest = 3;

/** A text is garbled twice, seldom more often. */
const mostRounds = 3;

/** The text with its letters mended, and how many were. */
export function mendMojibake(text: string): { readonly text: string; readonly count: number } {
  let mended = text;
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const found = mendUtf8(mended) ?? mendLetters(mended);
    if (found === undefined) break;
    mended = found.text;
    count += found.count;
  }
  return { text: mended, count };
}

interface Mended {
  readonly text: string;
  readonly count: number;
}

/** UTF-8 that was read as something else: two, three or four signs for each letter. */
function mendUtf8(text: string): Mended | undefined {
  let best: (Mended & { readonly encoding: SingleByteEncoding }) | undefined;
  for (const encoding of encodings) {
    const found = readSequences(text, encoding);
    if (found.count > (best?.count ?? 0)) best = { ...found, encoding };
  }
  if (best === undefined || best.count < fewest) return undefined;
  if (best.encoding !== "windows-1252") return best;
  // What lost its second sign on the way: a no-break space, or one that Windows has not.
  const lost: Readonly<Record<string, string>> = { "â€": "”", Ã: "à" };
  return {
    ...best,
    text: best.text
      .replace(/â€(?=[\s.,;:!?)]|$)/g, (signs) => lost[signs] ?? signs)
      .replace(/(?<=\p{L}|\s|^)Ã(?=[ -])/gu, (sign) => lost[sign] ?? sign),
  };
}

const sequenceOf = new Map(
  encodings.map((encoding) => {
    const signs = (from: number, to: number) => {
      const bytes = Uint8Array.from({ length: to - from + 1 }, (_, index) => from + index);
      return decodeSingleBytes(bytes, encoding).replace(/[\]\\^-]/g, "\\$&");
    };
    const next = `[${signs(0x80, 0xbf)}]`;
    return [
      encoding,
      new RegExp(
        `[${signs(0xc2, 0xdf)}]${next}|[${signs(0xe0, 0xef)}]${next}{2}|[${signs(0xf0, 0xf4)}]${next}{3}`,
        "gu",
      ),
    ];
  }),
);

const utf8 = new TextDecoder("utf-8", { fatal: true });

function readSequences(text: string, encoding: SingleByteEncoding): Mended {
  const pattern = sequenceOf.get(encoding);
  let count = 0;
  if (pattern === undefined) return { text, count };
  const mended = text.replace(pattern, (signs) => {
    const bytes = [...signs].map((sign) => byteOf(sign, encoding) ?? 0);
    try {
      const letter = utf8.decode(Uint8Array.from(bytes));
      if (!isLikely(letter)) return signs;
      count++;
      return letter;
    } catch {
      return signs;
    }
  });
  return { text: mended, count };
}

/** A sign that French or English texts have, or that one garbled again is made of. */
function isLikely(letter: string): boolean {
  if (byteOf(letter, "windows-1252") !== undefined) return true;
  return /^[\u2009-\u2060\ufeff\ufb00-\ufb06−\p{Emoji_Presentation}]$/u.test(letter);
}

/** Letters that came from a table of another machine, one for one: `ƒt‚` or `ÈtÈ` for été. */
function mendLetters(text: string): Mended | undefined {
  const signs = [...new Set(text.match(/\P{ASCII}/gu) ?? [])];
  if (signs.length === 0) return undefined;
  const before = frenchness(text);
  if (before >= 0) return undefined;
  for (const wrong of encodings) {
    const bytes = signs.map((sign) => byteOf(sign, wrong));
    if (bytes.includes(undefined)) continue;
    for (const right of encodings) {
      if (right === wrong) continue;
      const letters = [...decodeSingleBytes(Uint8Array.from(bytes as number[]), right)];
      const table = new Map(signs.map((sign, index) => [sign, letters[index] ?? sign]));
      let count = 0;
      const mended = text.replace(/\P{ASCII}/gu, (sign) => {
        count++;
        return table.get(sign) ?? sign;
      });
      if (count >= fewest && frenchness(mended) > count * 0.6) return { text: mended, count };
    }
  }
  return undefined;
}

/** How many more letters and signs of French or English a text has beyond ASCII than other ones. */
export function frenchness(text: string): number {
  const all = text.match(/\P{ASCII}/gu)?.length ?? 0;
  const usual =
    text.match(/[àâçéèêëîïôœùûüÿæÀÂÇÉÈÊËÎÏÔŒÙÛÜÆ’‘“”«»–—…·°\u00a0\u202f]/g)?.length ?? 0;
  // Capitals with accents within words are small letters of another table.
  const odd = text.match(
    /(?<=\p{Ll})[ÀÂÇÉÈÊËÎÏÔÙÛÜŒ]|[ÀÂÇÉÈÊËÎÏÔÙÛÜŒ](?=\p{Ll}*[^\s\p{L}]\p{Ll})/gu,
  );
  return 2 * (usual - (odd?.length ?? 0)) - all;
}
