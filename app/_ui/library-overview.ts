import { useEffect, useState } from "react";
import { type LibraryOverview, libraryOverviewPath } from "#lib/reader/library-overview.ts";
import { sitePath } from "#lib/reader/site-path.ts";

/** One for a page, whichever of its parts asks first. */
let asked: Promise<LibraryOverview> | undefined;

/** The overview of the library once a part of the page wants it; `undefined` until it is there. */
export function useLibraryOverview(isWanted: boolean): LibraryOverview | undefined {
  const [overview, setOverview] = useState<LibraryOverview>();
  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    asked ??= fetchOverview();
    asked.then(
      (found) => {
        if (isShown) setOverview(found);
      },
      () => {
        // Without it names stand for titles, and a way back without how far it goes.
        asked = undefined;
      },
    );
    return () => {
      isShown = false;
    };
  }, [isWanted]);
  return overview;
}

async function fetchOverview(): Promise<LibraryOverview> {
  const response = await fetch(sitePath(libraryOverviewPath));
  if (!response.ok) throw new RangeError(`${response.status} for ${libraryOverviewPath}`);
  return (await response.json()) as LibraryOverview;
}
