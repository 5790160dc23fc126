/** The segment id that the URL points at, whichever side it names; empty where it names none. */
export function idInUrl(): string {
  try {
    return decodeURIComponent(location.hash.slice(1)).replace(/^en-/, "");
  } catch {
    // A stray % sign: not an address that this site gave.
    return "";
  }
}
