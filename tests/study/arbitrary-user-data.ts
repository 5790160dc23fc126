import { type Review, replay } from "#lib/study/memory.ts";
import { noUserData, type UserData } from "#lib/study/user-data.ts";
import { type Context, type Word, wordKey } from "#lib/study/word.ts";
import fc from "../property.ts";

const lemmas = ["voir", "phare", "tout à coup", "œil", "aujourd’hui", "l’« été »", '"', "=1+1"];
const time = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });
const text = fc.oneof(
  fc.constantFrom("Il vit la mer.", "", "a\tb", "a,b;c", 'dit : "oui"', "deux\nlignes", " bord "),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const wordOnly: fc.Arbitrary<Word> = fc
  .record({
    lemma: fc.constantFrom(...lemmas),
    upos: fc.constantFrom("NOUN" as const, "VERB" as const),
    isExpression: fc.boolean(),
    state: fc.constantFrom(
      "new" as const,
      "learning" as const,
      "known" as const,
      "ignored" as const,
    ),
    sense: text,
    note: text,
    forms: fc.subarray(["vis", "vit", "vîmes"]),
    keptAt: time,
    changedAt: time,
  })
  .map((fields) => {
    const upos = fields.isExpression ? ("X" as const) : fields.upos;
    return { ...fields, upos, key: wordKey({ ...fields, upos }) };
  });

const contextOnly: fc.Arbitrary<Omit<Context, "word">> = fc
  .record({
    work: fc.constantFrom("candide", "octobre"),
    chapter: fc.constantFrom("01", "02"),
    segment: fc.constantFrom("p1.1", "p1.2"),
    title: text,
    form: text,
    before: text,
    middle: fc.constantFrom("vit", "n’a"),
    after: text,
    en: text,
    metAt: time,
  })
  .map(({ before, middle, after, ...context }) => ({
    ...context,
    edition: "en",
    fr: `${before}${middle}${after}`,
    spans: [[before.length, before.length + middle.length]] as const,
  }));

const wordWithAll = fc.record({
  word: wordOnly,
  contexts: fc.uniqueArray(contextOnly, {
    maxLength: 3,
    selector: ({ work, chapter, segment }) => `${work} ${chapter} ${segment}`,
  }),
  reviews: fc.uniqueArray(
    fc.record({ at: time, grade: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const) }),
    { maxLength: 4, selector: ({ at }) => at },
  ),
});

/** All that a reader may have, with every memory as its reviews leave it. */
export const userData: fc.Arbitrary<UserData> = fc
  .record({
    words: fc.uniqueArray(wordWithAll, { maxLength: 6, selector: ({ word }) => word.key }),
    works: fc.uniqueArray(fc.record({ name: fc.constantFrom("mine", "yours"), changedAt: time }), {
      selector: ({ name }) => name,
    }),
    mends: fc.uniqueArray(
      fc.record({
        work: fc.constantFrom("candide", "octobre"),
        chapter: fc.constantFrom("01", "02"),
        patch: text,
        changedAt: time,
      }),
      { maxLength: 3, selector: ({ work, chapter }) => `${work} ${chapter}` },
    ),
    sittings: fc.uniqueArray(
      fc.record({
        startedAt: time,
        work: fc.constantFrom("candide", "octobre"),
        chapter: fc.constantFrom("01", "02"),
        seconds: fc.integer({ min: 1, max: 4000 }),
      }),
      { maxLength: 4, selector: ({ startedAt, work }) => `${startedAt} ${work}` },
    ),
    texts: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom("en-regard:settings", "en-regard:place:candide"),
        text: fc.oneof(
          text,
          time.map((readAt) => JSON.stringify({ readAt })),
        ),
      }),
      { selector: ({ name }) => name },
    ),
  })
  .map(({ words, works, mends, sittings, texts }) => {
    const reviews = (key: string, of: (typeof words)[number]["reviews"]): Review[] =>
      of.map(({ at, grade }) => ({ word: key, at, grade, phase: 0 }));
    return {
      ...noUserData,
      works: works.map((work) => ({ ...work, source: "{}", overview: [], isDraft: false })),
      chapters: works.map(({ name, changedAt }) => ({
        work: name,
        name: "01",
        table: `id\tfr\ten\n${changedAt}`,
        confidence: {},
      })),
      mends,
      words: words.map(({ word, reviews: of }) => {
        const memory = replay(reviews(word.key, of));
        return memory === undefined ? word : { ...word, memory };
      }),
      contexts: words.flatMap(({ word, contexts }) =>
        contexts.map((context) => ({ ...context, word: word.key })),
      ),
      reviews: words.flatMap(({ word, reviews: of }) => reviews(word.key, of)),
      sittings,
      texts,
    };
  });

/** The rows of every table in one order, to compare what has none. */
export function inOrder(rows: UserData): unknown {
  return Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [table, list.map(fields).sort()]),
  );
}

function fields(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
