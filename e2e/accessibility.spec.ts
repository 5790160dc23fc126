import { findings, findingsOnAnyPaper } from "./axe.ts";
import { chapterUrl, expect, frames, openChapter, pointOf, story, test } from "./reader.ts";

/** Short, with every kind of block. */
const bench = { work: "banc-d-essai", chapter: "01-le-banc" };
const views = ["facing", "rows", "stacked", "fr", "en", "covered"];

type Page = Parameters<typeof openChapter>[0];

async function inEachView(page: Page, look: (view: string) => Promise<void>) {
  for (const [index, view] of views.entries()) {
    await page.keyboard.press(`Digit${index + 1}`);
    await frames(page);
    await look(view);
  }
}

test("axe finds nothing in any view, on any paper", { tag: "@phone" }, async ({
  page,
  isMobile,
}) => {
  await openChapter(page, { ...bench, locale: "fr", view: "facing" });
  // The papers are the same on any screen.
  const look = isMobile ? findings : findingsOnAnyPaper;
  await inEachView(page, async (view) => expect(await look(page), view).toEqual([]));
});

test("axe finds nothing on the other pages, nor with a panel open", { tag: "@phone" }, async ({
  page,
}) => {
  for (const url of ["/fr/", `/fr/${story.name}/`, "/en/banc-d-essai/", "/en/about/"]) {
    await page.goto(url);
    expect(await findings(page), url).toEqual([]);
  }
  await openChapter(page, { ...bench, view: "rows" });
  for (const key of ["a", "c", "?"]) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await findings(page), key).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.locator("#fr a.call").first().click();
  await expect(page.getByRole("dialog", { name: "Note 1" })).toBeVisible();
  expect(await findings(page), "note").toEqual([]);
});

test("the two sides are announced as what they are", async ({ page }) => {
  await openChapter(page, { view: "facing" });
  await expect(page.getByRole("article", { name: "Texte français" })).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("article", { name: "English text" })).toHaveAttribute("lang", "en");
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
});

test("at 320 px, and at twice the size, nothing is lost and nothing scrolls sideways", {
  tag: "@phone",
}, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const url of [
    "/fr/",
    `/fr/${story.name}/`,
    ...["facing", "rows", "stacked", "fr", "covered"].map((view) =>
      chapterUrl({ locale: "fr", view }),
    ),
  ]) {
    await page.goto(url);
    await frames(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, url).toBeLessThanOrEqual(clientWidth);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll("a, button, label, .segment")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => !element.matches(".visually-hidden"))
        .map(
          (element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 80)] as const,
        )
        .filter(([{ left, right, width }]) => width > 0 && (left < -1 || right > innerWidth + 1))
        .map(([, html]) => html),
    );
    expect(outside, url).toEqual([]);
  }
});

test("targets for the finger are at least 24 px each way, and 44 where one reads", {
  tag: "@finger",
}, async ({ page }) => {
  for (const url of ["/fr/", `/fr/${story.name}/`, chapterUrl()]) {
    await page.goto(url);
    await frames(page);
    const least = url === chapterUrl() ? 44 : 24;
    const small = await page.evaluate(
      (px) =>
        [
          ...document.querySelectorAll(
            "header a, header button, header label, footer a, footer button",
          ),
        ]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map(
            (element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 90)] as const,
          )
          .filter(([{ width, height }]) => width < px || height < px)
          .map(([, html]) => html),
      least,
    );
    expect(small, url).toEqual([]);
  }
});

/** How two headings and what follows them begin, on each side. */
const openings = [
  "Orvigné, dans",
  "Orvigné, in",
  "Côté église",
  "The church side",
  "À Orv",
  "In Orv",
];

/** In which order this browser has them read out. */
async function readOut(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const text = nodes.find(({ role }) => role?.value === "main");
  const textsOf = (id: string): string[] => {
    const node = byId.get(id);
    if (node?.role?.value === "StaticText") return [String(node.name?.value)];
    return node?.childIds?.flatMap(textsOf) ?? [];
  };
  return textsOf(text?.nodeId ?? "").flatMap((said) =>
    openings.filter((opening) => said.startsWith(opening)),
  );
}

test("stacked, the text is read out paragraph by paragraph, in turn; else side after side", async ({
  page,
}) => {
  const side = (number: number) => openings.filter((_, index) => index % 2 === number);
  const inTurn = openings;
  for (const [view, order] of [
    ["stacked", inTurn],
    ["facing", [...side(0), ...side(1)]],
  ] as const) {
    await openChapter(page, { view });
    await expect.poll(() => readOut(page), { message: view }).toEqual(order);
  }
  await page.keyboard.press("Digit3");
  await expect.poll(() => readOut(page), { message: "stacked again" }).toEqual(inTurn);
});

test("stacked, a break between two parts is seen once", async ({ page }) => {
  await openChapter(page, { view: "stacked", segment: "b1.1" });
  await expect(page.locator('[id="b1.1"]')).toBeVisible();
  await expect(page.locator('[id="en-b1.1"]')).toBeHidden();
  await page.keyboard.press("x");
  await expect(page.locator('[id="b1.1"]')).toBeHidden();
  await expect(page.locator('[id="en-b1.1"]')).toBeVisible();
  await page.keyboard.press("Digit2");
  for (const id of ["b1.1", "en-b1.1"]) await expect(page.locator(`[id="${id}"]`)).toBeVisible();
});

test("what a finger presses in the card of a word is at least 44 px each way", {
  tag: "@finger",
}, async ({ page }) => {
  await openChapter(page, { view: "stacked", segment: "p2.1" });
  const { x, y } = await pointOf(page, "p2.1", "vivait");
  await page.touchscreen.tap(x, y);
  const card = page.getByRole("dialog", { name: "Word: vivait" });
  await expect(card.getByRole("button", { name: "Learning" })).toBeEnabled();
  const small = () =>
    card.locator("button, summary, a[href]").evaluateAll((controls) =>
      controls
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map(
          (element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 90)] as const,
        )
        .filter(([{ width, height }]) => width < 44 || height < 44)
        .map(([, html]) => html),
    );
  expect(await small()).toEqual([]);
  await card.getByRole("button", { name: "Learning" }).tap();
  await expect(card.getByRole("link")).not.toHaveCount(0);
  expect(await small()).toEqual([]);
});

test("whoever asks for less motion gets none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openChapter(page, { view: "facing" });
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});

test("on paper the two sides are facing pages, level, with nothing of the screen", async ({
  page,
}) => {
  await openChapter(page, { view: "fr" });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1040, height: 700 });
  await frames(page);
  await expect(page.getByRole("banner")).toBeHidden();
  const fr = await page
    .locator('[id="p2.1"]')
    .evaluate((segment) => segment.closest(".block")?.getBoundingClientRect());
  const en = await page
    .locator('[id="en-p2.1"]')
    .evaluate((segment) => segment.closest(".block")?.getBoundingClientRect());
  if (fr === undefined || en === undefined) throw new Error("not laid out");
  expect(Math.abs(fr.top - en.top)).toBeLessThan(1);
  expect(en.left).toBeGreaterThan(fr.right);
});

test.describe("read out", () => {
  test("a covered sentence is silent, and no Tab stops in it, until it is asked for", async ({
    page,
  }) => {
    await openChapter(page, { work: "banc-d-essai", chapter: "01-le-banc", view: "covered" });
    const covered = page.locator('[id="en-p1.3"]');
    await expect(covered).toHaveAttribute("aria-hidden", "true");
    await expect(covered.locator("a.call")).toHaveAttribute("tabindex", "-1");
    await expect(page.locator('[id="p1.3"]')).not.toHaveAttribute("aria-hidden");
    await covered.click();
    await expect(covered).not.toHaveAttribute("aria-hidden");
    await expect(covered.locator("a.call")).not.toHaveAttribute("tabindex");
    await expect(page.locator('[id="en-p1.2"]')).toHaveAttribute("aria-hidden", "true");
  });

  test("a text that is covered no more is read out again, and the other side is not", async ({
    page,
  }) => {
    await openChapter(page, { view: "covered" });
    await page.keyboard.press("x");
    await expect(page.locator('#fr [aria-hidden="true"]').first()).toBeAttached();
    await expect(page.locator('#en [aria-hidden="true"]')).toHaveCount(0);
    await page.keyboard.press("2");
    await expect(page.locator('#fr [aria-hidden="true"]')).toHaveCount(0);
  });

  test("a sentence leads to its other side, which is said when asked for", async ({ page }) => {
    await openChapter(page, { view: "rows", segment: "p2.1" });
    await page.keyboard.press("j");
    const sentence = page.locator("#fr .segment:focus");
    const other = await sentence.getAttribute("aria-details");
    expect(other).toMatch(/^en-p/);
    await page.keyboard.press("h");
    const english = await page.locator(`[id="${other}"]`).textContent();
    const said = page.getByRole("status").filter({ hasText: english ?? "" });
    await expect(said).toHaveAttribute("lang", "en");
    await page.keyboard.press("j");
    await expect(said).toHaveCount(0);
  });

  test("progress is said in words", async ({ page }) => {
    await openChapter(page);
    await expect(page.getByRole("progressbar")).toHaveAttribute(
      "aria-valuetext",
      /^\d+% of the work read$/,
    );
  });
});
