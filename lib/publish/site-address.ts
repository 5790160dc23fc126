/**
 * Where the site will be, `https://example.org/` or `https://example.org/reader/`, as whoever builds
 * it says in EN_REGARD_ADDRESS. Canonical addresses, the map of the site and pictures for previews
 * must be whole addresses: a site that does not know its own has none of them. Its path is the folder
 * of the host in which the site is, with or without a slash at its end. Throws where it is no such address.
 */
export function siteAddress(environment = process.env): URL | undefined {
  const given = environment.EN_REGARD_ADDRESS?.trim() ?? "";
  if (given === "") return undefined;
  const refuse = (reason: string, cure: string): never => {
    throw new AddressError(`EN_REGARD_ADDRESS is “${given}”: ${reason}; ${cure}`);
  };
  const address = URL.canParse(given) ? new URL(given) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol))
    return refuse("no scheme and host", "write it as https://example.org/reader/");
  if (address.username !== "" || address.search !== "" || address.hash !== "" || /[?#]/.test(given))
    return refuse("more than a scheme, a host and a path", "leave the rest out");
  if (!/^\/(?:[\w.~-]+\/)*[\w.~-]*$/.test(address.pathname))
    return refuse(
      "a path with other signs than letters, digits and “-._~”, or with two slashes",
      "name the folder otherwise",
    );
  return new URL(address.pathname.replace(/\/?$/, "/"), address);
}

/** EN_REGARD_ADDRESS is not an address at which a site can be. */
export class AddressError extends Error {
  override readonly name = "AddressError";
}

/** The folder of its host in which the site will be: empty, or `/reader`. */
export function baseOf(address: URL | undefined): string {
  return (address?.pathname ?? "/").slice(0, -1);
}

/** The whole address of a path of the site, or the path where the site does not know where it is. */
export function atSite(path: string): string {
  const address = siteAddress();
  return address === undefined ? path : new URL(baseOf(address) + path, address).href;
}
