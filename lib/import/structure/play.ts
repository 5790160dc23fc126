/**
 * Plays: who speaks, what is said, and stage directions. Names in capitals head the speeches, in
 * front of them (`ARGAN, seul. — Trois et deux…`) or on a line of their own; names as others are
 * printed do so before a dash (`Odile. —`). A text is a play only if names come back, and often.
 * What is said in verse keeps its lines: the content of a speech is its head, "\n", and what is
 * said, in which "\n" begins a line. One that goes on with the speech before begins none.
 */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { type Head, makeCasing, printHead, readHead } from "#lib/import/structure/play-heads.ts";
import { findMeasure, SharedLines } from "#lib/import/structure/verse.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

/** The fewest speeches of a play, and their share of its paragraphs. */
const least = { speeches: 6, share: 0.35 } as const;

/** A line of verse is not longer. */
const longestLine = 80;

/** Speeches and stage directions, where a text is a play. */
export function findSpeeches(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const parts = blocks.flatMap(partHead);
  const heads = findSpeakers(parts);
  if (heads === undefined) return blocks;

  const casing = makeCasing(parts);
  const lines = new SpeechLines(parts, heads);
  const found: DraftBlock[] = [];
  let waiting: WaitingHead | undefined;
  for (const [index, block] of parts.entries()) {
    const head = heads[index];
    const direction = head === undefined ? readDirection(block) : undefined;
    if (waiting !== undefined && direction !== undefined) {
      waiting.directions.push(direction);
      continue;
    }
    if (waiting !== undefined && head === undefined && isSpoken(block)) {
      found.push(speechOf(waiting, lines.read(block)));
      waiting = undefined;
      continue;
    }
    found.push(...giveBack(waiting));
    waiting = undefined;
    if (head === undefined) {
      found.push(direction === undefined ? block : { kind: "r", content: direction });
      continue;
    }
    const printed = printHead(head, casing);
    if (head.speech === "") waiting = { printed, block, directions: [] };
    else found.push(speechOf({ printed, block, directions: [] }, lines.readSpeech(head.speech)));
  }
  found.push(...giveBack(waiting));
  return found;
}

/** A stanza that a name stands over as its first line is the name and the stanza. */
function partHead(block: DraftBlock): readonly DraftBlock[] {
  if (block.kind !== "v" || block.aside !== undefined) return [block];
  const [first = "", ...others] = block.content.split("\n");
  const head = readHead({ kind: "p", content: first });
  if (others.length === 0 || head?.isInCapitals !== true) return [block];
  if (head.speech !== "" || head.afterName + head.manner + head.afterManner === "") return [block];
  return [
    { kind: "p", content: first },
    { ...block, content: others.join("\n") },
  ];
}

/** For each block the head that it is; `undefined` where the text is no play. */
function findSpeakers(blocks: readonly DraftBlock[]): readonly (Head | undefined)[] | undefined {
  const heads = blocks.map(readHead);
  const counts = new Map<string, number>();
  for (const head of heads) {
    if (head !== undefined) counts.set(head.name, (counts.get(head.name) ?? 0) + 1);
  }
  const speakers = [...counts.values()].filter((count) => count > 1);
  const repeated = heads.filter((head) => head !== undefined && (counts.get(head.name) ?? 0) > 1);
  const usual = usualSign(repeated);
  const isSpeaker = (head: Head) => {
    const isDashed = counts.size > 2 && /[—–]/.test(head.afterName + head.afterManner);
    if (head.isInCapitals && usual !== undefined) {
      // All heads of the play end alike: so does that of who speaks once.
      return signOf(head) === usual || isDashed || isRepeated(head);
    }
    return isRepeated(head) || isDashed;
  };
  const isRepeated = ({ name }: Head) => (counts.get(name) ?? 0) > 1;
  // Who is in the play is a list of bare names; nobody speaks there.
  const isBare = (head: Head | undefined) => head?.speech === "" && signOf(head) === "";
  const isListed = (index: number) =>
    usual !== undefined &&
    isBare(heads[index]) &&
    (isBare(heads[index - 1]) || isBare(heads[index + 1]));
  const opening = findOpening(blocks);
  const own = heads.map((head, index) =>
    head !== undefined && index >= opening && isSpeaker(head) && !isListed(index)
      ? head
      : undefined,
  );
  const paragraphs = blocks.filter(({ kind, aside }) => kind === "p" && aside === undefined);
  const speeches = own.filter((head) => head !== undefined);
  // A name on a line of its own and what it heads are two paragraphs.
  const covered = speeches.reduce((sum, { speech }) => sum + (speech === "" ? 2 : 1), 0);
  if (speakers.length < 2 || speeches.length < least.speeches) return undefined;
  return covered < least.share * paragraphs.length ? undefined : own;
}

/** Nobody speaks on the title page and in the list of who plays, before the first act or scene. */
function findOpening(blocks: readonly DraftBlock[]): number {
  const first = blocks.findIndex((block) => {
    if (block.aside !== undefined || !"pth".includes(block.kind)) return false;
    const heading = findChapterHeading(block.content);
    return (
      heading?.rank === "scene" ||
      heading?.isStanding === true ||
      /^acte?$/u.test(heading?.word ?? "")
    );
  });
  const hasCast = blocks.slice(0, Math.max(0, first)).some(isCastHeading);
  return first > blocks.length * 0.3 && !hasCast ? 0 : first;
}

/** `PERSONNAGES`, `Dramatis personæ`: who is in the play. */
export function isCastHeading({ content }: Pick<DraftBlock, "content">): boolean {
  return cast.test(content.replace(/\\?[*_]/g, "").trim());
}

const cast =
  /^(?:les )?(?:personnages|acteurs|interlocuteurs)\b|^dramatis person|^(?:the )?(?:characters|persons|cast)\b/iu;

/**
 * What stands in a play between an act’s or scene’s heading and the first speech: who is there, and
 * what is seen. A short line over it under an act’s heading is the act’s title.
 */
export function findSceneDirections(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  if (blocks.filter(({ kind }) => kind === "d").length < least.speeches) return blocks;
  const found = new Map<number, "r" | "s">();
  for (const [index, block] of blocks.entries()) {
    if (isCurtain(block)) found.set(index, "r");
    if (block.aside !== undefined || !isHeadingKind(block.kind)) continue;
    const heading = findChapterHeading(block.content);
    const isAct = /^acte?$/u.test(heading?.word ?? "");
    if (heading?.rank !== "scene" && !isAct) continue;
    let end = index + 1;
    while (isSetting(blocks[end])) end++;
    const next = blocks[end];
    const isScene = next !== undefined && findChapterHeading(next.content)?.rank === "scene";
    if (next?.kind !== "d" && next?.kind !== "r" && !isScene) continue;
    for (let at = index + 1; at < end; at++) found.set(at, "r");
    const isTitle = isAct && end - index > 2 && (blocks[index + 1]?.content.length ?? 0) < 60;
    if (isTitle) found.set(index + 1, "s");
  }
  return blocks.map((block, index) => {
    const kind = found.get(index);
    return kind === undefined
      ? block
      : { ...block, kind, content: block.content.replaceAll("\n", " ") };
  });
}

/** A paragraph; what is printed in two long lines is no verse here. */
function isSetting(block: DraftBlock | undefined): boolean {
  if (block === undefined || block.aside !== undefined) return false;
  return block.kind === "p" || (block.kind === "v" && /^[^\n]{45,}\n[^\n]+$/u.test(block.content));
}

function isCurtain({ kind, content, aside }: DraftBlock): boolean {
  const isLine = kind === "p" && aside === undefined;
  return (
    isLine && /^\P{L}*(?:rideau|curtain|la toile tombe|le rideau tombe)\P{L}*$/iu.test(content)
  );
}

/** The sign that nearly all heads end with, if it is one that elsewhere ends none: `:`, `. —`. */
function usualSign(heads: readonly (Head | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const head of heads) {
    if (head?.isInCapitals !== true) continue;
    all++;
    counts.set(signOf(head), (counts.get(signOf(head)) ?? 0) + 1);
  }
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  if (commonest === undefined || all < least.speeches) return undefined;
  const [sign, count] = commonest;
  return /[:—–-]/.test(sign) && count >= all * 0.7 ? sign : undefined;
}

function signOf({ afterName, afterManner }: Head): string {
  return (afterName + afterManner).replace(/[—–]|--?/g, "—").replaceAll(" ", "");
}

/** A name on a line of its own, and the directions under it: what is said comes next. */
interface WaitingHead {
  readonly printed: string;
  readonly block: DraftBlock;
  readonly directions: string[];
}

function isSpoken({ kind, aside, content }: DraftBlock): boolean {
  // Another name in capitals is not what is said.
  const isName = /^\p{Lu}[\p{Lu}’' -]+$/u.test(content);
  return "pv".includes(kind) && aside === undefined && !isName;
}

/** What is done before anything is said stands before it in the speech. */
function speechOf({ printed, directions }: WaitingHead, said: string): DraftBlock {
  const done = directions.map((direction) => `*${direction}*`);
  return { kind: "d", content: `${printed}\n${[...done, said].join(" ").replace(/ +\n/g, "\n")}` };
}

/** Nobody speaks under this name: it is a line like others. */
function giveBack(waiting: WaitingHead | undefined): readonly DraftBlock[] {
  if (waiting === undefined) return [];
  const directions = waiting.directions.map((content): DraftBlock => ({ kind: "r", content }));
  return [waiting.block, ...directions];
}

/** What speeches say, in lines where the play is in verse. */
class SpeechLines {
  readonly #shared: SharedLines;
  readonly #isVerse: boolean;

  constructor(blocks: readonly DraftBlock[], heads: readonly (Head | undefined)[]) {
    const said = blocks.filter(
      (block, index) =>
        heads[index - 1]?.speech === "" && heads[index] === undefined && isSpoken(block),
    );
    const inVerse = said.filter(({ kind }) => kind === "v");
    const inProse = said.filter(
      ({ kind, content }) => kind === "p" && content.length > longestLine,
    );
    this.#isVerse = inVerse.length >= least.speeches && inVerse.length > inProse.length;
    const lines = inVerse.flatMap(({ content }) => content.split("\n"));
    this.#shared = new SharedLines(this.#isVerse ? findMeasure(lines) : undefined);
  }

  read({ kind, content }: DraftBlock): string {
    if (kind !== "v") return this.readSpeech(content);
    const lines = content.split("\n").map((line) => (isDirection(line) ? slanted(line) : line));
    const spoken = lines.filter((line) => !isDirection(line));
    const goesOn = this.#shared.take(spoken);
    const isFirstSpoken = lines[0] === spoken[0];
    return (goesOn && isFirstSpoken ? "" : "\n") + lines.join("\n");
  }

  /** What stands in a paragraph: a line, where it is short and the play in verse. */
  readSpeech(content: string): string {
    if (!this.#isVerse || content.length > longestLine || content.includes("\n")) {
      this.#shared.close();
      return content;
    }
    return this.#shared.take([content]) ? content : `\n${content}`;
  }
}

function isDirection(line: string): boolean {
  return /^\*?[([][^()[\]]+[)\]]\*?[.:,;]?\*?$/u.test(line);
}

function slanted(line: string): string {
  return /\*/.test(line) ? line : `*${line}*`;
}

/** A whole paragraph in brackets or emphasis among speeches is a direction, and slanted anyway. */
function readDirection({ kind, content, aside, level }: DraftBlock): string | undefined {
  if (kind !== "p" || aside !== undefined || level !== undefined) return undefined;
  const whole = /^\*([^*]+)\*([.:]?)$/su.exec(content);
  if (whole !== null) return `${whole[1]}${whole[2]}`;
  const isBracketed = /^(?:\[[^\][]+\]|\((?:[^()]|\([^()]*\))+\))[.:]?$/su.test(content);
  return isBracketed ? content.replace(/(?<!\\)\*/g, "") : undefined;
}
