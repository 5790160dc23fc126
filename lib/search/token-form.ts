import { lookupKey } from "#lib/french/spelling.ts";

/** The form of a French token as it is looked for: without the hyphens of a clitic, *-t-il*. */
export function formOfToken(printed: string): string {
  return lookupKey(printed).replace(/^-(?:t[-'])?/, "");
}
