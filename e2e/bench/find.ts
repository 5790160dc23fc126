/** Find: is everything found, how is it said, how large is the index, and how soon does it answer? */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { linkEachWord } from "#lib/align/words.ts";
import { packParts } from "#lib/commands/pack-parts.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { chapterLexiconFile } from "#lib/library/chapter-lexicons.ts";
import { loadChapter, loadWorks } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { textOfEntry } from "#lib/search/entry.ts";
import { EntryCollector } from "#lib/search/entry-collector.ts";
import type { EntryStore, Unit, UnitChapter } from "#lib/search/entry-store.ts";
import { parseFindQuery, queryOfEntry } from "#lib/search/find-query.ts";
import { type ChapterOccurrences, readOccurrences } from "#lib/search/occurrences.ts";
import { readHit } from "#lib/search/read-hit.ts";
import { scanSource } from "#lib/search/scan-source.ts";
import type { ScannedWork } from "#lib/search/scan-store.ts";
import type { SearchSource } from "#lib/search/search-source.ts";
import { storesSource } from "#lib/search/stores-source.ts";
import { volumeFolder } from "#lib/search/volume-format.ts";
import { openVolume } from "#lib/search/volume-store.ts";
import { volumeFiles } from "#lib/search/write-volume.ts";
import { findForms } from "./find-forms.ts";
import { type Finding, round } from "./table.ts";

/** Works of the large library, made of those there are. */
const manyWorks = 1000;
const manyWorksQuick = 60;

export async function measureFind(
  _repository: string,
  folder: string,
  quick: boolean,
): Promise<readonly Finding[]> {
  const texts = new Map<string, readonly SegmentWords[]>();
  const works = readWorks(texts);
  const own = path.join(folder, "find");
  rmSync(own, { recursive: true, force: true });
  const findings: Finding[] = [...measureCounterparts(works, texts), ...measureLinks(texts)];
  const source = scanSource(works);
  findings.push(await measureFound(source, texts));
  await drawHits(source, texts, path.join(own, "hits.tsv"));
  findings.push(...(await measureVolume("the works at hand", works, works.length, own)));
  const many = Number(process.env.FIND_WORKS ?? (quick ? manyWorksQuick : manyWorks));
  findings.push(...(await measureVolume(`${many} works`, works, many, own)));
  return findings;
}

/** The library, and whatever else `EN_REGARD_TEXTS` names, in first editions. */
function readWorks(texts: Map<string, readonly SegmentWords[]>): readonly ScannedWork[] {
  return loadWorks().map((work) => {
    const edition = work.editions[1];
    const chapters = work.chapters.flatMap((name) => {
      const chapter = loadChapter(work, name);
      if (chapter === undefined) return [];
      const segments = toSegmentWords(toReading(chapter, edition.name));
      texts.set(`${work.name}/${name}`, segments);
      const words = parseChapterLexicon(chapterLexiconFile(work, name, edition).make());
      return [{ name, occurrences: readOccurrences(segments, words) }];
    });
    const { name, level } = work;
    return { work: name, level, edition: edition.name, isFirst: true, chapters };
  });
}

const auxiliaries = new Set(["VERB avoir", "VERB être"]);

/** Content words without a counterpart where there is a translation, auxiliaries aside. */
function measureCounterparts(
  works: readonly ScannedWork[],
  texts: ReadonlyMap<string, readonly SegmentWords[]>,
): readonly Finding[] {
  let [all, without] = [0, 0];
  for (const { work, chapters } of works) {
    for (const { name, occurrences } of chapters) {
      const { entries, words } = occurrences;
      const segments = texts.get(`${work}/${name}`) ?? [];
      const isContent = entries.map(
        (key) => /^(?:NOUN|VERB|ADJ|ADV) /.test(key) && !auxiliaries.has(key),
      );
      for (let at = 0; at < words.length; at += 7) {
        const isTranslated = segments[words[at] ?? 0]?.en !== "";
        if (isContent[words[at + 2] ?? 0] !== true || !isTranslated) continue;
        all++;
        if (words[at + 4] === 0) without++;
      }
    }
  }
  const share = without / Math.max(1, all);
  return [
    {
      what: "content words without a counterpart",
      target: "≤ 14 %",
      measured: `${round(share * 100)} % of ${all}`,
      passes: share <= 0.14,
      values: { share, all },
    },
  ];
}

function measureLinks(texts: ReadonlyMap<string, readonly SegmentWords[]>): readonly Finding[] {
  const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));
  const chapters = [...texts.values()].sort((a, b) => b.length - a.length).slice(0, 12);
  linkEachWord(chapters[0] ?? [], { lexicon });
  const words = chapters.flat().reduce((sum, { fr }) => sum + fr.split(/[\s’'-]+/).length, 0);
  const seconds = processorSeconds(() => {
    for (const segments of chapters) linkEachWord(segments, { lexicon });
  });
  const rate = words / seconds;
  return [
    {
      what: "links",
      target: "≥ 15,000 words/s",
      measured: `${Math.round(rate)} words/s`,
      passes: rate >= 15_000,
      values: { rate, words },
    },
  ];
}

/** Forms in the text by a plain scan, against the hits of the lemma. */
async function measureFound(
  source: SearchSource,
  texts: ReadonlyMap<string, readonly SegmentWords[]>,
): Promise<Finding> {
  const scanned = countForms(texts);
  let [both, inText, inIndex] = [0, 0, 0];
  const worst: string[] = [];
  for (const { entry, forms } of findForms) {
    const lemma = textOfEntry(entry);
    const expected = new Map<string, number>();
    for (const form of forms) expected.set(form, scanned.get(lookupKey(form)) ?? 0);
    const query = parseFindQuery({ fr: lemma });
    const { hits } = await source.hits(query, { most: 1_000_000 });
    const found = new Map<string, number>();
    for (const hit of hits) {
      const segments = texts.get(`${hit.place.work}/${hit.place.chapter}`) ?? [];
      const read = readHit(segments, hit);
      const mark = read?.frMarks[0];
      const form = lookupKey(read?.fr.slice(mark?.start, mark?.end) ?? "").replace(/^-(?:t-)?/, "");
      found.set(form, (found.get(form) ?? 0) + 1);
    }
    for (const [form, count] of expected) {
      const own = found.get(lookupKey(form)) ?? 0;
      both += Math.min(count, own);
      inText += count;
      inIndex += own;
      if (own !== count) worst.push(`${form} ${own}/${count}`);
    }
  }
  console.error(`bench: forms that differ, found/in the text: ${worst.join(", ")}`);
  const [recall, agreement] = [both / inText, both / Math.max(1, inIndex)];
  return {
    what: `all forms of ${findForms.length} lemmas (${inText} in the text)`,
    target: "recall ≥ 99.5 %",
    // The lists leave out forms that are of other words too, so they cannot tell what is found amiss.
    measured: `${(recall * 100).toFixed(2)} %; ${(agreement * 100).toFixed(2)} % of the hits in these forms are where the scan has them`,
    passes: recall >= 0.995,
    values: { recall, agreement, inText, inIndex },
  };
}

function countForms(
  texts: ReadonlyMap<string, readonly SegmentWords[]>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fr } of [...texts.values()].flat()) {
    const words = lookupKey(fr).match(/aujourd'hui|[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
    for (const printed of words) {
      // *Rendez-vous* and *peut-être* are words of their own; *dit-elle* and *va-t-il* are two.
      const word = /^(?:rendez-vous|peut-être)$/.test(printed)
        ? printed
        : printed.replace(inverted, "");
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

const inverted =
  /(?:-t)?(?:-(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|les?|la|lui|leur|y|en|là|ci))+$/;

const drawn = 200;

/** Hits of content words with a counterpart, drawn evenly, for a reader to judge. */
async function drawHits(
  source: SearchSource,
  texts: ReadonlyMap<string, readonly SegmentWords[]>,
  file: string,
): Promise<void> {
  const random = randomOf(1914);
  const rows: string[] = [];
  const segments = [...texts].flatMap(([chapter, own]) => own.map((one) => ({ chapter, one })));
  for (let tries = 0; rows.length < drawn && tries < 20 * drawn; tries++) {
    const { one } = segments[Math.floor(random() * segments.length)] ?? {};
    const words = one?.fr.match(/\p{L}{4,}/gu) ?? [];
    const word = words[Math.floor(random() * words.length)];
    if (word === undefined) continue;
    const { terms, groups } = await source.groups(parseFindQuery({ fr: word }));
    const [entry] = terms[0]?.entries ?? [];
    const isContent = /^(?:NOUN|VERB|ADJ|ADV) /.test(entry?.entry ?? "");
    if (entry === undefined || !isContent) continue;
    const said = groups.filter(({ kind }) => kind === "said").map(({ name }) => name);
    const { hits } = await source.hits(queryOfEntry(entry.entry), { only: said, most: 10_000 });
    const hit = hits[Math.floor(random() * hits.length)];
    if (hit === undefined) continue;
    const { work, chapter } = hit.place;
    const read = readHit(texts.get(`${work}/${chapter}`) ?? [], hit);
    if (read === undefined) continue;
    const { id, fr, en, frMarks, enMarks } = read;
    const cells = [entry.entry, hit.group, marked(fr, frMarks), marked(en, enMarks)];
    rows.push([`${work}/${chapter}#${id}`, ...cells].join("\t"));
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `place\tentry\tgroup\tfr\ten\n${rows.join("\n")}\n`);
}

function marked(
  text: string,
  marks: readonly { readonly start: number; readonly end: number }[],
): string {
  let [shown, at] = ["", 0];
  for (const { start, end } of marks) {
    shown += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return (shown + text.slice(at)).replaceAll(/\s+/g, " ");
}

/** Words of middling frequency, and very frequent ones, in both languages. */
const asked = {
  middling: ["regard", "sourire", "chambre", "demander", "enfant", "silence"],
  frequent: ["de", "être", "faire"],
  english: ["look", "house", "the"],
} as const;

async function measureVolume(
  name: string,
  works: readonly ScannedWork[],
  count: number,
  folder: string,
): Promise<readonly Finding[]> {
  const place = path.join(folder, volumeFolder, `${count}`);
  const collector = new EntryCollector();
  const units: Unit[] = [];
  const chapters: (readonly UnitChapter[])[] = [];
  let bytes = 0;
  let files = 0;
  let indexing = 0;
  for (let number = 0; number < count; number++) {
    const work = works[number % works.length];
    if (work === undefined) break;
    const copy = Math.floor(number / works.length);
    units.push({ ...unitOf(work), work: copy === 0 ? work.work : `${work.work}-${copy}` });
    // Copies are made before they are counted: a build has them kept.
    const own = copyOf(work, copy, randomOf(number + 1));
    indexing += processorSeconds(() => chapters.push(addUnit(collector, number, own)));
  }
  let packing = 0;
  const writing = processorSeconds(() => {
    for (const file of volumeFiles(units, chapters, collector)) {
      packing += processorSeconds(() => {
        const packed = packParts(file.parts);
        const target = path.join(place, `${file.name}.bin`);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, packed);
        bytes += packed.length;
        files++;
      });
    }
  });
  const occurrences = collector.count;
  const rate = occurrences / (indexing + writing - packing);
  const each = bytes / occurrences;
  const largest = largestFile(place);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    {
      what: `index of ${name}: ${occurrences} occurrences`,
      target: "≤ 3.6 bytes each, ≤ 7,000 files, ≥ 800,000 a second",
      measured: `${each.toFixed(2)} bytes, ${files} files, ${Math.round(rate)}/s without packing, ${Math.round(occurrences / (indexing + writing))}/s with it, ${memory} MB, largest file ${largest}`,
      passes: each <= 3.6 && files <= 7000 && rate >= 800_000,
      values: { each, files, rate, occurrences, bytes, packing, memory, largest },
    },
    ...(await measureAnswers(name, folder, `${count}`)),
  ];
}

function unitOf({ level, edition, work }: ScannedWork): Unit {
  return { work, level, edition, isFirst: true };
}

/** A work, or a copy of it: most of its segments, a tenth of its rarer words under other names. */
function copyOf(work: ScannedWork, copy: number, random: () => number): ScannedWork {
  if (copy === 0) return work;
  const chapters = work.chapters.map(({ name, occurrences }) => ({
    name,
    occurrences: changed(occurrences, copy, random),
  }));
  return { ...work, chapters };
}

function addUnit(
  collector: EntryCollector,
  number: number,
  { chapters }: ScannedWork,
): readonly UnitChapter[] {
  let row = 0;
  return chapters.map(({ name, occurrences: { kinds, sum }, occurrences }) => {
    collector.add(number, row, occurrences);
    row += kinds.length;
    return { name, sum, kinds };
  });
}

const keptShare = 0.85;

function changed(
  { kinds, entries, words, expressions, unlinked, ...texts }: ChapterOccurrences,
  copy: number,
  random: () => number,
): ChapterOccurrences {
  const rows = new Int32Array(kinds.length).fill(-1);
  let kept = "";
  for (let row = 0; row < kinds.length; row++) {
    if (random() >= keptShare) continue;
    rows[row] = kept.length;
    kept += kinds[row] ?? "p";
  }
  const counts = new Int32Array(entries.length);
  for (let at = 0; at < words.length; at += 7) {
    const entry = words[at + 2] ?? 0;
    counts[entry] = (counts[entry] ?? 0) + 1;
  }
  // A vocabulary grows with a library: some of what a chapter has once is new in each copy.
  const renamed = entries.map((key, index) =>
    counts[index] === 1 && random() < 0.04 ? `${key}${copy}` : key,
  );
  return {
    ...texts,
    kinds: kept,
    entries: renamed,
    words: inRows(words, rows, () => 7),
    expressions: inRows(expressions, rows, (at) => 6 + (expressions[at + 5] ?? 0)),
    unlinked: inRows(unlinked, rows, () => 4),
  };
}

function inRows(all: Int32Array, rows: Int32Array, sizeAt: (at: number) => number): Int32Array {
  const kept = new Int32Array(all.length);
  let length = 0;
  for (let at = 0; at < all.length; ) {
    const size = sizeAt(at);
    const row = rows[all[at] ?? 0] ?? -1;
    if (row >= 0) {
      kept.set(all.subarray(at, at + size), length);
      kept[length] = row;
      length += size;
    }
    at += size;
  }
  return kept.subarray(0, length);
}

/** As the worker of a page gets its files, but for the browser’s cache: from a server on this machine. */
async function measureAnswers(
  name: string,
  folder: string,
  volume: string,
): Promise<readonly Finding[]> {
  const server = createServer((request, response) => {
    const file = path.join(folder, path.normalize(request.url ?? "/"));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  try {
    return await askServed(name, `http://127.0.0.1:${port}`, volume);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function askServed(
  name: string,
  origin: string,
  volume: string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [kind, words] of Object.entries(asked)) {
    const side = kind === "english" ? "en" : "fr";
    const cold: number[] = [];
    const warm: number[] = [];
    const loads: { requests: number; bytes: number; largest: number }[] = [];
    for (const word of words) {
      const query = parseFindQuery({ [side]: word });
      const load = { requests: 0, bytes: 0, largest: 0 };
      const open = async (): Promise<readonly EntryStore[]> => [
        await openVolume(
          async (file) => {
            const response = await fetch(`${origin}/${file}`);
            if (!response.ok) throw new RangeError(`${response.status} for ${file}`);
            const bytes = new Uint8Array(await response.arrayBuffer());
            load.requests++;
            load.bytes += bytes.length;
            load.largest = Math.max(load.largest, bytes.length);
            return bytes;
          },
          { folder: volume, isOneFile: false },
        ),
      ];
      const start = performance.now();
      const stores = await open();
      const source = storesSource(async () => stores);
      await source.groups(query);
      cold.push(performance.now() - start);
      loads.push({ ...load });
      await source.hits(query);
      for (let round = 0; round < 5; round++) {
        const again = performance.now();
        await source.groups(query);
        warm.push(performance.now() - again);
      }
    }
    const most = (of: (load: (typeof loads)[number]) => number) => Math.max(0, ...loads.map(of));
    const [coldMs, warmMs] = [Math.max(...cold), median(warm)];
    const [requests, kilobytes] = [
      most((load) => load.requests),
      most((load) => load.bytes) / 1000,
    ];
    findings.push({
      what: `${name}: groups of ${words.join(", ")}`,
      target: "≤ 4 requests, ≤ 80 KB, < 150 ms cold, < 50 ms warm",
      measured: `${requests} requests, ${round(kilobytes)} KB, ${round(coldMs)} ms, ${round(warmMs)} ms (local server)`,
      passes: requests <= 4 && kilobytes <= 80 && coldMs < 150 && warmMs < 50,
      values: { requests, kilobytes, coldMs, warmMs },
    });
  }
  return findings;
}

function largestFile(folder: string): number {
  if (!existsSync(folder)) return 0;
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => {
      const found = statSync(path.join(folder, file));
      return found.isFile() ? found.size : 0;
    }),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function processorSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Numbers from 0, 1 not included. After mulberry32 (T. Ettinger, public domain). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
