/** Linked parts of two texts → what says the same on both sides, in the order of the texts. */

import type { MarkupElement } from "#lib/import/formats/markup.ts";
import type { TeiLinks, TeiUnit } from "#lib/import/formats/tei-units.ts";
import type { Side } from "#lib/text/side.ts";

/** Units that say the same; one side may have none. */
export interface TeiBead {
  readonly fr: readonly TeiUnit[];
  readonly en: readonly TeiUnit[];
}

/** Each unit in one bead, in the order of the French; what only the English has stands where it does. */
export function makeBeads(
  units: Readonly<Record<Side, readonly TeiUnit[]>>,
  links: TeiLinks,
): readonly TeiBead[] {
  const all = [...units.fr, ...units.en];
  const leaders = findGroups(all, links);
  const groups = new Map<TeiUnit, { fr: TeiUnit[]; en: TeiUnit[] }>();
  for (const unit of all) {
    const leader = leaders.get(unit) ?? unit;
    const group = groups.get(leader) ?? { fr: [], en: [] };
    group[unit.side].push(unit);
    groups.set(leader, group);
  }
  const groupOf = (unit: TeiUnit) => groups.get(leaders.get(unit) ?? unit) ?? { fr: [], en: [] };
  const beads: TeiBead[] = [];
  const done = new Set<TeiBead>();
  const add = (bead: TeiBead) => {
    if (done.has(bead)) return;
    done.add(bead);
    beads.push(bead);
  };
  const places = new Map(units.en.map((unit, place) => [unit, place]));
  let reached = 0;
  /** English that has no French, up to a place. */
  const addAlone = (place: number) => {
    for (; reached < place; reached++) {
      const unit = units.en[reached];
      const bead = unit && groupOf(unit);
      if (bead !== undefined && bead.fr.length === 0) add(bead);
    }
  };
  for (const unit of units.fr) {
    const bead = groupOf(unit);
    const [first] = bead.en;
    if (first !== undefined) addAlone(places.get(first) ?? 0);
    add(bead);
  }
  addAlone(units.en.length);
  return beads;
}

/** Of each linked unit the one that stands for all that are linked with it. */
function findGroups(units: readonly TeiUnit[], links: TeiLinks): ReadonlyMap<TeiUnit, TeiUnit> {
  const byElement = new Map<MarkupElement, TeiUnit>();
  for (const unit of units) if (unit.element !== undefined) byElement.set(unit.element, unit);
  const parents = new Map<TeiUnit, TeiUnit>();
  const leaderOf = (unit: TeiUnit): TeiUnit => {
    let leader = unit;
    for (let up = parents.get(leader); up !== undefined; up = parents.get(leader)) leader = up;
    return leader;
  };
  for (const link of links) {
    const [first, ...others] = link.flatMap((element) => byElement.get(element) ?? []);
    for (const other of first === undefined ? [] : others) {
      const [a, b] = [leaderOf(first as TeiUnit), leaderOf(other)];
      if (a !== b) parents.set(b, a);
    }
  }
  return new Map(units.map((unit) => [unit, leaderOf(unit)]));
}
