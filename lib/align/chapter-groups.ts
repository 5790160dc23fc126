/** A settled pair → groups of chapters that are aligned with each other, in the order of the French. */

import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { type OutlineEntry, outlineOf } from "#lib/import/outline.ts";
import type { ChapterLink, SettledPair } from "#lib/import/settle-pair.ts";
import { noteCalls, readInline } from "#lib/text/inline.ts";

/** Chapters of both sides that say the same, and the notes they call; one side may have none. */
export interface ChapterGroup {
  readonly fr: readonly ImportedBlock[];
  readonly en: readonly ImportedBlock[];
  readonly frNotes: readonly ImportedBlock[];
  readonly enNotes: readonly ImportedBlock[];
}

/** An entry with the headings before it that stand over it: a part’s, a title page’s. */
interface Unit {
  readonly entries: readonly OutlineEntry[];
  readonly blocks: readonly ImportedBlock[];
}

/** Scenery under the heading of an act goes with its first scene, up to so many letters. */
const mostOpeningLetters = 3_000;

/** Groups chapters by their links. Every free block is in one group. */
export function groupChapters({ fr, en, links }: SettledPair): readonly ChapterGroup[] {
  const french = unitsOf(fr, new Set(links.map((link) => link.fr)));
  const english = unitsOf(en, new Set(links.map((link) => link.en)));
  const groups = connect(french.units, english.units, links);
  return spreadNotes(groups, french, english);
}

interface SideUnits {
  readonly units: readonly Unit[];
  readonly notes: readonly ImportedBlock[];
}

function unitsOf(text: ImportedText, linked: ReadonlySet<number>): SideUnits {
  const units: Unit[] = [];
  let waiting: OutlineEntry[] = [];
  const blocksOf = (entries: readonly OutlineEntry[]) =>
    entries
      .flatMap(({ start, end }) => text.blocks.slice(start, end))
      .filter(({ aside, kind }) => aside === undefined && kind !== "n");
  for (const entry of outlineOf(text)) {
    if (blocksOf([entry]).length === 0) continue;
    waiting.push(entry);
    if (!linked.has(entry.start) && opens(entry)) continue;
    units.push({ entries: waiting, blocks: blocksOf(waiting) });
    waiting = [];
  }
  const last = units.at(-1);
  if (waiting.length > 0) {
    const entries = [...(last?.entries ?? []), ...waiting];
    if (last !== undefined) units.pop();
    units.push({ entries, blocks: blocksOf(entries) });
  }
  const notes = text.blocks.filter(({ kind, aside }) => kind === "n" && aside === undefined);
  return { units, notes };
}

/** Whether an entry is what stands before a chapter, and none itself. */
function opens({ kind, paragraphs, letters }: OutlineEntry): boolean {
  return paragraphs === 0 || (kind === "part" && letters <= mostOpeningLetters);
}

interface UnitGroup {
  readonly fr: readonly number[];
  readonly en: readonly number[];
}

/** What is linked, directly or over others, is one group; what has no link is one alone. */
function connect(
  fr: readonly Unit[],
  en: readonly Unit[],
  links: readonly ChapterLink[],
): readonly (readonly [fr: readonly Unit[], en: readonly Unit[]])[] {
  const place = (units: readonly Unit[], start: number) =>
    units.findIndex(({ entries }) => entries.some((entry) => entry.start === start));
  const pairs = links
    .map((link) => [place(fr, link.fr), place(en, link.en)] as const)
    .filter(([i, j]) => i !== -1 && j !== -1);
  const groupOfFr = new Map<number, UnitGroup>();
  const groupOfEn = new Map<number, UnitGroup>();
  for (const [i, j] of pairs) {
    const [one, other] = [groupOfFr.get(i), groupOfEn.get(j)];
    const joined: UnitGroup = {
      fr: unite([i], one?.fr, other?.fr),
      en: unite([j], one?.en, other?.en),
    };
    for (const at of joined.fr) groupOfFr.set(at, joined);
    for (const at of joined.en) groupOfEn.set(at, joined);
  }
  const ordered: UnitGroup[] = [];
  for (const i of fr.keys()) {
    const group = groupOfFr.get(i) ?? { fr: [i], en: [] };
    if (!ordered.includes(group)) ordered.push(group);
  }
  // English alone comes after what it follows in its own order.
  for (const j of en.keys()) {
    if (groupOfEn.has(j)) continue;
    const alone: UnitGroup = { fr: [], en: [j] };
    const before = ordered.findLastIndex((group) => group.en.includes(j - 1));
    ordered.splice(before + 1, 0, alone);
  }
  const take = (units: readonly Unit[], places: readonly number[]) =>
    places.flatMap((at) => units[at] ?? []);
  return ordered.map((group) => [take(fr, group.fr), take(en, group.en)]);
}

function unite(...lists: readonly (readonly number[] | undefined)[]): readonly number[] {
  return [...new Set(lists.flatMap((list) => list ?? []))].sort((a, b) => a - b);
}

/** Each note goes with the group that calls it; one that nobody calls with the last. */
function spreadNotes(
  groups: readonly (readonly [fr: readonly Unit[], en: readonly Unit[]])[],
  fr: SideUnits,
  en: SideUnits,
): readonly ChapterGroup[] {
  const sides = [fr.notes, en.notes].map((notes, side) => {
    const taken = new Set<ImportedBlock>();
    const spread = groups.map((group) => {
      const blocks = group[side as 0 | 1].flatMap((unit) => unit.blocks);
      const called = new Set(blocks.flatMap(callsOf));
      const own = notes.filter(
        (block) => block.note !== undefined && called.has(block.note) && !taken.has(block),
      );
      for (const block of own) taken.add(block);
      return { blocks, notes: own };
    });
    const last = spread.findLast(({ blocks }) => blocks.length > 0);
    last?.notes.push(...notes.filter((block) => !taken.has(block)));
    return spread;
  });
  return groups.map((_, index) => {
    const [french, english] = [sides[0]?.[index], sides[1]?.[index]];
    return {
      fr: french?.blocks ?? [],
      en: english?.blocks ?? [],
      frNotes: french?.notes ?? [],
      enNotes: english?.notes ?? [],
    };
  });
}

function callsOf({ content }: ImportedBlock): readonly number[] {
  return content.includes("[^") ? noteCalls(readInline(content).content) : [];
}
