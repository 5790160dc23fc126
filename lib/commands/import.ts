/** `texts import`: two files, or one that has both sides, become a work in `texts/`. */

import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { looksUnrelated } from "#lib/align/agreement.ts";
import { splitBlocks } from "#lib/align/aligned-block.ts";
import { type MadeChapter, makeChapters } from "#lib/align/make-work.ts";
import { alignShown, readBrought } from "#lib/commands/brought-files.ts";
import { type Command, UsageError } from "#lib/commands/command.ts";
import { makeProgress, type ShowProgress } from "#lib/commands/progress.ts";
import { writeWork } from "#lib/commands/write-work.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import { labelOf } from "#lib/import/formats/formats.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { findLanguage } from "#lib/import/language.ts";
import { shownPath } from "#lib/library/library.ts";
import type { Level, Work } from "#lib/text/model.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { levels, reservedWorkNames, urlSafeName } from "#lib/text/work.ts";

export const importCommand = {
  summary: "makes a work of a French and an English file, or of one that is aligned already",
  usage: [
    "usage: npm run texts -- import FR EN --into FOLDER [--title TITLE] [--title-en TITLE] [--level LEVEL]",
    "       npm run texts -- import FILE --into FOLDER [--fr CODE] [--en CODE]",
    "",
    "  FR, EN      plain text, Markdown, HTML, EPUB, DOCX or ODT",
    "  FILE        TMX, XLIFF, CSV or TSV of two columns, a table or a zip of ours",
    "  --into      the folder of the work, which must not be there: texts/le-chat-du-phare",
    "  --title     its French title, where the files tell none or another",
    "  --title-en  its English title",
    "  --level     of the French, A1 to C2; B2 where it is not given",
    "  --fr, --en  the codes of the languages in FILE, where it has several kinds: fr-CA",
    "",
    "exits 1 where a file cannot be read, and writes nothing then",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const wish = readArguments(args);
    checkFolder(wish.folder);
    const progress = makeProgress();
    let made: Made;
    try {
      made = await makeWork(wish, progress.show);
    } finally {
      progress.end();
    }
    writeWork(wish.folder, made.whole);
    for (const line of describe(wish.folder, made)) print(line);
    return 0;
  },
} satisfies Command;

interface Wish {
  readonly files: readonly string[];
  readonly folder: string;
  readonly title: string | undefined;
  readonly englishTitle: string | undefined;
  readonly level: Level | undefined;
  readonly languages: { readonly fr?: string | undefined; readonly en?: string | undefined };
}

function readArguments(args: readonly string[]): Wish {
  const { values, positionals } = parse(args);
  const { into: folder, level } = values;
  if (positionals.length === 0) throw new UsageError("no file to import");
  if (positionals.length > 2) throw new UsageError("more than two files");
  if (folder === undefined) throw new UsageError("no folder for the work; name one with --into");
  const known = levels.find((other) => other === level);
  if (level !== undefined && known === undefined) {
    throw new UsageError(`no level “${level}”; there are ${levels.join(", ")}`);
  }
  return {
    files: positionals,
    folder,
    title: values.title,
    englishTitle: values["title-en"],
    level: known,
    languages: { fr: values.fr, en: values.en },
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { into: text, title: text, "title-en": text, level: text, fr: text, en: text },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Before any work is done: the folder’s name is its address, and nothing is overwritten. */
function checkFolder(folder: string): void {
  const name = path.basename(path.resolve(folder));
  const file = shownPath(folder);
  if (!urlSafeName.test(name) || reservedWorkNames.includes(name)) {
    throw new TextError({
      file,
      reason: `a work cannot be called “${name}”`,
      cure: "use the letters a to z, digits and hyphens, and no name of a page",
    });
  }
  if (existsSync(folder)) {
    throw new TextError({
      file,
      reason: "there is something already",
      cure: "name another folder",
    });
  }
  const parent = path.dirname(path.resolve(folder));
  if (!existsSync(parent)) {
    throw new TextError({
      file: shownPath(parent),
      reason: "no such folder",
      cure: "make it first",
    });
  }
}

interface Made {
  readonly whole: WholeWork;
  /** How sure each segment is; absent where the file was aligned already. */
  readonly made?: readonly MadeChapter[];
}

async function makeWork(wish: Wish, show: ShowProgress): Promise<Made> {
  const [first = "", second] = wish.files;
  const name = path.basename(path.resolve(wish.folder));
  show(0, `reading ${first}`);
  const one = readBrought(first, wish);
  if (one.kind === "aligned") {
    if (second !== undefined)
      throw new ImportError("already-aligned", { format: labelOf(one.format) }, { file: first });
    return { whole: withWish(one.work, name, wish) };
  }
  if (second === undefined) throw new UsageError("a second file is needed: the translation");
  show(0.02, `reading ${second}`);
  const other = readBrought(second, wish);
  if (other.kind === "aligned") {
    throw new ImportError("already-aligned", { format: labelOf(other.format) }, { file: second });
  }
  checkLanguages([first, one.text], [second, other.text]);
  const chapters = await align(one.text, other.text, show);
  const work = describeWork(
    { fileName: path.basename(first), ...one.text },
    { fileName: path.basename(second), ...other.text },
    { name, level: wish.level, chapters: chapters.map((chapter) => chapter.name) },
  );
  const whole = { work, chapters: chapters.map(({ name, chapter }) => ({ name, chapter })) };
  return { whole: withWish(whole, name, wish), made: chapters };
}

/** Where the languages can be told, they are French and then English. */
function checkLanguages(fr: NamedText, en: NamedText): void {
  const [found, other] = [findLanguage(fr[1]), findLanguage(en[1])];
  if (found === "en" && other === "fr") {
    throw new TextError({
      file: shownPath(fr[0]),
      reason: "this is the English",
      cure: "name the French file first, and then the English one",
    });
  }
  if (found !== undefined && found === other) {
    throw new TextError({
      file: shownPath(fr[0]),
      reason: `both files are ${found === "fr" ? "French" : "English"}`,
      cure: "name a French file and its English translation",
    });
  }
}

type NamedText = readonly [file: string, text: ImportedText];

async function align(
  fr: ImportedText,
  en: ImportedText,
  show: ShowProgress,
): Promise<readonly MadeChapter[]> {
  const blocks = [splitBlocks(fr.blocks, "fr"), splitBlocks(en.blocks, "en")] as const;
  const { beads } = await alignShown(...blocks, (share, stage) => show(0.05 + share * 0.95, stage));
  return makeChapters(...blocks, beads);
}

function withWish(whole: WholeWork, name: string, { title, englishTitle, level }: Wish): WholeWork {
  const { work } = whole;
  const titles = {
    fr: title ?? work.title.fr,
    en:
      englishTitle ?? (work.title.en === work.title.fr ? (title ?? work.title.en) : work.title.en),
  };
  const described: Work = { ...work, name, title: titles, level: level ?? work.level };
  return { ...whole, work: described };
}

/** So much is less sure than a coin. */
const doubtful = 0.5;

function describe(folder: string, { whole, made }: Made): readonly string[] {
  const segments = whole.chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap((b) => b.segments),
  );
  const chapters = whole.chapters.length === 1 ? "1 chapter" : `${whole.chapters.length} chapters`;
  const lines = [
    `${shownPath(folder)}: “${whole.work.title.fr}”, ${chapters}, ${segments.length.toLocaleString("en")} segments`,
  ];
  if (made !== undefined) {
    const sure = made.flatMap(({ confidence }) => [...confidence.values()]);
    const mean = sure.reduce((sum, share) => sum + share, 0) / Math.max(1, sure.length);
    const few = sure.filter((share) => share < doubtful).length;
    lines.push(
      `sure of ${Math.round(mean * 100)} % on average; ${few.toLocaleString("en")} segments below a half`,
    );
    if (looksUnrelated(made)) {
      lines.push(
        "hardly a sentence has its other side: these may not be one text in two languages; look before you keep it",
      );
    }
  }
  lines.push(`its origin, licence and level are for you to say, in ${shownPath(folder)}/work.json`);
  lines.push(`npm run texts -- check ${shownPath(folder)} tells what is left to mend`);
  return lines;
}
