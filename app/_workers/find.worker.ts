import { listOwnWorks, loadOwnTables, toWork } from "#app/_store/own-works.ts";
import { StoreError } from "#app/_store/store-error.ts";
import { parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { ownWorkKey, ownWorkName } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { EntryStore } from "#lib/search/entry-store.ts";
import type { FindRequest } from "#lib/search/find-address.ts";
import { parseFindQuery, queryOfEntry } from "#lib/search/find-query.ts";
import { readOccurrences } from "#lib/search/occurrences.ts";
import { scanSource } from "#lib/search/scan-source.ts";
import type { ScannedWork } from "#lib/search/scan-store.ts";
import {
  type Groups,
  type HitWish,
  type Scope,
  SearchError,
  type SearchSource,
} from "#lib/search/search-source.ts";
import { storesSource } from "#lib/search/stores-source.ts";
import { openVolumes } from "#lib/search/volume-store.ts";
import { levels } from "#lib/text/work.ts";
import type { FindCalls, FindInput, Found, Near, ShownHit } from "./find-calls.ts";
import { forgetOwnChapters, readHits } from "./found-text.ts";
import { serveWorker } from "./serve-worker.ts";
import { WorkerFailure } from "./worker-failure.ts";

serveWorker<FindCalls>(
  {
    async groups(input): Promise<Found> {
      const query = queryOf(input.request);
      if (query.fault !== undefined) return { ...nothingFound, fault: query.fault };
      const source = await sourceOf(input);
      const groups = await source.groups(query, scopeOf(input.request));
      return { ...groups, near: groups.count > 0 ? [] : await nearOf(source, groups) };
    },

    async hits({ after, most, ...input }) {
      const page = await (await sourceOf(input)).hits(
        queryOf(input.request),
        wishOf(input.request, { after, most }),
      );
      const hits = await readHits(page.hits);
      const { next, isWhole } = page;
      return next === undefined ? { hits, isWhole } : { hits, next, isWhole };
    },

    async places({ most, ...input }) {
      const source = await sourceOf(input);
      const { hits } = await source.hits(queryOf(input.request), wishOf(input.request, { most }));
      return { places: hits.map(({ place }) => place) };
    },

    async said({ entry }) {
      const { groups } = await (await librarySource()).groups(queryOfEntry(entry));
      return groups.filter(({ kind }) => kind === "said");
    },

    async examples({ entry, read, most }) {
      const query = queryOfEntry(entry);
      const source = await librarySource();
      const found: ShownHit[] = [];
      const add = async (scope: Scope) => {
        const { hits } = await source.hits(query, { scope, most: most - found.length });
        found.push(...(await readHits(hits)).filter(({ en }) => en !== ""));
      };
      const inLibrary = read.filter((work) => ownWorkName(work) === undefined);
      if (inLibrary.length > 0) await add({ works: inLibrary });
      // What is read says how hard it may be; the easiest texts come first.
      const hardest = Math.max(-1, ...found.map(({ place }) => levels.indexOf(place.level)));
      const allowed = hardest < 0 ? levels : levels.slice(0, hardest + 1);
      const known = new Set(found.map(({ place }) => place.work));
      for (const level of allowed) {
        if (found.length >= most) break;
        const before = found.length;
        await add({ levels: [level] });
        const isNew = ({ place }: ShownHit) => !known.has(place.work);
        found.splice(before, found.length, ...found.slice(before).filter(isNew));
      }
      return found;
    },

    async complete({ typed, side, ...input }) {
      return (await sourceOf(input)).complete(typed, side, 6);
    },

    async occurrences({ segments, source }) {
      return readOccurrences(segments, parseChapterLexicon(source));
    },
  },
  (error) => {
    if (error instanceof SearchError) {
      // The next who asks reads anew which volumes there are.
      volumes = undefined;
      return { code: error.fault };
    }
    if (error instanceof StoreError) return { code: "unavailable" };
    return error instanceof WorkerFailure ? { code: "absent" } : undefined;
  },
);

const nothingFound: Omit<Found, "fault"> = {
  groups: [],
  count: 0,
  rarer: 0,
  isWhole: true,
  isUnchecked: false,
  terms: [],
  near: [],
};

function queryOf({ fr, en, matching }: FindRequest) {
  return parseFindQuery({ fr, en }, matching);
}

function scopeOf({ scope, levels: asked, kinds }: FindRequest): Scope {
  return {
    ...(scope.in === "work" || scope.in === "chapter" ? { works: [scope.work] } : {}),
    ...(scope.in === "chapter" ? { chapter: scope.chapter } : {}),
    ...(asked.length > 0 ? { levels: asked } : {}),
    ...(kinds.length > 0 ? { kinds } : {}),
  };
}

function wishOf(
  request: FindRequest,
  { after, most }: Pick<HitWish, "most"> & { readonly after?: HitWish["after"] | undefined },
): HitWish {
  const { only, not } = request;
  return {
    scope: scopeOf(request),
    ...(only === undefined ? {} : { only: [only] }),
    ...(not.length > 0 ? { not } : {}),
    ...(after === undefined ? {} : { after }),
    ...(most === undefined ? {} : { most }),
  };
}

/** For each word that no text has, those that may have been meant. */
async function nearOf(source: SearchSource, { terms }: Groups): Promise<readonly Near[]> {
  const unknown = terms.filter(({ entries }) => entries.length === 0);
  const near = await Promise.all(
    unknown.map(async ({ text, side }) => ({
      typed: text,
      side,
      forms: await source.near(text, side),
    })),
  );
  return near.filter(({ forms }) => forms.length > 0);
}

function sourceOf({ request: { scope }, round = 0 }: FindInput): Promise<SearchSource> {
  const isOwn =
    scope.in === "own" || (scope.in !== "library" && ownWorkName(scope.work) !== undefined);
  return isOwn ? ownSource(round) : librarySource();
}

let own: { readonly round: number; readonly source: Promise<SearchSource> } | undefined;

/** The reader’s own texts, as far as they have been made ready. */
function ownSource(round: number): Promise<SearchSource> {
  if (own?.round !== round) {
    forgetOwnChapters();
    const source = readOwnTexts().then(scanSource);
    // The next who asks tries again.
    source.catch(() => {
      own = undefined;
    });
    own = { round, source };
  }
  return own.source;
}

async function readOwnTexts(): Promise<readonly ScannedWork[]> {
  const works: ScannedWork[] = [];
  for (const kept of await listOwnWorks()) {
    const { level, editions } = toWork(kept);
    const chapters = (await loadOwnTables(kept)).flatMap(({ name, found }) =>
      found === undefined ? [] : [{ name, occurrences: found.occurrences }],
    );
    const edition = editions[1].name;
    works.push({ work: ownWorkKey(kept.name), level, edition, isFirst: true, chapters });
  }
  return works;
}

let volumes: Promise<readonly EntryStore[]> | undefined;

/** The library, in the volumes of the site. */
const library = storesSource(() => {
  volumes ??= openVolumes(readVolumeFile);
  return volumes;
});

async function librarySource(): Promise<SearchSource> {
  return library;
}

async function readVolumeFile(path: string): Promise<Uint8Array> {
  // All but the list of volumes is named by what is in it.
  const cache = path === "index.json" ? "no-cache" : "default";
  const address = sitePath(`/search/${path}`);
  // Without a network there is what was fetched before; the browser would complain of the rest.
  if (!navigator.onLine && (await caches.match(address).catch(() => undefined)) === undefined)
    throw new RangeError(`no network for ${path}`);
  const response = await fetch(address, { cache });
  if (!response.ok) throw new RangeError(`${response.status} for ${path}`);
  return new Uint8Array(await response.arrayBuffer());
}
