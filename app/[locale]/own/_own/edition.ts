import type { Edition, Work } from "#lib/text/model.ts";

/** What the address of a chapter has besides for an English edition: nothing for the first. */
export function editionQuery(work: Work, edition: Edition): string {
  return edition.name === work.editions[1].name
    ? ""
    : `&edition=${encodeURIComponent(edition.name)}`;
}

/** The English edition that an address asks for, else the first. */
export function askedEdition(asked: URLSearchParams, work: Work): Edition {
  const name = asked.get("edition");
  return work.editions.slice(1).find((edition) => edition.name === name) ?? work.editions[1];
}
