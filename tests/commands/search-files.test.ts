import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeSearchFiles } from "#lib/commands/search-files.ts";
import { chapterLexiconFile } from "#lib/library/chapter-lexicons.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { parseFindQuery } from "#lib/search/find-query.ts";
import { readHit } from "#lib/search/read-hit.ts";
import { storesSource } from "#lib/search/stores-source.ts";
import { openVolumes } from "#lib/search/volume-store.ts";

const work = loadWork("le-chat-de-la-laverie");
let site: string;
const read = async (file: string) => readFileSync(path.join(site, "search", file));
const files = () =>
  readdirSync(site, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );

beforeAll(() => {
  site = mkdtempSync(path.join(tmpdir(), "en-regard-find-"));
  mkdirSync(path.join(site, "lexicon"));
  for (const chapter of work?.chapters ?? []) {
    if (work === undefined) continue;
    const { name, make } = chapterLexiconFile(work, chapter, work.editions[1]);
    writeFileSync(path.join(site, "lexicon", name), make());
  }
  writeSearchFiles(site, files());
}, 120_000);
afterAll(() => rmSync(site, { recursive: true }));

it("a built site answers how a word of its texts is said, and where it stands", async () => {
  const source = storesSource(() => openVolumes(read));
  const query = parseFindQuery({ fr: "chat" });
  const { groups, count } = await source.groups(query);
  expect(groups[0]).toMatchObject({ kind: "said", text: "cat" });
  const { hits } = await source.hits(query, { most: count });
  expect(hits).toHaveLength(count);
  for (const hit of hits) {
    const chapter = work && loadChapter(work, hit.place.chapter);
    if (chapter === undefined) throw new RangeError(`no ${hit.place.chapter}`);
    const text = readHit(toSegmentWords(toReading(chapter, hit.place.edition)), hit);
    const [mark] = text?.frMarks ?? [];
    expect(text?.fr.slice(mark?.start, mark?.end)).toMatch(/^chats?$/i);
  }
});

it("English words find the French that they say", async () => {
  const source = storesSource(() => openVolumes(read));
  const { groups } = await source.groups(parseFindQuery({ en: "cat" }));
  expect(groups[0]).toMatchObject({ text: "chat", upos: "NOUN" });
});

it("a hit in a chapter that has changed since is shown without marks", async () => {
  const source = storesSource(() => openVolumes(read));
  const { hits } = await source.hits(parseFindQuery({ fr: "chat" }), { most: 1 });
  const [hit] = hits;
  const chapter = work && loadChapter(work, hit?.place.chapter ?? "");
  if (hit === undefined || chapter === undefined) throw new RangeError("no hit");
  const segments = toSegmentWords(toReading(chapter, hit.place.edition)).map((one) => ({
    ...one,
    en: `${one.en} Indeed.`,
  }));
  expect(readHit(segments, hit)).toMatchObject({ frMarks: [], enMarks: [] });
  expect(readHit([], hit)).toBeUndefined();
});

it("the same texts make the same volume, and none of an earlier build is left", async () => {
  const before = (await read("index.json")).toString();
  writeSearchFiles(site, files());
  expect((await read("index.json")).toString()).toBe(before);
  expect(readdirSync(path.join(site, "search", "v"))).toHaveLength(1);
});

it("a site without texts has an index without volumes", async () => {
  const empty = mkdtempSync(path.join(tmpdir(), "en-regard-find-"));
  writeSearchFiles(empty, ["index.html"]);
  const index = readFileSync(path.join(empty, "search", "index.json"), "utf8");
  rmSync(empty, { recursive: true });
  expect(JSON.parse(index)).toMatchObject({ volumes: [] });
});
