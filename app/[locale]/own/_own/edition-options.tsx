import type { Edition } from "#lib/text/model.ts";
import { editionLabel } from "../../[work]/[chapter]/_reader/edition-path.ts";

/** What a reader chooses from who is asked for one of several editions. */
export function EditionOptions({ editions }: { readonly editions: readonly Edition[] }) {
  return editions.map((edition) => (
    <option key={edition.name} value={edition.name}>
      {editionLabel(edition)}
    </option>
  ));
}
