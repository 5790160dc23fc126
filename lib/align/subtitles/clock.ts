/**
 * How the time of one subtitle file runs beside that of another: they are of two releases of a film,
 * of which one begins later, runs faster (24 pictures a second shown as 25) or is cut.
 *
 * People speak at the same moments in both. So the differences between all beginnings of cues on
 * one side and on the other heap up at the true one, as in Tiedemann’s “Synchronizing translated
 * movie subtitles” (2008) and in alass; what stands around it is chance.
 */

/** English time → French time, in milliseconds. */
export type Clock = (ms: number) => number;

/** Beginnings within so many milliseconds of each other count as one moment. */
const nearMs = 300;
const binMs = 100;
/** How much later or earlier the whole of a file may be. */
const longestShiftMs = 600_000;

const speeds = [1, 24 / 23.976, 23.976 / 24, 25 / 24, 24 / 25, 25 / 23.976, 23.976 / 25];

/**
 * Finds the clock from the beginnings of all cues, rising, in milliseconds; `undefined` where the
 * moments of the two have nothing to do with each other.
 */
export function findClock(fr: readonly number[], en: readonly number[]): Clock | undefined {
  const fewer = Math.min(fr.length, en.length);
  if (fewer === 0) return undefined;
  // A few cues agree at many places by chance, and a short clip is rarely late.
  const range = Math.min(longestShiftMs, fewer * 3_000);
  let best: (Peak & { readonly speed: number }) | undefined;
  for (const speed of speeds) {
    const scaled = en.map((ms) => ms * speed);
    const heap = heapDifferences(fr, scaled, { center: 0, range });
    const found = highest(heap, speed === 1 ? 1.1 : 1);
    if (best === undefined || found.height > best.height) best = { ...found, speed };
  }
  if (best === undefined || best.count < Math.max(1, fewer * 0.3) || !best.isClear)
    return undefined;
  const { speed } = best;
  const scaled = en.map((ms) => ms * speed);
  const shifts = findShifts(fr, scaled, best.offset);
  return (ms) => ms * speed + shiftAt(shifts, ms * speed);
}

interface Heap {
  /** By difference, the lowest first, in bins: how many pairs are within `nearMs` of it. */
  readonly counts: Float64Array;
  readonly lowest: number;
}

interface Peak {
  readonly offset: number;
  readonly count: number;
  readonly height: number;
  /** Whether it stands out from what chance heaps up. */
  readonly isClear: boolean;
}

function heapDifferences(
  fr: readonly number[],
  en: readonly number[],
  { center, range }: { readonly center: number; readonly range: number },
): Heap {
  const lowest = center - range;
  const raw = new Float64Array(Math.ceil((2 * range) / binMs) + 1);
  let from = 0;
  for (const ms of fr) {
    // The English from the latest that may come before to the earliest that may come after.
    while (from < en.length && ms - en[from]! > center + range) from++;
    for (let at = from; at < en.length && ms - en[at]! >= lowest; at++) {
      const bin = Math.round((ms - en[at]! - lowest) / binMs);
      raw[bin] = (raw[bin] ?? 0) + 1;
    }
  }
  const reach = Math.round(nearMs / binMs);
  const counts = raw.map((_, bin) => {
    let sum = 0;
    for (let other = bin - reach; other <= bin + reach; other++) {
      sum += (raw[other] ?? 0) * (1 - (0.5 * Math.abs(other - bin)) / (reach + 1));
    }
    return sum;
  });
  return { counts, lowest };
}

/** The highest place; of those nearly as high, the one nearest to no shift at all. */
function highest({ counts, lowest }: Heap, weight: number): Peak {
  let top = 0;
  let sum = 0;
  for (const count of counts) {
    top = Math.max(top, count);
    sum += count;
  }
  const mean = sum / Math.max(1, counts.length);
  let offset = 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [bin, count] of counts.entries()) {
    const here = lowest + bin * binMs;
    if (count >= top * 0.95 && Math.abs(here) < nearest) {
      nearest = Math.abs(here);
      offset = here;
    }
  }
  const isClear = top - mean > 4 * Math.sqrt(mean + 0.5) || (nearest < 1_500 && top > 2 * mean);
  return { offset, count: top, height: top * weight, isClear };
}

interface Shift {
  /** The English time, speed mended, around which it holds. */
  readonly at: number;
  readonly offset: number;
}

/** Cues that are looked at together, where a film may have been cut between others. */
const windowSize = 30;
const cutRangeMs = 150_000;

/**
 * The shift from place to place: it changes a little where the speed is not quite one known, and at
 * once where one release has a scene or an advertisement more. Of the few best shifts of each window
 * those are taken that agree most and change least.
 */
function findShifts(
  fr: readonly number[],
  en: readonly number[],
  offset: number,
): readonly Shift[] {
  const windows: (readonly (Shift & { readonly score: number })[])[] = [];
  for (let start = 0; start < fr.length; start += windowSize / 2) {
    const part = fr.slice(start, start + windowSize);
    if (part.length < windowSize / 2 && windows.length > 0) break;
    const middle = part[Math.floor(part.length / 2)]!;
    const near = nearby(en, part[0]! - offset - cutRangeMs, part.at(-1)! - offset + cutRangeMs);
    const range = fr.length < windowSize ? 2_000 : cutRangeMs;
    const heap = heapDifferences(part, near, { center: offset, range });
    const peaks = bestPlaces(heap, offset);
    windows.push(peaks.map((peak) => ({ ...peak, at: middle - peak.offset })));
  }
  return smoothest(windows);
}

function nearby(times: readonly number[], from: number, to: number): readonly number[] {
  return times.filter((ms) => ms >= from && ms <= to);
}

function bestPlaces(
  { counts, lowest }: Heap,
  offset: number,
): readonly { readonly offset: number; readonly score: number }[] {
  const tops = [...counts.keys()].filter(
    (bin) =>
      counts[bin]! > 0 &&
      counts[bin]! >= (counts[bin - 1] ?? 0) &&
      counts[bin]! > (counts[bin + 1] ?? 0),
  );
  const best = tops.sort((a, b) => counts[b]! - counts[a]!).slice(0, 6);
  const usual = Math.round((offset - lowest) / binMs);
  return [...best, usual].map((bin) => ({
    offset: lowest + bin * binMs,
    score: counts[bin] ?? 0,
  }));
}

function smoothest(
  windows: readonly (readonly (Shift & { readonly score: number })[])[],
): readonly Shift[] {
  const totals: number[][] = [];
  const befores: number[][] = [];
  for (const [at, places] of windows.entries()) {
    const previous = windows[at - 1];
    totals.push([]);
    befores.push([]);
    for (const place of places) {
      let total = 0;
      let before = -1;
      for (const [index, other] of (previous ?? []).entries()) {
        const reached = totals[at - 1]![index]! - costOfChange(place.offset - other.offset);
        if (before === -1 || reached > total) {
          total = reached;
          before = index;
        }
      }
      totals[at]!.push(total + place.score);
      befores[at]!.push(before);
    }
  }
  const shifts: Shift[] = [];
  const last = totals.at(-1) ?? [];
  let index = last.indexOf(Math.max(...last));
  for (let at = windows.length - 1; at >= 0 && index >= 0; at--) {
    shifts.push(windows[at]![index]!);
    index = befores[at]![index]!;
  }
  return shifts.reverse();
}

/** In cues that must agree for it. */
function costOfChange(ms: number): number {
  const change = Math.abs(ms);
  if (change <= 2 * binMs) return change / 1_000;
  return change <= 1_000 ? 4 : 10;
}

/** Between two windows the shift changes evenly, unless the film is cut there. */
function shiftAt(shifts: readonly Shift[], ms: number): number {
  const next = shifts.findIndex(({ at }) => at >= ms);
  const after = shifts[next === -1 ? shifts.length - 1 : next];
  const before = next > 0 ? shifts[next - 1] : after;
  if (after === undefined || before === undefined) return 0;
  if (Math.abs(after.offset - before.offset) > 1_000) {
    return ms - before.at < after.at - ms ? before.offset : after.offset;
  }
  const span = after.at - before.at;
  const share = span <= 0 ? 1 : Math.min(1, Math.max(0, (ms - before.at) / span));
  return before.offset + (after.offset - before.offset) * share;
}
