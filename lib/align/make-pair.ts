/** A settled pair → a whole work: linked chapters are aligned with each other. */

import { type AlignOptions, type AlignStage, alignTexts } from "#lib/align/align.ts";
import { type AlignedBlock, splitBlocks } from "#lib/align/aligned-block.ts";
import type { Bead } from "#lib/align/bead.ts";
import { type ChapterGroup, groupChapters } from "#lib/align/chapter-groups.ts";
import {
  type AlignedPart,
  type MadeChapter,
  makeChapters,
  makeChaptersOfParts,
} from "#lib/align/make-work.ts";
import { alignSubtitles } from "#lib/align/subtitles/align-subtitles.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { SettledPair } from "#lib/import/settle-pair.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
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
  pair: SettledPair,
  options: MakePairOptions,
): Promise<MadePair> {
  const { fr, en } = pair;
  const { files, name, title, level } = options;
  const made =
    (await makeSubtitleChapters(fr, en, options)) ??
    makeChaptersOfParts(await alignGroups(groupChapters(pair), options));
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
  options: MakePairOptions,
): Promise<readonly MadeChapter[] | undefined> {
  const aligned = await alignSubtitles(fr.blocks, en.blocks, toAlignOptions(options));
  return aligned && makeChapters(aligned.fr, aligned.en, aligned.beads);
}

function toAlignOptions({ lexicon, onProgress, signal }: MakePairOptions): AlignOptions {
  return {
    lexicon,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Aligns run after run; the bar moves with the letters. */
async function alignGroups(
  groups: readonly ChapterGroup[],
  options: MakePairOptions,
): Promise<readonly AlignedPart[]> {
  const runs = gatherRuns(groups.map(splitGroup));
  const sizes = runs.map((run) => run.reduce((sum, { size }) => sum + size, 0));
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const parts: AlignedPart[] = [];
  let done = 0;
  for (const [index, run] of runs.entries()) {
    const before = done;
    const size = sizes[index] ?? 0;
    const onProgress = (share: number, stage: AlignStage) =>
      options.onProgress?.((before + share * size) / total, stage);
    parts.push(await alignRun(run, { ...options, onProgress }));
    done += size;
    onProgress(1, "aligning");
  }
  return parts;
}

/** A group with its sentences. */
interface SplitGroup {
  readonly fr: SplitSide;
  readonly en: SplitSide;
  /** In code units. */
  readonly size: number;
}

interface SplitSide {
  readonly text: readonly AlignedBlock[];
  readonly notes: readonly AlignedBlock[];
  readonly sentences: number;
}

function splitGroup({ fr, en, frNotes, enNotes }: ChapterGroup): SplitGroup {
  const side = (
    blocks: ChapterGroup["fr"],
    notes: ChapterGroup["fr"],
    language: "fr" | "en",
  ): SplitSide => {
    const text = splitBlocks(blocks, language);
    return {
      text,
      notes: splitBlocks(notes, language),
      sentences: text.reduce((sum, { sentences }) => sum + sentences.length, 0),
    };
  };
  const size = [...fr, ...en].reduce((sum, { content }) => sum + content.length, 0);
  return { fr: side(fr, frNotes, "fr"), en: side(en, enNotes, "en"), size };
}

/**
 * Groups that begin with headings of one kind on both sides are aligned at one time, each heading
 * with its other: to look up all words of a book at once costs far less.
 */
function gatherRuns(groups: readonly SplitGroup[]): readonly (readonly SplitGroup[])[] {
  const runs: SplitGroup[][] = [];
  for (const group of groups) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const follows = before !== undefined && hasBoth(before) && titleBeads(group).length > 0;
    if (last !== undefined && follows) last.push(group);
    else runs.push([group]);
  }
  return runs;
}

function hasBoth({ fr, en }: SplitGroup): boolean {
  return fr.text.length > 0 && en.text.length > 0;
}

/** Beads of the headings that two groups begin with, counted from the groups’ first sentences. */
function titleBeads({ fr, en }: SplitGroup): readonly Bead[] {
  const beads: Bead[] = [];
  // A part’s heading, and then the chapter’s.
  for (let at = 0; ; at++) {
    const [first, other] = [fr.text[at], en.text[at]];
    if (first === undefined || first.kind !== other?.kind || !"th".includes(first.kind)) break;
    if (first.kind === "h") {
      beads.push({ frStart: at, frEnd: at + 1, enStart: at, enEnd: at + 1 });
      continue;
    }
    const frLines = titleLines(fr.text.slice(at));
    const enLines = titleLines(en.text.slice(at));
    const isJoined = areOneTitle(frLines, enLines);
    const frEnd = at + (isJoined ? frLines.length : 1);
    const enEnd = at + (isJoined ? enLines.length : 1);
    beads.push({ frStart: at, frEnd, enStart: at, enEnd });
    break;
  }
  return beads;
}

/** A number and its title on two lines are said in one line by the other side. */
function areOneTitle(fr: readonly AlignedBlock[], en: readonly AlignedBlock[]): boolean {
  if (fr.length === en.length || fr.length > 2 || en.length > 2) return false;
  const [line] = fr.length === 1 ? fr : en;
  return findChapterHeading(line?.sentences[0] ?? "")?.hasTitle === true;
}

function titleLines(blocks: readonly AlignedBlock[]): readonly AlignedBlock[] {
  const end = blocks.findIndex(({ kind }, index) => index > 0 && kind !== "s" && kind !== "t");
  return blocks.slice(0, end === -1 ? blocks.length : end);
}

async function alignRun(
  run: readonly SplitGroup[],
  options: MakePairOptions,
): Promise<AlignedPart> {
  const fr = run.flatMap((group) => group.fr.text);
  const en = run.flatMap((group) => group.en.text);
  const fixed: Bead[] = [];
  const starts: { readonly fr: number; readonly en: number }[] = [];
  let frStart = 0;
  let enStart = 0;
  for (const group of run) {
    starts.push({ fr: frStart, en: enStart });
    for (const bead of titleBeads(group)) {
      fixed.push({
        frStart: bead.frStart + frStart,
        frEnd: bead.frEnd + frStart,
        enStart: bead.enStart + enStart,
        enEnd: bead.enEnd + enStart,
      });
    }
    frStart += group.fr.sentences;
    enStart += group.en.sentences;
  }
  const french = [...fr, ...run.flatMap((group) => group.fr.notes)];
  const english = [...en, ...run.flatMap((group) => group.en.notes)];
  const { beads } = await alignTexts(french, english, { ...toAlignOptions(options), fixed });
  return { fr: french, en: english, beads, starts };
}
