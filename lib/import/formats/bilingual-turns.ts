/**
 * One text in both languages, a paragraph and its translation in turn, as translation tools, reading
 * programs and our own export make it → the blocks of both sides and which of them belong together.
 *
 * A text in one language stays one: quotations, mottos and lists of words in the other are few, are
 * not as long as what they stand by, or are no sentences.
 */

import type { DraftBlock } from "#lib/import/draft.ts";
import { readMarks, type Side } from "#lib/import/formats/language-marks.ts";
import { countSmallWords } from "#lib/import/language.ts";
import { countLetters } from "#lib/import/ledger.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

/** A part of a text in one language. */
export interface TurnBlock extends DraftBlock {
  readonly language: Side;
}

/** Blocks of both sides that say the same; one side may be empty. */
export interface Turn {
  readonly fr: readonly TurnBlock[];
  readonly en: readonly TurnBlock[];
}

interface Part extends DraftBlock {
  /** `undefined` where nothing tells it. */
  readonly language: Side | undefined;
  readonly isSaid: boolean;
  readonly letters: number;
}

/** The turns of a text, or `undefined` where it is none of both languages in turn. */
export function findTurns(blocks: readonly DraftBlock[]): readonly Turn[] | undefined {
  const parts = settleRest(blocks.flatMap(partsOf));
  if (!mayBeBilingual(parts)) return undefined;
  const notes = parts.filter(({ kind }) => kind === "n");
  const text = settleByPlace(parts.filter(({ kind }) => kind !== "n"));
  const runs = cutRuns(text);
  if (!isInTurn(text, runs)) return undefined;
  const lead = leadOf(runs);
  return [...pairRuns(runs, lead), ...pairNotes(settleByPlace(notes))];
}

function partsOf(block: DraftBlock): readonly Part[] {
  return readMarks(block.content).map(({ content, language }) => ({
    ...block,
    content,
    language: language ?? (block.kind === "b" ? undefined : guess(content)),
    isSaid: language !== undefined,
    letters: countLetters(content),
  }));
}

/** The language of a paragraph by its small words; accents tell French where these are few. */
function guess(content: string): Side | undefined {
  const { fr, en, words } = countSmallWords([content]);
  const accents = content.match(/[éèêëàâçîïôûùœ]/giu)?.length ?? 0;
  const french = fr + Math.min(2, accents / 2);
  if (Math.max(french, en) < Math.max(1, words * 0.08)) return undefined;
  if (french > 1.5 * en) return "fr";
  return en > 1.5 * french ? "en" : undefined;
}

/** Where only the translation says its language, all that says none is in the other. */
function settleRest(parts: readonly Part[]): readonly Part[] {
  const said = new Set(parts.flatMap(({ isSaid, language }) => (isSaid ? [language] : [])));
  if (said.size !== 1) return parts;
  const [only] = said;
  const rest = parts.filter(({ isSaid, letters }) => !isSaid && letters > 0);
  const other = only === "fr" ? "en" : "fr";
  const lettersIn = (language: Side | undefined) =>
    sumLetters(rest.filter((part) => part.language === language));
  if (lettersIn(other) < 2 * lettersIn(only)) return parts;
  return parts.map((part) =>
    part.isSaid || part.letters === 0 ? part : { ...part, language: other },
  );
}

/** The least share of the letters that each side has, and the fewest pairs. */
const leastShare = 0.25;
const fewestPairs = 3;

function mayBeBilingual(parts: readonly Part[]): boolean {
  const all = sumLetters(parts);
  const french = parts.filter(({ language }) => language === "fr");
  const english = parts.filter(({ language }) => language === "en");
  return (
    [french, english].every((side) => sumLetters(side) >= leastShare * all) &&
    Math.min(french.length, english.length) >= fewestPairs &&
    isRunningText(french) &&
    isRunningText(english)
  );
}

/** Sentences; the entries of a glossary are words. */
function isRunningText(parts: readonly Part[]): boolean {
  const sentences = parts.filter(
    ({ content, letters }) =>
      letters > 60 || (letters > 8 && /[.!?…]["”»’')\]*\s]*$/u.test(content)),
  );
  return sentences.length * 3 >= parts.length;
}

function sumLetters(parts: readonly { readonly letters: number }[]): number {
  return parts.reduce((sum, { letters }) => sum + letters, 0);
}

/** What nothing tells is in the language whose turn it is: the other one after each. */
function settleByPlace(parts: readonly Part[]): readonly Part[] {
  const settled: Part[] = [];
  const first = parts.find(({ language }) => language !== undefined)?.language ?? "fr";
  for (const [index, part] of parts.entries()) {
    if (part.language !== undefined || part.kind === "b") {
      settled.push(part);
      continue;
    }
    const before = settled.at(-1);
    const next = parts.slice(index + 1).find(({ language }) => language !== undefined)?.language;
    const isTwin = parts[index + 1]?.language === undefined && parts[index + 1]?.kind === part.kind;
    const wasTwin = before?.kind === part.kind && parts[index - 1]?.language === undefined;
    const language = wasTwin && before?.language === first ? otherOf(first) : isTwin ? first : next;
    const isAfterLead = before?.language === first && next === first && before.kind === part.kind;
    settled.push({ ...part, language: isAfterLead ? otherOf(first) : (language ?? first) });
  }
  return settled;
}

function otherOf(language: Side): Side {
  return language === "fr" ? "en" : "fr";
}

interface Run {
  /** `undefined` of a break, which both sides have. */
  readonly language: Side | undefined;
  readonly parts: Part[];
}

/** Neighbours of one language; headings and paragraphs are runs of their own. */
function cutRuns(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run !== undefined && run.language === part.language && part.kind !== "b") {
      run.parts.push(part);
    } else runs.push({ language: part.kind === "b" ? undefined : part.language, parts: [part] });
  }
  return runs;
}

/** Whether the languages take turns, each as long as the other. */
function isInTurn(parts: readonly Part[], runs: readonly Run[]): boolean {
  const worded = runs.filter(({ language }) => language !== undefined);
  if (worded.length * 2.6 < parts.length) return false;
  const lead = leadOf(runs);
  let even = 0;
  let all = 0;
  for (const [index, run] of worded.entries()) {
    const next = worded[index + 1];
    if (run.language !== lead || next === undefined || next.language === lead) continue;
    all++;
    const [a, b] = [sumLetters(run.parts), sumLetters(next.parts)];
    if (Math.max(a, b) < 20 || Math.max(a, b) < 2.2 * Math.min(a, b)) even++;
  }
  return all >= fewestPairs && even * 4 >= all * 3;
}

/** The language that comes first: what follows it is as long as it, more often than before it. */
function leadOf(runs: readonly Run[]): Side {
  const firsts = { fr: 0, en: 0 };
  let before: Run | undefined;
  for (const run of runs) {
    if (run.language === undefined) {
      before = undefined;
      continue;
    }
    if (before === undefined) firsts[run.language] += 1;
    before = run;
  }
  const first = runs.find(({ language }) => language !== undefined)?.language ?? "fr";
  return firsts.fr === firsts.en ? first : firsts.fr > firsts.en ? "fr" : "en";
}

function pairRuns(runs: readonly Run[], lead: Side): readonly Turn[] {
  const turns: Turn[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    if (run.language === undefined) {
      turns.push(turnOf(run.parts, run.parts, "fr"));
      continue;
    }
    const next = run.language === lead ? runs[at + 1] : undefined;
    if (next?.language === undefined) turns.push(...pairParts(run.parts, [], run.language));
    else {
      turns.push(...pairParts(run.parts, next.parts, lead));
      at++;
    }
  }
  return turns;
}

/** A run and its translation: part by part where both have as many of each kind, else by length. */
function pairParts(first: readonly Part[], second: readonly Part[], lead: Side): readonly Turn[] {
  if (second.length === 0) return first.map((part) => turnOf([part], [], lead));
  const isAlike =
    first.length === second.length && first.every((part, at) => part.kind === second[at]?.kind);
  if (isAlike) return first.map((part, at) => turnOf([part], second.slice(at, at + 1), lead));
  const headings = leadingHeadings(first, second);
  if (headings > 0) {
    return [
      ...pairParts(first.slice(0, headings), second.slice(0, headings), lead),
      ...pairParts(first.slice(headings), second.slice(headings), lead),
    ];
  }
  if (first.length === 0) return second.map((part) => turnOf([], [part], lead));
  // A paragraph that is not translated stands before the one that is: that is as long as its turn.
  if (second.length === 1 && first.length > 1) {
    const [only] = second;
    const last = first.at(-1);
    if (only !== undefined && last !== undefined && isAsLong(last.letters, only.letters)) {
      return [
        ...first.slice(0, -1).map((part) => turnOf([part], [], lead)),
        turnOf([last], [only], lead),
      ];
    }
  }
  return [turnOf(first, second, lead)];
}

function leadingHeadings(first: readonly Part[], second: readonly Part[]): number {
  let count = 0;
  while (isHeading(first[count]) && isHeading(second[count])) count++;
  return count;
}

function isHeading(part: Part | undefined): boolean {
  return part !== undefined && isHeadingKind(part.kind);
}

function isAsLong(a: number, b: number): boolean {
  return Math.max(a, b) < 1.6 * Math.min(a, b);
}

function pairNotes(notes: readonly Part[]): readonly Turn[] {
  const byNumber = new Map<number, Part[]>();
  for (const note of notes) {
    const others = byNumber.get(note.note ?? 0) ?? [];
    others.push(note);
    byNumber.set(note.note ?? 0, others);
  }
  return [...byNumber.values()].map((parts) =>
    turnOf(
      parts.filter(({ language }) => language !== "en"),
      parts.filter(({ language }) => language === "en"),
      "fr",
    ),
  );
}

function turnOf(first: readonly Part[], second: readonly Part[], lead: Side): Turn {
  const as = (parts: readonly Part[], language: Side): readonly TurnBlock[] =>
    parts.map(({ isSaid: _, letters: __, ...part }) => ({ ...part, language }));
  return lead === "fr"
    ? { fr: as(first, "fr"), en: as(second, "en") }
    : { fr: as(second, "fr"), en: as(first, "en") };
}
