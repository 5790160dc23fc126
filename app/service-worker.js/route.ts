import { serviceWorker } from "./service-worker.ts";

export const dynamic = "force-static";

/** `/service-worker.js`; `finished-site.ts` calls the function with the files of the build. */
export function GET(): Response {
  return new Response(`(${serviceWorker.toString()})`, {
    headers: { "Content-Type": "text/javascript; charset=utf-8" },
  });
}
