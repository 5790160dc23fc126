/**
 * Where words that make an expression are none, for what stands beside them: *à l’heure* is “on
 * time”, but no expression in *à l’heure où*. Set by hand, from what was misread in prose.
 *
 * A line has an expression and what is so where it is none: `<` what stands before it, `>` what
 * stands after, `>!` what does not. That is words in look-up spelling without elision, verbs by
 * their lemma after `=`, and classes in capitals. Verbs, INFINITIVE and PARTICIPLE are looked for
 * over adverbs and pronouns too, all else next to the expression. END is a sign, or the end of the
 * text; SAYING a verb that has a clause with *que*.
 */
const table = `
au fond < jusque tout
à l’heure > où que de du des
à l’époque > où que de du des
à l’instant > où de
à l’endroit > où
à la maison > de du des
à la lettre > de du des que
à temps > ADJ
au besoin > de
pour le moment > où de ADJ
pour l’instant > où de ADJ
pour le reste > de du des
pour finir > DET
pour commencer > DET
par la suite > de du des
sur le moment > où
tout le temps > où que de du des
tous les jours > où de
d’un côté > de du
d’un trait > de ADJ
d’un coup > de ADJ
dans le temps > où que de
au courant < =aller =laisser
d’ailleurs < =venir =arriver =revenir =partir =provenir
du coup < NOUN de
du coup > de que ADJ
de plus > ADJ ADV
de quoi >! INFINITIVE END
de nouveau < rien quoi
après tout > le la l' ce son sa
avant tout > le la l' ce son sa
malgré tout > le la l' ce son sa
en tout > NOUN
en outre < outre
même si > ADJ ADV
non plus > DET NUM
par terre > et
d’une part > de
de même > NOUN
à part > ADJ
au juste > NOUN
du reste > de du des
il s’agit de > abord ailleurs
s’agir de > abord ailleurs
s’emparer de > abord ailleurs
avoir beau >! INFINITIVE
ne savoir que >! INFINITIVE
se mettre à >! INFINITIVE travail
être en train de >! INFINITIVE
avoir mal > PARTICIPLE
avoir l’air < y
avoir le temps < y
avoir le droit de < y
avoir la chance de < y
avoir l’habitude de < y
avoir l’occasion de < y
en avoir assez < y
il y a > PARTICIPLE
il y avait > PARTICIPLE
il y eut > PARTICIPLE
il y aura > PARTICIPLE
bien que < SAYING DET du au
encore que < SAYING mais
aussitôt que < SAYING
sitôt que < SAYING
maintenant que < SAYING
alors que < SAYING =être
ainsi que < SAYING =être
vu que < =avoir
tout fait < =avoir
vite fait < =avoir
en fait < NOUN PROPN > DET
en fait < elle elles nous vous qui
bien sûr < =être > END de que
bien fait < =avoir =être très si
pour autant > que
en attendant > DET NOUN PROPN NUM PRON de que
en passant > ADP
qui sait >! END
bon marché < DET
grâce à < DET ADJ
faute de < DET ADJ
face à < DET ADJ
suite à < DET ADJ
tout le monde < dans par travers
soit … soit < que il elle on le la ne ce
tout à l’heure < =donner
de la sorte > de du des que
du moins > ADJ
en plus > ADJ ADV
sur le coup de >! midi minuit DET NUM
après coup < coup
faire la tête > et de du des
perdre la tête > et
à ce que < =tenir =veiller =consentir =habituer =attendre =opposer =aider =chercher =travailler
s’en prendre >! à au aux
jeter l’éponge > dans sur
prendre la mouche > dans
casser les pieds > de du des
faire le pont > en de
prendre son temps > ADJ
en train de >! INFINITIVE
pas mal de > tout
pas mal < =faire
sur le coup > de du
c’est du gâteau > à au aux de
tomber à pic > dans sur
d’après < nuit jour jours matin soir semaine année mois heure fois instant minute page
prendre un coup > de du des
avoir froid > au aux
ne … que > je j' tu il ils on
ne … que < rien personne nul nulle
ne … personne > ne
ne … rien > ne
ne … aucun > ne
ne … aucune > ne
`;

/** A word beside an expression. */
export interface NeighbourWord {
  /** In look-up spelling without elision; none for a sign. */
  readonly keys: readonly string[];
  readonly upos: string | undefined;
  readonly verbLemma: string | undefined;
  readonly verbForm: string | undefined;
  /** Whether it is an infinitive in any of its readings: *rire*, *être*. */
  readonly mayBeInfinitive: boolean;
  /** Whether a verb is looked for over it. */
  readonly mayIntervene: boolean;
}

/** What stands beside an expression where it is none, or does not stand there. */
export interface ContextTest {
  readonly side: "before" | "after";
  /** Whether any of them stands there, or none. */
  readonly stands: boolean;
  readonly words: readonly string[];
}

/** For an expression lists of tests; where all of a list are so, it is none. */
const contexts = new Map<string, (readonly ContextTest[])[]>();

for (const line of table.split("\n").filter(Boolean)) {
  const [text = "", ...tests] = line.split(/ (?=[<>])/);
  const known = contexts.get(text) ?? [];
  contexts.set(text, [...known, tests.map(parseContextTest)]);
}

/** A test as tables write it: `> de du`, `<! =être`. */
export function parseContextTest(text: string): ContextTest {
  const [sign = "", ...words] = text.split(" ");
  return { side: sign.startsWith("<") ? "before" : "after", stands: !sign.endsWith("!"), words };
}

/**
 * Whether an expression may be one between these words, from `first` to `last`. `own` are tests of
 * its own, of which any is enough for it to be none.
 */
export function isInContext(
  text: string,
  words: readonly NeighbourWord[],
  first: number,
  last: number,
  own: readonly ContextTest[] = [],
): boolean {
  const isSo = (test: ContextTest) => {
    const [start, step] = test.side === "before" ? [first - 1, -1] : [last + 1, 1];
    return test.words.some((one) => stands(one, words, start, step)) === test.stands;
  };
  if (own.some(isSo)) return false;
  return contexts.get(text)?.some((tests) => tests.every(isSo)) !== true;
}

const verbTests = /^(?:=.*|INFINITIVE|PARTICIPLE|SAYING)$/;

function stands(
  test: string,
  words: readonly NeighbourWord[],
  start: number,
  step: number,
): boolean {
  for (let at = start; ; at += step) {
    const word = words[at];
    if (isAs(test, word)) return true;
    if (word === undefined || !word.mayIntervene || !verbTests.test(test)) return false;
  }
}

function isAs(test: string, word: NeighbourWord | undefined): boolean {
  if (word === undefined || word.keys.length === 0) return test === "END";
  const { keys, upos, verbLemma, verbForm, mayBeInfinitive } = word;
  if (test.startsWith("=")) return verbLemma === test.slice(1);
  if (test === "INFINITIVE") return mayBeInfinitive;
  // “il y a eu” is still “there has been”.
  if (test === "PARTICIPLE") return verbForm === "ppas" && verbLemma !== "avoir";
  if (test === "SAYING") return verbLemma !== undefined && sayingVerbs.has(verbLemma);
  return test === upos || keys.includes(test);
}

// *vivre* for *voir*, which has *vis* and *vit* too.
const sayingVerbs: ReadonlySet<string> = new Set(
  (
    "apercevoir apprendre assurer avouer comprendre concevoir conclure constater convenir craindre " +
    "croire deviner devoir dire douter entendre espérer falloir ignorer imaginer jurer juger " +
    "montrer noter observer oublier penser prétendre promettre prouver reconnaître remarquer répéter " +
    "répondre rêver savoir sembler sentir songer souhaiter soupçonner supposer trouver vérifier voir " +
    "vouloir vivre"
  ).split(" "),
);
