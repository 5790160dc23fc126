import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import type { Page } from "playwright";
import type { Driver } from "./journeys/driver.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Sentences far inside a paragraph: to axe they are what its first ones are, and most of its work. */
const likeOthers = ".kind-p > .segment:nth-child(n + 4)";

/** What axe asks of the page of a journey. */
type Looked = Pick<Driver, "evaluate" | "inject">;

/** What axe finds on a page by all its rules, or by one: the rule, and where. */
export function findings(page: Page, rule?: string): Promise<readonly string[]> {
  return findingsOf(
    {
      evaluate: (run, given) => page.evaluate(run as never, given as never),
      inject: (script) => page.evaluate(script),
    },
    rule,
  );
}

/** What axe finds on the page of a journey. */
export async function findingsOf(page: Looked, rule?: string): Promise<readonly string[]> {
  // A page has axe until it is left.
  if (!(await page.evaluate(() => "axe" in window, undefined))) await page.inject(axe);
  const runOnly: RunOptions["runOnly"] =
    rule === undefined ? { type: "tag", values: tags } : { type: "rule", values: [rule] };
  return page.evaluate(
    async (given) => {
      const context: ElementContext = { exclude: [[given.likeOthers]] };
      const options: RunOptions = { runOnly: given.runOnly, resultTypes: ["violations"] };
      const { axe } = window as unknown as { axe: { run: (...given: unknown[]) => AxeResults } };
      const { violations } = await axe.run(context, options);
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
      );
    },
    { runOnly, likeOthers },
  );
}

/** What axe finds on a page on light paper by all its rules, and in the colours of each other paper. */
export async function findingsOnAnyPaper(page: Page): Promise<readonly string[]> {
  const found = [...(await findings(page))];
  const paper = (theme: string) =>
    page.evaluate((name) => {
      if (name === "") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = name;
    }, theme);
  for (const theme of ["sepia", "dark"]) {
    await paper(theme);
    found.push(...(await findings(page, "color-contrast")).map((each) => `${theme}: ${each}`));
  }
  await paper("");
  return found;
}
