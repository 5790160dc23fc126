import { expect, test } from "vitest";
import { isNewAt, type Visit, visitOn } from "#lib/reader/visit.ts";

const kept = (visit: Visit) => JSON.stringify(visit);

test("on the first visit nothing is marked as new", () => {
  const first = visitOn(null, "2026-11-30");
  expect(first).toEqual({ day: "2026-11-30" });
  expect(isNewAt(first, "2026-11-30")).toBe(false);
});

test("a visit remembers the day of the one before, and all visits of a day are one", () => {
  const second = visitOn(kept({ day: "2026-11-28" }), "2026-11-30");
  expect(second).toEqual({ day: "2026-11-30", before: "2026-11-28" });
  expect(visitOn(kept(second), "2026-11-30")).toEqual(second);
  expect(visitOn(kept(second), "2026-12-02")).toEqual({ day: "2026-12-02", before: "2026-11-30" });
});

test("new is what came on the day of the last visit or later, and not what says no day", () => {
  const visit = { day: "2026-11-30", before: "2026-11-28" };
  expect(
    ["2026-11-27", "2026-11-28", "2026-11-29", undefined].map((added) => isNewAt(visit, added)),
  ).toEqual([false, true, true, false]);
});

test("what is kept and is no visit counts as none", () => {
  for (const text of ["", "null", "3", '{"day":7}', '{"day":"hier"}'])
    expect(visitOn(text, "2026-11-30")).toEqual({ day: "2026-11-30" });
  expect(visitOn('{"day":"2026-11-29","before":1}', "2026-11-29")).toEqual({ day: "2026-11-29" });
});
