/**
 * Where sentences end, for any language: every mark that may end one is looked at by a list of
 * small rules, and the first that knows the case decides. Where none does, the sentence ends.
 *
 * The rules of French and English are in `lib/french/sentences.ts` and
 * `lib/align/english-sentences.ts`.
 */

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

// Marks, then all that closes: a closing quotation mark may stand apart, as » does.
const stopPattern =
  /(?<mark>[.!?…]+(?:[ \u00a0\u202f][!?…]+|[ \u00a0\u202f]\.{3})*)(?<closing>(?:[ \u00a0\u202f]?[»”)\]]|["*_'’](?=[\s»”"'’)\]]|$)|\[\^?\d+\])*)(?=\s|$)(?![ \u00a0\u202f][»”)\]])/gu;
const openingPattern = /^\s*(?<opening>(?:(?:[«“„"'‘’([*_]|[—–]|-{1,2}(?=[\s\p{L}«“"]))\s*)*)/u;

/** The sentences of a text without markup, in order; what lies between them is white space. */
export function findSentences(
  text: string,
  rules: readonly SentenceRule[],
): readonly SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  let start = firstInk(text, 0);
  for (const match of text.matchAll(stopPattern)) {
    const { mark = "", closing = "" } = match.groups as Record<string, string | undefined>;
    const end = match.index + match[0].length;
    const next = firstInk(text, end);
    if (next === text.length || match.index < start) continue;
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

function decide(stop: Stop, rules: readonly SentenceRule[]): "ends" | "goes on" {
  for (const rule of rules) {
    const decision = rule(stop);
    if (decision !== undefined) return decision;
  }
  return "ends";
}

function firstInk(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}

/** `M. de`, `etc.`: the full stop is the word’s. `mayEnd` are those that end sentences too. */
export function abbreviationRule(
  abbreviations: ReadonlySet<string>,
  mayEnd: ReadonlySet<string>,
): SentenceRule {
  return ({ word, mark, after }) => {
    if (mark !== ".") return undefined;
    const key = word.toLowerCase();
    if (!abbreviations.has(key)) return undefined;
    return mayEnd.has(key) && /^\p{Lu}/u.test(after) ? undefined : "goes on";
  };
}

/** `J. Verne`, `J.-J. Rousseau`: a capital alone is a name; a pronoun of one letter is not. */
export function initialRule(pronoun: string): SentenceRule {
  return ({ word, mark, after }) =>
    mark === "." &&
    /^(?:\p{Lu}\.-?)*\p{Lu}$/u.test(word) &&
    word !== pronoun &&
    /^\p{Lu}/u.test(after)
      ? "goes on"
      : undefined;
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
