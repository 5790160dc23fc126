/** Packs a file by gzip, each of its parts with a code of its own. */

import { constants, crc32, deflateRawSync } from "node:zlib";
import { joinBytes } from "#lib/search/varints.ts";

/** Shorter parts are packed with the next: a code of their own would cost more than it spares. */
const leastPart = 400;

/** One gzip file of parts that follow one another: numbers and letters do not spoil each other’s code. */
export function packParts(parts: readonly Uint8Array[]): Uint8Array {
  const whole = joinBytes(parts);
  const packed: Uint8Array[] = [header];
  let [from, to] = [0, 0];
  for (const { length } of parts) {
    to += length;
    if (to - from < leastPart || to === whole.length) continue;
    packed.push(deflate(whole, from, to, false));
    from = to;
  }
  packed.push(deflate(whole, from, whole.length, true));
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc32(whole), true);
  trailer.setUint32(4, whole.length, true);
  return joinBytes([...packed, new Uint8Array(trailer.buffer)]);
}

/** Gzip, deflate, no name and no time: the same texts make the same file. RFC 1952. */
const header = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);

/** As far back as deflate finds a repetition. */
const window = 32_768;

function deflate(whole: Uint8Array, from: number, to: number, isLast: boolean): Uint8Array {
  const before = whole.subarray(Math.max(0, from - window), from);
  return deflateRawSync(whole.subarray(from, to), {
    level: 9,
    memLevel: 9,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...(before.length === 0 ? {} : { dictionary: before }),
  });
}
