/** What Word and OpenDocument files have in common: styles after styles, and paragraphs in them. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import { readBrokenLines } from "#lib/import/formats/line-breaks.ts";

/** Styles by their name, each with the one that it is based on. */
export class Styles<Style extends { readonly parent: string | undefined }> {
  readonly #byName: ReadonlyMap<string, Style>;

  constructor(byName: ReadonlyMap<string, Style>) {
    this.#byName = byName;
  }

  /** A style’s name and those of all that it is based on, the nearest first. */
  namesOf(name: string | undefined): readonly string[] {
    const names: string[] = [];
    for (let at = name; at !== undefined && !names.includes(at); at = this.#byName.get(at)?.parent)
      names.push(at);
    return names;
  }

  /** What the first of a style and those it is based on says that says something. */
  find<T>(name: string | undefined, say: (style: Style) => T | undefined): T | undefined {
    for (const each of this.namesOf(name)) {
      const style = this.#byName.get(each);
      const said = style && say(style);
      if (said !== undefined) return said;
    }
    return undefined;
  }
}

/** What a paragraph’s style says of it. */
export interface ParagraphStyle {
  /** Of a heading, 0 for the title of the whole. */
  readonly level?: number | undefined;
  readonly isVerse?: boolean;
  readonly isQuotation?: boolean;
  readonly isItem?: boolean;
  /** The number or letter of an item or heading, as it is printed before it. */
  readonly label?: string | undefined;
  /** Set as headings are; only short ones may be one. */
  readonly isDisplayed?: boolean;
  /** Said of a picture or table, and never a heading. */
  readonly isCaption?: boolean;
  /** A line drawn over or under it; alone, it parts scenes. */
  readonly hasRule?: boolean;
}

/** Longer ones are paragraphs, however they are set. */
const longestHeading = 120;

/** What a style is called that sets off quotations, in French and English. */
const quotationNames = /quot|citation|block ?text|extrait|exergue|[ée]pigra/i;
const verseNames =
  /^(?:verse|vers$|vers |poem|po[eè]me|po[ée]sie|poetry|strophe|stanza|line ?block)/i;

/** Whether a style of one of these names is for quotations or for verse; `undefined` for neither. */
export function kindOfNames(names: readonly string[]): "quotation" | "verse" | undefined {
  const plain = names.map((name) => name.replaceAll("_20_", " "));
  if (plain.some((name) => verseNames.test(name))) return "verse";
  return plain.some((name) => quotationNames.test(name)) ? "quotation" : undefined;
}

/**
 * The level of a heading by the name of its style, 0 for the title of the whole: `heading 2`,
 * `Titre 2`, `Titre`, `Titre de chapitre`.
 */
export function levelOfName(styleName: string): number | undefined {
  const name = styleName.replaceAll("_20_", " ").trim();
  const numbered = /^(?:heading|titre|überschrift|t[íi]tulo|titolo|kop) ?([1-9])(?: \w+)?$/i.exec(
    name,
  );
  if (numbered !== null) return Number(numbered[1]);
  if (/^(?:title|titre|titre principal|book ?title|titre ?livre)$/i.test(name)) return 0;
  if (
    /^(?:titre|title)?[ _-]?(?:de[ _-])?(?:partie|part)[ _-]?(?:title|heading|titre)?$/i.test(name)
  )
    return 1;
  return /^(?:titre|title)?[ _-]?(?:de[ _-])?(?:chapitre|chapter|chap)[ _-]?(?:title|heading|titre)?$/i.test(
    name,
  )
    ? 2
    : undefined;
}

/** The blocks of a paragraph: none of an empty one, several where it is broken by hand. */
export function toBlocks(runs: readonly Run[], style: ParagraphStyle): readonly DraftBlock[] {
  const lines = linesOf(runs);
  const label = style.label === undefined || style.label === "" ? "" : `${style.label} `;
  if (lines.every((line) => line === "")) {
    return style.hasRule === true ? [{ kind: "b", content: "* * *" }] : [];
  }
  const [first = "", ...others] = lines.slice(lines.findIndex((line) => line !== ""));
  const labelled = [label + first, ...others];
  if (style.level !== undefined) {
    const content = labelled.filter((line) => line !== "").join(" ");
    return [{ kind: "h", level: style.level, content }];
  }
  const parts = readBrokenLines(labelled, {
    isVerse: style.isVerse === true,
    isSetOff: style.isQuotation === true || style.isVerse === true || isCouplet(labelled),
  });
  return parts.map(({ kind, content }): DraftBlock => {
    if (kind === "stanza") return { kind: "v", content };
    if (style.isQuotation === true) return { kind: "q", content };
    if (style.isItem === true) return { kind: "l", content };
    const isLone =
      style.isDisplayed === true && style.isCaption !== true && content.length < longestHeading;
    return { kind: "p", content, ...(isLone ? { isLone } : {}) };
  });
}

/** Whether a style of one of these names is for what is said of pictures and tables. */
export function isCaption(names: readonly string[]): boolean {
  return names.some((name) => /caption|l[ée]gende|^illustration$|^figure$/i.test(name));
}

/** Two short lines that somebody has parted by hand are verse; prose would fill the line. */
function isCouplet(lines: readonly string[]): boolean {
  const [first = "", second = "", ...others] = lines.filter((line) => line !== "");
  if (others.length > 0 || second === "" || Math.max(first.length, second.length) > 60)
    return false;
  const isLike = Math.min(first.length, second.length) * 2 > Math.max(first.length, second.length);
  return (
    isLike && /[\p{L},;]$/u.test(first) && ![first, second].some((line) => /^[—–-]/u.test(line))
  );
}

/** The printed lines of runs, an empty one for each that is empty. */
function linesOf(runs: readonly Run[]): readonly string[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.type === "line-end") lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.map(formatRuns);
}

/** The paragraphs of a note as one. */
export function joinBlocks(blocks: readonly DraftBlock[]): string {
  return blocks
    .filter(({ kind }) => kind !== "b")
    .map(({ content }) => content.replaceAll("\n", " "))
    .join(" ");
}

const superscripts: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** Figures set high, in signs that are high themselves; letters stay as they are: `1er`, `m²`. */
export function raiseFigures(text: string): string {
  return /^\d+$/.test(text)
    ? [...text].map((figure) => superscripts[figure] ?? figure).join("")
    : text;
}

/** Set in from both sides, or far from the left, in twentieths of a point: half and one centimetre. */
const leastIndent = 280;
const farIndent = 560;

/** Whether a paragraph is set in from both sides, or further from the left than most. */
export function isSetIn(
  { left, right }: { readonly left: number; readonly right: number },
  usual: number,
): boolean {
  const own = left - usual;
  return (own >= leastIndent && right >= leastIndent) || own >= farIndent;
}

/** How far most paragraphs are set in. */
export function usualIndent(indents: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const indent of indents) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** A letter in a box of its own before a word that lacks it is its first letter. */
export function joinDropCap(
  boxesBefore: readonly DraftBlock[],
  runs: readonly Run[],
): { readonly boxesBefore: readonly DraftBlock[]; readonly runs: readonly Run[] } {
  const last = boxesBefore.at(-1);
  const letter = last === undefined ? null : /^\*?([«“—]? ?\p{Lu}[’']?)\*?$/u.exec(last.content);
  const first = runs.find((run) => run.type !== "text" || run.value.trim() !== "");
  if (letter === null || first?.type !== "text" || !/^[\p{Ll}’']/u.test(first.value.trimStart())) {
    return { boxesBefore, runs };
  }
  const own = runs.slice(runs.indexOf(first));
  return {
    boxesBefore: boxesBefore.slice(0, -1),
    runs: [{ type: "text", value: letter[1] ?? "" }, ...own],
  };
}

/** A line of a list of contents. */
export function setAsideContents(block: DraftBlock): DraftBlock {
  return { kind: "p", content: block.content.replaceAll("\n", " "), aside: "contents" };
}

/** A block’s words, without its calls of notes, for counting. */
export function wordsOf({ content }: DraftBlock): string {
  return content.replace(/\[\^\d+\]/g, "");
}
