import { expect, test } from "vitest";
import { keepsBack, layoutOfView, sideCovered, sideShown, views } from "#lib/reader/views.ts";

test("six views have the keys 1 to 6 in their order", () => {
  expect(views).toEqual(["facing", "rows", "stacked", "fr", "en", "covered"]);
});

test("a view of one language shows that language and keeps the other back", () => {
  expect(views.map(sideShown)).toEqual([undefined, undefined, undefined, "fr", "en", undefined]);
  expect(views.filter(keepsBack)).toEqual(["fr", "en", "covered"]);
});

test("the covered view covers the side that does not lead, whichever leads", () => {
  expect(sideCovered("covered", "fr")).toBe("en");
  expect(sideCovered("covered", "en")).toBe("fr");
  expect(views.filter((view) => sideCovered(view, "fr") !== undefined)).toEqual(["covered"]);
});

test("rows become a stack where two columns do not fit, and panes stay panes", () => {
  expect(views.map((view) => layoutOfView(view, true))).toEqual([
    "panes",
    "rows",
    "stacked",
    "single",
    "single",
    "rows",
  ]);
  expect(views.map((view) => layoutOfView(view, false))).toEqual([
    "panes",
    "stacked",
    "stacked",
    "single",
    "single",
    "stacked",
  ]);
});
