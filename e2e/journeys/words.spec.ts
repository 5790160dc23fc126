import fc from "fast-check";
import { chapterUrl } from "../reader.ts";
import { type Card, cardShown, drawnWords, shares } from "./cards.ts";
import type { Driver } from "./driver.ts";
import {
  holds,
  journey,
  marks,
  openChapter,
  pointOf,
  press,
  ready,
  sees,
  seesNo,
  settle,
  until,
} from "./journey.ts";

/** `EN_REGARD_SEQUENCES=200` draws more of what hands do than a run of all tests has time for. */
const sequences = Number(process.env.EN_REGARD_SEQUENCES ?? 12);
const words = Number(process.env.EN_REGARD_WORDS ?? 8);

journey("a word is looked up by mouse, and its counterpart marked", async ({ driver }) => {
  await openChapter(driver, { view: "facing", segment: "p2.1" });
  await driver.click(await pointOf(driver, "p2.1", "apprentie"));
  await sees(driver, "dialog", "Word: apprentie");
  await marks(driver, "counterpart", "apprentice");
  await driver.press("Escape");
  await seesNo(driver, "dialog", "Word: apprentie");
  // A pointer that rests asks too, and one that leaves lets go.
  const { x, y } = await pointOf(driver, "p2.1", "vivait");
  await driver.move({ x: x - 4, y });
  await driver.move({ x, y });
  await sees(driver, "dialog", "Word: vivait");
  await driver.move({ x: 20, y: 20 });
  await seesNo(driver, "dialog", "Word: vivait");
});

journey("a press before the look-up has come is kept and answered", async ({ driver }) => {
  await driver.goto(chapterUrl({ view: "rows" }));
  await driver.click(await pointOf(driver, "p1.1", "midi"));
  await sees(driver, "dialog", "Word: midi");
});

journey(
  "an English word is marked with its French, whose card is one step away",
  async ({ driver }) => {
    for (const view of ["facing", "rows", "stacked"]) {
      await openChapter(driver, { view, segment: "p2.1" });
      const point = await pointOf(driver, "en-p2.1", "apprentice");
      await driver.click(point);
      await marks(driver, "counterpart", "apprentie | apprentice");
      await driver.click(point);
      await sees(driver, "dialog", "Word: apprentie");
    }
  },
);

journey("words are walked and looked up by keys", async ({ driver }) => {
  await openChapter(driver, { view: "facing", segment: "p2.1" });
  for (const word of ["Zélie", "", "", "apprentie"]) {
    await driver.press("ArrowRight");
    if (word !== "") await marks(driver, "word", word);
  }
  await driver.press("Enter");
  await sees(driver, "dialog", "Word: apprentie");
  await driver.press("Escape");
  await seesNo(driver, "dialog", "Word: apprentie");
  await driver.press("j");
  await until("the next sentence is marked on both sides", () =>
    driver.evaluate(() => document.querySelectorAll(".segment.current").length === 2, undefined),
  );
});

journey("a phrase is looked up by dragging over it", async ({ driver }) => {
  await openChapter(driver, { view: "rows", segment: "p2.1" });
  const from = await pointOf(driver, "p2.1", "vivait");
  const to = await pointOf(driver, "p2.1", "cheval");
  await driver.drag({ x: from.x - 20, y: from.y }, { x: to.x + 22, y: to.y });
  await sees(driver, "dialog", "/^Phrase: vivait à cheval/");
});

journey("no click is lost, however fast the hand goes from word to word", async ({ driver }) => {
  journey.setTimeout(60_000 + sequences * 5000);
  await openChapter(driver, { view: "rows", segment: "p2.1" });
  const printed = ["vivait", "apprentie", "trouvait"];
  const points = new Map<string, { x: number; y: number }>();
  for (const word of printed) points.set(word, await pointOf(driver, "p2.1", word));
  const drawn = fc.sample(
    fc.record({
      pair: fc.shuffledSubarray(printed, { minLength: 2, maxLength: 2 }),
      restMs: fc.integer({ min: 0, max: 600 }),
      leaveMs: fc.integer({ min: 0, max: 600 }),
    }),
    { numRuns: sequences, seed: 12 },
  );
  let lost = 0;
  for (const { pair, restMs, leaveMs } of drawn) {
    const [from = "", to = ""] = pair;
    await driver.move(points.get(from) ?? { x: 0, y: 0 });
    await new Promise((done) => setTimeout(done, restMs));
    const at = points.get(to) ?? { x: 0, y: 0 };
    await driver.move(at);
    await new Promise((done) => setTimeout(done, leaveMs));
    await driver.click(at);
    const isOpen = await until("the card of the word", () => isCardOf(driver, to)).then(
      () => true,
      () => false,
    );
    if (!isOpen) lost++;
    await driver.press("Escape");
    await driver.press("Escape");
    await seesNo(driver, "dialog", "/^Word/");
    await driver.move({ x: 20, y: 20 });
  }
  holds(`clicks lost of ${sequences}`, lost, 0);
});

async function isCardOf(driver: Driver, word: string): Promise<boolean> {
  const card = await driver.evaluate(cardShown, undefined);
  return card?.name === `Word: ${word}`;
}

async function openedCard(driver: Driver): Promise<Card> {
  let card: Card | null = null;
  await until("a card", async () => {
    card = await driver.evaluate(cardShown, undefined);
    return card !== null;
  });
  await settle(driver);
  return card as unknown as Card;
}

journey("on a desk the card leaves its own sentence to be read", async ({ driver }) => {
  journey.setTimeout(60_000 + words * 5000);
  let worst = 0;
  for (const view of ["facing", "rows"]) {
    await openChapter(driver, { view });
    for (const { id, word } of await driver.evaluate(drawnWords, { count: words / 2, seed: 7 })) {
      const point = await pointOf(driver, id, word);
      await driver.click(point);
      await openedCard(driver);
      worst = Math.max(worst, (await driver.evaluate(shares, id)).covered);
      await driver.press("Escape");
      await driver.press("Escape");
    }
  }
  holds("share of its own sentence that the card covers, worst, %", 100 * worst, 0);
});

journey.describe("on a phone", () => {
  journey.use({ isPhone: true });

  journey("a finger looks up a word, either side, and marks both", async ({ driver }) => {
    await driver.goto(chapterUrl({ view: "stacked", segment: "p2.1" }));
    await ready(driver);
    await driver.tap(await pointOf(driver, "p2.1", "apprentie"));
    await sees(driver, "dialog", "Word: apprentie");
    await marks(driver, "counterpart", "apprentice");
    await press(driver, "button", "Close");
    await seesNo(driver, "dialog", "Word: apprentie");
    const english = await pointOf(driver, "en-p2.1", "apprentice");
    await driver.tap(english);
    await marks(driver, "counterpart", "apprentie | apprentice");
    await driver.tap(english);
    await sees(driver, "dialog", "Word: apprentie");
  });

  journey("the card never hides the counterpart, facing", async ({ driver }) => {
    journey.setTimeout(60_000 + words * 5000);
    await openChapter(driver, { view: "facing" });
    let least = 1;
    for (const { id, word } of await driver.evaluate(drawnWords, { count: words, seed: 8 })) {
      await driver.tap(await pointOf(driver, id, word));
      await openedCard(driver);
      least = Math.min(least, (await driver.evaluate(shares, `en-${id}`)).seen);
      await press(driver, "button", "Close");
    }
    holds("share of the counterpart that is hidden, worst, %", 100 * (1 - least), 10);
  });
});
