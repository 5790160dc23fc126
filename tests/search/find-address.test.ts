import { describe, expect, test } from "vitest";
import {
  type FindRequest,
  type FindScope,
  formatFindRequest,
  formatScope,
  nothingSought,
  parseFindRequest,
} from "#lib/search/find-address.ts";

describe("a search has an address", () => {
  test("that says all of it, and is understood again", () => {
    const request: FindRequest = {
      fr: "« coup d’œil » -regard*",
      en: "look & gaze",
      matching: "present",
      scope: { in: "chapter", work: "a-la-bonne-heure", chapter: "01-les-deux-midis" },
      levels: ["A2", "B1"],
      kinds: ["h", "v"],
      only: "come out",
      not: ["look", "a, b"],
    };
    expect(parseFindRequest(formatFindRequest(request))).toEqual(request);
  });

  test("that is empty where nothing is sought", () => {
    expect(formatFindRequest(nothingSought)).toBe("");
    expect(parseFindRequest("")).toEqual(nothingSought);
  });

  test("in which what is not understood asks for nothing", () => {
    expect(parseFindRequest("?level=Z9,B1&kind=p,zz&by=magic&in=&view=rows")).toEqual({
      ...nothingSought,
      levels: ["B1"],
      kinds: ["p"],
    });
  });

  test("for the library, a work, a chapter, and the same of the reader’s own", () => {
    const scopes: readonly (readonly [string, FindScope])[] = [
      ["", { in: "library" }],
      ["own", { in: "own" }],
      ["candide", { in: "work", work: "candide" }],
      ["candide/01", { in: "chapter", work: "candide", chapter: "01" }],
      ["own/mon-livre", { in: "work", work: "own/mon-livre" }],
      ["own/mon-livre/02", { in: "chapter", work: "own/mon-livre", chapter: "02" }],
    ];
    for (const [written, scope] of scopes) {
      expect(formatScope(scope)).toBe(written);
      expect(parseFindRequest(`?in=${written}`).scope).toEqual(scope);
    }
    expect(parseFindRequest("?in=own/").scope).toEqual({ in: "library" });
  });
});
