/** What rules of grammar say of the readings of a word where it stands. */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";

/** A rule says which readings of a word cannot be where it stands; each has its look-alike. */
export type Rule = (reading: WordReading, place: Neighbours) => boolean;

export interface Neighbours {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The first word after it that is no pronoun leaning on a verb. */
  readonly beyond: Token | undefined;
  readonly lookUp: (printed: string) => readonly WordReading[];
  readonly tokens: readonly Token[];
  readonly index: number;
}

/** A word in look-up spelling; empty for a sign, or for none. */
export function wordOf(token: Token | undefined): string {
  return token?.words[0] ?? "";
}

/** Whether a token is an object pronoun that leans on the verb before it. */
export function isObject(token: Token | undefined): boolean {
  return (
    token?.leansOn === "previous" &&
    /^-(?:moi|toi|le|la|les|lui|leur|m['’]|t['’])$/i.test(token.text)
  );
}

/** The readings of a token by itself; none for a sign, or for none. */
export function readingsOf(
  token: Token | undefined,
  lookUp: Neighbours["lookUp"],
): readonly WordReading[] {
  return token?.kind === "word" && token.leansOn !== "previous" ? lookUp(token.text) : [];
}

/** The numbers of the tokens before one, the nearest first, back to the sign that ends a clause. */
export function clauseBefore(
  tokens: readonly Token[],
  index: number,
  most = 10,
): readonly string[] {
  const words: string[] = [];
  for (let at = index - 1; at >= 0 && words.length < most; at--) {
    const token = tokens[at];
    if (token === undefined || /^[.!?;:…«»()]$/.test(token.text)) break;
    words.push(wordOf(token));
  }
  return words;
}
