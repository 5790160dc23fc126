import {
  faceKey,
  forget,
  keep,
  localeKey,
  persistKey,
  readKept,
  visitKey,
} from "#app/_store/local-storage.ts";
import { keptName } from "#lib/reader/site-path.ts";
import type { Change } from "#lib/study/user-data.ts";
import type { KeptText } from "#lib/study/user-tables.ts";

/** The beginning of the names in a backup, which may come from a site in another folder; and here. */
const prefix = "en-regard:";
const prefixHere = keptName(":");

const nameOfHere = (here: string) => prefix + here.slice(prefixHere.length);
const hereOfName = (name: string) => prefixHere + name.slice(prefix.length);

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
    .filter((here) => here.startsWith(prefixHere) && !ofThisBrowser.has(here))
    .sort()
    .map((here) => ({ name: nameOfHere(here), text: readKept(here) ?? "" }));
}

export function writeTexts({ puts, deletes }: Change): void {
  for (const { name, text } of puts.texts ?? [])
    if (name.startsWith(prefix)) localStorage.setItem(hereOfName(name), text);
  for (const name of deletes.texts ?? [])
    if (typeof name === "string") localStorage.removeItem(hereOfName(name));
}

export function restoreTexts(old: readonly KeptText[]): void {
  const names = new Set(old.map(({ name }) => name));
  for (const { name } of readTexts()) if (!names.has(name)) forget(hereOfName(name));
  for (const { name, text } of old)
    if (readKept(hereOfName(name)) !== text) keep(hereOfName(name), text);
}
