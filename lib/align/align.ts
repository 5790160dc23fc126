/**
 * Two texts, block by block and sentence by sentence → beads with how sure each is.
 *
 *     const { beads } = await alignTexts(fr, en, { lexicon });
 *     formatBead(beads[0]) // [0]:[0]
 *
 * First the stems of both are gathered and compared with the translation lexicon; then the place of
 * every stretch is found by the rare words it shares with the other side (`band.ts`); then the best
 * beads in a band around it (`search.ts`); then, close around those and with what the book itself
 * has taught about its words (`learn-from-beads.ts`), how sure each is (`posterior.ts`). Time and
 * memory grow with the length of the text, not with its square.
 */

import { type AlignedBlock, sentenceWords } from "#lib/align/aligned-block.ts";
import { bandAround, findBand } from "#lib/align/band.ts";
import { type Bead, formatBead, type RatedBead } from "#lib/align/bead.ts";
import { scoreBand } from "#lib/align/bead-model.ts";
import { type Layout, lengthModel, usualCosts } from "#lib/align/costs.ts";
import {
  type EncodedText,
  encodeSentences,
  sentenceCount,
  sliceSentences,
  Vocabulary,
} from "#lib/align/encoded-text.ts";
import { learnFromBeads } from "#lib/align/learn-from-beads.ts";
import { findPosteriors, likeliestBeads } from "#lib/align/posterior.ts";
import { type Comparison, cellsOf, makeComparison, searchBand } from "#lib/align/search.ts";
import { makeStemTable } from "#lib/align/stem-table.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { BlockKind } from "#lib/text/model.ts";

/** What a long alignment is doing. */
export type AlignStage = "reading" | "placing" | "aligning" | "rating";

/** A share from 0 to 1 of the whole work, and what is being done. */
export interface AlignProgress {
  readonly share: number;
  readonly stage: AlignStage;
}

export interface AlignOptions {
  readonly lexicon: TranslationLexicon;
  readonly onProgress?: (share: number, stage: AlignStage) => void;
  /** Stops the work: the promise is rejected with the signal’s reason. */
  readonly signal?: AbortSignal;
  /**
   * Beads that are right, in the order of the text: they are kept as they are, with confidence 1,
   * and everything else is aligned between them.
   */
  readonly fixed?: readonly Bead[];
  /** Paragraphs are hints; `false` where they mean nothing. */
  readonly usesParagraphs?: boolean;
}

/** The beads of two texts. */
export interface Alignment {
  /**
   * Sentences are counted through all blocks of a side. Both sides are covered once. First the text
   * in order, never crossing; then the notes, each with the note of its number.
   */
  readonly beads: readonly RatedBead[];
}

/** How long the work may keep others waiting. */
const longestTurnMs = 30;

/** Aligns, pausing often, so that a page or a worker can do other things meanwhile. */
export async function alignTexts(
  fr: readonly AlignedBlock[],
  en: readonly AlignedBlock[],
  options: AlignOptions,
): Promise<Alignment> {
  const steps = alignInSteps(fr, en, options);
  let turnStart = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    options.signal?.throwIfAborted();
    if (step.done) return step.value;
    if (performance.now() - turnStart < longestTurnMs) continue;
    options.onProgress?.(step.value.share, step.value.stage);
    await new Promise((resolve) => setTimeout(resolve, 0));
    turnStart = performance.now();
  }
}

/** Aligns at once. */
export function alignTextsNow(
  fr: readonly AlignedBlock[],
  en: readonly AlignedBlock[],
  options: AlignOptions,
): Alignment {
  const steps = alignInSteps(fr, en, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The share of the whole that the bar gives to reading; the rest is shared out by sentences. */
const readingShare = 0.15;

function* alignInSteps(
  frBlocks: readonly AlignedBlock[],
  enBlocks: readonly AlignedBlock[],
  { lexicon, fixed = [], usesParagraphs = true }: AlignOptions,
): Generator<AlignProgress, Alignment> {
  const fr = sideOf(frBlocks, usesParagraphs);
  const en = sideOf(enBlocks, usesParagraphs);
  const frVocabulary = new Vocabulary("fr");
  const enVocabulary = new Vocabulary("en");
  const total = Math.max(1, fr.words.length + en.words.length);
  const frText = yield* reading(encodeSentences(fr.words, frVocabulary), 0, total);
  const enText = yield* reading(
    encodeSentences(en.words, enVocabulary),
    fr.words.length / total,
    total,
  );
  const table = makeStemTable(frVocabulary, enVocabulary, lexicon);

  const beads: RatedBead[] = [];
  for (const stretch of cutStretches(fr, en, fixed)) {
    if (stretch.isFixed) {
      beads.push({ ...boundsOf(stretch), confidence: 1 });
      continue;
    }
    const comparison = makeComparison({
      fr: sliceSentences(frText, stretch.frStart, stretch.frEnd),
      en: sliceSentences(enText, stretch.enStart, stretch.enEnd),
      frLayout: sliceLayout(fr.layout, stretch.frStart, stretch.frEnd),
      enLayout: sliceLayout(en.layout, stretch.enStart, stretch.enEnd),
      table,
      lengthRatio: lengthModel.ratio,
      costs: usualCosts,
    });
    const share = (stretch.frStart + stretch.enStart) / total;
    const size = (stretch.frEnd + stretch.enEnd) / total - share;
    for (const { stage, share: ownShare, result } of alignStretch(comparison)) {
      const aligned = share + size * ownShare;
      yield { share: readingShare + (1 - readingShare) * aligned, stage };
      if (result === undefined) continue;
      for (const bead of result) beads.push(moveBead(bead, stretch.frStart, stretch.enStart));
    }
  }
  return { beads };
}

/** One side, sentence by sentence. */
interface Side {
  readonly words: readonly string[];
  readonly layout: Layout;
  /** The notes: where their sentences begin and end, and their number. */
  readonly notes: readonly NoteSpan[];
  /** Where the first note begins, after all other text. */
  readonly textEnd: number;
}

interface NoteSpan {
  readonly start: number;
  readonly end: number;
  readonly number: number | undefined;
}

const smallOpening = /^[^\p{L}\p{N}]*\p{Ll}/u;

function sideOf(blocks: readonly AlignedBlock[], usesParagraphs: boolean): Side {
  const words: string[] = [];
  const kinds: (BlockKind | "head")[] = [];
  const opens: number[] = [];
  const goesOn: number[] = [];
  const notes: NoteSpan[] = [];
  for (const { kind, note, sentences } of blocks) {
    const start = words.length;
    for (const sentence of sentences) {
      const isFirst = words.length === start;
      const opensBlock = isFirst && usesParagraphs;
      const plain = sentenceWords(sentence);
      opens.push(opensBlock ? 1 : 0);
      const isLine = kind === "v" || sentence.startsWith("\n");
      goesOn.push(!opensBlock && !isLine && smallOpening.test(plain) ? 1 : 0);
      kinds.push(kind === "d" && isFirst ? "head" : kind);
      words.push(plain);
    }
    if (kind === "n") notes.push({ start, end: words.length, number: note });
    else if (notes.length > 0) throw new RangeError("a block of text after the notes");
  }
  return {
    words,
    layout: { kinds, opensBlock: Uint8Array.from(opens), goesOn: Uint8Array.from(goesOn) },
    notes,
    textEnd: notes[0]?.start ?? words.length,
  };
}

/** A part of both texts, to be aligned on its own, or one fixed bead. */
interface Stretch extends Bead {
  readonly isFixed: boolean;
}

/** Cuts both texts at fixed beads, then between text and notes and from note to note. */
function cutStretches(fr: Side, en: Side, fixed: readonly Bead[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let frStart = 0;
  let enStart = 0;
  for (const bead of fixed) {
    if (bead.frStart < frStart || bead.enStart < enStart) {
      throw new RangeError(`fixed beads overlap or cross at ${formatBead(bead)}`);
    }
    cutAtNotes(fr, en, { frStart, frEnd: bead.frStart, enStart, enEnd: bead.enStart }, stretches);
    stretches.push({ ...boundsOf(bead), isFixed: true });
    frStart = bead.frEnd;
    enStart = bead.enEnd;
  }
  const frEnd = fr.words.length;
  const enEnd = en.words.length;
  if (frStart > frEnd || enStart > enEnd) throw new RangeError("a fixed bead is beyond the text");
  cutAtNotes(fr, en, { frStart, frEnd, enStart, enEnd }, stretches);
  return stretches;
}

function cutAtNotes(fr: Side, en: Side, part: Bead, stretches: Stretch[]): void {
  let frStart = part.frStart;
  let enStart = part.enStart;
  const cutTo = (frEnd: number, enEnd: number) => {
    if (frEnd > frStart || enEnd > enStart) {
      stretches.push({ frStart, frEnd, enStart, enEnd, isFixed: false });
    }
    frStart = frEnd;
    enStart = enEnd;
  };
  const frTextEnd = Math.min(Math.max(part.frStart, fr.textEnd), part.frEnd);
  const enTextEnd = Math.min(Math.max(part.enStart, en.textEnd), part.enEnd);
  cutTo(frTextEnd, enTextEnd);
  const within = (start: number, end: number) => (note: NoteSpan) =>
    note.start >= start && note.end <= end;
  const frNotes = fr.notes.filter(within(part.frStart, part.frEnd));
  const enNotes = en.notes.filter(within(part.enStart, part.enEnd));
  for (const [frNote, enNote] of pairNotes(frNotes, enNotes)) {
    cutTo(frNote.start, enStart);
    cutTo(frStart, enNote.start);
    cutTo(frNote.end, enNote.end);
  }
  cutTo(part.frEnd, enStart);
  cutTo(frStart, part.enEnd);
}

/** Notes of the same number, in the order of both: the longest common subsequence of the numbers. */
function pairNotes(
  fr: readonly NoteSpan[],
  en: readonly NoteSpan[],
): readonly (readonly [NoteSpan, NoteSpan])[] {
  const width = en.length + 1;
  const longest = new Uint32Array((fr.length + 1) * width);
  const isPair = (i: number, j: number) =>
    fr[i]!.number !== undefined && fr[i]!.number === en[j]!.number;
  for (let i = fr.length - 1; i >= 0; i--) {
    for (let j = en.length - 1; j >= 0; j--) {
      longest[i * width + j] = isPair(i, j)
        ? longest[(i + 1) * width + j + 1]! + 1
        : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
    }
  }
  const pairs: (readonly [NoteSpan, NoteSpan])[] = [];
  let i = 0;
  let j = 0;
  while (i < fr.length && j < en.length) {
    if (isPair(i, j)) pairs.push([fr[i++]!, en[j++]!]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

interface StretchStep {
  readonly stage: AlignStage;
  readonly share: number;
  readonly result?: readonly RatedBead[];
}

/** Sentences that the second search looks to either side of the first one’s path; 6 gave the same. */
const closeMargin = 3;

/** Nearly half of the F-measure hoped for; from 0.1 to 0.4 all scores were alike. */
const perBead = 0.35;

function* alignStretch(comparison: Comparison): Generator<StretchStep> {
  const n = sentenceCount(comparison.fr);
  const m = sentenceCount(comparison.en);
  if (n === 0 || m === 0) {
    yield { stage: "rating", share: 1, result: aloneBeads(n, m) };
    return;
  }
  yield { stage: "placing", share: 0 };
  const wide = cellsOf(findBand(comparison.fr, comparison.en, comparison.table));
  let draft: readonly Bead[] = [];
  const search = searchBand(comparison, wide);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) {
      draft = step.value;
      break;
    }
    yield { stage: "aligning", share: (0.6 * step.value) / n };
  }
  const close = cellsOf(bandAround(draftCells(draft), n, m, closeMargin));
  const table = learnFromBeads(comparison, draft);
  const scoring = scoreBand({ ...comparison, table }, close, draft);
  for (let step = scoring.next(); ; step = scoring.next()) {
    if (step.done) {
      const posteriors = findPosteriors(step.value);
      yield { stage: "rating", share: 1, result: likeliestBeads(posteriors, perBead) };
      return;
    }
    yield { stage: "rating", share: 0.6 + (0.3 * step.value) / n };
  }
}

function* draftCells(beads: readonly Bead[]): Generator<readonly [number, number]> {
  yield [0, 0];
  for (const { frEnd, enEnd } of beads) yield [frEnd, enEnd];
}

/** Beads of a part that has one side only; nothing else is possible, and so they are sure. */
function aloneBeads(n: number, m: number): readonly RatedBead[] {
  return Array.from({ length: n + m }, (_, at) => {
    const frStart = Math.min(at, n);
    const enStart = Math.max(0, at - n);
    return {
      frStart,
      frEnd: at < n ? at + 1 : n,
      enStart,
      enEnd: at < n ? 0 : enStart + 1,
      confidence: 1,
    };
  });
}

function* reading(
  encoding: Generator<number, EncodedText>,
  shareBefore: number,
  total: number,
): Generator<AlignProgress, EncodedText> {
  for (let step = encoding.next(); ; step = encoding.next()) {
    if (step.done) return step.value;
    const share = readingShare * (shareBefore + step.value / total);
    yield { share, stage: "reading" };
  }
}

function sliceLayout({ kinds, opensBlock, goesOn }: Layout, start: number, end: number): Layout {
  return {
    kinds: kinds.slice(start, end),
    opensBlock: opensBlock.subarray(start, end),
    goesOn: goesOn.subarray(start, end),
  };
}

function boundsOf({ frStart, frEnd, enStart, enEnd }: Bead): Bead {
  return { frStart, frEnd, enStart, enEnd };
}

function moveBead(bead: RatedBead, fr: number, en: number): RatedBead {
  return {
    frStart: bead.frStart + fr,
    frEnd: bead.frEnd + fr,
    enStart: bead.enStart + en,
    enEnd: bead.enEnd + en,
    confidence: bead.confidence,
  };
}
