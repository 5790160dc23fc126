import { runningWords } from "#lib/study/running-words.ts";
import { formatWorkWords } from "#lib/study/work-words.ts";

/**
 * The counted words of each work of a built site, by the path of the file they go to. They are
 * taken from the files of word look-up, in which every word of every chapter is looked up already.
 * `files` are paths in the site with `/` between; `read` gives the text of one.
 */
export function findWorkWords(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, string> {
  // A chapter has a file for each English edition; the French is the same in all of them.
  const works = new Map<string, Map<string, string>>();
  for (const file of files) {
    const [, work, chapter] = /^lexicon\/([^./]+)\.([^./]+)\.en\b[^/]*\.json$/.exec(file) ?? [];
    if (work === undefined || chapter === undefined) continue;
    const chapters = works.get(work) ?? new Map<string, string>();
    works.set(work, chapters.set(chapter, file));
  }
  return new Map(
    [...works].map(([work, chapters]) => [
      `study/${work}.json`,
      formatWorkWords([...chapters].map(([name, file]) => [name, runningWords(read(file))])),
    ]),
  );
}
