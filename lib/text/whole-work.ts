/** A work with all that is in it, as it is exported and imported. */

import type { Chapter, Work } from "#lib/text/model.ts";

/** A chapter with its name: its file’s without `.tsv`. */
export interface NamedChapter {
  readonly name: string;
  readonly chapter: Chapter;
}

/** A work and its chapters, in the order of `work.chapters`. */
export interface WholeWork {
  readonly work: Work;
  readonly chapters: readonly NamedChapter[];
  /** The editor’s own glosses as their file has them, where there are any. */
  readonly glossary?: string;
}
