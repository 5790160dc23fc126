/**
 * What a zip holds, read without trust: names, sizes and the number of files are checked before
 * anything is unpacked, and the real size is counted while unpacking.
 */

import { Inflate } from "fflate";
import { ImportError } from "#lib/import/import-error.ts";

/** Bounds on what is unpacked. */
export interface ArchiveLimits {
  readonly files: number;
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
  /** How many times larger a file may be than it is packed; a page of blanks reaches 1,000. */
  readonly ratio: number;
}

/** Far above any book: the largest EPUBs of novels have some hundred files and 20 MB. */
export const archiveLimits: ArchiveLimits = { files: 10_000, bytes: 300_000_000, ratio: 500 };

/** The files of a zip. Each is unpacked when asked for. */
export interface Archive {
  /** The paths in their order, folders aside. */
  readonly paths: readonly string[];
  /** Paths that come more than once; the last file of a path is the one that is read. */
  readonly duplicates: readonly string[];
  /** The bytes of a file, or `undefined` for a path that is not there. */
  readonly read: (path: string) => Uint8Array | undefined;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

/**
 * Opens a zip. `format` is what messages call it. Throws an `ImportError` for one that is damaged,
 * encrypted, beyond the limits or has a path out of it; `read` does so for a file in it.
 */
export function openArchive(
  bytes: Uint8Array,
  format: string,
  limits: ArchiveLimits = archiveLimits,
): Archive {
  const entries = new Map<string, Entry>();
  const duplicates: string[] = [];
  let declaredBytes = 0;
  for (const entry of readDirectory(bytes, format, limits)) {
    declaredBytes += entry.size;
    if (declaredBytes > limits.bytes) {
      throw new ImportError("zip-bomb", { reason: "size", most: limits.bytes });
    }
    checkRatio(entry.size, entry.packedSize, limits);
    if (entry.path.endsWith("/")) continue;
    if (entries.has(entry.path)) duplicates.push(entry.path);
    entries.set(entry.path, entry);
  }
  let unpackedBytes = 0;
  const unpacked = new Map<string, Uint8Array>();
  return {
    paths: [...entries.keys()],
    duplicates,
    read(path) {
      const entry = entries.get(path);
      if (entry === undefined) return undefined;
      const before = unpacked.get(path);
      if (before !== undefined) return before;
      const file = unpack(bytes, entry, format, limits, limits.bytes - unpackedBytes);
      unpackedBytes += file.length;
      unpacked.set(path, file);
      return file;
    },
  };
}

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;
const longestComment = 0xffff;

function* readDirectory(
  bytes: Uint8Array,
  format: string,
  limits: ArchiveLimits,
): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = () => new ImportError("damaged", { format });
  let end = bytes.length - endSize;
  const lowest = Math.max(0, end - longestComment);
  while (end >= lowest && view.getUint32(end, true) !== endOfDirectory) end--;
  if (end < lowest) throw damaged();
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  // 0xffff and 0xffffffff send to a second directory, for zips above 4 GB, which no book is.
  if (count === 0xffff || count > limits.files) {
    throw new ImportError("zip-bomb", { reason: "count", most: limits.files });
  }
  for (let index = 0; index < count; index++) {
    if (offset + entrySize > end || view.getUint32(offset, true) !== directoryEntry) {
      throw damaged();
    }
    const flags = view.getUint16(offset + 8, true);
    const nameLength = view.getUint16(offset + 28, true);
    const nameBytes = bytes.subarray(offset + entrySize, offset + entrySize + nameLength);
    const path = new TextDecoder().decode(nameBytes).normalize("NFC");
    if (leadsOut(path)) throw new ImportError("unsafe-path", { path: path.slice(0, 200) });
    if ((flags & 1) !== 0) throw new ImportError("encrypted", { format });
    yield {
      path,
      method: view.getUint16(offset + 10, true),
      crc: view.getUint32(offset + 16, true),
      packedSize: view.getUint32(offset + 20, true),
      size: view.getUint32(offset + 24, true),
      headerOffset: view.getUint32(offset + 42, true),
    };
    offset +=
      entrySize +
      nameLength +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true);
  }
}

function leadsOut(path: string): boolean {
  return /^[/\\]|^[A-Za-z]:|\0/.test(path) || path.split(/[/\\]/).some((step) => step === "..");
}

function unpack(
  bytes: Uint8Array,
  entry: Entry,
  format: string,
  limits: ArchiveLimits,
  bytesLeft: number,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headerOffset, packedSize, method } = entry;
  if (
    headerOffset + localSize > bytes.length ||
    view.getUint32(headerOffset, true) !== localHeader
  ) {
    throw new ImportError("damaged", { format });
  }
  const start =
    headerOffset +
    localSize +
    view.getUint16(headerOffset + 26, true) +
    view.getUint16(headerOffset + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length < packedSize) throw new ImportError("damaged", { format });
  let file: Uint8Array;
  if (method === 0) {
    file = packed;
    if (file.length > bytesLeft) {
      throw new ImportError("zip-bomb", { reason: "size", most: limits.bytes });
    }
  } else if (method === 8) {
    file = inflate(packed, format, limits, bytesLeft);
  } else {
    throw new ImportError("damaged", { format });
  }
  if (file.length !== entry.size || crc32(file) !== entry.crc) {
    throw new ImportError("damaged", { format });
  }
  return file;
}

const pieceSize = 65_536;

/** Inflates piece by piece, so that a bomb is noticed before it fills the memory. */
function inflate(
  packed: Uint8Array,
  format: string,
  limits: ArchiveLimits,
  bytesLeft: number,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.length;
    if (size > bytesLeft) throw new ImportError("zip-bomb", { reason: "size", most: limits.bytes });
    checkRatio(size, packed.length, limits);
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += pieceSize) {
      stream.push(packed.subarray(at, at + pieceSize), at + pieceSize >= packed.length);
    }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    throw new ImportError("damaged", { format }, { cause });
  }
  const file = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

/** A small file packs as well as it likes. */
function checkRatio(size: number, packedSize: number, limits: ArchiveLimits): void {
  if (size > 1_000_000 && size > packedSize * limits.ratio) {
    throw new ImportError("zip-bomb", { reason: "ratio", most: limits.ratio });
  }
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
