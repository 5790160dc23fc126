/** Where *ne* says nothing: “avant qu’il ne vienne”, “plus grand que je ne pensais”. */

import type { Token } from "#lib/french/tokens.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";

/** Whether a *ne* says nothing: its clause has no negation, and hangs on a word that brings it. */
export function isExpletiveNe(
  tokens: readonly Token[],
  index: number,
  lookUp: (printed: string) => readonly WordReading[],
): boolean {
  const que = placeOfQue(tokens, index);
  if (que === undefined || isNegated(tokens, index)) return false;
  for (let at = que - 1; at >= 0 && at >= que - 9; at--) {
    const token = tokens[at];
    if (token?.kind === "sign" && /^[.!?;:…]$/.test(token.text)) return false;
    const key = token?.words[0] ?? "";
    if (at >= que - 2 && conjunctions.has(key)) return true;
    if (comparatives.has(key)) return true;
    if (at < que - 3) continue;
    if (fears.has(key)) return true;
    const isVerb = ({ lemma, upos }: WordReading) => upos === "VERB" && fearing.has(lemma);
    if (token?.kind === "word" && lookUp(token.text).some(isVerb)) return true;
  }
  return false;
}

/** The *que* that begins the clause, at most a noun group and a pronoun before the *ne*. */
function placeOfQue(tokens: readonly Token[], index: number): number | undefined {
  for (let at = index - 1; at >= 0 && at >= index - 6; at--) {
    const token = tokens[at];
    if (token?.kind === "sign") return undefined;
    if (/^qu(?:e|['’])$/i.test(token?.text ?? "")) return at;
  }
  return undefined;
}

function isNegated(tokens: readonly Token[], index: number): boolean {
  for (const token of tokens.slice(index + 1, index + 9)) {
    if (token.kind === "sign") return false;
    if (negations.has(token.words[0] ?? "")) return true;
  }
  return false;
}

const negations: ReadonlySet<string> = new Set(
  "pas plus jamais point guère rien personne aucun aucune nul nulle ni que qu' nullement".split(
    " ",
  ),
);
/** *avant que*, *à moins que*, *de peur que*, *sans que*. */
const conjunctions: ReadonlySet<string> = new Set("avant moins peur crainte sans".split(" "));
const comparatives: ReadonlySet<string> = new Set(
  "plus moins mieux pire pis meilleur meilleure meilleurs meilleures autre autres autrement plutôt davantage moindre".split(
    " ",
  ),
);
/** *avoir peur que*, *prendre garde que*. */
const fears: ReadonlySet<string> = new Set("peur crainte garde danger".split(" "));
const fearing: ReadonlySet<string> = new Set(
  "craindre redouter éviter empêcher douter trembler appréhender falloir".split(" "),
);
