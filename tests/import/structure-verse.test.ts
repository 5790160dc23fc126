import { expect, test } from "vitest";
import { countSyllables, findMeasure, SharedLines } from "#lib/import/structure/verse.ts";

test("an alexandrine has about twelve syllables, a mute e counts before a consonant only", () => {
  for (const line of [
    "Le ciel est sans nuage et la rivière est nette,",
    "Et que le vieux moulin se remet à genoux.",
    "Nous n’avons pas moulu, monsieur, cette semaine,",
  ]) {
    expect(Math.abs(countSyllables(line) - 12)).toBeLessThanOrEqual(1);
  }
  expect(countSyllables("une eau pure")).toBe(3);
});

test("a line that two speakers share is told by its length, and a short whole line is not", () => {
  const whole = "Nous n’avons pas moulu, monsieur, cette semaine,";
  const measure = findMeasure(new Array(8).fill(whole));
  const lines = new SharedLines(measure);
  expect(lines.take([whole, "Attendons."])).toBe(false);
  expect(lines.take(["Mais attendre, et vivre de quel pain ?"])).toBe(true);
  // The line is full: the next begins another.
  expect(lines.take(["Personne."])).toBe(false);
  expect(lines.take([whole])).toBe(false);
  expect(lines.take(["Personne."])).toBe(false);
});
