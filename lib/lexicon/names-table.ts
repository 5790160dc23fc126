/** The table of names: which capitalised words name a person, a place or a work, and their English. */

import { lookupKey } from "#lib/french/spelling.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** What a name is of; a first name is one, and so is a surname, of a person. */
export type NameKind = "first" | "person" | "place" | "people" | "work" | "org";

/** A name as the table has it. */
export interface NameEntry {
  readonly name: string;
  readonly kind: NameKind;
  readonly gender?: "m" | "f" | "mf";
  /** Where it is another one in English. */
  readonly english?: string;
  /** In English: `river in Paris`. */
  readonly note?: string;
}

const kinds: ReadonlySet<string> = new Set([
  "first",
  "person",
  "place",
  "people",
  "work",
  "org",
] satisfies NameKind[]);

/** Whether a text is the kind of a name. */
export function isNameKind(text: string): text is NameKind {
  return kinds.has(text);
}

/** A table → its names by look-up spelling, the first of each. Throws a `TextError`. */
export function parseNames(source: string, file: string): ReadonlyMap<string, NameEntry> {
  const names = new Map<string, NameEntry>();
  for (const { row, line } of tableRows(source)) {
    const [name = "", kind = "", gender = "", english = "", note = ""] = row.split("\t");
    if (name === "" || !isNameKind(kind) || !/^(?:m|f|mf)?$/.test(gender)) {
      const cure = "write name, kind (first, person, place, people, work, org), gender and English";
      throw new TextError({ file, line, reason: `no name: “${row}”`, cure });
    }
    const key = lookupKey(name);
    if (names.has(key)) continue;
    names.set(key, {
      name,
      kind,
      ...(gender === "" ? {} : { gender: gender as "m" | "f" | "mf" }),
      ...(english === "" ? {} : { english }),
      ...(note === "" ? {} : { note }),
    });
  }
  return names;
}
