/** A work → a zip of its folder, to put into `texts/` or to bring back in the page. */

import { strToU8, type Zippable, zipSync } from "fflate";
import { formatChapter } from "#lib/text/chapter.ts";
import { formatWork } from "#lib/text/format-work.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { glossaryName } from "#lib/text/work.ts";

/** A fixed date, so that the same work is the same file. */
export const zipDate = new Date(1980, 0, 1);

/** Packs a work. `readWorkZip` reads back the same one. */
export function toWorkZip({ work, chapters, glossary }: WholeWork): Uint8Array {
  const files: Zippable = { [`${work.name}/work.json`]: strToU8(formatWork(work)) };
  for (const { name, chapter } of chapters) {
    files[`${work.name}/${name}.tsv`] = strToU8(formatChapter(chapter));
  }
  if (glossary !== undefined) files[`${work.name}/${glossaryName}.tsv`] = strToU8(glossary);
  return zipSync(files, { level: 9, mtime: zipDate });
}
