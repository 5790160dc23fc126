import type { Driver } from "./driver.ts";
import { expect, journey, openChapter, pointOf, press, sees, seesNo, until } from "./journey.ts";

async function isCovered(driver: Driver, id: string): Promise<boolean> {
  return driver.evaluate(
    (of) =>
      getComputedStyle(document.getElementById(of) as HTMLElement).color === "rgba(0, 0, 0, 0)",
    id,
  );
}

for (const [leads, hidden, other, word] of [
  ["fr", "en-p2.1", "p2.1", "apprentice"],
  ["en", "p2.1", "en-p2.1", "apprentie"],
] as const)
  journey(
    `covered with the ${leads === "fr" ? "French" : "English"} leading, a click uncovers one sentence`,
    async ({ driver }) => {
      await openChapter(driver, { view: "covered" });
      if (leads === "en") await driver.press("x");
      await until("the other side is covered", () => isCovered(driver, hidden));
      expect(await isCovered(driver, other)).toBe(false);
      await driver.click(await pointOf(driver, hidden, word));
      await until("the sentence is uncovered", async () => !(await isCovered(driver, hidden)));
      expect(await isCovered(driver, leads === "fr" ? "en-p3.1" : "p3.1")).toBe(true);
    },
  );

journey("a note opens beside its call, and Escape leads back to it", async ({ driver }) => {
  for (const view of ["facing", "stacked", "en"]) {
    await openChapter(driver, { work: "banc-d-essai", chapter: "01-le-banc", view });
    await press(driver, "link", "/^.{0,12}1.{0,12}$/");
    await sees(driver, "dialog", "Note 1");
    await driver.press("Escape");
    await seesNo(driver, "dialog", "Note 1");
    await until("the call has the focus", () =>
      driver.evaluate(() => document.activeElement?.matches("a.call") === true, undefined),
    );
  }
});

journey.describe("on paper", () => {
  // Where every size changes at once, WebKit complains that it tells of some of them a frame later.
  journey.use({ mayComplain: true });

  journey("the two sides are level, with nothing of the screen", async ({ driver }) => {
    await openChapter(driver, { view: "fr" });
    // No driver of all three can print: the rules for paper are made to hold on the screen.
    await driver.evaluate(() => {
      const turn = (rules: CSSRuleList) => {
        for (const rule of rules) {
          if (rule instanceof CSSMediaRule) {
            const { media } = rule;
            if (/\bprint\b/.test(media.mediaText)) media.mediaText = "all";
            else if (/\bscreen\b/.test(media.mediaText)) media.mediaText = "not all";
          }
          if ("cssRules" in rule) turn(rule.cssRules as CSSRuleList);
        }
      };
      for (const sheet of document.styleSheets) {
        if (sheet.media.mediaText === "print") sheet.media.mediaText = "all";
        turn(sheet.cssRules);
      }
    }, undefined);
    const boxes = await driver.evaluate(() => {
      const boxOf = (id: string) => {
        const block = document.getElementById(id)?.closest(".block");
        const { left, right, top } = (block as HTMLElement).getBoundingClientRect();
        return { left, right, top };
      };
      const bar = document.querySelector("body > header") as HTMLElement;
      return { fr: boxOf("p2.1"), en: boxOf("en-p2.1"), hasBar: bar.checkVisibility() };
    }, undefined);
    expect(boxes.hasBar).toBe(false);
    expect(Math.abs(boxes.fr.top - boxes.en.top)).toBeLessThan(1);
    expect(boxes.en.left).toBeGreaterThan(boxes.fr.right);
  });
});
