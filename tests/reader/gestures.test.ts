import { expect, test } from "vitest";
import {
  GestureMachine,
  type Input,
  type Intent,
  leaveMs,
  pointMs,
  restMs,
  type Target,
  type WordTarget,
} from "#lib/reader/gestures.ts";
import fc from "../property.ts";

/**
 * A hand on the sentence “Le chat dort.” | “The cat sleeps.”, with the card that answers it as the
 * page’s does: a rest opens one that goes, a choice one that stays.
 */
class Hand {
  readonly machine = new GestureMachine();
  readonly heard: string[] = [];
  card: { word: WordTarget; isPinned: boolean } | undefined;
  #time = 0;

  /** Lets time pass. */
  wait(ms: number): this {
    const end = this.#time + ms;
    for (let at = this.machine.nextDue; at !== undefined && at <= end; at = this.machine.nextDue) {
      this.#time = Math.max(this.#time, at);
      this.#hear(this.machine.due(this.#time));
    }
    this.#time = end;
    return this;
  }

  move(target: Target, x = xOf(target), isDown = false): this {
    return this.#take({
      type: "move",
      time: this.#time,
      pointer: "mouse",
      x,
      y: 9,
      isDown,
      target,
    });
  }

  click(target: Target, selects = false, isRepeated = false): this {
    return this.#take({ type: "click", time: this.#time, target, selects, isRepeated });
  }

  press(target: Target, pointer: "mouse" | "touch" = "mouse"): this {
    const x = xOf(target);
    return this.#take({ type: "down", time: this.#time, pointer, x, y: 9, isDown: true, target });
  }

  lift(selects = false): this {
    return this.#take({ type: "up", time: this.#time, pointer: "mouse", selects });
  }

  select(): this {
    return this.#take({ type: "selection", time: this.#time });
  }

  out(): this {
    return this.#take({ type: "leave", time: this.#time, pointer: "mouse" });
  }

  #take(input: Input): this {
    this.#hear(this.machine.take(input));
    return this;
  }

  #hear(intents: readonly Intent[]): void {
    for (const intent of intents) {
      this.heard.push(name(intent));
      if (intent.type === "rest") this.card = { word: intent.word, isPinned: false };
      else if (intent.type === "choose") this.card = { word: intent.word, isPinned: true };
      else if (["leave", "dismiss", "drag"].includes(intent.type)) this.card = undefined;
      this.machine.setCard(this.card);
    }
  }
}

const letters = { Le: [0, 2], chat: [3, 7], dort: [8, 12], cat: [4, 7] } as const;

function word(text: keyof typeof letters, side: "fr" | "en" = "fr"): WordTarget {
  const [startOffset, endOffset] = letters[text];
  return { on: "word", side, index: 0, startOffset, endOffset };
}

const space: Target = { on: "segment", side: "fr", index: 0, reveals: false };
const covered: Target = { on: "segment", side: "fr", index: 0, reveals: true };
const card: Target = { on: "card" };
const nothing: Target = { on: "nothing" };

function xOf(target: Target): number {
  if (target.on === "word") return target.startOffset * 10 + (target.side === "en" ? 500 : 0);
  return { segment: 25, card: 300, nothing: 900, control: 700, call: 130 }[target.on];
}

function name(intent: Intent): string {
  const at = "word" in intent ? intent.word : "segment" in intent ? intent.segment : undefined;
  return `${intent.type}${at?.on === "word" ? ` ${at.side}${at.startOffset}` : ""}`;
}

const cards = ({ heard }: Hand) =>
  heard.filter((each) => /^(rest|leave|choose|dismiss)/.test(each));

test("a pointer that rests on a French word opens a card, and one that leaves closes it", () => {
  const hand = new Hand().move(word("chat")).wait(restMs);
  expect(cards(hand)).toEqual(["rest fr3"]);
  hand.move(nothing).wait(leaveMs);
  expect(cards(hand)).toEqual(["rest fr3", "leave"]);
});

test("a pointer on its way marks no counterpart and opens no card", () => {
  const hand = new Hand();
  hand
    .move(word("Le"))
    .wait(pointMs - 1)
    .move(word("chat"))
    .wait(pointMs - 1)
    .move(nothing)
    .wait(999);
  expect(hand.heard.filter((each) => /^(point-word fr|rest)/.test(each))).toEqual([]);
});

test("the way from the word into its card does not close it", () => {
  const hand = new Hand()
    .move(word("chat"))
    .wait(restMs)
    .move(space)
    .wait(leaveMs - 1);
  hand.move(card).wait(5_000);
  expect(cards(hand)).toEqual(["rest fr3"]);
});

test("a click is not lost to the card that was left for it, however soon it comes", () => {
  for (let pause = 0; pause <= 600; pause += 20) {
    const hand = new Hand().move(word("chat")).wait(restMs).move(word("dort")).wait(pause);
    hand.press(word("dort")).lift().click(word("dort")).wait(5_000);
    expect(hand.card, `${pause} ms`).toMatchObject({ word: word("dort"), isPinned: true });
  }
});

test("a card that a click opened stays when the pointer leaves, until a second click", () => {
  const hand = new Hand().click(word("chat")).move(nothing).wait(5_000);
  expect(hand.card?.isPinned).toBe(true);
  hand.click(word("chat"));
  expect(cards(hand)).toEqual(["choose fr3", "dismiss"]);
});

test("a click on a word whose card came by itself keeps the card", () => {
  const hand = new Hand().move(word("chat")).wait(restMs).click(word("chat")).wait(5_000);
  expect(cards(hand)).toEqual(["rest fr3", "choose fr3"]);
});

test("a pointer that goes on to another word changes the card, which then stays", () => {
  const hand = new Hand().move(word("chat")).wait(restMs).move(word("dort")).wait(5_000);
  expect(cards(hand)).toEqual(["rest fr3", "rest fr8"]);
  expect(hand.card?.word).toEqual(word("dort"));
});

test("an English word is chosen like a French one, but no pointer opens a card on it", () => {
  const hand = new Hand().move(word("cat", "en")).wait(5_000);
  expect(hand.heard).toContain("point-word en4");
  expect(cards(hand)).toEqual([]);
  hand.click(word("cat", "en"));
  expect(cards(hand)).toEqual(["choose en4"]);
});

test("the second of a double click on an English word is a choice, though it selects the word", () => {
  const cat = word("cat", "en");
  const hand = new Hand().press(cat).click(cat, true, true).lift(true);
  expect(hand.wait(5_000).heard).toEqual(["choose en4"]);
  const dragged = new Hand().press(cat).move(cat, 400, true).click(cat, true, true).lift(true);
  expect(dragged.heard.filter((intent) => intent.startsWith("choose"))).toEqual([]);
});

test("a double click on a French word selects it, as a drag does", () => {
  const hand = new Hand().press(word("chat")).click(word("chat"), true, true).lift(true);
  expect(hand.heard).toEqual(["select"]);
});

test("what the view keeps back is asked for by a tap, on whichever side it lies", () => {
  expect(new Hand().click(covered).heard).toEqual(["reveal"]);
  expect(new Hand().click(space).heard).toEqual(["mark"]);
});

test("a click that ends a selection is none, and the selection is what is meant", () => {
  const hand = new Hand().press(word("Le")).move(word("dort"), 80, true).lift(true);
  hand.click(word("dort"), true).wait(5_000);
  expect(hand.heard).toEqual(["drag", "select"]);
});

test("a selection with the mouse is meant when the button goes up, and not before", () => {
  const hand = new Hand().press(word("Le")).select().wait(5_000);
  expect(hand.heard).toEqual([]);
  expect(hand.lift(true).heard).toEqual(["select"]);
});

test("a button that was pressed beside the text and goes up on it selects nothing", () => {
  expect(new Hand().press(nothing).lift(true).heard).toEqual([]);
  // The text that was selected before stays so, and is not meant again.
  const hand = new Hand().press(word("Le")).lift(true).lift(true);
  expect(hand.heard).toEqual(["select"]);
});

test("fingers select with handles: their selection counts when it has been still", () => {
  const hand = new Hand().press(word("chat"), "touch").select().wait(400).select().wait(499);
  expect(hand.heard).toEqual([]);
  expect(hand.wait(1).heard).toEqual(["select"]);
});

test("text that is scrolled under a pointer at rest is not pointed at", () => {
  const hand = new Hand().move(nothing, 5).wait(50).move(word("chat"), 5).wait(5_000);
  expect(hand.heard.filter((each) => each !== "point" && each !== "point-word")).toEqual([]);
});

test("a finger’s moves are scrolling and point at nothing", () => {
  const hand = new Hand();
  const [x, y] = [30, 9];
  const touch = { type: "move", time: 0, pointer: "touch", x, y, isDown: true } as const;
  expect(hand.machine.take({ ...touch, target: word("chat") })).toEqual([]);
});

test("in drawn sequences no click on a word is lost, and no timer closes what it opened", () => {
  const target = fc.constantFrom<Target>(
    word("Le"),
    word("chat"),
    word("dort"),
    word("cat", "en"),
    space,
    nothing,
    card,
  );
  const step = fc.oneof(
    fc.record({ act: fc.constant("move" as const), target, ms: fc.nat(600) }),
    fc.record({ act: fc.constant("click" as const), target, ms: fc.nat(600) }),
    fc.record({ act: fc.constant("out" as const), target, ms: fc.nat(600) }),
  );
  const property = fc.property(
    fc.array(step, { maxLength: 12 }),
    target,
    fc.nat(600),
    (steps, last, ms) => {
      const hand = new Hand();
      for (const { act, target, ms } of steps) {
        hand.wait(ms);
        if (act === "move") hand.move(target);
        else if (act === "out") hand.out();
        else hand.move(target).press(target).lift().click(target);
      }
      hand.wait(ms);
      if (last.on !== "word") return;
      const wasOpen =
        hand.card?.isPinned === true &&
        hand.card.word.startOffset === last.startOffset &&
        hand.card.word.side === last.side;
      hand.move(last).press(last).lift().click(last).wait(5_000);
      expect(hand.card?.word).toEqual(wasOpen ? undefined : last);
    },
  );
  fc.assert(property, { seed: 12, numRuns: 2_000 });
});
