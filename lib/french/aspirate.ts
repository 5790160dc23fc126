/** The h that no word is joined to or elided before: *la haie*, *le héros*, but *l’homme*. */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";

/**
 * How words with an h aspiré begin, without accents; by hand, after the grammars. A full stop ends
 * what must be the whole word but for an ending: *héros*, and not *héroïne*.
 */
const beginnings = (
  "hableu hach hagard haie haillon hain. haine hair haiss halage hale haler halet hall. halle halls hallebarde " +
  "halo. halte hamac hameau hampe hamster hanap hanche hand handicap hangar hanneton hant happ " +
  "harangu haras harass harcel hard. harde hardi harem hareng hargn haricot harnach harnais haro " +
  "harpe harpie harpon hasard hase hat. hate hatif hativ hausse haut havane have. havre havresac " +
  "hayon heaume hein heler helas heron heros. herse hetr heurt hibou hic hideu hierarch hile hiss " +
  "hobby hoch hockey hola holding hollandais hollande homard hongr honni honte honteu hoquet horde " +
  "hors hotte houblon houe houill houl houle houlette houppe hourra housse houx hublot huche huee " +
  "huer huit hulott hulul hun. hune huppe hurl hurler huron husky hussard hutte"
).split(" ");

/** Whether a word begins with an h aspiré. */
export function isAspirate(word: string): boolean {
  const plain = withoutAccents(lookupKey(word));
  if (!plain.startsWith("h")) return false;
  if (
    /^hal(?:ein|o(?:gen|phil)|lucin)|^halter|^harmo|^hero(?:in|iq|is)|^hors-d'|^hierarchiq/.test(
      plain,
    )
  ) {
    return /^hors-d'|^hierarchiq/.test(plain);
  }
  return beginnings.some((start) =>
    start.endsWith(".")
      ? plain.replace(/s$/, "") === start.slice(0, -1).replace(/s$/, "")
      : plain.startsWith(start),
  );
}

/** Whether *de* is *d’* before a word. */
export function isElidedBefore(word: string): boolean {
  const plain = withoutAccents(lookupKey(word));
  if (/^(?:onze|onzieme|oui|ouistiti|yaourt|yacht|yeti|yoga|yog)/.test(plain)) return false;
  return /^[aeiouy]/.test(plain) || (plain.startsWith("h") && !isAspirate(word));
}
