/**
 * Subtitles of two languages at once, as learners’ players show them: each cue says one thing in
 * French and in English, one above the other. They are aligned already.
 */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import { readCues } from "#lib/import/formats/subtitle-cues.ts";
import { isCredit, readSpokenLines, type SpokenLine } from "#lib/import/formats/subtitle-text.ts";
import { countSmallWords } from "#lib/import/language.ts";
import { Ledger } from "#lib/import/ledger.ts";

/** So many cues tell that a file has two languages; a film may have a song or a sign in another. */
const fewestCues = 4;
const leastShare = 0.7;

/** The rows of subtitles that are in both languages; `undefined` of all others. */
export function readBilingualCues(
  source: string,
  { ledger }: ImportContext,
): readonly AlignedRow[] | undefined {
  const order = findOrder(source);
  if (order === undefined) return undefined;
  const rows: AlignedRow[] = [];
  let open: { fr: SpokenLine[]; en: SpokenLine[]; endMs: number } | undefined;
  const close = () => {
    if (open !== undefined) rows.push({ fr: join(open.fr), en: join(open.en) });
    open = undefined;
  };
  for (const { startMs, endMs, lines } of readCues(source, ledger)) {
    const spoken = readSpokenLines(lines, ledger);
    const text = spoken.map((line) => line.text).join(" ");
    if (isCredit(text)) {
      ledger.setAside("back-matter", text);
      continue;
    }
    const cut = cutAt(spoken, order);
    const [first, second] = [spoken.slice(0, cut), spoken.slice(cut)];
    const [fr, en] = order === "fr-en" ? [first, second] : [second, first];
    // A sentence that goes over several cues is one row.
    if (open !== undefined && (startMs > open.endMs + longestPauseMs || endsSentence(open)))
      close();
    open ??= { fr: [], en: [], endMs };
    open.fr.push(...fr);
    open.en.push(...en);
    open.endMs = endMs;
  }
  close();
  return rows;
}

const longestPauseMs = 2_000;

type Order = "fr-en" | "en-fr";

/** Which language is above the other in nearly all cues; `undefined` where they are not of both. */
function findOrder(source: string): Order | undefined {
  const counts = { "fr-en": 0, "en-fr": 0 };
  let tellable = 0;
  const ledger = new Ledger();
  const cues = readCues(source, ledger).slice(0, 2_000);
  for (const { lines } of cues) {
    const spoken = readSpokenLines(lines, ledger);
    const counted = spoken.map(({ text }) => countSmallWords([text]));
    const fr = counted.reduce((sum, line) => sum + line.fr, 0);
    const en = counted.reduce((sum, line) => sum + line.en, 0);
    if (fr + en < 2) continue;
    tellable++;
    // Both halves are of their language, and none of it is in the other.
    if (fr === 0 || en === 0) continue;
    for (const order of ["fr-en", "en-fr"] as const) {
      if (purities(spoken, order).includes(fr + en)) counts[order]++;
    }
  }
  const [order, other]: readonly Order[] =
    counts["fr-en"] >= counts["en-fr"] ? ["fr-en", "en-fr"] : ["en-fr", "fr-en"];
  if (order === undefined || other === undefined || counts[order] < fewestCues) return undefined;
  return counts[order] >= tellable * leastShare && counts[other] * 4 < counts[order]
    ? order
    : undefined;
}

/**
 * For each place between lines, before the first and after the last too: the small words that are
 * on their own side of it, less those that are not.
 */
function purities(lines: readonly SpokenLine[], order: Order): readonly number[] {
  const values = lines.map(({ text }) => {
    const { fr, en } = countSmallWords([text]);
    return order === "fr-en" ? fr - en : en - fr;
  });
  let purity = -values.reduce((sum, value) => sum + value, 0);
  const found = [purity];
  for (const value of values) {
    purity += 2 * value;
    found.push(purity);
  }
  return found;
}

/** The best place; in the middle where several are as good. A line alone is of its own language. */
function cutAt(lines: readonly SpokenLine[], order: Order): number {
  const values = purities(lines, order);
  // Of two lines or more, each language has one.
  const [first, last] = lines.length < 2 ? [0, lines.length] : [1, lines.length - 1];
  const distance = (cut: number) => Math.abs(cut - lines.length / 2);
  let best = last;
  for (let cut = first; cut < last; cut++) {
    const gain = (values[cut] ?? 0) - (values[best] ?? 0);
    if (gain > 0 || (gain === 0 && distance(cut) < distance(best))) best = cut;
  }
  return best;
}

function endsSentence({
  fr,
  en,
}: {
  fr: readonly SpokenLine[];
  en: readonly SpokenLine[];
}): boolean {
  const ends = (lines: readonly SpokenLine[]) => {
    const last = lines.at(-1);
    return last === undefined || /[.!?…]["”»’)\s]*$/u.test(last.text);
  };
  return ends(fr) && ends(en);
}

function join(lines: readonly SpokenLine[]): string {
  const runs = lines.flatMap(({ runs: own }, index): readonly Run[] =>
    index === 0 ? own : [{ type: "text", value: " " }, ...own],
  );
  return formatRuns(runs);
}
