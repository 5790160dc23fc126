/**
 * English words → their dictionary form, by rules and exceptions. No tagger is needed where the
 * word is linked to a French one: that one’s part of speech says whether *rose* is a flower.
 *
 *     englishLemma("rose", "VERB")  // rise
 *     englishLemma("rose", "NOUN")  // rose
 */

import { lemmaExceptions } from "#lib/english/data/lemma-exceptions.ts";
import { baseByEnding, type EnglishKind } from "#lib/english/endings.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/**
 * The lemma of a form, in look-up spelling. `upos` is the part of speech of the French word that it
 * says; where it says none, the lemma is what the form mostly is.
 */
export function englishLemma(printed: string, upos?: PartOfSpeech): string {
  const key = lookupKey(printed);
  const form = wholeContractions.has(key) ? key : partOfContraction(key, upos);
  const fixed = fixedForms.get(form);
  if (fixed !== undefined) return fixed;
  if (upos === "PROPN") return form;
  if (form.includes("-")) return lemmaOfCompound(form);
  if (!/^[a-z]+$/.test(form)) return form;
  return lemmaByKind(form, upos);
}

/** The lemmas that a form may have with any part of speech, the likeliest first. */
export function possibleEnglishLemmas(printed: string): readonly string[] {
  return [...new Set([undefined, "NOUN", "VERB", "ADJ"] as const)].flatMap((upos, index, all) => {
    const lemma = englishLemma(printed, upos);
    return all.slice(0, index).some((other) => englishLemma(printed, other) === lemma)
      ? []
      : [lemma];
  });
}

/** Whether a form is one of a verb, by its ending or by the list: *came*, *looking*, not *table*. */
export function isInflectedVerb(form: string): boolean {
  return baseOf(form, "verb") !== form;
}

/**
 * Of two words written as one, the one that is meant: *it’s* is *be* where the French is a verb, and
 * *it* elsewhere; *don’t* is *do*. A genitive is its noun.
 */
function partOfContraction(key: string, upos: PartOfSpeech | undefined): string {
  const cut = key.indexOf("'", 1);
  if (cut < 0) return key;
  if (key.endsWith("n't")) return negated.get(key) ?? key.slice(0, -3);
  const end = key.slice(cut);
  const verb = upos === "VERB" ? verbsOfEndings.get(end) : undefined;
  return verb ?? (end === "'" || verbsOfEndings.has(end) ? key.slice(0, cut) : key);
}

const verbsOfEndings: ReadonlyMap<string, string> = new Map([
  ["'s", "be"],
  ["'m", "be"],
  ["'re", "be"],
  ["'ve", "have"],
  ["'ll", "will"],
  ["'d", "would"],
]);
const negated: ReadonlyMap<string, string> = new Map([
  ["can't", "can"],
  ["won't", "will"],
  ["shan't", "shall"],
]);
const wholeContractions: ReadonlySet<string> = new Set(["o'clock", "ma'am"]);

/** Only the last part of a compound is inflected: *step-sisters*; *half-opened* stays. */
function lemmaOfCompound(form: string): string {
  const cut = form.lastIndexOf("-") + 1;
  return form.slice(0, cut) + baseOf(form.slice(cut), "noun");
}

function lemmaByKind(form: string, upos: PartOfSpeech | undefined): string {
  switch (upos) {
    case "VERB":
      return firstOther(form, ["verb"]) ?? form;
    case "NOUN":
      if (mostlyNouns.has(form)) return form;
      return firstOther(form, isGerund(form) ? ["noun"] : ["noun", "pastVerb"]) ?? form;
    case "ADJ":
    case "ADV":
      return firstOther(form, ["adjective", "irregularVerb"]) ?? form;
    case undefined:
      return lemmaOfUnlinked(form);
    default:
      return form;
  }
}

/** What a form is mostly, where nothing tells. */
function lemmaOfUnlinked(form: string): string {
  if (mostlyNouns.has(form)) return form;
  const isVerbal = isListed(form, "verb") || /(?:ed|ing)$/.test(form);
  const kinds: readonly LemmaStep[] = isVerbal ? ["verb", "noun"] : ["noun", "adjectiveListed"];
  return firstOther(form, kinds) ?? form;
}

/** A way to a base, tried where those before it leave the form as it is. */
type LemmaStep = EnglishKind | "pastVerb" | "irregularVerb" | "adjectiveListed";

function firstOther(form: string, steps: readonly LemmaStep[]): string | undefined {
  for (const step of steps) {
    const base = baseByStep(form, step);
    if (base !== form) return base;
  }
  return undefined;
}

function baseByStep(form: string, step: LemmaStep): string {
  switch (step) {
    case "pastVerb":
      // *They looked*, linked to a noun; but a noun may end in -ed: *seed*, *hundred*.
      return (isListed(form, "verb") && !isBaseToo.has(form)) || /.{3}[^e]ed$/.test(form)
        ? baseOf(form, "verb")
        : form;
    case "irregularVerb":
      return isListed(form, "verb") && !isBaseToo.has(form) && !/(?:ed|ing|s)$/.test(form)
        ? baseOf(form, "verb")
        : form;
    case "adjectiveListed":
      return isListed(form, "adjective") ? baseOf(form, "adjective") : form;
    default:
      return baseOf(form, step);
  }
}

function isGerund(form: string): boolean {
  return form.endsWith("ing");
}

function baseOf(form: string, kind: EnglishKind): string {
  return exceptions[kind].get(form) ?? baseByEnding(form, kind);
}

function isListed(form: string, kind: EnglishKind): boolean {
  return exceptions[kind].has(form);
}

const exceptions = {
  noun: readTable(lemmaExceptions.noun),
  verb: readTable(lemmaExceptions.verb),
  adjective: readTable(lemmaExceptions.adjective),
};

function readTable(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [base = "", ...forms] = line.split(" ");
        return forms.map((form) => [form, base] as const);
      }),
  );
}

/** Forms of irregular verbs that are as well another word, and mostly that one beside a noun. */
const isBaseToo: ReadonlySet<string> = new Set(
  (
    "found felt ground wound bound rose saw left lay fell bore stole rent sent dove born lent bit " +
    "cut set put hit shut spread cast cost burst split thrust shot lit might will can may must " +
    "broken drunk lost known hidden worn torn sworn"
  ).split(" "),
);

/** What is a noun where no French word says otherwise. */
const mostlyNouns: ReadonlySet<string> = new Set(
  (
    "ground wound bit building meeting feeling beginning drawing painting ceiling wedding clothing " +
    "blessing wing king ring thing spring string evening morning bed hundred red seed need deed " +
    "speed wicked sacred naked hatred kindred shilling darling pudding lodging stocking farthing beloved accused wounded deceased"
  ).split(" "),
);

/** What the lists have otherwise, or not at all, with the lemma first. */
const fixedForms: ReadonlyMap<string, string> = readTable(
  `
be am is are was were been being
have has had having
do does did done doing
go went gone goes going
evening evening evenings
morning morning mornings
nothing nothing
something something
anything anything
everything everything
during during
according according
king king kings
ring ring rings
thing thing things
wing wing wings
spring spring springs
string string strings
means means
news news
goods goods
thanks thanks
his his
this this
as as
us us
yes yes
its its
hers hers
ours ours
yours yours
theirs theirs
thus thus
perhaps perhaps
always always
sometimes sometimes
besides besides
towards towards
afterwards afterwards
upwards upwards
downwards downwards
backwards backwards
forwards forwards
indeed indeed
hundred hundred hundreds
red red
bed bed beds
clothes clothes
less less
more more
most most
least least
other other others
one one ones
alas alas
monsieur monsieur messieurs
madame madame mesdames
mademoiselle mademoiselle mesdemoiselles
mrs mrs
another another
either either
neither neither
rather rather
over over
under under
after after
ever ever
never never
whether whether
however however
together together
`,
);
