import { strToU8, type Zippable, zipSync } from "fflate";
import type { Locator } from "playwright/test";
import { englishStandardEpub, frenchGutenbergEpub, subtitles, wordTable } from "./book-files.ts";
import { align, drop, type ImportedFile, openMending, rows, side, storyFile } from "./imported.ts";
import { expect, lookUp, ready, test } from "./reader.ts";

test("what was chosen is still there after a reload, and can be swapped and put away", async ({
  page,
}) => {
  await page.goto("/fr/import/");
  await drop(page, '[data-side="en"]', [storyFile("fr")]);
  await expect(page.getByText("Les côtés semblent échangés")).toBeVisible();
  await page.getByRole("button", { name: "Échanger les côtés" }).click();
  await expect(page.getByRole("status").filter({ hasText: "sont échangés" })).toBeVisible();
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  await page.reload();
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  await expect(page.getByText("sont toujours là")).toBeVisible();
  const paste = side(page, "Anglais").getByText("Ou coller le texte");
  await paste.click();
  await page.getByRole("textbox", { name: "Texte anglais" }).fill(storyFile("en").content);
  await expect.poll(() => page.evaluate(keptPaste)).toMatch(/In Orvigné/);
  await page.reload();
  await paste.click();
  await expect(page.getByRole("textbox", { name: "Texte anglais" })).toHaveValue(/In Orvigné/);
  await page.getByRole("button", { name: "Utiliser ce texte" }).click();
  await expect(side(page, "Anglais")).toContainText("texte collé");
  await side(page, "Anglais").getByRole("button", { name: "Retirer" }).click();
  await expect(side(page, "Anglais")).toContainText("Déposez l’anglais ici");
});

/** What the browser keeps of the English that is being pasted. */
function keptPaste(): Promise<string> {
  return new Promise((found, fail) => {
    const opening = indexedDB.open("en-regard");
    opening.onerror = fail;
    opening.onsuccess = () => {
      const asked = opening.result.transaction("drafts").objectStore("drafts").get("import");
      asked.onsuccess = () => {
        opening.result.close();
        found(asked.result?.pasted.en ?? "");
      };
    };
  });
}

/** A zip whose first file is said to need a password. */
function withPassword(files: Zippable): Uint8Array {
  const locked = zipSync(files);
  const view = new DataView(locked.buffer);
  const directory = view.getUint32(locked.length - 6, true);
  view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 1, true);
  return locked;
}

const container = { "META-INF/container.xml": strToU8("<container/>") };
const thousand = Array.from({ length: 1000 }, (_, index) => `x-${index}`);
const memory = (...languages: readonly string[]) =>
  `<tmx version="1.4"><body><tu>${languages
    .map((code) => `<tuv xml:lang="${code}"><seg>${code} a un chat</seg></tuv>`)
    .join("")}</tu></body></tmx>`;

test("bad files are told in the reader’s language, and nothing that is there is touched", async ({
  page,
}) => {
  await page.goto("/fr/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr")]);
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  const told: readonly (readonly [ImportedFile, string])[] = [
    [{ name: "vide.txt", content: "" }, "« vide.txt » est vide."],
    [
      { name: "énorme.txt", content: "Il était une fois.", size: 200_000_000 },
      "« énorme.txt » est trop volumineux : 200 Mo, pour un maximum de 100 Mo.",
    ],
    [
      { name: "livre.pdf", content: "%PDF-1.7\n%âãÏÓ\n1 0 obj" },
      "« livre.pdf » est endommagé ou tronqué",
    ],
    [
      { name: "livre.epub", content: "PK\u0003\u0004abcdefgh" },
      "« livre.epub » est endommagé ou tronqué",
    ],
    [
      {
        name: "tronqué.docx",
        content: zipSync({ "word/document.xml": strToU8("<w/>") }).slice(0, -9),
      },
      "« tronqué.docx » est endommagé ou tronqué",
    ],
    [{ name: "fermé.epub", content: withPassword(container) }, "« fermé.epub » est chiffré"],
    [
      {
        name: "bombe.docx",
        content: zipSync({ "word/document.xml": [new Uint8Array(5_000_000), { level: 9 }] }),
      },
      "« bombe.docx » contient bien plus qu’un texte",
    ],
    [
      { name: "dehors.epub", content: zipSync({ ...container, "../../mal.txt": strToU8("mal") }) },
      "« dehors.epub » contient un chemin qui mène hors de lui",
    ],
    [
      {
        name: "entités.tmx",
        content: `<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${memory("fr", "en")}`,
      },
      "« entités.tmx » déclare ses propres entités",
    ],
    [
      { name: "image.txt", content: "\u0000\u0001\u0002\u0003".repeat(400) },
      "« image.txt » n’est pas un texte",
    ],
    [
      { name: "mille.tmx", content: memory(...thousand) },
      "« mille.tmx » n’a pas un côté français et un côté anglais",
    ],
    [
      { name: "tableau.tsv", content: "id\tfr\ten\np1.1\tOui.\tYes.\np1.1\tNon.\tNo.\n" },
      "« tableau.tsv » n’est pas conforme à son format, à partir de la ligne 3",
    ],
  ];
  for (const [file, message] of told) {
    await drop(page, '[data-side="en"]', [file]);
    await expect(page.getByRole("alert").filter({ hasText: message })).toBeVisible();
    await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
    await expect(side(page, "Anglais")).toContainText("Déposez l’anglais ici");
  }
  await drop(page, '[data-side="en"]', [storyFile("fr")]);
  await expect(page.getByText("Les deux textes semblent être en français")).toBeVisible();
  await page.goto("/fr/own/");
  await expect(page.getByText("Il n’y a encore rien ici.")).toBeVisible();
});

test("of a memory’s several kinds of English the reader chooses one", async ({ page }) => {
  await page.goto("/en/import/");
  const file = { name: "chat.tmx", content: memory("fr-FR", "en-US", "en-GB", ...thousand) };
  await drop(page, '[data-side="fr"]', [file]);
  const question = page.getByRole("form", { name: "“chat.tmx” has several languages" });
  const french = question.getByRole("combobox", { name: "The French" });
  const english = question.getByRole("combobox", { name: "The English" });
  await expect(french).toBeFocused();
  await expect(french).toHaveValue("fr-FR");
  await expect(english.getByRole("option", { name: "British English (en-GB)" })).toHaveCount(1);
  await french.selectOption("en-GB");
  await english.selectOption("en-GB");
  await expect(question.getByRole("button", { name: "Read these two" })).toBeDisabled();
  await french.selectOption("x-7");
  await question.getByRole("button", { name: "Read these two" }).click();
  await page.waitForURL("**/own/?work=chat");
  await page.getByRole("link", { name: "Begin reading" }).click();
  await expect(page.locator("#fr .segment")).toHaveText("x-7 a un chat");
  await expect(page.locator("#en .segment")).toHaveText("en-GB a un chat");
});

test("words that the ends of lines part are joined as the lexicon has them", async ({ page }) => {
  await page.goto("/en/import/");
  const line = "La grand-mère du gardien cultivait des légumes derrière le phare de la pointe,";
  await drop(page, '[data-side="fr"]', [
    {
      name: "potager.txt",
      content: `${line} un chou-\nfleur, des carottes, et elle regardait passer les bateaux du gouver-\nnement. ${line}\n${line}\n`,
    },
  ]);
  await expect(side(page, "French")).toContainText("un chou-fleur", { timeout: 20_000 });
  await expect(side(page, "French")).toContainText("du gouvernement.");
});

test("a licence is set aside by name, can be taken into the text, and set aside again", async ({
  page,
}) => {
  await page.goto("/en/import/");
  const { name, content } = storyFile("fr");
  const start = "*** START OF THE PROJECT GUTENBERG EBOOK ***";
  const end = "*** END OF THE PROJECT GUTENBERG EBOOK ***";
  await drop(page, '[data-side="fr"]', [
    { name, content: `Use it as you like.\n\n${start}\n\n${content}\n\n${end}\n\nThe licence.` },
  ]);
  await expect(side(page, "French")).toContainText("5 chapters");
  const outline = page.getByRole("region", { name: "Chapters" });
  const licence = outline.getByRole("group").filter({ hasText: "Use it as you like." });
  await expect(licence).toContainText("licence");
  await licence.locator("summary").click();
  await licence.getByRole("button", { name: "Take into the text" }).click();
  await expect(licence.locator("summary")).toBeFocused();
  await licence.getByRole("button", { name: "Set aside" }).click();
  await expect(licence.getByText("set aside by you")).toBeVisible();
  await outline.getByRole("button", { name: "Undo" }).click();
  await expect(licence.getByRole("button", { name: "Set aside" })).toBeVisible();
});

test("both texts may be pasted and taken one right after the other", async ({ page }) => {
  await page.goto("/en/import/");
  await expect(page.locator("section[data-ready]")).toBeVisible();
  for (const [name, key] of [
    ["French", "fr"],
    ["English", "en"],
  ] as const) {
    await side(page, name).getByText("Or paste the text").click();
    await page.getByRole("textbox", { name: `${name} text` }).fill(storyFile(key).content);
  }
  // No hand is as quick: the worker has not even begun when the second is taken.
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("button")];
    for (const button of buttons) if (button.textContent === "Take this text") button.click();
  });
  await expect(side(page, "French")).toContainText("Orvigné");
  await expect(side(page, "English")).toContainText("Orvigné");
  await expect(side(page, "French").getByText(/^À Orvigné/)).toBeVisible();
  await expect(side(page, "English").getByText(/^In Orvigné/)).toBeVisible();
  await align(page);
});

test("French alone is read, and its English is added later beside the same rows", async ({
  page,
}) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr")]);
  await page.getByRole("button", { name: "Read the French alone" }).click();
  await page.waitForURL("**/own/read/**");
  await ready(page);
  await expect(page.locator("html")).toHaveAttribute("data-view", "fr");
  const french = page.getByRole("article", { name: "Texte français" });
  const sentence = french.getByText("Ensuite on attendait.", { exact: true });
  await expect(sentence).toBeVisible();
  const id = await sentence.getAttribute("id");
  await lookUp(page, id ?? "", "attendait");
  await expect(page.getByRole("dialog", { name: "Word: attendait" })).toContainText("wait");
  await page.goto("/en/own/?work=a-la-bonne-heure");
  await expect(page.getByText("French alone, for now.")).toBeVisible();
  await page.getByRole("link", { name: "Add the English" }).click();
  await expect(side(page, "French")).toContainText("one of your texts");
  await drop(page, '[data-side="en"]', [storyFile("en")]);
  await align(page);
  await expect(page.locator(`[id="${id}"]`)).toContainText("Ensuite on attendait.");
  await expect(page.locator(`[id="en-${id}"]`)).not.toBeEmpty();
  await page.goto("/en/own/?work=a-la-bonne-heure");
  await expect(page.getByText(/of the rows are expected to be right/)).toBeVisible();
  await expect(page.getByText("French alone")).toHaveCount(0);
});

test("two EPUBs with notes, built as two libraries build them, are read with both notes in their places", {
  tag: "@phone",
}, async ({ page }) => {
  await page.goto("/fr/import/");
  await drop(page, '[data-side="fr"]', [englishStandardEpub(), frenchGutenbergEpub()]);
  await expect(side(page, "Français")).toContainText("Le Phare de Kerlan");
  await expect(side(page, "Anglais")).toContainText("The Lighthouse at Kerlan");
  const outline = page.getByRole("region", { name: "Chapitres" });
  const second = outline.locator("li[data-linked]").nth(1);
  await expect(second.locator('[data-cell="fr"] summary')).toContainText("CHAPITRE II");
  await expect(second.locator('[data-cell="en"] summary')).toContainText("II");
  await align(page, "fr");
  const french = page.getByRole("article", { name: "Texte français" });
  const english = page.getByRole("article", { name: "English text" });
  await expect(french).toContainText("Personne ne répondit, sauf la mer.");
  await expect(english).toContainText("No one answered but the sea.");
  await expect(french).not.toContainText("Project Gutenberg");
  await expect(french.getByText("On disait dans le pays qu’il comptait ses mots.")).toHaveCount(1);
  await expect(english).not.toContainText("↩");
  await expect(english).not.toContainText("Imprint");
  await page
    .getByRole("link", { name: /Chapitre suivant/ })
    .first()
    .click();
  await ready(page);
  await expect(french).toContainText("Yvon garda le chat.");
  await expect(english).toContainText("Yvon kept the cat.");
});

test("the subtitles of a film in both languages are read side by side", async ({ page }) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [subtitles("en"), subtitles("fr")]);
  await align(page);
  const row = page.locator("#fr .segment").filter({ hasText: "Pas moi, j’étais au phare." });
  const id = await row.getAttribute("id");
  await expect(page.locator(`[id="en-${id}"]`)).toContainText("Not me, I was at the lighthouse.");
  await expect(page.locator("#fr")).not.toContainText("00:00");
});

test("a Word table of both languages is a text at once", async ({ page }) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [wordTable()]);
  await page.waitForURL("**/own/?work=fiche");
  await page.getByRole("link", { name: "Begin reading" }).click();
  await ready(page);
  await expect(page.locator("#fr .segment")).toHaveCount(3);
  await expect(page.locator("#en .segment").first()).toHaveText("The cat is asleep on the lamp.");
});

test("by keys alone a chapter is linked with another, renamed, set aside, and all is undone", async ({
  page,
}) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
  const outline = page.getByRole("region", { name: "Chapters" });
  await expect(outline.getByText("5 pairs found.")).toBeVisible();
  const second = outline.locator('[data-cell="fr"] details').nth(1);
  await second.locator("summary").focus();
  await page.keyboard.press("Enter");
  const link = second.getByRole("combobox", { name: "Goes with the English" });
  await expect(link.locator("option:checked")).toContainText("CHAPTER 2");
  await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(outline.getByText("4 pairs found. 1 part has nothing beside it")).toBeVisible();
  await expect(second.locator("summary")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("La soupe du maire");
  await page.keyboard.press("Enter");
  await expect(second.locator("summary")).toContainText("La soupe du maire");
  await expect(second.locator("summary")).toBeFocused();
  await second.getByRole("button", { name: "Set aside" }).press("Enter");
  await expect(second.getByText("set aside by you")).toBeVisible();
  const undo = outline.getByRole("button", { name: "Undo" });
  for (let times = 0; times < 3; times++) await undo.press("Enter");
  await expect(undo).toBeDisabled();
  await expect(outline.getByText("5 pairs found.")).toBeVisible();
  await expect(second.locator("summary")).toContainText("L’affaire de la soupe");
});

for (const [locale, sentence] of [
  ["fr", "Un problème imprévu est survenu avec « a-la-bonne-heure.txt"],
  ["en", "Something went wrong with “a-la-bonne-heure.txt"],
] as const)
  test.describe(`an error that nobody foresaw, in ${locale},`, () => {
    test.use({ mayComplain: true });
    test("is told in the reader’s words, and what was chosen stays", async ({ page }) => {
      // What the worker fetches is no lexicon at all.
      await page.route("**/translation-lexicon*", (route) => route.fulfill({ body: "x\ty\n" }));
      await page.goto(`/${locale}/import/`);
      await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
      const name = locale === "fr" ? "Aligner et lire" : "Align and read";
      await page.getByRole("button", { name }).click();
      const alert = page.getByRole("alert").filter({ hasText: /./ });
      await expect(alert).toContainText(sentence);
      await expect(alert).not.toContainText(/undefined|Error|RangeError|line \d/);
      await expect(page.locator('[data-side="fr"]')).toContainText("a-la-bonne-heure.txt");
    });
  });

test("a book of the shelf is found by its level, and its two files by their names", async ({
  page,
}) => {
  await page.goto("/en/import/");
  const shelf = page.getByRole("region", { name: "Books to choose from" });
  await shelf.getByRole("combobox", { name: "Level" }).selectOption("A2");
  await expect(shelf.getByRole("status")).toHaveText("1 book");
  await shelf.getByRole("combobox", { name: "Level" }).selectOption("B1");
  await shelf.getByRole("combobox", { name: "Author" }).selectOption("George Sand");
  await shelf.getByText("La Mare au diable", { exact: true }).click();
  await expect(shelf.getByRole("link", { name: /^La Mare au diable/ })).toHaveAttribute(
    "href",
    "https://www.gutenberg.org/ebooks/23582.epub.noimages",
  );
  await drop(page, '[data-side="en"]', [
    { ...storyFile("en"), name: "pg12816.txt" },
    { ...storyFile("fr"), name: "pg23582-0.txt" },
  ]);
  await expect(page.getByText("La Mare au diable, George Sand: title, level (B1)")).toBeVisible();
  await align(page);
  await page.goto("/en/own/?work=la-mare-au-diable");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Devil’s Pool");
  await expect(page.getByText("George B. Ives")).toBeVisible();
  await expect(page.getByRole("link", { name: /Project Gutenberg, n° 23582/ })).toBeVisible();
});

test("a script in a file is never run, and a page of markup is read as its words", async ({
  page,
}) => {
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [
    {
      name: "texte.html",
      content: `<!doctype html><html lang="fr"><title>Le Chat</title><body><script>window.hasRun = true</script>
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
    content: Array.from({ length: 30 }, () => storyFile(name).content).join("\n\n"),
  });
  await drop(page, '[data-side="fr"]', [long("fr"), long("en")]);
  await page.getByRole("button", { name: "Align and read" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. What you chose is still here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Align and read" })).toBeEnabled();
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
  await drop(page, '[data-side="fr"]', [storyFile("fr"), { name: "other.txt", content: other }]);
  await page.getByRole("button", { name: "Align and read" }).click();
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
  await page.getByRole("button", { name: "Align and read" }).click();
  await expect(page.getByText("There is no room left")).toBeVisible({ timeout: 30_000 });
  await page.goto("/en/own/");
  await expect(page.getByText("Nothing is here yet.")).toBeVisible();
});

test("a tab that is closed while it aligns loses nothing that was chosen, and keeps no half of a text", async ({
  page,
  context,
}) => {
  // A short text is aligned before a tab can be closed: here it waits for its dictionary for ever.
  await page.route("**/translation-lexicon*", () => new Promise<void>(() => {}));
  await page.goto("/en/import/");
  await drop(page, '[data-side="fr"]', [storyFile("fr"), storyFile("en")]);
  await page.getByRole("button", { name: "Align and read" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await next.goto("/en/own/");
  await expect(next.getByText("Nothing is here yet.")).toBeVisible();
  await next.goto("/en/import/");
  await expect(side(next, "French")).toContainText("a-la-bonne-heure.txt");
  await expect(side(next, "English")).toContainText("in-good-time.txt");
  await expect(next.getByRole("button", { name: "Align and read" })).toBeEnabled();
});

test("by keys alone two files become a text that is mended and read", async ({ page }) => {
  await page.goto("/en/import/");
  await expect(page.locator("section[data-ready]")).toBeVisible();
  /** Tabs on until the control with a name has the focus, and presses a key on it. */
  const press = async (control: Locator, key: string, tab = "Tab") => {
    for (let tabs = 0; tabs < 60; tabs++) {
      if (await control.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press(tab);
    }
    await expect(control).toBeFocused();
    await page.keyboard.press(key);
  };
  for (const [name, key] of [
    ["French", "fr"],
    ["English", "en"],
  ] as const) {
    const chooser = page.waitForEvent("filechooser");
    await press(page.getByLabel(`Choose a file (${name})`), "Enter");
    const file = storyFile(key);
    await (await chooser).setFiles({
      name: file.name,
      mimeType: "text/plain",
      buffer: Buffer.from(file.content),
    });
    await expect(page.getByRole("status").filter({ hasText: file.name })).toBeVisible();
  }
  await press(page.getByRole("button", { name: "Align and read" }), "Enter");
  await page.waitForURL("**/own/read/**");
  await ready(page);
  await openMending(page);
  const count = await rows(page).count();
  await press(rows(page).first(), "ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("o");
  await expect(rows(page)).toHaveCount(count + 1);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await press(page.getByRole("button", { name: "Done: read it" }), "Enter", "Shift+Tab");
  await page.waitForURL("**/own/read/**");
  await ready(page);
  await expect(page.locator(".segment.current")).toHaveCount(2);
  await page.keyboard.press("j");
  await expect(page.locator(".segment.current:focus")).toHaveCount(1);
});
