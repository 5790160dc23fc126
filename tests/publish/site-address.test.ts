import { describe, expect, test } from "vitest";
import { atSite, baseOf, siteAddress } from "#lib/publish/site-address.ts";

const addressOf = (given: string) => siteAddress({ EN_REGARD_ADDRESS: given } as never);

describe("where a site will be", () => {
  test.each([
    ["https://example.org", "https://example.org/", ""],
    ["https://example.org/", "https://example.org/", ""],
    ["https://example.org/lecture", "https://example.org/lecture/", "/lecture"],
    ["https://example.org/lecture/", "https://example.org/lecture/", "/lecture"],
    ["http://localhost:3000/~jeanne/a.b/", "http://localhost:3000/~jeanne/a.b/", "/~jeanne/a.b"],
  ])("%s is a host and a folder, with a slash at its end or without", (given, address, base) => {
    expect([addressOf(given)?.href, baseOf(addressOf(given))]).toEqual([address, base]);
  });

  test.each(["", "  "])("is not known where nothing is said", (given) => {
    expect([addressOf(given), baseOf(addressOf(given))]).toEqual([undefined, ""]);
    expect(atSite("/fr/")).toBe("/fr/");
  });

  test.each([
    ["reader", "no scheme and host; write it as https://example.org/reader/"],
    ["/reader", "no scheme and host; write it as https://example.org/reader/"],
    ["reader/", "no scheme and host; write it as https://example.org/reader/"],
    ["ftp://example.org/", "no scheme and host; write it as https://example.org/reader/"],
    ["https://example.org/?lang=fr", "more than a scheme, a host and a path; leave the rest out"],
    ["https://example.org/lecture#", "more than a scheme, a host and a path; leave the rest out"],
    ["https://jeanne@example.org/", "more than a scheme, a host and a path; leave the rest out"],
    [
      "https://example.org//lecture/",
      "a path with other signs than letters, digits and “-._~”, or with two slashes; name the folder otherwise",
    ],
    [
      "https://example.org/à lire/",
      "a path with other signs than letters, digits and “-._~”, or with two slashes; name the folder otherwise",
    ],
  ])("cannot be %s", (given, reason) => {
    expect(() => addressOf(given)).toThrow(`EN_REGARD_ADDRESS is “${given}”: ${reason}`);
  });
});
