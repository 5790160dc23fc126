/**
 * Verbs of moving that mean another thing with an object: “il sort” is “goes out”, “il sort son
 * carnet” is “takes out”.
 */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";
import { wordOf } from "#lib/lexicon/reading-rule.ts";

/** A verb of moving and the first gloss of what it means with an object. */
const withObject: ReadonlyMap<string, string> = new Map([
  ["sortir", "take out"],
  ["ressortir", "take out again"],
  ["descendre", "take down"],
  ["redescendre", "bring back down"],
  ["monter", "take up"],
  ["rentrer", "bring in"],
  ["retourner", "turn over"],
]);

/** A verb’s reading with the sense first that it has with an object, where it has one. */
export function withObjectsSense(
  reading: WordReading,
  tokens: readonly Token[],
  index: number,
): WordReading {
  const gloss = reading.upos === "VERB" ? withObject.get(reading.lemma) : undefined;
  if (gloss === undefined || !hasObject(reading, tokens, index)) return reading;
  const own = reading.senses.find(({ glosses }) => glosses[0] === gloss);
  if (own === undefined) return reading;
  return { ...reading, senses: [own, ...reading.senses.filter((one) => one !== own)] };
}

function hasObject({ feats }: WordReading, tokens: readonly Token[], index: number): boolean {
  const before = wordOf(tokens[index - 1]);
  const isParticiple = feats.verbForm === "ppas";
  if (isObjectPronoun(tokens[index + 1])) return true;
  if (isParticiple) return haveForms.test(wordAcross(tokens, index)) && !isWay(tokens, index);
  if (objects.test(before)) return true;
  // “D’où sortait une femme”, “De la maison sortit un homme”: what stands behind is the subject.
  const isFree = feats.person === undefined || feats.verbForm === "impe" || hosts.test(before);
  return isFree && isNounGroup(tokens, index) && !isWay(tokens, index);
}

/** The word before, over *pas*, *déjà* and the like. */
function wordAcross(tokens: readonly Token[], index: number): string {
  let at = index - 1;
  while (index - at < 4 && light.test(wordOf(tokens[at]))) at--;
  return wordOf(tokens[at]);
}

function isObjectPronoun(token: Token | undefined): boolean {
  return token?.leansOn === "previous" && /^-(?:le|la|les)$/i.test(token.text);
}

function isNounGroup(tokens: readonly Token[], index: number): boolean {
  return articles.test(wordOf(tokens[placeBehind(tokens, index)]));
}

/** Whether what stands behind is a time or a way: “sortir le soir”, “descendre l’escalier”. */
function isWay(tokens: readonly Token[], index: number): boolean {
  const at = placeBehind(tokens, index);
  return [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]].some((token) =>
    ways.test(wordOf(token)),
  );
}

function placeBehind(tokens: readonly Token[], index: number): number {
  let at = index + 1;
  while (at < index + 3 && light.test(wordOf(tokens[at]))) at++;
  return at;
}

const haveForms =
  /^(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|eus|eut|eurent|aurai|aura|auras|auront|aurais|aurait|auraient|aie|ait|aient|eût|avoir|ayant)$/;
const light = /^(?:pas|plus|jamais|déjà|aussi|encore|vite|enfin|alors|donc|toujours|même|bien)$/;
const objects = /^(?:le|la|les|l')$/;
const hosts = /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|qui|ne|n'|lui|leur|me|m'|te|t'|y|en)$/;
const articles =
  /^(?:les?|la|l'|une?|des|du|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|leurs?|cet?|cette|ces|deux|trois|quatre|cinq|six|dix|quelques|plusieurs)$/;
const ways =
  /^(?:matins?|soirs?|soirées?|nuits?|jours?|journée|semaines?|mois|années?|ans?|heures?|fois|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|escaliers?|marches?|rues?|ruelle|pentes?|côtes?|collines?|montagnes?|fleuves?|rivières?|échelles?|boulevards?|avenues?|chemins?|sentiers?|étages?|vallées?|perron|degrés|quais?|piste|allées?|route|courant|mêmes?|premiers?|premières?|derniers?|dernières?)$/;
