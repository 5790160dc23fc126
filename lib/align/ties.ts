/**
 * How much the words of each French sentence are tied to each English one nearby: soft word links
 * in both directions, added up. Where a clause has gone over to the next sentence, ties cross the
 * border between two beads; where a sentence was left out, it has none.
 */

import type { Bead } from "#lib/align/bead.ts";
import { type EncodedText, firstFrom, sentenceCount } from "#lib/align/encoded-text.ts";
import type { Cells, Comparison } from "#lib/align/search.ts";

/** Ties of pairs of sentences within a band, and of each sentence with all. */
export interface Ties {
  /** Pair (i, j) is at the cell (i + 1, j + 1) of the band. */
  readonly ofPairs: Float32Array;
  /** `french[i]`: ties of all French sentences before i; the same for the English. */
  readonly french: Float64Array;
  readonly english: Float64Array;
}

const linking = {
  /** Tokens to either side of the expected place at which a link is looked for. */
  reach: 90,
  /** Tokens over which a link becomes e times less likely. */
  decay: 14,
  /** How likely no link is, beside a likelihood ratio of 1 at the expected place. */
  none: 12,
} as const;

/** The ties of two texts, expecting words where `path` has them. */
export function findTies(comparison: Comparison, path: readonly Bead[], cells: Cells): Ties {
  const { fr, en, table, frProbabilities, enProbabilities, enOccurrences } = comparison;
  const expected = expectedPlaces(fr, en, path);
  const frSums = new Float32Array(fr.tokens.length).fill(linking.none);
  const enSums = new Float32Array(en.tokens.length).fill(linking.none);
  eachLink((p, q, forFrench, forEnglish) => {
    frSums[p]! += forFrench;
    enSums[q]! += forEnglish;
  });
  const frSentences = sentencesOfTokens(fr);
  const enSentences = sentencesOfTokens(en);
  const ofPairs = new Float32Array(cells.count);
  const french = new Float64Array(sentenceCount(fr) + 1);
  const english = new Float64Array(sentenceCount(en) + 1);
  eachLink((p, q, forFrench, forEnglish) => {
    const i = frSentences[p]!;
    const j = enSentences[q]!;
    const tie = Math.sqrt((forFrench / frSums[p]!) * (forEnglish / enSums[q]!));
    french[i + 1]! += tie;
    english[j + 1]! += tie;
    if (j + 1 >= cells.low[i + 1]! && j + 1 <= cells.high[i + 1]!) {
      ofPairs[cells.rowStarts[i + 1]! + j + 1 - cells.low[i + 1]!]! += tie;
    }
  });
  for (let i = 1; i < french.length; i++) french[i]! += french[i - 1]!;
  for (let j = 1; j < english.length; j++) english[j]! += english[j - 1]!;
  return { ofPairs, french, english };

  /** Every pair of tokens that may be linked, with its likelihood ratio in both directions. */
  function eachLink(
    onLink: (p: number, q: number, forFrench: number, forEnglish: number) => void,
  ): void {
    for (let p = 0; p < fr.tokens.length; p++) {
      const f = fr.tokens[p]!;
      const place = expected[p]!;
      const from = place - linking.reach;
      const to = place + linking.reach;
      for (let pair = table.starts[f]!; pair < table.starts[f + 1]!; pair++) {
        const e = table.english[pair]!;
        const last = enOccurrences.starts[e + 1]!;
        let at = enOccurrences.starts[e]!;
        if (last - at > 8) at = firstFrom(enOccurrences, e, from);
        for (; at < last; at++) {
          const q = enOccurrences.positions[at]!;
          if (q < from) continue;
          if (q > to) break;
          const nearness = Math.exp(-Math.abs(q - place) / linking.decay);
          onLink(
            p,
            q,
            (table.frenchGivenEnglish[pair]! / frProbabilities[f]!) * nearness,
            (table.englishGivenFrench[pair]! / enProbabilities[e]!) * nearness,
          );
        }
      }
    }
  }
}

/** Where in the English each French token is expected: evenly within each bead. */
function expectedPlaces(fr: EncodedText, en: EncodedText, path: readonly Bead[]): Float32Array {
  const places = new Float32Array(fr.tokens.length);
  for (const { frStart, frEnd, enStart, enEnd } of path) {
    const start = fr.tokenStarts[frStart]!;
    const end = fr.tokenStarts[frEnd]!;
    const first = en.tokenStarts[enStart]!;
    const length = en.tokenStarts[enEnd]! - first;
    for (let p = start; p < end; p++)
      places[p] = first + ((p - start + 0.5) / (end - start)) * length;
  }
  return places;
}

function sentencesOfTokens(text: EncodedText): Int32Array {
  const sentences = new Int32Array(text.tokens.length);
  for (let i = 0; i < sentenceCount(text); i++) {
    sentences.fill(i, text.tokenStarts[i]!, text.tokenStarts[i + 1]!);
  }
  return sentences;
}
