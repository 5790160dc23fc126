import type { Work } from "#lib/text/model.ts";

/** A work → its `work.json`, which `parseWork` reads back as the same work, its name aside. */
export function formatWork(work: Work): string {
  const { title, summary, level, genre, subjects, added, editions, chapters } = work;
  const byName = Object.fromEntries(editions.map(({ name, ...edition }) => [name, edition]));
  const file = { title, summary, level, genre, subjects, added, editions: byName, chapters };
  return `${JSON.stringify(file, null, 2)}\n`;
}
