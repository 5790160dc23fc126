/** What was found → a table in CSV, or a translation memory in TMX. */

import { formatCsv } from "#lib/export/csv.ts";
import { formatTmx } from "#lib/export/tmx.ts";
import type { Span } from "#lib/study/word.ts";
import { guardFormula } from "#lib/text/formula-guard.ts";
import type { Cell } from "#lib/text/model.ts";

/** A hit as it is exported. */
export interface ExportedHit {
  /** The title of its work. */
  readonly title: string;
  readonly chapter: string;
  /** Of the segment. */
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly frSpans: readonly Span[];
  readonly enSpans: readonly Span[];
  /** The whole address where it is read. */
  readonly address: string;
}

/** Writes a line a hit: where it is, the words on both sides, and both sentences. */
export function hitsToCsv(hits: readonly ExportedHit[]): string {
  return formatCsv([
    ["work", "chapter", "id", "french_word", "english_word", "french", "english", "address"],
    ...hits.map((hit) =>
      [
        hit.title,
        hit.chapter,
        hit.id,
        printedAt(hit.fr, hit.frSpans),
        printedAt(hit.en, hit.enSpans),
        hit.fr,
        hit.en,
        hit.address,
      ].map(guardFormula),
    ),
  ]);
}

/** Writes a unit a segment: one that was hit twice is there once. */
export function hitsToTmx(hits: readonly ExportedHit[]): string {
  const bySegment = new Map(hits.map((hit) => [hit.address, hit]));
  return formatTmx(
    [...bySegment.values()].map(({ title, chapter, id, fr, en }) => ({
      properties: { "x-work": title, "x-chapter": chapter, "x-segment": id },
      fr: toCell(fr),
      en: toCell(en),
    })),
  );
}

/** *ne … pas* for words with others between them. */
function printedAt(text: string, spans: readonly Span[]): string {
  return spans.map(([startOffset, endOffset]) => text.slice(startOffset, endOffset)).join(" … ");
}

function toCell(text: string): Cell {
  return { opensParagraph: false, content: text === "" ? [] : [{ type: "text", value: text }] };
}
