/** Asks texts in memory, without an index: a chapter that is open, and a reader’s own texts. */

import type { EntryStore } from "#lib/search/entry-store.ts";
import { type ScannedWork, scanStore } from "#lib/search/scan-store.ts";
import type { SearchSource } from "#lib/search/search-source.ts";
import { storesSource } from "#lib/search/stores-source.ts";

/**
 * A source over these works. The first question reads through all of them; for more than one
 * question keep the source.
 */
export function scanSource(works: readonly ScannedWork[]): SearchSource {
  let store: EntryStore | undefined;
  return storesSource(async () => {
    store ??= scanStore(works);
    return [store];
  });
}
