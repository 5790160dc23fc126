/** What the numbers of notes, and the places where they are called, say of which note is which. */

import type { RatedBead } from "#lib/align/bead.ts";
import type { NoteCalls, NotePair, NotePairs } from "#lib/align/note-pairs.ts";
import type { NoteSpan, Side } from "#lib/align/side.ts";

/** Notes of the same number, in the order of both: the longest common subsequence of the numbers. */
export function pairByNumber(fr: readonly NoteSpan[], en: readonly NoteSpan[]): NotePairs {
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
  const pairs: NotePair[] = [];
  let i = 0;
  let j = 0;
  while (i < fr.length && j < en.length) {
    if (isPair(i, j)) pairs.push({ fr: i++, en: j++, probability: 1 });
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  const alone = ({ length }: readonly NoteSpan[]) => new Float64Array(length).fill(1);
  return { pairs, frAlone: alone(fr), enAlone: alone(en) };
}

/** What the numbers of notes and the places of their calls say of them. */
export function callsOfNotes(
  fr: Side,
  en: Side,
  frNotes: readonly NoteSpan[],
  enNotes: readonly NoteSpan[],
  beads: readonly RatedBead[],
): NoteCalls {
  const frPlaces = placesOfCalls(fr, frNotes);
  const enPlaces = placesOfCalls(en, enNotes);
  // A call may stand a sentence further on.
  const reach = 1;
  const near = new Map<number, readonly [number, number]>();
  for (const { frStart, frEnd, enStart, enEnd } of beads) {
    for (let i = frStart; i < frEnd; i++) near.set(i, [enStart - reach, enEnd + reach]);
  }
  return {
    isSameNumber: (i, j) =>
      frNotes[i]!.number !== undefined && frNotes[i]!.number === enNotes[j]!.number,
    areCalledTogether: (i, j) => {
      const [low, high] = near.get(frPlaces[i] ?? -1) ?? [];
      const place = enPlaces[j];
      if (low === undefined || high === undefined || place === undefined) return undefined;
      return low <= place && place < high;
    },
  };
}

/** The sentence that calls each note, where one does. Numbers that begin anew are called in turn. */
function placesOfCalls(
  { calls }: Side,
  notes: readonly NoteSpan[],
): readonly (number | undefined)[] {
  const waiting = new Map<number, number[]>();
  for (const { number, sentence } of calls) {
    const places = waiting.get(number);
    if (places === undefined) waiting.set(number, [sentence]);
    else places.push(sentence);
  }
  return notes.map(({ number }) => waiting.get(number ?? -1)?.shift());
}
