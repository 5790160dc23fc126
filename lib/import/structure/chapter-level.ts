/** Which of a text’s headings head its chapters, and which its parts. */

import type { HeadingLine, HeadingStack } from "#lib/import/structure/heading-lines.ts";

/** Tells the lines that head chapters; nothing, where a text has none. */
export type IsChapter = (line: HeadingLine) => boolean;

/** Chapters shorter than this, mostly, are the sections of a tale. In code units. */
const leastChapter = 4_000;
/** So much of a text stands under what heads its chapters. */
const mostText = 0.6;
/** … or so much, where there are many beside an editor’s introduction and notes. */
const leastText = 0.35;

/** Finds what heads the chapters: scenes, `Chapitre`, numbers, a level of the format, or titles. */
export function findChapterLines(stacks: readonly HeadingStack[]): IsChapter | undefined {
  const lines = stacks.flatMap((stack) => stack.lines);
  const found =
    findScenes(lines) ??
    findNamed(lines) ??
    findNumbered(stacks) ??
    findTales(stacks) ??
    findLevel(stacks) ??
    findTitled(stacks) ??
    findParts(lines);
  return found === undefined ? undefined : withItsLevel(found, stacks);
}

/** Whether a line heads a part: `Deuxième partie`, `ACTE II`. */
export function isPartLine({ heading }: HeadingLine): boolean {
  return heading?.rank === "part";
}

/** The scenes of several acts. One act is read at a sitting. */
function findScenes(lines: readonly HeadingLine[]): IsChapter | undefined {
  const isScene: IsChapter = ({ heading }) => heading?.rank === "scene";
  const acts = lines.filter(({ heading }) => /^acte?$/u.test(heading?.word ?? ""));
  const scenes = lines.filter(isScene);
  return acts.length >= 2 && scenes.length >= acts.length * 2 ? isScene : undefined;
}

/** `Chapitre`, or else `Lettre`, `Chant`: the commonest word. */
function findNamed(lines: readonly HeadingLine[]): IsChapter | undefined {
  const counts = new Map<string, number>();
  for (const { heading } of lines) {
    if (heading?.rank !== "chapter" || heading.word === undefined) continue;
    const word = /^chap/u.test(heading.word) ? "chap" : heading.word;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  if (commonest === undefined) return undefined;
  const chapters = counts.get("chap") ?? 0;
  const [word, count] = chapters >= 2 ? (["chap", chapters] as const) : commonest;
  // A letter in a novel is no chapter of it, nor is one song; one `Chapitre premier` is.
  if (count < 2 && word !== "chap") return undefined;
  const numbers = lines.filter(({ heading }) => heading?.isNamed === false).length;
  if (word !== "chap" && numbers > count * 2) return undefined;
  return ({ heading }) => heading?.word?.startsWith(word) === true && heading.rank === "chapter";
}

/** Bare numbers, where most of the text stands under them and no titles of tales above. */
function findNumbered(stacks: readonly HeadingStack[]): IsChapter | undefined {
  const isNumber: IsChapter = ({ heading }) => heading?.isNamed === false;
  const numbered = stacks.filter(({ lines }) => lines.some(isNumber));
  const numbers = numbered.flatMap(({ lines }) => lines.filter(isNumber));
  if (numbers.length < 2 || isOnePoem(numbered)) return undefined;
  const own = numbered.reduce((sum, { body }) => sum + body, 0);
  const all = stacks.reduce((sum, { body }) => sum + body, 0);
  const titles = stacks.filter(({ lines, hasProse }) => hasProse && isUnderTitle(lines));
  const titledText = titles.reduce((sum, { body }) => sum + body, 0);
  const areFew = numbers.length < 10 || titledText > own || own < all * leastText;
  if (own < all * mostText && areFew) return undefined;
  // Where numbers begin again under titles, these are tales, unless what they hold is long.
  const first = numbered.filter(({ lines }) => lines.find(isNumber)?.heading?.number === 1);
  const titled = first.filter(({ lines }) => isUnderTitle(lines));
  const isOfTales = titled.length >= 2 && titled.length >= first.length * 0.7;
  return isOfTales && own / numbers.length < leastChapter ? undefined : isNumber;
}

/** So many stanzas a poem has at most, and so many letters each. */
const poem = { stanzas: 12, letters: 700 } as const;

/** The numbered stanzas of one poem. */
function isOnePoem(stacks: readonly HeadingStack[]): boolean {
  const isStanza = ({ lines, isVerse, body }: HeadingStack) =>
    isVerse && body < poem.letters && lines.at(-1)?.heading?.hasTitle === false;
  return stacks.length <= poem.stanzas && stacks.every(isStanza);
}

/** Tales with longer sections are sooner a novel’s parts. In code units. */
const longestSection = { number: leastChapter, part: 40_000 } as const;

/** Titles over sections that begin to count anew under each: `LE PAIN` over `PART I`. */
function findTales(stacks: readonly HeadingStack[]): IsChapter | undefined {
  const isSection = ({ heading }: HeadingLine) =>
    heading?.isNamed === false || heading?.rank === "part";
  const sections = stacks.filter(({ lines }) => lines.some(isSection));
  const firsts = sections.filter(({ lines }) => lines.find(isSection)?.heading?.number === 1);
  const titles = firsts.flatMap(({ lines }) => {
    const over = lines[lines.findIndex(isSection) - 1];
    return over !== undefined && over.heading === undefined ? over : [];
  });
  const isOfParts = sections.some(({ lines }) => lines.some(isPartLine));
  const marked = titles.filter(({ level }) => level !== undefined).length;
  // Numbers in a text of lines may stand under any line: only titles far from the text are titles.
  if (!isOfParts && marked < titles.length) return undefined;
  if (titles.length < 2 || titles.length < firsts.length * 0.7) return undefined;
  if (sections.length < titles.length * 1.5) return undefined;
  const length = sections.reduce((sum, { body }) => sum + body, 0) / sections.length;
  if (length > longestSection[isOfParts ? "part" : "number"]) return undefined;
  const found = new Set(titles);
  const gap = Math.min(...titles.map((line) => line.gap ?? 0));
  for (const { lines, hasProse } of stacks) {
    const line = lines.at(-1);
    const isOther = line !== undefined && line.heading === undefined && line.level === undefined;
    if (isOther && hasProse && gap >= 2 && (line.gap ?? 0) >= gap) found.add(line);
  }
  return (line) => found.has(line);
}

/** A stack that begins with a title of its own, and with no word for a part. */
function isUnderTitle(lines: readonly HeadingLine[]): boolean {
  const [first] = lines;
  return (
    first !== undefined &&
    first.heading === undefined &&
    (first.level !== undefined || (first.gap ?? 0) >= 3) &&
    !lines.some(isPartLine)
  );
}

/**
 * A level of the format: the highest that comes more than once and has text under it. If all of
 * its headings stand directly over deeper ones, and these are many more, they head parts.
 */
function findLevel(stacks: readonly HeadingStack[]): IsChapter | undefined {
  const levels = [
    ...new Set(stacks.flatMap(({ lines }) => lines.flatMap(({ level }) => level ?? []))),
  ].sort((a, b) => a - b);
  const isOfProse = stacks.filter(({ hasProse }) => hasProse).length >= 2;
  const hasText = ({ hasProse, body }: HeadingStack) => (isOfProse ? hasProse : body > 0);
  const over = (level: number) =>
    stacks.filter(({ lines }) => lines.some((line) => line.level === level));
  for (const level of levels) {
    const own = over(level).filter(hasText);
    const deeper = levels.filter((other) => other > level);
    const inner = deeper.find(
      (other) => over(other).length >= own.length * 1.5 && over(other).length > 2,
    );
    const areParts =
      inner !== undefined &&
      own.every(({ lines }) => lines.some((line) => (line.level ?? 0) > level));
    if (own.length === 0 || areParts) continue;
    if (own.length < 2 && deeper.some((other) => over(other).length > 1)) continue;
    const heads = new Set(
      own.map(({ lines }) => lines.findLast((line) => line.level === level)?.index),
    );
    return ({ index }) => heads.has(index);
  }
  return undefined;
}

/** Titles far from what stands before them, in a text of lines; under a volume’s, its first. */
function findTitled(stacks: readonly HeadingStack[]): IsChapter | undefined {
  const heads = stacks.flatMap(({ lines, hasProse }) => {
    // An introduction’s own word heads it, whatever stands over that.
    if (lines.some(({ heading }) => heading?.isStanding === true)) return [];
    const part = lines.findLastIndex(isPartLine);
    const under = lines.slice(part + 1).filter(({ heading }) => heading === undefined);
    // After a title page’s lines the last one far from the others is the tale’s own.
    const head = under.findLast(({ gap }) => (gap ?? 0) >= 3) ?? (part >= 0 ? under[0] : undefined);
    return hasProse && head !== undefined ? [{ head, part }] : [];
  });
  const gaps = heads
    .flatMap(({ head, part }) => (part === -1 ? (head.gap ?? 0) : []))
    .sort((a, b) => a - b);
  if (gaps.length < 2) return undefined;
  const usual = gaps[Math.floor(gaps.length / 4)] ?? 3;
  const found = new Set(
    heads.flatMap(({ head, part }) => (part >= 0 || (head.gap ?? 0) >= usual ? head.index : [])),
  );
  return ({ index }) => found.has(index);
}

function findParts(lines: readonly HeadingLine[]): IsChapter | undefined {
  return lines.some(isPartLine) ? isPartLine : undefined;
}

/** What is marked as nearly all chapters are, with text under it, is one of them. */
function withItsLevel(isChapter: IsChapter, stacks: readonly HeadingStack[]): IsChapter {
  const counts = new Map<number | undefined, number>();
  let all = 0;
  for (const line of stacks.flatMap(({ lines }) => lines)) {
    if (!isChapter(line)) continue;
    counts.set(line.level, (counts.get(line.level) ?? 0) + 1);
    all++;
  }
  const [level] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (level === undefined || (counts.get(level) ?? 0) < all * 0.8) return isChapter;
  const others = new Set<number>();
  // Before the first chapter a title page is set as chapters’ titles are.
  const first = stacks.findIndex(({ lines }) => lines.some(isChapter));
  for (const { lines, body, hasProse } of stacks.slice(first)) {
    if (body === 0 || lines.some((line) => isChapter(line) || isPartLine(line))) continue;
    const line = lines.find((each) => each.level === level);
    if (line !== undefined && (hasProse || body > 300)) others.add(line.index);
  }
  return (line) => isChapter(line) || others.has(line.index);
}
