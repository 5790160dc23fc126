/** Works drawn at random out of a few words, as occurrences: no text, but all that an index has. */

import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import type { ScannedWork } from "#lib/search/scan-store.ts";
import type { Level } from "#lib/text/model.ts";
import fc from "../property.ts";

const french = [
  { entry: "NOUN regard", forms: ["regard", "regards"], said: ["look", "looks", "gaze", "eyes"] },
  { entry: "VERB regarder", forms: ["regarda", "regarde"], said: ["looked", "looks", "watched"] },
  { entry: "NOUN élève", forms: ["élève", "élèves"], said: ["pupil", "pupils"] },
  { entry: "VERB élever", forms: ["élève", "éleva"], said: ["raised", "brought up"] },
  { entry: "ADJ petit", forms: ["petit", "petite"], said: ["little", "small"] },
  { entry: "ADP de", forms: ["de", "d'"], said: ["of", "from"] },
  { entry: "VERB sortir", forms: ["sort", "sortit"], said: ["came out", "put … out", "left"] },
] as const;

const english = ["look", "house", "the"] as const;
const expression = "+VERB sortir de";

const drawnWord = fc.record({
  word: fc.nat({ max: french.length - 1 }),
  form: fc.nat({ max: 1 }),
  said: fc.nat({ max: 4 }),
});

const drawnSegment = fc.record({
  kind: fc.constantFrom("p", "p", "p", "h", "v"),
  words: fc.array(drawnWord, { maxLength: 7 }),
  unlinked: fc.array(fc.constantFrom(...english), { maxLength: 3 }),
  hasExpression: fc.boolean(),
});

type DrawnSegment = typeof drawnSegment extends fc.Arbitrary<infer Value> ? Value : never;

/** Up to six works in one or two chapters. */
export const drawnWorks: fc.Arbitrary<readonly ScannedWork[]> = fc
  .uniqueArray(
    fc.record({
      work: fc.constantFrom("aube", "brume", "cendre", "dune", "etoile", "feu"),
      level: fc.constantFrom<Level>("A1", "B2", "C1"),
      chapters: fc.array(fc.array(drawnSegment, { minLength: 1, maxLength: 12 }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { selector: ({ work }) => work, minLength: 1, maxLength: 6 },
  )
  .map((works) =>
    works.map(({ work, level, chapters }) => ({
      work,
      level,
      edition: "en",
      isFirst: true,
      chapters: chapters.map((segments, index) => ({
        name: `0${index + 1}`,
        occurrences: toOccurrences(segments),
      })),
    })),
  );

function toOccurrences(segments: readonly DrawnSegment[]): ChapterOccurrences {
  const entries = [
    ...french.map(({ entry }) => entry as string),
    expression,
    ...english.map((word) => `en ${word}`),
  ];
  const forms = [...french.flatMap((one) => [...one.forms]), ...english];
  const printed = french.flatMap((one) => [...one.said]);
  const words: number[] = [];
  const expressions: number[] = [];
  const unlinked: number[] = [];
  for (const [row, segment] of segments.entries()) {
    let at = 0;
    for (const [number, { word, form, said: choice }] of segment.words.entries()) {
      const own = french[word];
      const how: string | undefined = own?.said[choice];
      const span = how === undefined ? 0 : how.includes("…") ? 3 : how.split(" ").length;
      const by = how === undefined ? 0 : 1 + printed.indexOf(how as (typeof printed)[number]);
      const isPart = segment.hasExpression && number === 0;
      const partOf = isPart ? -1 - entries.indexOf(expression) : by;
      words.push(
        row,
        number,
        word,
        forms.indexOf(own?.forms[form] ?? "regard"),
        partOf,
        at,
        at + span - 1,
      );
      at += span;
    }
    if (segment.hasExpression && segment.words.length > 1) {
      expressions.push(row, entries.indexOf(expression), 0, 0, -1, 2, 0, 1);
    }
    for (const form of segment.unlinked) {
      unlinked.push(row, at++, entries.indexOf(`en ${form}`), forms.indexOf(form));
    }
  }
  return {
    kinds: segments.map(({ kind }) => kind).join(""),
    sum: 0,
    entries,
    forms,
    said: printed,
    words: Int32Array.from(words),
    expressions: Int32Array.from(expressions),
    unlinked: Int32Array.from(unlinked),
  };
}
