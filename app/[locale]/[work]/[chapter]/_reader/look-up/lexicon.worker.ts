import { compileChapterLexicon, type SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { type Dictionary, makeDictionary } from "#lib/lexicon/dictionary.ts";
import { unpackTables } from "#lib/lexicon/packed-tables.ts";

/** What the worker is asked: to look up the words of a text. */
export interface Question {
  readonly id: number;
  /** The address of the tables. */
  readonly tables: string;
  readonly segments: readonly SegmentWords[];
}

/** The answer to the question with that id: a compiled lexicon, or why there is none. */
export type Answer =
  | { readonly id: number; readonly source: string }
  | { readonly id: number; readonly fault: "unreachable" | "damaged" | "old" };

/** The browser’s cache of tables, which serves when there is no network. */
const cacheName = "en-regard-lexicon";

class TablesError extends Error {
  readonly fault: "unreachable" | "damaged" | "old";

  constructor(fault: TablesError["fault"]) {
    super(fault);
    this.fault = fault;
  }
}

let dictionary: Promise<Dictionary> | undefined;

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const { id, tables, segments } = data;
  const answer = await readDictionary(tables).then(
    (ready): Answer => ({ id, source: compileChapterLexicon(ready, segments) }),
    (error): Answer => ({ id, fault: error instanceof TablesError ? error.fault : "damaged" }),
  );
  postMessage(answer);
});

function readDictionary(address: string): Promise<Dictionary> {
  dictionary ??= loadDictionary(address).catch((error: unknown) => {
    // The next question tries again.
    dictionary = undefined;
    throw error;
  });
  return dictionary;
}

async function loadDictionary(address: string): Promise<Dictionary> {
  const cache = await openCache();
  const kept = await (await cache?.match(address))?.text();
  const keptTables = kept === undefined ? undefined : unpackTables(kept);
  if (keptTables !== undefined) return makeDictionary(keptTables);

  const response = await fetch(address).catch(() => {
    throw new TablesError("unreachable");
  });
  if (!response.ok) throw new TablesError(response.status === 404 ? "old" : "unreachable");
  const copy = response.clone();
  const tables = unpackTables(
    await response.text().catch(() => {
      throw new TablesError("unreachable");
    }),
  );
  if (tables === undefined) throw new TablesError("damaged");
  if (cache !== undefined) await keep(cache, address, copy);
  return makeDictionary(tables);
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
