/** What a dictionary has and the lexicon never asks it for. */

import { expressionsAmong } from "#lib/lexicon/expressions.ts";
import type { Entry } from "#lib/lexicon/senses.ts";

/**
 * The entries that are asked for: without those that one of ours comes before, and without phrases
 * that are neither looked for in texts as expressions nor a verb with *se*.
 */
export function withoutUnused(
  entries: readonly Entry[],
  ownEntries: readonly Entry[],
): readonly Entry[] {
  const own = new Set(ownEntries.map(({ lemma, upos }) => `${upos} ${lemma}`));
  return entries.filter((entry) => {
    if (own.has(`${entry.upos} ${entry.lemma}`)) return false;
    if (!entry.lemma.includes(" ") || /^se [^ ]+$/.test(entry.lemma)) return true;
    return expressionsAmong([entry]).length > 0;
  });
}
