/**
 * English words and glosses brought to what they share. Only used to see whether a gloss occurs in
 * a translation, so a form may have several candidates, and no dictionary is needed: two words
 * match if any of their candidates do.
 */

import { memoizedByText } from "#lib/lexicon/memoize.ts";

/** Irregular forms and their lemma, one lemma a line; regular ones are a matter of endings. */
const irregular: ReadonlyMap<string, string> = new Map(
  `
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
see saw seen
say said
come came
take took taken
make made
get got gotten
give gave given
find found
think thought
tell told
know knew known
become became
leave left
feel felt
bring brought
begin began begun
keep kept
hold held
write wrote written
stand stood
hear heard
let let
mean meant
meet met
run ran
pay paid
sit sat
speak spoke spoken
lie lay lain lying
lead led
grow grew grown
lose lost
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken
spend spent
rise rose risen
drive drove driven
buy bought
wear wore worn
choose chose chosen
seek sought
throw threw thrown
catch caught
deal dealt
win won
forget forgot forgotten
lay laid
fight fought
sell sold
teach taught
eat ate eaten
sing sang sung
drink drank drunk
sleep slept
strike struck stricken
shake shook shaken
shoot shot
bind bound
bear bore born borne
beat beaten
bite bit bitten
blow blew blown
breed bred
burn burnt
creep crept
dig dug
dream dreamt
fly flew flown
flee fled
forbid forbade forbidden
forgive forgave forgiven
freeze froze frozen
grind ground
hang hung
hide hid hidden
kneel knelt
lean leant
learn learnt
lend lent
light lit
overthrow overthrew overthrown
ride rode ridden
ring rang rung
seize seized
sew sewn
shine shone
show shown
shrink shrank shrunk
sink sank sunk
slide slid
spin spun
split split
spring sprang sprung
steal stole stolen
stick stuck
swear swore sworn
sweep swept
swim swam swum
swing swung
tear tore torn
wake woke woken
weep wept
wind wound
withdraw withdrew withdrawn
undertake undertook undertaken
undergo underwent undergone
man men
woman women
child children
foot feet
tooth teeth
goose geese
mouse mice
person people
life lives
wife wives
knife knives
half halves
self selves
leaf leaves
good better best
bad worse worst
far further furthest farther
little less least
much more most
can could
may might
shall should
`
    .split("\n")
    .flatMap((line) => {
      const [lemma = "", ...forms] = line.split(" ");
      return forms.map((form) => [form, lemma] as const);
    }),
);

const endings: readonly (readonly [RegExp, string])[] = [
  [/ies$/, "y"],
  [/ves$/, "f"],
  [/es$/, ""],
  [/(?<=[^s])s$/, ""],
  [/ied$/, "y"],
  [/(.)\1ed$/, "$1"],
  [/ed$/, ""],
  [/ed$/, "e"],
  [/(.)\1ing$/, "$1"],
  [/ing$/, ""],
  [/ing$/, "e"],
  [/(.)\1(?:er|est)$/, "$1"],
  [/i(?:er|est)$/, "y"],
  [/(?:er|est)$/, ""],
  [/(?:er|est)$/, "e"],
];

const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2})our/, "or"],
  [/is(?=e$|ation$)/, "iz"],
  [/(?<=[a-z]{2}[bt])re$/, "er"],
  [/ence$/, "ense"],
];

/** What a word may be a form of, itself among them, each once; small letters, American endings. */
export const englishLemmas: (word: string) => readonly string[] = memoizedByText((word) => {
  const small = word.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
  const lemmas = new Set([american(small)]);
  const lemma = irregular.get(small);
  if (lemma !== undefined) lemmas.add(lemma);
  if (!/(?:s|ed|ing|er|est)$/.test(small)) return [...lemmas];
  for (const [ending, replacement] of endings) {
    const base = small.replace(ending, replacement);
    if (base !== small && base.length > 2) lemmas.add(american(base));
  }
  return [...lemmas];
});

function american(word: string): string {
  if (!/our|is|[bt]re$|ence$/.test(word)) return word;
  let spelled = word;
  for (const [british, replacement] of spellings) spelled = spelled.replace(british, replacement);
  return spelled;
}
