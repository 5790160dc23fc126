import type { Page } from "playwright/test";
import { noUserData } from "#lib/study/user-data.ts";
import { findings, findingsOnAnyPaper } from "./axe.ts";
import {
  chapterUrl,
  expect,
  frames,
  hasPaper,
  lookUp,
  openChapter,
  paper,
  pointOf,
  ready,
  test,
} from "./reader.ts";
import { putStudyRows } from "./study-rows.ts";

const unknown = { work: "banc-d-essai", chapter: "02-la-suite" };

/** The card of a word, found as a reader of the screen is told of it. */
function cardOf(page: Page, word: string, locale: "fr" | "en" = "en") {
  const name = locale === "fr" ? `Mot : ${word}` : `Word: ${word}`;
  return page.getByRole("dialog", { name, exact: true });
}

/** What the page has marked as the word in hand. */
function markedWord(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get("en-regard-word") ?? [])].map((range) => String(range)).join(" "),
  );
}

test.describe("looking up a word", () => {
  test("a pointer that rests on a word opens its card, and one that leaves closes it", async ({
    page,
  }) => {
    await page.clock.install();
    await openChapter(page, { view: "facing", segment: "p2.1" });
    const { x, y } = await pointOf(page, "p2.1", "vivait");
    await page.mouse.move(x - 30, y, { steps: 3 });
    await page.mouse.move(x, y, { steps: 3 });
    const card = cardOf(page, "vivait");
    await expect(card).toBeVisible();
    await expect(card).toContainText("imperfect");
    await expect(card).toContainText("3rd person singular");
    await expect(card).toContainText("of vivre");
    expect(await markedWord(page)).toBe("vivait");
    // The way into the card does not close it.
    const box = await card.boundingBox();
    if (box === null) throw new Error("not laid out");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
    await page.clock.fastForward(2000);
    await expect(card).toBeVisible();
    await page.mouse.move(20, 20, { steps: 5 });
    await expect(card).toBeHidden();
    expect(await markedWord(page)).toBe("");
  });

  test("a click keeps the card, and a second one on the word closes it", async ({ page }) => {
    await page.clock.install();
    await openChapter(page, { view: "rows", segment: "p2.1" });
    await lookUp(page, "p2.1", "vivait");
    const card = cardOf(page, "vivait");
    await expect(card).toBeVisible();
    await expect(page.locator('[id="en-p2.1"]')).toHaveClass(/current/);
    await page.mouse.move(20, 300, { steps: 5 });
    await page.clock.fastForward(2000);
    await expect(card).toBeVisible();
    await lookUp(page, "p2.1", "apprentie");
    await expect(cardOf(page, "apprentie")).toBeVisible();
    await expect(page.locator('[id="p2.1"]')).toHaveClass(/current/);
    await lookUp(page, "p2.1", "apprentie");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator(".segment.current")).toHaveCount(0);
  });

  test("the sense that the translation used comes first and says so", async ({ page }) => {
    await openChapter(page, { view: "rows", segment: "p1.1" });
    await lookUp(page, "p1.1", "midi");
    const first = cardOf(page, "midi").getByRole("listitem").first();
    await expect(first).toContainText("here");
    await expect(first).toContainText("noon");
  });

  test("a verb’s conjugation is opened on demand, with the form of the text marked in it", async ({
    page,
  }) => {
    await openChapter(page, { view: "rows", segment: "p2.1" });
    await lookUp(page, "p2.1", "vivait");
    const card = cardOf(page, "vivait");
    const conjugation = card.locator("details", { hasText: "Conjugation" });
    await expect(conjugation.getByRole("list")).toHaveCount(0);
    await conjugation.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(conjugation.getByText("with avoir")).toBeVisible();
    await expect(conjugation.getByText("j’ai vécu")).toBeVisible();
    await expect(conjugation.getByRole("listitem").filter({ hasText: "vivait" })).toHaveText([
      "il vivait",
    ]);
    await expect(conjugation.locator("mark")).toHaveText(["vivait"]);
    await expect(card).toBeVisible();
    // It lies in the card and is no wider.
    expect(await card.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });

  test("words are walked with the arrow keys, and Enter opens the card", async ({ page }) => {
    await openChapter(page, { view: "facing", segment: "p2.1" });
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => markedWord(page)).toBe("Zélie");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => markedWord(page)).toBe("l’");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => markedWord(page)).toBe("apprentie");
    await page.keyboard.press("Enter");
    const card = cardOf(page, "apprentie");
    await expect(card).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(cardOf(page, "l’")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(await markedWord(page)).toBe("l’");
    await page.keyboard.press("Escape");
    expect(await markedWord(page)).toBe("");
    await expect(page.locator('[id="p2.1"]')).toHaveClass(/current/);
  });
});

test("a touch opens a sheet that does not cover the word", { tag: "@finger" }, async ({ page }) => {
  await openChapter(page, { view: "stacked", segment: "p2.1", locale: "fr" });
  for (const word of ["vivait", "trouvait"]) {
    const { x, y } = await pointOf(page, "p2.1", word);
    await page.touchscreen.tap(x, y);
    const card = cardOf(page, word, "fr");
    await expect(card).toBeVisible();
    await expect(card).toContainText("imparfait");
    await expect(card).toContainText("3ᵉ personne du singulier");
    const box = await card.boundingBox();
    if (box === null) throw new Error("not laid out");
    expect(y < box.y || y > box.y + box.height).toBe(true);
    expect(box.width).toBe(390);
  }
});

test("what fingers select is a phrase once they rest, and no phrase when it grows too long", {
  tag: "@finger",
}, async ({ page }) => {
  await openChapter(page, { view: "stacked", segment: "p2.1" });
  const { x, y } = await pointOf(page, "p2.1", "vivait");
  await page.touchscreen.tap(x, y);
  await cardOf(page, "vivait").getByRole("button", { name: "Close" }).click();
  await page.touchscreen.tap(x, y);
  await expect(cardOf(page, "vivait")).toBeVisible();
  // The handles of the system move the selection, and the page is told of nothing else.
  const selectTo = (word: string) =>
    page.locator('[id="p2.1"]').evaluate((segment, last) => {
      const text = segment.firstChild as Text;
      const end = text.data.indexOf(last) + last.length;
      getSelection()?.setBaseAndExtent(text, text.data.indexOf("vivait"), text, end);
    }, word);
  await selectTo("cheval");
  const phrase = page.getByRole("dialog", { name: "Phrase: vivait à cheval", exact: true });
  await expect(phrase).toContainText("on horseback");
  expect(await page.evaluate(() => String(getSelection()))).toBe("vivait à cheval");
  await selectTo("deux fois");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("reading one side alone, the card has the passage too", async ({ page }) => {
  await openChapter(page, { view: "fr", segment: "p1.1" });
  await lookUp(page, "p1.1", "midi");
  const passage = await page.locator('[id="en-p1.1"]').textContent();
  await expect(cardOf(page, "midi")).toContainText(passage ?? "");
});

test("a word that no dictionary knows is said to be none, with the passage and what is near", async ({
  page,
}) => {
  await openChapter(page, { ...unknown, view: "rows" });
  await lookUp(page, "p1.2", "menuisiar");
  const card = cardOf(page, "menuisiar");
  await expect(card).toContainText("No dictionary here knows this word.");
  await expect(card).toContainText("The menuisiar sat down.");
  await card.getByRole("button", { name: "menuisier" }).click();
  // The chapter does not have that one: all tables are fetched, and read.
  await expect(cardOf(page, "menuisier")).toContainText("carpenter", { timeout: 40_000 });
  await cardOf(page, "menuisier").getByRole("button", { name: "Back" }).click();
  await expect(card).toBeVisible();
});

test("no element is made for words", async ({ page }) => {
  await openChapter(page, { view: "rows", segment: "p2.1" });
  const count = () => page.locator("#text *").count();
  const before = await count();
  await lookUp(page, "p2.1", "vivait");
  await expect(cardOf(page, "vivait")).toBeVisible();
  expect(await count()).toBe(before);
});

test.describe("when the words do not load", () => {
  test.use({ mayComplain: true });

  for (const [fault, response, said] of [
    ["there is no network", undefined, "Is there a network?"],
    ["the file is cut off", { body: '{"format":1,"entries":"mid' }, "did not arrive whole"],
    ["the file is another state’s", { body: '{"format":0}' }, "Load the page again"],
    ["the file is gone", { status: 404, body: "" }, "Load the page again"],
  ] as const)
    test(`the card says so where ${fault}, and tries again`, async ({ page }) => {
      await page.route("**/lexicon/*", (route) =>
        response === undefined ? route.abort() : route.fulfill(response),
      );
      await openChapter(page, { view: "rows", segment: "p2.1" });
      await lookUp(page, "p2.1", "vivait");
      const card = cardOf(page, "vivait");
      await expect(card.getByRole("alert")).toContainText(said);
      // Reading goes on.
      await page.keyboard.press("j");
      await expect(page.locator('[id="p2.2"]')).toHaveClass(/current/);
      await page.unroute("**/lexicon/*");
      await card.getByRole("button", { name: "Try again" }).click();
      await expect(card).toContainText("of vivre");
    });
});

/** A reader who pays for what is sent: nothing is fetched before it is asked for. */
async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
}

test("the words of a chapter come without being asked for", async ({ page }) => {
  const coming = page.waitForRequest(/\/lexicon\//);
  await openChapter(page, { view: "rows", segment: "p2.1" });
  await coming;
});

test("a reader who saves data is sent no words before they ask for one", async ({ page }) => {
  await saveData(page);
  await page.clock.install();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openChapter(page, { view: "rows", segment: "p2.1" });
  await page.clock.fastForward(10_000);
  await frames(page);
  expect(asked.filter((url) => url.includes("/lexicon/"))).toEqual([]);
  await lookUp(page, "p2.1", "vivait");
  await expect(cardOf(page, "vivait")).toBeVisible();
  expect(asked.filter((url) => url.includes("/lexicon/"))).not.toEqual([]);
});

test.describe("when the look-up itself does not load", () => {
  test.use({ mayComplain: true });
  test.beforeEach(({ page }) => saveData(page));
  const scripts = "**/_next/static/chunks/*.js";
  const failed = (page: Page) =>
    page.getByRole("alert").filter({ hasText: "could not be fetched" });

  test("the place of the card says so, reading goes on, and it is fetched when asked again", async ({
    page,
  }) => {
    await openChapter(page, { view: "rows", segment: "p2.1" });
    await page.route(scripts, (route) => route.abort());
    const { x, y } = await pointOf(page, "p2.1", "vivait");
    await page.mouse.click(x, y);
    await expect(failed(page)).toBeVisible();
    const box = await failed(page).boundingBox();
    if (box === null) throw new Error("not laid out");
    expect(y < box.y || y > box.y + box.height).toBe(true);
    await page.keyboard.press("j");
    await expect(page.locator('[id="p2.2"]')).toHaveClass(/current/);
    await page.keyboard.press("Escape");
    await expect(failed(page)).toBeHidden();
    await lookUp(page, "p2.1", "vivait");
    await expect(failed(page)).toBeVisible();
    await page.unroute(scripts);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(cardOf(page, "vivait")).toContainText("of vivre");
    await expect(failed(page)).toBeHidden();
  });

  test("a script that is cut off is fetched with a new page", async ({ page }) => {
    await page.clock.install();
    await openChapter(page, { view: "rows", segment: "p2.1" });
    await page.route(scripts, async (route) => {
      const response = await route.fetch();
      const whole = await response.text();
      const headers = { ...response.headers(), "cache-control": "no-store" };
      await route.fulfill({ response, headers, body: whole.slice(0, whole.length / 2) });
    });
    const isCutOff = page.waitForEvent("pageerror");
    await lookUp(page, "p2.1", "vivait");
    await isCutOff;
    await page.clock.fastForward(21_000);
    await expect(failed(page)).toBeVisible();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(failed(page)).toBeHidden();
    await ready(page);
    await lookUp(page, "p2.1", "vivait");
    await expect(cardOf(page, "vivait")).toContainText("of vivre");
  });
});

test("words of the paper are looked up where they stand", async ({ page }) => {
  test.skip(!hasPaper, "the paper is not beside the repository");
  await page.goto(chapterUrl({ ...paper, work: paper.name, view: "rows" }));
  await frames(page);
  await lookUp(page, "t1.1", "pouvoir");
  await expect(cardOf(page, "pouvoir")).toContainText("power");
});

test("axe finds nothing with a card open, on any paper", { tag: "@phone" }, async ({
  page,
  isMobile,
}) => {
  await openChapter(page, { locale: "fr", view: "fr", segment: "p1.1" });
  await lookUp(page, "p1.1", "midi");
  await expect(cardOf(page, "midi", "fr")).toBeVisible();
  expect(await (isMobile ? findings : findingsOnAnyPaper)(page)).toEqual([]);
});

test.describe("glosses above rare words", () => {
  const glosses = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-gloss]")].map((element) => ({
        gloss: element.dataset.gloss ?? "",
        box: element.getBoundingClientRect().toJSON() as DOMRect,
      })),
    );

  test("are off until asked for, stand over their words, and move with them", async ({ page }) => {
    await openChapter(page, { view: "facing", segment: "p2.1" });
    expect(await glosses(page)).toEqual([]);
    await page.keyboard.press("a");
    await page.getByRole("slider", { name: "Translations above words" }).fill("3");
    await page.keyboard.press("Escape");
    await expect
      .poll(async () => (await glosses(page)).map(({ gloss }) => gloss))
      .toContain("apprentice");
    const over = async () => {
      const word = await pointOf(page, "p2.1", "apprentie");
      const box = (await glosses(page)).find(({ gloss }) => gloss === "apprentice")?.box;
      if (box === undefined) throw new Error("no gloss");
      expect(box.bottom).toBeLessThan(word.y);
      expect(box.bottom).toBeGreaterThan(word.y - 30);
      expect(Math.abs(box.x + box.width / 2 - word.x)).toBeLessThan(60);
    };
    await over();
    await page.keyboard.press("Digit3");
    await expect(over).toPass();
    // None of it is text of the page.
    expect(await page.locator("#fr").innerText()).not.toContain("apprentice");
    expect(await page.locator("#fr .segment :not(em, .call)").count()).toBe(0);
  });

  test("are kept, and move nobody who comes back", async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem("en-regard:settings", JSON.stringify({ hints: 4 })),
    );
    await openChapter(page, { view: "stacked", segment: "p2.1" });
    await expect.poll(async () => (await glosses(page)).length).toBeGreaterThan(3);
    await page.locator('[id="p8.1"]').evaluate((segment) => segment.scrollIntoView());
    const seen = async () =>
      (await glosses(page)).filter(({ box }) => box.top > 0 && box.top < 700).length;
    await expect.poll(seen).toBeGreaterThan(0);
  });
});

test("a text of one’s own is looked up in the page, and its words have counterparts", async ({
  page,
}) => {
  await page.goto("/en/own/");
  const edition = { origin: "Here", licence: "CC0" };
  const title = { fr: "Le Moulin", en: "The Mill" };
  const languages = { fr: edition, en: edition };
  const source = { title, summary: title, level: "A2", editions: languages, chapters: ["01"] };
  const statistics = {
    name: "01",
    title,
    headings: [],
    blocks: 1,
    segments: 1,
    untranslated: 0,
    words: { fr: 6, en: 6 },
    noteCalls: 0,
    minutes: 1,
  };
  const work = {
    name: "moulin",
    source: JSON.stringify(source),
    changedAt: 1,
    overview: [statistics],
  };
  const table = "id\tfr\ten\np1.1\tElle vit le moulin tourner.\tShe saw the mill turn.\n";
  const chapter = { work: "moulin", name: "01", table, confidence: {} };
  await putStudyRows(page, { ...noUserData, works: [work], chapters: [chapter] });
  await page.goto("/en/own/read/?work=moulin&chapter=01&view=rows");
  await expect(page.locator('[id="p1.1"]')).toBeVisible();
  await frames(page);
  await lookUp(page, "p1.1", "vit");
  await expect(cardOf(page, "vit").getByRole("listitem").first()).toContainText("see", {
    timeout: 40_000,
  });
  await expect(cardOf(page, "vit")).toContainText("of voir");
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get("en-regard-counterpart") ?? [])].map(String));
  await expect.poll(marked, { timeout: 40_000 }).toEqual(["saw"]);
});

test.describe("a phrase", () => {
  const phraseCard = (page: Page, phrase: string) =>
    page.getByRole("dialog", { name: `Phrase: ${phrase}`, exact: true });
  const selected = (page: Page) => page.evaluate(() => String(getSelection()));

  /** Drags from the beginning of one word to the end of another. */
  async function select(page: Page, id: string, from: string, to: string): Promise<void> {
    const [first, last] = [await pointOf(page, id, from), await pointOf(page, id, to)];
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    await page.mouse.move(first.x + 15, first.y, { steps: 2 });
    await page.mouse.move(last.x, last.y, { steps: 5 });
    await page.mouse.up();
  }

  test("that is selected is told as an expression, its words and its English, and stays selected", async ({
    page,
  }) => {
    await openChapter(page, { view: "facing", segment: "p2.1" });
    await select(page, "p2.1", "vivait", "cheval");
    const card = phraseCard(page, "vivait à cheval");
    await expect(card.getByRole("region", { name: "Expression" })).toContainText("on horseback");
    await expect(card.getByRole("listitem").filter({ hasText: "vivait" })).toContainText("live");
    await expect(card).toContainText("lived by both times");
    // What a reader wants to copy is theirs still.
    expect(await selected(page)).toMatch(/ait à che/);
    await card.getByRole("button", { name: "cheval" }).click();
    await expect(cardOf(page, "cheval")).toContainText("horse");
    await cardOf(page, "cheval").getByRole("button", { name: "Back" }).click();
    await expect(card).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("of one word is that word; one that goes on for sentences is only being copied", async ({
    page,
  }) => {
    await page.clock.install();
    await openChapter(page, { view: "rows", segment: "p2.1" });
    const { x, y } = await pointOf(page, "p2.1", "trouvait");
    await page.mouse.dblclick(x, y);
    await expect(cardOf(page, "trouvait")).toBeVisible();
    await page.keyboard.press("Escape");
    await select(page, "p1.4", "Neuf", "cuiller");
    await page.clock.fastForward(2000);
    expect(await selected(page)).toContain("pendule");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("is made with Shift and an arrow, and Enter opens its card", async ({ page }) => {
    await openChapter(page, { view: "facing", segment: "p2.1" });
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => markedWord(page)).toBe("Zélie");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(await selected(page)).toBe("l’apprentie de");
    await page.keyboard.press("Shift+ArrowLeft");
    expect(await selected(page)).toBe("l’apprentie");
    await page.keyboard.press("Enter");
    await expect(phraseCard(page, "l’apprentie")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.locator('[id="p2.1"]')).toBeFocused();
  });
});

test("the card is read by keyboard: into it, through its words, and back to the text", async ({
  page,
}) => {
  await openChapter(page, { view: "facing", segment: "p8.1" });
  const inHand = () =>
    page.evaluate(() => String([...(CSS.highlights.get("en-regard-card-word") ?? [])]));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => markedWord(page)).not.toBe("");
  for (let press = 0; press < 40 && (await markedWord(page)) !== "mi-voix"; press++)
    await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const card = cardOf(page, "mi-voix");
  await expect(card).toBeFocused();
  // A compound has its parts, and an expression its words.
  await page.keyboard.press("ArrowDown");
  expect(await inHand()).toBe("mi");
  await page.keyboard.press("ArrowDown");
  expect(await inHand()).toBe("voix");
  await page.keyboard.press("Enter");
  const part = cardOf(page, "voix");
  await expect(part).toContainText("voice");
  await expect(part).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(part.getByRole("button", { name: "Back" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();
  // Out at either end is back in the text, and Enter leads in again.
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator('[id="p8.1"]')).toBeFocused();
  await expect(card).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator('[id="p8.1"]')).toBeFocused();
});

test("a noun has the gender of its form", async ({ page }) => {
  await openChapter(page, { view: "rows", segment: "p2.1" });
  await lookUp(page, "p2.1", "apprentie");
  await expect(cardOf(page, "apprentie")).toContainText("feminine noun");
});
