/**
 * Writes an SQLite database of a few tables in one go: what Anki reads, without a database engine
 * of half a megabyte in the page. After https://www.sqlite.org/fileformat2.html; only what is
 * written here is implemented: tables whose first column is the integer primary key, and indices
 * of integer columns.
 */

/** A table, its rows by column. */
export interface SqliteTable {
  readonly name: string;
  /** The whole `CREATE TABLE` statement. */
  readonly sql: string;
  /** In the order of the statement. The first is the key, unless the table has none. */
  readonly columns: readonly string[];
  readonly hasKey: boolean;
  readonly rows: readonly SqliteRow[];
  readonly indices: readonly SqliteIndex[];
}

export interface SqliteIndex {
  readonly name: string;
  readonly sql: string;
  /** Columns whose values are all integers. */
  readonly columns: readonly string[];
}

export type SqliteRow = Readonly<Record<string, string | number>>;

/** The file. Throws a `RangeError` for what it cannot write. */
export function formatSqliteFile(tables: readonly SqliteTable[]): Uint8Array<ArrayBuffer> {
  const pages = new Pages();
  const schemaPage = pages.allocate();
  const entries: (readonly (string | number)[])[] = [];
  for (const table of tables) {
    const rows = table.hasKey ? sortedByKey(table) : table.rows;
    const rowids = rows.map((row, index) =>
      table.hasKey ? integer(row[table.columns[0] ?? ""]) : index + 1,
    );
    const root = writeTable(
      pages,
      rows.map((row, index) => [
        rowids[index] ?? 0,
        // The key is the row’s number; in its own place nothing is kept.
        formatRecord(
          table.columns.map((name, at) => (at === 0 && table.hasKey ? null : row[name])),
        ),
      ]),
    );
    entries.push(["table", table.name, table.name, root, table.sql]);
    for (const { name, sql, columns } of table.indices) {
      const keys = rows
        .map((row, index) => [...columns.map((column) => integer(row[column])), rowids[index] ?? 0])
        .sort(compareIntegers);
      entries.push(["index", name, table.name, writeIndex(pages, keys.map(formatRecord)), sql]);
    }
  }
  const schema = entries.map((entry, index) => leafCell(pages, formatRecord(entry), index + 1));
  writePage(pages.at(schemaPage), pageTypes.tableLeaf, schema, undefined, headerSize);
  writeHeader(pages.at(schemaPage), pages.count);
  return pages.join();
}

const pageSize = 4096;
const headerSize = 100;
const pageTypes = { indexInterior: 2, tableInterior: 5, indexLeaf: 10, tableLeaf: 13 } as const;
type PageType = (typeof pageTypes)[keyof typeof pageTypes];

/** The pages of the file, from 1. */
class Pages {
  readonly #pages: Uint8Array[] = [];

  get count(): number {
    return this.#pages.length;
  }

  allocate(): number {
    return this.#pages.push(new Uint8Array(pageSize));
  }

  at(number: number): Uint8Array {
    const page = this.#pages[number - 1];
    if (page === undefined) throw new RangeError(`page ${number} of ${this.count}`);
    return page;
  }

  join(): Uint8Array<ArrayBuffer> {
    const file = new Uint8Array(this.count * pageSize);
    for (const [index, page] of this.#pages.entries()) file.set(page, index * pageSize);
    return file;
  }
}

/** Writes the tree of a table and gives its root page. */
function writeTable(pages: Pages, rows: readonly (readonly [number, Uint8Array])[]): number {
  const cells = rows.map(([rowid, record]) => leafCell(pages, record, rowid));
  const children: number[] = [];
  const separators: Uint8Array[] = [];
  let from = 0;
  do {
    const to = from + fitting(cells, from, 8);
    children.push(newPage(pages, pageTypes.tableLeaf, cells.slice(from, to)));
    // A separator is the greatest key to its left, which stays in the leaf too.
    if (to < cells.length) separators.push(varint(rows[to - 1]?.[0] ?? 0));
    from = to;
  } while (from < cells.length);
  return writeInterior(pages, pageTypes.tableInterior, children, separators);
}

/** Writes the tree of an index and gives its root page; the records are in order. */
function writeIndex(pages: Pages, records: readonly Uint8Array[]): number {
  const cells = records.map((record) => leafCell(pages, record));
  const children: number[] = [];
  const separators: Uint8Array[] = [];
  let from = 0;
  do {
    const to = leaveOne(cells, from, from + fitting(cells, from, 8));
    children.push(newPage(pages, pageTypes.indexLeaf, cells.slice(from, to)));
    // A separator is an entry of its own, in no leaf.
    const separator = cells[to];
    if (separator !== undefined) separators.push(separator);
    from = to + 1;
  } while (from < cells.length);
  return writeInterior(pages, pageTypes.indexInterior, children, separators);
}

/** Writes the levels above some pages, and gives the root: between two pages stands a separator. */
function writeInterior(
  pages: Pages,
  type: PageType,
  children: readonly number[],
  separators: readonly Uint8Array[],
): number {
  const [only] = children;
  if (children.length === 1 && only !== undefined) return only;
  const cells = separators.map((separator, index) =>
    concat([uint32(children[index] ?? 0), separator]),
  );
  const parents: number[] = [];
  const between: Uint8Array[] = [];
  let from = 0;
  while (from < cells.length) {
    const to = leaveOne(cells, from, from + fitting(cells, from, 12));
    parents.push(newPage(pages, type, cells.slice(from, to), children[to]));
    const separator = separators[to];
    if (separator !== undefined) between.push(separator);
    from = to + 1;
  }
  return writeInterior(pages, type, parents, between);
}

/** Where a page ends when the cell after it goes up: what is left is not that cell alone. */
function leaveOne(cells: readonly Uint8Array[], from: number, to: number): number {
  return to === cells.length - 1 && to - from > 1 ? to - 1 : to;
}

/** How many cells, one or more where there are any, fit on a page with such a heading. */
function fitting(cells: readonly Uint8Array[], from: number, heading: number): number {
  let room = pageSize - heading;
  let to = from;
  for (let cell = cells[to]; cell !== undefined; cell = cells[to]) {
    room -= cell.length + 2;
    if (room < 0) break;
    to++;
  }
  return to - from;
}

function newPage(
  pages: Pages,
  type: PageType,
  cells: readonly Uint8Array[],
  rightmost?: number,
): number {
  const number = pages.allocate();
  writePage(pages.at(number), type, cells, rightmost, 0);
  return number;
}

function writePage(
  page: Uint8Array,
  type: PageType,
  cells: readonly Uint8Array[],
  rightmost: number | undefined,
  start: number,
): void {
  const view = new DataView(page.buffer);
  let pointer = start + (rightmost === undefined ? 8 : 12);
  let content = pageSize;
  for (const cell of cells) {
    content -= cell.length;
    if (content < pointer + 2) throw new RangeError("more cells than the page holds");
    page.set(cell, content);
    view.setUint16(pointer, content);
    pointer += 2;
  }
  view.setUint8(start, type);
  view.setUint16(start + 3, cells.length);
  view.setUint16(start + 5, content);
  if (rightmost !== undefined) view.setUint32(start + 8, rightmost);
}

function writeHeader(page: Uint8Array, pageCount: number): void {
  page.set(new TextEncoder().encode("SQLite format 3\0"));
  const view = new DataView(page.buffer);
  view.setUint16(16, pageSize);
  // Versions to write and read by, bytes reserved on a page, fractions fixed by the format.
  page.set([1, 1, 0, 64, 32, 32], 18);
  view.setUint32(24, 1);
  view.setUint32(28, pageCount);
  view.setUint32(40, 1);
  view.setUint32(44, 4);
  view.setUint32(56, 1);
  view.setUint32(92, 1);
  view.setUint32(96, 3_040_001);
}

/** A cell of a leaf, of a table if there is a row number; what is too long goes to pages of its own. */
function leafCell(pages: Pages, record: Uint8Array, rowid?: number): Uint8Array {
  const most = rowid === undefined ? Math.floor(((pageSize - 12) * 64) / 255) - 23 : pageSize - 35;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const heading = [varint(record.length), ...(rowid === undefined ? [] : [varint(rowid)])];
  if (record.length <= most) return concat([...heading, record]);
  const rest = least + ((record.length - least) % (pageSize - 4));
  const inside = rest <= most ? rest : least;
  return concat([
    ...heading,
    record.subarray(0, inside),
    uint32(writeOverflow(pages, record.subarray(inside))),
  ]);
}

function writeOverflow(pages: Pages, bytes: Uint8Array): number {
  const first = pages.allocate();
  let page = first;
  for (let at = 0; at < bytes.length; at += pageSize - 4) {
    const piece = bytes.subarray(at, at + pageSize - 4);
    const next = at + piece.length < bytes.length ? pages.allocate() : 0;
    pages.at(page).set(uint32(next));
    pages.at(page).set(piece, 4);
    page = next;
  }
  return first;
}

function formatRecord(values: readonly (string | number | null | undefined)[]): Uint8Array {
  const types: Uint8Array[] = [];
  const body: Uint8Array[] = [];
  for (const value of values) {
    if (value === null) types.push(varint(0));
    else if (typeof value === "string") {
      const text = new TextEncoder().encode(value);
      types.push(varint(13 + 2 * text.length));
      body.push(text);
    } else {
      const bytes = integerBytes(integer(value));
      types.push(varint(bytes.type));
      body.push(bytes.bytes);
    }
  }
  const typesLength = types.reduce((sum, type) => sum + type.length, 0);
  // The length counts itself, which takes a byte, or two from 127 on.
  const own = typesLength + 1 < 128 ? 1 : 2;
  return concat([varint(typesLength + own), ...types, ...body]);
}

/** A whole number in as few bytes as the format has, and the format’s name for that many. */
function integerBytes(value: number): { readonly type: number; readonly bytes: Uint8Array } {
  if (value === 0 || value === 1) return { type: 8 + value, bytes: new Uint8Array(0) };
  const sizes = [1, 2, 3, 4, 6];
  const index = sizes.findIndex((size) => Math.abs(value + 0.5) < 2 ** (8 * size - 1));
  const size = sizes[index];
  if (size === undefined) throw new RangeError(`${value} takes more than six bytes`);
  const bytes = new Uint8Array(size);
  let rest = value < 0 ? value + 2 ** (8 * size) : value;
  for (let at = size - 1; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return { type: index + 1, bytes };
}

function integer(value: string | number | undefined): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return value as number;
}

/** Seven bits a byte, the highest first; not for negative numbers, nor for those of 56 bits. */
function varint(value: number): Uint8Array {
  if (value < 0 || value >= 2 ** 53) throw new RangeError(`${value} as a variable integer`);
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 128);
  return Uint8Array.from(bytes);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function sortedByKey({ rows, columns: [key = ""] }: SqliteTable): readonly SqliteRow[] {
  return [...rows].sort((a, b) => integer(a[key]) - integer(b[key]));
}

function compareIntegers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
