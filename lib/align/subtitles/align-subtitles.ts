/** Two subtitle files of one film → beads: by time first, then by what is said. */

import { type AlignOptions, alignTexts } from "#lib/align/align.ts";
import { type AlignedBlock, sentenceWords } from "#lib/align/aligned-block.ts";
import type { RatedBead } from "#lib/align/bead.ts";
import { findClock } from "#lib/align/subtitles/clock.ts";
import { findTimeBeads, isSureByTime, type Said } from "#lib/align/subtitles/time-beads.ts";
import { isTimed, type TimedSide, timeSentences } from "#lib/align/subtitles/timed-sentences.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { countLetters } from "#lib/import/ledger.ts";

/** What `makeChapters` makes chapters of. */
export interface SubtitleAlignment {
  readonly fr: readonly AlignedBlock[];
  readonly en: readonly AlignedBlock[];
  readonly beads: readonly RatedBead[];
}

/** Of beads whose times agree on both sides: a translator may have said another thing then. */
const sureOfTime = 0.97;

/**
 * Aligns two sides by their times; `undefined` where one is no subtitles, or where the two are not
 * of one film: then they are texts like others.
 */
export async function alignSubtitles(
  fr: readonly ImportedBlock[],
  en: readonly ImportedBlock[],
  options: Omit<AlignOptions, "fixed">,
): Promise<SubtitleAlignment | undefined> {
  if (!isTimed(fr) || !isTimed(en)) return undefined;
  const french = timeSentences(fr, "fr");
  const english = timeSentences(en, "en");
  const clock = findClock(french.cueStarts, english.cueStarts);
  if (clock === undefined) return undefined;
  const frSaid = saidOf(french, (ms) => ms);
  const enSaid = saidOf(english, clock);
  const fixed = findTimeBeads(frSaid, enSaid).filter((bead) => isSureByTime(bead, frSaid, enSaid));
  // A new paragraph is a pause on one side as on the other, or nothing: cues part them anew.
  const { beads } = await alignTexts(french.blocks, english.blocks, {
    ...options,
    fixed,
    usesParagraphs: false,
  });
  return {
    fr: french.blocks,
    en: english.blocks,
    beads: beads.map((bead) => ({
      ...bead,
      confidence: Math.min(sureOfTime, bead.confidence),
    })),
  };
}

function saidOf({ blocks, times }: TimedSide, clock: (ms: number) => number): readonly Said[] {
  const sentences = blocks.flatMap(({ sentences }) => sentences);
  return times.map(({ startMs, endMs }, index) => ({
    startMs: clock(startMs),
    endMs: clock(endMs),
    letters: countLetters(sentenceWords(sentences[index] ?? "")),
  }));
}
