/**
 * What tables beside those of senses say of their entries: labels of register, government, and the
 * English words that look like them and are not meant.
 */

import { lookupKey } from "#lib/french/spelling.ts";
import { isLabel, type Label } from "#lib/lexicon/labels.ts";
import { isPartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Entry, FalseFriend, Sense } from "#lib/lexicon/senses.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** The text of both tables. */
export interface EntryMarkTables {
  readonly senseLabels: string;
  readonly falseFriends: string;
}

interface SenseMark {
  readonly labels: readonly Label[];
  readonly government: string;
  /** The gloss of the sense; empty for all senses. */
  readonly gloss: string;
}

/** Entries with what the tables say of them. Throws a `TextError`. */
export function markEntries(
  entries: readonly Entry[],
  tables: EntryMarkTables,
  files: EntryMarkTables,
): readonly Entry[] {
  const marks = parseSenseMarks(tables.senseLabels, files.senseLabels);
  const friends = parseFalseFriends(tables.falseFriends, files.falseFriends);
  return entries.map((entry) => {
    const key = keyOf(entry.lemma, entry.upos);
    const own = marks.get(key);
    const falseFriend = friends.get(key);
    const senses =
      own === undefined ? entry.senses : entry.senses.map((sense) => marked(sense, own));
    const ordered = vulgarLast(senses);
    if (ordered === entry.senses && falseFriend === undefined) return entry;
    return { ...entry, senses: ordered, ...(falseFriend === undefined ? {} : { falseFriend }) };
  });
}

function keyOf(lemma: string, upos: string): string {
  return `${upos} ${lookupKey(lemma)}`;
}

function marked(sense: Sense, marks: readonly SenseMark[]): Sense {
  const own = marks.filter(({ gloss }) => gloss === "" || sense.glosses.includes(gloss));
  const labels = [...new Set([...(sense.labels ?? []), ...own.flatMap((mark) => mark.labels)])];
  const government = sense.government ?? own.find((mark) => mark.government !== "")?.government;
  return {
    ...sense,
    ...(labels.length === 0 ? {} : { labels }),
    ...(government === undefined ? {} : { government }),
  };
}

/** A vulgar sense stands first only where there is no other. */
function vulgarLast(senses: readonly Sense[]): readonly Sense[] {
  const isVulgar = ({ labels }: Sense) => labels?.includes("vulg") === true;
  const decent = senses.filter((sense) => !isVulgar(sense));
  if (decent.length === 0 || decent.length === senses.length) return senses;
  return [...decent, ...senses.filter(isVulgar)];
}

function parseSenseMarks(source: string, file: string): ReadonlyMap<string, SenseMark[]> {
  const marks = new Map<string, SenseMark[]>();
  for (const { row, line } of tableRows(source)) {
    const [lemma = "", upos = "", list = "", government = "", gloss = ""] = row.split("\t");
    const labels = list === "" ? [] : list.split(",");
    const isSomething = labels.length > 0 || government !== "";
    if (lemma === "" || !isPartOfSpeech(upos) || !labels.every(isLabel) || !isSomething) {
      const cure =
        "write lemma, part of speech, labels, government and perhaps a gloss, tabs between";
      throw new TextError({ file, line, reason: `no label of a sense: “${row}”`, cure });
    }
    const key = keyOf(lemma, upos);
    marks.set(key, [...(marks.get(key) ?? []), { labels, government, gloss }]);
  }
  return marks;
}

function parseFalseFriends(source: string, file: string): ReadonlyMap<string, FalseFriend> {
  const friends = new Map<string, FalseFriend>();
  for (const { row, line } of tableRows(source)) {
    const [lemma = "", upos = "", english = "", french = ""] = row.split("\t");
    if (lemma === "" || !isPartOfSpeech(upos) || english === "" || french === "") {
      const cure = "write lemma, part of speech, the English twin and the French for it";
      throw new TextError({ file, line, reason: `no false friend: “${row}”`, cure });
    }
    friends.set(keyOf(lemma, upos), { english, french });
  }
  return friends;
}
