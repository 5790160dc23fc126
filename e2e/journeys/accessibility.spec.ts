import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { chapterUrl } from "../reader.ts";
import type { Driver } from "./driver.ts";
import { expect, journey, pointOf, sees, settle, until } from "./journey.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page: the rule, and where. */
async function findings(driver: Driver): Promise<readonly string[]> {
  await driver.inject(axe);
  return driver.evaluate(async (values) => {
    const { axe } = window as unknown as { axe: { run: (...given: unknown[]) => AxeResults } };
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
    );
  }, tags);
}

const bench = { work: "banc-d-essai", chapter: "01-le-banc" };
const pages = ["/en/", "/fr/banc-d-essai/", "/en/import/", "/fr/words/", "/en/about/"];

for (const forcesColors of [false, true])
  journey.describe(forcesColors ? "in forced colours" : "in colours of our own", () => {
    journey.use({ forcesColors });

    journey("axe finds nothing", async ({ driver }) => {
      journey.skip(forcesColors && driver.browser !== "chromium", "it cannot be told to");
      journey.setTimeout(180_000);
      for (const url of pages) {
        await driver.goto(url);
        await settle(driver);
        expect(await findings(driver), url).toEqual([]);
      }
      for (const view of ["facing", "stacked", "covered"]) {
        await driver.goto(chapterUrl({ ...bench, view }));
        await settle(driver);
        expect(await findings(driver), view).toEqual([]);
      }
      await driver.goto(chapterUrl({ view: "rows" }));
      await driver.click(await pointOf(driver, "p1.1", "midi"));
      await sees(driver, "dialog", "Word: midi");
      expect(await findings(driver), "with a card").toEqual([]);
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
