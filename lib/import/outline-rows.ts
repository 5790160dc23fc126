/** Two outlines → rows that show them side by side: what belongs together stands in one row. */

import type { OutlineEntry } from "#lib/import/outline.ts";
import type { ChapterLink } from "#lib/import/settle-pair.ts";

/** A row; linked entries, or entries of one or both sides that belong to none. */
export interface OutlineRow<Entry extends OutlineEntry = OutlineEntry> {
  readonly fr: readonly Entry[];
  readonly en: readonly Entry[];
  readonly isLinked: boolean;
}

/**
 * The rows in the order of the French; English that belongs to nothing stands where the English has
 * it. Every entry is in one row.
 */
export function outlineRows<Entry extends OutlineEntry>(
  fr: readonly Entry[],
  en: readonly Entry[],
  links: readonly ChapterLink[],
): readonly OutlineRow<Entry>[] {
  const linkedEnglish = new Set(links.map((link) => link.en));
  const shown = new Set<Entry>();
  const rows: OutlineRow<Entry>[] = [];
  const showLoneEnglishBefore = (start: number) => {
    for (const entry of en) {
      if (entry.start >= start || shown.has(entry) || linkedEnglish.has(entry.start)) continue;
      shown.add(entry);
      rows.push({ fr: [], en: [entry], isLinked: false });
    }
  };
  for (const entry of fr) {
    if (shown.has(entry)) continue;
    const group = groupOf(entry, fr, en, links);
    for (const each of [...group.fr, ...group.en]) shown.add(each);
    const [first] = group.en;
    if (first !== undefined) showLoneEnglishBefore(first.start);
    rows.push({ ...group, isLinked: first !== undefined });
  }
  showLoneEnglishBefore(Number.POSITIVE_INFINITY);
  return joinLoneRows(rows);
}

/** All that belongs to an entry, directly or by what it shares. */
function groupOf<Entry extends OutlineEntry>(
  entry: Entry,
  fr: readonly Entry[],
  en: readonly Entry[],
  links: readonly ChapterLink[],
): { readonly fr: readonly Entry[]; readonly en: readonly Entry[] } {
  const french = new Set([entry.start]);
  const english = new Set<number>();
  for (let size = 0; size !== french.size + english.size; ) {
    size = french.size + english.size;
    for (const link of links) {
      if (french.has(link.fr)) english.add(link.en);
      if (english.has(link.en)) french.add(link.fr);
    }
  }
  return {
    fr: fr.filter(({ start }) => french.has(start)),
    en: en.filter(({ start }) => english.has(start)),
  };
}

/** A licence beside a licence takes one row and not two. */
function joinLoneRows<Entry extends OutlineEntry>(
  rows: readonly OutlineRow<Entry>[],
): readonly OutlineRow<Entry>[] {
  const joined: OutlineRow<Entry>[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const isPair = last !== undefined && isLoneAside(last, "fr") && isLoneAside(row, "en");
    if (isPair) joined[joined.length - 1] = { fr: last.fr, en: row.en, isLinked: false };
    else joined.push(row);
  }
  return joined;
}

function isLoneAside({ fr, en, isLinked }: OutlineRow, side: "fr" | "en"): boolean {
  const [own, other] = side === "fr" ? [fr, en] : [en, fr];
  return !isLinked && other.length === 0 && own.every(({ aside }) => aside !== undefined);
}
