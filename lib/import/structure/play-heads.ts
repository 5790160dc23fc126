/** The heads of speeches, as plays print them, and the names in them as the text prints them. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/** The beginning of a speech, as printed. */
export interface Head {
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
const ordinal = "\\d{1,2}(?:er|e|ère|ère|nd|rd|th|st|°)? ";
const oneInCapitals = `(?:${honorific}|${ordinal})?${capitals}(?: (?:${connector})?(?:\\p{Lu}[’'])?${capitals}){0,4}`;
/** Several speak together: `LE DUC, ROXANE et LE BRET`. */
const nameInCapitals = `${oneInCapitals}(?:(?:, (?:et |and )?| et | and | & )${oneInCapitals}){0,4}`;
const nameAsOthers = `(?:${honorific})?\\p{Lu}[\\p{L}’'-]+(?: [\\p{L}’'-]+){0,3}`;
const inBrackets = "\\[[^\\][]{1,500}\\]|\\([^()]{1,500}\\)|\\*[^*]{1,160}\\*";
const afterComma = "\\*[^*]{1,160}\\*|\\p{Ll}[^.:—–]{1,120}";
const manner = `(?:,? |(?=[([]))(?:${inBrackets})|, (?:${afterComma})`;
const stop = "[.:]? ?[—–]{0,2}|[.:]? ?-{1,2}";

const headed = (name: string) =>
  new RegExp(
    `^(\\*?)(?<name>${name})(?<stop>\\.?)\\1(?<afterName>${stop})(?<manner>(?:${manner})?)(?<afterManner>${stop})(?=\\s|$)\\s*(?<speech>.*)$`,
    "su",
  );
const headInCapitals = headed(nameInCapitals);
const headAsOthers = headed(nameAsOthers);

/** The head that a paragraph begins with, or is. */
export function readHead({ kind, content, aside, level }: DraftBlock): Head | undefined {
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
  // `Suzanne — c’était son nom — se tut` goes on; a speech begins, or goes on after a colon.
  const isAfterColon = inCapitals !== undefined && ends.endsWith(":");
  if (/^\p{Ll}/u.test(speech) && !isAfterColon) return undefined;
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
export function printHead(
  { name, isInCapitals, manner, afterName, afterManner }: Head,
  casing: Casing,
): string {
  const [, sign = "", said = ""] = /^(,? ?)(.*)$/su.exec(manner) ?? [];
  const slanted =
    said === ""
      ? ""
      : `${sign || (afterName.endsWith(" ") ? "" : " ")}*${said.replaceAll("*", "")}*`;
  return `${isInCapitals ? printNames(name, casing) : name}${afterName}${slanted}${afterManner}`.trim();
}

/** `LE DUC et LA COMTESSE` → `Le duc et la comtesse`. */
function printNames(names: string, casing: Casing): string {
  return names
    .split(/((?:, | (?=et |and |& ))(?:(?:et|and|&) )?)/u)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const printed = casing(part);
      const isFirst = index === 0;
      return isFirst
        ? printed
        : printed.replace(/^(?:Les?|La|Une?|The|An?)(?= )|^L(?=[’'])/u, lower);
    })
    .join("");
}

function lower(text: string): string {
  return text.toLowerCase();
}

/** How a name is printed. */
export type Casing = (name: string) => string;

/** How names in capitals are printed in the text itself, where they are; else as names mostly are. */
export function makeCasing(blocks: readonly DraftBlock[]): Casing {
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
