import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatHeadersFile, immutableCache, securityHeaders } from "#lib/commands/site-headers.ts";
import { makeSiteServer } from "#lib/commands/site-server.ts";

const site = mkdtempSync(path.join(tmpdir(), "en-regard-site-"));
const page = `<!doctype html><title>Le phare</title><p>${"Le gardien monta. ".repeat(200)}`;
let server: Server;
let port: number;

beforeAll(async () => {
  for (const [file, content] of Object.entries({
    _headers: formatHeadersFile(securityHeaders([])),
    "404.html": "<title>Rien ici</title>",
    "en/index.html": page,
    "lexicon/phare.0123.json": "{}",
    "alphabet.txt": "abcdefghij",
    "ville d’été/index.html": page,
    ".caché": "secret",
  })) {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
    writeFileSync(path.join(site, file), content);
  }
  server = makeSiteServer(site);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(site, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends a request as it is written, which `fetch` would tidy up. */
function ask(requestLine: string, ...headerLines: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", ...body] = answer.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), head, body: body.join("\r\n\r\n") });
    });
    const lines = [requestLine, "Host: localhost", "Connection: close", ...headerLines];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  });
}

const get = (address: string, ...headerLines: readonly string[]) =>
  ask(`GET ${address} HTTP/1.1`, ...headerLines);

describe("what a static host answers", () => {
  test("a page comes with the headers of every page, and is asked for anew", async () => {
    const { status, head, body } = await get("/en/");
    expect([status, body]).toEqual([200, page]);
    expect(head).toMatch(/content-security-policy: default-src 'none'/i);
    expect(head).toMatch(/cache-control: no-cache/i);
  });

  test("a file named by its content is kept for ever", async () => {
    expect((await get("/lexicon/phare.0123.json")).head).toContain(immutableCache);
  });

  test("the texts may be read by pages of other sites, the pages of the reader may not", async () => {
    const open = /access-control-allow-origin: \*/i;
    expect((await get("/texts/phare/01.tsv")).head).toMatch(open);
    expect((await get("/en/")).head).not.toMatch(open);
  });

  test("a folder’s page is led to with a slash, and its query is kept", async () => {
    const { status, head } = await get("/en?view=rows");
    expect(status).toBe(308);
    expect(head).toMatch(/location: \/en\/\?view=rows\r\n/i);
  });

  test("accents and spaces in an address are those of the folder", async () => {
    expect((await get(`${encodeURI("/ville d’été/")}`)).status).toBe(200);
  });

  test("a page is compressed for who can read that", async () => {
    const { head } = await get("/en/", "Accept-Encoding: gzip");
    expect(head).toMatch(/content-encoding: gzip/i);
  });

  test("HEAD has the head alone", async () => {
    const { status, body } = await ask("HEAD /en/ HTTP/1.1");
    expect([status, body]).toEqual([200, ""]);
  });

  test.each([
    ["bytes=2-4", 206, "cde"],
    ["bytes=7-", 206, "hij"],
    ["bytes=-2", 206, "ij"],
    ["bytes=5-1", 416, ""],
    ["bytes=a-b", 200, "abcdefghij"],
    ["items=0-3", 200, "abcdefghij"],
    ["bytes=0-1,4-5", 200, "abcdefghij"],
  ])("of the range %s comes %i", async (range, status, text) => {
    const answer = await get("/alphabet.txt", `Range: ${range}`);
    expect([answer.status, answer.body]).toEqual([status, text]);
  });

  test("a range outside the file is refused, and its length told", async () => {
    const { status, head } = await get("/alphabet.txt", "Range: bytes=90-99");
    expect(status).toBe(416);
    expect(head).toMatch(/content-range: bytes \*\/10/i);
  });
});

describe("a site made for a folder of its host", () => {
  test("is in that folder, and the root leads there", async () => {
    const inFolder = mkdtempSync(path.join(tmpdir(), "en-regard-folder-"));
    mkdirSync(path.join(inFolder, "en"));
    mkdirSync(path.join(inFolder, "texts"));
    writeFileSync(path.join(inFolder, "_headers"), formatHeadersFile({}, "/lecture"));
    writeFileSync(path.join(inFolder, "404.html"), "Rien ici");
    writeFileSync(path.join(inFolder, "en/index.html"), page);
    writeFileSync(path.join(inFolder, "texts/a.tsv"), "id\tfr\ten");
    const folderServer = makeSiteServer(inFolder);
    await new Promise<void>((resolve) => folderServer.listen(0, "127.0.0.1", resolve));
    const rootPort = port;
    port = (folderServer.address() as AddressInfo).port;
    try {
      const statuses = ["/lecture/en/", "/en/", "/", "/lecture", "/lecture/en", "/lectures/en/"];
      const answers = await Promise.all(statuses.map((address) => get(address)));
      expect(answers.map(({ status }) => status)).toEqual([200, 404, 308, 308, 308, 404]);
      expect(answers[3]?.head).toMatch(/location: \/lecture\/\r\n/i);
      expect(answers[4]?.head).toMatch(/location: \/lecture\/en\/\r\n/i);
      expect((await get("/lecture/_headers")).status).toBe(404);
      expect((await get("/lecture/texts/a.tsv")).head).toMatch(/access-control-allow-origin: \*/i);
    } finally {
      port = rootPort;
      folderServer.closeAllConnections();
      folderServer.close();
      rmSync(inFolder, { recursive: true });
    }
  });
});

describe("what knocks no server down", () => {
  test.each(["//", "http://[", "http://a:99999/", "/%", "/%E0%A4%A", "*", "?x", "en/"])(
    "the malformed address %s is answered with 400",
    async (address) => {
      expect((await get(address)).status).toBe(400);
    },
  );

  test.each([
    "/nulle-part/",
    "/../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/en%00/",
    "/_headers",
    "/./_headers",
    "/%5fheaders",
    "/.cach%C3%A9",
    "/lexicon",
    "/lexicon/",
    `/${"a".repeat(300)}`,
  ])("%j has the page for what is not there", async (address) => {
    const { status, body } = await get(address);
    expect([status, body]).toEqual([404, "<title>Rien ici</title>"]);
  });

  test.each(["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH"])(
    "%s is no way to read",
    async (method) => {
      const { status, head } = await ask(`${method} /en/ HTTP/1.1`);
      expect(status).toBe(405);
      expect(head).toMatch(/allow: GET, HEAD/i);
    },
  );

  test("a request that is none is answered with 400", async () => {
    expect((await ask("BONJOUR")).status).toBe(400);
    expect((await ask("GET /en/ HTTP/1.1", "Content-Length: beaucoup")).status).toBe(400);
  });

  test("a file that goes away, and a site built anew beside it, end nothing", async () => {
    writeFileSync(path.join(site, "passager.txt"), "là");
    expect((await get("/passager.txt")).status).toBe(200);
    rmSync(path.join(site, "passager.txt"));
    expect((await get("/passager.txt")).status).toBe(404);
    writeFileSync(path.join(site, "nouveau.txt"), "neuf");
    expect((await get("/nouveau.txt")).body).toBe("neuf");
  });
});
