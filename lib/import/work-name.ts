/** Names of works and chapters, made of titles and file names. */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import { glossaryName, reservedWorkNames } from "#lib/text/work.ts";

const longestName = 40;

/** A title or file name as a folder’s name: small letters, digits and hyphens; `undefined` for none. */
export function toName(text: string): string | undefined {
  const words = withoutAccents(lookupKey(text)).match(/[a-z0-9]+/g) ?? [];
  let name = "";
  for (const word of words) {
    const longer = name === "" ? word.slice(0, longestName) : `${name}-${word}`;
    if (longer.length > longestName) break;
    name = longer;
  }
  return name === "" ? undefined : name;
}

/** A name for a work that no page of the reader has. */
export function toWorkName(text: string): string {
  const name = toName(text) ?? "texte";
  return reservedWorkNames.includes(name) ? `${name}-texte` : name;
}

/** The name of a chapter’s file: its number, in as many digits as the last one has, and title. */
export function toChapterName(number: number, count: number, title: string): string {
  const digits = Math.max(2, String(count).length);
  const name = `${String(number).padStart(digits, "0")}-${toName(title) ?? "texte"}`;
  return name === glossaryName ? `${name}-1` : name;
}

/** A file’s name without its folders and extension. */
export function withoutExtension(fileName: string): string {
  return (fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "");
}
