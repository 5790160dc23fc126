import { loadOwnChapter } from "#app/_store/own-works.ts";
import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { chapterStatistics, toReading, toSegmentWords } from "#lib/library/reading.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { type Mark, readHit } from "#lib/search/read-hit.ts";
import type { Hit, Place } from "#lib/search/search-source.ts";
import type { Span } from "#lib/study/word.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import type { Bilingual, BlockKind, Chapter } from "#lib/text/model.ts";
import type { ShownHit } from "./find-calls.ts";
import { WorkerFailure } from "./worker-failure.ts";

/** A chapter as hits are read in it. */
interface FoundChapter {
  readonly segments: readonly SegmentWords[];
  readonly title: Bilingual;
}

/** So many chapters are remembered. */
const mostChapters = 60;

const chapters = new Map<string, Promise<FoundChapter | undefined>>();

/** The hits with their texts; those whose text has become another are left out. */
export async function readHits(hits: readonly Hit[]): Promise<readonly ShownHit[]> {
  const read = await Promise.all(hits.map(readOne));
  return read.flatMap((hit) => hit ?? []);
}

/** Forgets the reader’s own chapters, which may have been mended. */
export function forgetOwnChapters(): void {
  for (const key of chapters.keys()) if (key.startsWith("own/")) chapters.delete(key);
}

async function readOne(hit: Hit): Promise<ShownHit | undefined> {
  const { place, group } = hit;
  const chapter = await findChapter(place);
  const text = chapter && readHit(chapter.segments, hit);
  if (chapter === undefined || text === undefined) return undefined;
  const { id, fr, en } = text;
  return {
    place,
    id,
    kind: (id[0] ?? "p") as BlockKind,
    chapterTitle: chapter.title,
    fr,
    en,
    frSpans: text.frMarks.map(toSpan),
    enSpans: text.enMarks.map(toSpan),
    group,
  };
}

function toSpan({ start, end }: Mark): Span {
  return [start, end];
}

function findChapter({ work, edition, chapter }: Place): Promise<FoundChapter | undefined> {
  const key = `${work}/${edition}/${chapter}`;
  let found = chapters.get(key);
  if (found === undefined) {
    found = loadTable(work, chapter).then((table) => table && toFound(table, chapter, edition));
    // The next who asks tries again.
    found.catch(() => chapters.delete(key));
    for (const oldest of [...chapters.keys()].slice(0, chapters.size - mostChapters + 1))
      chapters.delete(oldest);
  } else chapters.delete(key);
  chapters.set(key, found);
  return found;
}

function toFound(chapter: Chapter, name: string, edition: string): FoundChapter {
  return {
    segments: toSegmentWords(toReading(chapter, edition)),
    title: chapterStatistics(chapter, name, edition).title,
  };
}

async function loadTable(work: string, chapter: string): Promise<Chapter | undefined> {
  const own = ownWorkName(work);
  if (own !== undefined) return (await loadOwnChapter(own, chapter))?.chapter;
  const response = await fetch(sitePath(`/texts/${work}/${encodeURIComponent(chapter)}.tsv`)).catch(
    (error: unknown) => {
      throw new WorkerFailure("no-network", error);
    },
  );
  if (!response.ok) throw new WorkerFailure("no-network");
  return parseChapter(await response.text(), `${chapter}.tsv`);
}
