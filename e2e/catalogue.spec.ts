import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { expect, story, test } from "./reader.ts";

/** The parser of catalogues of Foliate, as a browser reads it. */
const parser = readFileSync(createRequire(import.meta.url).resolve("foliate-js/opds.js"), "utf8");

interface Publication {
  readonly metadata: { readonly title: string };
  readonly links: readonly {
    readonly rel?: string | readonly string[];
    readonly href: string;
    readonly type: string;
  }[];
  readonly images?: readonly { readonly href: string }[];
}

test("an e-book reader finds each work in both catalogues, with its cover and its book", async ({
  page,
}) => {
  const server = createServer((request, response) => {
    const isParser = request.url === "/opds.js";
    response.writeHead(200, { "Content-Type": isParser ? "text/javascript" : "text/html" });
    response.end(isParser ? parser : "<!doctype html><title>An e-book reader</title>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const xml = await (await page.request.get("/fr/opds.xml")).text();
    const json = await (await page.request.get("/fr/opds.json")).json();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { publications, title } = await page.evaluate(async (source) => {
      const { getFeed } = await import("/opds.js" as string);
      const feed = getFeed(new DOMParser().parseFromString(source, "application/xml"));
      const { publications, metadata } = JSON.parse(JSON.stringify(feed));
      return { publications, title: metadata.title };
    }, xml);
    expect(title).toBe("En regard");
    const feeds: readonly (readonly Publication[])[] = [publications, json.publications];
    for (const found of feeds) {
      expect(found.length).toBeGreaterThan(0);
      for (const { metadata, links, images } of found) {
        const book = links.find(({ type }) => type === "application/epub+zip");
        expect([book?.rel].flat(), metadata.title).toContain(
          "http://opds-spec.org/acquisition/open-access",
        );
        expect(
          (await page.request.get(new URL(images?.[0]?.href ?? "", address()).href)).status(),
        ).toBe(200);
      }
      const own = found.find(({ metadata }) => metadata.title === "À la bonne heure");
      const book = own?.links.find(({ type }) => type === "application/epub+zip");
      expect(book?.href).toContain(`/texts/${story.name}/${story.name}.epub`);
    }
  } finally {
    server.close();
  }

  function address(): string {
    return test.info().project.use.baseURL ?? "";
  }
});
