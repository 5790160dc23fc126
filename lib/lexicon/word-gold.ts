/** Running words judged by hand, and how near to that a card comes. */

import { lookupKey } from "#lib/french/spelling.ts";
import type { LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import { readFeats } from "#lib/lexicon/feats.ts";
import { isSaidAs, isSameGloss } from "#lib/lexicon/gloss-match.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/**
 * `look`: may be used while mending; `unseen` and `last`: drawn when that was done, and looked at
 * once. Since then `unseen` has been mended on too.
 */
export type GoldHalf = "look" | "unseen" | "last";

/** A word where it stands in a text, with what two people said of it. */
export interface JudgedWord {
  readonly id: string;
  /** Where it stands: see `readReference`. */
  readonly reference: string;
  /** Each that is right; none where nobody has judged yet. */
  readonly lemmas: readonly string[];
  readonly parts: readonly string[];
  readonly feats: readonly string[];
  /** `name` for a name; in brackets what only describes a word of grammar. */
  readonly glosses: readonly string[];
  /** The words of the translation that say it, as printed; empty: none do. */
  readonly counterpart: string;
  /** The expression that it belongs to, and what that means; empty where it belongs to none. */
  readonly expression: string;
  readonly half: GoldHalf;
}

/** Where a judged word stands. */
export interface WordReference {
  /** `modern`, or the folder of a book. */
  readonly source: string;
  /** The number of the sentence, from 1; or where both sides stand in the files of a book. */
  readonly places: readonly string[];
  /** Where the word begins in the sentence. */
  readonly startOffset: number;
  readonly word: string;
  /** Of both sides of the sentence. */
  readonly hash: string;
}

const heading = "id\treference\tlemma\tpos\tfeats\tglosses\tcounterpart\texpression\thalf";

/** Reads the table of judged words. Throws a `TextError`. */
export function parseJudgedWords(source: string, file: string): readonly JudgedWord[] {
  return [...tableRows(source)]
    .filter(({ row }) => row !== heading)
    .map(({ row, line }) => {
      const cells = row.split("\t");
      const [id = "", reference = "", lemma, pos, feats, glosses, counterpart, expression] = cells;
      const half = cells[8];
      const inflections = alternatives(feats).map((one) => (one === "inv" ? "" : one));
      const isRead = inflections.every((one) => readFeats(one) !== undefined);
      if (
        cells.length !== 9 ||
        (half !== "look" && half !== "unseen" && half !== "last") ||
        !isRead
      ) {
        const cure = `write nine cells: ${heading.replaceAll("\t", ", ")}`;
        throw new TextError({ file, line, reason: `no judged word: “${row}”`, cure });
      }
      return {
        id,
        reference,
        lemmas: alternatives(lemma),
        parts: alternatives(pos),
        feats: inflections,
        glosses: alternatives(glosses),
        counterpart: counterpart === "-" ? "" : (counterpart ?? ""),
        expression: expression === "-" ? "" : (expression ?? ""),
        half,
      };
    });
}

function alternatives(cell = ""): readonly string[] {
  return cell
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/**
 * Reads `modern 12 @5 mot 1a2b3c4d` and `candide 1200+80 1100+77 @5 mot 1a2b3c4d`; `undefined`
 * where it is none.
 */
export function readReference(text: string): WordReference | undefined {
  const [, source, places, offset, word, hash] =
    /^(\S+) ((?:[\d+]+ )+)@(\d+) (\S+) ([0-9a-f]{8})$/.exec(text) ?? [];
  if (source === undefined || places === undefined || word === undefined || hash === undefined) {
    return undefined;
  }
  return { source, places: places.trim().split(" "), startOffset: Number(offset), word, hash };
}

/** A word as it is shown without the translation and beside it. */
export interface ShownWord {
  readonly alone: LookedUpWord | undefined;
  readonly beside: LookedUpWord | undefined;
  /** The translation. */
  readonly en: string;
}

/** What is right of that; `undefined`: not to be scored. */
export interface WordVerdict {
  /** Nouns, verbs and adjectives, *être* and *avoir* aside. */
  readonly isContent: boolean;
  readonly isAnalysed: boolean;
  readonly first: boolean | undefined;
  readonly firstBeside: boolean | undefined;
  /** Of a word of which the card says what it is “here”. */
  readonly here: boolean | undefined;
  /** Of a word that the translation says: whether the card says what it is “here”. */
  readonly isSaid: boolean | undefined;
  /** Of a word whose English is marked: whether a word that says it is. */
  readonly mark: boolean | undefined;
  /** Of a word of which the card says what it is “here”: whether other English is marked. */
  readonly contradicts: boolean | undefined;
  /** Of a word that has a hint when the three rarest bands have. */
  readonly hint: boolean | undefined;
  /** Of a word that is no name. */
  readonly hasSense: boolean | undefined;
  /** Of a word in an expression: whether the card has one. */
  readonly hasExpression: boolean | undefined;
}

/** What is right of what a reader is told of a word. */
export function judgeWord(word: JudgedWord, { alone, beside, en }: ShownWord): WordVerdict {
  const isContent = isContentWord(word);
  const isScored = scoredGlosses(word).length > 0;
  const isName = word.glosses.includes("name");
  const firstBeside = isScored ? meansAs(beside, word) : undefined;
  const says = saysHere(beside);
  const hasCounterpart = word.counterpart !== "";
  const marked = markedText(beside, en);
  return {
    isContent,
    isAnalysed: isReadAs(beside, word),
    first: isScored ? meansAs(alone, word) : undefined,
    firstBeside,
    here: says ? isRightHere(beside, word) : undefined,
    isSaid: isContent && hasCounterpart ? says : undefined,
    mark: marked === undefined ? undefined : hasCounterpart && isOverlap(marked, word.counterpart),
    contradicts:
      beside?.reading?.reason === "translation" ? !isMarkedHere(beside, marked) : undefined,
    hint: isScored ? isRightHint(beside, word) : undefined,
    hasSense: isName ? undefined : (beside?.reading?.senses.length ?? 0) > 0,
    hasExpression: word.expression === "" ? undefined : beside?.expression !== undefined,
  };
}

function isContentWord({ parts, lemmas }: JudgedWord): boolean {
  const [part = ""] = parts;
  return (
    /^(?:NOUN|VERB|ADJ)$/.test(part) && !lemmas.some((lemma) => /^(?:être|avoir)$/.test(lemma))
  );
}

function scoredGlosses({ glosses }: JudgedWord): readonly string[] {
  return glosses.filter((gloss) => !/^\(.*\)$/.test(gloss));
}

/** Whether the first sense of a word, or of the expression that it stands in, is a right one. */
function meansAs(shown: LookedUpWord | undefined, word: JudgedWord): boolean {
  const { reading, expression } = shown ?? {};
  if (word.glosses.includes("name")) {
    if (reading === undefined || reading.upos === "PROPN") return true;
    return saysHere(shown) && isRightHere(shown, word);
  }
  const glosses = [...scoredGlosses(word), ...meaningOf(word)];
  return [reading?.senses[0], expression?.senses[0]].some((sense) =>
    sense?.glosses.some((gloss) =>
      glosses.some(
        (judged) =>
          isSameGloss(gloss, judged) || (sense.isTranslators === true && isSaidAs(judged, gloss)),
      ),
    ),
  );
}

/** The glosses of a judged expression: `tout à coup = suddenly; all at once`. */
function meaningOf({ expression }: JudgedWord): readonly string[] {
  const [, meaning = ""] = expression.split("=");
  return meaning
    .split(/[;|,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function saysHere(shown: LookedUpWord | undefined): boolean {
  return shown?.reading?.reason === "translation" || shown?.expression?.reason === "translation";
}

/** Whether what the card says it is “here” is a right gloss, or what the translation says for it. */
function isRightHere(shown: LookedUpWord | undefined, word: JudgedWord): boolean {
  const glosses = [...scoredGlosses(word), ...meaningOf(word)];
  return [shown?.reading, shown?.expression]
    .filter((one) => one?.reason === "translation")
    .every((one) => {
      const said = one?.senses[0]?.glosses ?? [];
      return said.some(
        (gloss) =>
          glosses.some((judged) => isSameGloss(gloss, judged)) ||
          (word.counterpart !== "" && isSaidAs(gloss, word.counterpart)),
      );
    });
}

function markedText(shown: LookedUpWord | undefined, en: string): string | undefined {
  if (shown?.english === undefined) return undefined;
  const words = englishWords(en);
  const { first, last } = shown.english;
  return en.slice(words[first]?.startOffset ?? 0, words[last]?.endOffset ?? 0);
}

function isOverlap(marked: string, counterpart: string): boolean {
  const judged = new Set(englishWords(counterpart).map(({ text }) => text.toLowerCase()));
  return englishWords(marked).some(({ text }) => judged.has(text.toLowerCase()));
}

function isMarkedHere({ reading }: LookedUpWord, marked: string | undefined): boolean {
  const glosses = reading?.senses[0]?.glosses ?? [];
  return marked !== undefined && glosses.some((gloss) => isSaidAs(gloss, marked));
}

/** The three rarest of six bands. */
const hintedFrom = 4;

/** The gloss that stands above a word when the three rarest bands have one. */
function hintOf(shown: LookedUpWord | undefined): string | undefined {
  const { reading, expression } = shown ?? {};
  if (reading === undefined || !/^(?:NOUN|VERB|ADJ|ADV|X)$/.test(reading.upos)) return undefined;
  if ((reading.band ?? hintedFrom) < hintedFrom) return undefined;
  return (expression ?? reading).senses[0]?.glosses[0];
}

function isRightHint(shown: LookedUpWord | undefined, word: JudgedWord): boolean | undefined {
  const hint = hintOf(shown);
  if (hint === undefined) return undefined;
  return (
    [...scoredGlosses(word), ...meaningOf(word)].some((judged) => isSameGloss(hint, judged)) ||
    (word.counterpart !== "" && isSaidAs(hint, word.counterpart))
  );
}

/**
 * Gender or number that a form does not tell need not be read, and auxiliaries are verbs. Between a
 * past participle and the adjective of the same form grammars differ: either is right.
 */
function isReadAs(shown: LookedUpWord | undefined, word: JudgedWord): boolean {
  const reading = shown?.reading;
  if (reading === undefined) return word.parts.includes("PROPN");
  const parts = word.parts.map((part) => (part === "AUX" ? "VERB" : part));
  const isParticiple = word.feats.some((one) => readFeats(one)?.verbForm === "ppas");
  if (reading.upos === "ADJ" && isParticiple && !parts.includes("ADJ")) return true;
  if (!parts.includes(reading.upos)) return false;
  if (reading.upos !== "PROPN" && !hasLemma(reading, word)) return false;
  const feats = word.feats.length === 0 ? [""] : word.feats;
  return feats.some((one) => {
    const gold = readFeats(one) ?? {};
    const { verbForm, person, gender, number } = reading.feats;
    return (
      (verbForm === gold.verbForm || reading.upos !== "VERB") &&
      (person === gold.person || person === undefined || gold.person === undefined) &&
      (gender === gold.gender || gender === undefined || gold.gender === undefined) &&
      (number === gold.number || number === undefined || gold.number === undefined)
    );
  });
}

function hasLemma(
  { lemma, upos }: { readonly lemma: string; readonly upos: string },
  { lemmas }: JudgedWord,
): boolean {
  const own = plainLemma(lemma, upos);
  return lemmas.some((one) => plainLemma(one, upos) === own);
}

/** The pronouns that some grammars have as one word, by the first of them. */
const pronouns: ReadonlyMap<string, string> = new Map(
  ["il elle ils elles", "le la les l'", "lui leur eux", "je me moi", "tu te toi", "se soi s'"]
    .concat("un une des", "ce cet cette ces c'", "celui celle ceux celles", "que qu'", "on l'on")
    .flatMap((line) => {
      const words = line.split(" ");
      return words.map((word) => [word, words[0] ?? word] as const);
    }),
);

/** A lemma without what grammars differ in: `se lever` and `lever`, *elle* and *il*. */
function plainLemma(lemma: string, upos: string): string {
  const key = lookupKey(lemma).replace(/^(?:se |s')(?=.)/, upos === "VERB" ? "" : "$&");
  return upos === "PRON" || upos === "DET" ? (pronouns.get(key) ?? key) : key.replace(/ \+ /g, "+");
}
