import { expect, test } from "vitest";
import { hitHref } from "#lib/search/hit-address.ts";

test("a hit is read at its segment, where what was sought is marked", () => {
  expect(hitHref("en", { work: "candide", chapter: "01" }, "p3.2", "?fr=regard")).toBe(
    "/en/candide/01/?fr=regard#p3.2",
  );
  expect(hitHref("fr", { work: "own/mon-livre", chapter: "02" }, "p1.1", "?fr=a+b")).toBe(
    "/fr/own/read/?work=mon-livre&chapter=02&fr=a+b#p1.1",
  );
  expect(hitHref("fr", { work: "candide", chapter: "01" }, "t1.1", "")).toBe(
    "/fr/candide/01/#t1.1",
  );
});
