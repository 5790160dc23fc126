/**
 * What the blocks of a text are, found by small rules in order, each of which knows one thing
 * about books. A format that marks its headings and notes leaves less for them to do.
 */

import type { DraftBlock, DraftText } from "#lib/import/draft.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { findHeadings, findSubtitles, findTitle } from "#lib/import/structure/headings.ts";
import { readLicence, setAsideLicence } from "#lib/import/structure/licence.ts";
import { findLists } from "#lib/import/structure/lists.ts";
import {
  setAsideBackMatter,
  setAsideContents,
  setAsideFrontMatter,
} from "#lib/import/structure/matter.ts";
import {
  findNoteBodies,
  findNoteCalls,
  joinNotes,
  numberNotes,
} from "#lib/import/structure/notes.ts";
import { findSpeeches } from "#lib/import/structure/play.ts";
import { isBreakLine } from "#lib/import/structure/scene-break.ts";

/** One thing known about books: takes the blocks in order and says more of some. */
export type StructureRule = (blocks: readonly DraftBlock[]) => readonly DraftBlock[];

const rules: readonly StructureRule[] = [
  setAsideLicence,
  findBreaks,
  setAsideContents,
  findNoteBodies,
  findNoteCalls,
  findSpeeches,
  findHeadings,
  findSubtitles,
  findLists,
  setAsideBackMatter,
  setAsideFrontMatter,
  findTitle,
  joinNotes,
  numberNotes,
];

/** Draft blocks, with what their format tells of the whole → an imported text. */
export function findStructure(
  drafts: readonly DraftBlock[],
  about: Omit<DraftText, "blocks"> = {},
): ImportedText {
  const licence = readLicence(drafts);
  const found = rulesFor(about).reduce((blocks, rule) => rule(blocks), drafts);
  const firstTitle = found.find(({ kind, aside }) => kind === "t" && aside === undefined);
  const hasChapters = found.filter(({ kind }) => kind === "t").length > 1;
  // A title page with one heading names the text; with two, one of them is the author.
  const onTitlePage = found.filter(({ kind, aside }) => kind === "h" && aside === "front-matter");
  const printed = hasChapters
    ? onTitlePage.length === 1
      ? onTitlePage[0]?.content
      : undefined
    : firstTitle?.content;
  const title =
    about.title || licence.title || about.headTitle || (printed && withoutMarkup(printed));
  const author = about.author || licence.author;
  const translator = about.translator || licence.translator;
  return {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(translator ? { translator } : {}),
    blocks: found.map(({ kind, content, note, aside, isPart, times }) => ({
      kind,
      content,
      ...(note === undefined ? {} : { note }),
      ...(aside === undefined ? {} : { aside }),
      ...(isPart === undefined ? {} : { isPart }),
      ...(times === undefined ? {} : { times }),
    })),
  };
}

function rulesFor({
  isStructured,
  marksNotes,
}: Omit<DraftText, "blocks">): readonly StructureRule[] {
  if (isStructured === true) return [];
  return marksNotes === true
    ? rules.filter((rule) => rule !== findNoteBodies && rule !== findNoteCalls)
    : rules;
}

function withoutMarkup(content: string): string {
  return content
    .replace(/\[\^\d+\]|(?<!\\)\*/g, "")
    .replace(/\\(.)/g, "$1")
    .trim();
}

/** A line of stars or signs is a break, printed as it was; stars are set with spaces between. */
function findBreaks(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block) => {
    if (block.kind !== "p" && block.kind !== "b") return block;
    const printed = block.content.replaceAll("\\", "");
    if (block.kind === "p" && (block.content.length > 60 || !isBreakLine(printed))) return block;
    const isStars = /^[*\s]+$/.test(printed);
    return { kind: "b", content: isStars ? [...printed.replace(/\s/g, "")].join(" ") : printed };
  });
}
