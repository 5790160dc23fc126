import { forget, keep, placeKey, readKept } from "#app/_store/local-storage.ts";
import { type ChapterOverview, chapterStatistics } from "#lib/library/reading.ts";
import { ownWorkKey } from "#lib/reader/address.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import { formatWork } from "#lib/text/format-work.ts";
import type { Chapter, Work } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { parseWork, reservedWorkNames, urlSafeName } from "#lib/text/work.ts";
import { database } from "./database.ts";
import { StoreError, stored } from "./store-error.ts";
import type { OwnChapter, OwnWork } from "./stored-rows.ts";

/** A work on its way into the browser: what the alignment made, or a file that was one already. */
export interface WorkToKeep {
  /** Its name is a wish: another own work may have it. */
  readonly work: Work;
  /** As many as the work names, in its order. */
  readonly chapters: readonly ChapterToKeep[];
  readonly glossary?: string;
}

export interface ChapterToKeep {
  readonly name: string;
  readonly chapter: Chapter;
  readonly confidence?: Readonly<Record<string, number>>;
}

/** A chapter of an own work, read. */
export interface LoadedChapter {
  readonly chapter: Chapter;
  readonly confidence: Readonly<Record<string, number>>;
}

/** Every own work, the one changed last first. */
export function listOwnWorks(): Promise<readonly OwnWork[]> {
  return stored(() => database.works.orderBy("changedAt").reverse().toArray());
}

export function findOwnWork(name: string): Promise<OwnWork | undefined> {
  return stored(() => database.works.get(name));
}

/** The work that a kept one is. */
export function toWork({ name, source }: OwnWork): Work {
  return parseWork(source, `${name}/work.json`, name);
}

export async function loadOwnChapter(
  work: string,
  name: string,
): Promise<LoadedChapter | undefined> {
  const kept = await stored(() => database.chapters.get([work, name]));
  return kept === undefined
    ? undefined
    : { chapter: parseChapter(kept.table, `${name}.tsv`), confidence: kept.confidence };
}

/** The tables of a work in its order, as they are. */
export async function loadOwnTables(work: OwnWork): Promise<readonly OwnChapter[]> {
  const kept = await stored(() => database.chapters.where({ work: work.name }).toArray());
  return work.overview.flatMap(({ name }) => kept.find((chapter) => chapter.name === name) ?? []);
}

/** A kept work with all its chapters, to be taken away. */
export async function loadWholeWork(kept: OwnWork): Promise<WholeWork> {
  const chapters = (await loadOwnTables(kept)).map(({ name, table }) => ({
    name,
    chapter: parseChapter(table, `${name}.tsv`),
  }));
  const { glossary } = kept;
  return { work: toWork(kept), chapters, ...(glossary === undefined ? {} : { glossary }) };
}

/** Keeps a new work, all of it or nothing; answers the name it was given. */
export function keepOwnWork(
  { work, chapters, glossary }: WorkToKeep,
  { isDraft }: { readonly isDraft: boolean },
): Promise<string> {
  const overview = chapters.map(overviewOf);
  return stored(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      const taken = new Set(await database.works.toCollection().primaryKeys());
      const name = freeName(work.name, taken);
      await database.works.add({
        name,
        source: formatWork(work),
        overview,
        ...(glossary === undefined ? {} : { glossary }),
        isDraft,
        changedAt: Date.now(),
      });
      await database.chapters.bulkAdd(chapters.map((each) => toOwnChapter(name, each)));
      return name;
    }),
  );
}

/** Puts a mended chapter in the place of the one before; answers the work as it is now. */
export function saveOwnChapter(before: OwnWork, changed: ChapterToKeep): Promise<OwnWork> {
  return change(before, async () => {
    await database.chapters.put(toOwnChapter(before.name, changed));
    return {
      overview: before.overview.map((each) =>
        each.name === changed.name ? overviewOf(changed) : each,
      ),
    };
  });
}

/** Puts chapters that got their English in the place of those before; answers the work’s name. */
export async function fillOwnWork(
  before: OwnWork,
  { work, chapters }: Omit<WorkToKeep, "glossary">,
  { isDraft }: { readonly isDraft: boolean },
): Promise<string> {
  await change(before, async () => {
    await database.chapters.bulkPut(chapters.map((each) => toOwnChapter(before.name, each)));
    return { source: formatWork(work), overview: chapters.map(overviewOf), isDraft };
  });
  return before.name;
}

/** Changes what `work.json` says: the title, the level, the editions. Its name stays. */
export function describeOwnWork(before: OwnWork, work: Work): Promise<OwnWork> {
  return change(before, async () => ({ source: formatWork(work) }));
}

/** The reader has seen the alignment, and it will do. */
export function finishOwnWork(before: OwnWork): Promise<OwnWork> {
  return change(before, async () => ({ isDraft: false }));
}

/** A work taken off the shelf, whole, so that it can be put back. */
export interface DeletedWork {
  readonly work: OwnWork;
  readonly chapters: readonly OwnChapter[];
  /** Where the reader was in it, as it was kept. */
  readonly place: string | null;
}

export async function deleteOwnWork(name: string): Promise<DeletedWork | undefined> {
  const deleted = await stored(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      const work = await database.works.get(name);
      if (work === undefined) return undefined;
      const chapters = await database.chapters.where({ work: name }).toArray();
      await database.works.delete(name);
      await database.chapters.where({ work: name }).delete();
      return { work, chapters };
    }),
  );
  if (deleted === undefined) return undefined;
  // Another work may get the name, and is not to be opened where this one was left.
  const place = readKept(placeOf(name));
  forget(placeOf(name));
  return { ...deleted, place };
}

export async function restoreOwnWork({ work, chapters, place }: DeletedWork): Promise<void> {
  await stored(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      await database.works.add(work);
      await database.chapters.bulkAdd(chapters);
    }),
  );
  if (place !== null) keep(placeOf(work.name), place);
}

function placeOf(name: string): string {
  return placeKey(ownWorkKey(name));
}

/** Changes a work unless another tab has done so since it was read. */
function change(
  before: OwnWork,
  act: () => Promise<Partial<Omit<OwnWork, "name">>>,
): Promise<OwnWork> {
  return stored(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      const now = await database.works.get(before.name);
      if (now?.changedAt !== before.changedAt) throw new StoreError("changed-elsewhere");
      // Two changes in one millisecond are two changes.
      const changedAt = Math.max(Date.now(), before.changedAt + 1);
      const after = { ...before, ...(await act()), changedAt };
      await database.works.put(after);
      return after;
    }),
  );
}

function toOwnChapter(work: string, { name, chapter, confidence = {} }: ChapterToKeep): OwnChapter {
  return { work, name, table: formatChapter(chapter), confidence };
}

function overviewOf({ name, chapter }: ChapterToKeep): ChapterOverview {
  return { name, ...chapterStatistics(chapter, name) };
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  const base = urlSafeName.test(wish) && !reservedWorkNames.includes(wish) ? wish : "texte";
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
  return name;
}

/** Keeps what was counted or found in a chapter; without room that is done anew next time. */
export async function saveAnalysis(
  { work, name, table }: OwnChapter,
  analysis: Pick<OwnChapter, "counted" | "found">,
): Promise<void> {
  await stored(() =>
    database.chapters
      .where("[work+name]")
      .equals([work, name])
      .modify((chapter) => {
        // Mended meanwhile, it has other words.
        if (chapter.table === table) Object.assign(chapter, analysis);
      }),
  ).catch(() => {});
}
