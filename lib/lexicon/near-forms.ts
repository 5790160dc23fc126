import { lookupKey } from "#lib/french/spelling.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûü"];

/** Longer words are not looked around: nobody means them. */
const longestWord = 24;
const mostForms = 4;

/**
 * Forms that the lexicon knows and that differ from a word by one letter: one more, one less,
 * another one, or two that changed places. Those with the same beginning come first.
 */
export function nearForms(lexicon: Lexicon, printed: string): readonly string[] {
  const key = lookupKey(printed);
  if (key.length < 3 || key.length > longestWord || !/\p{Script=Latin}/u.test(key)) return [];
  const found = new Set<string>();
  for (let at = key.length; at >= 0 && found.size < mostForms; at--) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    const [first = "", second = ""] = after;
    const candidates = [
      before + second + first + after.slice(2),
      before + after.slice(1),
      ...letters.flatMap((letter) => [before + letter + after.slice(1), before + letter + after]),
    ];
    for (const candidate of candidates) {
      if (candidate === key || found.size === mostForms) continue;
      if (!lexicon.isForm(candidate)) continue;
      if (lexicon.lookUp(candidate).some(({ senses }) => senses.length > 0)) found.add(candidate);
    }
  }
  return [...found];
}
