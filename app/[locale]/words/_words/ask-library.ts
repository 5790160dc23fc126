import { findClient } from "#app/_workers/find-calls.ts";
import { entryOfWord } from "#lib/search/entry-of-word.ts";
import type { Word } from "#lib/study/word.ts";

/** The commonest ways to say a word that are told of it. */
const mostGroups = 5;

/** Of more words it would take too long to ask. */
const mostWords = 3000;

/**
 * How the library says each word, by its key: *look 14, gaze 6*. Where it cannot be asked, nothing
 * is said.
 */
export async function askLibrary(words: readonly Word[]): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>();
  for (const word of words.slice(0, mostWords)) {
    try {
      const groups = await findClient().ask("said", { entry: entryOfWord(word) });
      const told = groups.slice(0, mostGroups).map(({ text, count }) => `${text} ${count}`);
      said.set(word.key, told.join(", "));
    } catch {
      return said;
    }
  }
  return said;
}
