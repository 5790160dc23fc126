/** Encodings of a byte a letter: their upper halves, letter by letter, both ways. */

/** By the names that the web gives them, and DOS’s, which it does not know. */
export type SingleByteEncoding = "windows-1252" | "macintosh" | "cp850";

const latin = String.fromCharCode(...Array.from({ length: 96 }, (_, index) => index + 0xa0));

/** The signs of the bytes from 0x80 on. */
export const upperHalves: Readonly<Record<SingleByteEncoding, string>> = {
  "windows-1252": `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${latin}`,
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
  cp850:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
};

const bytesOf = new Map(
  (Object.keys(upperHalves) as SingleByteEncoding[]).map((encoding) => [
    encoding,
    new Map([...upperHalves[encoding]].map((sign, index) => [sign, index + 0x80])),
  ]),
);

/** The letters of bytes. */
export function decodeSingleBytes(bytes: Uint8Array, encoding: SingleByteEncoding): string {
  const upper = upperHalves[encoding];
  const latinText = new TextDecoder("latin1").decode(bytes);
  // Node and browsers may take Latin-1 for Windows-1252: both have their signs at these places.
  return latinText.replace(/\P{ASCII}/gu, (sign) => {
    const byte = sign <= "\u00ff" ? sign.charCodeAt(0) : byteOf(sign, "windows-1252");
    return byte === undefined ? sign : (upper[byte - 0x80] ?? sign);
  });
}

/** The byte of a sign beyond ASCII; `undefined` where the encoding has none. */
export function byteOf(sign: string, encoding: SingleByteEncoding): number | undefined {
  return bytesOf.get(encoding)?.get(sign);
}
