/**
 * Beads by time: sentences that begin and end together say the same. Where they do not, the words
 * have to tell, between those that do.
 */

import type { Bead } from "#lib/align/bead.ts";
import type { TimeSpan } from "#lib/align/subtitles/timed-sentences.ts";

/** A sentence: when it is said, in the time of the other side, and how long it is in letters. */
export interface Said extends TimeSpan {
  readonly letters: number;
}

/** Ends may be apart by so much for the cost of 1: sentences within a cue are timed by guess. */
const toleranceMs = 700;
const mostApart = 4;
/** Sentences that are further apart are never together. */
const reachMs = 15_000;
const gapCost = 2.2;
const extraSentenceCost = 0.45;
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
];

/** The cheapest way through both sides, as beads in order; sentences in no bead are left out. */
export function findTimeBeads(fr: readonly Said[], en: readonly Said[]): readonly Bead[] {
  const rows: Map<number, Reached>[] = [new Map([[0, { cost: 0, fr: 0, en: 0 }]])];
  for (let i = 0; i <= fr.length; i++) {
    const row = rows[i] ?? new Map<number, Reached>();
    rows[i] = row;
    const [from, to] = reachOf(fr, en, i);
    for (let j = from; j <= to; j++) {
      const here = row.get(j);
      if (here === undefined) continue;
      const step = (frCount: number, enCount: number, cost: number) => {
        const [nextFr, nextEn] = [i + frCount, j + enCount];
        if (nextFr > fr.length || nextEn > en.length) return;
        rows[nextFr] ??= new Map();
        const rival = rows[nextFr].get(nextEn);
        if (rival === undefined || rival.cost > here.cost + cost) {
          rows[nextFr].set(nextEn, { cost: here.cost + cost, fr: frCount, en: enCount });
        }
      };
      step(1, 0, gapCost);
      step(0, 1, gapCost);
      for (const [frCount, enCount] of shapes) {
        if (i + frCount > fr.length || j + enCount > en.length) continue;
        step(frCount, enCount, costOf(fr, en, { i, j, frCount, enCount }));
      }
    }
  }
  return traceBack(rows, fr.length, en.length);
}

interface Reached {
  readonly cost: number;
  /** Sentences of the last step. */
  readonly fr: number;
  readonly en: number;
}

/** The English sentences that may stand before the next where `i` French ones do. */
function reachOf(fr: readonly Said[], en: readonly Said[], i: number): readonly [number, number] {
  const startMs = i === 0 ? Number.NEGATIVE_INFINITY : fr[i - 1]!.startMs - reachMs;
  const endMs = i === fr.length ? Number.POSITIVE_INFINITY : fr[i]!.startMs + reachMs;
  return [firstAfter(en, startMs), firstAfter(en, endMs)];
}

/** How many begin before a time. */
function firstAfter(said: readonly Said[], ms: number): number {
  let low = 0;
  let high = said.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (said[middle]!.startMs < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Place {
  readonly i: number;
  readonly j: number;
  readonly frCount: number;
  readonly enCount: number;
}

function costOf(
  fr: readonly Said[],
  en: readonly Said[],
  { i, j, frCount, enCount }: Place,
): number {
  const start = apart(fr[i]!.startMs, en[j]!.startMs);
  const end = apart(fr[i + frCount - 1]!.endMs, en[j + enCount - 1]!.endMs);
  return start + end + (frCount + enCount - 2) * extraSentenceCost;
}

function apart(a: number, b: number): number {
  return Math.min(mostApart, Math.abs(a - b) / toleranceMs);
}

function traceBack(rows: readonly Map<number, Reached>[], n: number, m: number): readonly Bead[] {
  const beads: Bead[] = [];
  let [i, j] = [n, m];
  while (i > 0 || j > 0) {
    const reached = rows[i]?.get(j);
    if (reached === undefined) return [];
    const bead = { frStart: i - reached.fr, frEnd: i, enStart: j - reached.en, enEnd: j };
    if (reached.fr > 0 && reached.en > 0) beads.push(bead);
    [i, j] = [bead.frStart, bead.enStart];
  }
  return beads.reverse();
}

/** Ends of a bead that are taken at their word are at most so far apart. */
const sureMs = 800;

/** Whether time alone decides: both ends agree, few sentences, and neither side says far more. */
export function isSureByTime(bead: Bead, fr: readonly Said[], en: readonly Said[]): boolean {
  const { frStart, frEnd, enStart, enEnd } = bead;
  if (frEnd - frStart + enEnd - enStart > 4) return false;
  const startApart = Math.abs(fr[frStart]!.startMs - en[enStart]!.startMs);
  const endApart = Math.abs(fr[frEnd - 1]!.endMs - en[enEnd - 1]!.endMs);
  if (startApart > sureMs || endApart > sureMs) return false;
  const ratio = (lettersOf(fr, frStart, frEnd) + 8) / (lettersOf(en, enStart, enEnd) + 8);
  return ratio < 3 && ratio > 1 / 3;
}

function lettersOf(said: readonly Said[], start: number, end: number): number {
  return said.slice(start, end).reduce((sum, { letters }) => sum + letters, 0);
}
