/**
 * What became of the letters of a file: those that its format shows as text, against those that
 * stand in the blocks made of it and those set aside under a name. What is left over is a loss.
 */

import type { AsideReason, ImportedBlock } from "#lib/import/imported-text.ts";
import { plainText, readInline } from "#lib/text/inline.ts";

/** Why text of a file is no text of the book. A block that is set aside has the first kind. */
export type SetAsideName =
  | AsideReason
  | "navigation"
  | "hidden"
  | "deleted"
  | "comment"
  | "header-footer"
  | "note-mark"
  | "code"
  | "script"
  | "picture"
  | "duplicate"
  | "missing-page"
  | "time-code"
  /** The names of a table’s columns. */
  | "heading-row"
  /** Columns of a table beside the two of the text: numbers, notes. */
  | "other-column"
  /** What a memory has in further languages or wordings. */
  | "other-language"
  /** What a translation file says is not to be translated. */
  | "untranslated"
  /** What a word processor fills in anew on each page: its number. */
  | "page-field";

/** What was set aside under one name. */
export interface SetAside {
  readonly name: SetAsideName;
  /** Pictures, pages, lines, passages: as the name counts them; from 1. */
  readonly count: number;
  /** Letters and digits in them; 0 for a picture. */
  readonly letters: number;
}

/** The account of one file. Letters are letters and digits. */
export interface LedgerAccount {
  /** Shown by the format. */
  readonly shown: number;
  /** In blocks of the text. */
  readonly kept: number;
  readonly setAside: readonly SetAside[];
  /** Shown, but neither kept nor set aside. */
  readonly missing: number;
  /** Kept, but not shown. */
  readonly added: number;
}

/** Gathers what a reader of a format meets. One for each file. */
export class Ledger {
  readonly #shown: string[] = [];
  readonly #aside = new Map<SetAsideName, { count: number; letters: number }>();

  /** Text that the format shows, in the order of the file; set aside later or not. */
  show(text: string): void {
    this.#shown.push(text);
  }

  /** Text, shown before, that is left out under a name; `""` for what has no letters. */
  setAside(name: SetAsideName, text: string, count = 1): void {
    const entry = this.#aside.get(name) ?? { count: 0, letters: 0 };
    this.#aside.set(name, {
      count: entry.count + count,
      letters: entry.letters + countLetters(text),
    });
  }

  /** Everything shown, in order. */
  get shownText(): string {
    return this.#shown.join("");
  }

  /** Closes the account over the blocks made; `undefined` where the reader showed nothing. */
  account(blocks: readonly ImportedBlock[]): LedgerAccount | undefined {
    if (this.#shown.length === 0) return undefined;
    const aside = new Map(this.#aside);
    let kept = 0;
    for (const block of blocks) {
      const letters = countLetters(contentText(block.content));
      if (block.aside === undefined) {
        kept += letters;
        continue;
      }
      const entry = aside.get(block.aside) ?? { count: 0, letters: 0 };
      aside.set(block.aside, { count: entry.count + 1, letters: entry.letters + letters });
    }
    const shown = this.#shown.reduce((sum, text) => sum + countLetters(text), 0);
    const setAside = [...aside].map(([name, { count, letters }]) => ({ name, count, letters }));
    const left = shown - kept - setAside.reduce((sum, { letters }) => sum + letters, 0);
    return { shown, kept, setAside, missing: Math.max(0, left), added: Math.max(0, -left) };
  }
}

/** Letters and digits; a ligature letter counts as the letters it joins. */
export function countLetters(text: string): number {
  return text.normalize("NFKC").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The words of a block’s content, line by line; numbers of note calls are no letters of it. */
function contentText(content: string): string {
  return content
    .split("\n")
    .map((line) => plainText(readInline(line).content))
    .join("\n");
}
