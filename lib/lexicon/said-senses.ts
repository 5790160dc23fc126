/** Senses of a word beside what a translation says for it that no dictionary has. */

import type { Sense } from "#lib/lexicon/senses.ts";

/** Senses with what the translation says first, as a sense by itself. */
export function withSaid(senses: readonly Sense[], text: string): readonly Sense[] {
  return [{ glosses: [text], isTranslators: true }, ...senses];
}
