/**
 * English inflections by their endings: what a form is a form of, were it regular. What the endings
 * get wrong is in `data/lemma-exceptions.tsv`.
 */

/** What an inflected form is. Adjectives stand for adverbs as well. */
export type EnglishKind = "noun" | "verb" | "adjective";

/** The base that the endings of a form speak for; the form itself where it has none. */
export function baseByEnding(form: string, kind: EnglishKind): string {
  if (form.length < 4) return form;
  if (kind === "noun") return singularByEnding(form);
  return kind === "verb" ? infinitiveByEnding(form) : positiveByEnding(form);
}

function singularByEnding(form: string): string {
  if (!form.endsWith("s") || /(?:ss|us|is)$/.test(form)) return form;
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  return form.slice(0, /(?:ss|sh|ch|x|z)es$/.test(form) ? -2 : -1);
}

function infinitiveByEnding(form: string): string {
  if (/(?:ies|ied)$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(form)) return form.slice(0, -2);
  if (/[^su]s$/.test(form)) return form.slice(0, -1);
  if (form.endsWith("eed")) return form;
  const stem = /^(.+)(?:ed|ing)$/.exec(form)?.[1];
  if (stem === undefined || !/[aeiouy]/.test(stem)) return form;
  if (/([bdgkmnprtv])\1$/.test(stem)) return stem.slice(0, -1);
  return infinitiveWithE.test(stem) ? `${stem}e` : stem;
}

/** Stems whose infinitive has an *e* that goes before *-ed* and *-ing*: *mak-*, *danc-*, *mov-*. */
const infinitiveWithE =
  /(?:[bcdfgkpstz]l|[cuv]|[^sz]z|[^s]s|[rdl]g|[^aeiou][aiou][bdgkmpt]|[^aeiou][aiu]n|[^aeiou][aiu]r|[^aeiou][io]l|[cdri]at)$/;

/** *Later*, *finest*; not *father*, *danger* and *forest*, whose ends are the same. */
function positiveByEnding(form: string): string {
  const stem = /^(.+)(?:er|est)$/.exec(form)?.[1];
  if (stem === undefined) return form;
  const bases = [stem, `${stem}e`, stem.replace(/i$/, "y"), stem.replace(/(.)\1$/, "$1")];
  return bases.find((base) => gradable.has(base)) ?? form;
}

/** Adjectives and adverbs that are compared by endings and are met in books. */
const gradable: ReadonlySet<string> = new Set(
  (
    "able angry bad bald bare big bitter black bland bleak blind bloody blue blunt bold bony bossy brave " +
    "brief bright broad brown bulky bumpy busy calm chatty cheap cheery chewy chilly chubby clean " +
    "clear clever cloudy clumsy coarse cold cool cosy costly crazy creamy creepy crisp cruel crunchy " +
    "curly curvy cute damp dark dead deadly deaf dear deep dense dim dirty dizzy drunk dry dull dusty " +
    "early easy empty faint fair fancy far fast fat feeble few fierce filthy fine firm fit " +
    "fit flaky flat fond foul frail frank free fresh friendly full funny gay gentle ghastly giddy glad " +
    "gloomy glossy good goodly grand grave gray greasy great greedy green grey grim gross guilty hairy " +
    "handsome handy happy hard harsh haughty healthy hearty heavy high hollow holy homely hot huge " +
    "humble hungry icy idle ill itchy jolly juicy just keen kind kindly large late lazy lean " +
    "light likely lively lofty lone lonely long loose loud lovely low lowly loyal lucky mad manly " +
    "mean meek mellow merry mighty mild moist muddy naive narrow nasty naughty near neat needy nice " +
    "nimble noble noisy numb odd oily old pale plain pleasant plump polite poor pretty proud pure " +
    "queer quick quiet rare rash raw ready red remote rich ripe risky roomy rosy rotten rough round rude " +
    "rusty sad safe salty sandy sane scanty scarce scary severe shabby shady shaky shallow sharp " +
    "shiny short shrewd shrill shy sick silly simple sincere skinny sleepy slender slight slim " +
    "slimy slow small smart smelly smoky smooth soft solemn soon sore sorry sound sour spicy spry " +
    "stale starry stately steady steep stern sticky stiff still stingy stormy stout straight strange " +
    "strict strong stupid sturdy subtle sunny sure surly sweet swift tall tame tart tasty " +
    "tender tense thick thin thirsty thorny tidy tight timid tiny tired tough trim true ugly unhappy " +
    "unlikely vague vain vast vile wan warm wary waxy weak wealthy weary weighty weird wet white wicked " +
    "wide wild windy wise witty woolly worldly worthy wrong young yellow"
  ).split(" "),
);
