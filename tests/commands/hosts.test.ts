import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatHtaccess, hosts } from "#lib/commands/host-files.ts";
import { formatHeadersFile, immutableCache, securityHeaders } from "#lib/commands/site-headers.ts";
import { makeSiteServer } from "#lib/commands/site-server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "en-regard-hosts-"));
const root = path.join(folder, "site");
const headers = securityHeaders(["sha256-a+b/c="], ["sha256-d="]);
const long = "Le gardien du phare avait un chat. ".repeat(100);

beforeAll(() => {
  const files = {
    "index.html": `<!doctype html><title>Bibliothèque</title>${long}`,
    "fr/index.html": `<!doctype html><title>Étagère</title>${long}`,
    "404.html": "<!doctype html><title>Cette page n’existe pas</title>",
    "service-worker.js": `// ${long}`,
    "_next/static/chunks/a1.js": `// ${long}`,
    "fr/manifest.webmanifest": JSON.stringify({ name: long }),
    "texts/le-chat/01.tsv": `id\tfr\ten\n${long}`,
    "texts/le-chat/le-chat.epub": "PK",
    _headers: formatHeadersFile(headers),
    ".htaccess": formatHtaccess(headers),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a host on a port; what it answers ends it. */
type Start = (port: number) => Promise<() => void> | (() => void);

const servers: readonly {
  readonly name: string;
  readonly command?: string;
  readonly start: Start;
}[] = [
  {
    name: "our own server",
    start: async (port) => {
      const server = makeSiteServer(root);
      await new Promise<void>((done) => server.listen(port, done));
      return () => {
        server.closeAllConnections();
        server.close();
      };
    },
  },
  { name: "nginx", command: "nginx", start: startNginx },
  { name: "Caddy", command: "caddy", start: startCaddy },
  { name: "Apache", command: "apache2", start: startApache },
];

function isInstalled(command: string | undefined): boolean {
  return command === undefined || spawnSync(command, ["-v"]).error === undefined;
}

for (const { name, command, start } of servers) {
  describe.skipIf(!isInstalled(command))(name, () => {
    let address = "";
    let stop = () => {};
    beforeAll(async () => {
      const port = await freePort();
      address = `http://127.0.0.1:${port}`;
      stop = await start(port);
      await answers(address);
    }, 60_000);
    afterAll(() => stop());
    const ask = (file: string, init: RequestInit = {}) =>
      fetch(address + file, { redirect: "manual", ...init });

    test("a page has every header that protects it, and is asked for anew each time", async () => {
      const page = await ask("/fr/");
      expect(page.status).toBe(200);
      expect(page.headers.get("content-type")).toMatch(/^text\/html; ?charset=utf-8$/i);
      for (const [header, value] of Object.entries(headers))
        expect(page.headers.get(header), header).toBe(value);
      expect(page.headers.get("cache-control")).toBe("no-cache");
      expect(page.headers.get("access-control-allow-origin")).toBeNull();
      expect(page.headers.get("etag") ?? page.headers.get("last-modified")).not.toBeNull();
      expect(await page.text()).toContain("Étagère");
    });

    test("what is named by its content is kept for ever, but not that it is missing", async () => {
      const script = await ask("/_next/static/chunks/a1.js");
      expect(script.headers.get("cache-control")).toBe(immutableCache);
      expect(script.headers.get("content-type")).toMatch(/^(?:text|application)\/javascript/);
      const gone = await ask("/_next/static/chunks/b2.js");
      expect(gone.status).toBe(404);
      expect(gone.headers.get("cache-control") ?? "").not.toContain("immutable");
      expect((await ask("/service-worker.js")).headers.get("cache-control")).toBe("no-cache");
    });

    test("texts may be read by pages of other sites, and are of their types", async () => {
      const table = await ask("/texts/le-chat/01.tsv");
      expect(table.headers.get("access-control-allow-origin")).toBe("*");
      expect(table.headers.get("content-type")).toMatch(/^text\/tab-separated-values/);
      const book = await ask("/texts/le-chat/le-chat.epub");
      expect(book.headers.get("content-type")).toBe("application/epub+zip");
      const manifest = await ask("/fr/manifest.webmanifest");
      expect(manifest.headers.get("content-type")).toMatch(/^application\/manifest\+json/);
    });

    test("texts are packed on their way", async () => {
      const init = { headers: { "accept-encoding": "gzip" } };
      for (const file of ["/fr/", "/_next/static/chunks/a1.js", "/texts/le-chat/01.tsv"]) {
        const answer = await ask(file, init);
        expect(answer.headers.get("content-encoding"), file).toBe("gzip");
        await answer.text();
      }
    });

    test("what is not there says so on our page; what is for hosts is no page", async () => {
      const gone = await ask("/fr/un-livre-qui-manque/");
      expect(gone.status).toBe(404);
      expect(await gone.text()).toContain("Cette page n’existe pas");
      expect(gone.headers.get("content-security-policy")).toBe(headers["Content-Security-Policy"]);
      for (const file of ["/_headers", "/.htaccess"])
        expect((await ask(file)).status, file).toBeGreaterThanOrEqual(403);
    });

    test("an address without its slash is sent to the one that has it; nothing is posted", async () => {
      const moved = await ask("/fr");
      expect(moved.status).toBeGreaterThanOrEqual(301);
      expect(new URL(moved.headers.get("location") ?? "", address).href).toBe(`${address}/fr/`);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isThere = await fetch(`${address}/`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await sleep(100);
  }
  throw new Error(`nothing answers at ${address}`);
}

function run(command: string, args: readonly string[], env = process.env): () => void {
  const child: ChildProcess = spawn(command, args, { stdio: "inherit", env });
  return () => child.kill("SIGTERM");
}

function startNginx(port: number): () => void {
  const own = path.join(folder, "nginx");
  mkdirSync(own, { recursive: true });
  const site = hosts.nginx?.({ headers, root, base: "", name: "localhost" }) ?? "";
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${own}/${name};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    path.join(own, "nginx.conf"),
    `${user} daemon off; pid ${own}/pid; error_log ${own}/error.log; events {}
http { access_log off; ${paths.join(" ")}
${site.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("include mime.types;", "include /etc/nginx/mime.types;")} }`,
  );
  return run("nginx", ["-p", own, "-c", path.join(own, "nginx.conf")]);
}

function startCaddy(port: number): () => void {
  const own = path.join(folder, "caddy");
  mkdirSync(own, { recursive: true });
  const file = path.join(own, "Caddyfile");
  const site = hosts.caddy?.({ headers, root, base: "", name: `http://127.0.0.1:${port}` }) ?? "";
  writeFileSync(file, `{\n\tadmin off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${site}`);
  const env = { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own };
  return run("caddy", ["run", "--config", file, "--adapter", "caddyfile"], env);
}

function startApache(port: number): () => void {
  const own = path.join(folder, "apache");
  mkdirSync(own, { recursive: true });
  const modules = [
    "mpm_event",
    "authz_core",
    "dir",
    "mime",
    "headers",
    "deflate",
    "filter",
    "alias",
  ];
  const file = path.join(own, "apache.conf");
  writeFileSync(
    file,
    `ServerRoot ${own}
DefaultRuntimeDir ${own}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
Listen 127.0.0.1:${port}
ServerName localhost
PidFile ${own}/pid
ErrorLog ${own}/error.log
TypesConfig /etc/mime.types
DocumentRoot ${root}
<Directory ${root}>
  AllowOverride All
  Require all granted
</Directory>
`,
  );
  return run("apache2", ["-f", file, "-DFOREGROUND"]);
}
