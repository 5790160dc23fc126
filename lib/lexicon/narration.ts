/**
 * The tense that a text is told in, and the forms that only it can tell: *dit-il* is “says” in a
 * report and “said” in a tale.
 */

import type { Token } from "#lib/french/tokens.ts";
import { tokenize } from "#lib/french/tokens.ts";
import type { VerbForm } from "#lib/lexicon/feats.ts";
import type { Lexicon, WordReading } from "#lib/lexicon/lexicon.ts";

/** The tense of a text’s narration. */
export type Narration = "past" | "present";

/** Few words are enough to tell; from so many conjugated verbs on nothing changes any more. */
const enough = 400;
/** A text with so many verbs in the simple past, of those in it or the present, is told in it. */
const pastFrom = 0.25;

/** The tense that a text is told in, `undefined` where it has too few verbs to tell. */
export function narrationOf(
  lexicon: Pick<Lexicon, "lookUp">,
  segments: Iterable<string>,
): Narration | undefined {
  let [past, present] = [0, 0];
  for (const segment of segments) {
    for (const token of tokenize(segment)) {
      const only = token.kind === "word" ? onlyTense(lexicon.lookUp(token.text)) : undefined;
      if (only === "ipsi") past++;
      else if (only === "ipre") present++;
    }
    if (past + present > enough) break;
  }
  if (past + present < 4) return undefined;
  return past / (past + present) >= pastFrom ? "past" : "present";
}

/** The tense that a form is of, the subjunctive aside, if it is nothing but a verb. */
function onlyTense(readings: readonly WordReading[]): VerbForm | undefined {
  if (readings.length === 0 || readings.some(({ upos }) => upos !== "VERB")) return undefined;
  const forms = new Set(readings.map(({ feats }) => feats.verbForm));
  if (forms.has("ipsi")) return forms.size === 1 ? "ipsi" : undefined;
  return readings[0]?.feats.verbForm === "ipre" ? "ipre" : undefined;
}

/**
 * Readings with the simple past before the present where it is told in it: *dit-il* by the whole
 * text, other verbs by those beside them alone.
 */
export function inNarration(
  readings: readonly (readonly WordReading[])[],
  tokens: readonly Token[],
  narration: Narration | undefined,
): readonly (readonly WordReading[])[] {
  const around = narrationAround(readings);
  if ((around ?? narration) !== "past") return readings;
  let quotes = tokens[0]?.text === "—" || tokens[0]?.text === "–" ? 1 : 0;
  return readings.map((list, index) => {
    const text = tokens[index]?.text;
    if (text === "«" || text === "“") quotes++;
    if (text === "»" || text === "”") quotes--;
    const isSaying = tokens[index + 1]?.leansOn === "previous";
    return isSaying || (quotes <= 0 && around === "past") ? withPastFirst(list) : list;
  });
}

/** What the other verbs of a segment say. */
function narrationAround(readings: readonly (readonly WordReading[])[]): Narration | undefined {
  const forms = readings.map((list) => {
    const has = (form: VerbForm) => list.some(({ feats }) => feats.verbForm === form);
    return has("ipre") && has("ipsi") ? undefined : list[0]?.feats.verbForm;
  });
  if (forms.includes("ipre")) return "present";
  return forms.includes("ipsi") ? "past" : undefined;
}

function withPastFirst(list: readonly WordReading[]): readonly WordReading[] {
  const [first] = list;
  if (first?.feats.verbForm !== "ipre") return list;
  const past = list.find(
    ({ lemma, feats }) =>
      lemma === first.lemma &&
      feats.verbForm === "ipsi" &&
      feats.person === first.feats.person &&
      feats.number === first.feats.number,
  );
  return past === undefined ? list : [past, ...list.filter((one) => one !== past)];
}
