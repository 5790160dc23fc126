/** Senses of a word beside what a translation says for it that no dictionary has. */

import type { Sense } from "#lib/lexicon/senses.ts";

/** Senses with what the translation says first, before the glosses of the sense that it is near to. */
export function withSaid(
  senses: readonly Sense[],
  text: string,
  nearTo?: number,
): readonly Sense[] {
  const near = senses[nearTo ?? -1];
  if (near === undefined) return [{ glosses: [text], isTranslators: true }, ...senses];
  const glosses = [text, ...near.glosses.filter((gloss) => gloss !== text)];
  return [{ ...near, glosses, isTranslators: true }, ...senses.filter((one) => one !== near)];
}
