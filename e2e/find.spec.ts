import { findings } from "./axe.ts";
import { ownStory, testWithStory } from "./imported.ts";
import { expect, lookUp, openChapter, ready, story, test } from "./reader.ts";

type Page = Parameters<typeof openChapter>[0];

const places = (page: Page) => page.getByRole("region", { name: "Places" });
const groups = (page: Page) => page.getByRole("region", { name: "How it is said" });
const said = (page: Page) => page.getByRole("status").filter({ hasText: /place/ });

/** Opens Find with what its address asks. */
async function find(page: Page, search: string): Promise<void> {
  await page.goto(`/en/find/${search}`);
  await expect(page.getByRole("searchbox", { name: "French" })).toBeEnabled();
}

test.describe("the shelf is searched", () => {
  test("by words and level, is counted aloud, and has an address", async ({ page }) => {
    await page.goto("/en/");
    await page.getByRole("searchbox", { name: "Search the shelf" }).fill("horlog");
    const results = page.getByRole("region", { name: "Works found" });
    await expect(results.getByRole("status")).toHaveText(/works? found/);
    await page.getByRole("searchbox", { name: "Search the shelf" }).fill("good time");
    await expect(results.getByRole("link", { name: "In Good Time" })).toBeVisible();
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByRole("combobox", { name: "Level" }).selectOption("A1");
    await expect(results.getByRole("status")).toHaveText("0 works found");
    await page.getByRole("combobox", { name: "Level" }).selectOption("B2");
    await expect(results.getByRole("link", { name: "In Good Time" })).toBeVisible();
    await expect(page).toHaveURL(/\?q=good\+time&level=B2$/);
    expect(await findings(page)).toEqual([]);
    await page.reload();
    await expect(results.getByRole("link", { name: "In Good Time" })).toBeVisible();
    await results.getByRole("button", { name: "Show the whole shelf" }).click();
    await expect(page.getByRole("heading", { name: "B2 upper intermediate" })).toBeVisible();
  });

  test("by what works are about", async ({ page }) => {
    await page.goto("/en/?subject=animals");
    const results = page.getByRole("region", { name: "Works found" });
    await expect(results.getByRole("link", { name: "The Cat at the Launderette" })).toBeVisible();
    await expect(results.getByRole("link", { name: "In Good Time" })).toHaveCount(0);
    await page.getByRole("combobox", { name: "Subject" }).selectOption("history");
    await expect(results.getByRole("link", { name: "The Cat at the Launderette" })).toHaveCount(0);
    await expect(page).toHaveURL(/\?subject=history$/);
  });
});

test.describe("a word is found", () => {
  test("in all its forms, by how it is said; only so, or not so; and its address says it", async ({
    page,
  }) => {
    await find(page, "");
    // Who comes with nothing sought types at once.
    await expect(page.getByRole("searchbox", { name: "French" })).toBeFocused();
    await page.keyboard.type("looked");
    await expect(page.getByText("Perhaps it is English:")).toBeVisible();
    await page.getByRole("button", { name: "looked", exact: true }).click();
    await expect(said(page)).toHaveText(/places/);
    await page.getByRole("searchbox", { name: "English" }).fill("");
    await page.getByRole("searchbox", { name: "English" }).blur();
    await page.keyboard.press("/");
    await page.keyboard.type("regarder");
    await expect(said(page)).toHaveText(/^\d+ places · \d+ ways of saying it$/);
    const look = groups(page).getByRole("listitem").filter({ hasText: "look" }).first();
    await expect(look).toBeVisible();
    const marks = places(page).locator("[lang=fr] mark");
    await expect(marks.first()).toHaveText(/^regard/i);
    expect(await findings(page)).toEqual([]);
    // With the keyboard alone.
    await look.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/only=look/);
    await expect(places(page).locator("[lang=en] mark").first()).toHaveText(/look/i);
    await page.getByRole("button", { name: "Not “look”" }).click();
    await expect(page).toHaveURL(/fr=regarder&not=look/);
    const english = places(page).locator("[lang=en] mark");
    await expect(english.first()).toBeVisible();
    for (const text of await english.allTextContents())
      expect(text).not.toMatch(/^look(s|ed|ing)?$/i);
    await page.reload();
    await expect(page.getByRole("searchbox", { name: "French" })).toHaveValue("regarder");
    await expect(page.getByRole("button", { name: "Not “look”" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  test("from English, and with both fields in the sentences where one says the other", async ({
    page,
  }) => {
    await find(page, "?en=look");
    await expect(page.getByRole("region", { name: "What it says" })).toContainText("regarder");
    await find(page, "?fr=regarder&en=look");
    await expect(places(page).locator("[lang=en] mark").first()).toHaveText(/look/i);
  });

  test("and opened in its place, marked on both sides; n and N go on and back", async ({
    page,
  }) => {
    await find(page, `?fr=temps&in=${story.name}`);
    await places(page).getByRole("link", { name: "Open in the text" }).first().click();
    await page.waitForURL(/\?fr=temps&in=.*#/);
    await ready(page);
    const marks = page.getByRole("region", { name: "Places" });
    await expect(marks.getByRole("status")).toHaveText(/^1 of \d+$/);
    const marked = () =>
      page.evaluate(() => [...(CSS.highlights.get("en-regard-found-current") ?? [])].map(String));
    expect((await marked())[0]).toMatch(/^temps$/i);
    await page.keyboard.press("n");
    await expect(marks.getByRole("status")).toHaveText(/^2 of \d+$/);
    await page.keyboard.press("N");
    await expect(marks.getByRole("status")).toHaveText(/^1 of \d+$/);
    await marks.getByRole("button", { name: "Clear the marks" }).click();
    expect(await marked()).toEqual([]);
  });

  test("of what is typed amiss something is said, and nothing breaks", async ({ page }) => {
    await find(page, "?fr=regqrder");
    await expect(page.getByText("No text has “regqrder”")).toBeVisible();
    await page.getByRole("button", { name: "regarder", exact: true }).first().click();
    await expect(said(page)).toHaveText(/\d+ places/);
    const field = page.getByRole("searchbox", { name: "French" });
    await field.fill("?!… «");
    await expect(page.getByText("There is no word in it.")).toBeVisible();
    await find(page, `?fr=${"mot ".repeat(2500)}`);
    await expect(page.getByText("That is too long")).toBeVisible();
  });

  test("and saved as a table with both sentences", async ({ page }) => {
    await find(page, "?fr=soupe");
    const saving = page.waitForEvent("download");
    await places(page).getByRole("button", { name: "CSV" }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toBe("soupe.csv");
  });
});

test.describe("without an index", () => {
  test.use({ mayComplain: true });

  test("that is said, asked again, and one reads on", async ({ page }) => {
    await page.route("**/search/**", (route) => route.abort());
    await find(page, "?fr=temps");
    await expect(page.getByText("You can go on reading")).toBeVisible();
    await page.unroute("**/search/**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(said(page)).toHaveText(/\d+ places/);
  });
});

test("from a chapter, one finds in its work", async ({ page }) => {
  await openChapter(page);
  await page.keyboard.press("/");
  await page.waitForURL(`**/en/find/?in=${story.name}*`);
  await expect(page.getByRole("combobox", { name: "In" })).toHaveValue(story.name);
  await page.getByRole("combobox", { name: "In" }).selectOption("this chapter");
  await page.getByRole("searchbox", { name: "French" }).fill("midi");
  await expect(places(page).getByRole("listitem").first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`in=${story.name}%2F${story.first}`));
});

test("a card tells how the library says its word, and has sentences to read", async ({ page }) => {
  await openChapter(page);
  await lookUp(page, "p1.3", "mains");
  const card = page.getByRole("dialog", { name: "Word: mains" });
  await card.getByText(/In the library .*\d/).click();
  await expect(card.getByRole("list", { name: "Examples" }).getByRole("listitem")).toHaveCount(3);
  await card.getByRole("link", { name: "Find all" }).click();
  await page.waitForURL("**/en/find/?fr=main");
});

testWithStory.describe("own texts", () => {
  // Without a network the browser asks for the icon of each address, in vain.
  testWithStory.use({ mayComplain: true });

  testWithStory(
    "a text of the reader’s own is found without a network, and no more once it is deleted",
    async ({ page, context }) => {
      await find(page, "?fr=soupe&in=own");
      await expect(said(page)).toHaveText(/\d+ places/);
      await expect(
        places(page)
          .getByText(/bonne.heure/i)
          .first(),
      ).toBeVisible();
      await context.setOffline(true);
      await page.getByRole("searchbox", { name: "French" }).fill("horloger");
      await expect(places(page).locator("[lang=fr] mark").first()).toHaveText(/horlog/i);
      await context.setOffline(false);
      await page.goto(`/en/own/?work=${ownStory}`);
      await page.getByRole("button", { name: "Delete" }).click();
      await expect(page.getByText("is deleted")).toBeVisible();
      await find(page, "?fr=soupe&in=own");
      await expect(page.getByText("Nothing found")).toBeVisible();
    },
  );
});
