/**
 * The tables of a document among its paragraphs. Where they hold the text in both languages, side
 * by side, the document is aligned already; any other table is rows of text.
 */

import type { DraftBlock } from "#lib/import/draft.ts";
import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import {
  type BilingualColumns,
  findBilingualColumns,
  findTitleColumn,
} from "#lib/import/formats/bilingual-rows.ts";
import { wordsOf } from "#lib/import/formats/office.ts";
import { countSmallWords } from "#lib/import/language.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** A table, each cell with its blocks; cells that another one covers are empty. */
export interface DraftTable {
  readonly kind: "table";
  readonly rows: readonly (readonly (readonly DraftBlock[])[])[];
}

/** A document in its order. */
export type Flow = readonly (DraftBlock | DraftTable)[];

/** What a document holds: text with the rows of its tables, or a text in both languages. */
export type FlowReading =
  | { readonly kind: "text"; readonly blocks: readonly DraftBlock[] }
  | { readonly kind: "rows"; readonly rows: readonly AlignedRow[] };

/** What parts the cells of a row that is read as text. */
const cellSeparator = " | ";
/** Of a document’s letters, so many stand in the tables of one that is a bilingual text. */
const leastShare = 0.6;

/** Reads a document. `notes` are blocks that stand apart, called from anywhere in it. */
export function readFlow(flow: Flow, notes: readonly DraftBlock[], ledger: Ledger): FlowReading {
  const found = findBilingualTables(flow);
  if (found.size === 0) return { kind: "text", blocks: [...flattenTables(flow), ...notes] };
  const rows: AlignedRow[] = [];
  for (const item of flow) {
    if (!isTable(item)) {
      rows.push(toOneSide(item));
      continue;
    }
    const columns = found.get(item);
    if (columns === undefined) rows.push(...flattenTables([item]).map(toOneSide));
    else rows.push(...readTable(item, columns, rows.length, ledger));
  }
  return { kind: "rows", rows: [...rows, ...notes.map(toOneSide)] };
}

/** Tables as rows of text, a paragraph a row; what is no more than a frame is its paragraphs. */
export function flattenTables(flow: Flow): readonly DraftBlock[] {
  return flow.flatMap((item): readonly DraftBlock[] => {
    if (!isTable(item)) return [item];
    return item.rows.flatMap((cells): readonly DraftBlock[] => {
      const filled = cells.filter((blocks) => blocks.length > 0);
      const [only] = filled;
      if (only !== undefined && filled.length === 1) return only;
      if (filled.some((blocks) => blocks.length > 1 || blocks[0]?.kind === "v")) {
        return filled.flat();
      }
      const texts = filled.map(textOf);
      // A row of headings is set in bold throughout, which says nothing of its words.
      const isHeading = texts.length > 1 && texts.every((text) => wholeEmphasis.test(text));
      const plain = isHeading ? texts.map((text) => text.slice(1, -1)) : texts;
      const content = plain.join(cellSeparator);
      return content === "" ? [] : [{ kind: "p", content }];
    });
  });
}

const wholeEmphasis = /^\*(?:[^*\\]|\\.)+\*$/;

function isTable(item: DraftBlock | DraftTable): item is DraftTable {
  return item.kind === "table";
}

function textOf(blocks: readonly DraftBlock[]): string {
  return blocks.map(({ content }) => content.replaceAll("\n", " ")).join("\n");
}

function findBilingualTables(flow: Flow): ReadonlyMap<DraftTable, BilingualColumns> {
  const found = new Map<DraftTable, BilingualColumns>();
  let inTables = 0;
  let letters = 0;
  let last: { readonly columns: BilingualColumns; readonly width: number } | undefined;
  for (const item of flow) {
    if (!isTable(item)) {
      if (item.aside === undefined) letters += item.content.length;
      continue;
    }
    const cells = item.rows.map((row) => row.map(textOf));
    const width = Math.max(0, ...cells.map((row) => row.length));
    const size = cells.flat().join("").length;
    letters += size;
    // A table after one with headings goes on with it: a page break has cut them.
    const goesOn = last?.width === width ? { ...last.columns, headingRow: undefined } : undefined;
    const columns = findBilingualColumns(cells, { isMeant: false }) ?? goesOn;
    if (columns === undefined) continue;
    found.set(item, columns);
    last = { columns, width };
    inTables += size;
  }
  return inTables >= letters * leastShare ? found : new Map();
}

/** The rows of a table; what stands beside its two columns is set aside. */
function readTable(
  { rows }: DraftTable,
  { fr, en, headingRow }: BilingualColumns,
  firstGroup: number,
  ledger: Ledger,
): readonly AlignedRow[] {
  return rows.flatMap((cells, index): readonly AlignedRow[] => {
    if (index === headingRow) {
      ledger.setAside("heading-row", cells.flat().map(wordsOf).join("\n"));
      return [];
    }
    const group = firstGroup + index;
    const title = findTitleColumn(cells.map(textOf), { fr, en });
    if (title !== undefined) {
      return pairTitles((cells[title] ?? []).map(toOneSide)).map((row) => ({ ...row, group }));
    }
    for (const [column, blocks] of cells.entries()) {
      if (column !== fr && column !== en && blocks.length > 0) {
        ledger.setAside("other-column", blocks.map(wordsOf).join("\n"));
      }
    }
    const [french = [], english = []] = [cells[fr], cells[en]];
    // A cell that runs over both columns is in one of the languages, or holds one after the other.
    if (french.length === 0 || english.length === 0) {
      return pairTitles([...french, ...english].map(toOneSide)).map((row) => ({ ...row, group }));
    }
    return pairBlocks(french, english).map((row) => ({ ...row, group }));
  });
}

/** `Chapitre premier` and under it, in the same cell, `Chapter One`. */
function pairTitles(rows: readonly AlignedRow[]): readonly AlignedRow[] {
  const [first, second] = rows;
  if (rows.length !== 2 || first === undefined || second === undefined) return rows;
  if ((first.fr === "") === (second.fr === "")) return rows;
  return [{ ...first, fr: first.fr || second.fr, en: first.en || second.en }];
}

function toOneSide(block: DraftBlock): AlignedRow {
  const { content, kind, level, note } = block;
  if (kind === "b") return { fr: content, en: content, kind };
  const { fr, en } = countSmallWords([content]);
  const isEnglish = en > fr || (en === fr && isEnglishTitle(content));
  const text = content.replaceAll("\n", " ");
  return {
    fr: isEnglish ? "" : text,
    en: isEnglish ? text : "",
    ...(level === undefined ? {} : { kind: "t" as const }),
    ...(note === undefined ? {} : { note }),
  };
}

function isEnglishTitle(content: string): boolean {
  return /^(?:chapter|book|part \w+$|english)\b/i.test(content);
}

/** Paragraphs of two cells side by side, by their number or else by their lengths. */
function pairBlocks(fr: readonly DraftBlock[], en: readonly DraftBlock[]): readonly AlignedRow[] {
  const [french, english] = [linesOf(fr), linesOf(en)];
  const isHeading = fr[0]?.level !== undefined || en[0]?.level !== undefined;
  const kind = isHeading && fr.length === 1 ? { kind: "t" as const } : {};
  if (french.length === english.length) {
    return french.map((text, index) => ({ fr: text, en: english[index] ?? "", ...kind }));
  }
  return pairByLength(french, english);
}

/** Paragraphs, and the lines of verse. */
function linesOf(blocks: readonly DraftBlock[]): readonly string[] {
  return blocks.filter(({ kind }) => kind !== "b").flatMap(({ content }) => content.split("\n"));
}

/** Paragraphs paired so that their lengths go together best: 1-1, 2-1 and 1-2. */
export function pairByLength(
  fr: readonly string[],
  en: readonly string[],
): readonly { readonly fr: string; readonly en: string }[] {
  const joined = [{ fr: fr.join(" "), en: en.join(" ") }];
  if (Math.max(fr.length, en.length) > 2 * Math.min(fr.length, en.length)) return joined;
  if (fr.length * en.length > 250_000) return joined;
  // After Gale & Church 1993, with the difference of lengths alone for a cost.
  const width = en.length + 1;
  const costs = new Float64Array((fr.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Uint8Array(costs.length);
  costs[0] = 0;
  const shapes = [
    [1, 1],
    [2, 1],
    [1, 2],
  ] as const;
  for (let i = 1; i <= fr.length; i++) {
    for (let j = 1; j <= en.length; j++) {
      for (const [step, [a, b]] of shapes.entries()) {
        if (a > i || b > j) continue;
        const before = costs[(i - a) * width + j - b] ?? Number.POSITIVE_INFINITY;
        const cost = before + costOf(fr.slice(i - a, i), en.slice(j - b, j)) + (a + b - 2) / 2;
        if (cost >= (costs[i * width + j] ?? 0)) continue;
        costs[i * width + j] = cost;
        steps[i * width + j] = step;
      }
    }
  }
  const pairs: { fr: string; en: string }[] = [];
  let [i, j] = [fr.length, en.length];
  if (costs[i * width + j] === Number.POSITIVE_INFINITY) return joined;
  while (i > 0 && j > 0) {
    const [a, b] = shapes[steps[i * width + j] ?? 0] ?? shapes[0];
    pairs.push({ fr: fr.slice(i - a, i).join(" "), en: en.slice(j - b, j).join(" ") });
    i -= a;
    j -= b;
  }
  return pairs.reverse();
}

function costOf(fr: readonly string[], en: readonly string[]): number {
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
  // Standard deviations of the difference, as Gale & Church measured them.
  return Math.abs(length(fr) - 1.06 * length(en)) / Math.sqrt(6.8 * (length(fr) + length(en) + 1));
}
