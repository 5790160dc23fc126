import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page, or in a part of it: its rule, and where. */
export async function findings(page: Page, part?: string): Promise<readonly string[]> {
  // No page of ours has frames, for whose sake each look would open a page more.
  const axe = new AxeBuilder({ page }).withTags(tags).setLegacyMode();
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`,
  );
}
