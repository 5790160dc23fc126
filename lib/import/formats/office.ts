/** What Word and OpenDocument files have in common: parts in a zip, styles after styles, paragraphs. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { isStanza, joinLines } from "#lib/import/formats/inline-content.ts";

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
  readonly level: number | undefined;
  readonly isVerse?: boolean;
  readonly isQuotation: boolean;
  readonly isItem: boolean;
  /** Set as headings are; only short ones may be one. */
  readonly isDisplayed: boolean;
}

/** Longer ones are paragraphs, however they are set. */
const longestHeading = 120;

/** The block of a paragraph; none of an empty one. */
export function toBlocks(content: string, style: ParagraphStyle): readonly DraftBlock[] {
  if (content === "") return [];
  const line = joinLines(content);
  if (style.level !== undefined) return [{ kind: "h", level: style.level, content: line }];
  const isVerse = style.isVerse === true && content.includes("\n");
  if (isVerse || isStanza(content)) return [{ kind: "v", content }];
  if (style.isQuotation) return [{ kind: "q", content: line }];
  if (style.isItem) return [{ kind: "l", content: line }];
  const isLone = style.isDisplayed && content.length < longestHeading;
  return [{ kind: "p", content: line, ...(isLone ? { isLone } : {}) }];
}

/** The paragraphs of a note as one. */
export function joinBlocks(blocks: readonly DraftBlock[]): string {
  return blocks.map(({ content }) => joinLines(content)).join(" ");
}
