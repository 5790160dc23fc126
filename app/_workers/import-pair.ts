import {
  loadDraftText,
  type ReadText,
  saveDraftText,
  type TextFacts,
} from "#app/_keep/import-draft.ts";
import { KeepError } from "#app/_keep/keep-error.ts";
import { emptyLexicon, type TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { type OutlineEntry, outlineOf, plainWords } from "#lib/import/outline.ts";
import { editPair } from "#lib/import/pair-edits.ts";
import { type SettledPair, settlePair } from "#lib/import/settle-pair.ts";
import { countWords } from "#lib/text/inline.ts";
import type { PairInput, PairOutline, ShownEntry } from "./import-calls.ts";
import { WorkerFailure } from "./worker-failure.ts";

/** The texts that were read here; a worker that was begun anew finds them in the browser. */
const texts = new Map<string, ReadText>();

export async function saveText(id: string, text: ReadText): Promise<void> {
  texts.set(id, text);
  // Where the browser keeps nothing, the text is here as long as the page.
  await saveDraftText(id, text).catch((error) => {
    if (!(error instanceof KeepError) || error.code !== "unavailable") throw error;
  });
}

export async function loadText(id: string): Promise<ReadText> {
  const text = texts.get(id) ?? (await loadDraftText(id));
  if (text === undefined) throw new WorkerFailure("text-gone");
  texts.set(id, text);
  return text;
}

const noText: ImportedText = { blocks: [] };

/** The pair that was settled last: changes by hand begin from it again and again. */
let latest: { readonly key: string; readonly pair: Promise<SettledPair> } | undefined;

/** The pair with the reader’s changes. Without the lexicon it is settled as well as can be. */
export async function loadPair(
  { fr, en, edits }: PairInput,
  lexicon: Promise<TranslationLexicon>,
): Promise<SettledPair> {
  const known = await lexicon.catch(() => emptyLexicon);
  const key = `${fr?.id} ${en?.id} ${known.frenchStems.length}`;
  if (latest?.key !== key) latest = { key, pair: settle(fr, en, known) };
  try {
    return editPair(await latest.pair, edits);
  } catch (error) {
    latest = undefined;
    throw error;
  }
}

async function settle(
  fr: TextFacts | undefined,
  en: TextFacts | undefined,
  lexicon: TranslationLexicon,
): Promise<SettledPair> {
  const [french, english] = await Promise.all(
    [fr, en].map(async (facts) => (facts === undefined ? noText : (await loadText(facts.id)).text)),
  );
  if (french === undefined || english === undefined || fr === undefined || en === undefined)
    return { fr: french ?? noText, en: english ?? noText, links: [] };
  return settlePair(french, english, lexicon);
}

/** What the page shows of a pair. */
export function toOutline({ fr, en, links }: SettledPair): PairOutline {
  return { fr: shownEntries(fr), en: shownEntries(en), links };
}

function shownEntries(text: ImportedText): readonly ShownEntry[] {
  if (text.blocks.length === 0) return [];
  return outlineOf(text).map((entry) => ({ ...entry, begins: beginningOf(text.blocks, entry) }));
}

function beginningOf(blocks: readonly ImportedBlock[], { start, end }: OutlineEntry): string {
  const own = blocks.slice(start, end);
  const first = own.find(({ kind }) => !"thsb".includes(kind)) ?? own[0];
  return first === undefined ? "" : excerpt(plainWords(first.content), 90);
}

/** What the page shows of a text before it has an outline. */
export function describeText({ blocks }: ImportedText): Pick<TextFacts, "counts" | "begins"> {
  const kept = blocks.filter(({ aside }) => aside === undefined);
  const count = (kinds: string) => kept.filter(({ kind }) => kinds.includes(kind)).length;
  const first = kept.find(({ kind }) => kind === "p");
  return {
    counts: {
      chapters: count("t"),
      paragraphs: count("p"),
      notes: count("n"),
      words: kept.reduce((sum, { content }) => sum + countWords(content), 0),
    },
    begins: first === undefined ? "" : excerpt(plainWords(first.content), 220),
  };
}

function excerpt(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, text.lastIndexOf(" ", most))} …` : text;
}
