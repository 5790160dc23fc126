/**
 * What became of the letters of a file: those that its format shows as text, against those that
 * stand in the blocks made of it and those set aside under a name. What is left over is a loss.
 */

import type { AsideReason, ImportedBlock } from "#lib/import/imported-text.ts";
import { findDifferences, type LedgerDifference } from "#lib/import/ledger-differences.ts";
import { hasMarkup, noteCalls, plainText, readInline } from "#lib/text/inline.ts";

/** Why text of a file is no text of the book. A block that is set aside has the first kind. */
export type SetAsideName =
  | AsideReason
  | "navigation"
  | "hidden"
  | "deleted"
  | "comment"
  | "header-footer"
  | "note-mark"
  /** Printed beside the lines of a school edition or a poem. */
  | "line-number"
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
  /** Sheets of a workbook beside those of the text. */
  | "other-sheet"
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

/** What was wrong with the letters of a file and has been put right as well as could be. */
export type LetterMendName =
  /** Bytes that the file’s encoding has not. */
  | "bad-bytes"
  /** Letters that had been read in a wrong encoding before: `Ã©` for é. */
  | "mojibake";

/** Letters mended under one name. */
export interface LetterMend {
  readonly name: LetterMendName;
  /** From 1. */
  readonly count: number;
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
  /** Where the letters that are missing or added are, the first of them. */
  readonly differences: readonly LedgerDifference[];
  /** What was done to letters of the file. */
  readonly mends: readonly LetterMend[];
}

/** The account of a text of several files; `undefined` where one of them has none. */
export function joinAccounts(
  accounts: readonly (LedgerAccount | undefined)[],
): LedgerAccount | undefined {
  const known = accounts.flatMap((account) => account ?? []);
  if (known.length === 0 || known.length < accounts.length) return undefined;
  const sum = (of: (account: LedgerAccount) => number) =>
    known.reduce((total, account) => total + of(account), 0);
  const aside = new Map<SetAsideName, SetAside>();
  for (const { name, count, letters } of known.flatMap((account) => account.setAside)) {
    const before = aside.get(name) ?? { count: 0, letters: 0 };
    aside.set(name, { name, count: before.count + count, letters: before.letters + letters });
  }
  const mends = new Map<LetterMendName, number>();
  for (const { name, count } of known.flatMap((account) => account.mends)) {
    mends.set(name, (mends.get(name) ?? 0) + count);
  }
  return {
    shown: sum(({ shown }) => shown),
    kept: sum(({ kept }) => kept),
    setAside: [...aside.values()],
    missing: sum(({ missing }) => missing),
    added: sum(({ added }) => added),
    differences: known.flatMap(({ differences }) => differences).slice(0, mostDifferences),
    mends: [...mends].map(([name, count]) => ({ name, count })),
  };
}

/** Gathers what a reader of a format meets. One for each file. */
export class Ledger {
  readonly #shown: string[] = [];
  readonly #aside = new Map<SetAsideName, { count: number; letters: number }>();
  readonly #asideTexts: string[] = [];
  readonly #mends = new Map<LetterMendName, number>();

  /** Text that the format shows, in the order of the file; set aside later or not. */
  show(text: string): void {
    this.#shown.push(text);
  }

  /** Text, shown before, that is left out under a name; `""` for what has no letters. */
  setAside(name: SetAsideName, text: string, count = 1): void {
    this.#asideTexts.push(text);
    const entry = this.#aside.get(name) ?? { count: 0, letters: 0 };
    this.#aside.set(name, {
      count: entry.count + count,
      letters: entry.letters + countLetters(text),
    });
  }

  /** Letters of the file that had to be put right; of none, nothing is said. */
  mend(name: LetterMendName, count: number): void {
    if (count > 0) this.#mends.set(name, (this.#mends.get(name) ?? 0) + count);
  }

  /** Everything shown, in order. */
  get shownText(): string {
    return this.#shown.join("");
  }

  /**
   * Closes the account over the blocks made; `undefined` where the reader showed nothing. `drafts`
   * are the blocks before the rules of structure, which make calls and numbers of the notes’ marks
   * (`[1]`, `[Note A:`) and lose no other letter.
   */
  account(
    blocks: readonly ImportedBlock[],
    drafts: readonly ImportedBlock[] = blocks,
  ): LedgerAccount | undefined {
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
    const marks = countLettersOf(drafts) - countLettersOf(blocks);
    const markCount = countNoteMarks(blocks);
    if (marks > 0 && marks <= markCount * longestMark) {
      const entry = aside.get("note-mark") ?? { count: 0, letters: 0 };
      aside.set("note-mark", { count: entry.count + markCount, letters: entry.letters + marks });
    }
    const left = shown - kept - [...aside.values()].reduce((sum, { letters }) => sum + letters, 0);
    const differences = left === 0 ? [] : this.differences(blocks);
    return {
      shown,
      kept,
      setAside: [...aside].map(([name, { count, letters }]) => ({ name, count, letters })),
      missing: Math.max(0, left),
      added: Math.max(0, -left),
      differences: differences
        .filter((difference) => difference.kind !== "moved" && !isNoteMark(difference))
        .slice(0, mostDifferences),
      mends: [...this.#mends].map(([name, count]) => ({ name, count })),
    };
  }

  /** Where what is shown and what blocks have differ, in the order of the file; all of them. */
  differences(blocks: readonly ImportedBlock[]): readonly LedgerDifference[] {
    const text = (block: ImportedBlock) => contentText(block.content);
    // What a page has at its edges stood within the paragraph that it cuts.
    const isOfPage = ({ aside }: ImportedBlock) =>
      aside === "page-number" || aside === "running-head";
    const kept = blocks.filter((block) => !isOfPage(block)).map(text);
    const aside = blocks.filter(isOfPage).map(text);
    return findDifferences(this.shownText, kept.join("\n"), [...this.#asideTexts, ...aside]);
  }
}

/** `[Footnote 123:` has so many letters. */
const longestMark = 12;

/** An account names so many places at most. */
const mostDifferences = 20;

/** `[1]`, `(note 3)`, `[Note A: `: no more than a mark, in brackets, glued to a word or opening a line. */
function isNoteMark({ kind, text, before }: LedgerDifference): boolean {
  if (kind !== "missing" || /[\p{L}\p{N}»”).,;:!?…’] $/u.test(before)) return false;
  // A call at a paragraph’s end and the mark of the note below it are one gap.
  return /^(?:(?:foot)?note[^\p{L}\p{N}]*)?(?:\d{1,4}|\p{L})(?:[^\p{L}\p{N}]+(?:(?:foot)?note[^\p{L}\p{N}]*)?(?:\d{1,4}|\p{L})){0,3}$/iu.test(
    text,
  );
}

/** Calls, and notes, which each have one. */
function countNoteMarks(blocks: readonly ImportedBlock[]): number {
  return blocks.reduce((sum, { kind, content }) => {
    const calls = content.includes("[^")
      ? content.split("\n").flatMap((line) => noteCalls(readInline(line).content)).length
      : 0;
    return sum + calls + (kind === "n" ? 1 : 0);
  }, 0);
}

function countLettersOf(blocks: readonly ImportedBlock[]): number {
  return blocks.reduce((sum, { content }) => sum + countLetters(contentText(content)), 0);
}

/** Letters and digits; a ligature letter counts as the letters it joins. */
export function countLetters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const letters = lettersOfUnit[text.charCodeAt(at)];
    if (letters === undefined) return countAnyLetters(text);
    count += letters;
  }
  return count;
}

function countAnyLetters(text: string): number {
  return text.normalize("NFKC").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/**
 * How many letters each code unit of Latin text and its signs has; all others may join with what
 * stands beside them, and are counted slowly.
 */
const lettersOfUnit: readonly (number | undefined)[] = Array.from({ length: 0x2070 }, (_, unit) =>
  unit < 0x300 || unit >= 0x2000 ? countAnyLetters(String.fromCharCode(unit)) : undefined,
);

/** The words of a block’s content, line by line; numbers of note calls are no letters of it. */
function contentText(content: string): string {
  if (!hasMarkup(content)) return content;
  return content
    .split("\n")
    .map((line) => plainText(readInline(line).content))
    .join("\n");
}
