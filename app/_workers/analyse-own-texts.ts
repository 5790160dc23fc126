import { listOwnWorks, loadOwnTables, saveAnalysis, toWork } from "#app/_store/own-works.ts";
import type { OwnChapter, OwnWork } from "#app/_store/stored-rows.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { openAnalyst } from "./analyst.ts";
import { type FindProgress, findClient } from "./find-calls.ts";

/**
 * Makes the reader’s own texts ready to be found in: all that are finished, or the one of that name.
 * A chapter is analysed once, and what was found is kept with it until it is mended.
 */
export async function analyseOwnTexts(
  tablesUrl: string,
  {
    work,
    onProgress,
    signal,
  }: {
    readonly work?: string | undefined;
    readonly onProgress?: (progress: FindProgress) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<void> {
  const works = (await listOwnWorks()).filter(({ name }) => work === undefined || name === work);
  const waiting: { readonly of: OwnWork; readonly chapter: OwnChapter }[] = [];
  for (const of of works)
    for (const chapter of await loadOwnTables(of))
      if (chapter.found?.tables !== tablesUrl) waiting.push({ of, chapter });
  if (waiting.length === 0) return;
  const analyst = openAnalyst(tablesUrl);
  try {
    for (const [done, { of, chapter }] of waiting.entries()) {
      if (signal?.aborted) return;
      onProgress?.({ done, all: waiting.length });
      const segments = segmentsOf(of, chapter);
      const source = await analyst.compile(segments, of.glossary);
      const occurrences = await findClient().ask("occurrences", { segments, source });
      await saveAnalysis(chapter, { found: { tables: tablesUrl, occurrences } });
    }
    onProgress?.({ done: waiting.length, all: waiting.length });
  } finally {
    analyst.close();
  }
}

function segmentsOf(work: OwnWork, { name, table }: OwnChapter) {
  const chapter = parseChapter(table, `${name}.tsv`);
  return toSegmentWords(toReading(chapter, toWork(work).editions[1].name));
}
