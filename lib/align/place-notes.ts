/**
 * Notes → the chapters that call them, with numbers that mean the same in both languages.
 *
 * Two editions count their notes each in its own way. A note that both have keeps the French number;
 * one that a side has alone keeps its own where that is free in its chapter, and else is numbered
 * after the last. The calls follow.
 */

import type { PlacedSentence } from "#lib/align/placed-sentence.ts";
import type { Language } from "#lib/align/stems.ts";
import { noteCalls, readInline } from "#lib/text/inline.ts";
import type { BlockKind } from "#lib/text/model.ts";

/** The numbers by which each side calls a note; the other side lacks it, or it has none. */
export type NoteNumbers = Readonly<Record<Language, number | undefined>>;

/** A row, as far as notes are concerned. */
export interface NotedRow {
  readonly fr: readonly PlacedSentence[];
  readonly en: readonly PlacedSentence[];
}

/** A block that is being made. */
export interface NotedBlock<Row extends NotedRow> {
  kind: BlockKind;
  /** Of a note: what calls it, and its number in the work. */
  readonly calledBy: NoteNumbers | undefined;
  number: number | undefined;
  rows: Row[];
}

const sides = ["fr", "en"] as const;

/** Puts each note at the end of the chapter that calls it, in the order of the numbers. */
export function placeNotes<Row extends NotedRow>(
  chapters: readonly { readonly blocks: NotedBlock<Row>[] }[],
  notes: readonly NotedBlock<Row>[],
): void {
  const waiting = new Set(notes);
  for (const { blocks } of chapters) {
    const own = new Set<NotedBlock<Row>>();
    const called = { fr: new Map(), en: new Map() } as Record<
      Language,
      Map<number, NotedBlock<Row> | undefined>
    >;
    for (const side of sides) {
      for (const number of callsOf(blocks, side)) {
        if (called[side].has(number)) continue;
        const isIt = (note: NotedBlock<Row>) => note.calledBy?.[side] === number;
        const note = [...own].find(isIt) ?? [...waiting].find(isIt);
        called[side].set(number, note);
        if (note === undefined) continue;
        own.add(note);
        waiting.delete(note);
      }
    }
    numberNotes([...own], called);
    for (const side of sides) renumberCalls(blocks, side, called[side]);
    blocks.push(...[...own].sort((a, b) => (a.number ?? 0) - (b.number ?? 0)));
  }
  // What nobody calls stands at the end of the work, numbered onwards.
  const last = chapters.at(-1);
  if (last === undefined) return;
  let number = Math.max(0, ...last.blocks.map((block) => block.number ?? 0));
  for (const note of waiting) {
    const own = note.calledBy?.fr ?? note.calledBy?.en ?? 0;
    number = own > number ? own : number + 1;
    note.number = number;
    last.blocks.push(note);
  }
}

function callsOf(blocks: readonly NotedBlock<NotedRow>[], side: Language): readonly number[] {
  return blocks.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row[side].flatMap(({ text }) =>
        text.includes("[^") ? noteCalls(readInline(text).content) : [],
      ),
    ),
  );
}

/** Numbers the notes of a chapter, and the calls of notes that are not there so that they hit none. */
function numberNotes<Row extends NotedRow>(
  notes: readonly NotedBlock<Row>[],
  called: Record<Language, Map<number, NotedBlock<Row> | undefined>>,
): void {
  const taken = new Set<number>();
  const take = (number: number | undefined) => {
    const isFree = number !== undefined && !taken.has(number);
    const own = isFree ? number : Math.max(0, ...taken) + 1;
    taken.add(own);
    return own;
  };
  for (const note of notes) {
    if (called.fr.get(note.calledBy?.fr ?? -1) === note) note.number = take(note.calledBy?.fr);
  }
  const free = notes.filter(({ number }) => number === undefined);
  // Those that can keep their number are asked first, so that no other takes it.
  const keeps = (note: NotedBlock<Row>) => !taken.has(note.calledBy?.en ?? -1);
  for (const note of [...free.filter(keeps), ...free.filter((own) => !keeps(own))]) {
    note.number = take(note.calledBy?.en);
  }
}

function renumberCalls<Row extends NotedRow>(
  blocks: readonly NotedBlock<Row>[],
  side: Language,
  called: ReadonlyMap<number, NotedBlock<Row> | undefined>,
): void {
  const numbers = new Map<number, number>();
  for (const [from, note] of called) {
    if (note?.number !== undefined && note.number !== from) numbers.set(from, note.number);
  }
  if (numbers.size === 0) return;
  const renumber = (sentence: PlacedSentence): PlacedSentence => ({
    ...sentence,
    text: sentence.text.replace(/\\.|\[\^(\d+)\]/gs, (whole, number: string | undefined) => {
      const to = numbers.get(Number(number));
      return to === undefined ? whole : `[^${to}]`;
    }),
  });
  for (const block of blocks) {
    block.rows = block.rows.map((row) => ({ ...row, [side]: row[side].map(renumber) }));
  }
}
