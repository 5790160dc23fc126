import { expect, test } from "vitest";
import { type EncodedText, encodeSentences, Vocabulary } from "#lib/align/encoded-text.ts";
import { learnFromBeads } from "#lib/align/learn-from-beads.ts";
import { makeStemTable } from "#lib/align/stem-table.ts";
import { stemOf } from "#lib/align/stems.ts";
import { parseTranslationLexicon } from "#lib/align/translation-lexicon.ts";

const entry = (french: string, ...words: readonly string[]) =>
  [stemOf(french, "fr"), ...words.map((word) => `${stemOf(word, "en")}\t500\t500`)].join("\t");
const lexicon = parseTranslationLexicon(
  [entry("chapelier", "hatter", "milliner"), entry("lapin", "rabbit")].join("\n"),
);

/** A book in which the hatter and the rabbit speak in turn, and what is known of its words. */
function learn(sentences: number) {
  const read = (language: "fr" | "en", told: readonly [string, string]): EncodedText => {
    const text = Array.from({ length: sentences }, (_, index) => told[index % 2] ?? "");
    const steps = encodeSentences(text, new Vocabulary(language));
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
  };
  const fr = read("fr", ["Le chapelier parle.", "Le lapin parle."]);
  const en = read("en", ["The hatter speaks.", "The milliner’s rabbit speaks."]);
  const table = makeStemTable(fr.vocabulary, en.vocabulary, lexicon);
  const beads = Array.from({ length: sentences }, (_, at) => ({
    frStart: at,
    frEnd: at + 1,
    enStart: at,
    enEnd: at + 1,
  }));
  const learnt = learnFromBeads({ fr, en, table }, beads);
  const likelihood = (french: string, english: string) => {
    const f = fr.vocabulary.numberOf(french);
    const e = en.vocabulary.numberOf(english);
    const pairs = [...learnt.english.keys()].slice(learnt.starts[f], learnt.starts[f + 1]);
    const pair = pairs.find((at) => learnt.english[at] === e) ?? -1;
    return { english: learnt.englishGivenFrench[pair], french: learnt.frenchGivenEnglish[pair] };
  };
  return { table, learnt, likelihood };
}

test("a book in which « chapelier » is “hatter” each time teaches so", () => {
  const { likelihood } = learn(200);
  // The lexicon has “hatter” and “milliner” as likely as each other.
  expect(likelihood("chapelier", "hatter").english).toBeGreaterThan(0.9);
  expect(likelihood("chapelier", "milliner").english).toBeLessThan(0.1);
  expect(likelihood("lapin", "rabbit")).toEqual({ english: 1, french: 1 });
});

test("a few sentences teach nothing", () => {
  const { table, learnt } = learn(20);
  expect(learnt).toBe(table);
});
