import { describe, expect, test } from "vitest";
import { chapterHref, findHref, ownWorkKey, ownWorkName, workHref } from "#lib/reader/address.ts";

describe("where a work is read", () => {
  test("a work of the library has pages of its own", () => {
    expect(workHref("fr", "candide")).toBe("/fr/candide/");
    expect(chapterHref("en", "candide", "01")).toBe("/en/candide/01/");
    expect(chapterHref("en", "candide", "01", "p3.2a")).toBe("/en/candide/01/#p3.2a");
  });

  test("a work that the reader brought is named in the query", () => {
    const key = ownWorkKey("mon-livre");
    expect(workHref("fr", key)).toBe("/fr/own/?work=mon-livre");
    expect(chapterHref("fr", key, "02", "p1.1")).toBe(
      "/fr/own/read/?work=mon-livre&chapter=02#p1.1",
    );
  });

  test("whatever is in the name of a chapter is no more than its name in the address", () => {
    const key = ownWorkKey("mon-livre");
    expect(chapterHref("fr", key, "02 l’été & après", "p1.1")).toBe(
      "/fr/own/read/?work=mon-livre&chapter=02%20l%E2%80%99%C3%A9t%C3%A9%20%26%20apr%C3%A8s#p1.1",
    );
  });

  test("only an own work’s key gives back a name", () => {
    expect(ownWorkName(ownWorkKey("mon-livre"))).toBe("mon-livre");
    expect(ownWorkName("candide")).toBeUndefined();
  });

  test("one finds in the work that one reads, and the chapter is remembered", () => {
    expect(findHref("en", "candide", "01")).toBe("/en/find/?in=candide&at=01");
    expect(findHref("fr", ownWorkKey("mon-livre"), "a&b")).toBe(
      "/fr/find/?in=own/mon-livre&at=a%26b",
    );
  });
});
