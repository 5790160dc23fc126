import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import sirv from "sirv";
import { immutableCache, parseHeadersFile } from "./site-headers.ts";

/** Serves the built site as a static host would, with the headers that `_headers` asks for. */
function serveSite(site: string, port: number): void {
  const headersFile = path.join(site, "_headers");
  if (!existsSync(headersFile)) {
    console.error(`${site}: no built site; run npm run build`);
    process.exit(1);
  }
  const headers = parseHeadersFile(readFileSync(headersFile, "utf8"));
  const notFound = readFileSync(path.join(site, "404.html"));
  const serve = sirv(site, {
    etag: true,
    extensions: ["html"],
    setHeaders: (response, pathname) => {
      const isImmutable = pathname.startsWith("/_next/static/");
      response.setHeader("Cache-Control", isImmutable ? immutableCache : "no-cache");
    },
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const { pathname } = new URL(request.url ?? "/", "http://host");
    // A folder’s page has a slash at the end, so that relative links in it lead where they should.
    if (!pathname.endsWith("/") && existsSync(path.join(site, pathname, "index.html"))) {
      response.writeHead(308, { Location: `${pathname}/` }).end();
      return;
    }
    serve(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(notFound);
    });
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === "EADDRINUSE"
        ? `Port ${port} is taken; choose another: PORT=${port + 1} npm start`
        : error.message,
    );
    process.exit(1);
  });
  server.listen(port, () => {
    console.log(`En regard: http://localhost:${port}`);
  });
}

serveSite("out", Number(process.env.PORT ?? 3000));
