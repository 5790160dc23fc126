/**
 * Where two texts differ by their letters: what a file shows and what was kept of it. Spaces, signs
 * and the hyphens of printed lines are no difference; neither is what was set aside by name.
 */

/** A place where letters are missing or added. */
export interface LedgerDifference {
  readonly kind: "missing" | "added";
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

/** Walks through both texts in order. `aside` are texts that may well be missing. */
export function findDifferences(
  shown: string,
  kept: string,
  aside: readonly string[] = [],
): readonly LedgerDifference[] {
  const [from, to] = [lettersOf(shown), lettersOf(kept)];
  if (from.letters === to.letters) return [];
  const differences: LedgerDifference[] = [];
  const asides = new AsideTexts(aside);
  let at = 0;
  let other = 0;
  const add = (kind: LedgerDifference["kind"], side: Letters, start: number, end: number) => {
    if (end <= start || (kind === "missing" && asides.take(side.letters.slice(start, end)))) return;
    const before = side.before(start).replace(/\s+/g, " ");
    differences.push({ kind, text: side.text(start, end), before });
  };
  while (at < from.letters.length || other < to.letters.length) {
    const same = countSame(from.letters, at, to.letters, other);
    at += same;
    other += same;
    if (at >= from.letters.length && other >= to.letters.length) break;
    const { missing, added } = findStep(from.letters, at, to.letters, other);
    add("missing", from, at, at + missing);
    add("added", to, other, other + added);
    at += missing;
    other += added;
  }
  return differences;
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

  /** Whether letters are what was set aside, one text or several on end; takes them off the list. */
  take(letters: string): boolean {
    const taken: string[] = [];
    let rest = letters;
    while (rest !== "") {
      const next = [...this.#counts].find(
        ([text, count]) =>
          rest.startsWith(text) && count > taken.filter((other) => other === text).length,
      )?.[0];
      if (next === undefined) return false;
      taken.push(next);
      rest = rest.slice(next.length);
    }
    for (const text of taken) this.#counts.set(text, (this.#counts.get(text) ?? 0) - 1);
    return true;
  }
}
