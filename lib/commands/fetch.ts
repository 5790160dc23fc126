/** `texts fetch`: books of the catalogue are downloaded and become works. */

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import type { BookSource, CatalogueBook } from "#lib/catalogue/catalogue.ts";
import { describeBook } from "#lib/catalogue/describe-book.ts";
import { BookDownloads } from "#lib/commands/book-downloads.ts";
import { type Command, parseCall, UsageError } from "#lib/commands/command.ts";
import { readImported } from "#lib/commands/imported-files.ts";
import { makeProgress, type ShowProgress } from "#lib/commands/progress.ts";
import { writeWork } from "#lib/commands/write-work.ts";
import { labelOf } from "#lib/import/formats/formats.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { joinTexts } from "#lib/import/join-texts.ts";
import { settlePair } from "#lib/import/settle-pair.ts";
import { mendTypography } from "#lib/import/typography.ts";
import { loadCatalogue } from "#lib/library/catalogue-file.ts";
import { shownPath } from "#lib/library/library.ts";
import { TextError } from "#lib/text/text-error.ts";

/** Between two requests to a site that serves everybody. */
const usualPauseMs = 3_000;

export const fetchCommand = {
  summary: "downloads books of the catalogue and makes works of them",
  usage: [
    "usage: npm run texts -- fetch NAME… --into FOLDER [--mirror URL|FOLDER] [--pause SECONDS]",
    "       npm run texts -- fetch --list",
    "",
    "  NAME      a book of the catalogue (lib/catalogue/books.tsv): candide",
    "  --into    where the works are written, each in a folder of its name; one that is there",
    "            already stays. What was downloaded is kept in .fetched, with its SHA-256 sums",
    "  --mirror  takes the files from another address, or from a folder that has them by name",
    `  --pause   between two requests; ${usualPauseMs / 1000} where it is not given`,
    "  --list    prints the books",
    "",
    "exits 1 where a book cannot be had; called again, it goes on where it was",
  ].join("\n"),
  async run(args: readonly string[], print: (line: string) => void) {
    const wish = readArguments(args);
    const books = loadCatalogue();
    if (wish.isList) {
      for (const { name, level, title, author } of books)
        print([name, level, title, author].join("\t"));
      return 0;
    }
    const chosen = wish.names.map((name) => findBook(books, name));
    mkdirSync(wish.folder, { recursive: true });
    const downloads = new BookDownloads({
      folder: path.join(wish.folder, ".fetched"),
      mirror: wish.mirror,
      pauseMs: wish.pauseMs,
      print,
    });
    let failures = 0;
    for (const book of chosen) {
      try {
        print(await fetchBook(book, wish.folder, downloads));
      } catch (error) {
        // One book that cannot be had does not keep the others back.
        if (!(error instanceof TextError || error instanceof ImportError)) throw error;
        print(`${book.name}: ${error.message}`);
        failures++;
      }
    }
    return failures === 0 ? 0 : 1;
  },
} satisfies Command;

interface Wish {
  readonly names: readonly string[];
  readonly folder: string;
  readonly mirror: string | undefined;
  readonly pauseMs: number;
  readonly isList: boolean;
}

function readArguments(args: readonly string[]): Wish {
  const { values, positionals: names } = parse(args);
  const { into: folder = "", mirror, pause, list: isList = false } = values;
  const seconds = pause === undefined ? usualPauseMs / 1000 : Number(pause);
  if (!isList && names.length === 0) throw new UsageError("no book to fetch");
  if (!isList && folder === "")
    throw new UsageError("no folder for the works; name one with --into");
  if (!(seconds >= 0)) throw new UsageError(`no number of seconds: “${pause}”`);
  return { names, folder, mirror, pauseMs: seconds * 1000, isList };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  return parseCall(args, { into: text, mirror: text, pause: text, list: { type: "boolean" } });
}

function findBook(books: readonly CatalogueBook[], name: string): CatalogueBook {
  const book = books.find((each) => each.name === name);
  if (book === undefined) {
    throw new UsageError(`no book “${name}” in the catalogue; --list prints those there are`);
  }
  return book;
}

/** Answers a line that says what became of it. */
async function fetchBook(
  book: CatalogueBook,
  into: string,
  downloads: BookDownloads,
): Promise<string> {
  const folder = path.join(into, book.name);
  if (existsSync(folder)) return `${shownPath(folder)}: is there already`;
  const progress = makeProgress();
  try {
    progress.show(0, `fetching ${book.name}`);
    const fr = await getTexts(book.fr, downloads);
    const en = await getTexts(book.en, downloads);
    const { whole, sure } = await makeBook(book, fr, en, progress.show);
    writeWork(folder, whole);
    const { chapters } = whole;
    return `${shownPath(folder)}: “${book.title}”, ${chapters.length} chapters, ${Math.round(sure * 100)} % of the rows expected right`;
  } finally {
    progress.end();
  }
}

interface SideTexts {
  readonly files: string;
  readonly text: ImportedText;
}

async function getTexts(
  sources: readonly BookSource[],
  downloads: BookDownloads,
): Promise<SideTexts> {
  const files: string[] = [];
  const texts: ImportedText[] = [];
  for (const source of sources) {
    const file = await downloads.get(source);
    const found = await readImported(file);
    if (found.kind === "aligned")
      throw new ImportError("already-aligned", { format: labelOf(found.format) }, { file });
    files.push(path.basename(file));
    texts.push(found.text);
  }
  return { files: files.join(", "), text: joinTexts(texts) };
}

async function makeBook(book: CatalogueBook, fr: SideTexts, en: SideTexts, show: ShowProgress) {
  const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));
  const texts = [mendTypography(fr.text, "fr").text, mendTypography(en.text, "en").text] as const;
  const pair = settlePair(...texts, lexicon);
  const { whole, made } = await makeWorkOfPair(pair, {
    lexicon,
    files: { fr: fr.files, en: en.files },
    name: book.name,
    level: book.level,
    onProgress: show,
  });
  const shares = made.flatMap(({ confidence }) => [...confidence.values()]);
  const sure = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  return { whole: { ...whole, work: describeBook(whole.work, book) }, sure };
}
