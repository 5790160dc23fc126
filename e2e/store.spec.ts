import type { Page } from "playwright/test";
import { chapterUrl, expect, lookUp, openChapter, test } from "./reader.ts";

test.use({ mayComplain: true });

const silent = {
  en: /This browser’s storage does not answer/,
  fr: /Le stockage de ce navigateur ne répond pas/,
};
const unavailable = /This browser keeps nothing here/;
const alert = (page: Page, sentence: RegExp) =>
  page.getByRole("alert").filter({ hasText: sentence });

/** Opens the database as an older version of the site had it, and does not let go. */
async function holdDatabase(page: Page): Promise<void> {
  await page.goto("/icon.svg");
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("en-regard", 1);
        request.onsuccess = () => {
          Object.assign(window, { held: request.result });
          resolve();
        };
        request.onerror = () => reject(request.error);
      }),
  );
}

test("a database that another tab holds is said to be silent, wherever it is asked", async ({
  page,
  context,
}) => {
  await holdDatabase(await context.newPage());
  // All at once: each waits for its own silence.
  const ask = async (path: string, sentence: RegExp) => {
    const tab = await context.newPage();
    await tab.goto(path);
    await expect(alert(tab, sentence).first(), path).toBeVisible();
    await expect(tab.getByText("Nothing is here yet."), path).toBeHidden();
    await tab.close();
  };
  const paths = ["words/", "words/review/", "words/figures/", "own/", "own/read/?work=x"];
  await Promise.all([
    ...paths.map((path) => ask(`/en/${path}`, silent.en)),
    ask("/fr/words/", silent.fr),
  ]);
  await page.goto("/en/words/files/");
  const backup = page.locator("section").filter({ hasText: "Save a backup" });
  await backup.getByRole("button", { name: "Save a backup" }).click();
  await expect(backup.getByRole("alert").filter({ hasText: silent.en })).toBeVisible();
});

test("a word is not said to be kept by a database that another tab holds", async ({
  page,
  context,
}) => {
  await holdDatabase(await context.newPage());
  await openChapter(page, { view: "facing" });
  await lookUp(page, "p2.1", "vivait");
  await expect(alert(page, silent.en)).toBeVisible();
});

test("any error of the database is said, and what was begun is over", async ({ page }) => {
  await page.goto("/en/words/files/");
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("", "AbortError");
    };
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
  });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a table" }).click(),
  ]);
  await chooser.setFiles({
    name: "words.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("word,part,sense\nphare,NOUN,lighthouse\n"),
  });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(alert(page, unavailable)).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeHidden();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeEnabled();
});

test("a browser without a database says so, and the text is read all the same", async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ["indexedDB", "caches"])
      Object.defineProperty(window, name, { value: undefined });
  });
  for (const path of ["words/", "own/", "words/figures/"]) {
    await page.goto(`/en/${path}`);
    await expect(alert(page, unavailable).first(), path).toBeVisible();
  }
  await page.goto(chapterUrl());
  await expect(page.locator("#fr")).toContainText("vivait");
});

test("a database that is deleted beside the page is made anew", async ({ page }) => {
  await page.goto("/en/words/");
  await expect(page.getByRole("heading", { name: "No words yet" })).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase("en-regard");
        request.onsuccess = () => resolve();
      }),
  );
  await openChapter(page, { view: "facing" });
  await lookUp(page, "p2.1", "vivait");
  await page.getByRole("button", { name: "Learning" }).click();
  await expect(page.getByRole("button", { name: "Learning" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("an answer in one tab is the answer in the other, whose card goes", async ({
  page,
  context,
}) => {
  await page.goto("/en/words/files/");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a table" }).click(),
  ]);
  await chooser.setFiles({
    name: "words.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("word,part,sense,state\nphare,NOUN,lighthouse,learning\n"),
  });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText(/1 line imported/)).toBeVisible();
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/en/words/review/");
    await tab.getByRole("button", { name: "Show the answer" }).click();
    await expect(tab.getByRole("button", { name: /Good/ })).toBeVisible();
  }
  // It is asked again in ten minutes, or sooner where there is nothing else: its answer is hidden.
  await page.getByRole("button", { name: /Good/ }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("button", { name: "Show the answer" })).toBeVisible();
    await expect(tab.getByRole("button", { name: /Good/ })).toBeHidden();
  }
  await expect(other.getByText("1 in learning")).toBeVisible();
  await expect(other.getByRole("button", { name: "Undo the last answer" })).toBeHidden();
});
