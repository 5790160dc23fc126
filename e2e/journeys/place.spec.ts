import { chapterUrl } from "../reader.ts";
import type { Driver } from "./driver.ts";
import {
  distanceFromLine,
  expect,
  holds,
  journey,
  openChapter,
  placeAtLine,
  press,
  ready,
  settle,
  until,
} from "./journey.ts";

const views = ["facing", "rows", "stacked", "fr", "en", "covered"];

async function scrollTo(driver: Driver, view: string, top: number): Promise<void> {
  await driver.evaluate(
    (to) => {
      const pane = document.getElementById("fr") as HTMLElement;
      (to.isPane ? pane : document.documentElement).scrollTop = to.top;
    },
    { isPane: view === "facing", top },
  );
  await settle(driver);
}

for (const view of views)
  journey(
    `the place is kept to a pixel through reloads, Back and Forward, in ${view}`,
    async ({ driver }) => {
      const side = view === "en" ? "en" : "fr";
      await openChapter(driver, { view });
      const reloaded: number[] = [];
      for (const top of [420, 1130]) {
        await scrollTo(driver, view, top);
        const place = await placeAtLine(driver, side);
        await driver.reload();
        await ready(driver);
        reloaded.push(await distanceFromLine(driver, side, place));
      }
      holds(`place after a reload, ${view}, worst, px`, Math.max(...reloaded), 2);
      const place = await placeAtLine(driver, side);
      await driver.goto(chapterUrl({ chapter: "02-l-affaire-de-la-soupe", view }));
      await ready(driver);
      await scrollTo(driver, view, 600);
      const second = await placeAtLine(driver, side);
      await driver.back();
      await until("the first chapter is back", () =>
        driver.evaluate(() => location.pathname.includes("/01-"), undefined),
      );
      await ready(driver);
      holds(`place after Back, ${view}, px`, await distanceFromLine(driver, side, place), 2);
      await driver.forward();
      await until("the second chapter is back", () =>
        driver.evaluate(() => location.pathname.includes("/02-"), undefined),
      );
      await ready(driver);
      holds(`place after Forward, ${view}, px`, await distanceFromLine(driver, side, second), 2);
    },
  );

journey(
  "a tablet turned round and a window made narrow leave the reader where they were",
  async ({ driver }) => {
    for (const view of ["facing", "stacked", "fr"]) {
      await openChapter(driver, { view });
      await scrollTo(driver, view, 1000);
      const place = await placeAtLine(driver, "fr");
      const moved: number[] = [];
      for (const [width, height] of [
        [820, 1180],
        [1180, 820],
        [480, 844],
        [1280, 800],
      ] as const) {
        await driver.resize(width, height);
        await settle(driver);
        moved.push(await distanceFromLine(driver, "fr", place));
      }
      holds(`place after turning, ${view}, worst, px`, Math.max(...moved), 2);
    }
  },
);

journey("no change of view moves the reader", async ({ driver }) => {
  await openChapter(driver, { view: "facing" });
  await scrollTo(driver, "facing", 900);
  const place = await placeAtLine(driver, "fr");
  const moved: number[] = [];
  for (const key of ["2", "3", "4", "6", "1", "3", "2", "1"]) {
    await driver.press(key);
    await settle(driver);
    moved.push(await distanceFromLine(driver, "fr", place));
  }
  holds("place after a change of view, worst, px", Math.max(...moved), 2);
});

journey("a link to a sentence lands on it on both sides", async ({ driver }) => {
  await openChapter(driver, { view: "facing", segment: "p3.1" });
  expect((await placeAtLine(driver, "fr")).id).toBe("p3.1");
  expect((await placeAtLine(driver, "en")).id).toBe("p3.1");
  await driver.goto("/en/");
  await press(driver, "link", "Go on reading");
  await ready(driver);
  expect((await placeAtLine(driver, "fr")).id).toBe("p3.1");
});
