import type { KeyboardEvent } from "react";
import type { LetterRun } from "#app/_ui/caret.ts";
import type { CardWords } from "./card-words.ts";

/** What the keys of a card do. */
interface CardActs {
  readonly card: HTMLElement | null;
  readonly inHand: CardWords | undefined;
  /** Says a French word to those who do not see which one is marked. */
  readonly say: (printed: string) => void;
  readonly look: (run: LetterRun) => void;
  /** Goes back to the text. */
  readonly leave: () => void;
}

/** Whether a key was meant for the card: Tab out of it, and a walk through its French. */
export function takeCardKey(event: KeyboardEvent, acts: CardActs): boolean {
  const { card, inHand } = acts;
  if (event.ctrlKey || event.metaKey || event.altKey || card === null) return false;
  if (event.key === "Tab") return takeTab(event, card, acts.leave);
  if (event.target !== card) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const run = inHand?.step(event.key === "ArrowDown" ? 1 : -1);
    if (run !== undefined) acts.say(run.node.data.slice(run.startOffset, run.endOffset));
    return run !== undefined;
  }
  const run = event.key === "Enter" ? inHand?.current() : undefined;
  if (run !== undefined) acts.look(run);
  return run !== undefined;
}

/** Out of the card one is back in the text, not at the end of the page. */
function takeTab(event: KeyboardEvent, card: HTMLElement, leave: () => void): boolean {
  const stops = [...card.querySelectorAll<HTMLElement>("a, button:enabled, summary")];
  const end = stops.at(event.shiftKey ? 0 : -1) ?? card;
  if (event.target !== end && !(event.shiftKey && event.target === card)) return false;
  leave();
  return true;
}
