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
export interface Gestures {
  /** Hands on every intent; answers how to stop. */
  readonly subscribe: (listener: Listener) => () => void;
  /**
   * The look-up has come: it gets the intents, the one that has waited for it first. A choice
   * waits rather than a rest, whichever came last.
   */
  readonly serveWords: (listener: Listener, card: () => HTMLElement | null) => () => void;
  /** Which card is open: what a click or a leave means depends on it. */
  readonly setCard: (card: OpenCard | undefined) => void;
  /** A part says for the reader what they mean. */
  readonly say: (intent: PageIntent) => void;
  readonly close: () => void;
}

/** Listens to the text of a page. */
export function openGestures(textView: TextView, root: HTMLElement): Gestures {
  const abort = new AbortController();
  const { signal } = abort;
  const machine = new GestureMachine();
  const listeners = new Set<Listener>();
  let words: Listener | undefined;
  let waiting: PageIntent | undefined;
  let card: () => HTMLElement | null = () => null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(intents: readonly PageIntent[]): boolean {
    let isUsed = false;
    for (const intent of intents) {
      for (const listener of listeners) if (listener(intent) === true) isUsed = true;
      if (words !== undefined) isUsed = words(intent) === true || isUsed;
      else if (isForWords(intent) && (isMeant(intent) || !isMeant(waiting))) waiting = intent;
    }
    clearTimeout(timer);
    const due = machine.nextDue;
    if (due !== undefined) timer = setTimeout(wake, Math.max(0, due - performance.now()));
    return isUsed;
  }

  function wake(): void {
    tell(machine.due(performance.now()));
  }

  function take(input: Input): boolean {
    // A timer that is late is not to undo what comes after its time.
    const late = machine.due(input.time);
    if (late.length > 0) tell(late);
    return tell(machine.take(input));
  }

  function onPointer(type: "move" | "down", event: PointerEvent): void {
    const { pointerType, clientX: x, clientY: y, buttons } = event;
    const pointer = kindOf(pointerType);
    if (type === "move" && pointer === "touch") return;
    const target = targetAt(event);
    take({ type, time: performance.now(), pointer, x, y, isDown: buttons !== 0, target });
  }

  function targetAt({ clientX, clientY, target }: MouseEvent): Target {
    if (!(target instanceof Element)) return { on: "nothing" };
    if (card()?.contains(target)) return { on: "card" };
    return root.contains(target)
      ? targetInText(textView, target, clientX, clientY)
      : { on: target.closest("a, button, input, label, select, dialog") ? "control" : "nothing" };
  }

  document.addEventListener("pointermove", (event) => onPointer("move", event), {
    signal,
    passive: true,
  });
  document.addEventListener("pointerdown", (event) => onPointer("down", event), {
    signal,
    passive: true,
  });
  document.addEventListener(
    "pointerup",
    ({ pointerType }) => {
      const pointer = kindOf(pointerType);
      // The browser still reports the selection that this press has ended: wait one turn.
      setTimeout(() => {
        if (signal.aborted) return;
        take({ type: "up", time: performance.now(), pointer, selects: hasSelection() });
      });
    },
    { signal, passive: true },
  );
  root.addEventListener(
    "pointerleave",
    ({ pointerType }) =>
      void take({ type: "leave", time: performance.now(), pointer: kindOf(pointerType) }),
    { signal },
  );
  document.addEventListener(
    "selectionchange",
    () => void take({ type: "selection", time: performance.now() }),
    { signal },
  );
  root.addEventListener(
    "click",
    (event) => {
      // The browser’s own meaning of a link: another tab, a download.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const selects = hasSelection();
      const target = targetAt(event);
      if (take({ type: "click", time: performance.now(), target, selects })) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (words !== undefined || !isWordKey(event)) return;
      event.preventDefault();
      tell([{ type: "step", by: event.key === "ArrowRight" ? 1 : -1 }]);
    },
    { signal },
  );

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serveWords(listener, cardElement) {
      words = listener;
      card = cardElement;
      if (waiting !== undefined) listener(waiting);
      waiting = undefined;
      return () => {
        if (words === listener) words = undefined;
      };
    },
    setCard: (open) => machine.setCard(open),
    say: (intent) => void tell([intent]),
    close() {
      abort.abort();
      clearTimeout(timer);
    },
  };
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

/** Whoever has clicked or pressed a key means that, wherever the pointer goes next. */
function isMeant(intent: PageIntent | undefined): boolean {
  if (intent?.type === "select") return hasSelection();
  return intent !== undefined && intent.type !== "rest";
}

function kindOf(pointerType: string): PointerKind {
  return pointerType === "touch" || pointerType === "pen" ? pointerType : "mouse";
}
