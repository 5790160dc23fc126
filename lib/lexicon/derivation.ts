/**
 * Senses of a word made from another by a living rule, where no dictionary has the word itself:
 * adverbs in *-ment*, and verbs and nouns with *re-*, *anti-* and the like.
 */

import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Sense } from "#lib/lexicon/senses.ts";

/** Looks up a lemma’s senses; nothing where it has none. */
type FindSenses = (lemma: string, upos: PartOfSpeech) => readonly Sense[] | undefined;

/** Senses derived from those of the word’s base, or `undefined` where there is no base. */
export function derivedSenses(
  lemma: string,
  upos: PartOfSpeech,
  find: FindSenses,
): readonly Sense[] | undefined {
  const senses = upos === "ADV" ? adverbSenses(lemma, find) : undefined;
  return senses ?? prefixedSenses(lemma, upos, find);
}

/** *insensiblement* from *insensible*: “insensibly”; *prudemment*, *joliment*, *follement*. */
function adverbSenses(lemma: string, find: FindSenses): readonly Sense[] | undefined {
  for (const adjective of adjectivesOf(lemma)) {
    const senses = find(adjective, "ADJ");
    if (senses !== undefined) return changed(senses, englishAdverb);
  }
  return undefined;
}

function adjectivesOf(adverb: string): readonly string[] {
  if (!adverb.endsWith("ment") || adverb.length < 8) return [];
  const stem = adverb.slice(0, -4);
  if (stem.endsWith("am")) return [`${stem.slice(0, -2)}ant`];
  if (stem.endsWith("em")) return [`${stem.slice(0, -2)}ent`];
  return [
    stem,
    stem.replace(/e$/, ""),
    stem.replace(/(?:eu|i|ou)?se$/, (end) => `${end.slice(0, -2)}x`),
    stem.replace(/ve$/, "f"),
    stem.replace(/(.)\1e$/, "$1"),
    stem.replace(/è(.)e$/, "e$1"),
    stem.replace(/é$/, "e"),
    stem.replace(/elle$/, "eau"),
    stem.replace(/olle$/, "ou"),
  ];
}

/** “happy” → “happily”. Phrases, and adverbs already, have none. */
function englishAdverb(adjective: string): string | undefined {
  if (/[ -]|ly$/.test(adjective)) return undefined;
  if (/[^aeiou]y$/.test(adjective)) return `${adjective.slice(0, -1)}ily`;
  if (/[^aeiou]le$/.test(adjective)) return `${adjective.slice(0, -1)}y`;
  if (adjective.endsWith("ic")) return `${adjective}ally`;
  return adjective.endsWith("ll") ? `${adjective}y` : `${adjective}ly`;
}

const prefixes: readonly (readonly [RegExp, (gloss: string) => string])[] = [
  [/^(?:r[eé]|r)(?=.{4})/, (gloss) => `${gloss} again`],
  [/^anti-?(?=.{4})/, (gloss) => `anti-${gloss}`],
  [/^inter-?(?=.{4})/, (gloss) => `inter-${gloss}`],
  [/^pré-?(?=.{4})/, (gloss) => `pre-${gloss}`],
  [/^sous-(?=.{4})/, (gloss) => `sub-${gloss}`],
  [/^(?:semi|demi)-(?=.{4})/, (gloss) => `half-${gloss}`],
  [/^ex-(?=.{4})/, (gloss) => `former ${gloss}`],
  [/^quasi-(?=.{4})/, (gloss) => `almost ${gloss}`],
  [/^pseudo-(?=.{4})/, (gloss) => `pseudo-${gloss}`],
  [/^non-(?=.{4})/, (gloss) => `non-${gloss}`],
  [/^très-(?=.{3})/, (gloss) => `very ${gloss}`],
];

/** *redescendre* from *descendre*: “go down again”; but *rester* is nothing again. */
function prefixedSenses(
  lemma: string,
  upos: PartOfSpeech,
  find: FindSenses,
): readonly Sense[] | undefined {
  for (const [prefix, change] of prefixes) {
    const base = lemma.replace(prefix, "");
    if (base === lemma || (/^ré?$/.test(lemma.slice(0, -base.length)) && upos !== "VERB")) continue;
    const senses = find(base, upos);
    if (senses !== undefined) return changed(senses, change);
  }
  return undefined;
}

function changed(
  senses: readonly Sense[],
  change: (gloss: string) => string | undefined,
): readonly Sense[] | undefined {
  const all = senses.flatMap(({ glosses }): readonly Sense[] => {
    const kept = glosses.map(change).filter((gloss) => gloss !== undefined);
    return kept.length === 0 ? [] : [{ glosses: kept.slice(0, 3) }];
  });
  return all.length === 0 ? undefined : all.slice(0, 3);
}
