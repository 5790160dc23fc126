import { keep, readKept, visitKey } from "#app/_store/local-storage.ts";
import { type Visit, visitOn } from "#lib/reader/visit.ts";

let visit: Visit | undefined;

/** This visit to the shelf; the first who asks for it has it kept. */
export function thisVisit(): Visit {
  if (visit === undefined) {
    visit = visitOn(readKept(visitKey), new Date().toISOString().slice(0, 10));
    keep(visitKey, JSON.stringify(visit));
  }
  return visit;
}
