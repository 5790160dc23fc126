/** A work → a translation memory in TMX 1.4, a unit a segment. */

import { firstEnglish, sidesOf } from "#lib/export/two-sides.ts";
import { escapeXml } from "#lib/export/xml.ts";
import type { Cell, EditionName, Inline } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/**
 * Writes the French and one English edition. Properties keep what TMX has no word for (chapter,
 * segment id, paragraphs that the English alone begins), so that `readTmx` gives back the chapters.
 */
export function toTmx(whole: WholeWork, edition: EditionName = firstEnglish(whole)): string {
  const units = whole.chapters.flatMap((named) => {
    const sides = sidesOf(named, edition);
    return named.chapter.blocks.flatMap(({ segments }) =>
      segments.map((segment): TmxUnit => {
        const [fr, en] = sides(segment);
        return { properties: { "x-chapter": named.name, "x-segment": segment.id }, fr, en };
      }),
    );
  });
  return formatTmx(units, isByParagraph(whole) ? "paragraph" : "sentence");
}

/** Whether a row is a paragraph throughout, as in a work that is not aligned further yet. */
function isByParagraph({ chapters }: WholeWork): boolean {
  const blocks = chapters.flatMap(({ chapter }) => chapter.blocks);
  return blocks.every(({ segments }) => segments.length === 1);
}

/** What a segment is, in the words of TMX. */
type SegmentType = "sentence" | "paragraph";

/** A segment as a translation memory has it, and what TMX has no word for. */
export interface TmxUnit {
  readonly properties: Readonly<Record<string, string>>;
  readonly fr: Cell;
  readonly en: Cell;
}

/** Writes a translation memory. */
export function formatTmx(units: readonly TmxUnit[], type: SegmentType = "sentence"): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    '<tmx version="1.4">',
    `  <header creationtool="En regard" creationtoolversion="1" segtype="${type}" o-tmf="En regard" adminlang="en" srclang="fr" datatype="plaintext">`,
    // Which the other language is, though no segment be translated yet.
    '    <prop type="targetlang">en</prop>',
    "  </header>",
    "  <body>",
    ...units.map(formatUnit),
    "  </body>",
    "</tmx>",
    "",
  ].join("\n");
}

function formatUnit({ properties, fr, en }: TmxUnit): string {
  const props = Object.entries(properties).map(
    ([type, value]) => `      <prop type="${escapeXml(type)}">${escapeXml(value)}</prop>`,
  );
  return ["    <tu>", ...props, ...variant("fr", fr), ...variant("en", en), "    </tu>"].join("\n");
}

/** One side; none where the edition has nothing for the segment. */
function variant(language: string, cell: Cell): readonly string[] {
  if (cell.content.length === 0) return [];
  const opens = cell.opensParagraph ? '<prop type="x-opens-paragraph">yes</prop>' : "";
  const segment = cell.content.map(toMarkup).join("");
  return [`      <tuv xml:lang="${language}">${opens}<seg>${segment}</seg></tuv>`];
}

function toMarkup(inline: Inline): string {
  // A line of verse begins.
  if (inline.type === "text") return escapeXml(inline.value).replaceAll("\n", '<ph type="lb"/>');
  if (inline.type === "note-call") return `<ph x="${inline.number}" type="x-note"/>`;
  return `<hi type="x-emphasis">${inline.children.map(toMarkup).join("")}</hi>`;
}
