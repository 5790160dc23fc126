/**
 * Where two texts differ by their letters: what a file shows and what was kept of it. Spaces, signs
 * and the hyphens of printed lines are no difference; neither is what was set aside by name.
 */

/** A place where letters are missing, added, or moved elsewhere. */
export interface LedgerDifference {
  readonly kind: "missing" | "added" | "moved";
  /** The letters, with what stands between them. */
  readonly text: string;
  /** The words before them, up to them, spaces made single. */
  readonly before: string;
}

/** So many letters must agree for the texts to be in step again, the fewer the less was skipped. */
const anchors = [
  { letters: 14, reach: 20_000 },
  { letters: 7, reach: 400 },
  { letters: 4, reach: 40 },
] as const;

/** So many letters at most are skipped on the side that is left less of. */
const mostSkipped = 200;

/** Letters that stand elsewhere must be so many, or they are others that look alike. */
const leastMoved = 6;

/** A note that has moved has left its mark behind, which has so many letters at most. */
const longestMark = 8;

/** Walks through both texts in order. `aside` are texts that may well be missing. */
export function findDifferences(
  shown: string,
  kept: string,
  aside: readonly string[] = [],
): readonly LedgerDifference[] {
  const [from, to] = [lettersOf(shown), lettersOf(kept)];
  if (from.letters === to.letters) return [];
  const gaps: Gap[] = [];
  let at = 0;
  let other = 0;
  while (at < from.letters.length || other < to.letters.length) {
    const same = countSame(from.letters, at, to.letters, other);
    at += same;
    other += same;
    if (at >= from.letters.length && other >= to.letters.length) break;
    const { missing, added } = findStep(from.letters, at, to.letters, other);
    if (missing > 0) gaps.push({ kind: "missing", side: from, start: at, end: at + missing });
    if (added > 0) gaps.push({ kind: "added", side: to, start: other, end: other + added });
    at += missing;
    other += added;
  }
  // Where a word is left out and comes again, it only looks as if it had moved.
  const isInOrder = isWithinInOrder(to.letters, from.letters);
  return explain(gaps, new AsideTexts(aside))
    .filter(({ kind }) => !isInOrder || kind === "missing")
    .map(({ kind, side, start, end }) => ({
      kind,
      text: side.text(start, end),
      before: side.before(start).replace(/[^\S\n]+/g, " "),
    }));
}

/** Whether letters are others’, in their order, with some left out. */
function isWithinInOrder(letters: string, others: string): boolean {
  let at = 0;
  for (let other = 0; other < others.length && at < letters.length; other++) {
    if (letters.charCodeAt(at) === others.charCodeAt(other)) at++;
  }
  return at === letters.length;
}

interface Gap {
  readonly kind: LedgerDifference["kind"];
  readonly side: Letters;
  readonly start: number;
  readonly end: number;
}

/** What is missing and set aside is no difference; what is missing here and added there has moved. */
function explain(gaps: readonly Gap[], asides: AsideTexts): readonly Gap[] {
  const added = gaps
    .filter(({ kind }) => kind === "added")
    .map((gap) => ({ gap, rest: gap.side.letters.slice(gap.start, gap.end) }));
  const missing = gaps.flatMap((gap): readonly Gap[] => {
    if (gap.kind !== "missing") return [];
    const { before, after } = asides.peel(gap.side.letters.slice(gap.start, gap.end));
    const [start, end] = [gap.start + before, gap.end - after];
    if (end <= start) return [];
    const letters = gap.side.letters.slice(start, end);
    for (let mark = 0; mark <= longestMark && letters.length - mark >= leastMoved; mark++) {
      const moved = letters.slice(mark);
      const there = added.find(({ rest }) => rest.includes(moved));
      if (there === undefined) continue;
      there.rest = there.rest.replace(moved, "");
      return [
        ...(mark > 0 ? [{ ...gap, start, end: start + mark }] : []),
        { ...gap, kind: "moved", start: start + mark, end },
      ];
    }
    return [{ ...gap, start, end }];
  });
  const left = added.filter(({ rest }) => rest !== "").map(({ gap }) => gap);
  return [...missing, ...left];
}

function countSame(a: string, aStart: number, b: string, bStart: number): number {
  let count = 0;
  while (
    aStart + count < a.length &&
    bStart + count < b.length &&
    a.charCodeAt(aStart + count) === b.charCodeAt(bStart + count)
  ) {
    count++;
  }
  return count;
}

/** How many letters of each side to leave out so that the two agree again, as few as may be. */
function findStep(
  a: string,
  aStart: number,
  b: string,
  bStart: number,
): { readonly missing: number; readonly added: number } {
  let best = { missing: a.length - aStart, added: b.length - bStart };
  const size = () => best.missing + best.added;
  for (const { letters, reach } of anchors) {
    const windowA = a.slice(aStart, aStart + reach);
    const windowB = b.slice(bStart, bStart + reach);
    const limit = Math.min(mostSkipped, reach);
    for (let skipped = 0; skipped <= limit && skipped < size(); skipped++) {
      const fromB = b.slice(bStart + skipped, bStart + skipped + letters);
      const inA = windowA.indexOf(fromB);
      if (fromB !== "" && inA !== -1 && inA + skipped < size()) {
        best = { missing: inA, added: skipped };
      }
      const fromA = a.slice(aStart + skipped, aStart + skipped + letters);
      const inB = windowB.indexOf(fromA);
      if (fromA !== "" && inB !== -1 && inB + skipped < size()) {
        best = { missing: skipped, added: inB };
      }
    }
  }
  return best;
}

interface Letters {
  /** In small letters, ligatures taken apart. */
  readonly letters: string;
  /** The text from one letter to another. */
  readonly text: (start: number, end: number) => string;
  /** Some forty letters before one, with all that stands between. */
  readonly before: (end: number) => string;
}

function lettersOf(source: string): Letters {
  const whole = source.normalize("NFKC");
  const letters = whole.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  let places: Uint32Array | undefined;
  const text = (start: number, end: number): string => {
    places ??= placesOf(whole, letters.length);
    const last = places[Math.min(end, letters.length) - 1];
    if (last === undefined || end <= start) return "";
    const length = String.fromCodePoint(whole.codePointAt(last) ?? 0).length;
    return whole.slice(places[start] ?? last, last + length);
  };
  const before = (end: number): string => {
    places ??= placesOf(whole, letters.length);
    return whole.slice(places[Math.max(0, end - 40)] ?? 0, places[end] ?? whole.length);
  };
  return { letters, text, before };
}

/** Where in a text each of its letters stands, in UTF-16 code units. */
function placesOf(whole: string, count: number): Uint32Array {
  const places = new Uint32Array(count);
  let at = 0;
  for (const { 0: letter, index } of whole.matchAll(/[\p{L}\p{N}]/gu)) {
    const { length } = letter.toLowerCase();
    places.fill(index, at, at + length);
    at += length;
  }
  return places;
}

/** What was set aside, as letters; several texts may be missing in one place. */
class AsideTexts {
  readonly #counts = new Map<string, number>();

  constructor(texts: readonly string[]) {
    for (const text of texts) {
      const { letters } = lettersOf(text);
      if (letters !== "") this.#counts.set(letters, (this.#counts.get(letters) ?? 0) + 1);
    }
  }

  /** How many letters at the beginning and the end were set aside; takes them off the list. */
  peel(letters: string): { readonly before: number; readonly after: number } {
    let rest = letters;
    let before = 0;
    let after = 0;
    for (;;) {
      const first = this.#take((text) => rest.startsWith(text));
      if (first !== undefined) {
        before += first.length;
        rest = rest.slice(first.length);
        continue;
      }
      const last = this.#take((text) => rest.endsWith(text));
      if (last === undefined) return { before, after };
      after += last.length;
      rest = rest.slice(0, rest.length - last.length);
    }
  }

  #take(fits: (text: string) => boolean): string | undefined {
    for (const [text, count] of this.#counts) {
      if (!fits(text)) continue;
      if (count === 1) this.#counts.delete(text);
      else this.#counts.set(text, count - 1);
      return text;
    }
    return undefined;
  }
}
