import { expect, journey, openChapter, pointOf, press, sees, until } from "./journey.ts";

journey(
  "a word is kept where it is met, found in the notebook, and reviewed",
  async ({ driver }) => {
    await openChapter(driver, { view: "rows", segment: "p2.1" });
    await driver.click(await pointOf(driver, "p2.1", "vivait"));
    await sees(driver, "dialog", "Word: vivait");
    await press(driver, "button", "Learning");
    await until("the word is kept", () =>
      driver.evaluate(() => {
        const buttons = [...document.querySelectorAll("button[aria-pressed=true]")];
        return buttons.some(({ textContent }) => textContent?.trim() === "Learning");
      }, undefined),
    );
    await driver.goto("/en/words/");
    await press(driver, "button", "/^vivre/");
    await until("its sentence is told", () =>
      driver.evaluate(
        () => document.querySelector("main mark")?.textContent === "vivait",
        undefined,
      ),
    );
    await driver.goto("/en/words/review/");
    for (let card = 0; card < 2; card++) {
      await press(driver, "button", "/^Show the answer/");
      await press(driver, "button", "/Good/");
    }
    await until("both ways were asked", () =>
      driver.evaluate(() => /\b2\b|Show the answer|Done/.test(document.body.innerText), undefined),
    );
    expect(await driver.complaints()).toEqual([]);
  },
);
