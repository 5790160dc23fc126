import {
  faceKey,
  forget,
  keep,
  localeKey,
  persistKey,
  readKept,
  visitKey,
} from "#app/_store/local-storage.ts";
import type { Change } from "#lib/study/user-data.ts";
import type { KeptText } from "#lib/study/user-tables.ts";

/** What belongs to this browser, and to no other that a backup may come to. */
const ofThisBrowser = new Set([faceKey, localeKey, persistKey, visitKey]);

/** Everything kept by name that is the reader’s. */
export function readTexts(): readonly KeptText[] {
  let names: readonly string[];
  try {
    names = Object.keys(localStorage);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith("en-regard:") && !ofThisBrowser.has(name))
    .sort()
    .map((name) => ({ name, text: readKept(name) ?? "" }));
}

export function writeTexts({ puts, deletes }: Change): void {
  for (const { name, text } of puts.texts ?? [])
    if (name.startsWith("en-regard:")) localStorage.setItem(name, text);
  for (const name of deletes.texts ?? [])
    if (typeof name === "string") localStorage.removeItem(name);
}

export function restoreTexts(old: readonly KeptText[]): void {
  const names = new Set(old.map(({ name }) => name));
  for (const { name } of readTexts()) if (!names.has(name)) forget(name);
  for (const { name, text } of old) if (readKept(name) !== text) keep(name, text);
}
