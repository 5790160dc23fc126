/** Places in a store → places in works; which of them a reader wants. */

import {
  compareUnits,
  type EntryStore,
  type Unit,
  type UnitChapter,
} from "#lib/search/entry-store.ts";
import type { Match, UnitRange } from "#lib/search/match.ts";
import type { Hit, Place, Scope } from "#lib/search/search-source.ts";
import type { BlockKind } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";

/** The order of hits: work by work, the easier first, and in a work as it is read. */
export function comparePlaces(a: Place, b: Place): number {
  return compareUnits(a, b) || a.chapterIndex - b.chapterIndex || a.row - b.row || a.word - b.word;
}

/** Matches as hits of the works. Throws a `RangeError` for a segment that no chapter has. */
export function toHits(
  store: EntryStore,
  matches: readonly Match[],
  side: Side,
): Promise<readonly Hit[]> {
  return Promise.all(
    matches.map(async ({ unit: number, row, word, own, other, group }) => {
      const unit = store.units[number];
      if (unit === undefined) throw new RangeError(`no unit ${number} of ${store.units.length}`);
      const { work, level, edition } = unit;
      const { sum, ...found } = chapterAt(await store.chapters(number), row);
      const place = { work, level, edition, ...found, word };
      return side === "fr"
        ? { place, sum, fr: own, en: other, group: group.name }
        : { place, sum, fr: other, en: own, group: group.name };
    }),
  );
}

type InChapter = Pick<Place, "chapter" | "chapterIndex" | "row"> & Pick<UnitChapter, "sum">;

function chapterAt(chapters: readonly UnitChapter[], row: number): InChapter {
  let before = 0;
  for (const [chapterIndex, { name, sum, kinds }] of chapters.entries()) {
    if (row < before + kinds.length) {
      return { chapter: name, chapterIndex, row: row - before, sum };
    }
    before += kinds.length;
  }
  throw new RangeError(`segment ${row} of ${before}`);
}

/** The row of a place among all of its unit’s; -1 where the unit has no such chapter. */
export function rowInUnit(chapters: readonly UnitChapter[], { chapterIndex, row }: Place): number {
  if (chapterIndex >= chapters.length) return -1;
  return chapters.slice(0, chapterIndex).reduce((sum, { kinds }) => sum + kinds.length, row);
}

/** Which places of a store are in a scope. */
export async function filterOf(store: EntryStore, scope: Scope): Promise<ScopeFilter> {
  const units = store.units.map((unit) => isUnitIn(unit, scope));
  if (scope.kinds === undefined && scope.chapter === undefined) return new ScopeFilter(units, []);
  const rows = await Promise.all(
    units.map(async (isIn, unit) => (isIn ? rowsIn(await store.chapters(unit), scope) : [])),
  );
  return new ScopeFilter(units, rows);
}

export class ScopeFilter {
  /** Nothing is left out. */
  readonly isAll: boolean;
  readonly #units: readonly boolean[];
  readonly #rows: readonly (readonly boolean[])[];

  constructor(units: readonly boolean[], rows: readonly (readonly boolean[])[]) {
    this.#units = units;
    this.#rows = rows;
    this.isAll = rows.length === 0 && units.every(Boolean);
  }

  has({ unit, row }: Pick<Match, "unit" | "row">): boolean {
    if (this.#units[unit] !== true) return false;
    return this.#rows.length === 0 || this.#rows[unit]?.[row] === true;
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

function rowsIn(chapters: readonly UnitChapter[], { chapter, kinds }: Scope): readonly boolean[] {
  return chapters.flatMap(({ name, kinds: own }) =>
    [...own].map(
      (kind) =>
        (chapter === undefined || chapter === name) && (kinds?.includes(kind as BlockKind) ?? true),
    ),
  );
}
