import { loadTables, TablesError } from "#app/_keep/lexicon-tables.ts";
import { compileChapterLexicon, type SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { type Dictionary, makeDictionary } from "#lib/lexicon/dictionary.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { readGlossary } from "#lib/text/glossary.ts";

/** What the worker is asked: to look up the words of a text. */
export interface Question {
  readonly id: number;
  /** The address of the tables. */
  readonly tables: string;
  readonly segments: readonly SegmentWords[];
  /** The table of the editor’s glosses, where the text has one. */
  readonly glossary: string | undefined;
}

/** The answer to the question with that id: a compiled lexicon, or why there is none. */
export type Answer =
  | { readonly id: number; readonly source: string }
  | { readonly id: number; readonly fault: "unreachable" | "damaged" | "old" };

let dictionary: Promise<Dictionary> | undefined;

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const { id, tables, segments, glossary = "" } = data;
  const answer = await readDictionary(tables).then(
    (ready): Answer => {
      const { entries = [] } = readGlossary(glossary, "glossary.tsv");
      const editors = entries.length === 0 ? undefined : makeGlossary(entries, ready.lexicon);
      return { id, source: compileChapterLexicon(ready, segments, editors) };
    },
    (error): Answer => ({ id, fault: error instanceof TablesError ? error.fault : "damaged" }),
  );
  postMessage(answer);
});

function readDictionary(address: string): Promise<Dictionary> {
  dictionary ??= loadTables(address)
    .then(makeDictionary)
    .catch((error: unknown) => {
      // The next question tries again.
      dictionary = undefined;
      throw error;
    });
  return dictionary;
}
