/**
 * The backup file. A line of JSON says what follows, in how many bytes, with which checksum; what
 * follows is the rows as JSON, compressed with gzip. So a file that was cut off, damaged or made by
 * a later version is known as such before anything in it is read.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { faultOf, findOrphans, keyOf, keyText, type UserData } from "#lib/study/user-data.ts";
import { dataVersion, type TableName, tableNames, tableOf } from "#lib/study/user-tables.ts";

/** What the first line of a backup says. */
export interface BackupHeading {
  readonly format: typeof format;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Of what follows the line. */
  readonly bytes: number;
  /** Of what follows, once unpacked. */
  readonly unpackedBytes: number;
  /** Of the heading without it, and of what follows. */
  readonly sha256: string;
}

export interface Backup {
  readonly heading: BackupHeading;
  readonly rows: UserData;
}

/** Why a file cannot be restored. */
export type BackupFault =
  /** Another kind of file. */
  | "foreign"
  /** Shorter than it says. */
  | "truncated"
  /** Not what was written. */
  | "damaged"
  /** Of a later version of this site. */
  | "newer"
  /** Of a version that never was. */
  | "unknownVersion"
  /** Whole, but a row of it is not what it should be. */
  | "wrongRow";

/** A file that cannot be restored; nothing has been changed. `place` names a row that is wrong. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly fault: BackupFault;
  readonly place: string;

  constructor(fault: BackupFault, place = "", options?: ErrorOptions) {
    super(place === "" ? fault : `${fault}: ${place}`, options);
    this.fault = fault;
    this.place = place;
  }
}

const format = "en-regard backup";

/** No heading is longer, so what has no line end before this is no backup. */
const longestHeading = 1000;

/** Writes everything into one file. */
export async function formatBackup(rows: UserData, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const unpacked = new TextEncoder().encode(JSON.stringify(rows));
  const packed = await through(new CompressionStream("gzip"), unpacked);
  const heading: Omit<BackupHeading, "sha256"> = {
    format,
    version: dataVersion,
    madeAt: now,
    bytes: packed.length,
    unpackedBytes: unpacked.length,
  };
  const whole = { ...heading, sha256: checksum(heading, packed) };
  const line = new TextEncoder().encode(`${JSON.stringify(whole)}\n`);
  const file = new Uint8Array(line.length + packed.length);
  file.set(line);
  file.set(packed, line.length);
  return file;
}

/**
 * Reads a backup and checks all of it, row by row; those of earlier versions are brought up to this
 * one. Throws a `BackupError`.
 */
export async function parseBackup(file: Uint8Array<ArrayBuffer>): Promise<Backup> {
  const end = file.subarray(0, longestHeading).indexOf(10);
  if (end < 0) throw new BackupError(looksBegun(file) ? "truncated" : "foreign");
  const heading = parseHeading(file.subarray(0, end));
  const packed = file.subarray(end + 1);
  if (packed.length < heading.bytes) throw new BackupError("truncated");
  if (packed.length > heading.bytes || checksum(heading, packed) !== heading.sha256)
    throw new BackupError("damaged");
  let value: unknown;
  try {
    const unpacked = await through(new DecompressionStream("gzip"), packed, heading.unpackedBytes);
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked));
  } catch (cause) {
    throw new BackupError("damaged", "", { cause });
  }
  return { heading, rows: checkRows(withLaterTables(value, heading.version)) };
}

/** What a backup of an earlier version holds, with the tables that came later, empty. */
function withLaterTables(value: unknown, version: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  const later = tableNames.filter((table) => tableOf(table).since > version);
  return { ...Object.fromEntries(later.map((table) => [table, []])), ...value };
}

/** The last millisecond that a date can have. */
const latestTime = 8.64e15;

function parseHeading(line: Uint8Array): BackupHeading {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(line));
  } catch {
    throw new BackupError(looksBegun(line) ? "damaged" : "foreign");
  }
  if (typeof value !== "object" || value === null) throw new BackupError("foreign");
  const heading = value as Record<string, unknown>;
  if (heading.format !== format) throw new BackupError("foreign");
  const { version, madeAt, bytes, unpackedBytes } = heading;
  if (!Number.isInteger(version)) throw new BackupError("damaged");
  if ((version as number) > dataVersion) throw new BackupError("newer");
  if ((version as number) < 1) throw new BackupError("unknownVersion");
  const areWhole = [madeAt, bytes, unpackedBytes].every(
    (number) => Number.isInteger(number) && (number as number) >= 0,
  );
  if (!areWhole || (madeAt as number) > latestTime || typeof heading.sha256 !== "string")
    throw new BackupError("damaged");
  return heading as unknown as BackupHeading;
}

function checksum(
  { format, version, madeAt, bytes, unpackedBytes }: Omit<BackupHeading, "sha256">,
  packed: Uint8Array,
): string {
  const heading = JSON.stringify([format, version, madeAt, bytes, unpackedBytes]);
  return bytesToHex(
    sha256.create().update(new TextEncoder().encode(heading)).update(packed).digest(),
  );
}

function looksBegun(file: Uint8Array): boolean {
  const start = new TextDecoder().decode(file.subarray(0, 60));
  const whole = `{"format":"${format}"`;
  return start !== "" && (start.startsWith(whole) || whole.startsWith(start));
}

function checkRows(value: unknown): UserData {
  if (typeof value !== "object" || value === null) throw new BackupError("wrongRow", "everything");
  const tables = value as Record<string, unknown>;
  for (const table of tableNames) {
    const rows = tables[table];
    if (!Array.isArray(rows)) throw new BackupError("wrongRow", table);
    const seen = new Set<string>();
    for (const [index, row] of rows.entries()) {
      const fault = faultOf(table, row) ?? doubled(table, row, seen);
      if (fault !== undefined)
        throw new BackupError("wrongRow", `${table}, ${index + 1}: ${fault}`);
    }
  }
  checkOwners(value as UserData);
  return Object.fromEntries(
    tableNames.map((table) => [table, tables[table]]),
  ) as unknown as UserData;
}

function doubled(table: TableName, row: unknown, seen: Set<string>): string | undefined {
  const key = keyText(keyOf(table, row as never));
  if (seen.has(key)) return "twice";
  seen.add(key);
  return undefined;
}

/** What belongs to a word or a work is there with it. */
function checkOwners(rows: UserData): void {
  const [first] = findOrphans(rows);
  if (first === undefined) return;
  const { table, index, owner } = first;
  throw new BackupError("wrongRow", `${table}, ${index + 1}: ${owner}`);
}

/** The bytes as they come out of a stream that packs or unpacks; throws for more than `most`. */
async function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter();
  // A failure shows at the reading end.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > most) throw new RangeError(`more than ${most} bytes`);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
