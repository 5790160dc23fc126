import { segmentIdOf } from "#lib/reader/element-id.ts";

/** The segment id that the URL points at, whichever side it names; empty where it names none. */
export function idInUrl(): string {
  try {
    return segmentIdOf(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // A stray % sign: not an address that this site gave.
    return "";
  }
}
