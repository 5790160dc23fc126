/**
 * Chapters that are French alone, and English blocks for each → the same chapters with both sides.
 * Rows keep their ids as far as they can, for a reader’s place, links and words point at them.
 */

import { type AlignStage, alignTexts } from "#lib/align/align.ts";
import { splitBlocks } from "#lib/align/aligned-block.ts";
import { takeApart } from "#lib/align/from-chapter.ts";
import type { MadeChapter } from "#lib/align/make-work.ts";
import { realignChapter } from "#lib/align/realign.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import type { Chapter } from "#lib/text/model.ts";

/** A chapter without English, and what its English is to be. */
export interface ChapterToFill {
  readonly name: string;
  /** Its one English column has nothing. */
  readonly chapter: Chapter;
  readonly english: readonly ImportedBlock[];
}

export interface AddEnglishOptions {
  readonly lexicon: TranslationLexicon;
  readonly onProgress?: (share: number, stage: AlignStage) => void;
  readonly signal?: AbortSignal;
}

export async function addEnglish(
  chapters: readonly ChapterToFill[],
  { lexicon, onProgress, signal }: AddEnglishOptions,
): Promise<readonly MadeChapter[]> {
  const sizes = chapters.map(({ chapter }) => chapter.blocks.length);
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const made: MadeChapter[] = [];
  let done = 0;
  for (const [index, { name, chapter, english }] of chapters.entries()) {
    const size = sizes[index] ?? 0;
    const before = done;
    const parts = { ...takeApart(chapter), en: splitBlocks(english, "en") };
    const { beads } = await alignTexts(parts.fr, parts.en, {
      lexicon,
      onProgress: (share, stage) => onProgress?.((before + size * share) / total, stage),
      ...(signal === undefined ? {} : { signal }),
    });
    made.push({ name, ...realignChapter(chapter, parts, beads) });
    done += size;
  }
  return made;
}
