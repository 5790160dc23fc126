/**
 * French text → tokens as printed. A token is what a reader points at: `l’homme` is `l’` and
 * `homme`, `dit-elle` is `dit` and `-elle`, `du` is one token that is the words `de` and `le`.
 *
 * The text is cut at once into runs of letters joined by apostrophes and hyphens; each run is then
 * taken apart by a list of small rules, and the first that knows the run wins.
 */

import { frenchAbbreviations } from "#lib/french/abbreviations.ts";
import { contractions } from "#lib/french/contractions.ts";
import { isRomanNumeral } from "#lib/french/roman-numeral.ts";
import { isCapitalized, lookupKey } from "#lib/french/spelling.ts";
import { wholeWords } from "#lib/french/whole-words.ts";
import { findAbbreviation } from "#lib/text/abbreviation-table.ts";

/** A number may be Arabic or Roman; a sign is anything else that is no space. */
export type TokenKind = "word" | "number" | "sign";

/** A piece of text as printed; offsets count UTF-16 code units from 0, end not included. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly startOffset: number;
  readonly endOffset: number;
  /**
   * The words of the token in look-up spelling: one mostly, two for a contraction, none for a
   * number or a sign. A clitic’s is without hyphens (`-t-il`: `il`); an elided word keeps its
   * apostrophe (`qu'`).
   */
  readonly words: readonly string[];
  /** What the token leans on: an elided word on the next one, a clitic on the one before. */
  readonly leansOn?: "next" | "previous";
}

/** Longer runs of letters are no French words, and are not taken apart. */
const longestWord = 100;

const address =
  /(?:https?:\/\/|www\.)[^\s«»"“”<>]{0,300}[\p{L}\p{N}/]|(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/u;

// A run: letters, joined inside by apostrophes and hyphens, and the apostrophe after them; or what
// begins with a digit; or a sign.
const run =
  /([\p{L}\p{M}\u00ad]+(?:['’‘ʼ‐‑-][\p{L}\p{M}\u00ad]+)*)(['’ʼ])?|([\p{Nd}\p{No}]+(?:[.,]\p{Nd}+|[\u00a0\u202f]\p{Nd}{3}(?!\p{Nd}))*(?:[\p{L}ᵉ]+\p{Nd}*)?)|\p{Extended_Pictographic}(?:[\ufe0f\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic})*|\S/gu;

/** Or an address, which few texts have. */
const runOrAddress = new RegExp(`${address.source}|${run.source}`, "gu");

/** The tokens of a text in order; what lies between them is white space. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /[@/]|www\./.test(text) ? runOrAddress : run;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const startOffset = match.index;
    const [printed, letters, apostrophe, digits] = match;
    if (letters === undefined) {
      tokens.push(sign(digits === undefined ? "sign" : "number", printed, startOffset));
    } else {
      pattern.lastIndex = readLetters(text, startOffset, letters, apostrophe, tokens);
    }
  }
  return tokens;
}

/** A piece of a run, still to be made a token. `role` says what cut it off. */
interface Piece {
  readonly text: string;
  readonly role?: "elided" | "clitic";
}

/** Reads a run of letters at `startOffset` and says where the text goes on. */
function readLetters(
  text: string,
  startOffset: number,
  letters: string,
  apostrophe: string | undefined,
  tokens: Token[],
): number {
  const end = startOffset + letters.length;
  if (letters.length > longestWord) {
    tokens.push(word(letters, startOffset));
    return end;
  }
  const next = text[end];
  if (next === "." || next === "°" || next === "º") {
    const abbreviation = abbreviationAt(text, letters, end);
    if (abbreviation !== undefined) {
      tokens.push(word(letters + abbreviation, startOffset));
      return end + abbreviation.length;
    }
  }
  if (next !== undefined && isGluedName(letters, next)) {
    const nameEnd =
      end + (/^[\p{L}\p{Nd}]+/u.exec(text.slice(end, end + longestWord))?.[0].length ?? 0);
    tokens.push(word(text.slice(startOffset, nameEnd), startOffset));
    return nameEnd;
  }
  // « l’« Humanité » »: an elided word may stand before a quotation mark.
  const isElided = apostrophe !== undefined && elision.test(letters + apostrophe);
  const whole = isElided ? letters + apostrophe : letters;
  let offset = startOffset;
  for (const token of tokensOfRun(whole)) {
    tokens.push(moved(token, offset));
    offset += token.endOffset - token.startOffset;
  }
  return startOffset + whole.length;
}

/** A book says most of its words again and again: runs that were taken apart, up to so many. */
const knownRuns = new Map<string, readonly Token[]>();
const mostKnownRuns = 30_000;

/** A run of letters → its tokens, their offsets counted from its beginning. */
function tokensOfRun(letters: string): readonly Token[] {
  let tokens = knownRuns.get(letters);
  if (tokens === undefined) {
    let offset = 0;
    tokens = takeApart(letters).map(({ text, role }) => {
      const token = word(text, offset, role);
      offset += text.length;
      return token;
    });
    if (knownRuns.size >= mostKnownRuns) knownRuns.clear();
    knownRuns.set(letters, tokens);
  }
  return tokens;
}

function moved({ kind, text, words, leansOn }: Token, startOffset: number): Token {
  const endOffset = startOffset + text.length;
  return leansOn === undefined
    ? { kind, text, startOffset, endOffset, words }
    : { kind, text, startOffset, endOffset, words, leansOn };
}

/** A run of letters → its pieces in order, which join to the run. */
function takeApart(letters: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = letters;
  for (let elided = elidedStart(rest); elided !== undefined; elided = elidedStart(rest)) {
    pieces.push({ text: elided, role: "elided" });
    rest = rest.slice(elided.length);
  }
  if (rest === "") return pieces;
  const clitics = cliticEnd(rest);
  let offset = rest.length - clitics.length;
  pieces.push({ text: rest.slice(0, offset) });
  for (const { length } of clitics.replace(/[‐‑]/g, "-").match(cliticPieces) ?? []) {
    pieces.push({ text: rest.slice(offset, offset + length), role: "clitic" });
    offset += length;
  }
  return pieces;
}

const elision =
  /^(?:[ldjmtsncçy]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr(?=['’‘ʼ](?:eux|elles|autres?)$))['’‘ʼ]/iu;

/** The elided word that a run begins with: `l’` in `l’homme`, none in `aujourd’hui`. */
function elidedStart(rest: string): string | undefined {
  const match = elision.exec(rest);
  if (match === null || wholeWords.has(lookupKey(rest))) return undefined;
  return match[0];
}

// The -t- of a-t-il is the clitic’s, also where it is printed a-t’il; so is the t’ of va-t’en, which
// is an elided toi.
const clitics =
  /(?:(?:-t)?-(?:ils?|elles?|on|en|y)|-t['’‘ʼ](?:ils?|elles?|on)|-(?:je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|ci|là))*(?:-[mtl]['’‘ʼ](?:en|y))?$/iu;
const cliticPieces = /-t['’‘ʼ](?:ils?|elles?|on)|-[mtl]['’‘ʼ]|(?:-t(?=-))?-?[^-'’‘ʼ]+/giu;

/** The clitics that a run ends with: `-le-moi` in `donnez-le-moi`, nothing in `rendez-vous`. */
function cliticEnd(rest: string): string {
  if (!/[-‐‑]/.test(rest)) return "";
  const plain = rest.replace(/[‐‑]/g, "-");
  if (wholeWords.has(lookupKey(plain))) return "";
  const tail = clitics.exec(plain)?.[0] ?? "";
  if (tail === "") return "";
  // Place names have capitals where clitics have none: Choisy-Le, but DIT-ELLE in a heading.
  if (/-\p{Lu}/u.test(tail) && /\p{Ll}/u.test(plain)) return "";
  return rest.slice(rest.length - tail.length);
}

/** The sign that makes letters an abbreviation: the full stop of `M.`, the rest of `J.-C.`. */
function abbreviationAt(text: string, letters: string, end: number): string | undefined {
  if (letters === "J" && text.startsWith(".-C.", end)) return ".-C.";
  const next = text.slice(end, end + 1);
  if (next !== ".") return lookupKey(letters) === "n" ? next : undefined;
  return findAbbreviation(frenchAbbreviations, letters)?.keepsStop === true ? next : undefined;
}

const units = new Set(["km", "cm", "mm", "dm", "hm", "dam"]);

/**
 * Whether letters and the digits after them are one name: `CO2`, `A4`, `m2`, `km2`. After a word
 * they are the number of a note, `révolution27`, and so are raised ones.
 */
function isGluedName(letters: string, next: string): boolean {
  return /\p{Nd}/u.test(next) && (!/\p{Ll}{2}/u.test(letters) || units.has(letters));
}

function word(text: string, startOffset: number, role?: Piece["role"]): Token {
  if (role === undefined && isCapitalOrNumeralStart(text) && isRomanNumeral(text)) {
    return sign("number", text, startOffset);
  }
  const printed = lookupKey(text);
  const key = role === "clitic" ? printed.replace(/^(?:-t(?=[-'].))?[-']/, "") : printed;
  const words = contractions.get(key) ?? [key];
  const token = { kind: "word", text, startOffset, endOffset: startOffset + text.length } as const;
  if (role === undefined) return { ...token, words };
  return { ...token, words, leansOn: role === "elided" ? "next" : "previous" };
}

function isCapitalOrNumeralStart(text: string): boolean {
  return isCapitalized(text) || text.startsWith("x") || text.startsWith("vii");
}

function sign(kind: TokenKind, text: string, startOffset: number): Token {
  return { kind, text, startOffset, endOffset: startOffset + text.length, words: [] };
}
