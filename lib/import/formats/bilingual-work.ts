/** A text that a file has in both languages → the chapters of a work, a row a sentence if it can be. */

import { type AlignedBlock, splitBlocks } from "#lib/align/aligned-block.ts";
import type { RatedBead } from "#lib/align/bead.ts";
import { makeChapters } from "#lib/align/make-work.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import type { DraftText } from "#lib/import/draft.ts";
import { findTurns, type Turn, type TurnBlock } from "#lib/import/formats/bilingual-turns.ts";
import { type Side, withoutMarks } from "#lib/import/formats/language-marks.ts";
import { countLetters } from "#lib/import/ledger.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { cleanTitle } from "#lib/import/structure/names.ts";
import { isBreakLine } from "#lib/import/structure/scene-break.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** The work of a text in both languages; `undefined` where it is a text of one. */
export function makeBilingualWork(draft: DraftText, fileName: string): WholeWork | undefined {
  const turns = findTurns(draft.blocks);
  if (turns === undefined) return undefined;
  const sides = { fr: [] as AlignedBlock[], en: [] as AlignedBlock[] };
  const counts = { fr: 0, en: 0 };
  const beads: RatedBead[] = [];
  const titleLevel = findTitleLevel(turns);
  for (const turn of turns) {
    const [fr, en] = [splitTurn(turn.fr, "fr", titleLevel), splitTurn(turn.en, "en", titleLevel)];
    sides.fr.push(...fr);
    sides.en.push(...en);
    for (const [frSize, enSize] of shapesOf(fr, en)) {
      beads.push({
        frStart: counts.fr,
        frEnd: counts.fr + frSize,
        enStart: counts.en,
        enEnd: counts.en + enSize,
        confidence: 1,
      });
      counts.fr += frSize;
      counts.en += enSize;
    }
  }
  const chapters = makeChapters(sides.fr, sides.en, beads).map(({ name, chapter }) => ({
    name,
    chapter,
  }));
  const title = draft.title ?? (cleanTitle(draft.headTitle, draft.author) || undefined);
  const [frTitle, enTitle] = splitTitle(title);
  const work = describeWork(
    { fileName, title: frTitle, author: draft.author },
    { fileName, title: enTitle, author: draft.author },
    { chapters: chapters.map(({ name }) => name) },
  );
  return { work, chapters };
}

/** The text without the signs of languages, for one that is of one language after all. */
export function withoutLanguages<Draft extends DraftText>(draft: Draft): Draft {
  return {
    ...draft,
    blocks: draft.blocks.map((block) => ({ ...block, content: withoutMarks(block.content) })),
  };
}

/** `Le Phare / The Lighthouse`, as our own export has it. */
function splitTitle(title: string | undefined): readonly [string | undefined, string | undefined] {
  const [fr, en, ...others] = title?.split(" / ") ?? [];
  return en !== undefined && others.length === 0 ? [fr, en] : [title, title];
}

/** Of the headings that the format marks the highest level that comes back begins chapters. */
function findTitleLevel(turns: readonly Turn[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { fr, en } of turns) {
    const level = (fr[0] ?? en[0])?.level;
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const levels = [...counts].sort((a, b) => a[0] - b[0]);
  return (levels.find(([, count]) => count > 1) ?? levels[0])?.[0];
}

function splitTurn(
  blocks: readonly TurnBlock[],
  language: Side,
  titleLevel: number | undefined,
): readonly AlignedBlock[] {
  return splitBlocks(
    blocks.map((block) => ({ ...block, kind: kindOf(block, titleLevel) })),
    language,
  );
}

function kindOf(block: TurnBlock, titleLevel: number | undefined): TurnBlock["kind"] {
  if (block.level !== undefined) return block.level === titleLevel ? "t" : "h";
  if (block.kind !== "p") return block.kind;
  if (isBreakLine(block.content.replaceAll("\\", ""))) return "b";
  return block.content.length < 120 && findChapterHeading(block.content)?.isNamed === true
    ? "t"
    : "p";
}

function sentencesOf(blocks: readonly AlignedBlock[]): readonly string[] {
  return blocks.flatMap(({ sentences }) => sentences);
}

/** Sentence by sentence where both sides have as many, as long as each other; else one row. */
function shapesOf(
  fr: readonly AlignedBlock[],
  en: readonly AlignedBlock[],
): readonly (readonly [number, number])[] {
  const [french, english] = [sentencesOf(fr), sentencesOf(en)];
  if (french.length === 0) return english.map(() => [0, 1] as const);
  if (english.length === 0) return french.map(() => [1, 0] as const);
  const isEven =
    french.length === english.length &&
    french.every((sentence, at) => isAsLong(sentence, english[at] ?? ""));
  return isEven ? french.map(() => [1, 1] as const) : [[french.length, english.length]];
}

function isAsLong(a: string, b: string): boolean {
  const [first, second] = [countLetters(a) + 6, countLetters(b) + 6];
  return Math.max(first, second) < 1.8 * Math.min(first, second);
}
