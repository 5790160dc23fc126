/**
 * Plays: who speaks, what is said, and stage directions. Names in capitals head the speeches, in
 * front of them (`ARGAN, seul. — Trois et deux…`) or on a line of their own; names as others are
 * printed do so before a dash (`Odile. —`). A text is a play only if names come back, and often.
 */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/** The beginning of a speech, as printed. */
interface Head {
  readonly name: string;
  readonly isInCapitals: boolean;
  /** What is said of how, with its sign before: `, *à part*`, ` [Languidly.]`; or nothing. */
  readonly manner: string;
  /** The signs after the name and the manner: `. —`. */
  readonly afterName: string;
  readonly afterManner: string;
  /** The speech, or nothing where it comes in a block of its own. */
  readonly speech: string;
}

const capitals = "[\\p{Lu}][\\p{Lu}’'-]*";
const honorific = "(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|St|Ste)\\.? ";
const connector = "(?:de|du|des|d[’']|et|and|of|the|la|le|les) ?";
const nameInCapitals = `(?:${honorific})?${capitals}(?: (?:${connector})?${capitals}){0,4}`;
const nameAsOthers = `(?:${honorific})?\\p{Lu}[\\p{L}’'-]+(?: [\\p{L}’'-]+){0,3}`;
const inBrackets = "\\[[^\\][]{1,160}\\]|\\([^()]{1,160}\\)|\\*[^*]{1,160}\\*";
const afterComma = "\\*[^*]{1,160}\\*|\\p{Ll}[^.:—–]{1,120}";
const manner = `,? (?:${inBrackets})|, (?:${afterComma})`;
const stop = "[.:]? ?[—–]{0,2}|[.:]? ?-{1,2}";

const headed = (name: string) =>
  new RegExp(
    `^(\\*?)(?<name>${name})(?<stop>\\.?)\\1(?<afterName>${stop})(?<manner>(?:${manner})?)(?<afterManner>${stop})(?=\\s|$)\\s*(?<speech>.*)$`,
    "su",
  );
const headInCapitals = headed(nameInCapitals);
const headAsOthers = headed(nameAsOthers);

/** The fewest speeches of a play, and their share of its paragraphs. */
const least = { speeches: 6, share: 0.35 } as const;

/** Speeches and stage directions, where a text is a play. */
export function findSpeeches(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const heads = blocks.map(readHead);
  const counts = new Map<string, number>();
  for (const head of heads) {
    if (head !== undefined) counts.set(head.name, (counts.get(head.name) ?? 0) + 1);
  }
  const isSpeaker = ({ name, afterName, afterManner }: Head) =>
    (counts.get(name) ?? 0) > 1 || (counts.size > 2 && /[—–]/.test(afterName + afterManner));
  const speakers = [...counts.values()].filter((count) => count > 1);
  const own = heads.map((head) => (head !== undefined && isSpeaker(head) ? head : undefined));
  const paragraphs = blocks.filter(({ kind, aside }) => kind === "p" && aside === undefined);
  const speeches = own.filter((head) => head !== undefined);
  // A name on a line of its own and what it heads are two paragraphs.
  const covered = speeches.reduce((sum, { speech }) => sum + (speech === "" ? 2 : 1), 0);
  if (speakers.length < 2 || speeches.length < least.speeches) return blocks;
  if (covered < least.share * paragraphs.length) return blocks;

  const casing = makeCasing(blocks);
  const found: DraftBlock[] = [];
  let waiting: WaitingHead | undefined;
  for (const [index, block] of blocks.entries()) {
    const head = own[index];
    const direction = head === undefined ? readDirection(block) : undefined;
    if (waiting !== undefined && direction !== undefined) {
      waiting.directions.push(direction);
      continue;
    }
    if (waiting !== undefined && head === undefined && isSpoken(block)) {
      found.push(speechOf(waiting, block.content));
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
    else found.push({ kind: "d", content: `${printed}\n${head.speech}` });
  }
  found.push(...giveBack(waiting));
  return found;
}

/** A name on a line of its own, and the directions under it: what is said comes next. */
interface WaitingHead {
  readonly printed: string;
  readonly block: DraftBlock;
  readonly directions: string[];
}

function isSpoken({ kind, aside }: DraftBlock): boolean {
  return "pv".includes(kind) && aside === undefined;
}

/** What is done before anything is said stands before it in the speech. */
function speechOf({ printed, directions }: WaitingHead, said: string): DraftBlock {
  const done = directions.map((direction) => `*${direction}*`);
  return { kind: "d", content: `${printed}\n${[...done, said].join(" ")}` };
}

/** Nobody speaks under this name: it is a line like others. */
function giveBack(waiting: WaitingHead | undefined): readonly DraftBlock[] {
  if (waiting === undefined) return [];
  const directions = waiting.directions.map((content): DraftBlock => ({ kind: "r", content }));
  return [waiting.block, ...directions];
}

function readHead({ kind, content, aside, level }: DraftBlock): Head | undefined {
  if (kind !== "p" || aside !== undefined || level !== undefined) return undefined;
  if (findChapterHeading(content)?.isNamed === true) return undefined;
  const inCapitals = headInCapitals.exec(content)?.groups;
  const groups = inCapitals ?? headAsOthers.exec(content)?.groups;
  if (groups === undefined) return undefined;
  const { name = "", afterManner = "", speech = "" } = groups;
  const afterName = `${groups.stop}${groups.afterName}`;
  const ends = afterName + afterManner;
  // `ARGAN Trois et deux` is no head; nor is `Odile.` without a dash. Brackets end one by themselves.
  const isClosed = ends !== "" || /[\])*]$/.test(groups.manner ?? "");
  if (!isClosed && (speech !== "" || groups.manner !== "")) return undefined;
  if (inCapitals === undefined && !/[—–]/.test(ends)) return undefined;
  // `Suzanne — c’était son nom — se tut` goes on; a speech begins.
  if (/^\p{Ll}/u.test(speech)) return undefined;
  if (
    name.replace(/[^\p{L}]/gu, "").length < 2 ||
    /^\P{Ll}{3}.*\p{Lu}{3}/su.test(groups.manner ?? "")
  )
    return undefined;
  return {
    name,
    isInCapitals: inCapitals !== undefined,
    manner: groups.manner ?? "",
    afterName,
    afterManner,
    speech,
  };
}

/** `Argan, *seul*. —`: the name as it is printed elsewhere, the manner with emphasis. */
function printHead(
  { name, isInCapitals, manner, afterName, afterManner }: Head,
  casing: Casing,
): string {
  const [, sign = "", said = ""] = /^(,? )(.*)$/su.exec(manner) ?? [];
  const slanted = said === "" ? "" : `${sign}*${said.replaceAll("*", "")}*`;
  return `${isInCapitals ? casing(name) : name}${afterName}${slanted}${afterManner}`.trim();
}

/** A whole paragraph in brackets or emphasis among speeches is a direction, and slanted anyway. */
function readDirection({ kind, content, aside, level }: DraftBlock): string | undefined {
  if (kind !== "p" || aside !== undefined || level !== undefined) return undefined;
  const whole = /^\*([^*]+)\*([.]?)$/su.exec(content);
  if (whole !== null) return `${whole[1]}${whole[2]}`;
  const isBracketed = /^(?:\[[^\][]+\]|\([^()]+\))\.?$/su.test(content);
  return isBracketed ? content.replace(/(?<!\\)\*/g, "") : undefined;
}

type Casing = (name: string) => string;

/** How names in capitals are printed in the text itself, where they are; else as names mostly are. */
function makeCasing(blocks: readonly DraftBlock[]): Casing {
  const text = blocks.map(({ content }) => content).join("\n");
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const counts = new Map<string, number>();
    const pattern = new RegExp(`(?<!\\p{L})${name.replace(/[.'’-]/g, ".")}(?!\\p{L})`, "giu");
    for (const [printed] of text.matchAll(pattern)) {
      if (/\p{Ll}{2}/u.test(printed)) counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
    const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
    const printed = upperFirst(usual?.[0] ?? capitalize(name));
    known.set(name, printed);
    return printed;
  };
}

/** `MAÎTRE JACQUES` → `Maître Jacques`; after an article it is a word: `LE NOTAIRE` → `Le notaire`. */
function capitalize(name: string): string {
  const lower = name.toLowerCase();
  if (/^(?:le|la|les|un|une|the|a|an) |^l[’']/u.test(lower)) return lower;
  return name.replace(/[\p{Lu}]{2,}/gu, (word) =>
    /^(?:DE|DU|DES|ET|AND|OF|THE|LA|LE|LES)$/.test(word)
      ? word.toLowerCase()
      : upperFirst(word.toLowerCase()),
  );
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
