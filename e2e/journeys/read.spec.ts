import { journey, press, ready, until } from "./journey.ts";

journey(
  "from the shelf to a chapter, through its views, and on to the next",
  async ({ driver }) => {
    await driver.goto("/en/");
    await press(driver, "link", "In Good Time");
    await press(driver, "link", "Begin reading");
    await until("the first chapter", () =>
      driver.evaluate(() => location.pathname.endsWith("/01-les-deux-midis/"), undefined),
    );
    await ready(driver);
    for (const [index, view] of ["facing", "rows", "stacked", "fr", "en", "covered"].entries()) {
      await driver.press(String(index + 1));
      await until(`the view ${view}`, () =>
        driver.evaluate((name) => document.documentElement.dataset.view === name, view),
      );
    }
    await press(driver, "radio", "Facing");
    await until("the view facing", () =>
      driver.evaluate(() => document.documentElement.dataset.view === "facing", undefined),
    );
    await driver.press("n");
    await until("the second chapter", () =>
      driver.evaluate(() => location.pathname.includes("/02-"), undefined),
    );
    await ready(driver);
  },
);
