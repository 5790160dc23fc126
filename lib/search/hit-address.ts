import { chapterHref } from "#lib/reader/address.ts";
import type { Place } from "#lib/search/search-source.ts";

/**
 * The page where a hit is read, at its segment, with what was sought, which that page marks.
 * `search` is the end of the address of the search: see `formatFindRequest`.
 */
export function hitHref(
  locale: string,
  { work, chapter }: Pick<Place, "work" | "chapter">,
  segmentId: string,
  search: string,
): string {
  const [page = "", before = ""] = chapterHref(locale, work, chapter).split("?");
  const query = [before, search.replace(/^\?/, "")].filter((part) => part !== "").join("&");
  return `${page}${query === "" ? "" : `?${query}`}#${segmentId}`;
}
