/**
 * The tables of the lexicon in one file, as a browser fetches them. Two of them are written
 * shorter than they are kept, by what the reader of the file knows too: bands stand in the order
 * of the senses, and pronunciations say where the rules of spelling are wrong.
 */

import { soundsOf } from "#lib/french/pronunciation.ts";
import { type DictionaryTables, dictionaryFiles } from "#lib/lexicon/dictionary.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";

/** Tables → their file. */
export function packTables(tables: DictionaryTables): string {
  return JSON.stringify({
    ...tables,
    bands: packBands(tables.bands, tables.senses),
    pronunciations: packPronunciations(tables.pronunciations),
  });
}

/** A file → its tables, remarks left out, or `undefined` where it is cut off or lacks one. */
export function unpackTables(source: string): DictionaryTables | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const given = value as Partial<Record<string, unknown>>;
  const isWhole = Object.keys(dictionaryFiles).every((name) => typeof given[name] === "string");
  if (!isWhole) return undefined;
  const tables = value as DictionaryTables;
  return {
    ...tables,
    bands: unpackBands(tables.bands, tables.senses),
    pronunciations: unpackPronunciations(tables.pronunciations),
  };
}

/**
 * The first line has a digit for each row of the senses, 0 for one without a band; each other line
 * a part of speech, a band, and the lemmas that have no senses.
 */
function packBands(bands: string, senses: string): string {
  const bandOf = new Map<string, string>();
  for (const { row } of tableRows(bands)) {
    const [lemma = "", parts = "", band = ""] = row.split("\t");
    for (const upos of parts.split(",")) bandOf.set(`${lemma}\t${upos}`, band);
  }
  let digits = "";
  for (const key of keysOf(senses)) {
    digits += bandOf.get(key) ?? "0";
    bandOf.delete(key);
  }
  const groups = new Map<string, string[]>();
  for (const [key, band] of bandOf) {
    const [lemma = "", upos = ""] = key.split("\t");
    const group = `${upos}\t${band}`;
    const lemmas = groups.get(group);
    if (lemmas === undefined) groups.set(group, [lemma]);
    else lemmas.push(lemma);
  }
  return [digits, ...[...groups].map(([group, lemmas]) => [group, ...lemmas].join("\t"))].join(
    "\n",
  );
}

function unpackBands(packed: string, senses: string): string {
  const [digits = "", ...groups] = packed.split("\n");
  const rows: string[] = [];
  let at = 0;
  for (const key of keysOf(senses)) {
    const band = digits[at++] ?? "0";
    if (band !== "0") rows.push(`${key}\t${band}`);
  }
  for (const group of groups) {
    const [upos = "", band = "", ...lemmas] = group.split("\t");
    for (const lemma of lemmas) rows.push(`${lemma}\t${upos}\t${band}`);
  }
  return rows.join("\n");
}

/** Lemma and part of speech of each row. */
function* keysOf(senses: string): Generator<string> {
  for (const { row } of tableRows(senses)) {
    const [lemma = "", upos = ""] = row.split("\t", 2);
    yield `${lemma}\t${upos}`;
  }
}

/**
 * Two parts with an empty line between. In the first is each form: how many of its letters, in
 * base 36, are those of the form before, then the others. In the second its sounds: how many of
 * those that the rules give are right from the beginning, how many then are wrong, both in base
 * 36, and what is right instead; and the part of speech where there is one.
 */
function packPronunciations(table: string): string {
  const forms: string[] = [];
  const sounds: string[] = [];
  let before = "";
  for (const { row } of tableRows(table)) {
    const [form = "", ipa = "", ...rest] = row.split("\t");
    const shared = Math.min(35, sharedLength(before, form));
    forms.push(shared.toString(36) + form.slice(shared));
    before = form;
    const rule = soundsOf(form, false);
    const right = Math.min(35, sharedLength(rule, ipa));
    const [ruleRest, ipaRest] = [rule.slice(right), ipa.slice(right)];
    const end = sharedLength(reversed(ruleRest), reversed(ipaRest));
    const wrong = ruleRest.length - end;
    const change =
      wrong > 35
        ? `=${ipa}`
        : right.toString(36) + wrong.toString(36) + ipaRest.slice(0, ipaRest.length - end);
    sounds.push([change, ...rest].join("\t"));
  }
  return `${forms.join("\n")}\n\n${sounds.join("\n")}`;
}

function unpackPronunciations(packed: string): string {
  const [forms = [], sounds = []] = packed.split("\n\n").map((part) => part.split("\n"));
  let before = "";
  return forms
    .map((written, index) => {
      const form = before.slice(0, Number.parseInt(written[0] ?? "0", 36)) + written.slice(1);
      before = form;
      const [change = "", ...rest] = (sounds[index] ?? "").split("\t");
      return [form, soundsWith(change, form), ...rest].join("\t");
    })
    .join("\n");
}

function soundsWith(change: string, form: string): string {
  if (change.startsWith("=")) return change.slice(1);
  const rule = soundsOf(form, false);
  const right = Number.parseInt(change[0] ?? "0", 36);
  const wrong = Number.parseInt(change[1] ?? "0", 36);
  return rule.slice(0, right) + change.slice(2) + rule.slice(right + wrong);
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}
