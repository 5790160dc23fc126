import { storyFile } from "../imported.ts";
import type { Driver } from "./driver.ts";
import { expect, journey, marks, pointOf, press, ready, sees, until } from "./journey.ts";

async function rowCount(driver: Driver): Promise<number> {
  return driver.evaluate(() => document.querySelectorAll("li[data-row]").length, undefined);
}

journey("two files are brought, aligned, read, and a row of them is mended", async ({ driver }) => {
  journey.setTimeout(180_000);
  await driver.goto("/en/import/");
  await until("files can be given", () =>
    driver.evaluate(
      () => document.querySelector("[data-side=fr] input[type=file]:enabled") !== null,
      undefined,
    ),
  );
  await driver.giveFiles("[data-side=fr] input[type=file]", [storyFile("en"), storyFile("fr")]);
  await press(driver, "button", "Align and read");
  await until("the text is read", () =>
    driver.evaluate(() => location.pathname.includes("/own/read/"), undefined),
  );
  await ready(driver);
  const id = await driver.evaluate(() => {
    const segments = [...document.querySelectorAll("#fr .segment")];
    return segments.find(({ textContent }) => textContent?.includes("apprentie"))?.id ?? "";
  }, undefined);
  await driver.click(await pointOf(driver, id, "apprentie"));
  await sees(driver, "dialog", "Word: apprentie");
  await marks(driver, "counterpart", "apprentice");

  await driver.goto("/en/own/mend/?work=a-la-bonne-heure");
  await until("the rows", async () => (await rowCount(driver)) > 0);
  const count = await rowCount(driver);
  // A click on a text puts the cut there.
  await driver.click(
    await driver.evaluate(() => {
      const rows = [...document.querySelectorAll("li[data-row]")];
      const row = rows.find(({ textContent }) => textContent?.includes("Ensuite on attendait."));
      row?.scrollIntoView({ block: "center", behavior: "instant" });
      const french = row?.querySelector("p[lang=fr]") as HTMLElement;
      const { left, top } = french.getBoundingClientRect();
      return { x: left + 60, y: top + 12 };
    }, undefined),
  );
  await press(driver, "button", "Split here");
  await until("the row is two", async () => (await rowCount(driver)) === count + 1);
  await until("it is saved", () =>
    driver.evaluate(() => document.body.innerText.includes("Saved"), undefined),
  );
  await driver.reload();
  await until("the rows are kept", async () => (await rowCount(driver)) === count + 1);
  expect(await rowCount(driver)).toBe(count + 1);
});
