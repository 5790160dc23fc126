import path from "node:path";
import type { Response } from "playwright/test";
import { findBrokenLinks } from "#lib/commands/site-links.ts";
import { chapterUrl, expect, openChapter, story, test } from "./reader.ts";

test.describe("the language of the interface", () => {
  test("/ sends a French browser to the French shelf, another to the English one", async ({
    browser,
  }) => {
    for (const [language, expected] of [
      ["fr-CA", "/fr/"],
      ["en-US", "/en/"],
      ["de-DE", "/en/"],
    ] as const) {
      const context = await browser.newContext({ locale: language });
      const page = await context.newPage();
      await page.goto("/");
      await page.waitForURL(`**${expected}`);
      await context.close();
    }
  });

  test("the choice is kept, and stays on the same page", async ({ page }) => {
    await page.goto(`/en/${story.name}/`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("link", { name: "Français" }).click();
    await page.waitForURL(`**/fr/${story.name}/`);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("link", { name: "Commencer la lecture" })).toBeVisible();
    await page.goto("/");
    await page.waitForURL("**/fr/");
  });

  test("a chapter speaks French or English around the same text", async ({ page }) => {
    await openChapter(page, { locale: "fr" });
    await expect(page.getByRole("button", { name: "Sommaire" })).toBeVisible();
    const text = await page.locator("#fr .block").allInnerTexts();
    await openChapter(page, { locale: "en" });
    await expect(page.getByRole("button", { name: "Contents" })).toBeVisible();
    expect(await page.locator("#fr .block").allInnerTexts()).toEqual(text);
    await page.getByRole("button", { name: "Contents" }).click();
    await page.getByRole("link", { name: "Français" }).click();
    await page.waitForURL(`**${chapterUrl({ locale: "fr" })}`);
    await page.goto("/");
    await page.waitForURL("**/fr/");
  });
});

test.describe("the shelf and the works", () => {
  test("the shelf shows each work in both languages, its level and its length", async ({
    page,
  }) => {
    await page.goto("/fr/");
    const level = page.getByRole("region", { name: "B2 intermédiaire avancé" });
    const work = level.getByRole("listitem").filter({ hasText: "In Good Time" });
    await expect(work.getByRole("link", { name: "À la bonne heure" })).toBeVisible();
    await expect(work.getByText("In Good Time")).toHaveAttribute("lang", "en");
    await expect(work.getByText(/5 chapitres · \d+ min/)).toBeVisible();
  });

  test("a level of the shelf is one link away", async ({ page }) => {
    await page.goto("/en/");
    const levels = page.getByRole("navigation", { name: "By level" });
    await levels.getByRole("link", { name: "B2" }).click();
    await expect(page.getByRole("heading", { name: "B2 upper intermediate" })).toBeInViewport();
  });

  test("the page of a work has its chapters, its editions, their origin and licence", async ({
    page,
  }) => {
    await page.goto(`/en/${story.name}/`);
    await expect(page.getByRole("link", { name: "Two Noons" })).toBeVisible();
    await expect(page.getByText("Translated for En regard, 2026")).toBeVisible();
    await expect(page.getByRole("link", { name: "CC BY 4.0" }).first()).toHaveAttribute(
      "href",
      "https://creativecommons.org/licenses/by/4.0/",
    );
    await page.getByRole("link", { name: "Begin reading" }).click();
    await page.waitForURL(`**${chapterUrl()}`);
  });

  test("a serial has episodes, and each leads to the next one", async ({ page }) => {
    await page.goto("/en/le-chat-de-la-laverie/");
    await expect(page.getByRole("heading", { name: "Episodes" })).toBeVisible();
    await page.getByRole("link", { name: "Begin reading" }).click();
    await expect(page.locator("#en .onward a")).toContainText("Next episode");
    await expect(page.locator("#fr .onward a")).toContainText("Épisode suivant");
  });

  test("what came to the shelf since the reader was last there is marked", async ({ page }) => {
    const isNew = page.getByText("new", { exact: true });
    await page.goto("/en/");
    await expect(page.getByRole("link", { name: "A Parcel for the Third Floor" })).toBeVisible();
    await expect(isNew).toHaveCount(0);
    await page.evaluate(() => localStorage.setItem("en-regard:visit", '{"day":"2026-11-29"}'));
    await page.reload();
    const works = page.getByRole("listitem");
    await expect(
      works.filter({ hasText: "The Cat at the Launderette" }).getByText("new", { exact: true }),
    ).toBeVisible();
    await expect(
      works.filter({ hasText: "A Parcel for the Third Floor" }).getByText("new", { exact: true }),
    ).toHaveCount(0);
  });

  test("who has begun a work is told what to read next, on the shelf and at the end of a work", async ({
    page,
  }) => {
    const begin = (work: string, chapter: string) =>
      page.evaluate(
        ([work, chapter]) =>
          localStorage.setItem(
            `en-regard:place:${work}`,
            JSON.stringify({
              chapter,
              segmentId: "p1.1",
              fraction: 0,
              chapterProgress: 0.5,
              readAt: 1,
            }),
          ),
        [work, chapter] as const,
      );
    await page.goto("/en/");
    const next = page.getByRole("region", { name: "What to read next" });
    await expect(next).toHaveCount(0);
    await begin("un-colis-pour-le-troisieme", "03-la-reunion");
    await page.reload();
    await expect(next.getByRole("listitem")).toHaveCount(3);
    await expect(next.getByRole("link", { name: "A Parcel for the Third Floor" })).toHaveCount(0);

    const end = "/en/un-colis-pour-le-troisieme/03-la-reunion/";
    await page.goto(end);
    const onward = page.locator("#fr .onward a");
    await expect(onward).toContainText("À lire ensuite");
    const printed = (await onward.getAttribute("href"))?.split("/").at(-2) ?? "";
    await page.goto(`/en/${printed}/`);
    await page.getByRole("link", { name: "Begin reading" }).click();
    await page.waitForURL(`**/${printed}/*/`);
    const chapter = new URL(page.url()).pathname.split("/").at(-2) ?? "";
    await page.goto("/en/");
    await begin(printed, chapter);
    await page.goto(end);
    await expect(onward).not.toHaveAttribute("href", new RegExp(`/${printed}/$`));
    await page.goto(new URL((await onward.getAttribute("href")) ?? "", page.url()).href);
    await expect(page.getByRole("link", { name: "Begin reading" })).toBeVisible();
  });

  test("what a work leaves untranslated is counted on its page", async ({ page }) => {
    await page.goto("/en/banc-d-essai/");
    await expect(page.getByText("1 passage without a translation")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the text is read and the chapters are walked", { tag: "@phone" }, async ({
    page,
    isMobile,
  }) => {
    await page.goto(chapterUrl());
    const french = page.getByText("À Orvigné, midi sonnait deux fois.");
    const english = page.getByText("In Orvigné, noon struck twice.");
    await expect(french).toBeVisible();
    await expect(english).toBeVisible();
    const fr = await french.boundingBox();
    const en = await english.boundingBox();
    if (fr === null || en === null) throw new Error("not laid out");
    // Two columns, level, where they fit; else the English under its French.
    if (isMobile) expect(en.y).toBeGreaterThan(fr.y);
    else expect(Math.abs(en.y - fr.y)).toBeLessThan(2);
    await page
      .getByRole("link", { name: /^Next chapter/ })
      .first()
      .click();
    await expect(page).toHaveURL(/02-l-affaire-de-la-soupe/);
    await page.goto("/");
    await page.getByRole("link", { name: "Vers la bibliothèque" }).click();
    await page.getByRole("link", { name: "À la bonne heure" }).click();
    await expect(page.getByRole("heading", { name: "Chapitres" })).toBeVisible();
  });
});

test.describe("what a host serves", () => {
  test("the pages satisfy a policy without unsafe-inline", async ({ page }) => {
    const breaches: string[] = [];
    await page.exposeFunction("breach", (text: string) => breaches.push(text));
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        (window as unknown as { breach: (text: string) => void }).breach(
          `${event.violatedDirective} ${event.blockedURI}`,
        ),
      ),
    );
    const response = await page.goto(chapterUrl());
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    for (const key of ["2", "3", "4", "6", "1", "j", "c", "Escape", "a", "Escape"])
      await page.keyboard.press(key);
    for (const url of ["/en/", `/fr/${story.name}/`, chapterUrl({ locale: "fr", view: "covered" })])
      await page.goto(url);
    expect(breaches).toEqual([]);
  });

  test("nothing is asked of any other host, and nothing is missing", async ({ page, baseURL }) => {
    const asked: string[] = [];
    const missing: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("response", (response) => {
      if (response.status() >= 400) missing.push(response.url());
    });
    await openChapter(page, { view: "facing" });
    await page.goto("/fr/");
    expect(asked.filter((url) => !url.startsWith(baseURL ?? ""))).toEqual([]);
    expect(missing).toEqual([]);
  });

  test("the prose is in a page once, and in none of its scripts", async ({ page, request }) => {
    const sentence = "elle déjeunait deux fois";
    const html = await (await request.get(chapterUrl())).text();
    expect(html.split(sentence).length - 1).toBe(1);
    const responses: Response[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) responses.push(response);
    });
    const words = page.waitForResponse(/\/lexicon\//);
    await openChapter(page);
    // Its scripts, and those that it fetches a moment later.
    await words;
    const scripts = await Promise.all(responses.map((response) => response.text()));
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => script.includes(sentence))).toEqual([]);
  });
});

test.describe("what goes wrong", () => {
  test.use({ mayComplain: true });

  test("an address that leads nowhere says so in both languages", async ({ page }) => {
    const response = await page.goto("/fr/un-livre-qui-manque/");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Cette page n’existe pas" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    await page.getByRole("link", { name: "To the shelf" }).click();
    await page.waitForURL("**/en/");
  });

  test("a part that fails says so, and leaves the text to be read", async ({ page }) => {
    await page.addInitScript(() => {
      Intl.NumberFormat = (() => {
        throw new Error("broken on purpose");
      }) as unknown as typeof Intl.NumberFormat;
    });
    await page.goto(chapterUrl({ locale: "fr", view: "rows" }));
    await expect(page.getByRole("alert").first()).toContainText("Cette partie a échoué.");
    await expect(page.getByText("À Orvigné, midi sonnait deux fois.")).toBeVisible();
    await expect(page.getByText("In Orvigné, noon struck twice.")).toBeVisible();
  });

  test("a page that fails says what was kept and what to do", async ({ page }) => {
    await page.addInitScript(() => {
      Intl.NumberFormat = (() => {
        throw new Error("broken on purpose");
      }) as unknown as typeof Intl.NumberFormat;
      localStorage.setItem(
        "en-regard:place:a-la-bonne-heure",
        JSON.stringify({
          chapter: "01-les-deux-midis",
          segmentId: "p1.1",
          fraction: 0,
          chapterProgress: 0,
          readAt: 1,
        }),
      );
    });
    for (const [locale, title] of [
      ["fr", "Cette page a échoué"],
      ["en", "This page has failed"],
    ] as const) {
      await page.goto(`/${locale}/`);
      await expect(page.getByRole("alert").getByRole("heading", { name: title })).toBeVisible();
    }
  });

  test("a browser that keeps nothing still reads, and says so", async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await openChapter(page, { view: "facing" });
    await expect(page.getByRole("status").filter({ hasText: "keeps nothing" })).toBeVisible();
    await page.keyboard.press("t");
    await page.keyboard.press("a");
    await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
      "This browser keeps nothing",
    );
  });

  test("settings and places that are damaged are put aside", async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem("en-regard:settings", '{"theme":"plaid","size":99,"view":');
      localStorage.setItem("en-regard:place:a-la-bonne-heure", '{"chapter":42}');
    });
    await openChapter(page);
    await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
    await page.goto("/en/#%E0%A4%A");
    await page.goto(`${chapterUrl()}#%E0%A4%A`);
    await expect(page.getByRole("progressbar")).toHaveAttribute("data-ready", "");
  });
});

test.describe("beyond the browser’s window", () => {
  test("the site is an app to install, and a work a book to take away", async ({ page }) => {
    await page.goto(`/fr/${story.name}/`);
    const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
    const app = await (await page.request.get(manifest ?? "")).json();
    expect(app).toMatchObject({ lang: "fr", start_url: "/fr/", display: "standalone" });
    for (const { src } of [...app.icons, ...app.screenshots])
      expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
    const books = page.getByRole("link", { name: /EPUB|TMX|CSV/ });
    await expect(books).toHaveCount(5);
    for (const book of await books.all()) {
      const answer = await page.request.get((await book.getAttribute("href")) ?? "");
      expect(answer.ok()).toBe(true);
    }
  });
});

test("every link of the site to itself leads somewhere", () => {
  expect(findBrokenLinks(path.resolve(import.meta.dirname, "../out"))).toEqual([]);
});
