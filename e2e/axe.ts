import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page by all its rules, or by one: the rule, and where. */
export async function findings(page: Page, rule?: string): Promise<readonly string[]> {
  // No page of ours has frames, for whose sake each look would open a page more.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rule === undefined
    ? axe.withTags(tags)
    : axe.withRules(rule)
  ).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
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
