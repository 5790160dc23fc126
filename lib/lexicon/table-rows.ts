/** A line of a table of the lexicon, with its number from 1. */
export interface TableRow {
  readonly row: string;
  readonly line: number;
}

/** The lines of a table, empty ones and remarks (`#`) left out. */
export function* tableRows(source: string): Generator<TableRow> {
  let line = 0;
  for (const row of source.split("\n")) {
    line++;
    if (row !== "" && !row.startsWith("#")) yield { row, line };
  }
}
