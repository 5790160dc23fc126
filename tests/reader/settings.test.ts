import { describe, expect, test } from "vitest";
import {
  attributesOf,
  boundsOf,
  defaultSettings,
  layoutOf,
  parseSettings,
  type Settings,
  type StepSetting,
  themes,
  twoColumnsFrom,
  typefaces,
  viewOf,
} from "#lib/reader/settings.ts";
import { views } from "#lib/reader/views.ts";
import fc from "../property.ts";

describe("settings kept in the browser", () => {
  test("are read as the reader left them", () => {
    fc.assert(
      fc.property(arbitrarySettings, (settings) => {
        expect(parseSettings(JSON.stringify(settings))).toEqual(settings);
      }),
    );
  });

  test("are the usual ones on a first visit", () => {
    expect(parseSettings(null)).toEqual(defaultSettings);
  });

  test.each(["", "{", "null", "[]", "42", '"dark"', "undefined", "<html>", "\u0000"])(
    "are the usual ones where something else is kept: %j",
    (kept) => {
      expect(parseSettings(kept)).toEqual(defaultSettings);
    },
  );

  test("are ones that the page can show, whatever is kept", () => {
    const keptValue = fc.oneof(fc.json(), fc.string());
    fc.assert(fc.property(keptValue, (kept) => expectShowable(parseSettings(kept))));
    const nearlySettings = fc.record(
      Object.fromEntries(
        Object.keys(defaultSettings).map((key) => [
          key,
          fc.oneof(fc.jsonValue(), fc.integer(), fc.constantFrom<unknown>(...themes, ...views)),
        ]),
      ),
    );
    fc.assert(
      fc.property(nearlySettings, (kept) => expectShowable(parseSettings(JSON.stringify(kept)))),
    );
  });

  test("of a view or a theme unknown here lose that and nothing else", () => {
    const kept = { ...defaultSettings, view: "interlinear", theme: "neon", leads: "en", size: 2 };
    expect(parseSettings(JSON.stringify(kept))).toEqual({
      ...defaultSettings,
      leads: "en",
      size: 2,
    });
  });

  test("of steps out of range go as far as the page does", () => {
    const steps = (size: unknown, measure: unknown, leading: unknown) => {
      const settings = parseSettings(JSON.stringify({ size, measure, leading }));
      return [settings.size, settings.measure, settings.leading];
    };
    expect(steps(6, 3, 1e300)).toEqual([5, 2, 2]);
    expect(steps(-4, -3, -1e300)).toEqual([-3, -2, -2]);
    expect(steps(5, -2, 2)).toEqual([5, -2, 2]);
  });

  test("of steps that are none begin in the middle", () => {
    for (const size of [1.5, "2", null, true, [1]])
      expect(parseSettings(JSON.stringify({ size })).size).toBe(0);
  });

  test("know yes and no, and not what only looks like them", () => {
    expect(parseSettings('{"linked":false,"shortcuts":false}')).toMatchObject({
      linked: false,
      shortcuts: false,
    });
    expect(parseSettings('{"linked":0,"shortcuts":"false"}')).toMatchObject({
      linked: true,
      shortcuts: true,
    });
  });
});

describe("the attributes of a page", () => {
  test("are none for the usual settings", () => {
    expect(Object.values(attributesOf(defaultSettings)).filter(Boolean)).toEqual([]);
  });

  test("name what the reader has chosen, and what they have turned off", () => {
    const chosen = attributesOf({
      ...defaultSettings,
      theme: "sepia",
      size: -2,
      ruler: true,
      linked: false,
      view: "covered",
    });
    const said = Object.entries(chosen).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(said)).toEqual({
      theme: "sepia",
      size: "-2",
      ruler: "true",
      linked: "false",
    });
  });
});

describe("a page", () => {
  test("has the two sides facing from 800 px and stacked below, unless the reader chose", () => {
    expect(viewOf("auto", 800)).toBe("facing");
    expect(viewOf("auto", 799)).toBe("stacked");
    for (const view of views) {
      expect(viewOf(view, 320)).toBe(view);
      expect(viewOf(view, 1600)).toBe(view);
    }
  });

  test("is laid out for the view, in rows only where two columns fit", () => {
    const layouts = (width: number) =>
      Object.fromEntries(views.map((view) => [view, layoutOf(view, width)]));
    const wide = {
      facing: "panes",
      rows: "rows",
      stacked: "stacked",
      fr: "single",
      en: "single",
      covered: "rows",
    };
    expect(layouts(twoColumnsFrom)).toEqual(wide);
    expect(layouts(twoColumnsFrom - 1)).toEqual({ ...wide, rows: "stacked", covered: "stacked" });
  });
});

function expectShowable(settings: Settings): void {
  expect(Object.keys(settings)).toEqual(Object.keys(defaultSettings));
  expect(themes).toContain(settings.theme);
  expect([...views, "auto"]).toContain(settings.view);
  expect(["fr", "en"]).toContain(settings.leads);
  expect(typefaces).toContain(settings.typeface);
  for (const name of ["linked", "compares", "differences", "ruler", "bands", "shortcuts"] as const)
    expect(typeof settings[name]).toBe("boolean");
  for (const name of ["size", "measure", "leading", "margins", "hints"] as const) {
    const { from, to } = boundsOf(name);
    expect(Number.isInteger(settings[name])).toBe(true);
    expect(settings[name]).toBeGreaterThanOrEqual(from);
    expect(settings[name]).toBeLessThanOrEqual(to);
  }
}

function step(name: StepSetting): fc.Arbitrary<number> {
  const { from, to } = boundsOf(name);
  return fc.integer({ min: from, max: to });
}

const arbitrarySettings: fc.Arbitrary<Settings> = fc.record({
  theme: fc.constantFrom(...themes),
  view: fc.constantFrom(...views, "auto" as const),
  leads: fc.constantFrom("fr" as const, "en" as const),
  typeface: fc.constantFrom(...typefaces),
  linked: fc.boolean(),
  compares: fc.boolean(),
  differences: fc.boolean(),
  size: step("size"),
  measure: step("measure"),
  leading: step("leading"),
  margins: step("margins"),
  hints: step("hints"),
  ruler: fc.boolean(),
  bands: fc.boolean(),
  shortcuts: fc.boolean(),
});
