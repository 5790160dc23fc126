import type { Side } from "#lib/reader/scroll-map.ts";
import { keptName } from "#lib/reader/site-path.ts";

/** What a reader is writing in a row and has not saved yet. */
export interface TypedText {
  /** The chapter, by its work: see `address.ts`. */
  readonly chapter: string;
  readonly segment: string;
  readonly side: Side;
  readonly text: string;
}

/** There is one at a time in a tab, and it outlives a reload. */
const key = keptName(":typed");

export function keepTyped(typed: TypedText): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // A private window: it lasts as long as the page.
  }
}

/** What was being written in a chapter when the page was left. */
export function findTyped(chapter: string): TypedText | undefined {
  try {
    const typed: Partial<TypedText> | null = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typed?.chapter === chapter && typeof typed.text === "string"
      ? (typed as TypedText)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the typed text, once it is saved or given up. */
export function dropTyped(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // There is none, then.
  }
}
