import { editionLabel } from "#app/_reading/edition-path.ts";
import type { Edition } from "#lib/text/model.ts";

/** What a reader chooses from who is asked for one of several editions. */
export function EditionOptions({ editions }: { readonly editions: readonly Edition[] }) {
  return editions.map((edition) => (
    <option key={edition.name} value={edition.name}>
      {editionLabel(edition)}
    </option>
  ));
}
