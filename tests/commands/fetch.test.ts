import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fetchCommand } from "#lib/commands/fetch.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { parseWork } from "#lib/text/work.ts";

/** A small book of ours, in the form that Project Gutenberg gives a plain text. */
function gutenbergText(title: string, chapters: readonly (readonly [string, string])[]): string {
  return [
    `The Project Gutenberg eBook of ${title}`,
    "This ebook is for the use of anyone anywhere at no cost.",
    `Title: ${title}`,
    `*** START OF THE PROJECT GUTENBERG EBOOK ${title.toUpperCase()} ***`,
    ...chapters.flat(),
    `*** END OF THE PROJECT GUTENBERG EBOOK ${title.toUpperCase()} ***`,
    "Most people start at our website.",
  ].join("\n\n");
}

const french = gutenbergText("La Mare au diable", [
  [
    "CHAPITRE I",
    "Le gardien du phare avait un chat. Il l’appelait Bidule, et le chat venait quand il avait faim.",
  ],
  ["CHAPITRE II", "Un soir de novembre, la lampe s’éteignit. Le chat miaula trois fois."],
]);
const english = gutenbergText("The Devil's Pool", [
  [
    "CHAPTER I",
    "The keeper of the lighthouse had a cat. He called it Bidule, and the cat came when it was hungry.",
  ],
  ["CHAPTER II", "One evening in November, the lamp went out. The cat mewed three times."],
]);

/** The English as an EPUB. */
function englishEpub(): Uint8Array {
  const pages = english
    .split("\n\n")
    .slice(4, -2)
    .map((line) => (line.startsWith("CHAPTER") ? `<h2>${line}</h2>` : `<p>${line}</p>`));
  return zipSync({
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    ),
    "book.opf": strToU8(
      '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Pool</dc:title></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    ),
    "a.xhtml": strToU8(`<html><body>${pages.join("")}</body></html>`),
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine; tests put files and faults on it, and see what it was asked. */
let server: Server;
let site: string;
let files: Map<string, readonly Answer[]>;
let asked: string[];
let agents: Set<string | undefined>;
let open = 0;
let mostOpen = 0;

const gives =
  (content: string | Uint8Array): Answer =>
  (_, response) =>
    response.end(content);
const says =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end();
/** Promises more than it gives, and breaks off. */
const breaksOff =
  (content: string): Answer =>
  (_, response) => {
    response.writeHead(200, { "content-length": String(content.length * 2) });
    response.write(content, () => response.destroy());
  };

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = (request.url ?? "").slice(1);
    asked.push(url);
    agents.add(request.headers["user-agent"]);
    mostOpen = Math.max(mostOpen, ++open);
    response.on("close", () => open--);
    const [answer = says(404), ...later] = files.get(url) ?? [];
    // The last one stays.
    if (later.length > 0) files.set(url, later);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

let folder: string;
beforeEach(() => {
  files = new Map([
    ["cache/epub/23582/pg23582.txt", [gives(french)]],
    ["cache/epub/12816/pg12816.epub", [gives(englishEpub())]],
  ]);
  asked = [];
  agents = new Set();
  folder = mkdtempSync(path.join(tmpdir(), "en-regard-fetch-"));
  return () => rmSync(folder, { recursive: true, force: true });
});

async function fetchInto(...args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const where = ["--into", folder, "--pause", "0"];
  const code = await fetchCommand.run([...args, ...where], (line) => lines.push(line));
  return { code, lines };
}

const fetchPool = () => fetchInto("la-mare-au-diable", "--mirror", site);
const epub = "cache/epub/12816/pg12816.epub";

describe("books of the catalogue", () => {
  test("are downloaded, aligned, and say where they come from", async () => {
    const { code, lines } = await fetchPool();
    expect(lines.join("\n")).toMatch(/“La Mare au diable”, 2 chapters, \d+ % of the rows/);
    expect(code).toBe(0);
    const own = path.join(folder, "la-mare-au-diable");
    const source = readFileSync(path.join(own, "work.json"), "utf8");
    const work = parseWork(source, "work.json", "la-mare-au-diable");
    expect(work.editions.map(({ origin }) => origin)).toEqual([
      "Project Gutenberg, n° 23582",
      "Project Gutenberg, no. 12816",
    ]);
    expect(work.editions[1].translator).toBe("George B. Ives");
    const table = readFileSync(path.join(own, `${work.chapters[0]}.tsv`), "utf8");
    const rows = parseChapter(table, "01.tsv").blocks.flatMap(({ segments }) => segments);
    expect(rows).toHaveLength(3);
    // Each form is asked for until there is one, one request after the other, and by a name.
    expect(asked).toEqual([
      "cache/epub/23582/pg23582.epub",
      "cache/epub/23582/pg23582-images-3.epub",
      "cache/epub/23582/pg23582-images.html",
      "cache/epub/23582/pg23582.txt",
      epub,
    ]);
    expect(mostOpen).toBe(1);
    expect([...agents].every((agent) => agent?.startsWith("en-regard"))).toBe(true);
  });

  test("are asked for again where the site is busy, breaks off, or answers with a page", async () => {
    const page = "<html>Please try again later.</html>";
    files.set(epub, [
      says(503, { "retry-after": "0" }),
      breaksOff("PK\u0003\u0004half"),
      gives(page),
      gives(englishEpub()),
    ]);
    const { code, lines } = await fetchPool();
    expect(code).toBe(0);
    expect(lines.slice(0, 3).map((line) => line.slice(`${site}${epub}: `.length))).toEqual([
      "the answer was 503; trying again",
      "no connection, or it broke off; trying again",
      "what came is no book; trying again",
    ]);
  });

  test("that do not come are told; what has come is kept, and asked for no more", async () => {
    files.set(epub, [says(500)]);
    const { code, lines } = await fetchPool();
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe(
      `la-mare-au-diable: ${site}${epub}: the answer was 500; try again later: what has come is kept; or name a mirror with --mirror`,
    );
    expect(existsSync(path.join(folder, "la-mare-au-diable"))).toBe(false);
    files.set(epub, [gives(englishEpub())]);
    asked = [];
    expect((await fetchPool()).code).toBe(0);
    expect(asked).toEqual([epub]);
    asked = [];
    expect((await fetchPool()).lines.join()).toContain("is there already");
    expect(asked).toEqual([]);
  });

  test("are fetched anew where what is kept is not what came", async () => {
    await fetchPool();
    rmSync(path.join(folder, "la-mare-au-diable"), { recursive: true });
    writeFileSync(path.join(folder, ".fetched/pg12816.epub"), englishEpub().slice(0, 300));
    asked = [];
    expect((await fetchPool()).code).toBe(0);
    expect(asked).toEqual([epub]);
    const sums = readFileSync(path.join(folder, ".fetched/sha256sums.txt"), "utf8");
    expect(sums).toMatch(/^[0-9a-f]{64} {2}pg23582\.txt\n[0-9a-f]{64} {2}pg12816\.epub\n$/);
  });

  test("are taken out of a folder that has them by name", async () => {
    const mirror = path.join(folder, "mirror");
    mkdirSync(mirror);
    writeFileSync(path.join(mirror, "23582-0.txt"), french);
    writeFileSync(path.join(mirror, "pg12816.epub"), englishEpub());
    expect((await fetchInto("la-mare-au-diable", "--mirror", mirror)).code).toBe(0);
    expect(asked).toEqual([]);
    const { code, lines } = await fetchInto("candide", "--mirror", mirror);
    expect(code).toBe(1);
    expect(lines.at(-1)).toContain("no file of cache/epub/4650/pg4650.epub");
  });

  test("of several volumes are one work", async () => {
    for (const number of [25014, 46909])
      files.set(`cache/epub/${number}/pg${number}.txt`, [gives(english)]);
    files.set("cache/epub/14157/pg14157.txt", [gives(french)]);
    const { code, lines } = await fetchInto("bouvard-et-pecuchet", "--mirror", site);
    expect(lines.join()).toContain("“Bouvard et Pécuchet”");
    expect(code).toBe(0);
  });

  test("that the catalogue does not have are refused before anything is asked", async () => {
    await expect(fetchInto("le-capital", "--mirror", site)).rejects.toThrow(
      "no book “le-capital” in the catalogue; --list prints those there are",
    );
    await expect(fetchCommand.run([], () => {})).rejects.toThrow("no book to fetch");
    await expect(fetchCommand.run(["candide"], () => {})).rejects.toThrow("name one with --into");
    expect(asked).toEqual([]);
  });

  test("are listed with their levels", async () => {
    const lines: string[] = [];
    await fetchCommand.run(["--list"], (line) => lines.push(line));
    expect(lines).toContain("candide\tB2\tCandide, ou l’Optimisme\tVoltaire");
  });
});

const shared = path.resolve("../shared/books/dame-aux-camelias");

test.skipIf(!existsSync(shared))(
  "a book as readers have it is fetched whole, from the address of a mirror",
  async () => {
    files.set("cache/epub/2419/pg2419.txt", [gives(readFileSync(path.join(shared, "fr.txt")))]);
    files.set("cache/epub/1608/pg1608-images.html", [
      gives(readFileSync(path.join(shared, "en.html"))),
    ]);
    const { code, lines } = await fetchInto("la-dame-aux-camelias", "--mirror", site);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/chapters, 9\d % of the rows expected right/);
  },
);
