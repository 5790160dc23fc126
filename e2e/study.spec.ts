import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import type { Download, Locator, Page } from "playwright/test";
import initSqlJs from "sql.js";
import { chapterStatistics } from "#lib/library/reading.ts";
import { noUserData, type UserData } from "#lib/study/user-data.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { findingsOnAnyPaper } from "./axe.ts";
import { chapterUrl, expect, frames, lookUp, openChapter, ready, story, test } from "./reader.ts";
import { makeStudyRows, putStudyRows } from "./study-rows.ts";

type Locale = "fr" | "en";

/** A Wednesday morning, by the clock of the tests. */
const morning = new Date(2026, 10, 25, 9).getTime();
const day = 24 * 60 * 60_000;

const table = `word,part,sense,french,english,form,work,chapter,segment,title
phare,NOUN,lighthouse,Le gardien du phare avait un chat.,The lighthouse keeper had a cat.,phare,a-la-bonne-heure,01-les-deux-midis,p1.1,À la bonne heure
voir,VERB,see,Il vit la mer.,He saw the sea.,vit,a-la-bonne-heure,01-les-deux-midis,p1.2,À la bonne heure
école,NOUN,school,L’école dormait.,The school was asleep.,école,a-la-bonne-heure,01-les-deux-midis,p1.3,À la bonne heure
`;

const names = {
  en: {
    import: "Choose a table",
    doImport: "Import",
    imported: /3 lines imported/,
    show: "Show the answer",
    good: /Good/,
    done: "Done for today",
    retention: "Retention",
    saveBackup: "Save a backup",
    saveAnki: "Save for Anki",
    chooseBackup: "Choose a backup",
    restore: "Restore",
    restored: "Restored.",
    mends: "corrections in the library 1 0 0 0",
    undo: "Undo",
    search: "Search the words",
    card: (word: string) => `Word: ${word}`,
    learning: "Learning",
    known: "Known",
    marks: "Mark the words I am learning",
    assumes: "Treat as known",
    comfort: "Comfort",
    share: /You know \d+% of its running words/,
  },
  fr: {
    import: "Choisir un tableau",
    doImport: "Importer",
    imported: /3 lignes importées/,
    show: "Montrer la réponse",
    good: /Bien/,
    done: "Fini pour aujourd’hui",
    retention: "Mémoire",
    saveBackup: "Enregistrer une sauvegarde",
    saveAnki: "Enregistrer pour Anki",
    chooseBackup: "Choisir une sauvegarde",
    restore: "Restaurer",
    restored: "Restauré.",
    mends: "corrections de la bibliothèque 1 0 0 0",
    undo: "Annuler",
    search: "Chercher dans les mots",
    card: (word: string) => `Mot : ${word}`,
    learning: "À apprendre",
    known: "Connu",
    marks: "Marquer les mots en cours",
    assumes: "Considérer comme connus",
    comfort: "Confort",
    share: /Vous connaissez \d+\s% de ses mots/,
  },
} as const;

/** The story of the library as a text of the reader’s own. */
function ownStory(title: string): Pick<UserData, "works" | "chapters"> {
  const folder = path.resolve(import.meta.dirname, "../texts", story.name);
  const source = readFileSync(path.join(folder, "work.json"), "utf8");
  const chapters = readdirSync(folder)
    .filter((file) => /^\d.*\.tsv$/.test(file))
    .sort()
    .map((file) => {
      const table = readFileSync(path.join(folder, file), "utf8");
      return { work: "mine", name: file.replace(".tsv", ""), table, confidence: {} };
    });
  const work = {
    name: "mine",
    source: source.replace('"In Good Time"', JSON.stringify(title)),
    overview: chapters.map(({ name, table }) => ({
      name,
      ...chapterStatistics(parseChapter(table, `${name}.tsv`), name),
    })),
    isDraft: false,
    changedAt: morning,
  };
  return { works: [work], chapters };
}

async function choose(page: Page, label: string, name: string, content: string | Buffer) {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: label, exact: true }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer });
}

async function bringIn(page: Page, locale: Locale, source = table) {
  const name = names[locale];
  await page.goto(`/${locale}/words/files/`);
  await choose(page, name.import, "words.csv", source);
  await page.getByRole("button", { name: name.doImport, exact: true }).click();
}

async function save(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const download: Promise<Download> = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const saved = await download;
  return { name: saved.suggestedFilename(), content: readFileSync(await saved.path()) };
}

/** Answers everything that is asked by keyboard, each with the grade; answers with how many. */
async function reviewAll(page: Page, locale: Locale, grade: string): Promise<number> {
  const name = names[locale];
  await page.goto(`/${locale}/words/review/`);
  const show = page.getByRole("button", { name: name.show });
  const done = page.getByRole("heading", { name: name.done });
  let count = 0;
  for (;;) {
    await expect(show.or(done)).toBeVisible();
    if (await done.isVisible()) return count;
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: name.good })).toBeFocused();
    await page.keyboard.press(grade);
    await expect(page.getByRole("button", { name: name.good })).toHaveCount(0);
    count++;
  }
}

/** What the figures say in words, one line a figure. */
async function readFigures(page: Page, locale: Locale): Promise<readonly string[]> {
  await page.goto(`/${locale}/words/figures/`);
  await expect(page.getByRole("heading", { name: names[locale].retention })).toBeVisible();
  return page
    .locator("main section")
    .evaluateAll((sections) =>
      sections.map((section) => section.querySelector("p")?.textContent ?? ""),
    );
}

/** The words that the text has marked, in its order. */
async function marked(page: Page, kind: "learning" | "unknown"): Promise<readonly string[]> {
  return page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)),
    `en-regard-${kind}`,
  );
}

for (const locale of ["fr", "en"] as const)
  test(`words are kept while reading, marked when asked for, and counted, in ${locale}`, async ({
    page,
  }) => {
    const name = names[locale];
    await openChapter(page, { locale, view: "rows", segment: "p2.1" });
    await lookUp(page, "p2.1", "vivait");
    const card = page.getByRole("dialog", { name: name.card("vivait") });
    const learning = card.getByRole("button", { name: name.learning });
    await learning.click();
    await expect(learning).toHaveAttribute("aria-pressed", "true");
    // The next one by keys: kept, then known.
    await page.keyboard.press("Escape");
    await lookUp(page, "p2.1", "apprentie");
    const other = page.getByRole("dialog", { name: name.card("apprentie") });
    await expect(other.getByRole("button", { name: name.known })).toBeEnabled();
    await page.keyboard.press("l");
    await expect(other.getByRole("button", { name: name.learning })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("m");
    await expect(other.getByRole("button", { name: name.known })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("Escape");

    // Nothing is marked until it is asked for; then it is in facing and single views alike.
    expect(await marked(page, "learning")).toEqual([]);
    await page.keyboard.press("a");
    await page.getByLabel(name.marks).check();
    await page.keyboard.press("Escape");
    await expect.poll(() => marked(page, "learning")).toContain("vivait");
    expect(await marked(page, "learning")).not.toContain("apprentie");
    for (const view of ["facing", "fr"]) {
      await page.goto(chapterUrl({ locale, view, segment: "p2.1" }));
      await ready(page);
      await expect.poll(() => marked(page, "learning"), { timeout: 15_000 }).toContain("vivait");
    }

    // The notebook has the word with both sentences, and leads back to where it was met.
    await page.goto(`/${locale}/words/`);
    await page.getByRole("button", { name: /^vivre/ }).click();
    const context = page.getByRole("listitem").getByRole("listitem");
    await expect(context.locator("mark")).toHaveText("vivait");
    await expect(context.locator("[lang=en]")).not.toBeEmpty();
    await expect(context.getByRole("link")).toHaveAttribute(
      "href",
      `/${locale}/${story.name}/${story.first}/#p2.1`,
    );

    // With the commonest words taken as known, the work says how much of it is.
    await page.goto(`/${locale}/${story.name}/`);
    await page.getByRole("button", { name: name.comfort }).click();
    await page.getByLabel(name.assumes).selectOption("2");
    await page.keyboard.press("Escape");
    await expect(page.getByText(name.share)).toBeVisible();
  });

test("a text that the reader brought says how much of it they know, as the library’s do", async ({
  page,
}) => {
  await page.goto("/en/words/");
  await putStudyRows(page, { ...noUserData, ...ownStory("In Good Time, mine") });
  await page.goto("/en/words/figures/");
  await page.getByLabel(names.en.assumes).selectOption("2");
  const percent = async (row: Locator) => {
    await expect(row).toContainText(/\d+% known/, { timeout: 60_000 });
    return Number(/(\d+)%/.exec((await row.textContent()) ?? "")?.[1]);
  };
  const works = page.locator("section", { hasText: "How much of each text" }).locator("li");
  const mine = works.filter({ hasText: "In Good Time, mine" });
  const share = await percent(mine);
  // The library’s has a glossary besides, which may know a word or two more.
  expect(
    Math.abs(share - (await percent(works.filter({ hasText: /^In Good Time\d/ })))),
  ).toBeLessThan(2);

  // Its page says the same, and of each chapter.
  await mine.getByRole("link").click();
  await expect(page.getByText(`You know ${share}% of its running words.`)).toBeVisible();
  for (const chapter of await page.locator("main ol > li").all()) await percent(chapter);
});

test("words come back over days, and a backup brings all of it into an empty browser", async ({
  page,
  browser,
  baseURL,
}) => {
  const locale: Locale = "fr";
  const name = names[locale];
  await page.clock.setFixedTime(morning);
  await bringIn(page, locale);
  await expect(page.getByText(name.imported)).toBeVisible();
  const mend = { work: story.name, chapter: story.first, patch: "", changedAt: morning };
  await putStudyRows(page, { ...noUserData, mends: [mend] });

  // New words, each twice: their second step is ten minutes later, and need not be waited for.
  expect(await reviewAll(page, locale, "3")).toBe(6);
  let asked = 0;
  for (const days of [1, 2, 3, 4, 8, 16, 30]) {
    await page.clock.setFixedTime(morning + days * day);
    asked += await reviewAll(page, locale, "3");
  }
  expect(asked).toBeGreaterThanOrEqual(6);
  const figures = await readFigures(page, locale);
  expect(figures.join(" ")).toContain(`${asked}`);
  expect(figures.join(" ")).toMatch(/100\s%/);
  // Behind each drawing is a table that says the same.
  await page.locator("summary").first().click();
  await expect(page.getByRole("table").first()).toBeVisible();

  await page.goto(`/${locale}/words/files/`);
  const backup = await save(page, name.saveBackup);
  expect(backup.name).toBe("en-regard-2026-12-25.backup");

  const empty = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = await empty.newPage();
  await other.clock.setFixedTime(morning + 30 * day);
  await other.goto(`/${locale}/words/files/`);
  await choose(other, name.chooseBackup, backup.name, backup.content);
  await expect(other.getByRole("row", { name: name.mends })).toBeVisible();
  await other.getByRole("button", { name: name.restore, exact: true }).click();
  await expect(other.getByText(name.restored)).toBeVisible();
  expect(await readFigures(other, locale)).toEqual(figures);

  // It can be taken back, and then nothing is left of it.
  await other.goto(`/${locale}/words/files/`);
  await other.getByRole("button", { name: name.undo }).click();
  await expect(other.getByRole("button", { name: name.undo })).toHaveCount(0);
  const before = await readFigures(other, locale);
  expect(before.join(" ")).not.toMatch(/\d/);
  await empty.close();
});

test("a package for Anki holds both sentences, and one made later updates its notes", async ({
  page,
}) => {
  await page.clock.setFixedTime(morning);
  await bringIn(page, "en");
  await expect(page.getByText(names.en.imported)).toBeVisible();
  await page.getByLabel("Sentence with a gap").check();
  const read = async () => {
    const { name, content } = await save(page, names.en.saveAnki);
    expect(name).toMatch(/\.apkg$/);
    const sql = await initSqlJs();
    const database = new sql.Database(unzipSync(content)["collection.anki2"]);
    expect(database.exec("PRAGMA integrity_check")[0]?.values).toEqual([["ok"]]);
    const rows = database.exec("SELECT guid, flds, mod FROM notes ORDER BY guid")[0]?.values ?? [];
    const decks = String(database.exec("SELECT decks FROM col")[0]?.values[0]?.[0]);
    return { rows, decks };
  };
  const first = await read();
  expect(first.rows).toHaveLength(6);
  expect(first.decks).toContain("À la bonne heure");
  const fields = first.rows.map(([, fields]) => String(fields).split("\u001f"));
  const voir = fields.find(([french]) => french === "Il <b>vit</b> la mer.");
  expect(voir?.slice(1, 5)).toEqual(["He saw the sea.", "vit", "voir", "see"]);
  expect(voir?.[6]).toMatch(/^http:.*\/en\/a-la-bonne-heure\/01-les-deux-midis\/#p1\.2$/);
  expect(fields.map(([french]) => french)).toContain("Il {{c1::vit}} la mer.");

  await page.clock.setFixedTime(morning + day);
  await page.goto("/en/words/");
  await page.getByRole("button", { name: /^voir/ }).click();
  await page.getByLabel("Meaning").fill("to see");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("to see", { exact: true })).toBeVisible();
  await page.goto("/en/words/files/");
  await page.getByLabel("Sentence with a gap").check();
  const second = await read();
  expect(second.rows.map(([guid]) => guid)).toEqual(first.rows.map(([guid]) => guid));
  const changed = second.rows.filter(([, , mod], index) => mod !== first.rows[index]?.[2]);
  expect(changed).toHaveLength(2);
});

test("a typed answer may lack an accent, and that is said", async ({ page }) => {
  await page.clock.setFixedTime(morning);
  await bringIn(page, "en");
  await expect(page.getByText(names.en.imported)).toBeVisible();
  await page.goto("/en/words/review/");
  await page.getByText("How words are reviewed").click();
  await page.getByLabel("a gap, and the English sentence").check();
  await page.getByLabel("Type the answer").check();
  const answers = { lighthouse: "le phare", saw: "vit", school: "ecole" };
  for (let turn = 0; turn < 3; turn++) {
    const input = page.getByLabel("The missing French word");
    await expect(input).toBeFocused();
    const english = (await page.locator("article p[lang=en]").first().textContent()) ?? "";
    const [word, answer] = Object.entries(answers).find(([each]) => english.includes(each)) ?? [];
    await page.keyboard.type(answer ?? "");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-verdict]")).toHaveText(
      {
        lighthouse: "Nearly “phare”: the article makes no difference here",
        saw: /^Correct\./,
        school: "Nearly “école”: mind the accents",
      }[word ?? ""] ?? "",
    );
    await page.keyboard.press("4");
    await expect(page.locator("[data-verdict]")).toHaveCount(0);
  }
  await expect(page.getByRole("heading", { name: "Done for today" })).toBeVisible();
  // The last answer can be taken back, and is asked again.
  await page.keyboard.press("u");
  await expect(page.getByLabel("The missing French word")).toBeVisible();
});

test("words are searched without accents, changed together, and changed back", async ({ page }) => {
  await bringIn(page, "en");
  await expect(page.getByText(names.en.imported)).toBeVisible();
  await page.goto("/en/words/");
  await page.getByLabel("Search the words").fill("ECOLE");
  await expect(page.getByText("1 word", { exact: true })).toBeVisible();
  await page.getByLabel("Search the words").fill("");
  await expect(page.getByText("3 words", { exact: true })).toBeVisible();
  await page.getByLabel("Select all shown").check();
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.getByRole("button", { name: "Known", exact: true }).click();
  await expect(page.getByRole("radio", { name: "Known 3" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("radio", { name: "Learning 3" })).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "No words yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: /^phare/ })).toBeVisible();
});

test("whoever keeps words is asked once, and told why, whether they are to be kept for good", async ({
  page,
}) => {
  await page.goto("/en/words/");
  await putStudyRows(page, makeStudyRows(3, 0, morning));
  await page.goto("/en/words/");
  const question = page.getByRole("region", { name: "Keep these words for good?" });
  await expect(question).toContainText("Browsers may clear");
  await question.getByRole("button", { name: "Not now" }).click();
  await expect(question).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("3 words", { exact: true })).toBeVisible();
  await expect(question).toHaveCount(0);
});

test("two tabs see each other’s changes and take none of them back", async ({ context, page }) => {
  await bringIn(page, "en");
  await expect(page.getByText(names.en.imported)).toBeVisible();
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/en/words/");
    await tab.getByRole("button", { name: /^voir/ }).click();
  }
  await page.getByLabel("Note").fill("Il vit");
  await other.getByRole("listitem").getByRole("radio", { name: "Known" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByLabel("Note")).toHaveValue("Il vit");
    await expect(tab.getByRole("listitem").getByRole("radio", { name: "Known" })).toBeChecked();
  }
});

test("a file that is no sound backup is refused, and says why", async ({ page }) => {
  await bringIn(page, "en");
  await expect(page.getByText(names.en.imported)).toBeVisible();
  const { content } = await save(page, names.en.saveBackup);
  const damaged = Buffer.from(content);
  damaged[damaged.length - 20] = (damaged[damaged.length - 20] ?? 0) ^ 1;
  const newer = Buffer.from(
    content.toString("latin1").replace('"version":3', '"version":9'),
    "latin1",
  );
  const cases = [
    [content.subarray(0, content.length - 40), /cut off/],
    [damaged, /damaged/],
    [newer, /later version/],
    [Buffer.from("PK"), /not a backup/],
  ] as const;
  for (const [file, message] of cases) {
    await choose(page, names.en.chooseBackup, "file.backup", file);
    await expect(page.locator("main").getByRole("alert")).toHaveText(message);
  }
  await choose(page, names.en.chooseBackup, "file.backup", content);
  await expect(page.getByText("Everything in it is here already.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore", exact: true })).toBeDisabled();
});

test("a table with a line that cannot be read is not taken at all", async ({ page }) => {
  await page.goto("/fr/words/files/");
  await choose(page, names.fr.import, "words.csv", "mot,state\nphare,learning\nchat,appris\n");
  await expect(page.locator("main").getByRole("alert")).toContainText(
    "ligne 3 : « appris » n’est pas un état",
  );
  await page.goto("/fr/words/");
  await expect(page.getByRole("heading", { name: "Pas encore de mots" })).toBeVisible();
});

test("twenty thousand lines show how far they are, can be stopped, and are all or nothing", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const lines = Array.from({ length: 20_000 }, (_, index) => `mot-${index},NOUN,word ${index}`);
  const source = `word,part,sense\n${lines.join("\n")}\n`;
  await page.goto("/en/words/files/");
  await choose(page, names.en.import, "words.csv", source);
  await expect(page.getByText("20,000 words and 0 sentences")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Nothing was changed.")).toBeVisible({ timeout: 60_000 });
  const count = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const request = indexedDB.open("en-regard");
          request.onsuccess = () => {
            const words = request.result.transaction("words").objectStore("words").count();
            words.onsuccess = () => {
              request.result.close();
              resolve(words.result);
            };
          };
        }),
    );
  expect(await count()).toBe(0);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("20,000 lines imported.")).toBeVisible({ timeout: 180_000 });
  expect(await count()).toBe(20_000);

  // From the first row on the notebook says how many there are, though it has not read them all.
  await page.addInitScript(() => {
    const sizes = new Set<string>();
    Object.assign(window, { sizes });
    new MutationObserver(() => {
      for (const row of document.querySelectorAll("main li[aria-setsize]"))
        sizes.add(row.getAttribute("aria-setsize") ?? "");
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto("/en/words/");
  await expect(page.getByText("20,000 words", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel("Select all shown")).toBeEnabled({ timeout: 30_000 });
  expect(
    await page.evaluate(() => [...(window as unknown as { sizes: Set<string> }).sizes]),
  ).toEqual(["20000"]);
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: /^mot-0 / })).toBeVisible();
});

test.describe("a full disk", () => {
  test.use({ mayComplain: true });
  test("is said at once, and nothing kept before is lost", async ({ page, baseURL }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", {
      origin: baseURL ?? "",
      quotaSize: 300_000,
    });
    await bringIn(page, "en");
    await expect(page.getByText(names.en.imported)).toBeVisible();
    const lines = Array.from({ length: 1000 }, (_, index) => `mot-${index},${"x".repeat(5000)}`);
    await choose(page, names.en.import, "words.csv", `word,sense\n${lines.join("\n")}\n`);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText("is full", {
      timeout: 60_000,
    });
    await session.send("Storage.overrideQuotaForOrigin", { origin: baseURL ?? "" });
    await page.goto("/en/words/");
    await expect(page.getByText("3 words", { exact: true })).toBeVisible();
  });
});

test.describe("an older version", () => {
  // A picture by itself has no icon for the browser to show.
  test.use({ mayComplain: true });
  for (const version of [1, 2])
    test(`kept what is there in this one: version ${version}`, async ({ page }) => {
      await page.goto("/icon.svg");
      await page.evaluate(
        (old) =>
          new Promise<void>((resolve, reject) => {
            // Dexie counts in tens.
            const request = indexedDB.open("en-regard", 10 * old);
            request.onupgradeneeded = () => {
              const make = (name: string, keyPath: string | string[], indices: string[] = []) => {
                const store = request.result.createObjectStore(name, { keyPath });
                for (const index of indices) store.createIndex(index, index);
                return store;
              };
              make("works", "name", ["changedAt"]).put({
                ...{ name: "mine", source: "{}", overview: [], isDraft: false, changedAt: 1 },
              });
              make("chapters", ["work", "name"], ["work"]).put({
                ...{ work: "mine", name: "01", table: "id\tfr\ten\n", confidence: {} },
              });
              make("drafts", "id");
              if (old === 1) return;
              const [lemma, upos, isExpression] = ["marée", "NOUN", false];
              make("words", "key", ["state", "keptAt"]).put({
                ...{ key: "NOUN:marée", lemma, upos, isExpression, state: "learning" },
                ...{ sense: "tide", note: "", forms: [], keptAt: 1, changedAt: 1 },
              });
              const contextKey = ["word", "work", "chapter", "segment"];
              make("contexts", contextKey, ["word", "work"]);
              make("reviews", ["word", "at"], ["word", "at"]);
              make("sittings", ["startedAt", "work"]);
              request.result.createObjectStore("undos", { keyPath: "id", autoIncrement: true });
            };
            request.onsuccess = () => {
              request.result.close();
              resolve();
            };
            request.onerror = () => reject(request.error);
          }),
        version,
      );
      await bringIn(page, "en");
      await expect(page.getByText(names.en.imported)).toBeVisible();
      const kept = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const request = indexedDB.open("en-regard");
            request.onsuccess = () => {
              const all = request.result.transaction("chapters").objectStore("chapters").getAll();
              all.onsuccess = () => {
                resolve({ version: request.result.version, chapters: all.result });
                request.result.close();
              };
            };
          }),
      );
      expect(kept).toEqual({
        version: 30,
        chapters: [{ work: "mine", name: "01", table: "id\tfr\ten\n", confidence: {} }],
      });
      await page.goto("/en/words/");
      const count = version === 1 ? "3 words" : "4 words";
      await expect(page.getByText(count, { exact: true })).toBeVisible();
      await expect(page.getByRole("button", { name: /^marée/ })).toHaveCount(version - 1);
    });
});

test("axe finds nothing on the pages of words, on any paper", async ({ page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
  const check = async (what: string) => {
    expect(await findingsOnAnyPaper(page), what).toEqual([]);
  };
  await page.goto("/fr/words/");
  await expect(page.getByRole("heading", { name: "Pas encore de mots" })).toBeVisible();
  await check("empty");
  const now = Date.now();
  const sittings = [{ startedAt: now, work: "a-la-bonne-heure", chapter: "01", seconds: 300 }];
  await putStudyRows(page, { ...makeStudyRows(40, 120, now), sittings });
  await page.goto("/fr/words/");
  await page.getByRole("button", { expanded: false }).first().click();
  await page.getByRole("listitem").getByRole("checkbox").first().check();
  await expect(page.getByText("1 sélectionné", { exact: true })).toBeVisible();
  await check("notebook");
  await page.goto("/en/words/review/");
  await page.getByText("How words are reviewed").click();
  await check("question");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await check("answer");
  for (const section of ["figures", "files"]) {
    await page.goto(`/fr/words/${section}/`);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    if (section === "figures") await page.locator("summary").first().click();
    await check(section);
  }
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow", mayComplain: true });
  test("words are reviewed all the same", async ({ page, context }) => {
    await bringIn(page, "en");
    await expect(page.getByText(names.en.imported)).toBeVisible();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while ((await caches.match("/en/words/review/")) === undefined)
        await new Promise((done) => setTimeout(done, 50));
    });
    await context.setOffline(true);
    expect(await reviewAll(page, "en", "4")).toBe(3);
  });
});

test("at 320 px no page of words scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/fr/words/");
  await putStudyRows(page, makeStudyRows(40, 120, Date.now()));
  for (const [path, shown] of [
    ["", page.getByText("40 mots", { exact: true })],
    ["review/", page.getByRole("button", { name: names.fr.show })],
    ["figures/", page.getByRole("heading", { name: names.fr.retention })],
    ["files/", page.getByRole("button", { name: names.fr.saveBackup })],
  ] as const) {
    await page.goto(`/fr/words/${path}`);
    await expect(shown).toBeVisible();
    await frames(page);
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
