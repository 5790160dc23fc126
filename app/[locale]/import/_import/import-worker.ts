import { keepTables, loadTables, TablesError } from "#app/_keep/lexicon-tables.ts";
import type { ChapterToKeep } from "#app/_keep/own-works.ts";
import { alignTexts } from "#lib/align/align.ts";
import { splitBlocks } from "#lib/align/aligned-block.ts";
import { takeApart } from "#lib/align/from-chapter.ts";
import { type MadeChapter, makeChapters } from "#lib/align/make-work.ts";
import { type Realigned, realignChapter } from "#lib/align/realign.ts";
import {
  parseTranslationLexicon,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { type Import, importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { type Lexicon, makeLexicon } from "#lib/lexicon/lexicon.ts";
import type { Answer, Question, Weighed } from "./import-desk.ts";

/** Files are read and texts aligned here, so that the page stays free. One question at a time. */
self.addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const answer = (message: Answer) => self.postMessage(message);
  try {
    answer({ type: "done", result: await solve(data, answer) });
    if (data.type !== "read") return;
    // What comes next is mostly the alignment, and the text is read; perhaps without a network.
    void loadLexicon().catch(() => {});
    void keepTables(data.tables);
  } catch (error) {
    if (error instanceof ImportError)
      answer({ type: "failed", code: error.code, values: error.values });
    else if (error instanceof NoNetwork) answer({ type: "failed", code: "no-network", values: {} });
    else answer({ type: "failed", code: "internal", values: { reason: String(error) } });
  }
});

async function solve(question: Question, answer: (message: Answer) => void): Promise<unknown> {
  const onProgress = (share: number, stage: Stage) => answer({ type: "progress", share, stage });
  switch (question.type) {
    case "read":
      return readFile(question);
    case "align": {
      const [fr, en] = [splitBlocks(question.fr, "fr"), splitBlocks(question.en, "en")];
      const { beads } = await alignTexts(fr, en, { lexicon: await loadLexicon(), onProgress });
      return makeChapters(fr, en, beads).map(toKept);
    }
    case "realign": {
      const { chapter, edition } = question;
      const parts = takeApart(chapter, edition);
      const { fr, en, beads, rows } = parts;
      const kept = new Set(question.kept);
      const fixed = beads.filter((_, index) => kept.has(rows[index]?.segment.id ?? ""));
      const again = await alignTexts(fr, en, { lexicon: await loadLexicon(), onProgress, fixed });
      return weighed(realignChapter(chapter, parts, again.beads, edition));
    }
  }
}

/** The lexicon is large, and in most files no line ends in a hyphen that it is asked about. */
async function readFile(question: Extract<Question, { type: "read" }>): Promise<Import> {
  const { name, file, tables, languages } = question;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let isAsked = false;
  const read = importFile(name, bytes, {
    languages,
    isWord() {
      isAsked = true;
      return false;
    },
  });
  if (!isAsked) return read;
  try {
    words ??= loadTables(tables).then((found) => makeLexicon(found));
    const known = await words;
    const isWord = (form: string) => known.lookUp(lookupKey(form)).length > 0;
    return importFile(name, bytes, { languages, isWord });
  } catch (error) {
    // Without a network the text itself has to do; the next file asks again.
    if (!(error instanceof TablesError)) throw error;
    words = undefined;
    return read;
  }
}

let words: Promise<Lexicon> | undefined;

type Stage = Extract<Answer, { type: "progress" }>["stage"];

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

class NoNetwork extends Error {}

let lexicon: Promise<TranslationLexicon> | undefined;

function loadLexicon(): Promise<TranslationLexicon> {
  lexicon ??= fetchLexicon().catch((cause) => {
    lexicon = undefined;
    throw new NoNetwork("the translation lexicon", { cause });
  });
  return lexicon;
}

async function fetchLexicon(): Promise<TranslationLexicon> {
  const response = await fetch(
    new URL("../../../../lib/align/data/translation-lexicon.tsv", import.meta.url),
  );
  if (!response.ok) throw new Error(`${response.status} for the translation lexicon`);
  return parseTranslationLexicon(await response.text());
}

self.postMessage({ type: "ready" } satisfies Answer);
