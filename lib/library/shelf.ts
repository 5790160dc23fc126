import type { Level, Work } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";
import type { ChapterOverview } from "./reading.ts";
import { workOverview } from "./work-statistics.ts";

/** A work as the shelf shows it. */
export interface ShelvedWork {
  readonly work: Work;
  readonly chapters: readonly ChapterOverview[];
  /** How long the French takes to read, all chapters together. */
  readonly minutes: number;
}

/** The works of one level, the shortest first. */
export interface ShelfLevel {
  readonly level: Level;
  readonly works: readonly ShelvedWork[];
}

/** Works as they stand on the shelf: level by level from the easiest, and no level without works. */
export function shelve(works: readonly Work[]): readonly ShelfLevel[] {
  const shelved = works.map((work) => {
    const chapters = workOverview(work);
    return { work, chapters, minutes: chapters.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  return levels
    .map((level) => ({
      level,
      works: shelved
        .filter(({ work }) => work.level === level)
        .sort((a, b) => a.minutes - b.minutes),
    }))
    .filter(({ works }) => works.length > 0);
}
