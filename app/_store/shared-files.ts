/** Files that another program has handed to the site: the service worker puts them here. */

import { keptName } from "#lib/reader/site-path.ts";

/** The cache in which they wait. */
export const sharedFilesCache = keptName("-shared");

/** Takes them, in their order; afterwards they are no longer there. */
export async function takeSharedFiles(): Promise<readonly File[]> {
  const cache = await caches.open(sharedFilesCache);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const name = decodeURIComponent(new URL(request.url).search.slice(1));
    if (response !== undefined) files.push(new File([await response.blob()], name));
  }
  await caches.delete(sharedFilesCache);
  return files;
}
