/** What a word is beside a noun, a quality or a verb that is spelled like it. */

import { type Rule, readingsOf, wordOf } from "#lib/lexicon/reading-rule.ts";

/** “En somme, il ment”: where a clause begins *en* is a preposition; “En veux-tu ?” */
const enFirst: Rule = ({ lemma, upos }, { token, before, after, tokens, index, lookUp }) => {
  if (lemma !== "en" || upos !== "PRON" || token.leansOn !== undefined) return false;
  if (before !== undefined && !/^[.!?:;…«“—–-]$/.test(before.text)) return false;
  if (tokens[index + 2]?.leansOn === "previous") return false;
  return readingsOf(after, lookUp).some((one) => one.upos === "NOUN");
};

/** “moins brave que lui”: behind such an adverb there is no conjugated verb where a quality may be. */
const describedByAdverb: Rule = ({ feats }, { token, before, lookUp }) =>
  feats.person !== undefined &&
  /^(?:très|trop|aussi|moins|plus)$/.test(wordOf(before)) &&
  readingsOf(token, lookUp).some(({ upos }) => upos === "ADJ");

/** “Peut-être, riposte mon oncle”: verbs that only tell what was said give no order. */
const tellsOnly: Rule = ({ lemma, feats }, { token }) =>
  feats.verbForm === "impe" &&
  /^(?:riposter|répliquer|rétorquer|murmurer|objecter|balbutier|grommeler)$/.test(lemma) &&
  /^\p{Ll}/u.test(token.text);

/** “les soldats durent partir”: before an infinitive of *devoir*. */
const lastsNoInfinitive: Rule = ({ lemma }, { after, lookUp }) =>
  lemma === "durer" && readingsOf(after, lookUp).some(({ feats }) => feats.verbForm === "infi");

/** “et conduite par un cocher”: with *par* and no article a participle; “la conduite par temps froid”. */
const doneBy: Rule = ({ upos }, { token, before, after, lookUp }) =>
  upos === "NOUN" &&
  wordOf(after) === "par" &&
  readingsOf(token, lookUp).some(({ feats }) => feats.verbForm === "ppas") &&
  !readingsOf(before, lookUp).some((one) => /^(?:DET|ADJ|ADP|NUM)$/.test(one.upos));

/** “c’est étonnant”: behind *être* a quality, and no participle. */
const qualityInAnt: Rule = ({ feats }, { token, before, lookUp }) =>
  feats.verbForm === "ppre" &&
  readingsOf(before, lookUp).some(({ lemma }) => lemma === "être") &&
  readingsOf(token, lookUp).some(({ upos }) => upos === "ADJ");

export const verbalRules: readonly Rule[] = [
  enFirst,
  describedByAdverb,
  tellsOnly,
  lastsNoInfinitive,
  doneBy,
  qualityInAnt,
];
