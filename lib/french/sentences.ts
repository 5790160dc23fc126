/** Where French sentences end. */

import { frenchAbbreviations } from "#lib/french/abbreviations.ts";
import {
  abbreviationRule,
  findSentences,
  headingNumber,
  initialRule,
  numberGoesOn,
  readWords,
  type SentenceRule,
  type SentenceSpan,
  signGoesOn,
  smallLetterGoesOn,
} from "#lib/text/sentence-ends.ts";

/** Words that are no name when they follow a capital and a full stop: a sentence begins. */
const beginnings = readWords(`
  il elle ils elles on je j tu nous vous ce c cet cette ces ça cela ceci celui celle
  mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
  un une aucun chaque quelques plusieurs tout toute tous toutes
  mais et ou or car donc ni puis alors ainsi aussi cependant pourtant enfin ensuite déjà
  quand lorsque comme si que qu qui quoi où comment pourquoi
  dans sur sous avec sans pour par chez vers depuis après avant pendant en au aux
  ne n y oui non rien personne jamais voici voilà maintenant ici là`);

/** Nouns that a letter follows as a number would: the letter is no name. */
const lettered = readWords(`
  plan vitamine vitamines point groupe classe catégorie hépatite série type section colonne lettre
  note terminale bâtiment escalier porte quai mention côté angle axe face zone salle rang case page
  planche figure annexe version option question modèle appartement bloc hall allée`);

/** The rules, in the order they are asked. */
export const frenchSentenceRules: readonly SentenceRule[] = [
  abbreviationRule(frenchAbbreviations, { beginnings }),
  headingNumber,
  initialRule({ pronoun: "À", beginnings, lettered }),
  numberGoesOn,
  smallLetterGoesOn,
  signGoesOn,
];

/** The sentences of a French text without markup. */
export function findFrenchSentences(text: string): readonly SentenceSpan[] {
  return findSentences(text, frenchSentenceRules);
}
