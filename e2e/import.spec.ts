import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { bringStory, drop, rows, storyFile } from "./brought.ts";
import { expect, openChapter, ready, story, test } from "./reader.ts";

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
  );
}

// From two files to a book there are many pages, and a machine may be busy.
test.setTimeout(240_000);

const side = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test.describe("a text of one’s own", () => {
  test.use({ serviceWorkers: "allow", mayComplain: true });

  test("is dropped as two files, aligned, mended, read, reloaded without a network, deleted, put back", async ({
    page,
    context,
  }) => {
    await page.goto("/en/import/");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await drop(page, '[data-side="fr"]', [storyFile("en"), storyFile("fr")]);
    // Whatever the order they were dropped in, each is on its side.
    await expect(side(page, "French")).toContainText("a-la-bonne-heure.txt");
    await expect(side(page, "English")).toContainText("in-good-time.txt");
    await expect(side(page, "French")).toContainText("5 chapters");

    await page.evaluate(() => {
      const shares = new Set<number>();
      (window as unknown as { shares: Set<number> }).shares = shares;
      new MutationObserver(() => {
        const bar = document.querySelector("progress");
        if (bar !== null) sessionStorage.setItem("bar", String(shares.add(bar.value).size));
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await page.getByRole("button", { name: "Align them" }).click();
    await page.waitForURL("**/own/mend/**");
    expect(Number(await page.evaluate(() => sessionStorage.getItem("bar")))).toBeGreaterThan(2);

    // A row is put wrong and right again, then one is split for good.
    await expect(rows(page).first()).toBeVisible();
    const count = await rows(page).count();
    const row = rows(page).filter({ hasText: "Ensuite on attendait." });
    await row.click();
    await row.getByRole("button", { name: "Join with the row below" }).click();
    await expect(rows(page)).toHaveCount(count - 1);
    await page.keyboard.press("Control+z");
    await expect(rows(page)).toHaveCount(count);
    await row.click();
    await row.getByRole("button", { name: "Split here" }).click();
    await expect(rows(page)).toHaveCount(count + 1);
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await page.reload();
    await expect(rows(page)).toHaveCount(count + 1);

    await page.getByRole("button", { name: "It will do: read it" }).click();
    await page.waitForURL("**/own/read/**");
    await ready(page);
    const french = page.getByRole("article", { name: "Texte français" });
    await expect(french.getByText("Ensuite on attendait.", { exact: true })).toBeVisible();
    await page.keyboard.press("Digit1");
    await page.keyboard.press("j");
    await expect(page.locator(".segment.current")).toHaveCount(2);

    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await expect(french.getByText("Ensuite on attendait.", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: /Next chapter :/ }).click();
    await ready(page);
    await expect(french).toContainText("L’affaire de la soupe");
    await context.setOffline(false);

    await page.goto("/en/");
    const entry = page
      .getByRole("listitem")
      .filter({ hasText: "read" })
      .filter({ hasText: "Go on reading" });
    await expect(entry).toBeVisible();
    await page.goto("/en/own/");
    await page.getByRole("listitem").getByRole("link").first().click();
    await page.getByText("Take it away").click();
    for (const format of ["Our own format (zip)", "EPUB", "TMX", "CSV", "Plain text"]) {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: format }).click();
      expect((await download).suggestedFilename()).toMatch(/^a-la-bonne-heure\.\w+$/);
    }
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText(/is deleted/)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("link", { name: "Begin reading" })).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.goto("/en/own/");
    await expect(page.getByText("Nothing is here yet.")).toBeVisible();
  });
});

test("the row under the hand is mended by keys alone", async ({ page }) => {
  await bringStory(page);
  const count = await rows(page).count();
  await rows(page).nth(1).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const current = page.locator('li[aria-current="true"]');
  await expect(current).toBeFocused();
  const before = await current.locator("p[lang]").allTextContents();
  await page.keyboard.press("o");
  await expect(rows(page)).toHaveCount(count + 1);
  await expect(current).toContainText("(nothing)");
  await page.keyboard.press("m");
  await expect(rows(page)).toHaveCount(count);
  expect(await current.locator("p[lang]").allTextContents()).toEqual(before);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("d");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("e");
  const box = page.getByRole("textbox", { name: "English of this row" });
  await box.fill("Written *anew*.");
  await page.keyboard.press("Control+Enter");
  await expect(current.locator("em", { hasText: "anew" })).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("what follows a row is aligned again, and undone", async ({ page }) => {
  await bringStory(page);
  const texts = await rows(page).locator("p[lang=en]").allTextContents();
  await rows(page).nth(3).click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("d");
  expect(await rows(page).locator("p[lang=en]").allTextContents()).not.toEqual(texts);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  expect(await rows(page).locator("p[lang=en]").allTextContents()).toEqual(texts);
  await rows(page).nth(3).click();
  await page.getByRole("button", { name: "Align again from here" }).click();
  await expect(page.getByText("Aligning again …")).toHaveCount(0, { timeout: 30_000 });
  expect((await rows(page).locator("p[lang=en]").allTextContents()).join(" ")).toBe(
    texts.join(" "),
  );
});

test("what was chosen is still there after a reload, and can be swapped and put away", async ({
  page,
}) => {
  await page.goto("/fr/import/");
  await drop(page, '[data-side="en"]', [storyFile("fr")]);
  await expect(page.getByText("Les côtés semblent échangés")).toBeVisible();
  await page.getByRole("button", { name: "Échanger les côtés" }).click();
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  await page.reload();
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  await expect(page.getByText("vous attendaient ici")).toBeVisible();
  const paste = side(page, "Anglais").getByText("Ou coller le texte");
  await paste.click();
  await page.getByRole("textbox", { name: "Texte anglais" }).fill(storyFile("en").text);
  await page.getByRole("textbox", { name: "Texte anglais" }).blur();
  await page.reload();
  await paste.click();
  await expect(page.getByRole("textbox", { name: "Texte anglais" })).toHaveValue(/In Orvigné/);
  await page.getByRole("button", { name: "Prendre ce texte" }).click();
  await expect(side(page, "Anglais")).toContainText("texte collé");
  await side(page, "Anglais").getByRole("button", { name: "Retirer" }).click();
  await expect(side(page, "Anglais")).toContainText("Déposez l’anglais ici");
});

test("bad files are told in the reader’s language, and nothing that is there is touched", async ({
  page,
}) => {
  await page.goto("/fr/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr")]);
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  const told: readonly (readonly [string, string, string])[] = [
    ["vide.txt", "", "« vide.txt » est vide."],
    ["livre.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj", "« livre.pdf » est un PDF"],
    ["livre.epub", "PK\u0003\u0004abcdefgh", "« livre.epub » est abîmé ou tronqué"],
    ["image.txt", "\u0000\u0001\u0002\u0003".repeat(400), "« image.txt » n’est pas un texte"],
  ];
  for (const [name, text, message] of told) {
    await drop(page, '[data-side="en"]', [{ name, text }]);
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible();
    await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
    await expect(side(page, "Anglais")).toContainText("Déposez l’anglais ici");
  }
  await drop(page, '[data-side="en"]', [storyFile("fr")]);
  await expect(page.getByText("Les deux textes semblent être en français")).toBeVisible();
});

test("a script in a file is never run, and a page of markup is read as its words", async ({
  page,
}) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [
    {
      name: "texte.html",
      text: `<!doctype html><html lang="fr"><title>Le Chat</title><body><script>window.hasRun = true</script>
        <p onclick="window.hasRun = true">Le gardien du phare avait un chat, et le chat avait faim.</p>
        <img src="x" onerror="window.hasRun = true"><p>Il attendit.</p></body></html>`,
    },
  ]);
  await expect(side(page, "French")).toContainText("Le gardien du phare avait un chat");
  expect(await page.evaluate(() => "hasRun" in window)).toBe(false);
  await expect(side(page, "French").locator("img, script")).toHaveCount(0);
});

test("aligning can be stopped, and both texts are still there", async ({ page }) => {
  await page.goto("/en/import/");
  const long = (name: "fr" | "en") => ({
    ...storyFile(name),
    text: Array.from({ length: 30 }, () => storyFile(name).text).join("\n\n"),
  });
  await drop(page, '[data-side="fr"]', [long("fr"), long("en")]);
  await page.getByRole("button", { name: "Align them" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Both texts are still here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Align them" })).toBeEnabled();
  await page.goto("/en/own/");
  await expect(page.getByText("Nothing is here yet.")).toBeVisible();
});

test("two texts that say different things are said to", async ({ page }) => {
  await page.goto("/en/import/");
  const words = "the sea was calm and a ship went by while nobody on the shore looked up";
  const other = Array.from(
    { length: 60 },
    (_, index) => `On day ${index * 7}, ${words.slice(index % 9)}. They were ${index} in all.`,
  ).join("\n\n");
  await drop(page, '[data-side="fr"]', [storyFile("fr"), { name: "other.txt", text: other }]);
  await page.getByRole("button", { name: "Align them" }).click();
  await page.waitForURL("**/own/mend/**");
  await expect(page.getByText("These two do not seem to say the same")).toBeVisible();
});

test("when there is no room, it is said and nothing is half kept", async ({ page }) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
  await expect(side(page, "English")).toContainText("in-good-time.txt");
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (value: { table?: string }, ...rest) {
      if (value.table !== undefined) throw new DOMException("full", "QuotaExceededError");
      return add.call(this, value, ...rest);
    };
  });
  await page.getByRole("button", { name: "Align them" }).click();
  await expect(page.getByText("There is no room left")).toBeVisible({ timeout: 30_000 });
  await page.goto("/en/own/");
  await expect(page.getByText("Nothing is here yet.")).toBeVisible();
});

test("another tab that has changed the text is not written over", async ({ page, context }) => {
  await bringStory(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await rows(other).nth(2).click();
  await other.keyboard.press("r");
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();
  await rows(page).nth(4).click();
  await page.keyboard.press("r");
  await expect(page.getByText("Another tab has changed this text")).toBeVisible();
});

test("a row that is off is mended where it is read, and the reader stays there", async ({
  page,
}) => {
  await bringStory(page);
  const work = new URL(page.url()).searchParams.get("work");
  await page.goto(`/en/own/read/?work=${work}&view=rows`);
  await ready(page);
  const segments = page.locator("#fr .segment");
  const count = await segments.count();
  for (let step = 0; step < 6; step++) await page.keyboard.press("j");
  await page.getByRole("button", { name: "Mend this row" }).click();
  const panel = page.getByRole("dialog", { name: "Mend the alignment" });
  await panel.getByRole("button", { name: "Join with the row below" }).click();
  await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(segments).toHaveCount(count - 1);
  await page.reload();
  await ready(page);
  await expect(segments).toHaveCount(count - 1);
});

test("what is mended in a text of the library is taken away as a patch to its table", async ({
  page,
}) => {
  await openChapter(page, { view: "rows", segment: "p1.2" });
  await page.getByRole("button", { name: "Mend this row" }).click();
  const panel = page.getByRole("dialog", { name: "Mend the alignment" });
  const patch = panel.getByRole("button", { name: "Download as a patch" });
  await expect(patch).toBeDisabled();
  await panel.getByRole("button", { name: "Set apart" }).click();
  const download = page.waitForEvent("download");
  await patch.click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain(`--- a/texts/${story.name}/${story.first}.tsv`);
  expect(text).toContain("+p1.2a\t\t");
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(page.locator('[id="p1.2a"]')).toHaveCount(0);
});

for (const theme of ["light", "sepia", "dark"])
  for (const locale of ["fr", "en"] as const)
    test(`axe finds nothing from import to reading on ${theme} paper, in ${locale}`, async ({
      page,
    }) => {
      await page.addInitScript(
        (chosen) => localStorage.setItem("en-regard:settings", JSON.stringify({ theme: chosen })),
        theme,
      );
      await page.goto(`/${locale}/import/`);
      expect(await findings(page), "empty").toEqual([]);
      await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
      await expect(page.getByText("in-good-time.txt")).toBeVisible();
      expect(await findings(page), "chosen").toEqual([]);
      await bringStory(page, locale);
      await rows(page).nth(2).click();
      expect(await findings(page), "mending").toEqual([]);
      await page.keyboard.press("e");
      expect(await findings(page), "editing").toEqual([]);
      const work = new URL(page.url()).searchParams.get("work");
      await page.goto(`/${locale}/own/?work=${work}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await findings(page), "work").toEqual([]);
      await page.goto(`/${locale}/own/read/?work=${work}`);
      await ready(page);
      expect(await findings(page), "reading").toEqual([]);
      await page.goto(`/${locale}/offline/`);
      expect(await findings(page), "offline").toEqual([]);
    });
