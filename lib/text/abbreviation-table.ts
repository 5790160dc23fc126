/**
 * Abbreviations of a language, as sentence ends and tokens ask about them.
 *
 * A table is text, a line an abbreviation: its letters without the last full stop, and what comes
 * after it. Letters with a capital stand for themselves alone (`M.` is *monsieur*, `m.` a metre);
 * small ones also for the same in capitals.
 */

/**
 * What follows an abbreviation, and so when its full stop may end a sentence as well.
 *
 * - `word`: always something, mostly a name: it ends no sentence.
 * - `name`: a name, or it is another word and ends the sentence before a word that begins one.
 * - `figure`: a figure; before anything else but a small letter it ends the sentence (`12 kg.`).
 * - `numeral`: the same, and the figure may be Roman (`p. XII`, but `l’art.`).
 * - `any`: it may be the last word: before a capital it ends the sentence.
 */
export type Following = "word" | "name" | "figure" | "numeral" | "any";

export interface Abbreviation {
  readonly following: Following;
  /** Whether tokens keep its full stop, for no word is written with these letters alone. */
  readonly keepsStop: boolean;
}

/** The abbreviations of a language, by their letters. */
export type AbbreviationTable = ReadonlyMap<string, Abbreviation>;

/** Reads a table: `letters following`, and `.` at the end of a line where tokens keep the stop. */
export function readAbbreviations(table: string): AbbreviationTable {
  const lines = table.trim().split(/\s*\n\s*/);
  return new Map(
    lines.map((line) => {
      const [letters = "", following, stop] = line.split(" ");
      return [letters, { following: following as Following, keepsStop: stop === "." }];
    }),
  );
}

/** What a table says of a word before a full stop. */
export function findAbbreviation(table: AbbreviationTable, word: string): Abbreviation | undefined {
  return table.get(word) ?? table.get(word.toLowerCase());
}
