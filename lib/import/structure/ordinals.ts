/** Numbers that count chapters, in figures, numerals and words: `IV`, `1er`, `trente et unième`. */

import { isRomanNumeral } from "#lib/french/roman-numeral.ts";

/** A number at the beginning of a text, and what stands after it. */
export interface ReadNumber {
  /** Absent where it is none that counts: `dernier`. */
  readonly value?: number;
  readonly rest: string;
}

// Without accents; the feminine has an e more or none.
const words: readonly (readonly [value: number, forms: string])[] = [
  [1, "premier premiere un une first one"],
  [2, "deuxieme second seconde deux two"],
  [3, "troisieme trois third three"],
  [4, "quatrieme quatre fourth four"],
  [5, "cinquieme cinq fifth five"],
  [6, "sixieme six sixth"],
  [7, "septieme sept seventh seven"],
  [8, "huitieme huit eighth eight"],
  [9, "neuvieme neuf ninth nine"],
  [10, "dixieme dix tenth ten"],
  [11, "onzieme onze eleventh eleven"],
  [12, "douzieme douze twelfth twelve"],
  [13, "treizieme treize thirteenth thirteen"],
  [14, "quatorzieme quatorze fourteenth fourteen"],
  [15, "quinzieme quinze fifteenth fifteen"],
  [16, "seizieme seize sixteenth sixteen"],
  [17, "seventeenth seventeen"],
  [18, "eighteenth eighteen"],
  [19, "nineteenth nineteen"],
  [20, "vingtieme vingt twentieth twenty"],
  [30, "trentieme trente thirtieth thirty"],
  [40, "quarantieme quarante fortieth forty"],
  [50, "cinquantieme cinquante fiftieth fifty"],
  [60, "soixantieme soixante sixtieth sixty"],
  [70, "seventieth seventy"],
  [80, "eightieth eighty"],
  [90, "ninetieth ninety"],
];

const valueOfWord = new Map<string, number>([
  ...words.flatMap(([value, forms]) => forms.split(" ").map((form) => [form, value] as const)),
  // Only after a ten: `vingt et unième`.
  ["unieme", 1],
]);

const uncounted: ReadonlySet<string> = new Set(["dernier", "derniere", "unique", "last"]);

// A scene’s number may have its act’s before it: `1.II`; in `II. Le compte` there is one alone.
const figures =
  /^(?:(?:\d{1,2}|[ivxlc]{1,6})[.,-] ?(?=(?:\d{1,3}|[ivxlc]{1,8})(?:$|[ .:,;—–\-\n[])))?(\d{1,3}|[ivxlc]{1,8})(?:er|re|e|ère|ème|st|nd|rd|th)?(?=$|[ .:,;—–\-\n[])/iu;

/** Reads a number in figures, as a numeral or in words; `undefined` where there is none. */
export function readNumber(text: string): ReadNumber | undefined {
  const inFigures = figures.exec(text);
  if (inFigures !== null) {
    const printed = inFigures[1] ?? "";
    const value = numeralValue(printed);
    const rest = text.slice(inFigures[0].length);
    if (value !== undefined) return { value, rest };
    // A misprinted numeral still counts; the word `il` does not.
    return /^[IVXLC]+$/u.test(printed) ? { rest } : undefined;
  }
  return readNumberWords(text);
}

/** The value of a figure or a Roman numeral in letters of any case. */
export function numeralValue(printed: string): number | undefined {
  if (/^\d+$/.test(printed)) return Number(printed);
  const capitals = printed.toUpperCase();
  if (!/^[CDL]$/.test(capitals) && !isRomanNumeral(capitals)) return undefined;
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let sum = 0;
  for (let index = 0; index < capitals.length; index++) {
    const value = values[capitals[index] ?? ""] ?? 0;
    sum += value < (values[capitals[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}

/** `premier`, `the first`, `trente et unième`, `twenty-one`, `dernière`. */
function readNumberWords(text: string): ReadNumber | undefined {
  let rest = text.replace(/^the +/i, "");
  let sum: number | undefined;
  for (let count = 0; count < 3; count++) {
    const match = /^(?:[- ](?:(?:et|and)[- ])?)?(\p{L}+)/u.exec(rest);
    if (match === null || (count === 0) !== /^\p{L}/u.test(rest)) break;
    const word = withoutAccents(match[1] ?? "");
    if (count === 0 && uncounted.has(word)) return { rest: rest.slice(match[0].length) };
    const value = valueOfWord.get(word);
    // Units are added to tens: after `vingt`, `deux` and not `trente`.
    if (value === undefined || (sum !== undefined && (sum < 10 || value >= 20))) break;
    sum = (sum ?? 0) + value;
    rest = rest.slice(match[0].length);
  }
  if (sum === undefined || !/^(?:$|[ .:,;—–\-\n[])/u.test(rest)) return undefined;
  return { value: sum, rest };
}

function withoutAccents(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
