/** Which verb makes the compound tenses of another: *je suis venu*, *j’ai vu*, *je suis* or *j’ai monté*. */
export type Auxiliary = "avoir" | "être" | "both";

/** With *être*. */
const always = new Set(
  (
    "aller arriver advenir décéder devenir redevenir entrer intervenir mourir naître renaître " +
    "parvenir partir repartir provenir rester retomber revenir survenir tomber venir échoir"
  ).split(" "),
);

/** With *être*, and with *avoir* where they have an object, or mean that something lasted. */
const sometimes = new Set(
  (
    "accourir apparaître demeurer descendre redescendre disparaître monter remonter passer " +
    "repasser rentrer ressortir retourner sortir éclore réapparaître"
  ).split(" "),
);

/** The auxiliary of a verb that stands without *se*. */
export function auxiliaryOf(lemma: string): Auxiliary {
  if (always.has(lemma)) return "être";
  return sometimes.has(lemma) ? "both" : "avoir";
}
