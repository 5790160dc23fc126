/** Readings that the words beside a word leave no room for, by rules of grammar without exception. */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";

/** A rule says which readings of a word cannot be where it stands; each has its look-alike. */
type Rule = (reading: WordReading, place: Neighbours) => boolean;

interface Neighbours {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** Whether a reading of the token at `index` is possible there. */
export function isPossible(reading: WordReading, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return true;
  const place = { token, before: tokens[index - 1], after: tokens[index + 1] };
  return !impossible.some((rule) => rule(reading, place));
}

/** *s’* is *si* before *il* and *ils* alone: “s’il vient”, but “s’en aller”. */
const ifBeforeIlAlone: Rule = ({ lemma, upos }, { token, after }) =>
  lemma === "si" &&
  upos === "SCONJ" &&
  /^s['’]$/i.test(token.text) &&
  !/^ils?$/i.test(wordOf(after));

/** A hyphen and an object pronoun follow an imperative and nothing else: *montre-moi*, *laisse-la*. */
const verbBeforeEnclitic: Rule = ({ upos }, { after }) => upos !== "VERB" && isObject(after);

const impossible: readonly Rule[] = [ifBeforeIlAlone, verbBeforeEnclitic];

function isObject(token: Token | undefined): boolean {
  return (
    token?.leansOn === "previous" &&
    /^-(?:moi|toi|le|la|les|lui|leur|m['’]|t['’])$/i.test(token.text)
  );
}

function wordOf(token: Token | undefined): string {
  return token?.words[0] ?? "";
}
