import { type ChapterOverview, chapterStatistics } from "#lib/library/reading.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import { formatWork } from "#lib/text/format-work.ts";
import type { Chapter, Work } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { parseWork, reservedWorkNames, urlSafeName } from "#lib/text/work.ts";
import { database, type ImportDraft, type OwnChapter, type OwnWork } from "./database.ts";

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

/** Why the browser did not keep something. Nothing has changed then. */
export type KeepFailure =
  /** There is no room, or no more than the browser allows. */
  | "storage-full"
  /** A private window, or kept data that is broken. */
  | "unavailable"
  /** Another tab has changed or deleted the same work since it was read. */
  | "changed-elsewhere";

export class KeepError extends Error {
  override readonly name = "KeepError";
  readonly code: KeepFailure;

  constructor(code: KeepFailure, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Every own work, the one changed last first. */
export function listOwnWorks(): Promise<readonly OwnWork[]> {
  return guarded(() => database.works.orderBy("changedAt").reverse().toArray());
}

export function findOwnWork(name: string): Promise<OwnWork | undefined> {
  return guarded(() => database.works.get(name));
}

/** The work that a kept one is. */
export function toWork({ name, source }: OwnWork): Work {
  return parseWork(source, `${name}/work.json`, name);
}

export async function loadOwnChapter(
  work: string,
  name: string,
): Promise<LoadedChapter | undefined> {
  const kept = await guarded(() => database.chapters.get([work, name]));
  return kept === undefined
    ? undefined
    : { chapter: parseChapter(kept.table, `${name}.tsv`), confidence: kept.confidence };
}

/** The tables of a work in its order, as they are. */
export async function loadOwnTables(work: OwnWork): Promise<readonly OwnChapter[]> {
  const kept = await guarded(() => database.chapters.where({ work: work.name }).toArray());
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
  return guarded(() =>
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
      await database.chapters.bulkAdd(
        chapters.map((each) => ({
          work: name,
          name: each.name,
          table: formatChapter(each.chapter),
          confidence: each.confidence ?? {},
        })),
      );
      return name;
    }),
  );
}

/** Puts a mended chapter in the place of the one before; answers the work as it is now. */
export function saveOwnChapter(before: OwnWork, changed: ChapterToKeep): Promise<OwnWork> {
  return change(before, async () => {
    await database.chapters.put({
      work: before.name,
      name: changed.name,
      table: formatChapter(changed.chapter),
      confidence: changed.confidence ?? {},
    });
    return {
      overview: before.overview.map((each) =>
        each.name === changed.name ? overviewOf(changed) : each,
      ),
    };
  });
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
}

export function deleteOwnWork(name: string): Promise<DeletedWork | undefined> {
  return guarded(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      const work = await database.works.get(name);
      if (work === undefined) return undefined;
      const chapters = await database.chapters.where({ work: name }).toArray();
      await database.works.delete(name);
      await database.chapters.where({ work: name }).delete();
      return { work, chapters };
    }),
  );
}

export function restoreOwnWork({ work, chapters }: DeletedWork): Promise<void> {
  return guarded(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      await database.works.add(work);
      await database.chapters.bulkAdd(chapters);
    }),
  );
}

/** Changes a work unless another tab has done so since it was read. */
function change(
  before: OwnWork,
  act: () => Promise<Partial<Omit<OwnWork, "name">>>,
): Promise<OwnWork> {
  return guarded(() =>
    database.transaction("rw", database.works, database.chapters, async () => {
      const now = await database.works.get(before.name);
      if (now?.changedAt !== before.changedAt) throw new KeepError("changed-elsewhere");
      // Two changes in one millisecond are two changes.
      const changedAt = Math.max(Date.now(), before.changedAt + 1);
      const after = { ...before, ...(await act()), changedAt };
      await database.works.put(after);
      return after;
    }),
  );
}

/** What was left on the import page. */
export function loadImportDraft(): Promise<ImportDraft | undefined> {
  return guarded(() => database.drafts.get("import"));
}

export function saveImportDraft(draft: Omit<ImportDraft, "id">): Promise<void> {
  return guarded(async () => {
    await database.drafts.put({ id: "import", ...draft });
  });
}

export function dropImportDraft(): Promise<void> {
  return guarded(() => database.drafts.delete("import"));
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

/** Says in our own terms why the browser would not. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof KeepError) throw error;
    throw new KeepError(isFull(error) ? "storage-full" : "unavailable", error);
  }
}

/** Whether the browser’s “no more room” is behind an error: Dexie wraps it in errors of its own. */
function isFull(error: unknown): boolean {
  const {
    name,
    inner,
    failures = [],
  } = (error ?? {}) as {
    name?: string;
    inner?: unknown;
    failures?: readonly unknown[];
  };
  return name === "QuotaExceededError" || [inner, ...failures].some((each) => each && isFull(each));
}
