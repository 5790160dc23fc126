import { findingsOf } from "../axe.ts";
import { chapterUrl } from "../reader.ts";
import { expect, journey, pointOf, sees, settle, until } from "./journey.ts";

const bench = { work: "banc-d-essai", chapter: "01-le-banc" };
const pages = ["/en/", "/fr/banc-d-essai/", "/en/import/", "/fr/words/", "/en/about/"];

for (const forcesColors of [false, true])
  journey.describe(forcesColors ? "in forced colours" : "in colours of our own", () => {
    journey.use({ forcesColors });

    journey("axe finds nothing", async ({ driver }) => {
      journey.skip(forcesColors && driver.browser !== "chromium", "it cannot be told to");
      const isAsked = driver.browser === "chromium" && !forcesColors;
      journey.skip(isAsked, "the other tests ask it of more pages, on every paper");
      journey.setTimeout(300_000);
      for (const url of pages) {
        await driver.goto(url);
        await settle(driver);
        expect(await findingsOf(driver), url).toEqual([]);
      }
      for (const view of ["facing", "stacked", "covered"]) {
        await driver.goto(chapterUrl({ ...bench, view }));
        await settle(driver);
        expect(await findingsOf(driver), view).toEqual([]);
      }
      await driver.goto(chapterUrl({ view: "rows" }));
      await driver.click(await pointOf(driver, "p1.1", "midi"));
      await sees(driver, "dialog", "Word: midi");
      expect(await findingsOf(driver), "with a card").toEqual([]);
    });

    journey("the covered side is not to be read", async ({ driver }) => {
      journey.skip(forcesColors && driver.browser !== "chromium", "it cannot be told to");
      await driver.goto(chapterUrl({ view: "covered" }));
      await until("the English is covered", () =>
        driver.evaluate(() => {
          const style = getComputedStyle(document.getElementById("en-p2.1") as HTMLElement);
          const { color, backgroundColor, visibility } = style;
          return (
            color === "rgba(0, 0, 0, 0)" || color === backgroundColor || visibility === "hidden"
          );
        }, undefined),
      );
    });
  });
