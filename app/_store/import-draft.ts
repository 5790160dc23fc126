import type { Import } from "#lib/import/import.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";
import type { PairEdit } from "#lib/import/pair-edits.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { database } from "./database.ts";
import { guarded } from "./keep-error.ts";

/** A file that was read, as the worker keeps it; the page knows it by its id alone. */
export interface ReadText {
  readonly text: ImportedText;
  /** The chapters of an own work that the text was made of: each with its first block. */
  readonly chapters?: readonly { readonly name: string; readonly start: number }[];
}

/** What the page shows of a text that was read. */
export interface TextFacts {
  readonly id: string;
  /** Empty for a text that was pasted. */
  readonly fileName: string;
  readonly format: Import["format"];
  /** The format as messages call it. */
  readonly formatLabel: string;
  /** `undefined` where it is neither French nor English, or cannot be told. */
  readonly language: Side | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly translator: string | undefined;
  /** Of the text without what is set aside. */
  readonly counts: Readonly<Record<"chapters" | "paragraphs" | "words" | "notes", number>>;
  /** How its first paragraph begins. */
  readonly begins: string;
  readonly ledger: LedgerAccount | undefined;
  /** The own work that it is the French of. */
  readonly work?: string;
}

/** What the reader has chosen, and changed in it. */
export interface ImportChoice {
  readonly fr?: TextFacts;
  readonly en?: TextFacts;
  /** What is typed in the boxes for pasting. */
  readonly pasted: { readonly fr: string; readonly en: string };
  /** Changes to the outline of these two texts. */
  readonly edits: readonly PairEdit[];
  /** The typography stays as the files have it. */
  readonly keepsTypography?: boolean;
  /** The book of the catalogue that the reader is fetching. */
  readonly book?: string;
}

/** What was left on the import page. */
export async function loadImportDraft(): Promise<ImportChoice | undefined> {
  const kept = await guarded(() => database.drafts.get("import"));
  if (kept === undefined || !("pasted" in kept)) return undefined;
  const { fr, en, pasted } = kept;
  // The first version kept the texts themselves here; they have to be chosen anew.
  const isKnown = (facts: TextFacts | undefined) => facts?.id !== undefined;
  const { edits = [], keepsTypography = false, book } = kept;
  const choice = {
    ...(fr && isKnown(fr) && { fr }),
    ...(en && isKnown(en) && { en }),
    pasted,
    edits,
    keepsTypography,
    ...(book === undefined ? {} : { book }),
  };
  await forgetOtherTexts(choice);
  return choice;
}

/** Texts that were replaced or removed, or whose page was closed before it knew of them. */
function forgetOtherTexts({ fr, en }: ImportChoice): Promise<unknown> {
  const wanted = ["import", fr?.id, en?.id].filter((id) => id !== undefined);
  return guarded(() => database.drafts.where("id").noneOf(wanted).delete());
}

/** Keeps what is chosen now. The texts themselves are kept as they are read. */
export async function saveImportDraft(choice: ImportChoice): Promise<void> {
  await guarded(() => database.drafts.put({ ...choice, id: "import" }));
}

export function dropImportDraft(): Promise<void> {
  return guarded(() => database.drafts.clear());
}

export async function saveDraftText(id: string, read: ReadText): Promise<void> {
  await guarded(() => database.drafts.put({ ...read, id }));
}

export async function loadDraftText(id: string): Promise<ReadText | undefined> {
  const kept = await guarded(() => database.drafts.get(id));
  return kept !== undefined && "text" in kept ? kept : undefined;
}
