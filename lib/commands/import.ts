/** `texts import`: two files, or one that has both sides, become a work in `texts/`. */

import { existsSync } from "node:fs";
import path from "node:path";
import { looksUnrelated } from "#lib/align/agreement.ts";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import type { MadeChapter } from "#lib/align/make-work.ts";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { readImported, readLexicon, stageNames } from "#lib/commands/imported-files.ts";
import {
  changePair,
  ledgerLine,
  lossWarnings,
  type PairChanges,
  pairTable,
} from "#lib/commands/pair-table.ts";
import { makeProgress, type ShowProgress } from "#lib/commands/progress.ts";
import { writeWork } from "#lib/commands/write-work.ts";
import { labelOf } from "#lib/import/formats/formats.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { findLanguageFault } from "#lib/import/language.ts";
import { settlePair } from "#lib/import/settle-pair.ts";
import { shownPath } from "#lib/library/library.ts";
import type { Level, Work } from "#lib/text/model.ts";
import { TextError } from "#lib/text/text-error.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { levels, reservedWorkNames, urlSafeName } from "#lib/text/work.ts";

export const importCommand = {
  summary: "makes a work of a French and an English file, or of one that is aligned already",
  usage: [
    "usage: npm run texts -- import FR EN --into FOLDER [--title TITLE] [--title-en TITLE] [--level LEVEL]",
    "                                    [--drop NAMES] [--keep NAMES] [--link PAIRS] [--outline]",
    "       npm run texts -- import FILE --into FOLDER [--fr CODE] [--en CODE]",
    "",
    "  FR, EN      plain text, Markdown, HTML, EPUB, DOCX, ODT, PDF, MOBI, FB2, TEI or subtitles",
    "  FILE        TMX, XLIFF, CSV or TSV of two columns, a table or a zip of ours",
    "  --into      the folder of the work, which must not be there: texts/le-chat-du-phare",
    "  --title     its French title, where the files tell none or another",
    "  --title-en  its English title",
    "  --level     of the French, A1 to C2; B2 where it is not given",
    "  --drop      entries to set aside, by their names in the table that is printed: f2,e1",
    "  --keep      entries to bring back that were set aside: e3",
    "  --link      which belong together, in place of what was guessed: f4=e3,f5=e3",
    "  --outline   only prints the table, and writes nothing",
    "  --fr, --en  the codes of the languages in FILE, where it has several kinds: fr-CA",
    "",
    "exits 1 where a file cannot be read, and writes nothing then",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const wish = readArguments(args);
    if (!wish.isOutline) checkFolder(wish.folder);
    const progress = makeProgress();
    const tell = (lines: readonly string[]) => {
      progress.end();
      for (const line of lines) print(line);
    };
    let made: Made | undefined;
    try {
      made = await makeWork(wish, progress.show, tell);
    } finally {
      progress.end();
    }
    if (made === undefined) return 0;
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
  readonly changes: PairChanges;
  /** Only the outline is wanted. */
  readonly isOutline: boolean;
  readonly languages: { readonly fr?: string | undefined; readonly en?: string | undefined };
}

function readArguments(args: readonly string[]): Wish {
  const { values, positionals } = parse(args);
  const { into: folder, level } = values;
  if (positionals.length === 0) throw new UsageError("no file to import");
  if (positionals.length > 2) throw new UsageError("more than two files");
  if (folder === undefined && values.outline !== true) {
    throw new UsageError("no folder for the work; name one with --into");
  }
  const known = levels.find((other) => other === level);
  if (level !== undefined && known === undefined) {
    throw new UsageError(`no level “${level}”; there are ${levels.join(", ")}`);
  }
  return {
    files: positionals,
    folder: folder ?? "",
    title: values.title,
    englishTitle: values["title-en"],
    level: known,
    changes: { drop: values.drop, keep: values.keep, link: values.link },
    isOutline: values.outline === true,
    languages: { fr: values.fr, en: values.en },
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  return parseCall(args, {
    into: text,
    title: text,
    "title-en": text,
    level: text,
    drop: text,
    keep: text,
    link: text,
    outline: { type: "boolean" },
    fr: text,
    en: text,
  });
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
}

interface Made {
  readonly whole: WholeWork;
  /** How sure each segment is; absent where the file was aligned already. */
  readonly made?: readonly MadeChapter[];
}

/** `tell` prints what is found before the long work begins. Nothing, where only that is wanted. */
async function makeWork(
  wish: Wish,
  show: ShowProgress,
  tell: (lines: readonly string[]) => void,
): Promise<Made | undefined> {
  const [first = "", second] = wish.files;
  const name = path.basename(path.resolve(wish.folder));
  show(0, `reading ${first}`);
  const one = await readImported(first, wish);
  if (one.kind === "aligned") {
    if (second !== undefined)
      throw new ImportError("already-aligned", { format: labelOf(one.format) }, { file: first });
    const file = shownPath(first);
    tell([ledgerLine(file, undefined, one.ledger), ...lossWarnings(file, one.ledger)]);
    return { whole: withWish(one.work, name, wish) };
  }
  if (second === undefined) throw new UsageError("a second file is needed: the translation");
  show(0.02, `reading ${second}`);
  const other = await readImported(second, wish);
  if (other.kind === "aligned") {
    throw new ImportError("already-aligned", { format: labelOf(other.format) }, { file: second });
  }
  checkLanguages(first, one.text, other.text);
  show(0.04, "finding chapters that correspond");
  const lexicon = readLexicon();
  const guessed = settlePair(one.text, other.text, lexicon);
  const pair = changePair(guessed, wish.changes, shownPath(first));
  tell([
    ...pairTable(pair, guessed),
    ledgerLine(shownPath(first), pair.fr, one.ledger),
    ledgerLine(shownPath(second), pair.en, other.ledger),
    ...lossWarnings(shownPath(first), one.ledger),
    ...lossWarnings(shownPath(second), other.ledger),
  ]);
  if (wish.isOutline) return undefined;
  const { whole, made } = await makeWorkOfPair(pair, {
    lexicon,
    files: { fr: path.basename(first), en: path.basename(second) },
    name,
    level: wish.level,
    onProgress: (share, stage) => show(0.05 + share * 0.95, stageNames[stage]),
  });
  return { whole: withWish(whole, name, wish), made };
}

/** Where the languages can be told, they are French and then English. */
function checkLanguages(file: string, fr: ImportedText, en: ImportedText): void {
  const fault = findLanguageFault(fr, en);
  if (fault === "swapped") {
    throw new TextError({
      file: shownPath(file),
      reason: "this is the English",
      cure: "name the French file first, and then the English one",
    });
  }
  if (fault !== undefined) {
    throw new TextError({
      file: shownPath(file),
      reason: `both files are ${fault === "both-fr" ? "French" : "English"}`,
      cure: "name a French file and its English translation",
    });
  }
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
