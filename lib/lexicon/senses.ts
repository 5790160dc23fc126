/**
 * The table of senses: one line an entry, tabs between. The cells are the lemma, its part of
 * speech, its gender (`m`, `f`, `mf` or nothing), and then one cell a sense, the likeliest first:
 * its glosses with `; ` between. Before them may stand labels of register in braces, after them the
 * words that the sense governs in brackets, and last, after ` = `, a French definition.
 *
 *     cour	NOUN	f	courtyard; court; yard = Espace découvert …	court; royal court
 *     penser	VERB		think about [penser à qqn, à qqch]
 *     bagnole	NOUN	f	{fam} car; wheels
 */

import { isLabel, type Label } from "#lib/lexicon/labels.ts";
import { memoizedFor } from "#lib/lexicon/memoize.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** One lemma with one part of speech. A lemma may be an expression of several words. */
export interface Entry {
  /** As a dictionary prints it, with the typographic apostrophe: `coup d’œil`. */
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly gender?: Gender;
  /** One or more, the likeliest first. */
  readonly senses: readonly Sense[];
  readonly falseFriend?: FalseFriend;
}

/** An English word that looks like a French one and says something else, and the French for it. */
export interface FalseFriend {
  readonly english: string;
  readonly french: string;
}

/** `mf`: either, by whom or what is meant. */
export type Gender = "m" | "f" | "mf";

/** One meaning of an entry. */
export interface Sense {
  /** Short English equivalents, the likeliest first; one or more. */
  readonly glosses: readonly string[];
  /** What the French dictionary says of it. */
  readonly definition?: string;
  /** Where and among whom it is said so, one or more; absent for what all say everywhere. */
  readonly labels?: readonly Label[];
  /** The French words that it stands with: `se souvenir de qqch`. */
  readonly government?: string;
  /** Whether the editor of the work says so, in its glossary. */
  readonly isEditors?: true;
  /** The editor’s remark. */
  readonly note?: string;
  /** Whether it is what the translation says where no dictionary has that. */
  readonly isTranslators?: true;
}

/** A table → its entries, in its order. Throws a `TextError` for the first line that is none. */
export function parseSenses(source: string, file: string): readonly Entry[] {
  return [...tableRows(source)].map(({ row, line }) => parseEntry(row, file, line));
}

/** One line of the table → its entry. Throws a `TextError`. */
export function parseEntry(row: string, file: string, line: number): Entry {
  const [lemma = "", upos = "", gender = "", ...cells] = row.split("\t");
  if (lemma === "") {
    throw new TextError({ file, line, reason: "no lemma", cure: "begin the line with it" });
  }
  if (!isPartOfSpeech(upos)) {
    const cure = "write it as Universal Dependencies does: NOUN, VERB, ADJ, X where unknown";
    throw new TextError({ file, line, reason: `the part of speech “${upos}” of ${lemma}`, cure });
  }
  if (!isGender(gender)) {
    const cure = "write m, f, mf or nothing in the third cell";
    throw new TextError({ file, line, reason: `the gender “${gender}” of ${lemma}`, cure });
  }
  const senses = cells.map(parseSense);
  if (senses.length === 0 || senses.some(({ glosses }) => glosses.includes(""))) {
    const cure = "give every sense a gloss: house; home = Édifice servant de logis";
    throw new TextError({ file, line, reason: `${lemma} without a gloss`, cure });
  }
  const labels: readonly string[] = senses.flatMap((sense) => sense.labels ?? []);
  const unknown = labels.find((label) => !isLabel(label));
  if (unknown !== undefined) {
    const cure = "use one of lib/lexicon/labels.ts: {fam} car";
    throw new TextError({ file, line, reason: `the label “${unknown}” of ${lemma}`, cure });
  }
  return gender === "" ? { lemma, upos, senses } : { lemma, upos, gender, senses };
}

/** Entries → their table, in the same order, without a heading. */
export function formatSenses(entries: readonly Entry[]): string {
  return entries.map((entry) => `${formatEntry(entry)}\n`).join("");
}

function formatEntry({ lemma, upos, gender, senses }: Entry): string {
  return [lemma, upos, gender ?? "", ...senses.map(formatSense)].join("\t");
}

/** A sense → its cell; whether it is the editor’s is not in it. */
export function formatSense({ glosses, definition, labels, government }: Sense): string {
  const before = labels === undefined ? "" : `{${labels.join(",")}} `;
  const after = government === undefined ? "" : ` [${government}]`;
  const text = `${before}${glosses.join("; ")}${after}`;
  return definition === undefined ? text : `${text} = ${definition}`;
}

const marked = /^(?:\{([^}]*)\} )?(.*?)(?: \[([^\]]*)\])?$/;

/** A cell → its sense; a gloss is empty where the cell lacks one. */
export function parseSense(cell: string): Sense {
  const equals = cell.indexOf(" = ");
  const text = equals === -1 ? cell : cell.slice(0, equals);
  const definition = equals === -1 ? {} : { definition: cell.slice(equals + 3) };
  if (!text.startsWith("{") && !text.endsWith("]")) {
    return { glosses: text.split("; "), ...definition };
  }
  const [, labels, glosses = "", government] = marked.exec(text) ?? [];
  return {
    glosses: glosses.split("; "),
    ...definition,
    // What is no label `parseEntry` tells; nothing else reads a table that was not checked.
    ...(labels === undefined ? {} : { labels: labels.split(",") as readonly Label[] }),
    ...(government === undefined ? {} : { government }),
  };
}

function isGender(text: string): text is Gender | "" {
  return text === "" || text === "m" || text === "f" || text === "mf";
}

/** A gloss of a list of senses, both by their number, from 0. */
export interface SensePlace {
  readonly sense: number;
  readonly gloss: number;
}

/** Senses with the one that a translation has first, and its gloss before its other glosses. */
export function withUsedFirst(
  senses: readonly Sense[],
  { sense, gloss }: SensePlace,
): readonly Sense[] {
  if (sense === 0 && gloss === 0) return senses;
  const orders = ordersOf(senses);
  const place = `${sense} ${gloss}`;
  let order = orders.get(place);
  if (order === undefined) {
    order = inUsedOrder(senses, sense, gloss);
    orders.set(place, order);
  }
  return order;
}

const ordersOf = memoizedFor((_: readonly Sense[]) => new Map<string, readonly Sense[]>());

function inUsedOrder(senses: readonly Sense[], sense: number, gloss: number): readonly Sense[] {
  const used = senses[sense];
  const text = used?.glosses[gloss];
  if (used === undefined || text === undefined) return senses;
  const glosses = [text, ...used.glosses.filter((other) => other !== text)];
  return [{ ...used, glosses }, ...senses.filter((other) => other !== used)];
}
