/** Anki’s package: the SQLite file of a collection, zipped with the list of its pictures and sounds. */

import { zipSync } from "fflate";
import { type AnkiNote, toAnkiCollection } from "#lib/study/anki-collection.ts";
import { formatSqliteFile } from "#lib/study/sqlite-file.ts";

/** Writes the package. It has no pictures and no sounds. */
export function formatApkg(notes: readonly AnkiNote[], now: number): Uint8Array<ArrayBuffer> {
  return zipSync({
    "collection.anki2": formatSqliteFile(toAnkiCollection(notes, now)),
    media: new TextEncoder().encode("{}"),
  });
}
