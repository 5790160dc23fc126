/**
 * Spellings that the dictionaries do not have, as the modern ones they stand for: rules for what
 * was printed before the Académie’s dictionaries of 1835 and 1878, and for joined words. A rule
 * only proposes: what it makes must be a form.
 */

import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** The table of spellings → the standard form of each, in look-up spelling. Throws a `TextError`. */
export function parseSpellings(source: string, file: string): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const { row, line } of tableRows(source)) {
    const [spelling = "", standard = "", label = ""] = row.split("\t");
    if (spelling === "" || standard === "" || !/^(?:sms|oral)?$/.test(label)) {
      const cure = "write the spelling, the standard form and perhaps sms or oral, tabs between";
      throw new TextError({ file, line, reason: `no spelling: “${row}”`, cure });
    }
    spellings.set(spelling, standard);
  }
  return spellings;
}

/** A look-up key → what it may be in modern spelling. */
type Rule = (key: string) => readonly string[];

/** The modern spellings that a key may stand for, in the order of the rules, each once. */
export function modernSpellings(key: string): readonly string[] {
  const found = new Set(rules.flatMap((rule) => rule(key)));
  found.delete(key);
  return [...found];
}

const rules: readonly Rule[] = [
  imperfectInOi,
  faireInE,
  pluralWithoutT,
  graveAccent,
  diaeresis,
  apostropheInCompound,
  joinedParceque,
  inversionOfFirstPerson,
];

/** *étoit, avoient, françois* → *était, avaient, français* (until 1835). */
function imperfectInOi(key: string): readonly string[] {
  return /oi(?:s|t|ent|se|ses|tre)$/.test(key) ? [key.replace(/oi(?=[a-z]+$)/, "ai")] : [];
}

/** *fesait, fesant, bienfesant* → *faisait, faisant, bienfaisant* (Voltaire). */
function faireInE(key: string): readonly string[] {
  return /fes(?:ai|an|ant|ions|iez|ons)/.test(key) ? [key.replace("fes", "fais")] : [];
}

/** *enfans, momens* → *enfants, moments* (until 1835). */
function pluralWithoutT(key: string): readonly string[] {
  return /[ae]ns$/.test(key) ? [`${key.slice(0, -1)}ts`] : [];
}

/** *collége, siége, événement* → *collège, siège, évènement* (until 1878), and back. */
function graveAccent(key: string): readonly string[] {
  return [key.replace(/é(?=[gmvtdn]e)/, "è"), key.replace(/è(?=[a-z]e)/, "é")];
}

/** *poëte, poëme* → *poète, poème*. */
function diaeresis(key: string): readonly string[] {
  return key.includes("oë") ? [key.replace("oë", "oè"), key.replace("oë", "oe")] : [];
}

/** *grand’mère, entr’ouvrir* → *grand-mère, entrouvrir*; *très-bien* → *bien* is no word. */
function apostropheInCompound(key: string): readonly string[] {
  return key.includes("'") ? [key.replace("'", "-"), key.replace("'", "")] : [];
}

/** *parceque, quoiqu'* joined: *parce que* is looked up by its first word. */
function joinedParceque(key: string): readonly string[] {
  return key.startsWith("parcequ") ? ["parce"] : [];
}

/** *aimé-je, dussé-je*: the verb is *aime*, *dusse*. */
function inversionOfFirstPerson(key: string): readonly string[] {
  return key.endsWith("é") ? [`${key.slice(0, -1)}e`] : [];
}
