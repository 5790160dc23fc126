/** A passage of a chapter, as pages of other sites show it. */

/** A piece of running text; `\n` in one begins a line of verse. */
export type PassagePiece =
  | { readonly type: "text" | "emphasis"; readonly text: string }
  | { readonly type: "paragraph" };

/** A block of the passage with both its sides. */
export interface PassageBlock {
  /** The letter of its id: `p`, `v`, `d` … */
  readonly kind: string;
  readonly fr: readonly PassagePiece[];
  readonly en: readonly PassagePiece[];
}

/**
 * Reads the rows of a chapter’s table from one segment to another, both included. `edition` is the
 * name of an English column; the first is taken where there is none of that name. `undefined` where
 * the table has no such segment. Calls of notes are left out, for the notes are.
 *
 * It is put into its file as text: it uses nothing outside itself.
 */
export function readPassage(
  table: string,
  { from, to = from, edition = "" }: PassageRange,
): readonly PassageBlock[] | undefined {
  const [heading = "", ...lines] = table.replace(/\r/g, "").split("\n");
  const column = Math.max(heading.split("\t").indexOf(edition), 2);
  const rows = lines.map((line) => line.split("\t"));
  const first = rows.findIndex(([id]) => id === from);
  const last = rows.findIndex(([id]) => id === to);
  if (first === -1 || last === -1 || last < first) return undefined;

  const blocks: { id: string; kind: string; fr: PassagePiece[]; en: PassagePiece[] }[] = [];
  for (const row of rows.slice(first, last + 1)) {
    const id = (row[0] ?? "").replace(/\..*/, "");
    if (blocks.at(-1)?.id !== id) blocks.push({ id, kind: id.slice(0, 1), fr: [], en: [] });
    const block = blocks.at(-1);
    for (const [side, cell] of [
      ["fr", row[1]],
      ["en", row[column]],
    ] as const) {
      const pieces = block?.[side] ?? [];
      addCell(pieces, cell ?? "", block?.kind ?? "p");
    }
  }
  return blocks.map(({ kind, fr, en }) => ({ kind, fr, en }));

  function addCell(pieces: PassagePiece[], cell: string, kind: string): void {
    if (cell === "") return;
    const opens = cell.startsWith("¶");
    const hasVerse = kind === "v" || kind === "d";
    const source = cell.replace(/^¶/, "").replace(hasVerse ? /(?:^| )\/ (?=\S)/g : /(?!)/g, "\n");
    if (pieces.length > 0) {
      if (opens) pieces.push({ type: "paragraph" });
      else if (kind === "v") pieces.push({ type: "text", text: "\n" });
      else if (!source.startsWith("\n")) pieces.push({ type: "text", text: " " });
    }
    // A break is an ornament without markup.
    if (kind === "b") pieces.push({ type: "text", text: cell });
    else addMarkup(pieces, kind === "v" ? source.replace(/^\n/, "") : source);
  }

  function addMarkup(pieces: PassagePiece[], source: string): void {
    let isEmphasis = false;
    for (const [token] of source.matchAll(/\\[*[\\¶/]|\[\^\d+\]|\*|[^*[\\]+|[[\\]/g)) {
      if (token === "*") isEmphasis = !isEmphasis;
      else if (!token.startsWith("[^")) {
        const text = token.replace(/^\\(?=.)/, "");
        pieces.push({ type: isEmphasis ? "emphasis" : "text", text });
      }
    }
  }
}

/** Which segments, and in which English. */
export interface PassageRange {
  readonly from: string;
  readonly to?: string | undefined;
  readonly edition?: string | undefined;
}
