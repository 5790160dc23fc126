/** The sentences of subtitles, each with when it is said. */

import { type AlignedBlock, splitBlocks } from "#lib/align/aligned-block.ts";
import type { Language } from "#lib/align/stems.ts";
import type { BlockTime, ImportedBlock } from "#lib/import/imported-text.ts";
import { countLetters } from "#lib/import/ledger.ts";

/** From the beginning of the film, in milliseconds. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** One side of a pair of subtitles. */
export interface TimedSide {
  readonly blocks: readonly AlignedBlock[];
  /** Of each sentence, counted through all blocks. */
  readonly times: readonly TimeSpan[];
  /** When cues begin, rising. */
  readonly cueStarts: readonly number[];
}

/** Whether a text is of subtitles: whatever of it is not set aside knows its time. */
export function isTimed(blocks: readonly ImportedBlock[]): boolean {
  const text = blocks.filter(({ aside }) => aside === undefined);
  return text.length > 0 && text.every(({ times }) => times !== undefined && times.length > 0);
}

/** Splits a side into sentences. Within a cue time runs as letters do. */
export function timeSentences(blocks: readonly ImportedBlock[], language: Language): TimedSide {
  const split: AlignedBlock[] = [];
  const times: TimeSpan[] = [];
  const cueStarts = new Set<number>();
  for (const block of blocks) {
    const own = block.times ?? [];
    for (const aligned of splitBlocks([block], language)) {
      split.push(aligned);
      for (const { startMs } of own) cueStarts.add(startMs);
      const total = countLetters(aligned.sentences.join(" "));
      let letters = 0;
      for (const sentence of aligned.sentences) {
        const startMs = timeAt(own, letters, total, "start");
        letters += countLetters(sentence);
        times.push({ startMs, endMs: timeAt(own, letters, total, "end") });
      }
    }
  }
  return { blocks: split, times, cueStarts: [...cueStarts].sort((a, b) => a - b) };
}

/** When so many letters have been said: where two cues meet, the end of one or the start of the next. */
function timeAt(
  times: readonly BlockTime[],
  letters: number,
  total: number,
  side: "start" | "end",
): number {
  const isReached = (time: BlockTime) =>
    side === "start" ? time.letters <= letters : time.letters < letters;
  const index = Math.max(0, times.findLastIndex(isReached));
  const time = times[index];
  if (time === undefined) return 0;
  const length = (times[index + 1]?.letters ?? total) - time.letters;
  const share = length <= 0 ? 0 : Math.min(1, (letters - time.letters) / length);
  return time.startMs + (time.endMs - time.startMs) * share;
}
