import { describe, expect, test } from "vitest";
import {
  baseOfHeadersFile,
  formatHeadersFile,
  immutableCache,
  parseHeadersFile,
  securityHeaders,
  withPolicy,
} from "#lib/commands/site-headers.ts";
import fc from "../property.ts";

const hash = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
const policyOf = (hashes: readonly string[]) =>
  new Map(
    securityHeaders(hashes)
      ["Content-Security-Policy"]?.split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources];
      }),
  );

describe("the policy of every page", () => {
  test("runs the site's own scripts, those hashed inline, and no others", () => {
    expect(policyOf([]).get("script-src")).toEqual(["'self'"]);
    expect(policyOf([hash, "sha256-AAAA"]).get("script-src")).toEqual([
      "'self'",
      `'${hash}'`,
      "'sha256-AAAA'",
    ]);
  });

  test("allows nothing unsafe and nobody else's site, whatever is hashed", () => {
    fc.assert(
      fc.property(hashes, (given) => {
        for (const [directive, sources] of policyOf(given)) {
          const allowed = directive === "script-src" ? given.map((each) => `'${each}'`) : [];
          for (const source of sources) expect(["'none'", "'self'", ...allowed]).toContain(source);
          expect(sources).not.toEqual([]);
        }
        expect(securityHeaders(given)["Content-Security-Policy"]).not.toMatch(
          /unsafe|eval|\*|https?:|data:|blob:/,
        );
      }),
    );
  });

  test("begins with nothing, and lets no page be framed, rebased or sent as a form", () => {
    const policy = policyOf([]);
    for (const directive of ["default-src", "frame-ancestors", "base-uri", "form-action"])
      expect([directive, policy.get(directive)]).toEqual([directive, ["'none'"]]);
  });
});

describe("the file of headers", () => {
  test("is what Netlify and Cloudflare read: headers of every page, then of files for ever", () => {
    expect(formatHeadersFile({ "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer" })).toBe(
      [
        "/*",
        "  X-Frame-Options: DENY",
        "  Referrer-Policy: no-referrer",
        "",
        "/_next/static/*",
        `  Cache-Control: ${immutableCache}`,
        "",
        "/lexicon/*",
        `  Cache-Control: ${immutableCache}`,
        "",
        "/search/v/*",
        `  Cache-Control: ${immutableCache}`,
        "",
        "/texts/*",
        "  Access-Control-Allow-Origin: *",
        "",
      ].join("\n"),
    );
  });

  test("is for one folder of a host, where the site is in one", () => {
    const file = formatHeadersFile({ "X-Frame-Options": "DENY" }, "/lecture");
    expect(file.match(/^\/.*$/gm)).toEqual([
      "/lecture/*",
      "/lecture/_next/static/*",
      "/lecture/lexicon/*",
      "/lecture/search/v/*",
      "/lecture/texts/*",
    ]);
    expect(baseOfHeadersFile(file)).toBe("/lecture");
    expect(parseHeadersFile(file)).toEqual({ "X-Frame-Options": "DENY" });
    expect(baseOfHeadersFile(formatHeadersFile({}))).toBe("");
  });

  test("reads back as the headers of every page, without those of files for ever", () => {
    fc.assert(
      fc.property(hashes, (given) => {
        const headers = securityHeaders(given);
        expect(parseHeadersFile(formatHeadersFile(headers))).toEqual(headers);
      }),
    );
  });

  test("keeps slashes, colons and stars in a value", () => {
    const headers = { Link: "</en/>; rel=alternate", "X-Note": "a: b /* c" };
    expect(parseHeadersFile(formatHeadersFile(headers))).toEqual(headers);
  });
});

const base64 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `sha256-${Buffer.from(bytes).toString("base64")}`);
const hashes = fc.array(base64, { maxLength: 4 });

test("a page’s own policy comes right after the encoding, however that is written", () => {
  const rest = '<script src="/a.js"></script></head>';
  for (const start of ["<head>", '<head><meta charSet="utf-8"/>']) {
    const page = withPolicy(start + rest, [hash], []);
    expect(page.startsWith(`${start}<meta http-equiv="Content-Security-Policy"`)).toBe(true);
    expect(page.endsWith(rest)).toBe(true);
  }
});
