/**
 * What a reader means by what their hand does on the text. Inputs are pointer events with what lies
 * under them and when; intents are what the parts of the page answer to. All waiting (a pointer that
 * rests, a card that is left) is done here: `due` is asked again at `nextDue`.
 */

import type { Side } from "#lib/reader/scroll-map.ts";

/** A word that can be read, by the offsets of its letters in its segment’s words. */
export interface WordTarget {
  readonly on: "word";
  readonly side: Side;
  /** Of its segment, from 0. */
  readonly index: number;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** A segment where no word is to be chosen: between words, or covered. */
export interface SegmentTarget {
  readonly on: "segment";
  readonly side: Side;
  readonly index: number;
  /** Whether the view keeps a side back, so that a tap here asks for it. */
  readonly reveals: boolean;
}

/** What lies under a hand; a control answers for itself. */
export type Target =
  | WordTarget
  | SegmentTarget
  | { readonly on: "call"; readonly call: HTMLAnchorElement }
  | { readonly on: "card" | "control" | "nothing" };

export type PointerKind = "mouse" | "pen" | "touch";

/** One event; times in ms, places in px of the viewport. */
export type Input =
  | {
      readonly type: "move" | "down";
      readonly time: number;
      readonly pointer: PointerKind;
      readonly x: number;
      readonly y: number;
      readonly isDown: boolean;
      readonly target: Target;
    }
  | {
      readonly type: "up";
      readonly time: number;
      readonly pointer: PointerKind;
      /** Whether text is selected now. */
      readonly selects: boolean;
    }
  | { readonly type: "leave"; readonly time: number; readonly pointer: PointerKind }
  | { readonly type: "selection"; readonly time: number }
  | {
      readonly type: "click";
      readonly time: number;
      readonly target: Target;
      /** Whether text is selected now: what ended a drag that selected it is no click. */
      readonly selects: boolean;
      /** Whether it follows another at once: the browser has selected the word by itself. */
      readonly isRepeated: boolean;
    };

/** What the reader means. */
export type Intent =
  /** Points at a segment, or at none any more. */
  | { readonly type: "point"; readonly segment: SegmentTarget | WordTarget | undefined }
  /** Points at a word for a moment: its counterpart is wanted; `undefined` ends that. */
  | { readonly type: "point-word"; readonly word: WordTarget | undefined }
  /** Rests on a word: a card that goes when the pointer goes. */
  | { readonly type: "rest"; readonly word: WordTarget }
  /** Has gone from the word and its card. */
  | { readonly type: "leave" }
  /** Clicks or taps a word. */
  | { readonly type: "choose"; readonly word: WordTarget }
  /** Has selected text. */
  | { readonly type: "select"; readonly isTouch: boolean }
  /** Asks for the side that the view keeps back. */
  | { readonly type: "reveal"; readonly segment: SegmentTarget }
  /** Clicks or taps a segment beside its words. */
  | { readonly type: "mark"; readonly segment: SegmentTarget }
  | { readonly type: "call"; readonly call: HTMLAnchorElement }
  /** Clicks beside everything. */
  | { readonly type: "dismiss" }
  /** Begins to select text by a drag: cards get out of the way. */
  | { readonly type: "drag" };

/** The card that is open. */
export interface OpenCard {
  readonly word: Omit<WordTarget, "on">;
  /** Whether it stays when the pointer leaves. */
  readonly isPinned: boolean;
}

/** A pointer on its way marks nothing. */
export const pointMs = 60;
/** So long a pointer rests on a word before its card opens. */
export const restMs = 280;
/** So long it may be on its way from the word to the card. */
export const leaveMs = 350;
/** A selection that fingers have not changed for so long is done. */
export const selectedMs = 500;
/** A pointer that has gone so far with its button down, in px, drags. */
export const dragFrom = 6;

type Waiting = "point-word" | "rest" | "leave" | "select";

/** Turns inputs into intents. One for a page. */
export class GestureMachine {
  /** What waits, by kind: when it is due, and what it will mean. */
  readonly #waiting = new Map<Waiting, { readonly at: number; readonly intent: Intent }>();
  #card: OpenCard | undefined;
  #at = { x: Number.NaN, y: Number.NaN };
  #pressed: { readonly x: number; readonly y: number; readonly pointer: PointerKind } | undefined;
  #isDragging = false;

  /** The part with the card says what is open. */
  setCard(card: OpenCard | undefined): void {
    this.#card = card;
    if (card === undefined) this.#waiting.delete("leave");
  }

  /** When the next thing that waits is due; `undefined` where nothing waits. */
  get nextDue(): number | undefined {
    const times = [...this.#waiting.values()].map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The intents that are due by a time, the earliest first. */
  due(time: number): readonly Intent[] {
    const due = [...this.#waiting].filter(([, { at }]) => at <= time);
    for (const [kind] of due) this.#waiting.delete(kind);
    // A card that opens on another word needs no leave of the one before it.
    if (due.some(([kind]) => kind === "rest")) this.#waiting.delete("leave");
    return due.toSorted(([, a], [, b]) => a.at - b.at).map(([, { intent }]) => intent);
  }

  /** What an input means at once. */
  take(input: Input): readonly Intent[] {
    switch (input.type) {
      case "move":
        return input.pointer === "touch" ? [] : this.#move(input);
      case "down":
        return this.#down(input);
      case "up":
        return this.#up(input);
      case "leave":
        return input.pointer === "touch" ? [] : this.#leaveText();
      case "selection":
        return this.#selection(input.time);
      case "click":
        return input.selects && !this.#endsChoice(input) ? [] : this.#click(input.target);
    }
  }

  #wait(kind: Waiting, at: number, intent: Intent): void {
    this.#waiting.set(kind, { at, intent });
  }

  #move({ time, x, y, isDown, target }: Input & { readonly type: "move" | "down" }) {
    // The text was scrolled under a pointer that rests: nobody pointed.
    if (x === this.#at.x && y === this.#at.y) return [];
    this.#at = { x, y };
    this.#waiting.delete("rest");
    this.#waiting.delete("point-word");
    if (isDown) return this.#drag(x, y);
    if (target.on === "card") {
      this.#waiting.delete("leave");
      return [];
    }
    const isText = target.on === "word" || target.on === "segment";
    const intents: Intent[] = [{ type: "point", segment: isText ? target : undefined }];
    if (target.on === "word")
      this.#wait("point-word", time + pointMs, { type: "point-word", word: target });
    else intents.push(...this.#endPointWord());
    if (this.#card?.isPinned) return intents;
    if (this.#card !== undefined) {
      this.#waiting.delete("leave");
      if (isSameWord(this.#card.word, target)) return intents;
      this.#wait("leave", time + leaveMs, { type: "leave" });
    }
    // Cards are of French words.
    if (target.on === "word" && target.side === "fr")
      this.#wait("rest", time + restMs, { type: "rest", word: target });
    return intents;
  }

  /** What is marked for an open card stays as long as it. */
  #endPointWord(): readonly Intent[] {
    return this.#card === undefined ? [{ type: "point-word", word: undefined }] : [];
  }

  #drag(x: number, y: number): readonly Intent[] {
    if (this.#pressed === undefined || this.#isDragging) return [];
    if (Math.hypot(x - this.#pressed.x, y - this.#pressed.y) <= dragFrom) return [];
    this.#isDragging = true;
    return [{ type: "drag" }];
  }

  #down({ pointer, x, y, target }: Input & { readonly type: "move" | "down" }) {
    const isOnText = target.on === "word" || target.on === "segment" || target.on === "call";
    this.#pressed = isOnText ? { x, y, pointer } : undefined;
    this.#isDragging = false;
    return [];
  }

  #up({ pointer, selects }: Input & { readonly type: "up" }): readonly Intent[] {
    const wasPressed = this.#pressed !== undefined;
    if (pointer === "touch" || !wasPressed) return [];
    this.#pressed = undefined;
    return selects ? [{ type: "select", isTouch: false }] : [];
  }

  #leaveText(): readonly Intent[] {
    this.#waiting.delete("rest");
    this.#waiting.delete("point-word");
    return [{ type: "point", segment: undefined }, ...this.#endPointWord()];
  }

  /** Fingers select with handles that the page sees nothing of but the selection. */
  #selection(time: number): readonly Intent[] {
    this.#waiting.delete("select");
    if (this.#pressed?.pointer === "touch")
      this.#wait("select", time + selectedMs, { type: "select", isTouch: true });
    return [];
  }

  /**
   * Whether a click that finds text selected is the second of a double click on an English word: it
   * asks for the French card, as a slower one does, and the word that it selected is no phrase.
   */
  #endsChoice({ target, isRepeated }: Input & { readonly type: "click" }): boolean {
    const isChoice =
      isRepeated && !this.#isDragging && target.on === "word" && target.side === "en";
    if (isChoice) this.#pressed = undefined;
    return isChoice;
  }

  /** A click outranks whatever waits: nothing may undo it later. */
  #click(target: Target): readonly Intent[] {
    for (const kind of ["rest", "leave", "point-word"] as const) this.#waiting.delete(kind);
    switch (target.on) {
      case "word":
        return this.#card?.isPinned && isSameWord(this.#card.word, target)
          ? [{ type: "dismiss" }]
          : [{ type: "choose", word: target }];
      case "segment":
        return [{ type: target.reveals ? "reveal" : "mark", segment: target }];
      case "call":
        return [{ type: "call", call: target.call }];
      case "nothing":
        return [{ type: "dismiss" }];
      default:
        return [];
    }
  }
}

/** Whether a target is the word of a card. */
export function isSameWord(word: Omit<WordTarget, "on">, target: Target): boolean {
  return (
    target.on === "word" &&
    target.side === word.side &&
    target.index === word.index &&
    target.startOffset < word.endOffset &&
    target.endOffset > word.startOffset
  );
}
