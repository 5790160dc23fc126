/**
 * Where links of a newer Kindle book (KF8) lead. `kindle:pos:fid:0003:off:0000000012` is a place in
 * a fragment of the text; two lists of the database, one of the pages’ frames and one of fragments,
 * say where each fragment stands. Learnt from foliate-js and KindleUnpack.
 */

import type { PalmDatabase } from "#lib/import/formats/mobi/palm-database.ts";

const positionLink = /kindle:pos:fid:([0-9A-V]{1,10}):off:([0-9A-V]{1,10})/giu;

/** A text with an anchor at every place that its links lead to, and with links that name those. */
export function linkPlaces(text: string, database: PalmDatabase): string {
  const starts = fragmentStarts(database);
  const places = new Map<number, string>();
  const placeOf = (fragment: string, offset: string) => {
    const start = starts.get(Number.parseInt(fragment, 32));
    return start === undefined ? undefined : start + Number.parseInt(offset, 32);
  };
  for (const [, fragment = "", offset = ""] of text.matchAll(positionLink)) {
    const place = placeOf(fragment, offset);
    if (place !== undefined && place > 0 && place < text.length) places.set(place, `pos${place}`);
  }
  return anchorPlaces(text, places).replace(
    positionLink,
    (link: string, fragment: string, offset: string) => {
      const place = placeOf(fragment, offset);
      return place !== undefined && places.has(place) ? `#pos${place}` : link;
    },
  );
}

/** A text with an anchor of a name at each place; within a tag it stands before that. */
export function anchorPlaces(text: string, places: ReadonlyMap<number, string>): string {
  let marked = "";
  let from = 0;
  for (const [place, name] of [...places].sort(([a], [b]) => a - b)) {
    if (place <= 0 || place >= text.length) continue;
    const open = text.lastIndexOf("<", place - 1);
    const isInTag = open >= from && text.indexOf(">", open) >= place;
    const before = Math.max(from, isInTag ? open : place);
    // A place before a paragraph is its beginning.
    const opening = /^<(?:p|div|blockquote|h[1-6]|li)(?:\s[^<>]{0,500})?>/i.exec(
      text.slice(before, before + 520),
    );
    const at = before + (opening?.[0].length ?? 0);
    marked += `${text.slice(from, at)}<a id="${name}"></a>`;
    from = at;
  }
  return marked + text.slice(from);
}

/** The place of each fragment’s first byte, by its number; none where the lists cannot be read. */
function fragmentStarts(database: PalmDatabase): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  try {
    const header = viewOf(database.record(0));
    const fragments = readIndex(database, header.getUint32(248));
    let next = 0;
    for (const { values } of readIndex(database, header.getUint32(252))) {
      const [count = 0] = values.get(1) ?? [];
      const [frame = 0, frameLength = 0] = values.get(6) ?? [];
      for (const { values: own } of fragments.slice(next, next + count)) {
        const [number] = own.get(4) ?? [];
        const [offset = 0] = own.get(6) ?? [];
        if (number !== undefined) starts.set(number, frame + frameLength + offset);
      }
      next += count;
    }
  } catch (error) {
    // Links then lead nowhere; the text is whole.
    if (!(error instanceof RangeError)) throw error;
  }
  return starts;
}

/** An entry of a list: numbers by the tag that says what they are. */
interface IndexEntry {
  readonly values: ReadonlyMap<number, readonly number[]>;
}

interface Tag {
  readonly tag: number;
  readonly valuesEach: number;
  readonly mask: number;
  readonly isEnd: boolean;
}

/** No list of a book is longer. */
const mostEntries = 200_000;

/** A list of the database. Throws a `RangeError` where its bytes are not what they should be. */
function readIndex(database: PalmDatabase, first: number): readonly IndexEntry[] {
  const head = database.record(first);
  const view = viewOf(head);
  expectName(view, 0, "INDX");
  const tagsAt = view.getUint32(4);
  expectName(view, tagsAt, "TAGX");
  const controlBytes = view.getUint32(tagsAt + 8);
  const tags: Tag[] = [];
  for (let at = tagsAt + 12; at < tagsAt + view.getUint32(tagsAt + 4); at += 4) {
    tags.push({
      tag: view.getUint8(at),
      valuesEach: view.getUint8(at + 1),
      mask: view.getUint8(at + 2),
      isEnd: (view.getUint8(at + 3) & 1) === 1,
    });
  }
  const entries: IndexEntry[] = [];
  const records = view.getUint32(24);
  for (let index = 1; index <= records; index++) {
    const record = database.record(first + index);
    const own = viewOf(record);
    expectName(own, 0, "INDX");
    const offsets = own.getUint32(20) + 4;
    const count = own.getUint32(24);
    if (entries.length + count > mostEntries) throw new RangeError(`${count} entries`);
    for (let entry = 0; entry < count; entry++) {
      const at = own.getUint16(offsets + 2 * entry);
      const values = readEntry(record, at + 1 + own.getUint8(at), controlBytes, tags);
      entries.push({ values });
    }
  }
  return entries;
}

function readEntry(
  record: Uint8Array,
  start: number,
  controlBytes: number,
  tags: readonly Tag[],
): ReadonlyMap<number, readonly number[]> {
  const reader = new NumberReader(record, start + controlBytes);
  const counts: { readonly tag: Tag; readonly count?: number; readonly bytes?: number }[] = [];
  let control = start;
  for (const tag of tags) {
    if (tag.isEnd) {
      control++;
      continue;
    }
    const bits = (record[control] ?? 0) & tag.mask;
    if (bits === 0) continue;
    const isMany = (tag.mask & (tag.mask - 1)) !== 0;
    if (bits === tag.mask && isMany) counts.push({ tag, bytes: reader.next() });
    else counts.push({ tag, count: bits === tag.mask ? 1 : bits / (tag.mask & -tag.mask) });
  }
  const values = new Map<number, readonly number[]>();
  for (const { tag, count, bytes = 0 } of counts) {
    const read: number[] = [];
    const end = reader.at + bytes;
    if (count === undefined) while (reader.at < end) read.push(reader.next());
    else while (read.length < count * tag.valuesEach) read.push(reader.next());
    values.set(tag.tag, read);
  }
  return values;
}

/** Numbers of seven bits a byte, the last of which has its highest bit set. */
class NumberReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let value = 0;
    for (let length = 0; length < 4; length++) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError("a number behind the record’s end");
      value = value * 128 + (byte & 0x7f);
      if (byte & 0x80) break;
    }
    return value;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function expectName(view: DataView, at: number, name: string): void {
  for (const [index, letter] of [...name].entries()) {
    if (view.getUint8(at + index) !== letter.charCodeAt(0)) throw new RangeError(`no ${name}`);
  }
}
