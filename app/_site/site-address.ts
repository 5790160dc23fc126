/**
 * Where the site will be, `https://example.org`, as whoever builds it says in EN_REGARD_ADDRESS.
 * Canonical addresses, the map of the site and pictures for previews must be whole addresses: a
 * site that does not know its own has none of them. Throws where it is no such address.
 */
export function siteAddress(environment = process.env): URL | undefined {
  const given = environment.EN_REGARD_ADDRESS?.trim() ?? "";
  if (given === "") return undefined;
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol) || address.pathname !== "/")
    throw new Error(
      `EN_REGARD_ADDRESS is “${given}”; it must be a scheme and a host, as in https://example.org`,
    );
  return address;
}

/** The whole address of a path, or the path where the site does not know where it is. */
export function atSite(path: string): string {
  const address = siteAddress();
  return address === undefined ? path : new URL(path, address).href;
}
