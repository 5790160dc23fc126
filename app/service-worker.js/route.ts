import { sharedFilesCache } from "#app/_store/shared-files.ts";
import { siteBase } from "#lib/reader/site-path.ts";
import { serviceWorker } from "./service-worker.ts";
import { takeShares } from "./share-target.ts";

export const dynamic = "force-static";

/** `/service-worker.js`; `finished-site.ts` calls the function with the files of the build. */
export function GET(): Response {
  const names = [siteBase, sharedFilesCache].map((name) => JSON.stringify(name)).join(", ");
  return new Response(`(${takeShares.toString()})(${names});\n(${serviceWorker.toString()})`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
}
