/** The hand-aligned novels beside the repository, and what can be done to them to make them harder. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Sentences that say the same, as a human judged. */
export interface GoldBead {
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

/** A hand-aligned book, bead by bead in the order of the text. */
export interface GoldBook {
  readonly name: string;
  readonly beads: readonly GoldBead[];
}

/** The books in a folder of `WORK/{fr,en}.sentences` and `WORK/gold.beads`; none where it is absent. */
export function readGoldBooks(folder: string): readonly GoldBook[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const fr = readLines(path.join(folder, name, "fr.sentences"));
      const en = readLines(path.join(folder, name, "en.sentences"));
      const beads = readLines(path.join(folder, name, "gold.beads")).map((line) => {
        const [french = "", english = ""] = line.split(":");
        return { fr: pick(fr, french), en: pick(en, english) };
      });
      return { name, beads };
    });
}

export function readLines(file: string): readonly string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function pick(sentences: readonly string[], list: string): readonly string[] {
  return (list.match(/\d+/g) ?? []).map((number) => sentences[Number(number)] ?? "");
}

/** Beads of the books, one after the other and as often as needed, with so many French sentences. */
export function beadsOfLength(books: readonly GoldBook[], wanted: number): readonly GoldBead[] {
  const beads: GoldBead[] = [];
  let count = 0;
  for (let at = 0; count < wanted; at++) {
    for (const bead of books[at % books.length]?.beads ?? []) {
      if (count + bead.fr.length > wanted) break;
      beads.push(bead);
      count += bead.fr.length;
      if (count === wanted) break;
    }
  }
  return beads;
}

/** A sentence of the gold as a cell has it. */
export function asMarkup(text: string): string {
  return text.replace(/[*[\\¶]/g, "\\$&");
}

/** How often each thing is done to a book, as a share of its beads or sentences. */
const damage = {
  /** The chapter left out of one side. */
  chapter: 0.06,
  /** Paragraphs left out, of one to four beads. */
  paragraphs: 0.02,
  /** Sentences joined with the next one, and cut in two. */
  merged: 0.04,
  split: 0.04,
  /** Sentences of another book before the text of one side. */
  frontMatter: 40,
} as const;

/**
 * A book as it may come: a chapter left out, paragraphs dropped, sentences merged and split, and
 * foreign front matter before one side. The same seed makes the same book.
 */
export function perturb(book: GoldBook, other: GoldBook, seed: number): GoldBook {
  const random = randomNumbers(seed);
  let beads = book.beads.map(({ fr, en }) => ({ fr: [...fr], en: [...en] }));
  const side = () => (random() < 0.5 ? ("fr" as const) : ("en" as const));

  const chapter = Math.floor(beads.length * damage.chapter);
  const chapterStart = Math.floor(random() * (beads.length - chapter));
  const chapterSide = side();
  for (const bead of beads.slice(chapterStart, chapterStart + chapter)) bead[chapterSide] = [];
  for (let at = 0; at < beads.length; at++) {
    if (random() >= damage.paragraphs) continue;
    const length = 1 + Math.floor(random() * 4);
    const paragraphSide = side();
    for (const bead of beads.slice(at, at + length)) bead[paragraphSide] = [];
  }
  for (const language of ["fr", "en"] as const) {
    for (const bead of beads) {
      bead[language] = bead[language].flatMap((sentence) =>
        random() < damage.split ? cutInTwo(sentence) : [sentence],
      );
    }
    beads = mergeSome(beads, language, random);
  }
  const front = other.beads.flatMap((bead) => bead.fr).slice(0, damage.frontMatter);
  const englishFront = other.beads.flatMap((bead) => bead.en).slice(0, damage.frontMatter);
  beads.unshift(side() === "fr" ? { fr: front, en: [] } : { fr: [], en: englishFront });
  return {
    name: `${book.name} ${seed}`,
    beads: beads.filter(({ fr, en }) => fr.length + en.length > 0),
  };
}

interface OpenBead {
  fr: string[];
  en: string[];
}

/** Joins some sentences with the next one of their side; their beads become one. */
function mergeSome(
  beads: readonly OpenBead[],
  language: "fr" | "en",
  random: () => number,
): OpenBead[] {
  const merged: OpenBead[] = [];
  let joinsNext = false;
  for (const bead of beads) {
    const last = merged.at(-1);
    const own: string[] = [];
    let isJoined = false;
    for (const [at, sentence] of bead[language].entries()) {
      if (joinsNext && at === 0 && last !== undefined) {
        last[language].push(`${last[language].pop()} ${sentence}`);
        isJoined = true;
      } else if (joinsNext) own.push(`${own.pop()} ${sentence}`);
      else own.push(sentence);
      joinsNext = random() < damage.merged;
    }
    const otherSide = language === "fr" ? "en" : "fr";
    if (isJoined && last !== undefined) {
      last[language].push(...own);
      last[otherSide].push(...bead[otherSide]);
    } else {
      merged.push({ ...bead, [language]: own });
    }
    // A side that is empty here ends the paragraph: nothing is joined over it.
    if (bead[language].length === 0) joinsNext = false;
  }
  return merged;
}

function cutInTwo(sentence: string): readonly string[] {
  const middle = sentence.length / 2;
  const cuts = [...sentence.matchAll(/ ?[,;:] /g)].map(({ index, 0: sign }) => index + sign.length);
  const cut = cuts.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  if (cut === undefined || cut < 20 || sentence.length - cut < 20) return [sentence];
  return [sentence.slice(0, cut).trim(), sentence.slice(cut).trim()];
}

/** Numbers from 0 to below 1, the same for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many beads of one side are exactly beads of the other. */
export interface BeadScore {
  readonly found: number;
  readonly right: number;
  readonly wanted: number;
}

/** A bead as sentence numbers on both sides, for comparing. */
export interface NumberedBead {
  readonly frStart: number;
  readonly frEnd: number;
  readonly enStart: number;
  readonly enEnd: number;
}

/** The beads of a book with sentence numbers. */
export function numberBeads({ beads }: GoldBook): readonly NumberedBead[] {
  let frStart = 0;
  let enStart = 0;
  return beads.map(({ fr, en }) => {
    const bead = { frStart, frEnd: frStart + fr.length, enStart, enEnd: enStart + en.length };
    frStart = bead.frEnd;
    enStart = bead.enEnd;
    return bead;
  });
}

/** Strict: a bead counts if both its sides are right; an omission counts sentence by sentence. */
export function scoreBeads(
  gold: readonly NumberedBead[],
  found: readonly NumberedBead[],
): BeadScore {
  const wanted = new Set(gold.flatMap(singles));
  const own = found.flatMap(singles);
  return {
    found: own.length,
    right: own.filter((bead) => wanted.has(bead)).length,
    wanted: wanted.size,
  };
}

function singles({ frStart, frEnd, enStart, enEnd }: NumberedBead): readonly string[] {
  if (frStart < frEnd && enStart < enEnd) return [`${frStart}-${frEnd}:${enStart}-${enEnd}`];
  const range = (start: number, end: number) =>
    Array.from({ length: end - start }, (_, index) => start + index);
  return [
    ...range(frStart, frEnd).map((i) => `${i}:`),
    ...range(enStart, enEnd).map((j) => `:${j}`),
  ];
}

/** All scores together, beads counted alike whatever the book. */
export function sumScores(scores: readonly BeadScore[]): BeadScore {
  return scores.reduce((sum, score) => ({
    found: sum.found + score.found,
    right: sum.right + score.right,
    wanted: sum.wanted + score.wanted,
  }));
}

/** The harmonic mean of precision and recall, from 0 to 1. */
export function fMeasure({ found, right, wanted }: BeadScore): number {
  return (2 * right) / (found + wanted);
}

/** A row that the aligner made: how sure it was, and whether it was right. */
export interface RatedRow {
  readonly isOneSided: boolean;
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Whether each bead is one of the gold’s; an omission is right if its sentence is in one there. */
export function rateBeads(
  gold: readonly NumberedBead[],
  found: readonly (NumberedBead & { readonly confidence: number })[],
): readonly RatedRow[] {
  const wanted = new Set(gold.flatMap(singles));
  return found.map((bead) => ({
    isOneSided: bead.frStart === bead.frEnd || bead.enStart === bead.enEnd,
    confidence: bead.confidence,
    isRight: singles(bead).every((single) => wanted.has(single)),
  }));
}

/** The expected calibration error over ten equal steps of confidence (Naeini et al. 2015). */
export function calibrationOf(rows: readonly RatedRow[]) {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  let error = 0;
  const steps: string[] = [];
  for (let step = 0; step < 10; step++) {
    const own = rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === step);
    if (own.length === 0) continue;
    const sure = mean(own.map(({ confidence }) => confidence));
    const right = mean(own.map(({ isRight }) => Number(isRight)));
    error += (Math.abs(sure - right) * own.length) / rows.length;
    steps.push(`${sure.toFixed(2)}→${right.toFixed(2)} (${own.length})`);
  }
  return {
    error,
    sure: mean(rows.map(({ confidence }) => confidence)),
    right: mean(rows.map(({ isRight }) => Number(isRight))),
    table: steps.join(" "),
  };
}
