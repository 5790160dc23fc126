import { useEffect, useState } from "react";
import { placeKey, readKept } from "#app/_store/local-storage.ts";
import { parsePlace } from "#lib/reader/place.ts";
import { isBegun, type PathReader, type PathWork } from "#lib/search/read-next.ts";

/** What this browser knows of the reader’s way through the library, but for their words. */
export type WayRead = Omit<PathReader, "known">;

/** Which works the reader has begun, and in which they were last. For parts drawn in the browser only. */
export function useWayRead(works: readonly PathWork[]): WayRead {
  const [way, setWay] = useState(() => readWay(works));
  useEffect(() => {
    // Back from a chapter, the page may come out of the browser’s memory as it was.
    const show = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setWay(readWay(works));
    };
    window.addEventListener("pageshow", show);
    return () => window.removeEventListener("pageshow", show);
  }, [works]);
  return way;
}

function readWay(works: readonly PathWork[]): WayRead {
  const read = works.flatMap((work) => {
    const place = parsePlace(readKept(placeKey(work.key)));
    return place !== undefined && isBegun(work, place) ? [{ work, readAt: place.readAt }] : [];
  });
  const [last] = [...read].sort((a, b) => b.readAt - a.readAt);
  return {
    begun: new Set(read.map(({ work }) => work.key)),
    ...(last && { last: last.work }),
  };
}
