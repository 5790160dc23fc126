/** Figures glued to what is before them: calls of notes, and codes. */

import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { importText } from "./import-text.ts";

const read = (text: string) => importText("livre.txt", strToU8(text)).blocks;

test("codes of capitals and figures call no notes", () => {
  const text = read(
    "Il lut sur le parchemin ces signes : A1 C2 B3 D4 E5 F6.\n\nPuis il lut : B11 C12 D13 E14, et se tut.\n",
  )
    .map(({ content }) => content)
    .join("\n");
  expect(text).toContain("A1 C2 B3 D4 E5 F6");
  expect(text).toContain("B11 C12 D13 E14");
});

test("figures glued to words or stops call the notes that answer them", () => {
  const blocks = read(
    "Il lut le mot1. Le savant se tut.2 Personne ne dit rien.\n\nLe PARCHEMIN3 brûla dans la nuit.\n\nNotes\n\n1. Un mot de sa langue.\n\n2. Il se tut longtemps.\n\n3. Une peau de mouton.\n",
  );
  expect(blocks[0]?.content).toBe("Il lut le mot[^1]. Le savant se tut.[^2] Personne ne dit rien.");
  expect(blocks[1]?.content).toBe("Le PARCHEMIN[^3] brûla dans la nuit.");
});
