/**
 * The headers that a host should send with every page. The hashes (`sha256-…`) are those of
 * the inline scripts and styles that the pages have; nothing else inline is allowed.
 */
export function securityHeaders(
  scriptHashes: readonly string[],
  styleHashes: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": formatPolicy(policyOf(scriptHashes, styleHashes)),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
  };
}

/**
 * The page with its own policy in it, for hosts that read no `_headers`: it allows the scripts and
 * styles of this page alone. Who may frame a page can be said in a header only.
 */
export function withPolicy(
  html: string,
  scriptHashes: readonly string[],
  styleHashes: readonly string[],
): string {
  const { "frame-ancestors": _, ...policy } = policyOf(scriptHashes, styleHashes);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${formatPolicy(policy)}"/>`;
  // After the encoding, which has to be among the first bytes, and before all that it rules.
  return html.replace(/<head>(?:<meta charset="utf-8"\/>)?/i, (start) => start + meta);
}

function policyOf(scriptHashes: readonly string[], styleHashes: readonly string[]) {
  return {
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
}

function formatPolicy(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}

/** Files named by their content never change. */
export const immutableCache = "public, max-age=31536000, immutable";

/** The folders whose files are all named by their content. */
export const immutableFolders = ["/_next/static/", "/lexicon/", "/search/v/"] as const;

/** The texts, and the works made of them, may be read by pages of other sites. */
export const openFolder = "/texts/";

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others read at the root of a host, for a site
 * in its folder `base`, which is empty or `/reader`.
 */
export function formatHeadersFile(headers: Readonly<Record<string, string>>, base = ""): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = immutableFolders.map(
    (folder) => `\n${base}${folder}*\n  Cache-Control: ${immutableCache}\n`,
  );
  const open = `\n${base}${openFolder}*\n  Access-Control-Allow-Origin: *\n`;
  return `${base}/*\n${lines.join("\n")}\n${immutable.join("")}${open}`;
}

/** The folder of its host that a `_headers` file is for: empty, or `/reader`. */
export function baseOfHeadersFile(source: string): string {
  return /^(\/\S+)\/\*\n/.exec(source)?.[1] ?? "";
}

/** Reads back what `formatHeadersFile` wrote for every page. */
export function parseHeadersFile(source: string): Readonly<Record<string, string>> {
  const everyPage = source.split(/\n(?=\/)/)[0] ?? "";
  return Object.fromEntries(
    [...everyPage.matchAll(/^ {2}([A-Za-z-]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
  );
}
