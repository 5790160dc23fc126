/** A work → the files of its folder. */

import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { shownPath } from "#lib/library/library.ts";
import { formatChapter } from "#lib/text/chapter.ts";
import { formatWork } from "#lib/text/format-work.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { glossaryName } from "#lib/text/work.ts";

/** Writes beside the folder and renames, so that there is a whole work or none. */
export function writeWork(folder: string, { work, chapters, glossary }: WholeWork): void {
  const target = path.resolve(folder);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.new`);
  try {
    mkdirSync(temporary, { recursive: true });
    writeFileSync(path.join(temporary, "work.json"), formatWork(work));
    for (const { name, chapter } of chapters) {
      writeFileSync(path.join(temporary, `${name}.tsv`), formatChapter(chapter));
    }
    if (glossary !== undefined)
      writeFileSync(path.join(temporary, `${glossaryName}.tsv`), glossary);
    renameSync(temporary, target);
  } catch (cause) {
    rmSync(temporary, { recursive: true, force: true });
    throw new TextError(
      {
        file: shownPath(folder),
        reason: "the folder cannot be written",
        cure: "make its parent writable, and room on the disk",
      },
      { cause },
    );
  }
}
