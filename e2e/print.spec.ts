import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "playwright/test";
import { expect, faced, story, test } from "./reader.ts";

/** The text of each page of a PDF, as pdf.js reads it. */
async function pagesOf(bytes: Uint8Array): Promise<{ title: unknown; pages: readonly string[] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  const { info } = await document.getMetadata();
  return { title: (info as { Title?: unknown }).Title, pages };
}

async function setBook(page: Page, work: string): Promise<void> {
  await page.goto(`/en/print/?work=${work}`);
  await expect(page.locator('[data-book="set"]')).toBeAttached();
  await faced(page);
}

/** A request that is broken off is told in the console. */
test.use({ mayComplain: true });

function squeeze(text: string): string {
  return text.replace(/[\s\u00ad]+/g, "");
}

test("a work is printed as a book: titles, chapters on both sides, running heads, numbers", async ({
  page,
}) => {
  await page.goto(`/en/${story.name}/`);
  await page.getByRole("link", { name: "PDF: a facing book" }).click();
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeVisible();
  await setBook(page, story.name);
  const firsts = await page.evaluate(() =>
    [...document.querySelectorAll("[data-book] > .text")].flatMap((chapter) =>
      ["fr", "en"].map((side) => chapter.querySelector(`.side-${side} .kind-p`)?.textContent ?? ""),
    ),
  );
  expect(firsts).toHaveLength(10);
  const { title, pages } = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(title).toBe("À la bonne heure");
  expect(pages.length).toBeGreaterThan(10);
  const all = squeeze(pages.join(" "));
  for (const first of firsts) expect(all).toContain(squeeze(first).slice(0, 20));
  expect(pages[0]).toContain("In Good Time");
  expect(pages[0]).toContain("Translated by");
  expect(pages[1]).toContain("CC BY 4.0");
  const opening = pages.findIndex((text) =>
    squeeze(text).includes(squeeze("midi sonnait deux fois")),
  );
  expect(pages[opening]).toMatch(new RegExp(`\\b${opening + 1}\\b`));
  // Its second page has the title of the chapter in its running heads alone.
  expect(squeeze(pages[opening + 1] ?? "")).toContain(squeeze("Les deux midis"));
  expect(squeeze(pages[opening + 1] ?? "")).toContain("TwoNoons");
  expect(squeeze(pages.at(-1) ?? "")).toMatch(/Glossaire|Glossary/);
});

test("the French stands level with its English, and no heading is the last of its page", async ({
  page,
}) => {
  await setBook(page, story.name);
  await page.emulateMedia({ media: "print" });
  const steps = await page.evaluate(() => {
    const tops = (side: string) =>
      [...document.querySelectorAll(`[data-book] .side-${side} .block`)].map(
        (block) => block.getBoundingClientRect().top,
      );
    const english = tops("en");
    return tops("fr").map((top, at) => Math.abs(top - (english[at] ?? 0)));
  });
  expect(Math.max(...steps)).toBeLessThan(1);
  const headings = await page.locator("[data-book] .side-fr .kind-h").allInnerTexts();
  const { pages } = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(headings.length).toBeGreaterThan(3);
  for (const heading of headings) {
    const at = pages.findIndex((text) => squeeze(text).includes(squeeze(heading)));
    const [, after = ""] = squeeze(pages[at] ?? "").split(squeeze(heading));
    expect(after.length, heading).toBeGreaterThan(100);
  }
});

test("a work that is not there is no book; a network that is away is told from it", async ({
  page,
}) => {
  await page.goto("/en/print/?work=..%2Fetc");
  await expect(page.getByRole("alert").filter({ hasText: "no such work" })).toBeVisible();
  await page.route("**/*.zip", (route) => route.abort());
  await page.goto(`/fr/print/?work=${story.name}`);
  await expect(page.getByRole("alert").filter({ hasText: "Il faut le réseau" })).toBeVisible();
  await page.unroute("**/*.zip");
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.locator('[data-book="set"]')).toBeAttached();
});
