import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { type MeasuredBlock, measureText, type TextMeasure } from "#lib/lexicon/text-level.ts";
import { traitsOf } from "#lib/text/block-kinds.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Block, Work } from "#lib/text/model.ts";
import { loadBands, loadLexicon } from "./lexicon-files.ts";
import { loadChapter, loadGlossary } from "./library.ts";

/** What the French of a work asks of its reader, read beside its first translation. */
export function measureWork(work: Work): TextMeasure {
  const lexicon = loadLexicon();
  return measureText(
    lexicon,
    loadBands(),
    measuredBlocks(work),
    makeGlossary(loadGlossary(work), lexicon),
  );
}

/** The French of a work with its first translation, block by block, without markup. */
export function measuredBlocks(work: Work): readonly MeasuredBlock[] {
  return toMeasuredBlocks(work.chapters.flatMap((name) => loadChapter(work, name)?.blocks ?? []));
}

/** Blocks as they are measured: without markup, without breaks, verse cut where it is. */
export function toMeasuredBlocks(blocks: readonly Block[]): readonly MeasuredBlock[] {
  return blocks
    .filter(({ kind }) => kind !== "b")
    .flatMap(({ kind, segments }) => {
      const measured = segments.map(({ cells: [fr, en] }) => ({
        fr: plainText(fr?.content ?? []),
        en: plainText(en?.content ?? []),
      }));
      const isProse = traitsOf(kind).isMeasured === true;
      if (kind === "v") return cutVerse(measured).map((lines) => ({ isProse, segments: lines }));
      if (kind !== "d") return [{ isProse, segments: measured }];
      // Who speaks is no part of the sentence that is spoken.
      return [
        { isProse: false, segments: measured.slice(0, 1) },
        { isProse, segments: measured.slice(1) },
      ];
    });
}

/** A line of verse that ends in a semicolon or a colon ends what is read in one breath. */
function cutVerse(lines: MeasuredBlock["segments"]): readonly MeasuredBlock["segments"][] {
  const parts: MeasuredSegment[][] = [[]];
  for (const line of lines) {
    parts.at(-1)?.push(line);
    if (/[;:]$/.test(line.fr.trimEnd())) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}

type MeasuredSegment = MeasuredBlock["segments"][number];
