/** The lines of a text that may be headings, and how they stand together. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { endsInMiddle, endsSentence } from "#lib/import/formats/lines.ts";
import { type ChapterHeading, findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/** A block that may be a heading. */
export interface HeadingLine {
  readonly index: number;
  /** What its wording says, where it says something. */
  readonly heading?: ChapterHeading;
  /** The level that its format gives it. */
  readonly level?: number;
  /** Empty lines before it, where the format has lines. */
  readonly gap?: number;
}

/** Headings with no text between them, and the text under them. */
export interface HeadingStack {
  readonly lines: readonly HeadingLine[];
  /** Code units of the blocks up to the next stack. */
  readonly body: number;
  /** Whether there is a paragraph among them, and not only short lines. */
  readonly hasProse: boolean;
  /** Whether all of them are verse. */
  readonly isVerse: boolean;
}

/** Every line that may be a heading: marked, worded as one, in a sequence of numbers, or alone. */
export function findHeadingLines(blocks: readonly DraftBlock[]): readonly HeadingLine[] {
  const worded = new Map<number, ChapterHeading>();
  for (const [index, block] of blocks.entries()) {
    const heading = readWorded(block);
    if (heading !== undefined) worded.set(index, heading);
  }
  const numbers = keepSequences(blocks, worded);
  if (numbers.size === 0 && ![...worded.values()].some(({ isNamed }) => isNamed)) {
    for (const index of findDates(blocks)) worded.set(index, dated);
  }
  return blocks.flatMap((block, index) => {
    if (block.aside !== undefined) return [];
    const heading = worded.get(index);
    const isWorded = heading !== undefined && (heading.isNamed || numbers.has(index));
    const isOne = block.level !== undefined || isWorded || isLoneHeading(blocks, index);
    if (!isOne) return [];
    const { level, gap } = block;
    return [
      {
        index,
        ...(heading !== undefined && (isWorded || level !== undefined) ? { heading } : {}),
        ...(level === undefined ? {} : { level }),
        ...(gap === undefined ? {} : { gap }),
      },
    ];
  });
}

/** A first chapter’s `I` right under `DEUXIÈME PARTIE` is no page number. */
export function bringBackNumbers(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block, index) => {
    if (block.aside !== "page-number" || findChapterHeading(block.content)?.number !== 1) {
      return block;
    }
    const before = findChapterHeading(blocks[index - 1]?.content ?? "");
    if (before?.rank !== "part") return block;
    const { aside: _, ...free } = block;
    return free;
  });
}

/** Lines → stacks: breaks and what is set aside part nothing. */
export function stackLines(
  blocks: readonly DraftBlock[],
  lines: readonly HeadingLine[],
): readonly HeadingStack[] {
  const places = new Set(lines.map(({ index }) => index));
  const stacks: { lines: HeadingLine[]; body: number; hasProse: boolean; isVerse: boolean }[] = [];
  const byIndex = new Map(lines.map((line) => [line.index, line]));
  let isOpen = false;
  for (const [index, block] of blocks.entries()) {
    if (places.has(index)) {
      const line = byIndex.get(index);
      if (line === undefined) continue;
      if (isOpen) stacks.at(-1)?.lines.push(line);
      else stacks.push({ lines: [line], body: 0, hasProse: false, isVerse: true });
      isOpen = true;
      continue;
    }
    if (block.aside !== undefined || block.kind === "b") continue;
    isOpen = false;
    const stack = stacks.at(-1);
    if (stack === undefined || block.kind === "n") continue;
    stack.body += block.content.length;
    stack.hasProse ||= isProse(block);
    stack.isVerse &&= block.kind === "v";
  }
  return stacks;
}

/** A paragraph of some length in sentences; a title page has none. */
export function isProse({ kind, content }: DraftBlock): boolean {
  if (kind === "d" || (kind === "v" && content.length > 120)) return true;
  return (
    content.length > 120 &&
    /\p{Ll}{2}[^\p{L}]*[.!?…]/u.test(content) &&
    /\p{Ll} \p{Ll}/u.test(content)
  );
}

/** A printed line without a stop, as titles are. */
export function isTitleLine(block: DraftBlock): boolean {
  if (block.isLone !== true || (block.kind !== "p" && block.kind !== "h")) return false;
  const content = block.content.replace(/(?:\[\^\d+\])+$/u, "");
  if (/^[—–«“"•([-]|^['‘’] |^\\\*|[,;:»”"—–-]$| ['’]$/u.test(content)) return false;
  if (/[.…]$/.test(content) && !/^\P{Ll}+$/u.test(content)) return false;
  if (isDateLine(content)) return false;
  return /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(content) && /\p{L}/u.test(content);
}

const beginsClause =
  /^(?:et|mais|or|car|puis|donc|alors|il|elle|ils|elles|je|j[’']|tu|nous|vous|on|c[’']|ce (?:fut|sont)|ah|oh|eh|hé|and|but|or|so|then|i|he|she|it|they|we|you|ye|this was|nay|oh|ah|well)(?![\p{L}-])/iu;

/**
 * Whether a line that stands no farther from the text than its paragraphs do says a whole sentence
 * whose stop is lost: *Et il referma la porte doucement*.
 */
function isLikeSentence(block: DraftBlock, before: DraftBlock | undefined, next: DraftBlock) {
  const { content, gap = 0, isDisplayed } = block;
  if (gap >= 2 || isDisplayed === true || !/\p{Ll}{2}/u.test(content)) return false;
  if (beginsClause.test(content) || /[.!?…] [«“"]?\p{Lu}/u.test(content)) return true;
  const isSpeech = /^(?:[—–«“"]|--|- )/u.test(next.content);
  const isLine = (other: DraftBlock | undefined) =>
    other?.kind === "p" && other.isLone === true && (other.gap ?? 0) < 2;
  // Between other lines it is one of them: verse, a list.
  return isSpeech || (isLine(before) && isLine(next));
}

const months =
  "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|january|february|march|april|may|june|july|august|september|october|november|december";
const day = new RegExp(
  `\\b\\d{1,2}(?:er|st|nd|rd|th)? (?:(?:de|of) )?(?:${months})\\b|\\b(?:${months}) \\d{1,2}\\b`,
  "iu",
);

/** The date over a letter or of a log-book: `Paris, 12 avril 1857`, `Lundi 3 mai.` */
export function isDateLine(content: string): boolean {
  if (content.length > 70 || !day.test(content)) return false;
  // A letter has one day; `Valenciennes, 27 et 28 mars 2003` says when something was held.
  if (/\d (?:et|and|&|[-–]) ?\d{1,2}\b|\d[-–]\d{1,2}\b/iu.test(content)) return false;
  // `LA NUIT DU 5 AU 6 OCTOBRE` is a title.
  const words = content.replace(day, "").match(/\p{L}{2,}/gu) ?? [];
  return words.length <= 3 && !/\b(?:du|au|nuit|night)\b/iu.test(content);
}

const dated: ChapterHeading = { rank: "chapter", isNamed: true, word: "date", hasTitle: true };

/** The fewest days of a diary. */
const leastDays = 3;

/** Dates alone over text of their own, with no other headings: the days of a diary. */
function findDates(blocks: readonly DraftBlock[]): readonly number[] {
  const found: number[] = [];
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const isAlone = block.isLone === true || block.level !== undefined;
    if (!isAlone || block.aside !== undefined || !"ph".includes(block.kind)) continue;
    if (!isDayLine(block.content) || next === undefined || isDayLine(next.content)) continue;
    found.push(index);
  }
  const texts = new Set(found.map((index) => blocks[index]?.content));
  const prose = blocks.flatMap((block, index) => (isProse(block) ? index : []));
  const under = prose.filter((index) => index > (found[0] ?? blocks.length));
  const isAll = under.length >= prose.length * 0.6;
  return texts.size >= leastDays && isAll ? found : [];
}

const weekday =
  "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)";
const dayLine = new RegExp(
  `^(?:le )?(?:${weekday},? )?(?:(?:le |the )?\\d{1,2}(?:er|st|nd|rd|th)?(?: (?:of )?(?:${months}))?|(?:${months})(?: the)? \\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?(?:[,.:;—–-]+ ?(?:au |le |in the |at )?[\\p{L} ]{1,25})?[.:]?$`,
  "iu",
);

/** `14 mai`, `Lundi 3 janvier 1881.`, `Jeudi 6, au soir`. */
function isDayLine(content: string): boolean {
  const text = content.replace(/\\?[*_]/g, "").trim();
  return text.length < 60 && dayLine.test(text) && (day.test(text) || /^\p{L}{3,} \d/u.test(text));
}

function readWorded(block: DraftBlock): ChapterHeading | undefined {
  if (block.aside !== undefined || !"pthv".includes(block.kind)) return undefined;
  if (block.kind === "v" && !/^[^\n]*\n[^\n]*$/.test(block.content)) return undefined;
  return findChapterHeading(block.content);
}

/** So many ends of sentences may look like numbers between two chapters’ numbers. */
const mostStray = 2;

/** Bare numbers are headings where they count from 1, with text between; side by side, a list. */
function keepSequences(
  blocks: readonly DraftBlock[],
  worded: ReadonlyMap<number, ChapterHeading>,
): ReadonlySet<number> {
  const bare = [...worded].filter(([, { isNamed }]) => !isNamed).map(([index]) => index);
  const places = new Set(bare);
  const numberAt = (index: number | undefined) =>
    index === undefined ? undefined : worded.get(index)?.number;
  // A list counts; `XIV. Il se tut.` over the heading `IV` is the end of a sentence.
  const isListed = (index: number, other: number) =>
    places.has(other) && Math.abs((numberAt(index) ?? 0) - (numberAt(other) ?? 0)) <= 2;
  const apart = bare.filter(
    (index) =>
      !isListed(index, index - 1) && !isListed(index, index + 1) && index + 1 < blocks.length,
  );
  const kept = new Set<number>();
  let last: number | undefined;
  for (const [place, index] of apart.entries()) {
    const number = numberAt(index);
    const before = numberAt(last);
    if (number === undefined) continue;
    // The first one may be worded otherwise, or lost.
    const soon = apart.slice(place + 1, place + 1 + mostStray + 1);
    const begins = number <= 2 && soon.some((other) => numberAt(other) === number + 1);
    const follows = before !== undefined && number === before + 1;
    if (!follows && !begins && !isMisprint(index, last, number, before)) continue;
    kept.add(index);
    last = index;
  }
  return kept;

  /** A number printed twice or left out, set as far from the text as the one before it. */
  function isMisprint(
    index: number,
    lastIndex: number | undefined,
    number: number,
    before: number | undefined,
  ): boolean {
    if (before === undefined || lastIndex === undefined || before < 3) return false;
    const gap = blocks[index]?.gap ?? 0;
    const isAlike = gap >= 2 && gap >= (blocks[lastIndex]?.gap ?? 0);
    return isAlike && (number === before || number === before + 2);
  }
}

/** A printed line alone, without a stop, over a paragraph. */
function isLoneHeading(blocks: readonly DraftBlock[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined || !isTitleLine(block)) return false;
  if (isAmongVerse(blocks, index)) return false;
  if (endsSentence(block.content) && !isSetOff(block)) return false;
  let at = index + 1;
  while (
    blocks[at] !== undefined &&
    (blocks[at]?.aside !== undefined || blocks[at]?.kind === "b")
  ) {
    at++;
  }
  const next = blocks[at];
  if (next === undefined || next.kind === "n") return false;
  const isOverProse =
    (next.isLone !== true && next.kind !== "v") || isCapitalsOverSentence(blocks, block, next);
  if (isOverProse && endsInMiddle(block.content)) return false;
  if (isLikeSentence(block, blocks[index - 1], next) && !isUnderChapter(blocks, index))
    return false;
  const isOverFirst = isOpening(blocks, index) && isFirstHeading(next);
  return (
    isOverProse ||
    isTitleLine(next) ||
    (block.gap ?? 0) >= 3 ||
    isOverFirst ||
    goesOnAsTitlePage(block, next)
  );
}

function isOpening(blocks: readonly DraftBlock[], index: number): boolean {
  return blocks.slice(0, index).every(({ aside }) => aside !== undefined);
}

/** The number `1`, or a day of a diary. */
function isFirstHeading(block: DraftBlock): boolean {
  return findChapterHeading(block.content)?.number === 1 || isDayLine(block.content);
}

/** Words in capitals that come once, over a short paragraph; a name that comes again speaks. */
function isCapitalsOverSentence(
  blocks: readonly DraftBlock[],
  { content }: DraftBlock,
  next: DraftBlock,
): boolean {
  if (!/^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u.test(content) || next.content.length < 60) return false;
  if (!endsSentence(next.content)) return false;
  return blocks.filter((block) => block.content === content).length === 1;
}

/** `LE MOULIN` over `par Jean Dupré` or `(1887)`, `JULIE` over *ou la Nouvelle Héloïse*. */
function goesOnAsTitlePage({ content }: DraftBlock, next: DraftBlock): boolean {
  const isOfTitle = /^(?:(?:ou|or|par|by)(?:,? (?:l[ae’']|the)?|$)|\(1\d{3}\)$)/iu.test(
    next.content,
  );
  return isOfTitle && next.isLone === true && !/\p{Ll}/u.test(content);
}

/** Capitals far from the text are a title, whatever stop they end in: `LUI?`, `LE PAIN BÉNIT.` */
function isSetOff({ content, gap }: DraftBlock): boolean {
  return (gap ?? 0) >= 3 && /\p{Lu}{2}[^\p{Ll}]*[.?!…]$/u.test(content) && !/\p{Ll}/u.test(content);
}

/** In the few lines right under `CHAPITRE 1` stand its title, its place and its first heading. */
function isUnderChapter(blocks: readonly DraftBlock[], index: number): boolean {
  if (beginsClause.test(blocks[index]?.content ?? "")) return false;
  for (let at = index - 1; at >= index - 3; at--) {
    const before = blocks[at];
    if (before === undefined || before.aside !== undefined || before.isLone !== true) return false;
    if (readWorded(before)?.isNamed === true) return true;
    if (!isTitleLine(before)) return false;
  }
  return false;
}

/** After another short line that is open at its end, a line is verse set with lines between. */
function isAmongVerse(blocks: readonly DraftBlock[], index: number): boolean {
  const before = blocks[index - 1];
  if (before?.kind !== "p" || before.isLone !== true || before.aside !== undefined) return false;
  return /[,;:—–-]$/u.test(before.content);
}
