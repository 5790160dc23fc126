import { type Layout, layoutOfView, type View, views } from "#lib/reader/views.ts";

/** How the reader likes the page: kept in the browser, applied before the first paint. */
export interface Settings {
  readonly theme: Theme;
  /** `auto`: facing from 800 px, stacked below. */
  readonly view: View | "auto";
  /** The side on the left, or above. */
  readonly leads: "fr" | "en";
  /** Whether the two panes of the facing view move together. */
  readonly linked: boolean;
  /** Steps from the middle, -3 to 5: type size. */
  readonly size: number;
  /** Steps from the middle, -2 to 2: the length of a line. */
  readonly measure: number;
  /** Steps from the middle, -2 to 2: the space between lines. */
  readonly leading: number;
  /** Above the words of how many frequency bands a gloss stands, 0 to 5, the rarest first. */
  readonly hints: number;
  /** Single-key shortcuts (WCAG 2.1.4 asks that they can be turned off). */
  readonly shortcuts: boolean;
}

export const themes = ["system", "light", "sepia", "dark"] as const;
export type Theme = (typeof themes)[number];

export const defaultSettings: Settings = {
  theme: "system",
  view: "auto",
  leads: "fr",
  linked: true,
  size: 0,
  measure: 0,
  leading: 0,
  hints: 0,
  shortcuts: true,
};

/** Inclusive bounds of the settings that go by steps. */
export const stepBounds = {
  size: [-3, 5],
  measure: [-2, 2],
  leading: [-2, 2],
  hints: [0, 5],
} as const;
export type StepSetting = keyof typeof stepBounds;

/** From this width in px two columns fit; see also `text.css`. */
export const twoColumnsFrom = 800;

export function viewOf(view: View | "auto", width: number): View {
  if (view !== "auto") return view;
  return width >= twoColumnsFrom ? "facing" : "stacked";
}

/** Rows need the width of two columns; the covered view is rows where they fit. */
export function layoutOf(view: View, width: number): Layout {
  return layoutOfView(view, width >= twoColumnsFrom);
}

/** Reads kept settings; whatever is absent, out of range or not understood takes its default. */
export function parseSettings(kept: string | null): Settings {
  let value: unknown;
  try {
    value = JSON.parse(kept ?? "{}");
  } catch {
    return defaultSettings;
  }
  if (typeof value !== "object" || value === null) return defaultSettings;
  const given = value as Record<string, unknown>;
  const oneOf = <T>(key: keyof Settings, allowed: readonly T[]): T | undefined =>
    allowed.find((candidate) => candidate === given[key]);
  const step = (key: StepSetting): number => {
    const [least, most] = stepBounds[key];
    const number = given[key];
    return Number.isInteger(number) ? Math.min(most, Math.max(least, number as number)) : 0;
  };
  return {
    theme: oneOf("theme", themes) ?? defaultSettings.theme,
    view: oneOf("view", views) ?? defaultSettings.view,
    leads: oneOf("leads", ["fr", "en"] as const) ?? defaultSettings.leads,
    linked: oneOf("linked", [true, false]) ?? defaultSettings.linked,
    size: step("size"),
    measure: step("measure"),
    leading: step("leading"),
    hints: step("hints"),
    shortcuts: oneOf("shortcuts", [true, false]) ?? defaultSettings.shortcuts,
  };
}
