/** What tools beside the repository call of lib, by names that stay when the code moves. */

import { findSentencesIn } from "#lib/align/aligned-block.ts";
import type { Language } from "#lib/align/stems.ts";

/** The sentences of a text without markup. */
export async function sentences(text: string, language: Language): Promise<readonly string[]> {
  return findSentencesIn(text, language).map(({ start, end }) => text.slice(start, end));
}
