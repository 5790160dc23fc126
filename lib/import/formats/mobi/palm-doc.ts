/** The packing of PalmDOC: letters, pairs of a space and a letter, and places to copy from. */

/** A record holds 4,096 bytes of text; copies cannot make more than this of it. */
const mostBytes = 65_536;

/** Unpacks a record. */
export function unpackPalmDoc(packed: Uint8Array): Uint8Array {
  const text: number[] = [];
  for (let at = 0; at < packed.length && text.length < mostBytes; at++) {
    const byte = packed[at] ?? 0;
    if (byte >= 1 && byte <= 8) {
      text.push(...packed.subarray(at + 1, at + 1 + byte));
      at += byte;
    } else if (byte < 0x80) {
      text.push(byte);
    } else if (byte < 0xc0) {
      at++;
      const pair = ((byte << 8) | (packed[at] ?? 0)) & 0x3fff;
      const distance = pair >> 3;
      if (distance === 0 || distance > text.length) throw new RangeError(`a copy from ${distance}`);
      for (let count = (pair & 7) + 3; count > 0; count--)
        text.push(text[text.length - distance] ?? 0);
    } else {
      text.push(0x20, byte ^ 0x80);
    }
  }
  return Uint8Array.from(text);
}
