/** What a reader changes in a pair before it is aligned: one change after the other, so that the last can be taken back. */

import { changeOutline, type OutlineChange, outlineOf } from "#lib/import/outline.ts";
import type { ChapterLink, SettledPair } from "#lib/import/settle-pair.ts";
import type { Side } from "#lib/reader/scroll-map.ts";

/** One change. */
export type PairEdit =
  | { readonly type: "outline"; readonly side: Side; readonly change: OutlineChange }
  /**
   * The entry that starts at `start` on a side belongs to the one at `to` on the other, and to no
   * other there; `undefined`: to none. Several entries of a side may belong to one of the other.
   */
  | {
      readonly type: "link";
      readonly side: Side;
      readonly start: number;
      readonly to: number | undefined;
    };

/** The pair after all the changes. Links of entries that are there no more are gone. */
export function editPair(pair: SettledPair, edits: readonly PairEdit[]): SettledPair {
  let edited = pair;
  for (const edit of edits) edited = editOnce(edited, edit);
  const starts = { fr: linkableStarts(edited.fr), en: linkableStarts(edited.en) };
  const links = edited.links.filter(({ fr, en }) => starts.fr.has(fr) && starts.en.has(en));
  return { ...edited, links };
}

function editOnce(pair: SettledPair, edit: PairEdit): SettledPair {
  return edit.type === "link"
    ? { ...pair, links: relink(pair.links, edit) }
    : { ...pair, [edit.side]: changeOutline(pair[edit.side], edit.change) };
}

function relink(
  links: readonly ChapterLink[],
  { side, start, to }: Extract<PairEdit, { type: "link" }>,
): readonly ChapterLink[] {
  const others = links.filter((link) => link[side] !== start);
  if (to === undefined) return others;
  const link = side === "fr" ? { fr: start, en: to } : { fr: to, en: start };
  return [...others, link].toSorted((a, b) => a.fr - b.fr || a.en - b.en);
}

/** Entries that are set aside belong to none. */
function linkableStarts(text: SettledPair["fr"]): ReadonlySet<number> {
  return new Set(
    outlineOf(text)
      .filter(({ aside }) => aside === undefined)
      .map(({ start }) => start),
  );
}
