/**
 * What *que* is: the pronoun of “la page que je lis”, the conjunction of “je crois que oui”, or the
 * adverb of “que c’est beau !” and “il n’a que ça”.
 */

import type { Token } from "#lib/french/tokens.ts";
import {
  clauseBefore,
  type Neighbours,
  type Rule,
  readingsOf,
  wordOf,
} from "#lib/lexicon/reading-rule.ts";

/** “Que c’est beau !”, “il n’a que ça”, “pas que moi”; nowhere else is *que* an adverb. */
const adverb: Rule = ({ lemma, upos }, { before, after, tokens, index }) => {
  if (lemma !== "que" || upos !== "ADV") return false;
  const words = clauseBefore(tokens, index, 12);
  if (words[0] === "pas") return false;
  if (isFirst(before)) return endOf(tokens, index) !== "!";
  if (words.some((word) => compared.test(word))) return true;
  return !words.some((word) => word === "ne" || word === "n'") || subject.test(wordOf(after));
};

/** “plus grand que moi”, “du moment que”, “je sais que”: no noun stands before that it could be of. */
const relative: Rule = ({ lemma, upos }, place) => {
  if (lemma !== "que" || upos !== "PRON") return false;
  const { before, after, tokens, index, lookUp } = place;
  if (isFirst(before)) return endOf(tokens, index) === "!";
  const [last = "", beforeLast = ""] = clauseBefore(tokens, index);
  if (last === "ce") return /^jusqu/.test(beforeLast) || wordBefore(tokens, index, 3) === "jusqu'";
  if (last === "pas" || isCompared(tokens, index)) return true;
  const told = saying.test(last) || withClause.test(last);
  if (told && !/^(?:ai|as|a|avons|avez|ont|avais|avait|avaient)$/.test(wordOf(tokens[index + 2]))) {
    return !/^-/.test(after?.text ?? "");
  }
  const own = readingsOf(before, lookUp);
  if (before?.kind === "sign") return before.text !== "," && before.text !== "–";
  return own.length > 0 && !own.some(({ upos: part }) => nominal.has(part));
};

const nominal: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"]);

/** “ce que je veux”, “la page que vous cherchez”: the noun just before has its clause. */
const conjunction: Rule = ({ lemma, upos }, place) => {
  if (lemma !== "que" || upos !== "SCONJ") return false;
  const { before, after, tokens, index, lookUp } = place;
  const words = clauseBefore(tokens, index);
  const [last = ""] = words;
  // “Que c’est beau !”, “pas que moi”
  if (isFirst(before)) return endOf(tokens, index) === "!" && /^(?:c'|ce)$/.test(wordOf(after));
  if (last === "pas" && !words.includes("ne") && !words.includes("n'")) {
    return !subject.test(wordOf(after));
  }
  if (last === "ce") return !/^(?:à|de|d'|en|sur|dans|par|jusqu')$/.test(words[1] ?? "");
  if (/^(?:celui|celle|ceux|celles)$/.test(last)) return !isCompared(tokens, index);
  if (!subject.test(wordOf(after)) || withClause.test(last) || timed.test(last)) return false;
  const own = readingsOf(before, lookUp);
  if (!own.some(({ upos: part }) => part === "NOUN")) return false;
  if (
    !/^(?:les?|la|l'|une?|des|cet?|cette|ces|mon|ma|mes|son|sa|ses|vos|nos|votre|notre)$/.test(
      words[1] ?? "",
    )
  ) {
    return false;
  }
  return (
    words.length < 10 &&
    !words.some(
      (word) =>
        saying.test(word) ||
        compared.test(word) ||
        /^(?:c'|ce|voilà|y|peine|sitôt|aussitôt|tellement)$/.test(word),
    )
  );
};

export const queRules: readonly Rule[] = [adverb, relative, conjunction];

/** Words of comparison, behind which *que* is “than” or “as”. */
const compared =
  /^(?:plus|moins|aussi|autant|si|tant|tels?|telles?|mieux|pire|meilleure?s?|plutôt|mêmes?|autres?|autrement|ailleurs)$/;

/** “plus occupée de vos aventures que des miennes”, but “plus tard, la femme que j’aimais”. */
function isCompared(tokens: readonly Token[], index: number): boolean {
  const words = clauseBefore(tokens, index, 7);
  const at = words.findIndex((word) => compared.test(word));
  return at !== -1 && !words.slice(0, at).includes("") && !subject.test(wordOf(tokens[index + 1]));
}

/** Nouns that have what they say behind them: “l’idée qu’il vienne”. */
const withClause =
  /^(?:faits?|idée|espoir|espérance|crainte|peur|certitude|preuve|condition|moment|pensée|conviction|bruit|impression|sentiment|hypothèse|doute|signe|avis|mesure|sorte|façon|manière|point|cas|prétexte|regret|nouvelle|promesse|risque|chance|honte|dommage|force|instant|temps|fois|jour|heure|abord|lors|alors|tandis)$/;

/** “Il y a trois ans que j’habite ici”. */
const timed = /^(?:ans?|années?|mois|semaines?|jours?|heures?|minutes?|siècles?|longtemps)$/;

/** Verbs with a clause behind them, over their objects too: “il dit au roi que”. */
const saying =
  /^(?:(?:dis|dit|disent|disait|dire|disant)|(?:cro(?:is|it|yait|ire)|crut)|(?:pens|annonc|assur|jur|rappel|racont|avou|not|précis|ajout|affirm|répét|montr|prouv|souhait|demand|expliqu|estim|rêv|jug|constat|remarqu|sembl)(?:e|es|ent|er|é|a|ait|aient|ez|ons)|(?:sais|sait|savait|savez|savoir|su)|(?:répond|répondit|répondre|répondu|apprit|appris|apprend|apprendre|comprit|compris|comprend|comprendre|promit|promis|promet|permet|permit)|(?:prévin|prévien)\p{L}*|(?:averti|inform)\p{L}*|(?:écri)\p{L}+|veu[xt]|voulait|vouloir|faut|fallait|voi[srt]|vit|vu)$/u;

const subject = /^(?:je|j'|tu|ils?|elles?|on|l'on|nous|vous)$/;

function isFirst(before: Token | undefined): boolean {
  return before === undefined || /^[.!?…«:;—–-]$/.test(before.text);
}

function wordBefore(tokens: readonly Token[], index: number, by: number): string {
  return wordOf(tokens[index - by]);
}

function endOf(tokens: readonly Token[], index: number): Neighbours["token"]["text"] {
  return tokens.slice(index).find(({ text }) => /^[.!?…]$/.test(text))?.text ?? "";
}
