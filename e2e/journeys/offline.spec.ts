import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { chapterUrl } from "../reader.ts";
import { journey, pointOf, ready, sees, until } from "./journey.ts";

/** A site of its own, whose server can be ended: a browser then has no network. */
const test = journey.extend<{ server: { end: () => Promise<void> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it.
  baseURL: async ({}, use, { parallelIndex, project }) => {
    const first = Number(process.env.EN_REGARD_TEST_PORT ?? 3217);
    const names = ["chromium", "firefox", "webkit"];
    await use(`http://localhost:${first + 10 + 3 * parallelIndex + names.indexOf(project.name)}`);
  },
  server: async ({ baseURL }, use) => {
    const serve = spawn(process.execPath, ["--import", "tsx", "lib/commands/serve-site.ts"], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      env: { ...process.env, PORT: new URL(baseURL ?? "").port },
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(serve.stdout, "data");
    const end = async () => {
      if (serve.exitCode !== null || serve.signalCode !== null) return;
      serve.kill();
      await once(serve, "exit");
    };
    await use({ end });
    await end();
  },
});

test.use({ mayComplain: true });

test("a chapter that was read, its words and the notebook open without a network", async ({
  driver,
  server,
}) => {
  await driver.goto(chapterUrl({ view: "rows" }));
  await until("the chapter is kept", () =>
    driver.evaluate(async () => {
      await navigator.serviceWorker.ready;
      return (await caches.match(location.pathname)) !== undefined;
    }, undefined),
  );
  await server.end();
  await driver.reload();
  await ready(driver);
  await driver.click(await pointOf(driver, "p1.1", "midi"));
  await sees(driver, "dialog", "Word: midi");
  await driver.goto("/en/words/");
  await sees(driver, "heading", "Words");
  await driver.goto(chapterUrl({ chapter: "03-un-paquet-rond" }));
  await sees(driver, "heading", "There is no network");
});
