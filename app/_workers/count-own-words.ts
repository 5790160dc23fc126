import { loadOwnTables, saveAnalysis } from "#app/_store/own-works.ts";
import type { OwnChapter, OwnWork } from "#app/_store/stored-rows.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { runningWords } from "#lib/study/running-words.ts";
import { formatWorkWords, parseWorkWords, type WorkWords } from "#lib/study/work-words.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { openAnalyst } from "./analyst.ts";

/**
 * How often each word occurs in each chapter of an own work. A chapter is looked up once, in a
 * worker with the tables at that address, and what was counted is kept with it until it is mended.
 * `onChapter` is told all that is counted after each.
 */
export async function countOwnWords(
  work: OwnWork,
  tablesUrl: string,
  onChapter: (words: WorkWords) => void,
): Promise<void> {
  const analyst = openAnalyst(tablesUrl);
  const counted = new Map<string, NonNullable<ReturnType<WorkWords["get"]>>>();
  try {
    for (const chapter of await loadOwnTables(work)) {
      const kept = chapter.counted?.tables === tablesUrl ? chapter.counted.words : undefined;
      const words = kept ?? (await countWords(chapter, analyst.compile));
      if (kept === undefined)
        await saveAnalysis(chapter, { counted: { tables: tablesUrl, words } });
      counted.set(chapter.name, parseWorkWords(words)?.get(chapter.name) ?? []);
      onChapter(new Map(counted));
    }
  } finally {
    analyst.close();
  }
}

async function countWords(
  { name, table }: OwnChapter,
  compile: ReturnType<typeof openAnalyst>["compile"],
): Promise<string> {
  const chapter = parseChapter(table, `${name}.tsv`);
  const segments = toSegmentWords(toReading(chapter, chapter.editions[1]));
  return formatWorkWords([[name, runningWords(await compile(segments))]]);
}
