/** A settled pair → a whole work: linked chapters are aligned with each other. */

import { type AlignOptions, type AlignStage, alignTexts } from "#lib/align/align.ts";
import { splitBlocks } from "#lib/align/aligned-block.ts";
import { type MadeChapter, makeChapters } from "#lib/align/make-work.ts";
import { alignSubtitles } from "#lib/align/subtitles/align-subtitles.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { SettledPair } from "#lib/import/settle-pair.ts";
import type { Bilingual, Level } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

export interface MakePairOptions {
  readonly lexicon: TranslationLexicon;
  /** The names of the files that the texts came from. */
  readonly files: { readonly fr: string; readonly en: string };
  /** The name of the work, which is also its place in the URL. */
  readonly name?: string | undefined;
  readonly title?: Bilingual | undefined;
  readonly level?: Level | undefined;
  readonly onProgress?: ((share: number, stage: AlignStage) => void) | undefined;
  /** Stops the work: the promise is rejected with the signal’s reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A work of two files, and how sure each segment of its chapters is. */
export interface MadePair {
  readonly whole: WholeWork;
  readonly made: readonly MadeChapter[];
}

/**
 * Aligns the linked chapters of a pair, in the order of the French, and describes the work. What has
 * no link stands on its own side alone.
 */
export async function makeWorkOfPair(
  { fr, en }: SettledPair,
  { lexicon, files, name, title, level, onProgress, signal }: MakePairOptions,
): Promise<MadePair> {
  const options = {
    lexicon,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
  const made = (await makeSubtitleChapters(fr, en, options)) ?? (await alignBooks(fr, en, options));
  const work = describeWork(
    { fileName: files.fr, ...fr },
    { fileName: files.en, ...en },
    { name, title, level, chapters: made.map((chapter) => chapter.name) },
  );
  return { whole: { work, chapters: made.map(({ name, chapter }) => ({ name, chapter })) }, made };
}

/** The chapters of two subtitle files, aligned by time; `undefined` of other texts. */
async function makeSubtitleChapters(
  fr: ImportedText,
  en: ImportedText,
  options: AlignOptions,
): Promise<readonly MadeChapter[] | undefined> {
  const aligned = await alignSubtitles(fr.blocks, en.blocks, options);
  return aligned && makeChapters(aligned.fr, aligned.en, aligned.beads);
}

async function alignBooks(
  fr: ImportedText,
  en: ImportedText,
  options: AlignOptions,
): Promise<readonly MadeChapter[]> {
  const blocks = [splitBlocks(fr.blocks, "fr"), splitBlocks(en.blocks, "en")] as const;
  const { beads } = await alignTexts(...blocks, options);
  return makeChapters(...blocks, beads);
}
