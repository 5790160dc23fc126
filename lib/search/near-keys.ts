/** Words of the texts that are spelt nearly as one that no text has. */

import { isExpressionEntry, textOfEntry } from "#lib/search/entry.ts";
import { compareText, type EntryStore } from "#lib/search/entry-store.ts";
import { mergeRows } from "#lib/search/plan.ts";
import type { Side } from "#lib/text/side.ts";

const mostNear = 5;
/** Words are sought among those that begin with the same letters, first so many, then fewer. */
const sharedLetters = [3, 1] as const;

/** Forms that differ by a letter, longer ones by two; the nearest and most frequent first. */
export async function findNearKeys(
  stores: readonly EntryStore[],
  key: string,
  side: Side,
): Promise<readonly string[]> {
  if (key.length < 3 || key.length > 30) return [];
  const most = key.length < 6 ? 1 : 2;
  for (const shared of sharedLetters) {
    const prefix = key.slice(0, shared);
    const rows = mergeRows(await Promise.all(stores.map((store) => store.wordsFrom(side, prefix))));
    const found = new Map<string, { readonly distance: number; count: number }>();
    for (const { key: other, form, entry, count } of rows) {
      if (isExpressionEntry(entry)) continue;
      const distance = editDistance(key, other, most);
      if (distance === 0 || distance > most) continue;
      const text = form === "" ? textOfEntry(entry) : form;
      const known = found.get(text);
      if (known === undefined) found.set(text, { distance, count });
      else known.count += count;
    }
    if (found.size === 0) continue;
    return [...found]
      .sort(
        ([a, one], [b, other]) =>
          one.distance - other.distance || other.count - one.count || compareText(a, b),
      )
      .slice(0, mostNear)
      .map(([text]) => text);
  }
  return [];
}

/**
 * Letters to put in, take out or change, or neighbours to swap, to make one word of another; more
 * than `most` where it is more. After Damerau 1964 and Levenshtein 1966, by rows of a table.
 */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
