/** Readings that the words beside a word leave no room for, by rules of grammar without exception. */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";

/** A rule says which readings of a word cannot be where it stands; each has its look-alike. */
type Rule = (reading: WordReading, place: Neighbours) => boolean;

interface Neighbours {
  readonly token: Token;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The first word after it that is no pronoun leaning on a verb. */
  readonly beyond: Token | undefined;
  readonly lookUp: (printed: string) => readonly WordReading[];
}

/** Whether a reading of the token at `index` is possible there. */
export function isPossible(
  reading: WordReading,
  tokens: readonly Token[],
  index: number,
  lookUp: Neighbours["lookUp"],
): boolean {
  const token = tokens[index];
  if (token === undefined) return true;
  let next = index + 1;
  while (next < index + 4 && clitics.has(tokens[next]?.words[0] ?? "")) next++;
  const [before, after, beyond] = [tokens[index - 1], tokens[index + 1], tokens[next]];
  const place = { token, before, after, beyond, lookUp };
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

/** *en lui disant*, *en elle*: before a participle, or a pronoun that stands alone, a preposition. */
const prepositionEn: Rule = ({ lemma, upos }, { token, after, beyond, lookUp }) => {
  if (lemma !== "en" || upos !== "PRON" || token.leansOn !== undefined) return false;
  if (/^(?:elles?|eux|lui|moi|toi|soi)$/.test(wordOf(after))) return true;
  return wordOf(beyond).endsWith("ant") && lookUp(wordOf(beyond)).some(isGerund);
};

/** *faut en finir*, *en voilà assez*: before an infinitive that is no noun, a pronoun. */
const pronounEn: Rule = ({ lemma, upos }, { after, lookUp }) => {
  if (lemma !== "en" || upos !== "ADP") return false;
  if (/^voil?[àa]$|^voici$/.test(wordOf(after))) return true;
  const next = after?.kind === "word" ? lookUp(after.text) : [];
  return next.length > 0 && next.every(({ feats }) => feats.verbForm === "infi");
};

/** Nobody is rained: “cette idée lui plut” is of *plaire*, “il plut” of either. */
const nobodyIsRained: Rule = ({ lemma }, { before }) =>
  lemma === "pleuvoir" && /^(?:lui|leur|m'|me|t'|te|nous|vous|se)$/.test(wordOf(before));

/** *km*, *h* and *min* are units after a number: “8 h”, but “la lettre h”. */
const unitAfterNumber: Rule = ({ lemma, upos }, { token, before }) => {
  if (upos !== "NOUN" || !units.has(token.words[0] ?? "")) return false;
  const isMeasure = lemma.length > 1;
  return (before?.kind === "number") !== isMeasure && token.text.length === 1;
};

const units: ReadonlySet<string> = new Set(["h", "m", "s", "g", "l", "t"]);
const clitics: ReadonlySet<string> = new Set(
  "me m' te t' se s' le la l' les lui leur y en nous vous ne n'".split(" "),
);

const impossible: readonly Rule[] = [
  ifBeforeIlAlone,
  verbBeforeEnclitic,
  prepositionEn,
  pronounEn,
  nobodyIsRained,
  unitAfterNumber,
];

function isGerund({ feats }: WordReading): boolean {
  return feats.verbForm === "ppre";
}

function isObject(token: Token | undefined): boolean {
  return (
    token?.leansOn === "previous" &&
    /^-(?:moi|toi|le|la|les|lui|leur|m['’]|t['’])$/i.test(token.text)
  );
}

function wordOf(token: Token | undefined): string {
  return token?.words[0] ?? "";
}
