import { side, storyFile } from "./imported.ts";
import { expect, test } from "./reader.ts";

test.use({ serviceWorkers: "allow" });

/** Shares with the site as the system does: a form of files that nobody but the worker takes. */
async function share(
  page: import("playwright/test").Page,
  locale: "fr" | "en",
  parts: readonly { name: string; value: string; file?: string }[],
): Promise<string> {
  await page.goto(`/${locale}/import/`);
  return page.evaluate(
    async ([address, parts]) => {
      await navigator.serviceWorker.ready;
      while (navigator.serviceWorker.controller === null)
        await new Promise((done) => setTimeout(done, 50));
      const body = new FormData();
      for (const { name, value, file } of parts) {
        if (file === undefined) body.append(name, value);
        else body.append(name, new File([value], file, { type: "text/plain" }));
      }
      return (await fetch(address, { method: "POST", body })).url;
    },
    [`/${locale}/import/`, parts] as const,
  );
}

test("two files shared with the app are on the import page, each on its side", async ({ page }) => {
  const files = (["fr", "en"] as const).map((each) => {
    const { name, content } = storyFile(each);
    return { name: "files", value: content, file: name };
  });
  const address = await share(page, "fr", files);
  expect(address).toContain("/fr/import/?shared=2");
  await page.goto("/fr/import/?shared=2");
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
  await expect(side(page, "Anglais")).toContainText("in-good-time.txt");
  await expect(page).toHaveURL(/\/fr\/import\/$/);
  await page.goto("/fr/import/?shared=2");
  await expect(page.getByText("n’est pas arrivé")).toBeVisible();
});

test("a text shared without a file is a text; nothing shared is told", async ({ page }) => {
  const address = await share(page, "en", [
    { name: "text", value: `${storyFile("fr").content.slice(0, 3000)}` },
  ]);
  expect(address).toContain("?shared=1");
  await page.goto("/en/import/?shared=1");
  await expect(side(page, "French")).toContainText("texte.txt");
  expect(await share(page, "en", [])).toContain("?shared=0");
});

test("files that the system opens with the app are read", async ({ page }) => {
  const { name, content } = storyFile("fr");
  await page.addInitScript(
    ([name, content]) => {
      Object.defineProperty(window, "launchQueue", {
        value: {
          setConsumer(take: (launch: unknown) => void) {
            take({ files: [{ getFile: async () => new File([content], name) }] });
          },
        },
      });
    },
    [name, content] as const,
  );
  await page.goto("/fr/import/");
  await expect(side(page, "Français")).toContainText("a-la-bonne-heure.txt");
});

test("a browser can install the site: its manifest says what it must, and its pictures are as told", async ({
  page,
}) => {
  for (const locale of ["fr", "en"]) {
    await page.goto(`/${locale}/`);
    const href = await page.locator('link[rel="manifest"]').getAttribute("href");
    const address = new URL(href ?? "", page.url());
    const app = await (await page.request.get(address.href)).json();
    const inScope = (url: string) =>
      new URL(url, address).href.startsWith(new URL(app.scope, address).href);
    expect(app.name.length * app.short_name.length).toBeGreaterThan(0);
    expect(["standalone", "fullscreen", "minimal-ui"]).toContain(app.display);
    const places = [
      app.start_url,
      app.share_target.action,
      ...app.file_handlers.map(({ action }: { action: string }) => action),
      ...app.shortcuts.map(({ url }: { url: string }) => url),
    ];
    expect(places.filter((url: string) => !inScope(url))).toEqual([]);
    for (const url of new Set(places))
      expect((await page.request.get(new URL(url, address).href)).status(), url).toBe(200);
    for (const { src, sizes, type } of [...app.icons, ...app.screenshots]) {
      const picture = await (await page.request.get(new URL(src, address).href)).body();
      expect(type).toBe("image/png");
      expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, src).toBe(sizes);
    }
    const icons: readonly { sizes: string; purpose?: string }[] = app.icons;
    for (const size of ["192x192", "512x512"])
      expect(icons.some(({ sizes, purpose = "any" }) => sizes === size && purpose === "any")).toBe(
        true,
      );
    expect(icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
    expect(Object.values(app.file_handlers[0].accept).flat()).toEqual(
      expect.arrayContaining([".epub", ".txt", ".tmx"]),
    );
  }
  const isControlled = await page.evaluate(async () => {
    const { active, scope } = await navigator.serviceWorker.ready;
    return active !== null && new URL(scope).pathname === "/";
  });
  expect(isControlled).toBe(true);
});
