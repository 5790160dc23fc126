import {
  chapterUrl,
  distanceFromLine,
  expect,
  frames,
  openChapter,
  placeAtLine,
  ready,
  test,
  touch,
} from "./reader.ts";

const bench = { work: "banc-d-essai", chapter: "01-le-banc" };
const views = ["facing", "rows", "stacked", "fr", "en", "covered"];

test.describe("a sentence and its other side", () => {
  test("pointing at a sentence marks it on both sides", async ({ page }) => {
    await openChapter(page, { view: "rows", segment: "p1.1" });
    await page.locator('[id="p1.2"]').hover();
    await expect(page.locator('[id="p1.2"]')).toHaveClass(/pointed/);
    await expect(page.locator('[id="en-p1.2"]')).toHaveClass(/pointed/);
    await page.locator('[id="en-p1.3"]').hover();
    await expect(page.locator('[id="p1.3"]')).toHaveClass(/pointed/);
    await expect(page.locator('[id="p1.2"]')).not.toHaveClass(/pointed/);
  });

  test("touching a sentence marks both sides and offers what can be done", {
    tag: "@phone",
  }, async ({ page, isMobile }) => {
    await openChapter(page, { view: "stacked" });
    await page.locator('[id="p1.1"]').click();
    await expect(page.locator('[id="p1.1"]')).toHaveClass(/current/);
    await expect(page.locator('[id="en-p1.1"]')).toHaveClass(/current/);
    // A narrow screen keeps its room for the card of the word; the views stay in reach.
    if (isMobile) {
      await page.getByRole("button", { name: "This sentence …" }).click();
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(page.getByRole("radio", { name: "French" })).toBeVisible();
    }
    await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await page.locator('[id="p1.1"]').click();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeHidden();
  });

  test("reading French alone, the English is shown in place and moves nothing above", {
    tag: "@phone",
  }, async ({ page }) => {
    await openChapter(page, { view: "fr", segment: "p2.1" });
    await frames(page);
    const place = await placeAtLine(page, "fr");
    await page.getByRole("button", { name: "Other side" }).click();
    const english = page.locator("#fr .peek");
    await expect(english).toBeVisible();
    await expect(english).toHaveAttribute("lang", "en");
    expect(await english.textContent()).toBe(
      await page.locator('[id="en-p2.1"]').evaluate((segment) => segment.textContent),
    );
    expect(await distanceFromLine(page, "fr", place)).toBeLessThanOrEqual(2);
    await page.getByRole("button", { name: "Other side" }).click();
    await expect(english).toHaveCount(0);
  });

  test("reading English alone, a touch shows the French in place", async ({ page }) => {
    await openChapter(page, { view: "en", segment: "en-p2.1" });
    await touch(page, "en-p2.1");
    await expect(page.locator("#en .peek")).toHaveAttribute("lang", "fr");
    await touch(page, "en-p2.1");
    await expect(page.locator("#en .peek")).toHaveCount(0);
  });

  test("covered, the English stays unread until it is asked for", async ({ page }) => {
    await openChapter(page, { view: "covered", segment: "p1.2" });
    const colour = (id: string) =>
      page.locator(`[id="${id}"]`).evaluate((segment) => getComputedStyle(segment).color);
    expect(await colour("en-p1.2")).toBe("rgba(0, 0, 0, 0)");
    // Looking up a word gives nothing away.
    await touch(page, "p1.2");
    await expect(page.getByRole("dialog", { name: /^Word:/ })).toBeVisible();
    expect(await colour("en-p1.2")).toBe("rgba(0, 0, 0, 0)");
    await page.keyboard.press("Escape");
    await page.locator('[id="en-p1.2"]').click();
    expect(await colour("en-p1.2")).not.toBe("rgba(0, 0, 0, 0)");
    expect(await colour("en-p1.3")).toBe("rgba(0, 0, 0, 0)");
    expect(await colour("p1.3")).not.toBe("rgba(0, 0, 0, 0)");
  });

  test("a passage that one side does not have is shown as a gap, not faked", async ({ page }) => {
    await openChapter(page, { ...bench, view: "rows", segment: "p2.1" });
    const gap = page.locator('[id="en-p2.1"]');
    await expect(gap).toHaveText("");
    await expect(gap).toHaveAttribute("title", "This side does not have the passage");
    await expect(page.locator('[id="p2.3"]')).toHaveAttribute(
      "title",
      "Ce côté n’a pas le passage",
    );
    expect(await gap.evaluate((segment) => getComputedStyle(segment, "::before").content)).toBe(
      '"[…]"',
    );
  });

  test("what is selected in one column is copied from that column alone", async ({ page }) => {
    await openChapter(page, { view: "rows", segment: "p1.1" });
    const from = await page.locator('[id="p1.2"]').boundingBox();
    const to = await page.locator('[id="en-p2.1"]').boundingBox();
    if (from === null || to === null) throw new Error("not laid out");
    await page.mouse.move(from.x + 5, from.y + 8);
    await page.mouse.down();
    // The hand slips into the English column.
    await page.mouse.move(to.x + 40, to.y + 40, { steps: 8 });
    await page.mouse.up();
    const selection = () => page.evaluate(() => getSelection()?.toString() ?? "");
    // It ends where the hand was, not at the end of the chapter.
    await expect.poll(async () => (await selection()).length).toBeLessThan(1500);
    const selected = await selection();
    expect(selected.length).toBeGreaterThan(40);
    const english = await page.locator("#en").textContent();
    for (const line of selected.split("\n").filter((text) => text.trim().length > 12))
      expect(english).not.toContain(line.trim());
  });

  test("a link to a sentence is copied with the view that the reader has", {
    tag: "@phone",
  }, async ({ page, context, isMobile }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openChapter(page, { view: "rows" });
    await page.locator('[id="p1.2"]').click();
    if (isMobile) await page.getByRole("button", { name: "This sentence …" }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toHaveCount(1);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(new URL(chapterUrl({ view: "rows", segment: "p1.2" }), page.url()).href);
    await page.getByRole("button", { name: "Copy both sides" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Both sides copied" })).toHaveCount(1);
    const both = await page.evaluate(() => navigator.clipboard.readText());
    expect(both.split("\n")).toEqual([
      await page.locator('[id="p1.2"]').textContent(),
      await page.locator('[id="en-p1.2"]').textContent(),
      link,
    ]);
  });
});

test.describe("notes", () => {
  test("a note opens beside its call in every view", { tag: "@phone" }, async ({ page }) => {
    await openChapter(page, { ...bench, view: "facing" });
    for (const [index, view] of views.entries()) {
      await page.keyboard.press(`Digit${index + 1}`);
      await expect(page.locator("html")).toHaveAttribute("data-view", view);
      const call = page.locator(`#${view === "en" ? "en" : "fr"} a.call`).first();
      await call.click();
      const note = page.getByRole("dialog", { name: "Note 1" });
      await expect(note).toBeVisible();
      await expect(note).toContainText("Il s’appelle Tenon.");
      await expect(note).toContainText("His name is Tenon.");
      const callBox = await call.boundingBox();
      const noteBox = await note.boundingBox();
      if (callBox === null || noteBox === null) throw new Error("not laid out");
      const isOver =
        noteBox.y < callBox.y + callBox.height && noteBox.y + noteBox.height > callBox.y;
      expect(isOver, `${view}: the note does not cover its call`).toBe(false);
      const gap = Math.min(
        Math.abs(noteBox.y - callBox.y - callBox.height),
        Math.abs(callBox.y - noteBox.y - noteBox.height),
      );
      expect(gap, view).toBeLessThan(30);
      await page.keyboard.press("Escape");
      await expect(note).toBeHidden();
      await expect(call).toBeFocused();
    }
  });

  test("a call whose note the edition lacks does not pretend to lead anywhere", async ({
    page,
  }) => {
    await openChapter(page, { ...bench, view: "rows" });
    await expect(page.locator("#fr sup.call")).toHaveCount(0);
    await expect(page.locator("#fr a.call")).toHaveCount(2);
  });
});

test.describe("by keyboard alone", () => {
  test("sentences are walked, revealed and left", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    for (let press = 0; press < 6; press++) await page.keyboard.press("j");
    const current = page.locator("#fr .segment.current");
    await expect(current).toHaveCount(1);
    await expect(current).toBeFocused();
    const id = await current.getAttribute("id");
    await page.keyboard.press("k");
    await expect(page.locator("#fr .segment.current")).not.toHaveAttribute("id", id ?? "");
    await page.keyboard.press("o");
    await expect(page.locator("#en .segment.current")).toBeFocused();
    await page.keyboard.press("6");
    await page.keyboard.press("Enter");
    await expect(page.locator("#en .segment.uncovered")).toHaveCount(1);
    await page.keyboard.press("4");
    await page.keyboard.press("Enter");
    await expect(page.locator("#fr .peek")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.locator(".segment.current")).toHaveCount(0);
  });

  test("walking on keeps the sentence in sight, and the panes in step", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    for (let press = 0; press < 30; press++) await page.keyboard.press("j");
    await frames(page);
    await expect(page.locator("#fr .segment.current")).toBeInViewport();
    await expect(page.locator("#en .segment.current")).toBeInViewport();
  });

  test("keys choose the view on a French keyboard too, where digits need Shift", async ({
    page,
  }) => {
    await openChapter(page, { view: "facing" });
    // What an AZERTY keyboard sends for the key that QWERTY calls 2.
    await page.evaluate(() =>
      document.dispatchEvent(
        new KeyboardEvent("keydown", { key: "é", code: "Digit2", bubbles: true, cancelable: true }),
      ),
    );
    await expect(page.locator("html")).toHaveAttribute("data-view", "rows");
  });

  test("the card of keys opens on ? and leaves the page as it was", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    await page.keyboard.press("?");
    const card = page.getByRole("dialog", { name: "Help" });
    await expect(card).toBeVisible();
    await expect(card).toContainText("next sentence");
    await page.keyboard.press("2");
    await expect(page.locator("html")).toHaveAttribute("data-view", "facing");
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
  });

  test("n and p turn to the next and the previous chapter", async ({ page }) => {
    await openChapter(page);
    await page.keyboard.press("n");
    await page.waitForURL(/02-l-affaire-de-la-soupe/);
    await ready(page);
    await page.keyboard.press("p");
    await page.waitForURL(/01-les-deux-midis/);
  });

  test("shortcuts can be turned off", async ({ page }) => {
    await openChapter(page, { view: "facing" });
    await page.keyboard.press("a");
    await page.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("2");
    await expect(page.locator("html")).toHaveAttribute("data-view", "facing");
  });

  test("every control is reached with Tab and shows that it is", async ({ page }) => {
    await openChapter(page, { ...bench, view: "facing" });
    const seen = new Set<string>();
    for (let press = 0; press < 24; press++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const shown = element.closest("label") ?? element;
        return {
          name: element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "",
          outline: getComputedStyle(shown).outlineStyle,
        };
      });
      seen.add(focus.name);
      if (focus.name !== "" && press < 20) expect(focus.outline, focus.name).not.toBe("none");
    }
    for (const name of [
      "Skip to the text",
      "Facing",
      "The panes move together",
      "Contents",
      "Comfort",
      "Help",
    ])
      expect([...seen]).toContain(name);
  });
});

test.describe("finding the way", () => {
  test("contents lead to chapters and headings, and to the other translation", async ({ page }) => {
    await openChapter(page, bench);
    await page.getByRole("button", { name: "Contents" }).click();
    const list = page.getByRole("dialog", { name: "Contents" });
    await expect(list.getByRole("link", { name: "The bench" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await list.getByRole("link", { name: "Free" }).click();
    await page.waitForURL(/01-le-banc\/free\/$/);
    await expect(page.locator('[id="en-t1.1"]')).toHaveText("Concerning a Bench");
    await expect(page.locator('[id="en-p2.3"]')).toHaveCount(0);
  });

  test("the end of a chapter leads on, in the language of its side", async ({ page }) => {
    await openChapter(page, { view: "stacked" });
    await expect(page.locator("#fr .onward a")).toHaveText(/Chapitre suivant/);
    await page.locator("#fr .onward a").click();
    await page.waitForURL(/02-l-affaire-de-la-soupe/);
  });

  test("the shelf and the page of the work offer to go on where the reader stopped", async ({
    page,
  }) => {
    await openChapter(page, { view: "stacked" });
    await page.locator('[id="p6.1"]').evaluate((segment) => segment.scrollIntoView());
    await frames(page);
    const { id } = await placeAtLine(page, "fr");
    await page.goto("/en/");
    const resume = page.getByRole("link", { name: "Go on reading" });
    await expect(resume).toBeVisible();
    await expect(page.getByText(/% read/)).toBeVisible();
    await resume.click();
    await expect(page.getByRole("progressbar")).toHaveAttribute("data-ready", "");
    expect((await placeAtLine(page, "fr")).id).toBe(id);
  });

  test("progress grows as one reads", async ({ page }) => {
    await openChapter(page, { view: "stacked" });
    const value = () =>
      page.getByRole("progressbar").evaluate((bar) => (bar as HTMLProgressElement).value);
    const before = await value();
    await page.locator('[id="p8.1"]').evaluate((segment) => segment.scrollIntoView());
    await frames(page);
    expect(await value()).toBeGreaterThan(before);
  });
});

test("on a phone the two panes lie one above the other, in step", { tag: "@finger" }, async ({
  page,
}) => {
  await openChapter(page, { view: "facing" });
  const fr = await page.locator("#fr").boundingBox();
  const en = await page.locator("#en").boundingBox();
  if (fr === null || en === null) throw new Error("not laid out");
  expect(en.y).toBeGreaterThanOrEqual(fr.y + fr.height - 1);
  await page.locator("#fr").evaluate((pane) => {
    pane.scrollTop = 700;
  });
  await frames(page);
  expect((await placeAtLine(page, "en")).id).toBe((await placeAtLine(page, "fr")).id);
});

test("on a phone all that can be done with a sentence is within reach, and the way out", {
  tag: "@finger",
}, async ({ page }) => {
  await openChapter(page, { locale: "fr", view: "fr", segment: "p2.1" });
  const bar = page.getByRole("group", { name: "Cette phrase" });
  for (const name of ["Autre côté", "Copier les deux côtés", "Corriger cette ligne", "Fermer"]) {
    const box = await bar.getByRole("button", { name }).boundingBox();
    if (box === null) throw new Error("not laid out");
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
  }
});
