import type { Edition, Work } from "#lib/text/model.ts";

/**
 * What follows a chapter in the URL for one English edition: nothing for the first,
 * `smollett` for `en.smollett`.
 */
export function editionPath(work: Work, edition: Edition): string[] {
  return edition.name === work.editions[1].name ? [] : [edition.name.replace(/^en\.?/, "") || "en"];
}

/** What an English edition is called where one chooses among several. */
export function editionLabel({ label, translator, name }: Edition): string {
  return label ?? translator ?? name;
}
