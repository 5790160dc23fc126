import { journey, openChapter, pointOf, press, sees, until } from "./journey.ts";

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
    await press(driver, "button", "/^Show the answer/");
    await press(driver, "button", "/Good/");
    await until("the answer is counted", () =>
      driver.evaluate(() => document.body.innerText.includes("1 in learning"), undefined),
    );
  },
);
