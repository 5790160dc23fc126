/**
 * How a French word sounds by the rules of spelling, in the signs of the International Phonetic
 * Alphabet. A word is read from left to right by `letter-sounds.ts`; a few steps then mend what
 * only the sounds around can tell: the *e* that falls, the open and closed vowels.
 */

import { letterSounds } from "#lib/french/letter-sounds.ts";

interface Rule {
  readonly letters: string;
  readonly after: RegExp | undefined;
  readonly sounds: string;
  readonly before: RegExp | undefined;
}

/**
 * A printed word → its sounds. `isPluralVerb`: a verb in a person of the plural, for the end of
 * *ils content* is not heard, and *nous portions* has its t.
 */
export function soundsOf(printed: string, isPluralVerb = false): string {
  const word = spell(printed);
  const parts = (isPluralVerb ? word.replace(/ent$/, "e") : word).split(/[-'’ ]/).filter(Boolean);
  const sounds = parts.map((part) => consonants.get(part) ?? read(part)).join("");
  return mend(
    isPluralVerb ? sounds.replace(/sjɔ̃$/, word.endsWith("tions") ? "tjɔ̃" : "sjɔ̃") : sounds,
  );
}

/** Elided words, which lean on the next: their last letter is heard. */
const consonants: ReadonlyMap<string, string> = new Map([
  ["l", "l"],
  ["d", "d"],
  ["j", "ʒ"],
  ["m", "m"],
  ["t", "t"],
  ["s", "s"],
  ["n", "n"],
  ["c", "s"],
  ["qu", "k"],
]);

function spell(printed: string): string {
  return printed
    .toLowerCase()
    .normalize("NFC")
    .replace(/oe(?=u|il)/g, "œ")
    .replaceAll("æ", "é");
}

/** The sounds of the letters in order, some still undecided. */
function read(word: string): string {
  let sounds = "";
  for (let at = 0; at < word.length; ) {
    const rule = findRule(word, at);
    if (rule === undefined) {
      at++;
      continue;
    }
    if (rule.sounds !== "-") sounds += rule.sounds;
    at += rule.letters.length;
  }
  return sounds;
}

function findRule(word: string, at: number): Rule | undefined {
  const rules = rulesByLetter.get(word[at] ?? "") ?? [];
  return rules.find(
    ({ letters, after, before }) =>
      word.startsWith(letters, at) &&
      (after === undefined || after.test(word.slice(at + letters.length))) &&
      (before === undefined || before.test(word.slice(0, at))),
  );
}

const vowelLetter = "[aeiouyàâäéèêëîïôöùûüœ]";
const consonantLetter = "[bcçdfghjklmnpqrstvwxz]";
const letterEnd = "s?$";

const rulesByLetter: ReadonlyMap<string, readonly Rule[]> = readRules(letterSounds);

function readRules(table: string): ReadonlyMap<string, readonly Rule[]> {
  const byLetter = new Map<string, Rule[]>();
  for (const line of table.split("\n").filter(Boolean)) {
    const [letters = "", after = ".", sounds = "", before = "."] = line.split(" ");
    const rule = {
      letters,
      after: after === "." ? undefined : pattern(`^(?:${after})`),
      sounds,
      before: before === "." ? undefined : pattern(`(?:${before})$`),
    };
    const letter = letters.slice(0, 1);
    const known = byLetter.get(letter);
    if (known === undefined) byLetter.set(letter, [rule]);
    else known.push(rule);
  }
  return byLetter;
}

function pattern(source: string): RegExp {
  const plain = source
    .replaceAll("V", vowelLetter)
    .replaceAll("C", consonantLetter)
    .replaceAll("Z", letterEnd);
  return new RegExp(plain, "u");
}

function mend(sounds: string): string {
  return steps.reduce((done, step) => step(done), sounds);
}

const heard = "[bdfgklmnpʁstvzʃʒɲŋjwɥ]";
const sounded = "[aɑeɛiouyɔœøəEOŒ]";

const steps: readonly ((sounds: string) => string)[] = [
  closeO,
  closeEu,
  dropSchwa,
  closeE,
  (sounds) => sounds.replaceAll("jj", "j").replaceAll("g", "ɡ"),
];

/** *o* is closed at the end of a word and before z, open else. */
function closeO(sounds: string): string {
  return sounds.replace(/O(?=z|$|sjɔ̃)/g, "o").replaceAll("O", "ɔ");
}

/** *eu* is closed at the end, before z and t, open before what closes a syllable. */
function closeEu(sounds: string): string {
  return sounds.replace(/Œ(?=ʁ|[nlfvpb]?j?$|[pb]l$|v[ʁə])(?!$)/g, "œ").replaceAll("Œ", "ø");
}

/** A schwa falls after one consonant: *sam(e)di*, but *appartement*, *petit*. */
function dropSchwa(sounds: string): string {
  return sounds.replace(fallingSchwa, "");
}

const fallingSchwa = new RegExp(
  `(?<=${sounded}\u0303?${heard})ə(?=${heard}${sounded})(?!ʁ(?:a|ɛ|e|ɔ̃|jɔ̃|je)$)`,
  "gu",
);

/** An open *e* closes before a syllable with i, y or e: *aigu*, *bêtise*. */
function closeE(sounds: string): string {
  return sounds.replace(closingE, "e");
}

const closingE = new RegExp(`ɛ(?=${heard}[iye]${heard}*${sounded})`, "gu");
