/**
 * How words sound. The rules of `lib/french/pronunciation.ts` read nine forms in ten as the
 * pronouncing dictionary does; the tables hold the others: a form in look-up spelling, its sounds,
 * and the part of speech where it depends on it, `est`, `ɛ`, `VERB`.
 */

import { soundsOf } from "#lib/french/pronunciation.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** The files that the tables are in: the dictionary’s, and ours, which comes first. */
export const pronunciationFiles = {
  own: "lib/lexicon/data/own-pronunciations.tsv",
  dictionary: "lib/lexicon/data/pronunciations.tsv",
} as const;

/** The forms that are not said as they are spelled, with their sounds by part of speech. */
export type Pronunciations = ReadonlyMap<string, readonly FormSounds[]>;

interface FormSounds {
  readonly ipa: string;
  readonly upos?: PartOfSpeech;
}

/** How a word sounds, in the signs of the International Phonetic Alphabet. */
export interface Pronunciation {
  /** Without slashes; for a word of two pronunciations the commoner. */
  readonly ipa: string;
  /** Whether only the rules of spelling say so: for names, and words that no dictionary has. */
  readonly isByRule: boolean;
}

/** Both tables → their forms. Throws a `TextError`. */
export function parsePronunciations(
  tables: Readonly<Record<keyof typeof pronunciationFiles, string>>,
): Pronunciations {
  const forms = new Map<string, FormSounds[]>();
  for (const name of ["own", "dictionary"] as const) {
    for (const { row, line } of tableRows(tables[name])) {
      const [form = "", ipa = "", upos] = row.split("\t");
      if (form === "" || ipa === "" || !(upos === undefined || isPartOfSpeech(upos))) {
        const cure = "write form, sounds and perhaps a part of speech, tabs between";
        const file = pronunciationFiles[name];
        throw new TextError({ file, line, reason: `no pronunciation: “${row}”`, cure });
      }
      const sounds = upos === undefined ? { ipa } : { ipa, upos };
      const known = forms.get(form);
      if (known === undefined) forms.set(form, [sounds]);
      else known.push(sounds);
    }
  }
  return forms;
}

/**
 * How a printed word sounds as that reading, by itself: nothing is said of liaison.
 * `undefined` where there is nothing to say: signs, and letters that are not French.
 */
export function pronounce(
  pronunciations: Pronunciations,
  printed: string,
  reading: (Pick<WordReading, "upos" | "feats"> & Partial<Pick<WordReading, "lemma">>) | undefined,
): Pronunciation | undefined {
  if (printed.length > longestWord) return undefined;
  const listed = listedSounds(pronunciations, printed, reading);
  if (listed !== undefined) return { ipa: listed, isByRule: false };
  const ipa = soundsOf(printed, isPluralVerb(reading));
  if (ipa === "") return undefined;
  return { ipa, isByRule: reading === undefined || reading.upos === "PROPN" };
}

const longestWord = 100;

/** How a printed word sounds as that reading, where the tables have it. */
export function listedSounds(
  pronunciations: Pronunciations,
  printed: string,
  reading: (Pick<WordReading, "upos"> & Partial<Pick<WordReading, "lemma">>) | undefined,
): string | undefined {
  const known = pronunciations.get(lookupKey(printed));
  const listed = known?.find(({ upos }) => upos === undefined || upos === reading?.upos)?.ipa;
  return listed ?? soundsOfInitials(printed, reading?.lemma);
}

/** *TGV*, *SNCF* and *PDG* are said letter by letter; so are capitals without a vowel. */
function soundsOfInitials(printed: string, lemma: string | undefined): string | undefined {
  if (!/^\p{Lu}{2,6}$/u.test(printed)) return undefined;
  if (lemma !== printed && /[AEIOUYÀÉÈÊ]/.test(printed)) return undefined;
  const sounds = [...printed].map((letter) => letterNames.get(letter));
  return sounds.includes(undefined) ? undefined : sounds.join("");
}

const letterNames: ReadonlyMap<string, string> = new Map(
  (
    "A a B be C se D de E ə F ɛf G ʒe H aʃ I i J ʒi K ka L ɛl M ɛm N ɛn O o P pe Q ky R ɛʁ S ɛs " +
    "T te U y V ve W dubləve X iks Y iɡʁɛk Z zɛd"
  )
    .split(" ")
    .flatMap((part, at, all) => (at % 2 === 0 ? [[part, all[at + 1] ?? ""] as const] : [])),
);

function isPluralVerb(reading: Pick<WordReading, "upos" | "feats"> | undefined): boolean {
  return (
    reading?.upos === "VERB" && reading.feats.person !== undefined && reading.feats.number === "pl"
  );
}
