/** A pair whose French is a work with chapters → the English that belongs to each of these. */

import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { outlineOf } from "#lib/import/outline.ts";
import type { SettledPair } from "#lib/import/settle-pair.ts";

/**
 * The English blocks of each chapter, in the order of the chapters; `starts` are the French blocks
 * at which they begin. English that belongs to no chapter goes with what stands before it, so that
 * nothing is lost but what is set aside.
 */
export function englishOfChapters(
  { fr, en, links }: SettledPair,
  starts: readonly number[],
): readonly (readonly ImportedBlock[])[] {
  const chapterOf = (start: number) => starts.findLastIndex((each) => each <= start);
  const frenchStarts = outlineOf(fr).map(({ start }) => start);
  const chapters = starts.map((): ImportedBlock[] => []);
  let at = 0;
  for (const entry of outlineOf(en)) {
    if (entry.aside !== undefined) continue;
    const link = links.find((each) => each.en === entry.start && frenchStarts.includes(each.fr));
    if (link !== undefined) at = Math.max(0, chapterOf(link.fr));
    chapters[at]?.push(...en.blocks.slice(entry.start, entry.end));
  }
  return chapters;
}
