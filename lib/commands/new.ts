/** `texts new`: the folder of a new work, with example rows to write over. */

import { existsSync } from "node:fs";
import path from "node:path";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { writeWork } from "#lib/commands/write-work.ts";
import { shownPath } from "#lib/library/library.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { formatWork } from "#lib/text/format-work.ts";
import type { Work } from "#lib/text/model.ts";
import { TextError } from "#lib/text/text-error.ts";
import { readWork } from "#lib/text/work.ts";

export const newWork = {
  summary: "makes the folder of a new work, with example rows to write over",
  usage: [
    "usage: npm run texts -- new NAME",
    "",
    "  NAME  of the work: letters a to z, digits and hyphens; in texts/, or where a path says:",
    "        ../ma-classe/le-chat-du-phare",
  ].join("\n"),
  run([given, ...more]: readonly string[], print: (line: string) => void) {
    if (given === undefined || given.startsWith("-") || more.length > 0)
      throw new UsageError("new wants the name of one work");
    const folder = /[\\/]/.test(given) ? given : path.join("texts", given);
    makeWork(folder);
    const shown = shownPath(folder);
    const isInLibrary = path.dirname(path.resolve(folder)) === path.resolve("texts");
    const from = isInLibrary ? "" : ` ${shownPath(path.dirname(folder))}`;
    for (const line of [
      `${shown}/work.json      title, summary, level, and where each text was taken from: write over it`,
      `${shown}/${firstChapter}.tsv  the first chapter: a row for each sentence, French and English`,
      "",
      "What to do next:",
      `  npm run texts -- check${from}      says what is wrong, by line; with --fix mends typography`,
      `  npm run texts -- preview${from}    shows the work as readers will see it, and again when you save`,
      "A further chapter is a table beside the first, named in work.json. texts/README.md has the format.",
    ])
      print(line);
    return 0;
  },
} satisfies Command;

const firstChapter = "01-premier-chapitre";

function makeWork(folder: string): void {
  const name = path.basename(path.resolve(folder));
  if (existsSync(folder)) {
    const cure = "choose another name; what is there was left as it is";
    throw new TextError({ file: shownPath(folder), reason: "there is something already", cure });
  }
  const { work, findings } = readWork(formatWork(exampleWork(name)), shownPath(folder), name);
  const [fault] = findings;
  if (fault !== undefined) throw new TextError(fault);
  if (work === undefined) throw new RangeError(`${name} is no work`);
  const chapter = parseChapter(exampleTable, `${firstChapter}.tsv`);
  writeWork(folder, { work, chapters: [{ name: firstChapter, chapter }] });
}

function exampleWork(name: string): Work {
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
  const edition = { licence: "CC BY 4.0", date: String(new Date().getFullYear()) };
  return {
    name,
    title: { fr: title, en: title },
    summary: { fr: "Une phrase sur ce texte.", en: "One sentence about this text." },
    level: "A2",
    editions: [
      { name: "fr", language: "fr", origin: "Écrit par …", ...edition },
      { name: "en", language: "en", origin: "Translated by …", ...edition },
    ],
    chapters: [firstChapter],
  };
}

/** A title, a paragraph in which one English sentence answers two French ones, and a break. */
const exampleTable = `${[
  "id\tfr\ten",
  "t1.1\tLe premier chapitre\tThe First Chapter",
  "p1.1\tVoici une phrase.\tHere is a sentence.",
  "p1.2\tEn voici deux. Elles n’en font qu’une en anglais.\tHere are two, which are one in English.",
  "p2.1\tUn nouveau paragraphe commence ici.\tA new paragraph begins here.",
].join("\n")}\n`;
