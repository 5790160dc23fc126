import { database } from "./database.ts";
import { stored } from "./store-error.ts";
import type { ImportChoice, ReadText, TextFacts } from "./stored-rows.ts";

/** What was left on the import page. */
export async function loadImportDraft(): Promise<ImportChoice | undefined> {
  const kept = await stored(() => database.drafts.get("import"));
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
  return stored(() => database.drafts.where("id").noneOf(wanted).delete());
}

/** Keeps what is chosen now. The texts themselves are kept as they are read. */
export async function saveImportDraft(choice: ImportChoice): Promise<void> {
  await stored(() => database.drafts.put({ ...choice, id: "import" }));
}

export function dropImportDraft(): Promise<void> {
  return stored(() => database.drafts.clear());
}

export async function saveDraftText(id: string, read: ReadText): Promise<void> {
  await stored(() => database.drafts.put({ ...read, id }));
}

export async function loadDraftText(id: string): Promise<ReadText | undefined> {
  const kept = await stored(() => database.drafts.get(id));
  return kept !== undefined && "text" in kept ? kept : undefined;
}
