/** Two imported texts → their chapters, settled together, and which belong to each other. */

import { compareChapters } from "#lib/align/chapter-likeness.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { guessLinks, type LinkedEntry, type PlaceLink } from "#lib/import/guess-links.ts";
import type { AsideReason, ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { findLanguage } from "#lib/import/language.ts";
import { type OutlineEntry, outlineOf, plainWords } from "#lib/import/outline.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isTextKind } from "#lib/text/block-kinds.ts";

/** Two entries that say the same, each by its `start`. An entry may have several links. */
export interface ChapterLink {
  readonly fr: number;
  readonly en: number;
}

/** A text and its translation, ready to be aligned chapter by chapter. */
export interface SettledPair {
  readonly fr: ImportedText;
  readonly en: ImportedText;
  /** In the order of the French. */
  readonly links: readonly ChapterLink[];
}

/**
 * Settles the chapters of both sides together: what is in another language is set aside, headings
 * that the other side has as titles become titles, links are guessed, and what has nothing on the
 * other side is set aside under that name, save the chapters of the French.
 */
export function settlePair(
  fr: ImportedText,
  en: ImportedText,
  lexicon: TranslationLexicon,
): SettledPair {
  let french = setAsideOther(fr, "fr");
  let english = setAsideOther(en, "en");
  let links = linkEntries(french, english, lexicon);
  const frAgain = titleAsOther(
    french,
    english,
    links.map(({ fr: own, en: other }) => ({ own, other })),
    lexicon,
    "fr",
  );
  const enAgain = titleAsOther(
    english,
    french,
    links.map(({ fr: other, en: own }) => ({ own, other })),
    lexicon,
    "en",
  );
  if (frAgain !== french || enAgain !== english) {
    french = frAgain;
    english = enAgain;
    links = linkEntries(french, english, lexicon);
  }
  if (links.length === 0) return { fr: french, en: english, links };
  return {
    fr: setAsideUnpaired(
      french,
      links.map((link) => link.fr),
      "fr",
    ),
    en: setAsideUnpaired(
      english,
      links.map((link) => link.en),
      "en",
    ),
    links,
  };
}

/** Entries shorter than this are headings, and go with what they stand over. In letters. */
const fewestLetters = 150;
/** So many letters tell a language. */
const tellingLetters = 400;

function freeEntries(text: ImportedText): readonly OutlineEntry[] {
  return outlineOf(text).filter(({ aside }) => aside === undefined);
}

/** Sets aside the introduction, notes and exercises of a school edition that is in the other language. */
function setAsideOther(text: ImportedText, language: "fr" | "en"): ImportedText {
  const entries = freeEntries(text);
  const strange = entries.filter((entry) => {
    if (entry.letters < tellingLetters) return false;
    const found = findLanguage({ blocks: text.blocks.slice(entry.start, entry.end) });
    return found !== undefined && found !== language;
  });
  const letters = (list: readonly OutlineEntry[]) =>
    list.reduce((sum, entry) => sum + entry.letters, 0);
  // A text that is in the other language as a whole is on the wrong side.
  if (strange.length === 0 || letters(strange) > letters(entries) * 0.8) return text;
  return setAside(text, strange, "other-language");
}

function setAside(
  text: ImportedText,
  entries: readonly OutlineEntry[],
  aside: AsideReason,
): ImportedText {
  const isIn = (index: number) => entries.some(({ start, end }) => index >= start && index < end);
  return {
    ...text,
    blocks: text.blocks.map((block, index) =>
      block.aside === undefined && isIn(index) ? { ...block, aside } : block,
    ),
  };
}

function linkEntries(
  fr: ImportedText,
  en: ImportedText,
  lexicon: TranslationLexicon,
): readonly ChapterLink[] {
  const french = freeEntries(fr).filter(hasText);
  const english = freeEntries(en).filter(hasText);
  const likeness = compareChapters(
    french.map((entry) => wordsOf(fr, entry)),
    english.map((entry) => wordsOf(en, entry)),
    lexicon,
  );
  return guessLinks(french.map(describe), english.map(describe), likeness).map(
    (link: PlaceLink): ChapterLink => ({
      fr: french[link.fr]?.start ?? 0,
      en: english[link.en]?.start ?? 0,
    }),
  );
}

function hasText({ letters, paragraphs }: OutlineEntry): boolean {
  return paragraphs > 0 && letters > 0;
}

function describe({ title, letters, kind }: OutlineEntry): LinkedEntry {
  return { title, letters, isChapter: kind === "chapter" && !isMatter(title) };
}

/** A preface or an appendix, which a translation may have of its own. */
function isMatter(title: string): boolean {
  return (
    findChapterHeading(title.split(" · ")[0] ?? "")?.isStanding === true &&
    !/^(?:prologue|[ée]pilogue|avant-propos|introduction|conclusion)/iu.test(title)
  );
}

function wordsOf({ blocks }: ImportedText, { start, end }: OutlineEntry): string {
  return blocks
    .slice(start, end)
    .filter(({ aside, kind }) => aside === undefined && kind !== "n")
    .map(({ content }) => content)
    .join("\n");
}

/** An entry, by its start, and one of the other side that it is linked with. */
interface OwnLink {
  readonly own: number;
  readonly other: number;
}

/**
 * One entry that is linked with three or more of the other side has their titles as headings:
 * those that begin what the next one of the other side says become titles.
 */
function titleAsOther(
  own: ImportedText,
  other: ImportedText,
  links: readonly OwnLink[],
  lexicon: TranslationLexicon,
  side: "fr" | "en",
): ImportedText {
  const entries = freeEntries(own);
  const others = freeEntries(other).filter(hasText);
  const titles = new Set<number>();
  for (const entry of entries) {
    const pieces = cutAtHeadings(own, entry);
    if (pieces.length < 3) continue;
    const facing = facingEntries(entry, entries, others, links);
    if (facing.length < 3) continue;
    const [ownWords, otherWords] = [
      pieces.map((piece) => wordsOf(own, piece)),
      facing.map((each) => wordsOf(other, each)),
    ];
    const likeness =
      side === "fr"
        ? compareChapters(ownWords, otherWords, lexicon)
        : compareChapters(otherWords, ownWords, lexicon);
    const value = (piece: number, place: number) =>
      side === "fr" ? likeness.of([piece], [place]) : likeness.of([place], [piece]);
    const found = titlesAmong(pieces, facing.length, value);
    if (found.length >= 2) for (const start of found) titles.add(start);
  }
  if (titles.size === 0) return own;
  return {
    ...own,
    blocks: own.blocks.map(
      (block, index): ImportedBlock => (titles.has(index) ? { ...block, kind: "t" } : block),
    ),
  };
}

/** The chapters of the other side between those that the neighbours of an entry are linked with. */
function facingEntries(
  entry: OutlineEntry,
  entries: readonly OutlineEntry[],
  others: readonly OutlineEntry[],
  links: readonly OwnLink[],
): readonly OutlineEntry[] {
  const linked = (start: number) => links.flatMap((link) => (link.own === start ? link.other : []));
  const place = entries.indexOf(entry);
  const before = entries.slice(0, place).flatMap(({ start }) => linked(start));
  const after = entries.slice(place + 1).flatMap(({ start }) => linked(start));
  const [from, to] = [Math.max(-1, ...before), Math.min(Number.POSITIVE_INFINITY, ...after)];
  const isTaken = (start: number) =>
    links.some((link) => link.other === start && link.own !== entry.start);
  return others.filter(({ start }) => start > from && start < to && !isTaken(start));
}

/** An entry cut at its headings, with what stands before the first. */
function cutAtHeadings({ blocks }: ImportedText, entry: OutlineEntry): readonly OutlineEntry[] {
  const starts = [entry.start];
  for (let index = entry.start + 1; index < entry.end; index++) {
    const block = blocks[index];
    const isHeading = block?.kind === "h" && block.aside === undefined && block.isPart !== true;
    if (isHeading && blocks[index - 1]?.kind !== "h") starts.push(index);
  }
  return starts.map((start, at) => ({ ...entry, start, end: starts[at + 1] ?? entry.end }));
}

/** The pieces that begin what another chapter of the other side says. */
function titlesAmong(
  pieces: readonly OutlineEntry[],
  count: number,
  value: (piece: number, place: number) => number,
): readonly number[] {
  const titles: number[] = [];
  let last = -1;
  for (const [at, piece] of pieces.entries()) {
    let best = -1;
    for (let place = 0; place < count; place++) {
      if (best === -1 || value(at, place) > value(at, best)) best = place;
    }
    if (best <= last || value(at, best) < 0.1) continue;
    if (at > 0 || last === -1) titles.push(piece.start);
    last = best;
  }
  return titles;
}

/** What is linked with nothing; headings and short lines go with what they stand over. */
function setAsideUnpaired(
  text: ImportedText,
  linked: readonly number[],
  side: "fr" | "en",
): ImportedText {
  const starts = new Set(linked);
  const entries = freeEntries(text);
  const alone = entries.filter((entry) => {
    if (starts.has(entry.start) || hasNotes(text, entry)) return false;
    const isKept =
      side === "fr" && entry.kind === "chapter" && !isMatter(entry.title) && isFrench(text, entry);
    return !isKept && (entry.letters >= fewestLetters || !standsOver(entry, entries, starts));
  });
  return alone.length === 0 ? text : setAside(text, alone, "unpaired");
}

/** Exercises of a school edition are in both languages. */
function isFrench({ blocks }: ImportedText, { start, end, letters }: OutlineEntry): boolean {
  return letters < tellingLetters || findLanguage({ blocks: blocks.slice(start, end) }) === "fr";
}

/** Whether a linked entry follows, which a part’s heading or a title page goes with. */
function standsOver(
  entry: OutlineEntry,
  entries: readonly OutlineEntry[],
  linked: ReadonlySet<number>,
): boolean {
  for (const next of entries.slice(entries.indexOf(entry) + 1)) {
    if (linked.has(next.start)) return true;
    if (next.letters >= fewestLetters) return false;
  }
  return false;
}

function hasNotes({ blocks }: ImportedText, { start, end }: OutlineEntry): boolean {
  const own = blocks.slice(start, end).filter(({ aside }) => aside === undefined);
  return own.some(({ kind }) => kind === "n") && own.every(({ kind }) => !isTextKind(kind));
}

/** The titles of both sides as one table shows them. */
export function entryName({ blocks }: ImportedText, { title, start, end }: OutlineEntry): string {
  if (title !== "") return title;
  const first = blocks.slice(start, end).find(({ kind }) => kind !== "b");
  return `…${plainWords(first?.content ?? "").slice(0, 40)}`;
}
