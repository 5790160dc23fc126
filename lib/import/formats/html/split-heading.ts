/** A heading element of several lines that heads two things: `LIVRE PREMIER` over `CHAPITRE I`. */

import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/**
 * The lines of a heading, `""` for an empty one, in groups that are a heading each. A number under
 * a title is a chapter’s where it is the first or stands apart: *Louis* over *XIV* is one title.
 */
export function splitHeading(lines: readonly string[]): readonly (readonly string[])[] {
  const filled = lines.filter((line) => line !== "");
  const own = filled.findLastIndex((line, index) => {
    const heading = index > 0 ? findChapterHeading(line) : undefined;
    if (heading === undefined || heading.rank === "part" || heading.isStanding) return false;
    if (heading.isNamed) return true;
    const isApart = lines[lines.indexOf(line) - 1] === "";
    return !heading.hasTitle && (isApart || heading.number === 1);
  });
  const over = filled.slice(0, Math.max(0, own));
  const isOne = over.some((line) => {
    const heading = findChapterHeading(line);
    return heading !== undefined && heading.rank !== "part" && !heading.isStanding;
  });
  return own === -1 || isOne ? [filled] : [over, filled.slice(own)];
}
