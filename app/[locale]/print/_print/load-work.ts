import { findOwnWork, loadWholeWork } from "#app/_store/own-works.ts";
import { readWorkZip } from "#lib/import/formats/work-zip.ts";
import { downloadPath } from "#lib/publish/catalogue-entry.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { urlSafeName } from "#lib/text/work.ts";

/**
 * A work with all that is in it: one of the reader’s own from the browser, one of the library from
 * its zip. `undefined` where there is none; rejects where the network does not answer.
 */
export async function loadPrintedWork(workKey: string): Promise<WholeWork | undefined> {
  const own = ownWorkName(workKey);
  if (own !== undefined) {
    const kept = await findOwnWork(own);
    return kept && (await loadWholeWork(kept));
  }
  if (!urlSafeName.test(workKey)) return undefined;
  const response = await fetch(sitePath(downloadPath(workKey, "zip")));
  if (!response.ok) return undefined;
  return readWorkZip(new Uint8Array(await response.arrayBuffer()), `${workKey}.zip`);
}
