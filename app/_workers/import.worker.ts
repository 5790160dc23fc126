import { keepTables, loadTables } from "#app/_store/lexicon-tables.ts";
import { type ChapterToKeep, findOwnWork, loadWholeWork } from "#app/_store/own-works.ts";
import { StoreError } from "#app/_store/store-error.ts";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import { addEnglish } from "#lib/align/add-english.ts";
import { looksUnrelated } from "#lib/align/agreement.ts";
import { alignTexts } from "#lib/align/align.ts";
import { takeApart } from "#lib/align/from-chapter.ts";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import type { MadeChapter } from "#lib/align/make-work.ts";
import { type Realigned, realignChapter } from "#lib/align/realign.ts";
import {
  emptyLexicon,
  parseTranslationLexicon,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { englishOfChapters } from "#lib/import/english-of-chapters.ts";
import { labelOf } from "#lib/import/formats/formats.ts";
import { withEnglish, withFrenchAlone } from "#lib/import/french-alone.ts";
import { type Import, importFile } from "#lib/import/import.ts";
import { openFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { findLanguage } from "#lib/import/language.ts";
import { frenchBlocksOf } from "#lib/import/work-blocks.ts";
import { type Lexicon, makeLexicon } from "#lib/lexicon/lexicon.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import type {
  AlignedWork,
  AlignStep,
  FilledWork,
  ImportCalls,
  ReadFile,
  ReadWork,
  Weighed,
} from "./import-calls.ts";
import {
  describeText,
  joinVolumes,
  loadPair,
  loadText,
  saveText,
  toOutline,
} from "./import-pair.ts";
import { type Asked, type KnownFailure, serveWorker } from "./serve-worker.ts";
import { WorkerFailure } from "./worker-failure.ts";

// Files are read and texts aligned here, so that the page stays free; what was read stays here.
serveWorker<ImportCalls>(
  {
    read,
    open,
    join: joinVolumes,
    outline: async (input) => toOutline(await loadPair(input, loadLexicon())),
    align,
    fill,
    realign,
  },
  describe,
);

function describe(error: unknown): KnownFailure | undefined {
  if (error instanceof ImportError) return { code: error.code, values: error.values };
  if (error instanceof WorkerFailure || error instanceof StoreError) return { code: error.code };
  return undefined;
}

async function read(input: ImportCalls["read"]["input"]): Promise<ReadFile> {
  const found = await readFile(input);
  // What comes next is mostly the alignment, and the text is read; perhaps without a network.
  void loadLexicon().catch(() => {});
  void keepTables(input.tablesUrl);
  if (found.kind === "aligned") return found;
  const { text, format, ledger } = found;
  const id = crypto.randomUUID();
  await saveText(id, { text });
  const facts: TextFacts = {
    id,
    fileName: input.isPasted ? "" : input.name,
    format,
    formatLabel: labelOf(format),
    language: findLanguage(text),
    title: text.title,
    author: text.author,
    translator: text.translator,
    ...describeText(text),
    ledger,
  };
  return { kind: "text", facts };
}

/** The lexicon is large, and in most files no line ends in a hyphen that it is asked about. */
async function readFile(input: ImportCalls["read"]["input"]): Promise<Import> {
  const { name, file, tablesUrl, languages } = input;
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch((cause) => {
      throw new WorkerFailure("unreadable", cause);
    }),
  );
  const opened = await openFile(name, bytes);
  let isAsked = false;
  const read = importFile(name, bytes, {
    ...opened,
    languages,
    isWord() {
      isAsked = true;
      return false;
    },
  });
  if (!isAsked) return read;
  try {
    words ??= loadTables(tablesUrl).then((found) => makeLexicon(found));
    const known = await words;
    const isWord = (form: string) => known.lookUp(lookupKey(form)).length > 0;
    return importFile(name, bytes, { ...opened, languages, isWord });
  } catch (error) {
    // Without a network the text itself has to do; the next file asks again.
    if (!(error instanceof LookUpError)) throw error;
    words = undefined;
    return read;
  }
}

let words: Promise<Lexicon> | undefined;

async function open({ work }: ImportCalls["open"]["input"]): Promise<ReadWork | undefined> {
  const kept = await findOwnWork(work);
  if (kept === undefined) return undefined;
  const whole = await loadWholeWork(kept);
  const { blocks, starts } = frenchBlocksOf(whole.chapters);
  const text = { title: whole.work.title.fr, blocks };
  const id = crypto.randomUUID();
  const chapters = whole.chapters.map(({ name }, index) => ({ name, start: starts[index] ?? 0 }));
  await saveText(id, { text, chapters });
  const facts: TextFacts = {
    id,
    fileName: whole.work.title.fr,
    format: "table",
    formatLabel: labelOf("table"),
    language: "fr",
    title: text.title,
    author: whole.work.editions[0].author,
    translator: undefined,
    ...describeText(text),
    ledger: undefined,
    work,
  };
  return { facts, hasEnglish: kept.overview.some((chapter) => chapter.words.en > 0) };
}

async function align(
  input: ImportCalls["align"]["input"],
  asked: Asked<AlignStep>,
): Promise<AlignedWork> {
  const isAlone = input.en === undefined;
  // A text alone needs nothing that tells how its words are said in English.
  const lexicon = isAlone ? emptyLexicon : await loadLexicon();
  const { pair } = await loadPair(input, Promise.resolve(lexicon));
  const nameOf = (facts: TextFacts | undefined) => facts?.fileName || input.pastedName;
  const { whole, made } = await makeWorkOfPair(pair, {
    lexicon,
    files: { fr: nameOf(input.fr), en: nameOf(input.en) },
    onProgress: (share, stage) => asked.onProgress({ share, stage }),
    signal: asked.signal,
  });
  return {
    work: isAlone ? withFrenchAlone(whole.work) : whole.work,
    chapters: made.map(toKept),
    isUnrelated: !isAlone && looksUnrelated(made),
  };
}

async function fill(
  input: ImportCalls["fill"]["input"],
  { onProgress, signal }: Asked<AlignStep>,
): Promise<FilledWork | undefined> {
  const before = await findOwnWork(input.fr?.work ?? "");
  if (before === undefined || input.fr === undefined || input.en === undefined) return undefined;
  const lexicon = await loadLexicon();
  const { pair } = await loadPair(input, Promise.resolve(lexicon));
  const { chapters = [] } = await loadText(input.fr.id);
  const whole = await loadWholeWork(before);
  const english = englishOfChapters(
    pair,
    chapters.map(({ start }) => start),
  );
  const made = await addEnglish(
    whole.chapters.map((chapter, index) => ({ ...chapter, english: english[index] ?? [] })),
    { lexicon, onProgress: (share, stage) => onProgress({ share, stage }), signal },
  );
  const { title, translator } = pair.en;
  const work = withEnglish(whole.work, { fileName: input.en.fileName || "–", title, translator });
  return { before, work, chapters: made.map(toKept), isUnrelated: looksUnrelated(made) };
}

async function realign(
  { chapter, edition, kept }: ImportCalls["realign"]["input"],
  { onProgress, signal }: Asked<AlignStep>,
): Promise<Weighed> {
  const parts = takeApart(chapter, edition);
  const { fr, en, beads, rows } = parts;
  const ids = new Set(kept);
  const again = await alignTexts(fr, en, {
    lexicon: await loadLexicon(),
    onProgress: (share, stage) => onProgress({ share, stage }),
    signal,
    pairsNotesByNumber: true,
    fixed: beads.filter((_, index) => ids.has(rows[index]?.segment.id ?? "")),
  });
  return weighed(realignChapter(chapter, parts, again.beads, edition));
}

/** Only the reader’s hand makes a segment certain. */
const mostCertain = 0.999;

function toKept({ name, ...made }: MadeChapter): ChapterToKeep {
  return { name, ...weighed(made) };
}

function weighed({ chapter, confidence }: Realigned): Weighed {
  return {
    chapter,
    confidence: Object.fromEntries(
      [...confidence].map(([id, share]) => [
        id,
        Math.round(Math.min(mostCertain, share) * 1000) / 1000,
      ]),
    ),
  };
}

let lexicon: Promise<TranslationLexicon> | undefined;

function loadLexicon(): Promise<TranslationLexicon> {
  lexicon ??= fetchLexicon().catch((error) => {
    lexicon = undefined;
    throw error;
  });
  return lexicon;
}

async function fetchLexicon(): Promise<TranslationLexicon> {
  const url = new URL("../../lib/align/data/translation-lexicon.tsv", import.meta.url);
  const source = await fetch(url)
    .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))
    .catch((cause) => {
      throw new WorkerFailure("no-network", cause);
    });
  return parseTranslationLexicon(source);
}
