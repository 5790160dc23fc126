/** Counts how an entry is said, out of its postings. */

import { groupOfPrinted } from "#lib/align/counterpart.ts";
import { type EntryKey, readEntry } from "#lib/search/entry.ts";
import { compareText, type Postings, type SaidCount } from "#lib/search/entry-store.ts";

/** How often each counterpart says an entry, and each expression has it; the most frequent first. */
export function countSaid(key: EntryKey, postings: Postings): readonly SaidCount[] {
  const entry = readEntry(key);
  const upos = entry.kind === "english" ? "X" : entry.upos;
  // Counterparts, then nothing, then expressions.
  const none = postings.said.length;
  const counts = new Int32Array(none + 1 + postings.expressions.length);
  for (let at = 0; at < postings.length; at++) {
    const by = postings.saidBy[at] ?? 0;
    const number = by > 0 ? by - 1 : none - by;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const groups = new Map<string, number>();
  for (const [number, printed] of postings.said.entries()) {
    const group = groupOfPrinted(printed, upos);
    groups.set(group, (groups.get(group) ?? 0) + (counts[number] ?? 0));
  }
  const said = [...groups].map(([text, count]): SaidCount => ({ kind: "said", text, count }));
  const expressions = postings.expressions.map(
    (text, index): SaidCount => ({
      kind: "expression",
      text,
      count: counts[none + 1 + index] ?? 0,
    }),
  );
  const nothing: SaidCount = { kind: "none", text: "", count: counts[none] ?? 0 };
  return [...said, ...expressions, nothing]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareText(a.text, b.text));
}
