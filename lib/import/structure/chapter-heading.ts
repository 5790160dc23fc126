/** How chapters are headed in French and English print. */

import { isRomanNumeral } from "#lib/french/roman-numeral.ts";

/** What a heading heads: a part holds chapters, a scene is within one, a section may be either. */
export type HeadingRank = "part" | "chapter" | "scene";

/** A heading that says itself that it is one. */
export interface ChapterHeading {
  readonly rank: HeadingRank;
  /** Whether a word says so (`Chapitre`, `Prologue`); a bare number only counts in a sequence. */
  readonly isNamed: boolean;
  /** Whether it says more than its number. */
  readonly hasTitle: boolean;
  /** The number, where it is a figure or a Roman numeral. */
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
};

const numberWords =
  "premi(?:er|[eè]re)|second|seconde|deuxi[eè]me|troisi[eè]me|quatri[eè]me|cinqui[eè]me|sixi[eè]me|septi[eè]me|huiti[eè]me|neuvi[eè]me|dixi[eè]me|onzi[eè]me|douzi[eè]me|derni(?:er|[eè]re)|unique|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|the (?:first|second|third|fourth|fifth|sixth|last)";
const number = `(?:\\d{1,3}(?:er|re|e|ème|st|nd|rd|th)?|[ivxlc]{1,8}(?:er|re|e)?|(?:${numberWords})(?:[- ](?:et[- ])?(?:${numberWords}))?)`;
const rankWords = Object.keys(ranks).join("|");

const rankThenNumber = new RegExp(
  `^(${rankWords})\\.? +(?:n[o°º]\\.? *)?(${number})(?=$|[ .:,;—–\\-\\n\\[])(.*)$`,
  "isu",
);
const numberThenRank = new RegExp(
  `^(?:the +)?(?:${numberWords}|\\d{1,2}(?:re|e|ère|ème|st|nd|rd|th)) +(${rankWords})(?=$|[ .:,;—–\\-\\n\\[])(.*)$`,
  "isu",
);
const standing =
  /^(?:prologue|[ée]pilogue|pr[ée]face|pr[ée]ambule|introduction|avant-propos|foreword|preface|conclusion|postface|afterword|appendi(?:ce|x)|interm[eè]de|interlude|pr[ée]lude|prelude|avertissement|envoi|d[ée]dicace|dedication)(?:(?: [ivx\d]{1,4})?[.]?(?:\[\^\d+\])?$| ?[:—–-] ?\p{Lu})/iu;

/**
 * Reads a line or block as a heading of a chapter or part: `CHAPITRE IV`, `Chapter 4. The Letter`,
 * `Première partie`, `Prologue`, `XII`, `III. Où l’on voit…`. `undefined` for anything else, and
 * for a sentence that begins so: *Chapitre deux est le plus long des sept.*
 */
export function findChapterHeading(content: string): ChapterHeading | undefined {
  if (content.length > 200) return undefined;
  const text = content.replace(/\\?\*/g, "").trim();
  const ranked = rankThenNumber.exec(text);
  if (ranked !== null) {
    const [, word = "", printed = "", rest = ""] = ranked;
    if (!isTitle(rest)) return undefined;
    const value = numeralValue(printed);
    const rank = ranks[word.toLowerCase()] ?? "chapter";
    const hasTitle = /\p{L}/u.test(rest.replace(/\[\^\d+\]/g, ""));
    return { rank, isNamed: true, hasTitle, ...(value === undefined ? {} : { number: value }) };
  }
  const ordinal = numberThenRank.exec(text);
  if (ordinal !== null) {
    const [, word = "", rest = ""] = ordinal;
    if (!isTitle(rest) || !/^\P{Ll}/u.test(text)) return undefined;
    return {
      rank: ranks[word.toLowerCase()] ?? "chapter",
      isNamed: true,
      hasTitle: /\p{L}/u.test(rest),
    };
  }
  if (standing.test(text) && /^\p{Lu}/u.test(text)) {
    return { rank: "chapter", isNamed: true, hasTitle: true };
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
  return undefined;
}

/** `I UN ÉCUEIL FUYANT`. */
function isInCapitals(title: string): boolean {
  return /\p{Lu}{3}/u.test(title) && !/\p{Ll}/u.test(title);
}

/** What may follow a chapter’s number: nothing, or a title after a sign, or in capitals. */
function isTitle(rest: string): boolean {
  const text = rest.replace(/\[\^\d+\]/g, "").trim();
  if (text === "" || text === ".") return true;
  if (/^[.:;,—–-]\s*\S/.test(text) || rest.startsWith("\n")) return true;
  // `Chapter 4 The Letter` is a heading; `Chapter 4 tells of a letter.` is not.
  return /^[«“"‘']?\p{Lu}/u.test(text) && !/[.,;]$/.test(text);
}

function numeralValue(printed: string): number | undefined {
  const plain = printed.replace(/(?:er|re|e|ère|ème|st|nd|rd|th)$/i, "");
  if (/^\d+$/.test(plain)) return Number(plain);
  const capitals = plain.toUpperCase();
  if (capitals !== "C" && capitals !== "D" && !isRomanNumeral(capitals) && capitals !== "L") {
    return undefined;
  }
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let sum = 0;
  for (let index = 0; index < capitals.length; index++) {
    const value = values[capitals[index] ?? ""] ?? 0;
    sum += value < (values[capitals[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}
