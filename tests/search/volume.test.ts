import { expect, it } from "vitest";
import { packParts } from "#lib/commands/pack-parts.ts";
import type { EntryStore } from "#lib/search/entry-store.ts";
import { parseFindQuery } from "#lib/search/find-query.ts";
import { decodePostings } from "#lib/search/page-format.ts";
import { type ScannedWork, scanStore } from "#lib/search/scan-store.ts";
import { type Hit, SearchError, type SearchSource } from "#lib/search/search-source.ts";
import { storesSource } from "#lib/search/stores-source.ts";
import { joinFiles, volumeFormat } from "#lib/search/volume-format.ts";
import { openVolume, openVolumes, type ReadFile } from "#lib/search/volume-store.ts";
import { type VolumeSizes, writeVolume } from "#lib/search/write-volume.ts";
import fc from "../property.ts";
import { drawnWorks } from "./drawn-works.ts";

/** So small that drawn works have shards, pages and ranges enough. */
const tiny: VolumeSizes = {
  inline: 60,
  shard: 300,
  page: 120,
  largePage: 240,
  pagesUntilLarger: 3,
  range: 60,
};

function filesOf(works: readonly ScannedWork[], folder: string): Map<string, Uint8Array> {
  return new Map(
    [...writeVolume(works, tiny)].map(({ name, parts }) => [
      `v/${folder}/${name}.bin`,
      packParts(parts),
    ]),
  );
}

function readFrom(files: ReadonlyMap<string, Uint8Array>): ReadFile {
  return async (path) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new RangeError(`no ${path}`);
    return bytes;
  };
}

async function volumeOf(works: readonly ScannedWork[]): Promise<EntryStore> {
  const read = readFrom(filesOf(works, "v"));
  return openVolume(read, { folder: "v", isOneFile: false });
}

async function oneFileOf(works: readonly ScannedWork[]): Promise<EntryStore> {
  const read = readFrom(new Map([["v/v/all.bin", packParts(joinFiles(writeVolume(works, tiny)))]]));
  return openVolume(read, { folder: "v", isOneFile: true });
}

const sourceOf = (...stores: readonly EntryStore[]) => storesSource(async () => stores);

const queries = [
  parseFindQuery({ fr: "regard" }),
  parseFindQuery({ fr: "regard", en: "look" }),
  parseFindQuery({ fr: "regard", en: "-look" }),
  parseFindQuery({ fr: "regard", en: "look" }, "present"),
  parseFindQuery({ fr: "regard", en: "-look" }, "present"),
  parseFindQuery({ fr: "“regards”" }),
  parseFindQuery({ fr: "regard*" }),
  parseFindQuery({ fr: "eleve" }),
  parseFindQuery({ fr: "petit regard" }),
  parseFindQuery({ fr: "“petit regard”" }),
  parseFindQuery({ fr: "petit -regard" }),
  parseFindQuery({ fr: "sortir de" }),
  parseFindQuery({ fr: "de" }),
  parseFindQuery({ en: "look" }),
  parseFindQuery({ en: "“looked”" }),
  parseFindQuery({ en: "put out" }),
  parseFindQuery({ en: "the", fr: "-regard" }),
  parseFindQuery({ fr: "personne" }),
];

const scopes = [
  {},
  { works: ["brume", "feu"] },
  { levels: ["B2"] },
  { kinds: ["h", "v"] },
] as const;

/** All that a source says, printed forms aside, which the head of a frequent entry has not. */
async function answers(source: SearchSource) {
  const all = [];
  for (const query of queries) {
    for (const scope of scopes) {
      const { groups, count } = await source.groups(query, scope);
      const counts = groups.map(({ name, kind, count: own }) => `${kind} ${name} ${own}`);
      all.push({ counts, count, hits: await allHits(source, query, { scope }) });
    }
    all.push(await allHits(source, query, { only: ["look", "NOUN regard"] }));
    all.push(await allHits(source, query, { not: ["look", ""] }));
  }
  return all;
}

async function allHits(
  source: SearchSource,
  query: Parameters<SearchSource["hits"]>[0],
  wish: Parameters<SearchSource["hits"]>[1],
): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  let page = await source.hits(query, { ...wish, most: 100 });
  hits.push(...page.hits);
  while (page.next !== undefined) {
    page = await source.hits(query, { ...wish, most: 100, after: page.next });
    hits.push(...page.hits);
  }
  return hits;
}

it("a volume answers as a scan of the same works does, in its files and in one", async () => {
  await fc.assert(
    fc.asyncProperty(drawnWorks, async (works) => {
      const scanned = await answers(sourceOf(scanStore(works)));
      expect(await answers(sourceOf(await volumeOf(works)))).toEqual(scanned);
      expect(await answers(sourceOf(await oneFileOf(works)))).toEqual(scanned);
    }),
    { numRuns: 3 },
  );
});

it("works answer the same in one volume and in shares of it, own texts among them", async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnWorks,
      fc.array(fc.nat({ max: 2 }), { minLength: 6, maxLength: 6 }),
      async (works, drawn) => {
        const shares = [0, 1, 2].map((share) => works.filter((_, index) => drawn[index] === share));
        const [first = [], second = [], third = []] = shares;
        const stores = [await volumeOf(first), await volumeOf(second), scanStore(third)];
        expect(await answers(sourceOf(...stores))).toEqual(
          await answers(sourceOf(scanStore(works))),
        );
      },
    ),
    { numRuns: 3 },
  );
});

it("every count of a group is the number of its hits", async () => {
  await fc.assert(
    fc.asyncProperty(drawnWorks, async (works) => {
      const source = sourceOf(await volumeOf(works));
      for (const query of queries) {
        const { groups } = await source.groups(query);
        for (const { name, count } of groups) {
          expect(await allHits(source, query, { only: [name] })).toHaveLength(count);
        }
      }
    }),
    { numRuns: 2 },
  );
});

const [someWorks = []] = fc.sample(drawnWorks, { numRuns: 1, seed: 7 });
const indexOf = (format: number) =>
  new TextEncoder().encode(
    JSON.stringify({ format, volumes: [{ folder: "v", isOneFile: false, isFurther: false }] }),
  );

it("an index that cannot be had, one cut off and one of another build are told apart", async () => {
  const whole = filesOf(someWorks, "v");
  const faultOf = async (files: ReadonlyMap<string, Uint8Array>) => {
    try {
      const source = sourceOf(...(await openVolumes(readFrom(files))));
      for (const query of queries) await source.hits(query);
    } catch (error) {
      return error instanceof SearchError ? error.fault : error;
    }
    return undefined;
  };
  expect(await faultOf(new Map())).toBe("absent");
  expect(await faultOf(new Map([["index.json", indexOf(volumeFormat)]]))).toBe("absent");
  expect(await faultOf(new Map([["index.json", indexOf(volumeFormat + 1)]]))).toBe("old");
  expect(await faultOf(new Map([["index.json", new TextEncoder().encode("{")]]))).toBe("damaged");
  expect(await faultOf(new Map([["index.json", indexOf(volumeFormat)], ...whole]))).toBeUndefined();
  for (const [name, bytes] of whole) {
    const cut = new Map([...whole, ["index.json", indexOf(volumeFormat)]]);
    cut.set(name, bytes.subarray(0, bytes.length / 2));
    expect([undefined, "damaged"]).toContain(await faultOf(cut));
  }
});

it("what failed to load is asked for again", async () => {
  const whole = readFrom(
    new Map([["index.json", indexOf(volumeFormat)], ...filesOf(someWorks, "v")]),
  );
  let isDown = false;
  const stores = await openVolumes((path) =>
    isDown ? Promise.reject(new Error("down")) : whole(path),
  );
  const source = sourceOf(...stores);
  isDown = true;
  await expect(source.groups(parseFindQuery({ fr: "regard" }))).rejects.toThrow(SearchError);
  isDown = false;
  expect((await source.groups(parseFindQuery({ fr: "regard" }))).terms).toHaveLength(1);
});

it("no bytes make a page that does not end", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        decodePostings(bytes);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }),
  );
});

/** A work of two segments: *des soldats*, *soldiers*. */
const soldiers: ScannedWork = {
  work: "caserne",
  level: "B1",
  edition: "en",
  isFirst: true,
  chapters: [
    {
      name: "01",
      occurrences: {
        kinds: "pp",
        sum: 0,
        entries: ["NOUN soldat"],
        forms: ["soldats"],
        said: ["soldiers"],
        words: Int32Array.from([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 2, 2]),
        expressions: new Int32Array(),
        unlinked: new Int32Array(),
      },
    },
  ],
};

it("a word is found by its dictionary form though no text has that form", async () => {
  const works = [soldiers];
  const store = await volumeOf(works);
  const [scanned, indexed] = [sourceOf(scanStore(works)), sourceOf(store)];
  for (const source of [scanned, indexed]) {
    const { groups, count, terms } = await source.groups(parseFindQuery({ fr: "soldat" }));
    expect(count).toBe(2);
    expect(groups[0]).toMatchObject({ text: "soldier", count: 2 });
    expect(terms[0]?.entries[0]).toMatchObject({ entry: "NOUN soldat", count: 2 });
    expect((await source.groups(parseFindQuery({ fr: "“soldat”" }))).count).toBe(0);
    expect((await source.groups(parseFindQuery({ en: "soldier" }))).count).toBe(2);
    expect((await source.groups(parseFindQuery({ en: "sold" }))).count).toBe(0);
  }
});

/** *Faire* in so many places, each said in its own way. */
function manyWays(ways: number): ScannedWork {
  const said = Array.from({ length: ways }, (_, number) => `way${number}`);
  const words = said.flatMap((_, number) => [number, 0, 0, 0, number + 1, 0, 0]);
  const occurrences = {
    ...{ kinds: "p".repeat(ways), sum: 0, entries: ["VERB faire"], forms: ["faire"], said },
    words: Int32Array.from(words),
    expressions: new Int32Array(),
    unlinked: new Int32Array(),
  };
  const chapters = [{ name: "01", occurrences }];
  return { work: "faire", level: "B1", edition: "en", isFirst: true, chapters };
}

it("a word said in very many ways is counted whole, and the rarest are told as a number", async () => {
  const source = sourceOf(await volumeOf([manyWays(350)]));
  const { groups, count, rarer } = await source.groups(parseFindQuery({ fr: "faire" }));
  expect(count).toBe(350);
  expect(groups.length + rarer).toBe(350);
  expect(rarer).toBeGreaterThan(0);
  const few = await sourceOf(await volumeOf([manyWays(30)])).groups(
    parseFindQuery({ fr: "faire" }),
  );
  expect(few).toMatchObject({ count: 30, rarer: 0 });
});
