/**
 * The headers that a host should send with every page. The hashes (`sha256-…`) are those of
 * the inline scripts and styles that the pages have; nothing else inline is allowed.
 */
export function securityHeaders(
  scriptHashes: readonly string[],
  styleHashes: readonly string[] = [],
): Readonly<Record<string, string>> {
  const policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)],
    "style-src": ["'self'", ...styleHashes.map((hash) => `'${hash}'`)],
    "font-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
  };
  return {
    "Content-Security-Policy": Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
      .join("; "),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
  };
}

/** Files named by their content never change. */
export const immutableCache = "public, max-age=31536000, immutable";

/** The folders whose files are all named by their content. */
export const immutableFolders = ["/_next/static/", "/lexicon/", "/search/v/"] as const;

/** The texts, and the works made of them, may be read by pages of other sites. */
export const openFolder = "/texts/";

/** The `_headers` file that Netlify, Cloudflare Pages and others read. */
export function formatHeadersFile(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = immutableFolders.map(
    (folder) => `\n${folder}*\n  Cache-Control: ${immutableCache}\n`,
  );
  const open = `\n${openFolder}*\n  Access-Control-Allow-Origin: *\n`;
  return `/*\n${lines.join("\n")}\n${immutable.join("")}${open}`;
}

/** Reads back what `formatHeadersFile` wrote for every page. */
export function parseHeadersFile(source: string): Readonly<Record<string, string>> {
  const everyPage = source.split(/\n(?=\/)/)[0] ?? "";
  return Object.fromEntries(
    [...everyPage.matchAll(/^ {2}([A-Za-z-]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}
