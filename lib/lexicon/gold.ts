/** Sentences with every word’s reading, written by hand, and how near the lexicon comes to them. */

import { tokenize } from "#lib/french/tokens.ts";
import {
  type ChapterLexicon,
  compileChapterLexicon,
  type LookedUpExpression,
  type LookedUpWord,
  parseChapterLexicon,
  type SegmentWords,
} from "#lib/lexicon/chapter-lexicon.ts";
import type { WordEvidence } from "#lib/lexicon/counterpart.ts";
import type { Dictionary } from "#lib/lexicon/dictionary.ts";
import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";
import { formatFeats, readFeats } from "#lib/lexicon/feats.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** A sentence, its translation, and its words in order; a word may be left out. */
export interface GoldSentence {
  readonly fr: string;
  readonly en: string;
  readonly words: readonly GoldWord[];
}

/** What a word is where it stands. */
export interface GoldWord {
  readonly text: string;
  readonly lemma: string;
  readonly upos: string;
  readonly feats: string;
  /** The glosses that are right here; none: not to be scored. */
  readonly glosses: readonly string[];
  /** The expression that begins here, by each name that is right: `pas du tout`, `ne … pas`. */
  readonly expressions: readonly string[];
}

/** Counts; `misses` tells each word that was read otherwise. */
export interface GoldScore {
  readonly words: number;
  readonly analysed: number;
  readonly scoredSenses: number;
  readonly firstSenses: number;
  readonly firstSensesWithTranslation: number;
  /** Of the scored senses those of nouns, verbs and adjectives, *être* and *avoir* aside. */
  readonly contentSenses: number;
  readonly firstContentSenses: number;
  readonly firstContentSensesWithTranslation: number;
  readonly expressions: number;
  readonly foundExpressions: number;
  readonly wrongExpressions: number;
  readonly misses: readonly string[];
}

/** Reads sentences: `>fr` and `>en`, then one word a line. Throws a `TextError`. */
export function parseGold(source: string, file: string): readonly GoldSentence[] {
  const sentences: { fr: string; en: string; words: GoldWord[] }[] = [];
  for (const { row, line } of tableRows(source)) {
    const [first = "", second = "", upos = "", feats = "", glosses = "", expression] =
      row.split("\t");
    const sentence = sentences.at(-1);
    if (first === ">fr") sentences.push({ fr: second, en: "", words: [] });
    else if (first === ">en" && sentence?.en === "") sentence.en = second;
    else if (sentence !== undefined && second !== "" && readFeats(feats) !== undefined) {
      sentence.words.push({
        text: first,
        lemma: second,
        upos,
        feats,
        glosses: glosses === "" ? [] : glosses.split("; "),
        expressions: expression === undefined ? [] : expression.split("|"),
      });
    } else {
      const cure = "write >fr, >en, then words with lemma, part of speech and inflection";
      throw new TextError({ file, line, reason: `no word of a sentence: “${row}”`, cure });
    }
  }
  return sentences;
}

/** A sentence with the expressions in it, each as the numbers of its tokens. */
export interface MarkedSentence {
  readonly fr: string;
  readonly expressions: readonly MarkedExpression[];
}

/** An expression that is there. */
export interface MarkedExpression {
  /** The tokens that belong to it, and those that may, upwards, from 0. */
  readonly needed: readonly number[];
  readonly allowed: readonly number[];
  /** Whether it need not be shown. */
  readonly isOptional: boolean;
}

/** Counts; `misses` tells each expression that was shown wrongly or was not found. */
export interface ExpressionScore {
  readonly shown: number;
  readonly right: number;
  /** Those that are there and must be shown, and how many of them are. */
  readonly wanted: number;
  readonly found: number;
  readonly misses: readonly string[];
}

/**
 * Reads sentences, one a line, with `[au bout de]` for an expression, `[1ne] dort [1pas]` for one
 * that is interrupted, `[avoir besoin (de)]` for a word that may belong to it, and `[?tout seul]` for
 * one that may be shown or not. Throws a `TextError`.
 */
export function parseMarked(source: string, file: string): readonly MarkedSentence[] {
  return [...tableRows(source)].map(({ row, line }) => {
    const parts = row.split(/(\[\d?\??[^[\]]+\])/);
    const marked = new Map<string, { needed: number[]; allowed: number[]; isOptional: boolean }>();
    const places: { readonly name: string; readonly isNeeded: boolean; end: number }[] = [];
    let fr = "";
    for (const [index, part] of parts.entries()) {
      const [, number = "", optional = "", text = part] =
        /^\[(\d?)(\??)([^[\]]+)\]$/.exec(part) ?? [];
      const isMarked = text !== part;
      const name = number === "" ? `part ${index}` : number;
      if (isMarked && !marked.has(name)) {
        marked.set(name, { needed: [], allowed: [], isOptional: optional !== "" });
      }
      for (const [at, piece] of text.split(isMarked ? /[()]/ : /$^/).entries()) {
        fr += piece;
        places.push({ name: isMarked ? name : "", isNeeded: at % 2 === 0, end: fr.length });
      }
    }
    if (/[[\]()]/.test(fr)) {
      const cure = "close every bracket, and write [1ne] sait [1pas]";
      throw new TextError({ file, line, reason: `no marked sentence: “${row}”`, cure });
    }
    for (const [index, { startOffset }] of tokenize(fr).entries()) {
      const place = places.find(({ end }) => startOffset < end);
      const expression = marked.get(place?.name ?? "");
      expression?.allowed.push(index);
      if (place?.isNeeded) expression?.needed.push(index);
    }
    return { fr, expressions: [...marked.values()] };
  });
}

/** Which words of both sides of each segment say each other. */
export type FindLinks = (segments: readonly SegmentWords[]) => readonly (readonly WordEvidence[])[];

/** Sentences as a reader sees them: compiled as a chapter, and read back. */
export function asSeen(
  dictionary: Dictionary,
  sentences: readonly { readonly fr: string; readonly en?: string }[],
  findLinks?: FindLinks,
): ChapterLexicon {
  const segments = sentences.map(({ fr, en = "" }, index) => ({ id: idOf(index), fr, en }));
  const links = findLinks?.(segments);
  return parseChapterLexicon(compileChapterLexicon(dictionary, segments, { links }));
}

/** The id of a sentence, by its number from 0. */
export function idOf(index: number): string {
  return `p${index + 1}.1`;
}

/** How many expressions the lexicon shows where the sentences have them, no word more or less. */
export function scoreExpressions(
  dictionary: Dictionary,
  sentences: readonly MarkedSentence[],
): ExpressionScore {
  let [shown, right, wanted, found] = [0, 0, 0, 0];
  const misses: string[] = [];
  const seen = asSeen(dictionary, sentences);
  for (const [index, { fr, expressions }] of sentences.entries()) {
    const tokens = tokenize(fr);
    // Words are counted without signs and numbers; sentences are marked by token.
    const wordTokens = tokens.flatMap(({ kind }, at) => (kind === "word" ? [at] : []));
    const own = new Set(seen.wordsOf(idOf(index)).flatMap(({ expression }) => expression ?? []));
    const rightOnes = new Set<MarkedExpression>();
    for (const one of own) {
      const members = one.words.map((word) => wordTokens[word] ?? -1);
      const marked = expressions.find(
        ({ needed, allowed }) =>
          needed.every((token) => members.includes(token)) &&
          members.every((token) => allowed.includes(token)),
      );
      shown++;
      if (marked === undefined) misses.push(`not there: ${one.text} in “${fr}”`);
      else {
        right++;
        rightOnes.add(marked);
      }
    }
    for (const expression of expressions.filter(({ isOptional }) => !isOptional)) {
      wanted++;
      if (rightOnes.has(expression)) found++;
      else {
        const words = expression.allowed.map((token) => tokens[token]?.text);
        misses.push(`not shown: ${words.join(" ")} in “${fr}”`);
      }
    }
  }
  return { shown, right, wanted, found, misses };
}

/** How many words a reader is told as the sentences have them, with the translation and without. */
export function scoreGold(
  dictionary: Dictionary,
  sentences: readonly GoldSentence[],
  findLinks?: FindLinks,
): GoldScore {
  const score = { ...noScore, misses: [] as string[] };
  const seenAlone = asSeen(
    dictionary,
    sentences.map(({ fr }) => ({ fr })),
  );
  const seenBeside = asSeen(dictionary, sentences, findLinks);
  for (const [index, { fr, words: gold }] of sentences.entries()) {
    const alone = seenAlone.wordsOf(idOf(index));
    const beside = seenBeside.wordsOf(idOf(index));
    const wanted = new Set(gold.flatMap(({ expressions }) => expressions));
    let at = 0;
    for (const word of gold) {
      // Numbers and signs stand in the sentences too, and are nothing that is looked up.
      const from = at;
      while (at < beside.length && printedOf(fr, beside[at]) !== word.text) at++;
      const [one, other] = [alone[at], beside[at]];
      if (one === undefined || other === undefined) {
        at = from;
        if (word.upos === "NUM") continue;
        throw new RangeError(`no “${word.text}”: ${fr}`);
      }
      scoreWord(score, word, { one, other, at, wanted, dictionary });
      at++;
    }
  }
  return score;
}

const noScore = {
  words: 0,
  analysed: 0,
  scoredSenses: 0,
  firstSenses: 0,
  firstSensesWithTranslation: 0,
  contentSenses: 0,
  firstContentSenses: 0,
  firstContentSensesWithTranslation: 0,
  expressions: 0,
  foundExpressions: 0,
  wrongExpressions: 0,
};

function printedOf(fr: string, word: LookedUpWord | undefined): string | undefined {
  return word === undefined ? undefined : fr.slice(word.startOffset, word.endOffset);
}

/** A word of a sentence as it is shown without the translation and beside it. */
interface ShownWord {
  readonly one: LookedUpWord;
  readonly other: LookedUpWord;
  readonly at: number;
  /** The expressions that the sentence has. */
  readonly wanted: ReadonlySet<string>;
  readonly dictionary: Dictionary;
}

function scoreWord(
  score: typeof noScore & { readonly misses: string[] },
  word: GoldWord,
  { one, other, at, wanted, dictionary }: ShownWord,
): void {
  const { misses } = score;
  score.words++;
  if (isReadAs(other, word, dictionary)) score.analysed++;
  else {
    misses.push(`${word.text}: ${describe(other)} for ${word.lemma} ${word.upos} ${word.feats}`);
  }
  const begun = other.expression?.words[0] === at ? other.expression.text : undefined;
  scoreExpression(score, word, begun);
  const text = other.expression?.text;
  if (word.glosses.length === 0 || (text !== undefined && wanted.has(text))) return;
  const isRight = meansAs(one, word);
  const isRightBeside = meansAs(other, word);
  score.scoredSenses++;
  if (isRight) score.firstSenses++;
  if (isRightBeside) score.firstSensesWithTranslation++;
  if (isContent(word)) {
    score.contentSenses++;
    if (isRight) score.firstContentSenses++;
    if (isRightBeside) score.firstContentSensesWithTranslation++;
  }
  if (!isRightBeside) {
    misses.push(`${word.text}: “${firstGloss(other)}” for “${word.glosses.join("; ")}”`);
  }
}

function scoreExpression(
  score: typeof noScore & { readonly misses: string[] },
  word: GoldWord,
  begun: LookedUpExpression["text"] | undefined,
): void {
  if (word.expressions.length > 0) score.expressions++;
  if (begun !== undefined && word.expressions.includes(begun)) score.foundExpressions++;
  else if (begun !== undefined) {
    score.wrongExpressions++;
    score.misses.push(`${word.text}: the expression ${begun}`);
  } else if (word.expressions.length > 0) {
    score.misses.push(`${word.text}: no expression ${word.expressions.join("|")}`);
  }
}

/**
 * Gender or number that a form does not tell, as that of *gris* or *prix*, need not be read. Between a past
 * participle and the adjective of the same form, *une porte fermée*, grammars differ: either is right.
 */
function isReadAs({ reading }: LookedUpWord, word: GoldWord, { lexicon }: Dictionary): boolean {
  const gold = readFeats(word.feats) ?? {};
  if (reading?.upos === "ADJ" && gold.verbForm === "ppas") {
    return lexicon
      .lookUp(word.text)
      .some(({ lemma, feats }) => lemma === word.lemma && feats.verbForm === "ppas");
  }
  if (reading === undefined || reading.lemma !== word.lemma || reading.upos !== word.upos) {
    return false;
  }
  const { verbForm, person, gender, number } = reading.feats;
  return (
    verbForm === gold.verbForm &&
    (person === gold.person || person === undefined) &&
    (gender === gold.gender || gender === undefined || gold.gender === undefined) &&
    (number === gold.number || number === undefined || gold.number === undefined)
  );
}

function isContent({ upos, lemma }: GoldWord): boolean {
  return /^(?:NOUN|VERB|ADJ)$/.test(upos) && lemma !== "être" && lemma !== "avoir";
}

/** Whether the first gloss is one of those that are right; what the translation says, in any form. */
function meansAs({ reading }: LookedUpWord, { glosses }: GoldWord): boolean {
  const [sense] = reading?.senses ?? [];
  const [first = ""] = sense?.glosses ?? [];
  if (sense?.isTranslators !== true) return glosses.includes(first);
  if (sense.glosses.some((gloss) => glosses.includes(gloss))) return true;
  const lemmas = new Set(glosses.flatMap((gloss) => englishLemmas(gloss)));
  return englishLemmas(first).some((lemma) => lemmas.has(lemma));
}

function firstGloss({ reading }: LookedUpWord): string {
  return reading?.senses[0]?.glosses[0] ?? "";
}

function describe({ reading }: LookedUpWord): string {
  return reading === undefined
    ? "nothing"
    : `${reading.lemma} ${reading.upos} ${formatFeats(reading.feats)}`;
}
