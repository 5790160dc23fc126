import type { EditionName } from "#lib/text/model.ts";

/** Where the table is that a reader mends. */
export type MendSource =
  /** In the browser: a change is kept at once. */
  | {
      readonly own: string;
      readonly chapter: string;
      readonly edition: EditionName;
      readonly onChanged: () => void;
    }
  /** In the library: a change is kept beside it, as a patch to the table. */
  | { readonly library: string; readonly chapter: string; readonly edition: EditionName };
