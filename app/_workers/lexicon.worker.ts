import { loadTables } from "#app/_store/lexicon-tables.ts";
import {
  parseTranslationLexicon,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { compileChapterLexicon, type SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { type Dictionary, makeDictionary } from "#lib/lexicon/dictionary.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { LookUpError, type LookUpFault } from "#lib/lexicon/look-up-error.ts";
import { findParadigm, type Paradigm, type ParadigmOf } from "#lib/lexicon/paradigm.ts";
import { readGlossary } from "#lib/text/glossary.ts";

/** What the worker is asked: to look up the words of a text, or for the forms of a word. */
export type Question = TextQuestion | FormsQuestion;

interface Asked {
  readonly id: number;
  /** The address of the tables. */
  readonly tablesUrl: string;
}

export interface TextQuestion extends Asked {
  readonly segments: readonly SegmentWords[];
  /** The table of the editor’s glosses, where the text has one. */
  readonly glossary: string | undefined;
}

export interface FormsQuestion extends Asked {
  readonly of: ParadigmOf;
}

/** The answer to the question with that id: a compiled lexicon, forms, or why there is none. */
export type Answer =
  | { readonly id: number; readonly source: string }
  | { readonly id: number; readonly paradigm: Paradigm | undefined }
  | { readonly id: number; readonly fault: LookUpFault };

let dictionary: Promise<Dictionary> | undefined;
let translations: Promise<TranslationLexicon | undefined> | undefined;

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const { id } = data;
  const answer = await ("of" in data ? findForms(data) : lookUp(data)).catch(
    (error: unknown): Answer => ({
      id,
      fault: error instanceof LookUpError ? error.fault : "damaged",
    }),
  );
  postMessage(answer);
});

async function findForms({ id, tablesUrl, of }: FormsQuestion): Promise<Answer> {
  const { lexicon } = await readDictionary(tablesUrl);
  return { id, paradigm: findParadigm(lexicon, of) };
}

async function lookUp({ id, tablesUrl, segments, glossary = "" }: TextQuestion): Promise<Answer> {
  // Without a translation, or where its table cannot be had, dictionaries alone say what words mean.
  const lexicon = segments.some(({ en }) => en !== "") ? await readTranslations() : undefined;
  const ready = await readDictionary(tablesUrl);
  const { entries = [] } = readGlossary(glossary, "glossary.tsv");
  const editors = entries.length === 0 ? undefined : makeGlossary(entries, ready.lexicon);
  const links =
    lexicon === undefined ? undefined : linkEachWord(segments, { lexicon, least: evidenceFrom });
  return { id, source: compileChapterLexicon(ready, segments, { glossary: editors, links }) };
}

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

function readTranslations(): Promise<TranslationLexicon | undefined> {
  translations ??= fetchTranslations()
    .then(parseTranslationLexicon)
    .catch(() => {
      translations = undefined;
      return undefined;
    });
  return translations;
}

async function fetchTranslations(): Promise<string> {
  const response = await fetch(
    new URL("../../lib/align/data/translation-lexicon.tsv", import.meta.url),
  );
  if (!response.ok) throw new RangeError(`${response.status} for the translation lexicon`);
  return response.text();
}
