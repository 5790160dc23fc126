import { readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import compression from "compression";
import send from "send";
import {
  baseOfHeadersFile,
  immutableCache,
  immutableFolders,
  openFolder,
  parseHeadersFile,
} from "./site-headers.ts";

/**
 * A server of the built site, not listening yet, that answers as a static host would: with the
 * headers of `_headers`, the page 404.html where there is nothing, 400 for a malformed address,
 * 405 for methods other than GET and HEAD. A site made for a folder of its host is in that folder
 * here too, and the root leads there. No request ends it. Throws where `site` has no build.
 */
export function makeSiteServer(site: string): Server {
  const root = path.resolve(site);
  const headersFile = readFileSync(path.join(root, "_headers"), "utf8");
  const headers = parseHeadersFile(headersFile);
  const base = baseOfHeadersFile(headersFile);
  const notFound = readFileSync(path.join(root, "404.html"));
  const compress = compression();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url?.startsWith(base + openFolder))
      response.setHeader("Access-Control-Allow-Origin", "*");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
      return;
    }
    const address = parseAddress(request.url ?? "/");
    if (address === undefined) {
      response.writeHead(400).end();
      return;
    }
    if (base !== "" && [base, "/"].includes(address.pathname)) {
      response.writeHead(308, { Location: `${base}/${address.query}` }).end();
      return;
    }
    compress(request, response, () =>
      sendFile({ root, base, notFound }, address, request, response),
    );
  });
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
  return server;
}

interface Address {
  /** As asked for, still percent-encoded; begins with one slash. */
  readonly pathname: string;
  /** With its question mark, or empty. */
  readonly query: string;
}

/** What a request asks for; `undefined` where it is no path of ours. */
function parseAddress(asked: string): Address | undefined {
  const [, pathname = "", query = ""] = /^([^?#]*)(\?[^#]*)?/.exec(asked) ?? [];
  if (!/^\/(?!\/)/.test(pathname)) return undefined;
  try {
    decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  return { pathname, query };
}

interface Served {
  readonly root: string;
  readonly base: string;
  readonly notFound: Buffer;
}

function sendFile(
  { root, base, notFound }: Served,
  { pathname, query }: Address,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const answerNotFound = () => {
    if (response.headersSent) response.destroy();
    else {
      for (const name of ["Cache-Control", "Content-Range"]) response.removeHeader(name);
      response.writeHead(404, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": notFound.length,
      });
      response.end(request.method === "HEAD" ? undefined : notFound);
    }
  };
  const inSite = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
  // What is for the host is no page.
  if (inSite === undefined || path.posix.normalize(decodeURIComponent(inSite)) === "/_headers") {
    answerNotFound();
    return;
  }
  const isImmutable = immutableFolders.some((folder) => inSite.startsWith(folder));
  send(request, inSite, { root, extensions: ["html"], dotfiles: "ignore", cacheControl: false })
    .on("headers", () => {
      response.setHeader("Cache-Control", isImmutable ? immutableCache : "no-cache");
    })
    .on("directory", (_response: ServerResponse, folder: string) => {
      // A folder’s page has a slash at the end, so that relative links in it lead where they should.
      if (isFile(path.join(folder, "index.html")))
        response.writeHead(308, { Location: `${pathname}/${query}` }).end();
      else answerNotFound();
    })
    .on("error", (error: { readonly status?: number }) => {
      // A condition of the request that does not hold, and a range outside the file.
      if (error.status === 412 || error.status === 416)
        response.writeHead(error.status, { "Content-Length": 0 }).end();
      else answerNotFound();
    })
    .pipe(response);
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
}
