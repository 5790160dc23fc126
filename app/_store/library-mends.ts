import { database } from "./database.ts";
import { StoreError, stored } from "./store-error.ts";
import type { LibraryMend } from "./stored-rows.ts";

/** Every mend of a text of the library, the one made last first. */
export function listLibraryMends(): Promise<readonly LibraryMend[]> {
  return stored(async () =>
    (await database.mends.toArray()).toSorted((a, b) => b.changedAt - a.changedAt),
  );
}

export function findLibraryMend(work: string, chapter: string): Promise<LibraryMend | undefined> {
  return stored(() => database.mends.get([work, chapter]));
}

/**
 * Keeps a mend in the place of the one before, unless another tab has changed it; without a patch
 * there is none any more. Answers the mend as it is now.
 */
export function saveLibraryMend(
  where: { readonly work: string; readonly chapter: string },
  patch: string | undefined,
  before: LibraryMend | undefined,
): Promise<LibraryMend | undefined> {
  const { work, chapter } = where;
  return stored(() =>
    database.transaction("rw", database.mends, async () => {
      const now = await database.mends.get([work, chapter]);
      if (now?.changedAt !== before?.changedAt) throw new StoreError("changed-elsewhere");
      if (patch === undefined) {
        await database.mends.delete([work, chapter]);
        return undefined;
      }
      const changedAt = Math.max(Date.now(), (before?.changedAt ?? 0) + 1);
      const mend = { work, chapter, patch, changedAt };
      await database.mends.put(mend);
      return mend;
    }),
  );
}
