/**
 * Where sentences end, for any language: every mark that may end one is looked at by a list of
 * small rules, and the first that knows the case decides. Where none does, the sentence ends.
 *
 * The rules of French and English are in `lib/french/sentences.ts` and `lib/english/sentences.ts`.
 */

import { type AbbreviationTable, findAbbreviation } from "#lib/text/abbreviation-table.ts";

/** A mark that may end a sentence, with what stands around it. */
export interface Stop {
  /** The sentence up to the mark. */
  readonly before: string;
  /** The letters and digits right before the mark, with full stops inside: `M`, `J.-C`. */
  readonly word: string;
  /** The mark itself: `.` `?` `!` `…` or several. */
  readonly mark: string;
  /** Quotation marks and brackets after the mark that belong to what it ends: ` »`. */
  readonly closing: string;
  /** What opens the text after it: dashes, quotation marks, brackets; without spaces. */
  readonly opening: string;
  /** The text after that; it begins with a letter, a digit or a sign. */
  readonly after: string;
}

/** What a rule says of a stop; nothing where it does not know the case. */
export type SentenceRule = (stop: Stop) => "ends" | "goes on" | undefined;

/** A sentence in a text: from `start` to before `end`, in UTF-16 code units, spaces trimmed. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

// Marks, the dots of an ellipsis with spaces between as well; then all that closes, where a closing
// quotation mark may stand apart, as » does, and signs and figures that call a note.
const stopPattern =
  /(?<mark>\.(?:[ \u00a0\u202f]\.){1,3}(?!\.)|[.!?…]+(?:[ \u00a0\u202f][!?…]+|[ \u00a0\u202f]\.{3})*)(?<closing>(?:[ \u00a0\u202f]?[»”)\]]|["*_'’†‡](?=[\s»”"'’)\]]|$)|\[\^?\d+\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]+|(?<=\p{Ll}{3}[.!?…]+)\d{1,3}(?=\s+\p{Lu}|$))*)(?=\s|$|(?<=[”"»])(?:--|[—–])\p{Lu}|(?<=\p{Ll}{3}[ \u00a0\u202f]?[.!?…]+)\p{Lu}(?:\p{Ll}|[ ’']))(?![ \u00a0\u202f][»”)\]])/gu;
const openingPattern = /^\s*(?<opening>(?:(?:[«“„"'‘’([*_]|[—–]|-{1,2}(?=[\s\p{L}«“"]))\s*)*)/u;

/** The sentences of a text without markup, in order; what lies between them is white space. */
export function findSentences(
  text: string,
  rules: readonly SentenceRule[],
): readonly SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let start = firstInk(text, 0);
  for (const match of text.matchAll(stopPattern)) {
    const { mark = "", closing: attached = "" } = match.groups as Record<string, string>;
    const marksEnd = match.index + match[0].length;
    const end = marksEnd + (closesApart(text, marksEnd) ? 2 : 0);
    const closing = attached + text.slice(marksEnd, end);
    const next = firstInk(text, end);
    if (next === text.length || (next === end && isWithinAddress(text, end))) continue;
    const before = text.slice(start, match.index);
    const opened = openingPattern.exec(text.slice(end, end + 40));
    const stop: Stop = {
      before,
      word: /[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.exec(before)?.[0] ?? "",
      mark,
      closing: closing.replace(/\s/g, ""),
      opening: (opened?.groups?.opening ?? "").replace(/\s/g, ""),
      after: text.slice(end + (opened?.[0].length ?? 0), end + 80),
    };
    if (decide(stop, rules) === "goes on") continue;
    sentences.push({ start, end });
    start = next;
  }
  if (start < text.length) sentences.push({ start, end: text.trimEnd().length });
  return sentences;
}

/** Whether a typed quotation mark with a space before it closes: `" Ah ! " dit-il.` One is open then. */
function closesApart(text: string, at: number): boolean {
  const after = text.slice(at, at + 3);
  // A block’s last sign opens nothing.
  if (/^[ \u00a0\u202f]["']$/u.test(after)) return true;
  if (!/^[ \u00a0\u202f]"(?=\s)/u.test(after)) return false;
  return text.slice(0, at).split('"').length % 2 === 0;
}

function decide(stop: Stop, rules: readonly SentenceRule[]): "ends" | "goes on" {
  for (const rule of rules) {
    const decision = rule(stop);
    if (decision !== undefined) return decision;
  }
  return "ends";
}

/** Whether a full stop with no space after it is one of `www.exemple.fr` or `a.Morel@exemple.fr`. */
function isWithinAddress(text: string, at: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? "";
  const after = /^\S*/.exec(text.slice(at, at + 80))?.[0] ?? "";
  return (
    /[@/\\\d]|^\W*www\.|\.\w+\.$/.test(before) ||
    /[@/\\]|^\p{L}+\.\p{L}/u.test(after) ||
    /^(?:Com|Fr|Net|Org|Js)\b/.test(after)
  );
}

function firstInk(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}

const romanNumeral = /^(?![MDCL]\.)[IVXLCDM]+(?![\p{L}'’])/u;

/** `M. de`, `p. 36`, `etc.`: the full stop is the word’s, and may be the sentence’s, too. */
export function abbreviationRule(
  abbreviations: AbbreviationTable,
  { beginnings }: Pick<InitialWords, "beginnings">,
): SentenceRule {
  return ({ word, mark, opening, after }) => {
    if (mark !== ".") return undefined;
    const isFigure = opening === "" && /^\d/.test(after);
    switch (findAbbreviation(abbreviations, word)?.following) {
      case undefined:
        return undefined;
      case "word":
        return "goes on";
      case "name":
        return /^\p{Lu}/u.test(after) && beginnings.has(firstWord(after)) && opening !== "("
          ? "ends"
          : "goes on";
      case "figure":
        return isFigure ? "goes on" : undefined;
      case "numeral":
        return isFigure || (opening === "" && romanNumeral.test(after)) ? "goes on" : undefined;
      case "any":
        return /^\p{Lu}/u.test(after) && opening !== "(" ? "ends" : "goes on";
    }
  };
}

/** Words of a language, in small letters. */
export interface InitialWords {
  /** A word of one capital. */
  readonly pronoun: string;
  /** No names when they follow a full stop with a capital: a sentence begins. */
  readonly beginnings: ReadonlySet<string>;
  /** Nouns that are counted with letters. */
  readonly lettered: ReadonlySet<string>;
}

/** Words in small letters, with white space between. */
export function readWords(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

function firstWord(text: string): string {
  return (/^\p{L}+/u.exec(text)?.[0] ?? "").toLowerCase();
}

/**
 * `J. Verne`, `J.-J. Rousseau`: a capital alone is a name, unless a sentence begins after it
 * (`Z. Il le savait.`) or the noun before it is counted with letters (`le plan B.`).
 */
export function initialRule({ pronoun, beginnings, lettered }: InitialWords): SentenceRule {
  return ({ before, word, mark, opening, after }) => {
    if (mark !== "." || !/^(?:\p{Lu}\.-?)*\p{Lu}$/u.test(word) || word === pronoun)
      return undefined;
    if (!/^\p{Lu}/u.test(after)) return undefined;
    const isOne = word.length === 1;
    // `D. — Vous venez ?`: who speaks.
    if (before.replace(/^[«“"—–\s-]+/u, "") === word) return "goes on";
    if (isOne && /^[«“—–-]/u.test(opening)) return undefined;
    const noun = /(\p{L}+)[ \u00a0\u202f]\p{Lu}$/u.exec(before)?.[1]?.toLowerCase() ?? "";
    if (isOne && lettered.has(noun)) return undefined;
    const next = firstWord(after);
    // `A. B. Dupont`: one capital is no word here, though `A` is one in English.
    const isWord = next.length > 1 || /^\p{L}['’ ]/u.test(after);
    return isOne && isWord && beginnings.has(next) ? undefined : "goes on";
  };
}

/** `CHAPITRE I. Comment…`, `1. Le vin`: the number that a block begins with. */
export const headingNumber: SentenceRule = ({ before, mark }) =>
  mark === "." &&
  /^(?:(?:chapitre|chapter|livre|book)\s+)?(?:\d{1,3}|[IVXLC]+|premier|première|(?:the\s+)?first)$/iu.test(
    before,
  )
    ? "goes on"
    : undefined;

/** `No. 3`, `p. 36`, `3. de`: after a number, a sentence does not begin with a small letter. */
export const numberGoesOn: SentenceRule = ({ word, mark, after }) =>
  mark === "." && /^\d+$/.test(word) && /^[\p{Ll}\d]/u.test(after) ? "goes on" : undefined;

/** « Ah ! dit-il » : what goes on with a small letter is one sentence. */
export const smallLetterGoesOn: SentenceRule = ({ mark, opening, after }) => {
  if (!/^\p{Ll}/u.test(after)) return undefined;
  // After a full stop, even a speech that begins with a small letter is a new one.
  return mark === "." && /^[«—–-]/.test(opening) ? undefined : "goes on";
};

/** « Quoi ?… », « Ah !, » : a comma, semicolon or colon goes on with what the mark ended. */
export const signGoesOn: SentenceRule = ({ opening, after }) =>
  opening === "" && /^[,;:.…!?]/.test(after) ? "goes on" : undefined;
