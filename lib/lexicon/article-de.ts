/**
 * Where *de* is an article: “de belles choses”, “pas de pain”, “de la bière”. Elsewhere it is the
 * preposition: “il parle de belles choses”. Told by the words beside it, for both are spelled alike.
 */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";

/** The article before a plural adjective, after a negation, and before a mass: *de la bière*. */
export type ArticleDe = "plural" | "negated" | "partitive";

type LookUp = (printed: string) => readonly WordReading[];

/** Which article a *de* is, or `undefined` for a preposition. */
export function articleDe(
  tokens: readonly Token[],
  index: number,
  lookUp: LookUp,
): ArticleDe | undefined {
  if (!/^d(?:e|['’])$/i.test(tokens[index]?.text ?? "")) return undefined;
  if (isNegated(tokens, index, lookUp)) return "negated";
  const before = placeBefore(tokens, index, lookUp);
  if (isBeforePluralAdjective(tokens, index, lookUp)) {
    return before === "open" || before === "verb" ? "plural" : undefined;
  }
  return isPartitive(tokens, index, lookUp, before) ? "partitive" : undefined;
}

/**
 * *du* and *des* are articles after a preposition, “avec du pain”, and a participle that has an
 * object: “il a acheté du pain”.
 */
export function isArticleForSure(tokens: readonly Token[], index: number, lookUp: LookUp): boolean {
  const before = tokens[index - 1];
  if (prepositions.has(keyOf(before))) return true;
  if (before?.kind !== "word" || !isAfterHave(tokens, index - 1)) return false;
  const readings = lookUp(before.text);
  return (
    readings.length > 0 &&
    readings.every(({ upos, feats }) => feats.verbForm === "ppas" || upos === "ADJ") &&
    verbBefore(tokens, index - 1, lookUp) === "transitive"
  );
}

/** *du* and *des* after a verb that wants *de*: “il parle des villes”. */
export function isAfterVerbWithDe(
  tokens: readonly Token[],
  index: number,
  lookUp: LookUp,
): boolean {
  let at = index - 1;
  while (index - at < 3 && negations.has(keyOf(tokens[at]))) at--;
  return verbBefore(tokens, at, lookUp) === "withDe";
}

/** “pas de pain”, but “un pas de côté”, “il ne parle pas de pain”, “il refuse de manger”. */
function isNegated(tokens: readonly Token[], index: number, lookUp: LookUp): boolean {
  if (!opensNounGroup(tokens[index + 1], tokens[index + 2], lookUp)) return false;
  // “il n’a pas mangé de pain”
  const at = isParticipleWithObject(tokens, index - 1, lookUp) ? index - 2 : index - 1;
  const negation = keyOf(tokens[at]);
  if (negation === "ni") return hasNe(tokens, at - 1, 12);
  if (!negations.has(negation)) return false;
  const host = tokens[at - 1];
  if (/^(?:plus|point|jamais)$/.test(negation) && !hasNe(tokens, at - 1, 5)) return false;
  if (host?.kind === "word" && lookUp(host.text).some(isBeforeNoun) && !isNe(host)) return false;
  return verbBefore(tokens, at - 1, lookUp) !== "withDe";
}

function isParticipleWithObject(tokens: readonly Token[], index: number, lookUp: LookUp): boolean {
  const token = tokens[index];
  if (token?.kind !== "word" || !negations.has(keyOf(tokens[index - 1]))) return false;
  const readings = lookUp(token.text);
  return (
    readings.some(({ feats }) => feats.verbForm === "ppas") &&
    !readings.some(({ lemma, upos }) => upos === "VERB" && verbsWithDe.has(lemma))
  );
}

function hasNe(tokens: readonly Token[], index: number, reach: number): boolean {
  return tokens.slice(Math.max(0, index - reach), index + 1).some(isNe);
}

function isNe(token: Token): boolean {
  return /^n(?:e|['’])$/i.test(token.text);
}

/** A noun, perhaps after its adjective; no infinitive, name, number or pronoun. */
function opensNounGroup(
  first: Token | undefined,
  second: Token | undefined,
  lookUp: LookUp,
): boolean {
  if (first?.kind !== "word" || /^\p{Lu}/u.test(first.text)) return false;
  const readings = lookUp(first.text);
  if (readings.some(({ feats }) => feats.verbForm === "infi")) return false;
  if (readings.some(({ upos }) => upos === "PRON" || upos === "DET" || upos === "NUM")) {
    return /^(?:autres?|tels?|telles?)$/.test(keyOf(first));
  }
  if (readings.some(({ upos }) => upos === "NOUN")) return true;
  return readings.some(({ upos }) => upos === "ADJ") && second?.kind === "word";
}

function isBeforePluralAdjective(tokens: readonly Token[], index: number, lookUp: LookUp): boolean {
  let at = index + 1;
  if (/^(?:très|si|plus|aussi|trop|bien|assez|moins)$/.test(keyOf(tokens[at]))) at++;
  const [adjective, noun] = [tokens[at], tokens[at + 1]];
  if (keyOf(adjective) === "autres") return true;
  if (adjective?.kind !== "word") return false;
  const isPlural = lookUp(adjective.text).some(
    ({ upos, feats }) => upos === "ADJ" && feats.number !== "sg" && /[sx]$/.test(adjective.text),
  );
  if (!isPlural || noun?.kind !== "word") return false;
  // “de petits garçons”, “de longues et belles histoires”, “d’autres belles choses”.
  return lookUp(noun.text).some(
    ({ upos, feats }) =>
      upos === "CCONJ" ||
      ((upos === "NOUN" || upos === "ADJ") &&
        feats.number !== "sg" &&
        /[sx]$/.test(noun.text) &&
        preposed.test(keyOf(adjective))),
  );
}

/** Adjectives that stand before their noun. */
const preposed =
  /^(?:autres|(?:beaux|belles)|bon(?:ne)?s|grand[es]+|gro(?:s|sses)|haut[es]+|jeunes|joli[es]+|long(?:ue)?s|mauvais(?:es)?|nouve(?:aux|lles)|petit[es]+|vieux|vieilles|vrai[es]+|vastes|énormes|immenses|nombreu(?:x|ses)|ancien(?:ne)?s|vif|vi(?:fs|ves)|profond[es]+|lourd[es]+|léger[es]+|légères|dou(?:x|ces)|étranges|rares|simples|brefs|brèves|courte?s|forte?s|faibles|fin[es]*s|larges|superbes|magnifiques|charmant[es]+|innombrables|multiples|fréquent[es]+|graves|sérieu(?:x|ses)|véritables|faux|fausses|purs|pures|sombres|pâles|terribles|tristes|pauvres|riches|différent[es]+|divers(?:es)?|moindres|meilleur[es]+|pires|prochain[es]+|dernier[es]+|dernières|premier[es]+|premières|future?s|brillant[es]+|brusques|violent[es]+|maigres|minces|épais(?:ses)?|éternel(?:le)?s|excellent[es]+|délicieu(?:x|ses)|heureu(?:x|ses)|précieu(?:x|ses)|singulier[es]*|singulières|puissant[es]+|solides|secrets|secrètes|fameu(?:x|ses)|sacré[es]+|saint[es]+|chers|chères|braves|honnêtes|bel(?:le)?s|vilain[es]+|méchant[es]+|sales|tel(?:le)?s)$/;

type PlaceBefore = "open" | "verb" | "closed";

/** What stands before: nothing that wants *de*, a verb that takes an object, or something that wants it. */
function placeBefore(tokens: readonly Token[], index: number, lookUp: LookUp): PlaceBefore {
  let at = index - 1;
  while (index - at < 4 && lightAdverbs.has(keyOf(tokens[at]))) at--;
  const token = tokens[at];
  if (token === undefined || token.kind === "sign")
    return /^[,)]$/.test(token?.text ?? "") ? "closed" : "open";
  if (token.leansOn === "previous") return "verb";
  const key = keyOf(token);
  if (prepositions.has(key)) return "open";
  const verb = verbBefore(tokens, at, lookUp);
  if (verb !== undefined) return verb === "withDe" ? "closed" : "verb";
  return /^(?:et|ou|mais|comme|que|qu'|ni|voici|voilà|quand|sinon)$/.test(key) ? "open" : "closed";
}

/** The verb of a place, over *pas* and the like: whether it wants *de*. */
function verbBefore(
  tokens: readonly Token[],
  index: number,
  lookUp: LookUp,
): "withDe" | "transitive" | undefined {
  const token = tokens[index];
  if (token?.kind !== "word") return undefined;
  const readings = lookUp(token.text);
  const verbs = readings.filter(({ upos }) => upos === "VERB");
  if (verbs.length === 0) return undefined;
  if (verbs.some(({ lemma }) => verbsWithDe.has(lemma))) return "withDe";
  const before = keyOf(tokens[index - 1]);
  const isHave = verbs.some(({ lemma }) => lemma === "avoir" || lemma === "être");
  if (!isHave && readings.some(({ upos }) => upos === "NOUN" || upos === "ADJ")) {
    // “il porte de vieux habits”, but “la porte de vieux châteaux”.
    const isVerb = /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|qui|ne|n'|se|s'|y|lui|leur|me|te)$/;
    if (!isVerb.test(before) && !isAfterHave(tokens, index)) return undefined;
  }
  const isParticiple = verbs.every(({ feats }) => feats.verbForm === "ppas");
  if (isParticiple && !isAfterHave(tokens, index)) return "withDe";
  return "transitive";
}

/** “il a revu de vieux amis”, but “entouré de vieux amis”. */
function isAfterHave(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(Math.max(0, index - 3), index).map(keyOf);
  return before.some((key) =>
    /^(?:ai|as|a|av\p{L}+|ont|eut?|eurent|ait|aient|aur\p{L}+|ayant|avoir)$/u.test(key),
  );
}

/** “il boit de la bière”, “avec de l’eau”, but “il parle de la guerre”. */
function isPartitive(
  tokens: readonly Token[],
  index: number,
  lookUp: LookUp,
  before: PlaceBefore,
): boolean {
  if (!/^(?:la|l')$/.test(keyOf(tokens[index + 1]))) return false;
  const previous = keyOf(tokens[index - 1]);
  if (/^(?:avec|pour|sans|dans|sur|sous|en|contre|par)$/.test(previous)) return true;
  const mass = keyOf(tokens[index + 2]);
  const isMass = masses.has(mass);
  if (before === "verb") {
    let at = index - 1;
    while (index - at < 4 && lightAdverbs.has(keyOf(tokens[at]))) at--;
    const verbs = lookUp(tokens[at]?.text ?? "").filter(({ upos }) => upos === "VERB");
    if (verbs.some(({ lemma }) => /^(?:boire|manger|acheter)$/.test(lemma))) return true;
    return isMass;
  }
  if (!isMass) return false;
  if (before === "open" && index === 0) return isVerbSoon(tokens, index + 3, lookUp);
  return /^(?:et|ou|,)$/.test(previous === "" ? (tokens[index - 1]?.text ?? "") : previous);
}

function isVerbSoon(tokens: readonly Token[], index: number, lookUp: LookUp): boolean {
  const token = tokens[index];
  return (
    token?.kind === "word" && lookUp(token.text).some(({ feats }) => feats.person !== undefined)
  );
}

function isBeforeNoun({ upos }: WordReading): boolean {
  return upos === "DET" || upos === "NUM";
}

function keyOf(token: Token | undefined): string {
  return token?.words[0] ?? "";
}

const negations: ReadonlySet<string> = new Set(["pas", "plus", "jamais", "point", "guère"]);
const lightAdverbs: ReadonlySet<string> = new Set(
  "pas plus jamais encore toujours aussi souvent parfois déjà donc alors ainsi même ici là".split(
    " ",
  ),
);
const prepositions: ReadonlySet<string> = new Set(
  "à avec dans par pour sur sous sans vers contre chez en après devant derrière entre malgré".split(
    " ",
  ),
);

/** Verbs whose object, or whose place, has *de*. */
const verbsWithDe: ReadonlySet<string> = new Set(
  (
    "parler sortir venir revenir partir repartir descendre tomber rêver profiter changer manquer " +
    "vivre mourir dépendre jouir abuser user douter approcher éloigner souvenir méfier moquer occuper " +
    "plaindre passer charger couvrir entourer remplir accuser hériter accoucher traiter vêtir armer " +
    "orner priver débarrasser discuter retourner rentrer arriver provenir procéder résulter souffrir " +
    "trembler rougir pleurer disposer bénéficier redoubler avertir prévenir écarter séparer détacher " +
    "tirer arracher délivrer convenir témoigner regorger fourmiller grouiller remercier féliciter " +
    "menacer border garnir munir combler inonder envelopper agir triompher différer dater émaner " +
    "déborder suffire essayer refuser cesser finir tenter oublier décider promettre éviter risquer " +
    "accepter servir composer relever ressortir surgir jaillir naître dégager démordre dîner"
  ).split(" "),
);

/** What one has some of. */
const masses: ReadonlySet<string> = new Set(
  (
    "eau air argent or vin lait bière viande crème soupe farine confiture musique chance force " +
    "patience lumière fumée poussière neige pluie boue joie peine place glace huile essence herbe " +
    "terre colle encre salade aide énergie imagination admiration tendresse pitié haine colère " +
    "inquiétude ambition audace alcool ombre espoir amour expérience électricité monnaie publicité " +
    "danse natation gymnastique politique peinture cuisine couture lessive vaisselle bonté honte " +
    "moutarde vanille cannelle levure semoule purée confiance fierté tristesse sympathie affection " +
    "volonté intelligence prudence douceur chaleur fièvre température marge paille laine soie dentelle " +
    "ail huile origan orge avoine ironie humour esprit importance intérêt avance allure élégance"
  ).split(" "),
);
