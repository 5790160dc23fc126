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

import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { bandAround, findBand } from "#lib/align/band.ts";
import { type Bead, formatBead, type RatedBead } from "#lib/align/bead.ts";
import { scoreBand } from "#lib/align/bead-model.ts";
import { type BeadWeights, beadWeights } from "#lib/align/bead-weights.ts";
import { lengthModel, usualCosts } from "#lib/align/costs.ts";
import {
  type EncodedText,
  encodeSentences,
  joinSentences,
  sentenceCount,
  sliceSentences,
  Vocabulary,
} from "#lib/align/encoded-text.ts";
import { learnFromBeads } from "#lib/align/learn-from-beads.ts";
import { callsOfNotes, pairByNumber } from "#lib/align/note-calls.ts";
import { type NotePairs, noNotePairs, pairNotesByWords } from "#lib/align/note-pairs.ts";
import { findPosteriors, likeliestBeads } from "#lib/align/posterior.ts";
import {
  type Cells,
  type Comparison,
  cellsOf,
  makeComparison,
  searchBand,
} from "#lib/align/search.ts";
import { type NoteSpan, noteLayout, type Side, sideOf, sliceLayout } from "#lib/align/side.ts";
import { makeStemTable } from "#lib/align/stem-table.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";

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
  /**
   * Whether a note is the note of its number on the other side, as in a chapter of `texts/`. Two
   * editions have each their own notes, which are paired by what they say.
   */
  readonly pairsNotesByNumber?: boolean;
  /** Other weights than those in use, for measuring. */
  readonly weights?: BeadWeights;
}

/** The beads of two texts. */
export interface Alignment {
  /**
   * Sentences are counted through all blocks of a side. Both sides are covered once. First the text
   * in order, never crossing; then the notes, each with the note that says the same.
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
  { lexicon, fixed = [], usesParagraphs = true, pairsNotesByNumber, weights }: AlignOptions,
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
  const compare = ({ frStart, frEnd, enStart, enEnd }: Bead) =>
    makeComparison({
      fr: sliceSentences(frText, frStart, frEnd),
      en: sliceSentences(enText, enStart, enEnd),
      frLayout: sliceLayout(fr.layout, frStart, frEnd),
      enLayout: sliceLayout(en.layout, enStart, enEnd),
      table,
      lengthRatio: lengthModel.ratio,
      costs: usualCosts,
    });
  const alignPart = function* (stretch: Stretch): Generator<AlignProgress> {
    if (stretch.isFixed) {
      beads.push({ ...boundsOf(stretch), confidence: 1 });
      return;
    }
    const share = (stretch.frStart + stretch.enStart) / total;
    const size = (stretch.frEnd + stretch.enEnd) / total - share;
    for (const step of alignStretch(compare(stretch), weights ?? beadWeights)) {
      const aligned = share + size * step.share;
      yield { share: readingShare + (1 - readingShare) * aligned, stage: step.stage };
      if (step.result === undefined) continue;
      for (const { confidence, ...bead } of step.result) {
        const placed = moveBead(bead, stretch.frStart, stretch.enStart);
        beads.push({ ...placed, confidence: confidence * stretch.probability });
      }
    }
  };
  const pairNotes: NotePairing = (frNotes, enNotes) => {
    if (frNotes.length === 0 && enNotes.length === 0) return noNotePairs;
    if (pairsNotesByNumber === true) return pairByNumber(frNotes, enNotes);
    const notes = (text: EncodedText, spans: readonly NoteSpan[]) =>
      joinSentences(text, [...spans.map(({ start }) => start), spans.at(-1)?.end ?? 0]);
    const comparison = makeComparison({
      fr: notes(frText, frNotes),
      en: notes(enText, enNotes),
      frLayout: noteLayout(frNotes.length),
      enLayout: noteLayout(enNotes.length),
      table,
      lengthRatio: lengthModel.ratio,
      costs: usualCosts,
    });
    return pairNotesByWords(comparison, callsOfNotes(fr, en, frNotes, enNotes, beads));
  };
  for (const part of cutAtFixed(fr, en, fixed)) {
    if (part.isFixed) yield* alignPart(part);
    else for (const stretch of cutAtNotes(fr, en, part, pairNotes)) yield* alignPart(stretch);
  }
  return { beads };
}

/** A part of both texts, to be aligned on its own, or one fixed bead. */
interface Stretch extends Bead {
  readonly isFixed: boolean;
  /** That its sides belong together. */
  readonly probability: number;
}

/** Cuts both texts at fixed beads. */
function* cutAtFixed(fr: Side, en: Side, fixed: readonly Bead[]): Generator<Stretch> {
  let frStart = 0;
  let enStart = 0;
  for (const bead of fixed) {
    if (bead.frStart < frStart || bead.enStart < enStart) {
      throw new RangeError(`fixed beads overlap or cross at ${formatBead(bead)}`);
    }
    const before = { frStart, frEnd: bead.frStart, enStart, enEnd: bead.enStart };
    yield { ...before, isFixed: false, probability: 1 };
    yield { ...boundsOf(bead), isFixed: true, probability: 1 };
    frStart = bead.frEnd;
    enStart = bead.enEnd;
  }
  const frEnd = fr.words.length;
  const enEnd = en.words.length;
  if (frStart > frEnd || enStart > enEnd) throw new RangeError("a fixed bead is beyond the text");
  yield { frStart, frEnd, enStart, enEnd, isFixed: false, probability: 1 };
}

type NotePairing = (fr: readonly NoteSpan[], en: readonly NoteSpan[]) => NotePairs;

/** Cuts a part between text and notes, and from note to note. The text’s beads are known by then. */
function* cutAtNotes(fr: Side, en: Side, part: Bead, pairNotes: NotePairing): Generator<Stretch> {
  let frStart = part.frStart;
  let enStart = part.enStart;
  const cutTo = function* (frEnd: number, enEnd: number, probability: number): Generator<Stretch> {
    if (frEnd > frStart || enEnd > enStart) {
      yield { frStart, frEnd, enStart, enEnd, isFixed: false, probability };
    }
    frStart = frEnd;
    enStart = enEnd;
  };
  const frTextEnd = Math.min(Math.max(part.frStart, fr.textEnd), part.frEnd);
  const enTextEnd = Math.min(Math.max(part.enStart, en.textEnd), part.enEnd);
  yield* cutTo(frTextEnd, enTextEnd, 1);
  const within = (start: number, end: number) => (note: NoteSpan) =>
    note.start >= start && note.end <= end;
  const frNotes = fr.notes.filter(within(part.frStart, part.frEnd));
  const enNotes = en.notes.filter(within(part.enStart, part.enEnd));
  const { pairs, frAlone, enAlone } = pairNotes(frNotes, enNotes);
  let frNote = 0;
  let enNote = 0;
  const leaveTo = function* (frNext: number, enNext: number): Generator<Stretch> {
    for (; frNote < frNext; frNote++) {
      yield* cutTo(frNotes[frNote]!.end, enStart, frAlone[frNote]!);
    }
    for (; enNote < enNext; enNote++) {
      yield* cutTo(frStart, enNotes[enNote]!.end, enAlone[enNote]!);
    }
  };
  for (const pair of pairs) {
    yield* leaveTo(pair.fr, pair.en);
    yield* cutTo(frNotes[frNote++]!.end, enNotes[enNote++]!.end, pair.probability);
  }
  yield* leaveTo(frNotes.length, enNotes.length);
  // A note that a fixed bead cuts through.
  yield* cutTo(part.frEnd, enStart, 1);
  yield* cutTo(frStart, part.enEnd, 1);
}

interface StretchStep {
  readonly stage: AlignStage;
  readonly share: number;
  readonly result?: readonly RatedBead[];
}

/** Sentences that the second search looks to either side of the first one’s path; 6 gave the same. */
const closeMargin = 3;

/** Nearly half of the F-measure hoped for; with 0.35 novels left out of the fit scored the same. */
const perBead = 0.43;

function* alignStretch(comparison: Comparison, weights: BeadWeights): Generator<StretchStep> {
  const n = sentenceCount(comparison.fr);
  const m = sentenceCount(comparison.en);
  if (n === 0 || m === 0) {
    yield { stage: "rating", share: 1, result: aloneBeads(n, m) };
    return;
  }
  const { learnt, cells, path } = yield* draftStretch(comparison);
  const scoring = scoreBand(learnt, cells, path, weights);
  for (let step = scoring.next(); ; step = scoring.next()) {
    if (step.done) {
      const posteriors = findPosteriors(step.value);
      yield { stage: "rating", share: 1, result: likeliestBeads(posteriors, perBead) };
      return;
    }
    yield { stage: "rating", share: 0.6 + (0.3 * step.value) / n };
  }
}

/** The first search’s beads, the cells close around them, and what they teach. */
export interface Draft {
  readonly path: readonly Bead[];
  readonly cells: Cells;
  readonly learnt: Comparison;
}

/** The coarse steps, before beads are rated. Both sides have sentences. */
export function* draftStretch(comparison: Comparison): Generator<StretchStep, Draft> {
  const n = sentenceCount(comparison.fr);
  const m = sentenceCount(comparison.en);
  yield { stage: "placing", share: 0 };
  const wide = cellsOf(findBand(comparison.fr, comparison.en, comparison.table));
  const search = searchBand(comparison, wide);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) {
      const path = step.value;
      const cells = cellsOf(bandAround(draftCells(path), n, m, closeMargin));
      const learnt = { ...comparison, table: learnFromBeads(comparison, path) };
      return { path, cells, learnt };
    }
    yield { stage: "aligning", share: (0.6 * step.value) / n };
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

function boundsOf({ frStart, frEnd, enStart, enEnd }: Bead): Bead {
  return { frStart, frEnd, enStart, enEnd };
}

function moveBead(bead: Bead, fr: number, en: number): Bead {
  return {
    frStart: bead.frStart + fr,
    frEnd: bead.frEnd + fr,
    enStart: bead.enStart + en,
    enEnd: bead.enEnd + en,
  };
}
