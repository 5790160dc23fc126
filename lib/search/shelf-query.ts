/** What can be asked of the shelf, and how an address says it. */

import type { Genre, Level, Subject } from "#lib/text/model.ts";
import { genres, levels, subjects } from "#lib/text/work.ts";

/** How long a work may be. */
export const shelfLengths = ["short", "medium", "long", "very-long"] as const;
export type ShelfLength = (typeof shelfLengths)[number];

/** In which order works stand; `best` is by how well they answer what was typed. */
export const shelfOrders = ["best", "level", "title", "author", "length", "known"] as const;
export type ShelfOrder = (typeof shelfOrders)[number];

/** The shares of a text that a reader may ask to know, 0 to 1. */
export const leastShares = [0.8, 0.9, 0.95, 0.98] as const;

/** What is asked of the shelf. */
export interface ShelfQuery {
  /** Words of titles, authors and summaries, in either language. */
  readonly text: string;
  readonly level: Level | undefined;
  readonly genre: Genre | undefined;
  readonly subject: Subject | undefined;
  readonly length: ShelfLength | undefined;
  /** The least share of its words that the reader knows; a work of which none is known is left out. */
  readonly leastKnown: number | undefined;
  readonly order: ShelfOrder;
}

export const everyWork: ShelfQuery = {
  text: "",
  level: undefined,
  genre: undefined,
  subject: undefined,
  length: undefined,
  leastKnown: undefined,
  order: "best",
};

/** Whether anything is asked that hides works or moves them. */
export function asksShelf(query: ShelfQuery): boolean {
  return (Object.keys(everyWork) as (keyof ShelfQuery)[]).some(
    (key) => query[key] !== everyWork[key],
  );
}

/** The query that an address has: what is not understood is left out. */
export function parseShelfQuery(search: string): ShelfQuery {
  const parameters = new URLSearchParams(search);
  const oneOf = <Value>(name: string, values: readonly Value[]) =>
    values.find((value) => String(value) === parameters.get(name));
  return {
    text: parameters.get("q") ?? "",
    level: oneOf("level", levels),
    genre: oneOf("genre", genres),
    subject: oneOf("subject", subjects),
    length: oneOf("length", shelfLengths),
    leastKnown: oneOf("known", leastShares),
    order: oneOf("order", shelfOrders) ?? "best",
  };
}

/** The query as the end of an address; empty where nothing is asked. */
export function formatShelfQuery(query: ShelfQuery): string {
  const parameters = new URLSearchParams();
  if (query.text !== "") parameters.set("q", query.text);
  if (query.level !== undefined) parameters.set("level", query.level);
  if (query.genre !== undefined) parameters.set("genre", query.genre);
  if (query.subject !== undefined) parameters.set("subject", query.subject);
  if (query.length !== undefined) parameters.set("length", query.length);
  if (query.leastKnown !== undefined) parameters.set("known", String(query.leastKnown));
  if (query.order !== "best") parameters.set("order", query.order);
  const formatted = parameters.toString();
  return formatted === "" ? "" : `?${formatted}`;
}
