/** A Palm database: records, one after another, whose places its heading lists. */

/** No book has more. */
const mostRecords = 60_000;

export class PalmDatabase {
  readonly #bytes: Uint8Array;
  readonly #places: readonly number[];

  /** Throws a `RangeError` where the bytes end too early. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = view.getUint16(76);
    if (count === 0 || count > mostRecords) throw new RangeError(`${count} records`);
    this.#places = Array.from({ length: count }, (_, index) => view.getUint32(78 + 8 * index));
  }

  /** How many records there are. */
  get length(): number {
    return this.#places.length;
  }

  /** A record, counted from 0. Throws a `RangeError` for one that is not there whole. */
  record(index: number): Uint8Array {
    const start = this.#places[index];
    const end = this.#places[index + 1] ?? this.#bytes.length;
    if (start === undefined || start >= end || end > this.#bytes.length) {
      throw new RangeError(`record ${index} from ${start} to ${end}`);
    }
    return this.#bytes.subarray(start, end);
  }
}
