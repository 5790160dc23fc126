/**
 * The editor’s glossary of a work: a table of words and expressions with what they mean there,
 * UTF-8, tabs between. `texts/README.md` describes it for people.
 */

import { mendEncoding } from "#lib/text/chapter.ts";
import { type Finding, isError } from "#lib/text/text-error.ts";

/** What the editor says of a word or an expression. */
export interface GlossaryEntry {
  /** A lemma, a form or an expression, as the editor printed it: `poser`, `fut`, `coup de main`. */
  readonly text: string;
  /** Its English, one or more, the first first. */
  readonly glosses: readonly string[];
  /** A remark on it, in whichever language. */
  readonly note?: string;
  /** The line of the table, from 1. */
  readonly line: number;
}

/** A table’s entries, if it has no errors, and everything wrong with it, line by line. */
export interface GlossaryReading {
  readonly entries?: readonly GlossaryEntry[];
  readonly findings: readonly Finding[];
}

const heading = ["word", "gloss", "note"];

/** The most letters that a cell may have. */
const longestCell = 1_000;

/** Reads a table, gathering every error. `file` is the path that messages name. */
export function readGlossary(source: string, file: string): GlossaryReading {
  const findings: Finding[] = [];
  const report = (line: number, reason: string, cure: string) =>
    findings.push({ file, line, reason, cure, severity: "error" });
  const lines = mendEncoding(source).replace(/\n$/, "").split("\n");
  if (lines[0] !== heading.join("\t")) {
    const cure = "begin with the line word, gloss, note with tabs between";
    report(1, `no heading of a glossary: “${shortened(lines[0] ?? "")}”`, cure);
    return { findings };
  }
  const entries: GlossaryEntry[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, row] of lines.entries()) {
    if (index === 0) continue;
    const line = index + 1;
    const cells = row.split("\t").map((cell) => cell.trim());
    const [text = "", gloss = "", note = ""] = cells;
    const glosses = gloss.split(";").map((one) => one.trim());
    if (row.trim() === "") {
      report(line, "an empty line", "take it away");
    } else if (cells.length > heading.length) {
      const cure = "write the word, its English and perhaps a note, a tab between each";
      report(line, `${cells.length} cells where the heading has 3`, cure);
    } else if (cells.some((cell) => cell.length > longestCell)) {
      report(line, `a cell of more than ${longestCell} letters`, "say it in fewer");
    } else if (!/\p{L}/u.test(text)) {
      report(line, `no word: “${text}”`, "begin the line with a French word or expression");
    } else if (glosses.some((one) => one === "")) {
      const cure = "put its English after a tab, several with ; between";
      report(line, `“${text}” without a gloss`, cure);
    } else if (lineOf.has(text)) {
      const cure = "put their glosses into one line, with ; between";
      report(line, `“${text}” a second time, after line ${lineOf.get(text)}`, cure);
    } else {
      lineOf.set(text, line);
      entries.push({ text, glosses, ...(note === "" ? {} : { note }), line });
    }
  }
  return findings.some(isError) ? { findings } : { entries, findings };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
