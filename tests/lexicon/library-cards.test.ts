import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lookupKey } from "#lib/french/spelling.ts";
import { tokenize } from "#lib/french/tokens.ts";
import {
  type ChapterLexicon,
  type LookedUpWord,
  parseChapterLexicon,
} from "#lib/lexicon/chapter-lexicon.ts";
import { isSameGloss } from "#lib/lexicon/gloss-match.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { chapterLexiconFile } from "#lib/library/chapter-lexicons.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import type { Work } from "#lib/text/model.ts";

const file = "tests/lexicon/gold/library-cards.tsv";
// The first time every chapter is compiled.
const timeoutMs = 600_000;
/** Of 1,000; it may only fall. */
const mostWrong = 3;
/** Words that a mended text no longer has. */
const mostGone = 30;

interface JudgedCard {
  readonly chapter: string;
  readonly segment: string;
  readonly occurrence: number;
  readonly word: string;
  readonly glosses: readonly string[];
}

interface ReadChapter {
  readonly lexicon: ChapterLexicon;
  /** The French of the segments. */
  readonly texts: ReadonlyMap<string, string>;
}

test(
  "the cards of our own library say first what the word means where it stands",
  () => {
    const cards = [...tableRows(readFileSync(file, "utf8"))].slice(1).map(({ row }) => toCard(row));
    expect(cards).toHaveLength(1000);
    const found = cards.map((card) => [card, findWord(card)] as const);
    const gone = found.filter(([, word]) => word === undefined);
    expect(gone.length, gone.map(([card]) => nameOf(card)).join("\n")).toBeLessThanOrEqual(
      mostGone,
    );
    const wrong = found.flatMap(([card, word]) =>
      word === undefined || isRight(card, word)
        ? []
        : [`${nameOf(card)}: “${shownFirst(word).join(", ")}”, not ${card.glosses.join(", ")}`],
    );
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(mostWrong);
  },
  timeoutMs,
);

function toCard(row: string): JudgedCard {
  const [chapter = "", segment = "", occurrence = "", word = "", glosses = ""] = row.split("\t");
  return { chapter, segment, occurrence: Number(occurrence), word, glosses: glosses.split("|") };
}

function nameOf({ chapter, segment, word }: JudgedCard): string {
  return `${chapter} ${segment} ${word}`;
}

function isRight({ glosses }: JudgedCard, word: LookedUpWord): boolean {
  if (glosses.includes("name") && word.reading?.upos === "PROPN") return true;
  return shownFirst(word).some((shown) => glosses.some((gloss) => isSameGloss(shown, gloss)));
}

/** The glosses of the first sense of a word, and of the expression that it stands in. */
function shownFirst({ reading, expression }: LookedUpWord): readonly string[] {
  return [reading, expression].flatMap((one) => one?.senses[0]?.glosses ?? []);
}

const chapters = new Map<string, ReadChapter | undefined>();

function findWord({ chapter, segment, occurrence, word }: JudgedCard): LookedUpWord | undefined {
  if (!chapters.has(chapter)) chapters.set(chapter, readChapter(chapter));
  const read = chapters.get(chapter);
  const french = read?.texts.get(segment);
  if (read === undefined || french === undefined) return undefined;
  const key = lookupKey(word);
  const token = tokenize(french).filter(
    ({ kind, leansOn, text }) =>
      kind === "word" && leansOn !== "previous" && lookupKey(text) === key,
  )[occurrence - 1];
  if (token === undefined) return undefined;
  return read.lexicon.wordsOf(segment).find(({ startOffset, endOffset }) => {
    return startOffset <= token.startOffset && token.startOffset < endOffset;
  });
}

/** A chapter as the page of its first English edition has it. */
function readChapter(name: string): ReadChapter | undefined {
  const [workName = "", chapterName = ""] = name.split("/");
  const work: Work | undefined = loadWork(workName, ["texts"]);
  const edition = work?.editions[1];
  const chapter = work && loadChapter(work, chapterName, ["texts"]);
  if (work === undefined || edition === undefined || chapter === undefined) return undefined;
  const segments = toSegmentWords(toReading(chapter, edition.name));
  return {
    lexicon: parseChapterLexicon(chapterLexiconFile(work, chapterName, edition).make()),
    texts: new Map(segments.map(({ id, fr }) => [id, fr])),
  };
}
