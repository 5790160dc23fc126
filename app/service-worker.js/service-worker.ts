/** What the build tells the service worker about itself. */
export interface BuildFiles {
  /** The folder of its host in which the site is: empty, or `/reader`. */
  readonly base: string;
  /** Changes whenever any of the files does. */
  readonly build: string;
  /** Pages that open without a network though nobody has visited them: the reader’s own. */
  readonly pages: readonly string[];
  /** What the pages are made of, named by content, so that a file never changes. */
  readonly parts: readonly string[];
}

interface LateEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends LateEvent {
  readonly request: Request;
  /** Of the page that asks, where there is one. */
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
}
interface NoteEvent extends LateEvent {
  readonly data: unknown;
}
interface WorkerScope extends EventTarget {
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<{ readonly url: string } | undefined>;
  };
  skipWaiting(): Promise<void>;
}

/**
 * Lets the site open without a network: the reader’s own pages always, the library’s once they
 * have been visited. A page comes from the network while there is one, so nobody reads an old
 * text; what it is made of is named by content and comes from the cache. Each build has a cache of
 * its own, filled whole before it is used; the one before stays for tabs that are still open on it.
 *
 * Like the scripts of `early.ts` this is put into its file as text: it uses nothing outside itself
 * but its argument.
 */
export function serviceWorker({ base, build, pages, parts }: BuildFiles): void {
  const scope = self as unknown as WorkerScope;
  // Another site of ours on the same host has caches of its own.
  const prefix = `en-regard${base}:`;
  const cacheName = prefix + build;
  /** A network that has not answered by then is as good as none, where the page is kept. */
  const patienceMs = 4000;

  /** The path in the site of an address of it. */
  const pathOf = (address: string) => new URL(address).pathname.slice(base.length);
  const isPage = (address: string) => !/^\/(?:_next|lexicon|search\/v)\//.test(pathOf(address));
  const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

  async function install(): Promise<void> {
    const cache = await caches.open(cacheName);
    await cache.addAll(parts);
    // A cache of the browser’s may hold the pages of the build before.
    await cache.addAll(pages.map((page) => new Request(page, { cache: "no-cache" })));
    const before = (await ownCaches()).filter((name) => name !== cacheName).at(-1);
    if (before !== undefined) {
      const kept = (await (await caches.open(before)).keys()).map(({ url }) => url).filter(isPage);
      const shell = new Set(pages.map((page) => new URL(page, location.origin).href));
      for (const address of kept) if (!shell.has(address)) await keepPage(address);
    }
    await scope.skipWaiting();
  }

  async function activate(): Promise<void> {
    for (const name of (await ownCaches()).filter((each) => each !== cacheName).slice(0, -1))
      await caches.delete(name);
    await scope.clients.claim();
  }

  /** Keeps a page with all that it is made of; a page that is no longer there is left out. */
  async function keepPage(address: string): Promise<void> {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok || response.redirected) return;
    const html = await response.clone().text();
    const cache = await caches.open(cacheName);
    const parted = html.matchAll(/\/(?:_next\/static|lexicon)\/[^"'\\\s)]+/g);
    const made = new Set([...parted].map(([part]) => base + part));
    for (const part of made) if ((await cache.match(part)) === undefined) await cache.add(part);
    await cache.put(address, response);
  }

  async function put(address: string, response: Response): Promise<void> {
    try {
      await (await caches.open(cacheName)).put(address, response);
    } catch {
      // No room: the page is read all the same.
    }
  }

  async function part(event: RequestEvent): Promise<Response> {
    const { request } = event;
    let response = await caches.match(request);
    if (response === undefined) {
      response = await fetch(request);
      if (response.ok) event.waitUntil(put(request.url, response.clone()));
    }
    // A worker reads its own address to the end, `#` and all. A response that has an address of its
    // own would be taken for it, and that has no end.
    return request.destination === "worker" && response.ok
      ? new Response(response.body, { status: response.status, headers: response.headers })
      : response;
  }

  /** From the network, else from the cache; `address` is without its query, for pages have none. */
  async function fresh(event: RequestEvent, address: string): Promise<Response> {
    const cache = await caches.open(cacheName);
    const kept = (await cache.match(address)) ?? (await caches.match(address));
    const fetched = fetch(event.request).then((response) => {
      if (response.ok && !response.redirected) event.waitUntil(put(address, response.clone()));
      return kept !== undefined && response.status >= 500 ? kept : response;
    });
    if (kept === undefined) return fetched;
    const tired = new Promise<Response>((done) => setTimeout(() => done(kept), patienceMs));
    return Promise.race([fetched, tired]).catch(() => kept);
  }

  async function page(event: RequestEvent): Promise<Response> {
    const { origin, pathname } = new URL(event.request.url);
    try {
      return await fresh(event, origin + pathname);
    } catch (error) {
      // A file has no language; the page that asks for it has.
      const asking = await scope.clients.get(event.clientId);
      const from = new URL(asking?.url ?? origin).pathname;
      const inLanguage = [pathname, from].find((path) =>
        /^\/(?:fr|en)\//.test(path.slice(base.length)),
      );
      const locale = inLanguage?.startsWith(`${base}/fr/`) ? "fr" : "en";
      const apology = await caches.match(`${base}/${locale}/offline/`);
      if (apology === undefined) throw error;
      // So that no browser keeps the page under the name of the file.
      if (pathname.startsWith(`${base}/texts/`))
        return new Response(apology.body, { status: 503, headers: apology.headers });
      return apology;
    }
  }

  scope.addEventListener("install", (event) => (event as LateEvent).waitUntil(install()));
  scope.addEventListener("activate", (event) => (event as LateEvent).waitUntil(activate()));
  scope.addEventListener("message", (event) => {
    // The page that was open before there was a service worker.
    const { data } = event as NoteEvent;
    const isOurs =
      typeof data === "string" && /^\/(?!\/)/.test(data) && data.startsWith(`${base}/`);
    if (isOurs) (event as NoteEvent).waitUntil(keepPage(new URL(data, location.origin).href));
  });
  scope.addEventListener("fetch", (event) => {
    const late = event as RequestEvent;
    const { method, mode, url, headers } = late.request;
    const { origin, pathname } = new URL(url);
    if (method !== "GET" || origin !== location.origin || headers.has("range")) return;
    if (!pathname.startsWith(`${base}/`)) return;
    const asked = pathOf(url);
    // Word look-up keeps the tables itself.
    if (asked.startsWith("/lexicon/tables.")) return;
    // A browser asks for its icon beside the page, and gives up as the page goes: no fault of ours.
    if (/^\/(?:favicon\.ico|icon\.svg|apple-icon\.png)$/.test(asked)) return;
    if (/^\/(?:_next\/static|lexicon|search\/v)\//.test(asked)) late.respondWith(part(late));
    else if (mode === "navigate") late.respondWith(page(late));
    else late.respondWith(fresh(late, url));
  });
}
