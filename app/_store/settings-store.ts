import { useSyncExternalStore } from "react";
import {
  attributesOf,
  boundsOf,
  defaultSettings,
  layoutOf,
  parseSettings,
  type Settings,
  type StepSetting,
  viewOf,
} from "#lib/reader/settings.ts";
import { type View, views } from "#lib/reader/views.ts";
import { keep, readKept, settingsKey } from "./local-storage.ts";

/** The reader's settings as the page has them now. */
export interface LiveSettings extends Settings {
  /** The view on the page: the one asked for by the URL, else the kept one, else by width. */
  readonly shownView: View;
  /** `false` once the browser has refused to keep them. */
  readonly kept: boolean;
}

const serverSettings: LiveSettings = { ...defaultSettings, shownView: "facing", kept: true };

let current: LiveSettings | undefined;
let viewOfThisVisit: View | undefined;
let keepPlace: (change: () => void) => void = (change) => change();
const listeners = new Set<() => void>();

/** The settings now; the first call reads them from the browser and the URL. */
export function getSettings(): LiveSettings {
  if (current === undefined) {
    const asked = new URLSearchParams(location.search).get("view");
    viewOfThisVisit = views.find((view) => view === asked);
    current = liveSettings(parseSettings(readKept(settingsKey)), true);
    // The reader turns the tablet, or narrows the window: an automatic view follows.
    window.addEventListener("resize", () => show(current ?? defaultSettings));
    // Another tab changed them.
    window.addEventListener("storage", (event) => {
      if (event.key === settingsKey) show(parseSettings(event.newValue));
    });
  }
  return current;
}

/** Changes settings, keeps them, and puts them on the page without moving the reader. */
export function changeSettings(change: Partial<Settings>): void {
  const { shownView: _, kept: __, ...before } = getSettings();
  if (change.view !== undefined) viewOfThisVisit = undefined;
  const after: Settings = { ...before, ...change };
  show(after, keep(settingsKey, JSON.stringify(after)));
}

/** Shows a view until the reader chooses one, and keeps the setting as it is. */
export function showForThisVisit(view: View): void {
  const { shownView: _, kept: __, ...settings } = getSettings();
  viewOfThisVisit ??= view;
  show(settings);
}

/** Moves a setting by one step, within its bounds. */
export function changeStep(step: StepSetting, by: 1 | -1): void {
  const { from, to } = boundsOf(step);
  changeSettings({ [step]: Math.min(to, Math.max(from, getSettings()[step] + by)) });
}

export function useSettings(): LiveSettings {
  return useSyncExternalStore(subscribe, getSettings, () => serverSettings);
}

/** Lets the reading page hold the reader's place while a change of settings moves the text. */
export function holdPlaceWith(hold: (change: () => void) => void): void {
  keepPlace = hold;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(settings: Settings, kept = current?.kept ?? true): void {
  const next = liveSettings(settings, kept);
  const isSame =
    current !== undefined &&
    (Object.keys(next) as (keyof LiveSettings)[]).every((key) => next[key] === current?.[key]) &&
    document.documentElement.dataset.layout === layoutOf(next.shownView, window.innerWidth);
  if (isSame) return;
  current = next;
  keepPlace(() => apply(next));
  for (const listener of listeners) listener();
}

function liveSettings(settings: Settings, kept: boolean): LiveSettings {
  const shownView = viewOfThisVisit ?? viewOf(settings.view, window.innerWidth);
  return { ...settings, shownView, kept };
}

/** The attributes that the stylesheets read; `applySettingsEarly` sets the same ones. */
function apply(settings: LiveSettings): void {
  const { dataset } = document.documentElement;
  dataset.view = settings.shownView;
  dataset.layout = layoutOf(settings.shownView, window.innerWidth);
  for (const [name, value] of Object.entries(attributesOf(settings))) {
    if (value === undefined) delete dataset[name];
    else dataset[name] = value;
  }
}
