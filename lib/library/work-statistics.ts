import type { Chapter, EditionName, Work } from "#lib/text/model.ts";
import { loadChapter } from "./library.ts";
import { type ChapterOverview, type ChapterStatistics, chapterStatistics } from "./reading.ts";

// Every page of a work shows all its chapters: each is counted once while it stays loaded.
const counted = new WeakMap<Chapter, Map<EditionName, ChapterStatistics>>();

/** All chapters of a work, in order, counted for one English edition. */
export function workOverview(
  work: Work,
  editionName: EditionName = work.editions[1].name,
): readonly ChapterOverview[] {
  return work.chapters.map((name) => {
    const chapter = loadChapter(work, name);
    if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${name}”`);
    const known = counted.get(chapter) ?? new Map<EditionName, ChapterStatistics>();
    counted.set(chapter, known);
    let statistics = known.get(editionName);
    if (statistics === undefined) {
      statistics = chapterStatistics(chapter, name, editionName);
      known.set(editionName, statistics);
    }
    return { name, ...statistics };
  });
}
