/** Whole numbers as one byte or more, seven bits each; negative ones by zigzag. */

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 32) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** A number from 0 to 2³¹ − 1. */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    if (value < 128) {
      this.#bytes[this.#length++] = value;
      return;
    }
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A number of either sign. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  text(text: string): void {
    const bytes = encoder.encode(text);
    this.number(bytes.length);
    this.bytes(bytes);
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(least: number): void {
    const size = Math.max(this.#length + least, Math.ceil(this.#bytes.length * 1.6));
    const grown = new Uint8Array(size);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Reads what a `ByteWriter` wrote. Throws a `RangeError` past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    const first = this.#bytes[this.#at] ?? 128;
    if (first < 128) {
      this.#at++;
      return first;
    }
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError(`no number at byte ${this.#at - 1}`);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError(`a number longer than five bytes before byte ${this.#at}`);
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** So many numbers, each of a byte at least. */
  numbers(count: number): readonly number[] {
    const left = this.#bytes.length - this.#at;
    if (count > left) throw new RangeError(`${count} numbers in ${left} bytes`);
    return Array.from({ length: count }, () => this.number());
  }

  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError(`${length} bytes at byte ${this.#at}`);
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** All that is left. */
  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#at);
  }

  text(): string {
    return decoder.decode(this.bytes(this.number()));
  }
}

/** Writes a number, as `ByteWriter.number` does, where there is room for five bytes; the place after it. */
export function putNumber(bytes: Uint8Array, at: number, value: number): number {
  let next = at;
  let rest = value;
  while (rest > 127) {
    bytes[next++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[next++] = rest;
  return next;
}

/** The same for a number of either sign. */
export function putSigned(bytes: Uint8Array, at: number, value: number): number {
  return putNumber(bytes, at, value < 0 ? -2 * value - 1 : 2 * value);
}

/** Bytes after bytes as one. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
