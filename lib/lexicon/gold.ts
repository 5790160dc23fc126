/** Sentences with every word’s reading, written by hand, and how near the lexicon comes to them. */

import { tokenize } from "#lib/french/tokens.ts";
import { type AnnotatedToken, annotate } from "#lib/lexicon/annotate.ts";
import { formatFeats, readFeats } from "#lib/lexicon/feats.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
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

/** How many expressions the lexicon shows where the sentences have them, no word more or less. */
export function scoreExpressions(
  lexicon: Lexicon,
  sentences: readonly MarkedSentence[],
): ExpressionScore {
  let [shown, right, wanted, found] = [0, 0, 0, 0];
  const misses: string[] = [];
  for (const { fr, expressions } of sentences) {
    const tokens = annotate(lexicon, fr);
    const own = new Set(tokens.flatMap(({ expression }) => expression ?? []));
    const seen = new Set<MarkedExpression>();
    for (const one of own) {
      const marked = expressions.find(
        ({ needed, allowed }) =>
          needed.every((token) => one.tokens.includes(token)) &&
          one.tokens.every((token) => allowed.includes(token)),
      );
      shown++;
      if (marked === undefined) misses.push(`not there: ${one.expression.text} in “${fr}”`);
      else {
        right++;
        seen.add(marked);
      }
    }
    for (const expression of expressions.filter(({ isOptional }) => !isOptional)) {
      wanted++;
      if (seen.has(expression)) found++;
      else {
        const words = expression.allowed.map((token) => tokens[token]?.token.text);
        misses.push(`not shown: ${words.join(" ")} in “${fr}”`);
      }
    }
  }
  return { shown, right, wanted, found, misses };
}

/** How many words the lexicon reads as the sentences have them. */
export function scoreGold(lexicon: Lexicon, sentences: readonly GoldSentence[]): GoldScore {
  let [words, analysed, scoredSenses, firstSenses, firstSensesWithTranslation] = [0, 0, 0, 0, 0];
  let [contentSenses, firstContentSenses, firstContentSensesWithTranslation] = [0, 0, 0];
  let [expressions, foundExpressions, wrongExpressions] = [0, 0, 0];
  const misses: string[] = [];
  for (const { fr, en, words: gold } of sentences) {
    const alone = annotate(lexicon, fr);
    const beside = annotate(lexicon, fr, en);
    const wanted = new Set(gold.flatMap(({ expressions }) => expressions));
    let at = 0;
    for (const word of gold) {
      while (at < beside.length && beside[at]?.token.text !== word.text) at++;
      const [one, other] = [alone[at], beside[at]];
      if (one === undefined || other === undefined)
        throw new RangeError(`no “${word.text}”: ${fr}`);
      words++;
      if (isReadAs(other, word)) analysed++;
      else
        misses.push(
          `${word.text}: ${describe(other)} for ${word.lemma} ${word.upos} ${word.feats}`,
        );
      const begun =
        other.expression?.tokens[0] === at ? other.expression.expression.text : undefined;
      if (word.expressions.length > 0) expressions++;
      if (begun !== undefined && word.expressions.includes(begun)) foundExpressions++;
      else if (begun !== undefined) {
        wrongExpressions++;
        misses.push(`${word.text}: the expression ${begun}`);
      } else if (word.expressions.length > 0) {
        misses.push(`${word.text}: no expression ${word.expressions.join("|")}`);
      }
      const text = other.expression?.expression.text;
      if (word.glosses.length > 0 && (text === undefined || !wanted.has(text))) {
        const isRight = word.glosses.includes(firstGloss(one));
        const isRightBeside = word.glosses.includes(firstGloss(other));
        scoredSenses++;
        if (isRight) firstSenses++;
        if (isRightBeside) firstSensesWithTranslation++;
        if (isContent(word)) {
          contentSenses++;
          if (isRight) firstContentSenses++;
          if (isRightBeside) firstContentSensesWithTranslation++;
        }
        if (!isRightBeside)
          misses.push(`${word.text}: “${firstGloss(other)}” for “${word.glosses.join("; ")}”`);
      }
      at++;
    }
  }
  return {
    words,
    analysed,
    scoredSenses,
    firstSenses,
    firstSensesWithTranslation,
    contentSenses,
    firstContentSenses,
    firstContentSensesWithTranslation,
    expressions,
    foundExpressions,
    wrongExpressions,
    misses,
  };
}

/**
 * Gender or number that a form does not tell, as that of *gris* or *prix*, need not be read. Between a past
 * participle and the adjective of the same form, *une porte fermée*, grammars differ: either is right.
 */
function isReadAs(token: AnnotatedToken, word: GoldWord): boolean {
  const [first] = token.readings;
  const gold = readFeats(word.feats) ?? {};
  if (first?.upos === "ADJ" && gold.verbForm === "ppas") {
    return token.readings.some(
      ({ lemma, feats }) => lemma === word.lemma && feats.verbForm === "ppas",
    );
  }
  if (first === undefined || first.lemma !== word.lemma || first.upos !== word.upos) return false;
  const { verbForm, person, gender, number } = first.feats;
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

function firstGloss({ readings }: AnnotatedToken): string {
  return readings[0]?.senses[0]?.glosses[0] ?? "";
}

function describe({ readings }: AnnotatedToken): string {
  const [first] = readings;
  return first === undefined
    ? "nothing"
    : `${first.lemma} ${first.upos} ${formatFeats(first.feats)}`;
}
