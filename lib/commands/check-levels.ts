/** What `texts check --levels` tells of a work: its level as measured, and the metre of its verse. */

import { metreOf } from "#lib/french/metre.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
import { findExcesses, longSentence, meanSentence, measureText } from "#lib/lexicon/text-level.ts";
import { loadBands, loadLexicon } from "#lib/library/lexicon-files.ts";
import { readGlossaryOf } from "#lib/library/library.ts";
import { toMeasuredBlocks } from "#lib/library/work-level.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Block, Chapter, Work } from "#lib/text/model.ts";

/** Lines about the work in a folder; its chapters may be fewer than it names. */
export function tellLevels(
  work: Work,
  folder: string,
  chapters: readonly Chapter[],
): readonly string[] {
  const lexicon = loadLexicon();
  const blocks = chapters.flatMap((chapter) => chapter.blocks);
  const glossary = makeGlossary(readGlossaryOf(folder).entries ?? [], lexicon);
  const measure = measureText(lexicon, loadBands(), toMeasuredBlocks(blocks), glossary);
  const excesses = findExcesses(measure, work.level);
  const sentences = `sentences of ${meanSentence(measure).toFixed(1)} words, nine of ten up to ${longSentence(measure)}`;
  const judged = excesses.length === 0 ? `keeps to ${work.level}` : `asks more than ${work.level}`;
  return [
    `${work.name}: ${judged}: ${measure.words} words, ${sentences}`,
    ...excesses.map((excess) => `  ${excess}`),
    ...blocks.filter(({ kind }) => kind === "v").flatMap((stanza) => tellMetre(stanza, lexicon)),
  ];
}

/** The lines of a stanza that have other than the syllables of most, where most have the same. */
function tellMetre({ segments }: Block, lexicon: Lexicon): readonly string[] {
  const isPluralVerb = (word: string) => {
    const [reading] = lexicon.lookUp(word);
    return reading?.upos === "VERB" && reading.feats.number === "pl";
  };
  const lines = segments
    .map(({ id, cells: [fr] }) => ({ id, text: plainText(fr?.content ?? []) }))
    .filter(({ text }) => text !== "")
    .map((line) => ({ ...line, syllables: metreOf(line.text, isPluralVerb).syllables }));
  const counts = new Map<number, number>();
  for (const { syllables } of lines) counts.set(syllables, (counts.get(syllables) ?? 0) + 1);
  const [usual, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  // Free verse has no usual line.
  if (usual === undefined || count * 2 <= lines.length) return [];
  return lines
    .filter(({ syllables }) => syllables !== usual)
    .map(({ id, syllables, text }) => `  ${id}: ${syllables} syllables, not ${usual}: ${text}`);
}
