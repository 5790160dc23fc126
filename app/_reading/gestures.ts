import { lettersAt } from "#app/_ui/caret.ts";
import {
  GestureMachine,
  type Input,
  type Intent,
  type OpenCard,
  type PointerKind,
  type Target,
} from "#lib/reader/gestures.ts";
import { keepsBack } from "#lib/reader/views.ts";
import { offsetIn } from "./segment-text.ts";
import { isCovered, sideShownNow, viewNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";
import { isWordKey } from "./word-key.ts";

/** An intent, or a step of the word cursor by a key pressed before its part had come. */
export type PageIntent =
  | Intent
  | { readonly type: "step"; readonly by: 1 | -1 }
  /** Wants what can be done with a sentence. */
  | { readonly type: "ask-sentence"; readonly index: number };

/** Answers whether an intent was used up, so that the browser does nothing more with the event. */
type Listener = (intent: PageIntent) => boolean | undefined;

/** The one owner of what hands do on the text; parts answer its intents. */
export class Gestures {
  readonly #textView: TextView;
  readonly #root: HTMLElement;
  readonly #abort = new AbortController();
  readonly #machine = new GestureMachine();
  readonly #listeners = new Set<Listener>();
  #words: Listener | undefined;
  /** What the look-up is to answer when it has come. */
  #waiting: PageIntent | undefined;
  #card: () => HTMLElement | null = () => null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Listens to the text of a page. */
  constructor(textView: TextView, root: HTMLElement) {
    this.#textView = textView;
    this.#root = root;
    const { signal } = this.#abort;
    this.#listenToPointers({ signal, passive: true });
    this.#listenToClicksAndKeys(signal);
  }

  /** Hands on every intent; answers how to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The look-up has come: it gets the intents, the one that has waited for it first. A choice
   * waits rather than a rest, whichever came last.
   */
  serveWords(listener: Listener, card: () => HTMLElement | null): () => void {
    this.#words = listener;
    this.#card = card;
    if (this.#waiting !== undefined) listener(this.#waiting);
    this.#waiting = undefined;
    return () => {
      if (this.#words === listener) this.#words = undefined;
    };
  }

  /** Which card is open: what a click or a leave means depends on it. */
  setCard(open: OpenCard | undefined): void {
    this.#machine.setCard(open);
  }

  /** A part says for the reader what they mean. */
  say(intent: PageIntent): void {
    this.#tell([intent]);
  }

  close(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  #listenToPointers(options: { readonly signal: AbortSignal; readonly passive: true }): void {
    for (const [type, as] of [
      ["pointermove", "move"],
      ["pointerdown", "down"],
    ] as const)
      document.addEventListener(type, (event) => this.#onPointer(as, event), options);
    document.addEventListener(
      "pointerup",
      ({ pointerType }) => {
        const pointer = kindOf(pointerType);
        // The browser still reports the selection that this press has ended: wait one turn.
        setTimeout(() => {
          if (options.signal.aborted) return;
          this.#take({ type: "up", time: performance.now(), pointer, selects: hasSelection() });
        });
      },
      options,
    );
    this.#root.addEventListener(
      "pointerleave",
      ({ pointerType }) =>
        void this.#take({ type: "leave", time: performance.now(), pointer: kindOf(pointerType) }),
      options,
    );
    document.addEventListener(
      "selectionchange",
      () => void this.#take({ type: "selection", time: performance.now() }),
      options,
    );
  }

  #listenToClicksAndKeys(signal: AbortSignal): void {
    this.#root.addEventListener(
      "click",
      (event) => {
        // The browser’s own meaning of a link: another tab, a download.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        const selects = hasSelection();
        const target = this.#targetAt(event);
        const isRepeated = event.detail > 1;
        if (this.#take({ type: "click", time: performance.now(), target, selects, isRepeated }))
          event.preventDefault();
      },
      { signal },
    );
    document.addEventListener(
      "keydown",
      (event) => {
        if (this.#words !== undefined || !isWordKey(event)) return;
        event.preventDefault();
        this.#tell([{ type: "step", by: event.key === "ArrowRight" ? 1 : -1 }]);
      },
      { signal },
    );
  }

  #onPointer(type: "move" | "down", event: PointerEvent): void {
    const { pointerType, clientX: x, clientY: y, buttons } = event;
    const pointer = kindOf(pointerType);
    if (type === "move" && pointer === "touch") return;
    const target = this.#targetAt(event);
    this.#take({ type, time: performance.now(), pointer, x, y, isDown: buttons !== 0, target });
  }

  #targetAt({ clientX, clientY, target }: MouseEvent): Target {
    if (!(target instanceof Element)) return { on: "nothing" };
    if (this.#card()?.contains(target)) return { on: "card" };
    return this.#root.contains(target)
      ? targetInText(this.#textView, target, clientX, clientY)
      : { on: target.closest("a, button, input, label, select, dialog") ? "control" : "nothing" };
  }

  #take(input: Input): boolean {
    // A timer that is late is not to undo what comes after its time.
    const late = this.#machine.due(input.time);
    if (late.length > 0) this.#tell(late);
    return this.#tell(this.#machine.take(input));
  }

  #tell(intents: readonly PageIntent[]): boolean {
    let isUsed = false;
    for (const intent of intents) {
      for (const listener of this.#listeners) if (listener(intent) === true) isUsed = true;
      if (this.#words !== undefined) isUsed = this.#words(intent) === true || isUsed;
      else if (isForWords(intent) && (isMeant(intent) || !isMeant(this.#waiting)))
        this.#waiting = intent;
    }
    clearTimeout(this.#timer);
    const due = this.#machine.nextDue;
    if (due !== undefined)
      this.#timer = setTimeout(
        () => this.#tell(this.#machine.due(performance.now())),
        Math.max(0, due - performance.now()),
      );
    return isUsed;
  }
}

/** What lies at a point of the text. */
function targetInText(textView: TextView, target: Element, x: number, y: number): Target {
  const call = target.closest<HTMLAnchorElement>("a.call");
  if (call !== null) return { on: "call", call };
  if (target.closest("a, button, .peek") !== null) return { on: "control" };
  const element = target.closest<HTMLElement>(".segment");
  const text = textView.all.find(({ article }) => article.contains(target));
  const index = element === null ? -1 : (text?.segments.indexOf(element) ?? -1);
  if (element === null || text === undefined || index < 0) return { on: "nothing" };
  // The words of a second edition are linked to none of the French.
  if (text.pane === "second") return { on: "segment", side: "en", index, reveals: false };
  const side = text.pane;
  const segment: Target = { on: "segment", side, index, reveals: keepsBack(viewNow()) };
  // Where the French is hidden, a tap on its translation asks for it.
  if (isCovered(element, side) || sideShownNow() === "en") return segment;
  const run = lettersAt(x, y);
  const startOffset = run && offsetIn(element, run.node, run.startOffset);
  if (run === undefined || startOffset === undefined) return segment;
  const endOffset = startOffset + run.endOffset - run.startOffset;
  return { on: "word", side, index, startOffset, endOffset };
}

function hasSelection(): boolean {
  return getSelection()?.isCollapsed === false;
}

function isForWords({ type }: PageIntent): boolean {
  return ["rest", "choose", "select", "step"].includes(type);
}

/** A click or a key outranks later moves of the pointer. */
function isMeant(intent: PageIntent | undefined): boolean {
  if (intent?.type === "select") return hasSelection();
  return intent !== undefined && intent.type !== "rest";
}

function kindOf(pointerType: string): PointerKind {
  return pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
}
