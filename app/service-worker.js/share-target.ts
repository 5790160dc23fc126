interface ShareEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/**
 * What another program shares with the site is handed to the import page, which takes it from where
 * it is put here (`takeSharedFiles`). The address says whether it has come.
 *
 * Like `serviceWorker` this is put into its file as text, and uses nothing outside itself
 * but its arguments: the folder of the site, and the name of the cache, which is no build’s.
 */
export function takeShares(base: string, sharedCache: string): void {
  async function receive(request: Request, pathname: string): Promise<Response> {
    let arrived = "failed";
    try {
      const form = await request.formData();
      await caches.delete(sharedCache);
      const cache = await caches.open(sharedCache);
      const files = form.getAll("files").filter((each) => each instanceof File);
      const text = ["title", "text", "url"].map((name) => form.get(name)).filter(Boolean);
      if (files.length === 0 && text.length > 0)
        files.push(new File([text.join("\n\n")], "texte.txt", { type: "text/plain" }));
      for (const [index, file] of files.entries())
        await cache.put(`/shared/${index}?${encodeURIComponent(file.name)}`, new Response(file));
      arrived = String(files.length);
    } catch {
      // No room, or no form: the page says that nothing has come.
    }
    return Response.redirect(`${pathname}?shared=${arrived}`, 303);
  }

  self.addEventListener("fetch", (event) => {
    const { request } = event as ShareEvent;
    const { origin, pathname } = new URL(request.url);
    const isOurs = origin === location.origin && pathname.startsWith(base);
    const isImport = /^\/[a-z]{2}\/import\/$/.test(pathname.slice(base.length));
    if (request.method === "POST" && isOurs && isImport)
      (event as ShareEvent).respondWith(receive(request, pathname));
  });
}
