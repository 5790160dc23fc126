import { loadDraftText, saveDraftText } from "#app/_store/import-draft.ts";
import { StoreError } from "#app/_store/store-error.ts";
import type { ReadText, TextFacts } from "#app/_store/stored-rows.ts";
import { emptyLexicon, type TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { joinTexts } from "#lib/import/join-texts.ts";
import { joinAccounts } from "#lib/import/ledger.ts";
import { type OutlineEntry, outlineOf, plainWords } from "#lib/import/outline.ts";
import { editPair } from "#lib/import/pair-edits.ts";
import { type SettledPair, settlePair } from "#lib/import/settle-pair.ts";
import { mendTypography } from "#lib/import/typography.ts";
import { isTextKind } from "#lib/text/block-kinds.ts";
import { countWords } from "#lib/text/inline.ts";
import type { PairInput, PairOutline, ShownEntry } from "./import-calls.ts";
import { WorkerFailure } from "./worker-failure.ts";

/** The texts that were read here; a worker that was begun anew finds them in the browser. */
const texts = new Map<string, ReadText>();

export async function saveText(id: string, text: ReadText): Promise<void> {
  texts.set(id, text);
  // Where the browser keeps nothing, the text is here as long as the page.
  await saveDraftText(id, text).catch((error) => {
    if (!(error instanceof StoreError) || error.code !== "unavailable") throw error;
  });
}

export async function loadText(id: string): Promise<ReadText> {
  const text = texts.get(id) ?? (await loadDraftText(id));
  if (text === undefined) throw new WorkerFailure("text-gone");
  texts.set(id, text);
  return text;
}

const noText: ImportedText = { blocks: [] };

/** A pair, and how many signs of it are, or would be, set as a printer sets them. */
interface Settled {
  readonly pair: SettledPair;
  readonly typography: number;
}

/** The pair that was settled last: changes by hand begin from it again and again. */
let latest: { readonly key: string; readonly settled: Promise<Settled> } | undefined;

/** The pair with the reader’s changes. Without the lexicon it is settled as well as can be. */
export async function loadPair(
  input: PairInput,
  lexicon: Promise<TranslationLexicon>,
): Promise<Settled> {
  const { fr, en, edits, keepsTypography } = input;
  const known = await lexicon.catch(() => emptyLexicon);
  const key = [fr?.id, en?.id, keepsTypography, known.frenchStems.length].join(" ");
  if (latest?.key !== key) latest = { key, settled: settle(input, known) };
  try {
    const { pair, typography } = await latest.settled;
    return { pair: editPair(pair, edits), typography };
  } catch (error) {
    latest = undefined;
    throw error;
  }
}

async function settle(
  { fr, en, keepsTypography }: PairInput,
  lexicon: TranslationLexicon,
): Promise<Settled> {
  const [french, english] = await Promise.all([loadSide(fr, "fr"), loadSide(en, "en")]);
  const textOf = (side: Side) => (keepsTypography ? side.text : side.mended);
  const typography = french.count + english.count;
  const texts = { fr: textOf(french), en: textOf(english) };
  if (fr === undefined || en === undefined) return { pair: { ...texts, links: [] }, typography };
  return { pair: settlePair(texts.fr, texts.en, lexicon), typography };
}

/** A text as its file has it, and with its typography mended. */
interface Side {
  readonly text: ImportedText;
  readonly mended: ImportedText;
  readonly count: number;
}

async function loadSide(facts: TextFacts | undefined, language: "fr" | "en"): Promise<Side> {
  if (facts === undefined) return { text: noText, mended: noText, count: 0 };
  const { text } = await loadText(facts.id);
  // A text of the reader’s own is as they want it.
  if (facts.work !== undefined) return { text, mended: text, count: 0 };
  const { text: mended, changes } = mendTypography(text, language);
  return { text, mended, count: changes.reduce((sum, { count }) => sum + count, 0) };
}

/** What the page shows of a pair. */
export function toOutline({ pair: { fr, en, links }, typography }: Settled): PairOutline {
  return { fr: shownEntries(fr), en: shownEntries(en), links, typography };
}

/** The volumes of a side as one text, which is kept like one that was read. */
export async function joinVolumes(volumes: readonly TextFacts[]): Promise<TextFacts> {
  const [first] = volumes;
  if (first === undefined) throw new RangeError("no volume to join");
  const texts = await Promise.all(volumes.map(({ id }) => loadText(id)));
  const text = joinTexts(texts.map((each) => each.text));
  const id = crypto.randomUUID();
  await saveText(id, { text });
  const fileName = volumes.map((each) => each.fileName).join(", ");
  const ledger = joinAccounts(volumes.map((each) => each.ledger));
  return { ...first, id, fileName, ...describeText(text), ledger };
}

function shownEntries(text: ImportedText): readonly ShownEntry[] {
  if (text.blocks.length === 0) return [];
  return outlineOf(text).map((entry) => ({ ...entry, begins: beginningOf(text.blocks, entry) }));
}

function beginningOf(blocks: readonly ImportedBlock[], { start, end }: OutlineEntry): string {
  const own = blocks.slice(start, end);
  const first = own.find(({ kind }) => isTextKind(kind) || kind === "n") ?? own[0];
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
