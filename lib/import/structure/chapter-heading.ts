/** How chapters are headed in French and English print. */

import { numeralValue, type ReadNumber, readNumber } from "#lib/import/structure/ordinals.ts";

/** What a heading heads: a part holds chapters, a scene is within one, a section may be either. */
export type HeadingRank = "part" | "chapter" | "scene";

/** A heading that says itself that it is one. */
export interface ChapterHeading {
  readonly rank: HeadingRank;
  /** Whether a word says so (`Chapitre`, `Prologue`); a bare number only counts in a sequence. */
  readonly isNamed: boolean;
  /** `Prologue`, `Préface`: stands by itself and counts nothing. */
  readonly isStanding?: true;
  /** The word that ranks it, in small letters: `chapitre`. */
  readonly word?: string;
  /** Whether it says more than its number. */
  readonly hasTitle: boolean;
  /** Absent where it is none that counts: `dernier`. */
  readonly number?: number;
}

const ranks: Readonly<Record<string, HeadingRank>> = {
  livre: "part",
  book: "part",
  partie: "part",
  part: "part",
  tome: "part",
  volume: "part",
  acte: "part",
  act: "part",
  chapitre: "chapter",
  chapter: "chapter",
  chap: "chapter",
  chant: "chapter",
  canto: "chapter",
  lettre: "chapter",
  letter: "chapter",
  scène: "scene",
  scene: "scene",
  stave: "chapter",
  épisode: "part",
  episode: "part",
};

/** What only an ordinal before it makes a heading: `DEUXIÈME NUIT`, and not *Une nuit*. */
const ordinalWords =
  "journée|nuit|soirée|veillée|promenade|rêverie|entretien|séance|époque|tableau|cahier|méditation|day|night|evening|walk|notebook|conversation|meditation";
const afterOrdinal = new RegExp(
  `^(?:(?:la|le|the) )?(?:premi[eè]re?|seconde?|derni[eè]re?|[\\p{L} -]+i[eè]me|first|second|third|last|[\\p{L}-]+th) (${ordinalWords})(?=$|[ .:,;—–\\n])`,
  "iu",
);

const rankWords = Object.keys(ranks).join("|");
const rankFirst = new RegExp(`^(${rankWords})\\.? +(?:n[o°º]\\.? *)?(\\S.*)$`, "isu");
const rankAfterNumber = new RegExp(`^ +(${rankWords})(?=$|[ .:,;—–\\-\\n])(.*)$`, "isu");
const standing =
  /^(?:prologue|[ée]pilogue|pr[ée]face|pr[ée]ambule|introduction|avant-propos|foreword|preface|conclusion|postface|afterword|appendi(?:ce|x)|interm[eè]de|interlude|pr[ée]lude|prelude|avertissement|d[ée]dicace|dedication|(?:translator|author|editor|publisher)[’']s (?:note|preface|introduction)|note (?:de l[’'](?:auteur|[ée]diteur)|du traducteur))(?:(?: [ivx\d]{1,4})?[.]?$| ?[:—–-] ?(?=\S)|[.] (?=\S)| (?:de|du|by|to|[àa]) (?=\S))/iu;

/**
 * Reads a line or block as a heading of a chapter or part: `CHAPITRE IV`, `Chapter 4. The Letter`,
 * `Première partie`, `Prologue`, `XII`, `III. Où l’on voit…`. `undefined` for anything else, and
 * for a sentence that begins so: *Chapitre deux est le plus long des sept.*
 */
export function findChapterHeading(content: string): ChapterHeading | undefined {
  if (content.length > 200) return undefined;
  const text = withoutMarks(content);
  const ranked = readRanked(text);
  if (ranked !== undefined) return ranked;
  if (text.length < 90 && isStanding(text)) {
    return { rank: "chapter", isNamed: true, isStanding: true, hasTitle: true };
  }
  const bare =
    /^[-–—§[( ]*(\d{1,3}|[IVXLC]{1,8})(?:[ \])–—-]*[.]?|[ \])–—-]*[.)]? *[-–—:.]? (?=[\p{Lu}«“"‘’'L])(.{1,150}))$/su.exec(
      text,
    );
  if (bare !== null) {
    const [, printed = "", title] = bare;
    const value = numeralValue(printed);
    if (value === undefined || value === 0) return undefined;
    const isSet = /^\S+[.):]|^\S+ ?[-–—:]/.test(text) || isInCapitals(title ?? "");
    if (title !== undefined && (!isSet || /[,;:]$/.test(title))) return undefined;
    return { rank: "chapter", isNamed: false, hasTitle: title !== undefined, number: value };
  }
  return readSpelled(text);
}

/** `UN`, `Vingt-deux`, `TWENTY-ONE.`: a number in words, alone; `Un.` is what somebody counts. */
function readSpelled(text: string): ChapterHeading | undefined {
  if (text.length > 20 || !/^(?:\p{Lu}[\p{L} -]*|[\p{Lu} -]+[.])$/u.test(text)) {
    return undefined;
  }
  const { value, rest } = readNumber(text) ?? {};
  if (value === undefined || !/^[.]?$/.test(rest ?? "")) return undefined;
  return { rank: "chapter", isNamed: false, hasTitle: false, number: value };
}

/** `Prologue`, `Préface : Au lecteur`; `Note de l’éditeur : les runes…` goes on as a sentence does. */
function isStanding(text: string): boolean {
  const found = standing.exec(text);
  if (found === null || !/^\p{Lu}/u.test(text)) return false;
  return !(/[:.—–-] ?$/u.test(found[0]) && /^\p{Ll}/u.test(text.slice(found[0].length)));
}

/** `Chapitre IV`, `Première partie`, with a title or without. */
function readRanked(text: string): ChapterHeading | undefined {
  const [, word, after = ""] = rankFirst.exec(text) ?? [];
  const number = readNumber(word === undefined ? text : after);
  if (number === undefined) return undefined;
  if (word !== undefined) return isTitle(number.rest) ? makeRanked(word, number) : undefined;
  const [, later, rest = ""] =
    rankAfterNumber.exec(number.rest) ?? readAfterOrdinal(text, number.rest);
  // `la première partie` in small letters is a sentence’s; `IL PART` has no number.
  const isCounted = number.value !== undefined || /^derni|^last|^unique/iu.test(text);
  if (later === undefined || !isCounted || !isTitle(rest)) return undefined;
  if (!/^(?:\d|\p{Lu})/u.test(text)) return undefined;
  return makeRanked(later, { ...number, rest });
}

/** The word that an ordinal counts, and what follows, as `rankAfterNumber` has them. */
function readAfterOrdinal(text: string, after: string): readonly (string | undefined)[] {
  const word = afterOrdinal.exec(text)?.[1];
  const rest = after.trimStart();
  if (word === undefined || !rest.toLowerCase().startsWith(word.toLowerCase())) return [];
  return [rest, word, rest.slice(word.length)];
}

function makeRanked(word: string, { value, rest }: ReadNumber): ChapterHeading {
  return {
    rank: ranks[word.toLowerCase()] ?? "chapter",
    isNamed: true,
    word: word.toLowerCase(),
    hasTitle: /\p{L}/u.test(rest),
    ...(value === undefined ? {} : { number: value }),
  };
}

/** `I UN ÉCUEIL FUYANT`. */
function isInCapitals(title: string): boolean {
  return /\p{Lu}{3}/u.test(title) && !/\p{Ll}/u.test(title);
}

/** What may follow a chapter’s number: nothing, or a title after a sign, or in capitals. */
function isTitle(rest: string): boolean {
  const text = rest.trim();
  if (text === "" || text === ".") return true;
  if (/^[.:;,—–-]\s*\S/.test(text) || rest.startsWith("\n")) return true;
  // `Chapter 4 The Letter` is a heading; `Chapter 4 tells of a letter.` is not.
  return /^[«“"‘']?\p{Lu}/u.test(text) && (!/[.,;]$/.test(text) || isInCapitals(text));
}

/** Without emphasis and calls of notes. */
function withoutMarks(content: string): string {
  return content
    .replace(/\[\^\d+\]|\[\d{1,3}\]$/g, "")
    .replace(/\\?\*|(?<!\p{L})_|_(?!\p{L})/gu, "")
    .replace(/[^\S\n]+/g, " ")
    .trim();
}
