/** Places in a store → places in works; which of them a reader wants. */

import { compareUnits, type Unit } from "#lib/search/entry-store.ts";
import type { Match, UnitRange } from "#lib/search/match.ts";
import type { Hit, Place, Scope } from "#lib/search/search-source.ts";
import type { BlockKind } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";

/** The order of hits: work by work, the easier first, and in a work as it is read. */
export function comparePlaces(a: Place, b: Place): number {
  return compareUnits(a, b) || a.chapterIndex - b.chapterIndex || a.row - b.row || a.word - b.word;
}

/** A match as a hit of the works. Throws a `RangeError` for a segment that no chapter has. */
export function toHit(units: readonly Unit[], match: Match, side: Side): Hit {
  const { unit: number, row, word, own, other, group } = match;
  const unit = units[number];
  if (unit === undefined) throw new RangeError(`no unit ${number}; there are ${units.length}`);
  const { work, level, edition } = unit;
  const found = chapterAt(unit, row);
  const place = { work, level, edition, ...found, word };
  return side === "fr"
    ? { place, fr: own, en: other, group: group.name }
    : { place, fr: other, en: own, group: group.name };
}

function chapterAt(unit: Unit, row: number): Pick<Place, "chapter" | "chapterIndex" | "row"> {
  let before = 0;
  for (const [chapterIndex, { name, kinds }] of unit.chapters.entries()) {
    if (row < before + kinds.length) return { chapter: name, chapterIndex, row: row - before };
    before += kinds.length;
  }
  throw new RangeError(`segment ${row} of ${unit.work}, which has ${before}`);
}

/** Says which places of a store are in a scope. */
export class ScopeFilter {
  /** Nothing is left out. */
  readonly isAll: boolean;
  readonly #units: readonly boolean[];
  readonly #rows: readonly (readonly boolean[] | undefined)[];

  constructor(units: readonly Unit[], scope: Scope) {
    this.#units = units.map((unit) => isUnitIn(unit, scope));
    this.#rows =
      scope.kinds === undefined && scope.chapter === undefined
        ? []
        : units.map((unit, index) => (this.#units[index] ? rowsIn(unit, scope) : undefined));
    this.isAll = this.#rows.length === 0 && this.#units.every(Boolean);
  }

  has({ unit, row }: Pick<Match, "unit" | "row">): boolean {
    if (this.#units[unit] !== true) return false;
    return this.#rows[unit]?.[row] ?? this.#rows.length === 0;
  }

  /** The ranges that have a unit of the scope. */
  within(ranges: readonly UnitRange[]): readonly UnitRange[] {
    return ranges.filter(({ from, to }) => this.#units.slice(from, to + 1).some(Boolean));
  }
}

function isUnitIn({ work, level, isFirst }: Unit, scope: Scope): boolean {
  const { works, levels, hasFurtherEditions = false } = scope;
  return (
    (isFirst || hasFurtherEditions) &&
    (works?.includes(work) ?? true) &&
    (levels?.includes(level) ?? true)
  );
}

function rowsIn({ chapters }: Unit, { chapter, kinds }: Scope): readonly boolean[] {
  return chapters.flatMap(({ name, kinds: own }) =>
    [...own].map(
      (kind) =>
        (chapter === undefined || chapter === name) && (kinds?.includes(kind as BlockKind) ?? true),
    ),
  );
}
