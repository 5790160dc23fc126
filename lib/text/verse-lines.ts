/**
 * The lines of verse in a cell. In a stanza and in a speech, `/` between spaces, or before the
 * cell’s first words, begins a line, as it does where verse is quoted in running text. In the model
 * a line begins at "\n" in a text. In every other kind of block `/` is the sign itself.
 */

import { traitsOf } from "#lib/text/block-kinds.ts";
import type { BlockKind, Inline } from "#lib/text/model.ts";

/** Whether cells of a kind of block may have lines of verse. */
export function hasVerse(kind: BlockKind): boolean {
  const { row } = traitsOf(kind);
  return row === "line" || row === "speech";
}

/** The source of a cell → its inline markup, in which "\n" begins a line. */
export function readVerseLines(source: string, kind: BlockKind): string {
  if (!hasVerse(kind) || !source.includes("/")) return source;
  const markup = source.replace(/(?:^| )\/ (?=\S)/g, "\n");
  // A row of a stanza begins a line anyway.
  return kind === "v" ? markup.replace(/^\n/, "") : markup;
}

/** Inline markup → the source of a cell. Throws a `RangeError` for lines where no verse can be. */
export function formatVerseLines(markup: string, kind: BlockKind): string {
  if (!hasVerse(kind)) {
    if (markup.includes("\n")) throw new RangeError(`lines in a block of kind ${kind}`);
    return markup;
  }
  const escaped = tidyLines(markup, kind).replace(/(?<=^|[ \n])\/(?=[ \n])/g, "\\/");
  return escaped.replace(/^\n/, "/ ").replace(/\n/g, " / ");
}

/** Markup without empty lines, and without spaces at the ends of lines. */
export function tidyLines(markup: string, kind: BlockKind): string {
  if (!markup.includes("\n")) return markup;
  const tidy = markup.replace(/ *\n[ \n]*/g, "\n").replace(/\n$/, "");
  return kind === "v" ? tidy.replace(/^\n/, "") : tidy;
}

/** Whether a content begins a line of verse. */
export function beginsLine(content: readonly Inline[]): boolean {
  const [first] = content;
  if (first?.type === "emphasis") return beginsLine(first.children);
  return first?.type === "text" && first.value.startsWith("\n");
}

/** The lines of a content, none where it is empty; one that the cell begins has nothing before it. */
export function linesOf(content: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  const add = (inline: Inline, wrap: (inline: Inline) => Inline) => {
    if (inline.type === "text") {
      for (const [index, value] of inline.value.split("\n").entries()) {
        if (index > 0) lines.push([]);
        if (value !== "") lines.at(-1)?.push(wrap({ type: "text", value }));
      }
    } else if (inline.type === "emphasis") {
      for (const child of inline.children) {
        add(child, (part) => ({ type: "emphasis", children: [part] }));
      }
    } else lines.at(-1)?.push(wrap(inline));
  };
  for (const inline of content) add(inline, (part) => part);
  return lines.filter((line) => line.length > 0);
}

/** Whether a line of verse begins somewhere in a content. */
export function hasLines(content: readonly Inline[]): boolean {
  return content.some((inline) =>
    inline.type === "emphasis"
      ? hasLines(inline.children)
      : inline.type === "text" && inline.value.includes("\n"),
  );
}

/** A content as a block of a kind can have it: where there is no verse, its lines run on. */
export function fitLines(content: readonly Inline[], kind: BlockKind): readonly Inline[] {
  if (hasVerse(kind) || !hasLines(content)) return content;
  const flat = (inline: Inline): Inline => {
    if (inline.type === "emphasis") return { ...inline, children: inline.children.map(flat) };
    return inline.type === "text"
      ? { type: "text", value: inline.value.replace(/\n/g, " ") }
      : inline;
  };
  const [first, ...others] = content.map(flat);
  // A line that the cell began has nothing before it.
  if (first?.type !== "text" || !beginsLine(content)) return content.map(flat);
  const value = first.value.trimStart();
  return value === "" ? others : [{ type: "text", value }, ...others];
}
