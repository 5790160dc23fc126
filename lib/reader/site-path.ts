/**
 * Where the site is on its host: `https://example.org/reader/` has its pages under `/reader`. The
 * build writes it into the pages, scripts and workers (`next.config.mjs`).
 */
export const siteBase = process.env.EN_REGARD_BASE ?? "";

/** The address, from the root of the host, of a path of the site that begins with a slash. */
export function sitePath(path: string): string {
  return siteBase + path;
}

/**
 * A name under which this site keeps something in the browser. What is kept belongs to the host, so
 * two sites in folders of one host have different names.
 */
export function keptName(name: string): string {
  return `en-regard${siteBase}${name}`;
}
