import { strToU8 } from "fflate";
import { type ImportOptions, importFile } from "#lib/import/import.ts";
import { formatCell } from "#lib/text/chapter.ts";

/** The rows of a file that has both sides: `p1.1 | Le chat. | The cat.` */
export function rowsOf(
  name: string,
  content: string | Uint8Array,
  options: ImportOptions = {},
): readonly string[] {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  const imported = importFile(name, bytes, options);
  if (imported.kind !== "aligned") throw new Error(`${name} has one side`);
  return imported.work.chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap(({ kind, segments }) =>
      segments.map(({ id, cells }) =>
        [id, ...cells.map((cell) => formatCell(cell, kind))].join(" | ").trimEnd(),
      ),
    ),
  );
}
