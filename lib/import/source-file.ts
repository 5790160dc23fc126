/** A file that somebody brings, with what the formats ask of it to know whether it is theirs. */

import { type Archive, isZip, openArchive } from "#lib/import/formats/archive.ts";
import { type DecodedText, decodeAnyText, readAnyText } from "#lib/import/formats/encoding.ts";

/** The most bytes that tell a format of text. */
const startBytes = 20_000;

/** What is costly is found out when it is first asked for, and once. */
export class SourceFile {
  /** With its extension; in messages. */
  readonly name: string;
  /** In small letters, without the full stop; empty where there is none. */
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly #archiveLabel: string;
  #archive: Archive | undefined;
  #start: string | undefined;
  #decoded: DecodedText | undefined;

  /** `archiveLabel` is what messages call it if it is a zip. */
  constructor(name: string, bytes: Uint8Array, archiveLabel = "zip") {
    this.name = name;
    this.extension = extensionOf(name);
    this.bytes = bytes;
    this.#archiveLabel = archiveLabel;
  }

  /** Whether its bytes begin as a zip does. */
  get isZip(): boolean {
    return isZip(this.bytes);
  }

  /** What a zip holds; `undefined` of what is none. Throws an `ImportError` for a damaged one. */
  get archive(): Archive | undefined {
    if (this.isZip) this.#archive ??= openArchive(this.bytes, this.#archiveLabel);
    return this.#archive;
  }

  /** The first of its text, without spaces before it. Throws an `ImportError` for other bytes. */
  get start(): string {
    this.#start ??= decodeAnyText(this.bytes.subarray(0, startBytes)).trimStart();
    return this.#start;
  }

  /** All its text. `declared` is the encoding that it names itself. */
  decode(declared?: string): string {
    this.#decoded = readAnyText(this.bytes, declared);
    return this.#decoded.text;
  }

  /** What was done to its letters when it was decoded; `undefined` before. */
  get decoded(): DecodedText | undefined {
    return this.#decoded;
  }

  /** Whether the bytes from `startOffset` to `endOffset` hold a text of Latin-1. */
  holds(text: string, startOffset: number, endOffset: number): boolean {
    let latin = "";
    for (const byte of this.bytes.subarray(startOffset, endOffset)) {
      latin += String.fromCharCode(byte);
    }
    return latin.includes(text);
  }
}

/** A file name’s extension in small letters, without the full stop; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
