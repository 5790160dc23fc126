import type { DictionaryTables } from "#lib/lexicon/dictionary.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import { unpackTables } from "#lib/lexicon/packed-tables.ts";
import { keptName } from "#lib/reader/site-path.ts";

/** The browser’s cache of tables, which serves when there is no network. */
const cacheName = keptName("-lexicon");

/** The tables of the lexicon from their address, kept for the next time. Rejects with a `LookUpError`. */
export async function loadTables(address: string): Promise<DictionaryTables> {
  const cache = await openCache();
  const kept = await (await cache?.match(address))?.text();
  const keptTables = kept === undefined ? undefined : unpackTables(kept);
  if (keptTables !== undefined) return keptTables;

  const response = await fetch(address).catch(() => {
    throw new LookUpError("unreachable");
  });
  if (!response.ok) throw new LookUpError(response.status === 404 ? "old" : "unreachable");
  const copy = response.clone();
  const tables = unpackTables(
    await response.text().catch(() => {
      throw new LookUpError("unreachable");
    }),
  );
  if (tables === undefined) throw new LookUpError("damaged");
  if (cache !== undefined) await keep(cache, address, copy);
  return tables;
}

/** Has the tables kept for when there is no network, where that can be. */
export async function keepTables(address: string): Promise<void> {
  try {
    const cache = await openCache();
    if (cache === undefined || (await cache.match(address)) !== undefined) return;
    const response = await fetch(address);
    if (response.ok) await keep(cache, address, response);
  } catch {
    // Word look-up fetches them itself.
  }
}

/** The cache, or `undefined` where the browser has or allows none. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(cacheName);
  } catch {
    return undefined;
  }
}

/** Keeps these tables and no older ones; a full disk is no reason not to read on. */
async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  try {
    for (const older of await cache.keys()) await cache.delete(older);
    await cache.put(address, response);
  } catch {
    await cache.delete(address).catch(() => {});
  }
}
