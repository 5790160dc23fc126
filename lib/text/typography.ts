/**
 * Typography: where a text is typed otherwise than a French or an English printer sets it. Each
 * rule is for one case, leaves its look-alikes alone, and tells what the printer would have set
 * where that is plain. For the French, after the Lexique des règles typographiques en usage à
 * l’Imprimerie nationale: a narrow no-break space (U+202F) before ; ! ?, a no-break space (U+00A0)
 * before : and inside « ». Either of the two is accepted in all these places.
 */

import { readPlainSource } from "#lib/text/inline.ts";
import { ligatureStems } from "#lib/text/ligatures.ts";
import type { Fault } from "#lib/text/text-error.ts";

/** One case of typography, found in the words of a cell, without their markup. */
export interface TypographyRule extends Fault {
  readonly name: string;
  readonly languages: readonly ("fr" | "en")[];
  readonly find: (text: string) => readonly Edit[];
}

/** A place in a text, and what belongs there; without a replacement a person has to decide. */
export interface Edit {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly replacement?: string;
}

/** An edit in the source of a cell, with the rule that asks for it. */
export interface TypographyEdit extends Edit {
  readonly rule: TypographyRule;
  /** The words around, with spaces that do not show made to show. */
  readonly excerpt: string;
}

const noBreak = "\u00a0";
const narrowNoBreak = "\u202f";

type Quotes = readonly [opening: string, closing: string];
const curly: Quotes = ["“", "”"];

/** The rules, in the order in which they have their way where two meet. */
export const typographyRules: readonly TypographyRule[] = [
  {
    name: "invisible-character",
    languages: ["fr", "en"],
    reason: "a character that does not show",
    cure: "take it out",
    // Soft hyphens, joiners and spaces without width come from PDFs and web pages; they break
    // searches. Between [ and ^ one would be all that keeps a text from being a note call.
    find: replacing(/(?<!\[)[\u00ad\u200b\u2060\ufeff]/g, ""),
  },
  {
    name: "ligature-letter",
    languages: ["fr", "en"],
    reason: "a ligature for the letters it joins",
    cure: "write the letters",
    // From PDFs: no dictionary and no search knows ﬁn.
    find: replacing(/[\ufb00-\ufb06]/g, (letter) => letter.normalize("NFKC")),
  },
  {
    name: "outer-space",
    languages: ["fr", "en"],
    reason: "a space at the edge of a cell",
    cure: "take it out",
    find: replacing(/^[ \u00a0\u202f]+|(?<![ \u00a0\u202f])[ \u00a0\u202f]+$/g, ""),
  },
  {
    name: "double-space",
    languages: ["fr", "en"],
    reason: "several spaces together",
    cure: "leave one",
    find: replacing(/[ \u00a0\u202f]{2,}/g, (spaces) => /[\u00a0\u202f]/.exec(spaces)?.[0] ?? " "),
  },
  {
    name: "ellipsis",
    languages: ["fr", "en"],
    reason: "three full stops for an ellipsis",
    cure: "write …",
    find: replacing(/(?<!\.)\.{3}(?!\.)/g, "…"),
  },
  {
    name: "double-hyphen",
    languages: ["fr", "en"],
    reason: "two hyphens for a dash",
    cure: "write —",
    find: replacing(/(?<![-–—])--(?![-–—])/g, "—"),
  },
  {
    name: "spaced-hyphen",
    languages: ["fr", "en"],
    reason: "a hyphen for a dash",
    cure: "write –",
    // Between two numbers it is a minus or a span, which only the text can tell: 10 - 5.
    find: replacing(/(?<=[^\s\d] )-(?= \S)|(?<=\S )-(?= [^\s\d])/g, "–"),
  },
  {
    name: "space-before-comma",
    languages: ["fr", "en"],
    reason: "a space before a comma or a full stop",
    cure: "take it out",
    // Not before a decimal (.5), a file’s ending (.tsv) or spaced full stops (. . .).
    find: replacing(
      /(?<=[\p{L}\p{N}»”’)\]…!?])[ \u00a0\u202f]+(?=,(?!\d)|\.(?! ?\.)(?![\p{L}\p{N}]))/gu,
      "",
    ),
  },

  {
    name: "french-apostrophe",
    languages: ["fr"],
    reason: "a straight apostrophe",
    cure: "write ’",
    // After a digit it is feet or minutes: 48° 51'.
    find: replacing(/(?<=\p{L})['´`′ʼ](?=[\p{L}\p{N}«“"(])|(?<=\p{L})['ʼ]/gu, "’"),
  },
  {
    name: "french-quotes",
    languages: ["fr"],
    reason: "straight quotes",
    cure: "write « », and “ ” within « »",
    find: findStraightQuotes([`«${noBreak}`, `${noBreak}»`], curly),
  },
  {
    name: "french-curly-space",
    languages: ["fr"],
    reason: "a plain space inside “ ”, where the line may break",
    cure: "put a no-break space there, or none",
    find: replacing(/(?<=“) (?=\S)|(?<=\S) (?=”)/g, noBreak),
  },
  {
    name: "french-guillemet-space",
    languages: ["fr"],
    reason: "no no-break space inside « »",
    cure: "put one after « and before »",
    // A » that begins a line repeats an open quotation, as books once did.
    find: joining(
      replacing(/« ?(?=[^\s«])/g, `«${noBreak}`),
      replacing(/(?<=[^\s«]) ?»/g, `${noBreak}»`),
    ),
  },
  {
    name: "french-high-punctuation",
    languages: ["fr"],
    reason: "no no-break space before ; ! ?",
    cure: "put one there",
    // Not inside ?! or …! or (?), nor in a smiley, nor after what could be &nbsp or &#233.
    find: joining(
      replacing(/(?<=\S) (?=[;!?])(?!;-?[()])/g, narrowNoBreak),
      replacing(/(?<!&#?\w{1,8})(?<=[\p{L}\p{N})\]»”’%°])[;!?]/gu, (sign) => narrowNoBreak + sign),
    ),
  },
  {
    name: "french-colon",
    languages: ["fr"],
    reason: "no no-break space before a colon",
    cure: "put one there",
    // Not in a time (12:30), a verse (Jean 3:16), a word of a program (a:b) or a smiley.
    find: joining(
      replacing(/(?<=\S) (?=:)(?!:-?[()])/g, noBreak),
      replacing(/(?<=[\p{L}\p{N})\]»”’%°]):(?=[\s»”)]|$)/gu, `${noBreak}:`),
    ),
  },
  {
    name: "french-number-space",
    languages: ["fr"],
    reason: "a plain space in a number, where the line may break",
    cure: "put a narrow no-break space there",
    // Only threes make one number: neither 06 12 34, nor “en 1789 120 hommes”, nor what follows a comma.
    find: replacing(
      /(?<![\d,.][ \u00a0\u202f]?)\d{1,3}(?: \d{3})+(?![ \u00a0\u202f]?\d|[,.]\d)/g,
      (number) => number.replaceAll(" ", narrowNoBreak),
    ),
  },
  {
    name: "french-unit-space",
    languages: ["fr"],
    reason: "a plain space between a number and its unit, where the line may break",
    cure: "put a no-break space there",
    // “18 h 12” is one hour; an elided word is no unit: “à trois, les 2 m’ont vu”.
    find: joining(
      replacing(/(?<=\d) (?=[€$£%‰])/g, noBreak),
      replacing(/(?<=\d) (?=(?:h|min|km|cm|mm|m|kg|g|°C)(?![\p{L}\p{N}’']))/gu, noBreak),
      replacing(/(?<=\d[ \u00a0\u202f]h) (?=\d)/g, noBreak),
    ),
  },
  {
    name: "french-ligature",
    languages: ["fr"],
    reason: "oe for œ",
    cure: "write œ",
    find: replacing(new RegExp(`(?<!\\p{L})(?:${ligatureStems.join("|")})`, "giu"), (stem) =>
      stem.replace(/oe/i, (letters) => (letters[0] === "o" ? "œ" : "Œ")),
    ),
  },

  {
    name: "english-apostrophe",
    languages: ["en"],
    reason: "a straight apostrophe",
    cure: "write ’",
    // After a digit it is feet or minutes (6' 2"), but not in the 1920's; before a word it may
    // stand for letters left out (’tis, ’90s) or open a quotation, and then the next rule knows.
    find: joining(
      replacing(/(?<=[\p{L}.,!?…])'|(?<=\p{N})'(?=\p{L})/gu, "’"),
      replacing(
        /(?<![\p{L}\p{N}.,!?…])'(?=(?:tis|twas|twere|twill|em|til|\d\ds?)(?![\p{L}\p{N}]))/giu,
        "’",
      ),
    ),
  },
  {
    name: "english-single-quote",
    languages: ["en"],
    reason: "a straight single quote",
    cure: "write ‘",
    find: replacing(/(?<=^|[\s([—–“])'(?=\p{L})/gu, "‘"),
  },
  {
    name: "english-quotes",
    languages: ["en"],
    reason: "straight quotes",
    cure: "write “ and ”",
    find: findStraightQuotes(curly, curly),
  },
  {
    name: "english-quote-space",
    languages: ["en"],
    reason: "a space inside “ ”",
    cure: "take it out",
    find: replacing(/(?<=“)[ \u00a0\u202f](?=\S)|(?<=\S)[ \u00a0\u202f](?=”)/g, ""),
  },
  {
    name: "english-high-punctuation",
    languages: ["en"],
    reason: "a space before ; : ! ?",
    cure: "take it out",
    // Not in a smiley or a ratio, 1 : 3.
    find: replacing(/(?<=[\p{L}’”)\]])[ \u00a0\u202f](?=[;:!?]+(?:[\s”’)]|$))/gu, ""),
  },
];

/**
 * What the rules find in a cell’s source, in the order of the text; where two rules meet, only
 * the first has its say. An edit that markup runs through has no replacement.
 */
export function findTypography(source: string, language: "fr" | "en"): readonly TypographyEdit[] {
  const { text, offsets } = readPlainSource(source);
  // Code units that have been spoken for: addresses, then what a rule has found.
  const taken = new Uint8Array(text.length);
  for (const { 0: address, index } of text.matchAll(/\b(?:https?:\/\/|www\.)\S+/gi)) {
    taken.fill(1, index, index + address.length);
  }
  const edits: TypographyEdit[] = [];
  for (const rule of typographyRules) {
    if (!rule.languages.includes(language)) continue;
    for (const { startOffset: start, endOffset: end, replacement } of rule.find(text)) {
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      const startOffset = offsets[start] ?? 0;
      const endOffset = (offsets[end - 1] ?? 0) + 1;
      const isUnbroken = endOffset - startOffset === end - start;
      edits.push({
        rule,
        startOffset,
        endOffset,
        excerpt: excerptAround(text, start, end),
        ...(replacement === undefined || !isUnbroken ? {} : { replacement }),
      });
    }
  }
  return edits.sort((a, b) => a.startOffset - b.startOffset);
}

/** The source of a cell with everything set as the rules have it. */
export function mendTypography(source: string, language: "fr" | "en"): string {
  let mended = source;
  // One mend can lay open the next: two spaces become one, and the one belongs to a semicolon.
  for (let round = 0; round < 10; round++) {
    const edits = findTypography(mended, language).filter((edit) => edit.replacement !== undefined);
    if (edits.length === 0) break;
    let before = 0;
    let next = "";
    for (const { startOffset, endOffset, replacement } of edits) {
      next += mended.slice(before, startOffset) + replacement;
      before = endOffset;
    }
    mended = next + mended.slice(before);
  }
  return mended;
}

/** A text with the spaces that break no line made to show. */
export function showSpaces(text: string): string {
  return text
    .replaceAll(noBreak, "<nbsp>")
    .replaceAll(narrowNoBreak, "<nnbsp>")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `<U+${code}>`;
    });
}

function replacing(pattern: RegExp, replacement: string | ((match: string) => string)) {
  return (text: string): readonly Edit[] =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      startOffset: index,
      endOffset: index + match.length,
      replacement: typeof replacement === "string" ? replacement : replacement(match),
    }));
}

function joining(...finds: readonly TypographyRule["find"][]): TypographyRule["find"] {
  return (text) => finds.flatMap((find) => find(text));
}

/**
 * Straight quotes by turns opening and closing, with the spaces inside them; `within` are the
 * quotes inside « ». Seconds and inches (24") are left alone. Quotes that do not pair in the cell
 * are only reported.
 */
function findStraightQuotes(outer: Quotes, within: Quotes): TypographyRule["find"] {
  return (text) => {
    const edits: Edit[] = [];
    let closing: string | undefined;
    let isInsideGuillemets = false;
    let isPaired = true;
    for (const { 0: sign, index } of text.matchAll(/["«»]/g)) {
      if (sign !== '"') {
        isInsideGuillemets = sign === "«";
      } else if (closing === undefined) {
        const before = text[index - 1] ?? " ";
        if (/\d/.test(before)) continue;
        if (!/[\s([—–\-’'«“]/.test(before)) isPaired = false;
        const quotes = isInsideGuillemets ? within : outer;
        const spaces = /^ */.exec(text.slice(index + 1, index + 20))?.[0].length ?? 0;
        edits.push({ startOffset: index, endOffset: index + 1 + spaces, replacement: quotes[0] });
        closing = quotes[1];
      } else {
        const spaces = / *$/.exec(text.slice(Math.max(0, index - 20), index))?.[0].length ?? 0;
        edits.push({ startOffset: index - spaces, endOffset: index + 1, replacement: closing });
        closing = undefined;
      }
    }
    if (closing === undefined && isPaired) return edits;
    return edits.map(({ startOffset, endOffset }) => ({ startOffset, endOffset }));
  };
}

function excerptAround(text: string, startOffset: number, endOffset: number): string {
  const from = Math.max(0, startOffset - 12);
  const to = Math.min(text.length, endOffset + 12);
  const excerpt = showSpaces(text.slice(from, to));
  return `${from > 0 ? "…" : ""}${excerpt}${to < text.length ? "…" : ""}`;
}
