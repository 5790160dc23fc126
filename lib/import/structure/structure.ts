/**
 * What the blocks of a text are, found by small rules in order, each of which knows one thing
 * about books. A format that marks its headings and notes leaves less for them to do.
 */

import type { DraftBlock, DraftText } from "#lib/import/draft.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { setAsideApparatus } from "#lib/import/structure/apparatus.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { setAsideContents } from "#lib/import/structure/contents.ts";
import { setAsideHalfTitles } from "#lib/import/structure/half-titles.ts";
import { bringBackNumbers } from "#lib/import/structure/heading-lines.ts";
import { findHeadings, findTitle } from "#lib/import/structure/headings.ts";
import { readLicence, setAsideLicence, setAsidePictures } from "#lib/import/structure/licence.ts";
import { findLists } from "#lib/import/structure/lists.ts";
import { setAsideBackMatter, setAsideFrontMatter } from "#lib/import/structure/matter.ts";
import {
  authorInTitle,
  cleanName,
  cleanTitle,
  readTitlePage,
  restoreAccents,
} from "#lib/import/structure/names.ts";
import { setAsideNotePages } from "#lib/import/structure/note-pages.ts";
import { continueNotes } from "#lib/import/structure/note-paragraphs.ts";
import {
  dropWaysBack,
  findNoteBodies,
  findNoteCalls,
  joinNotes,
  numberNotes,
} from "#lib/import/structure/notes.ts";
import { findSceneDirections, findSpeeches } from "#lib/import/structure/play.ts";
import { isBreakLine } from "#lib/import/structure/scene-break.ts";
import { linkSignNotes } from "#lib/import/structure/sign-notes.ts";
import { findSubtitles, joinTitleLines } from "#lib/import/structure/subtitles.ts";

/** One thing known about books: takes the blocks in order and says more of some. */
export type StructureRule = (blocks: readonly DraftBlock[]) => readonly DraftBlock[];

const rules: readonly StructureRule[] = [
  setAsideLicence,
  setAsidePictures,
  findBreaks,
  setAsideContents,
  setAsideApparatus,
  findNoteBodies,
  findNoteCalls,
  linkSignNotes,
  findSpeeches,
  bringBackNumbers,
  findHeadings,
  setAsideHalfTitles,
  joinTitleLines,
  findSubtitles,
  findSceneDirections,
  findLists,
  setAsideBackMatter,
  setAsideFrontMatter,
  findTitle,
  continueNotes,
  joinNotes,
  dropWaysBack,
  numberNotes,
  setAsideNotePages,
];

/** Draft blocks, with what their format tells of the whole → an imported text. */
export function findStructure(
  drafts: readonly DraftBlock[],
  about: Omit<DraftText, "blocks"> = {},
): ImportedText {
  const licence = readLicence(drafts);
  const found = rulesFor(about, drafts).reduce((blocks, rule) => rule(blocks), drafts);
  const page = readTitlePage(found);
  const author =
    cleanName(about.author) ??
    cleanName(licence.author) ??
    authorInTitle(about.headTitle) ??
    page.author;
  const translator =
    cleanName(about.translator) ?? cleanName(licence.translator) ?? page.translator;
  const title =
    cleanTitle(licence.title, author) ||
    cleanTitle(about.title, author) ||
    cleanTitle(about.headTitle, author) ||
    cleanTitle(printedTitle(found), author);
  const spelled = title && restoreAccents(title, found);
  return {
    ...(spelled ? { title: spelled } : {}),
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

/**
 * The title as the text prints it: the heading over the first chapter’s, where that only counts. Of
 * several, one may be the writer’s name, and so it must begin as titles do.
 */
function printedTitle(blocks: readonly DraftBlock[]): string | undefined {
  const isFree = ({ aside }: DraftBlock) => aside === undefined || aside === "front-matter";
  const first = blocks.findIndex(({ kind, aside }) => kind === "t" && aside === undefined);
  const opening = blocks[first];
  const titles = blocks.filter(({ kind, aside }) => kind === "t" && aside === undefined);
  const isCounted = findChapterHeading(opening?.content ?? "") !== undefined;
  if (opening !== undefined && titles.length === 1 && !isCounted) {
    return withoutMarkup(opening.content);
  }
  const other = blocks.findIndex(
    ({ content }, index) => index < first && /^(?:ou|or)[,:]?$/iu.test(content),
  );
  const before = blocks
    .slice(0, Math.max(0, other === -1 ? first : other))
    .filter((block) => block.kind === "h" && isFree(block) && block.isPart !== true)
    .map(({ content }) => withoutMarkup(content));
  const [only] = before;
  if (before.length === 1) return only;
  const named = before.find((line) =>
    /^(?:l[ea]s? |l[’']|une? |the |an? |histoire |contes? )/iu.test(line),
  );
  // A chapter alone is all that there is: its heading names the text.
  const isAlone = opening !== undefined && titles.length === 1 && before.length === 0;
  return named ?? (isAlone ? withoutMarkup(opening.content) : undefined);
}

function rulesFor(
  { isStructured, marksNotes }: Omit<DraftText, "blocks">,
  drafts: readonly DraftBlock[],
): readonly StructureRule[] {
  if (isStructured === true) return [];
  if (marksNotes === true) {
    const ofPlainNotes = [findNoteBodies, findNoteCalls, continueNotes];
    return rules.filter((rule) => !ofPlainNotes.includes(rule));
  }
  // A format that has notes says where each ends.
  return drafts.some(({ kind }) => kind === "n")
    ? rules.filter((rule) => rule !== continueNotes)
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
