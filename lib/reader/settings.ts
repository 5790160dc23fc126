/** How the reader likes the page: kept in the browser, applied before the first paint. */

import { type Layout, layoutOfView, type View, views } from "#lib/reader/views.ts";

export const themes = ["system", "light", "sepia", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Faces to read in: ours, a sans, one that many readers with dyslexia prefer, the system’s. */
export const typefaces = ["literata", "sans", "dyslexic", "system"] as const;

/**
 * All settings: what each may be. Of a choice the usual value comes first; of steps it is 0, and the
 * bounds are inclusive. In a new setting nothing else is to be said for it to be kept and, as an
 * attribute of `<html>` of that name, to reach the stylesheets.
 */
const table = {
  theme: { oneOf: themes },
  /** `auto`: facing from 800 px, stacked below. */
  view: { oneOf: ["auto", ...views] },
  /** The side on the left, or above. */
  leads: { oneOf: ["fr", "en"] },
  typeface: { oneOf: typefaces },
  /** Whether the panes of the facing view move together. */
  linked: { oneOf: [true, false] },
  /** Whether a second English edition stands beside the first where there is room. */
  compares: { oneOf: [false, true] },
  /** Whether differences between two English editions are marked. */
  differences: { oneOf: [false, true] },
  size: { from: -3, to: 5 },
  /** The length of a line. */
  measure: { from: -2, to: 2 },
  /** The space between lines. */
  leading: { from: -2, to: 2 },
  /** The space beside the text. */
  margins: { from: -1, to: 2 },
  /** Above the words of how many frequency bands a gloss stands, the rarest first. */
  hints: { from: 0, to: 5 },
  /** Whether all but the sentence being read is dimmed. */
  ruler: { oneOf: [false, true] },
  /** Whether sentences have colours in turn, the same on both sides. */
  bands: { oneOf: [false, true] },
  /** Single-key shortcuts (WCAG 2.1.4 asks that they can be turned off). */
  shortcuts: { oneOf: [true, false] },
} as const satisfies Readonly<Record<string, Choice | Steps>>;

interface Choice {
  readonly oneOf: readonly (string | boolean)[];
}

interface Steps {
  readonly from: number;
  readonly to: number;
}

type Table = typeof table;

export type Settings = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly oneOf: readonly (infer Value)[] }
    ? Value
    : number;
};

/** The settings that go by steps. */
export type StepSetting = {
  [Name in keyof Table]: Table[Name] extends Steps ? Name : never;
}[keyof Table];

/** The settings that are on or off. */
export type SwitchSetting = {
  [Name in keyof Table]: Settings[Name] extends boolean ? Name : never;
}[keyof Table];

const entries: readonly (readonly [string, Choice | Steps])[] = Object.entries(table);

export const defaultSettings = settingsOf(() => undefined);

/** Inclusive bounds of a setting that goes by steps. */
export function boundsOf(step: StepSetting): Steps {
  return table[step];
}

/** From this width in px two columns fit; see also `text.css`. */
export const twoColumnsFrom = 800;

/** From this width in px a third column fits; see also `edition-switch.module.css`. */
export const threeColumnsFrom = 1200;

export function viewOf(view: View | "auto", width: number): View {
  if (view !== "auto") return view;
  return width >= twoColumnsFrom ? "facing" : "stacked";
}

/** Rows need the width of two columns; the covered view is rows where they fit. */
export function layoutOf(view: View, width: number): Layout {
  return layoutOfView(view, width >= twoColumnsFrom);
}

/** Reads kept settings; whatever is absent or not understood takes its default. */
export function parseSettings(kept: string | null): Settings {
  let value: unknown;
  try {
    value = JSON.parse(kept ?? "{}");
  } catch {
    return defaultSettings;
  }
  if (typeof value !== "object" || value === null) return defaultSettings;
  const given = value as Record<string, unknown>;
  return settingsOf((name) => given[name]);
}

/**
 * The attributes of the page that say how it looks, by their names after `data-`: each setting that
 * is not the usual one. The view has its own, since what is shown depends on the width.
 */
export function attributesOf(settings: Settings): Readonly<Record<string, string | undefined>> {
  const values: Readonly<Record<string, unknown>> = settings;
  return Object.fromEntries(
    attributeEntries.map(([name, setting]) => [
      name,
      values[name] === usualOf(setting) ? undefined : String(values[name]),
    ]),
  );
}

/** What `attributesOf` goes by, for a script that stands alone. */
export const attributeEntries = entries.filter(([name]) => name !== "view");

function settingsOf(given: (name: string) => unknown): Settings {
  // Each name has a value that its row allows, which is what the type says.
  return Object.fromEntries(
    entries.map(([name, setting]) => [name, allowed(setting, given(name))]),
  ) as unknown as Settings;
}

/** The value that a setting takes where `value` is asked for. */
function allowed(setting: Choice | Steps, value: unknown): unknown {
  if ("oneOf" in setting) return setting.oneOf.find((one) => one === value) ?? usualOf(setting);
  if (!Number.isInteger(value)) return usualOf(setting);
  return Math.min(setting.to, Math.max(setting.from, value as number));
}

function usualOf(setting: Choice | Steps): unknown {
  return "oneOf" in setting ? setting.oneOf[0] : 0;
}
