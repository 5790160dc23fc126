import { useEffect, useState } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { ownWorkKey } from "#lib/reader/address.ts";

/** Titles of works by their key. */
export type Titles = Readonly<Record<string, string>>;

/** The titles of the library, and with them those of the reader’s own texts where these are sought. */
export function useTitles(library: Titles, locale: Locale, isOwnWanted: boolean): Titles {
  const [titles, setTitles] = useState(library);
  useEffect(() => {
    if (!isOwnWanted) return;
    let isOn = true;
    const load = async () => {
      const { listOwnWorks, toWork } = await import("#app/_store/own-works.ts");
      const own = (await listOwnWorks()).map(
        (kept) => [ownWorkKey(kept.name), toWork(kept).title[locale]] as const,
      );
      if (isOn) setTitles({ ...library, ...Object.fromEntries(own) });
    };
    // Where they cannot be read, the outcome says so.
    load().catch(() => {});
    return () => {
      isOn = false;
    };
  }, [library, locale, isOwnWanted]);
  return titles;
}
