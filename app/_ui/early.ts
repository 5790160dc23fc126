import { attributeEntries, twoColumnsFrom, viewOf } from "#lib/reader/settings.ts";
import { layoutOfView, views } from "#lib/reader/views.ts";
import { faceKey, firstUseKey, localeKey, placeKey, settingsKey } from "../_store/local-storage.ts";
import type { EarlyPress } from "./early-presses.tsx";

/**
 * Scripts that run while the page is being parsed, before anything is painted, so that no reader
 * sees the wrong paper, view or place first. They are put into the page as text: each is one
 * function that uses nothing outside itself but its argument.
 */
function inline<Argument>(script: (argument: Argument) => void, argument: Argument): string {
  return `(${script.toString()})(${JSON.stringify(argument)})`;
}

/** Puts the kept settings on `<html>`, where the stylesheets read them. */
export const applySettingsEarly = inline(
  ({ key, newcomer, layouts, usual, attributes, wide }) => {
    const root = document.documentElement;
    let kept: Record<string, unknown> = {};
    try {
      kept = JSON.parse(localStorage.getItem(key) || "{}") || {};
    } catch {}
    const asked = new URLSearchParams(location.search).get("view");
    let view = (asked && layouts[asked] ? asked : kept.view) as string;
    // Asked for as CSS would: `innerWidth` lays the page out first.
    const isWide = matchMedia(`(min-width: ${wide}px)`).matches;
    if (!layouts[view]) view = isWide ? usual.wide : usual.narrow;
    root.dataset.view = view;
    root.dataset.layout = layouts[view]?.[isWide ? 0 : 1] as string;
    try {
      if (localStorage.getItem(newcomer) === null) root.dataset.newcomer = "";
    } catch {}
    for (const [name, setting] of attributes) {
      const value = kept[name] as number;
      const isAllowed =
        "oneOf" in setting
          ? setting.oneOf.indexOf(value as unknown as string) > 0
          : Number.isInteger(value) && value !== 0;
      if (isAllowed)
        root.dataset[name] = String(
          "oneOf" in setting ? value : Math.min(setting.to, Math.max(setting.from, value)),
        );
    }
  },
  {
    key: settingsKey,
    newcomer: firstUseKey,
    layouts: Object.fromEntries(
      views.map((view) => [view, [layoutOfView(view, true), layoutOfView(view, false)]]),
    ) as Readonly<Record<string, readonly string[]>>,
    usual: { wide: viewOf("auto", twoColumnsFrom), narrow: viewOf("auto", 0) },
    attributes: attributeEntries,
    wide: twoColumnsFrom,
  },
);

/**
 * Asks for our face: at once where the browser has had it before, else once the text has been
 * painted, which waits a fifth longer with a face fetched beside it.
 */
export const askForFaceEarly = inline(
  ({ key }) => {
    const ask = () => {
      document.documentElement.dataset.face = "";
    };
    try {
      if (localStorage.getItem(key)) return ask();
    } catch {}
    let hasBegun = false;
    const begin = () => {
      if (hasBegun) return;
      hasBegun = true;
      document.fonts.addEventListener("loadingdone", () => {
        try {
          localStorage.setItem(key, "1");
        } catch {}
      });
      ask();
    };
    new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
    // A browser that does not tell, or a tab that is not seen.
    setTimeout(begin, 500);
  },
  { key: faceKey },
);

/** Sends the reader from `/` to the language they chose, or that their browser prefers. */
export const chooseLocaleEarly = inline(
  ({ key }) => {
    let locale: string | null = null;
    try {
      locale = localStorage.getItem(key);
    } catch {}
    if (locale !== "fr" && locale !== "en")
      locale =
        navigator.languages
          .map((language) => language.slice(0, 2))
          .find((language) => language === "fr" || language === "en") || "en";
    location.replace(`${locale}/`);
  },
  { key: localeKey },
);

/**
 * Keeps what is pressed before the page’s scripts have come, for `TakeEarlyPresses`. Links,
 * fields and what a key does in the browser need no script and are left alone. A link to the other
 * language of the interface is a choice, which this script keeps whenever it is pressed.
 */
export const keepPressesEarly = inline(
  ({ clicked, typed, localeKey }) => {
    document.addEventListener(
      "click",
      (event) => {
        const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[hreflang]");
        if (!link) return;
        try {
          localStorage.setItem(localeKey, link.hreflang);
        } catch {}
        // What the query asks for, a view or an own text, is asked for in the other language too.
        if (link.search === "") link.search = location.search;
      },
      { capture: true },
    );
    const presses: EarlyPress[] = [];
    const stop = new AbortController();
    const how = { capture: true, signal: stop.signal };
    document.addEventListener(
      "click",
      (event) => {
        const on = (event.target as Element).closest?.(clicked);
        if (!on || event.ctrlKey || event.metaKey || event.shiftKey) return;
        // A radio button that is chosen already would not change when it is pressed again.
        event.preventDefault();
        event.stopImmediatePropagation();
        const { left, top } = on.getBoundingClientRect();
        const last = presses.at(-1);
        // Whoever has seen nothing happen presses again, and means it once.
        if (last?.type === "click" && last.on === on) presses.pop();
        presses.push({ type: "click", on, x: event.clientX - left, y: event.clientY - top });
      },
      how,
    );
    document.addEventListener(
      "keydown",
      (event) => {
        if ((event.target as Element).closest?.(typed) || event.key === "Tab") return;
        event.stopImmediatePropagation();
        presses.push({ type: "key", event });
      },
      how,
    );
    window.takeEarlyPresses = () => {
      stop.abort();
      return presses;
    };
  },
  {
    clicked: "button:not([type=submit]), input[type=radio], input[type=checkbox], .segment, a.call",
    typed: "input, textarea, select, button, a, summary, [contenteditable]",
    localeKey,
  },
);

/** Brings the place where the reader was into view, as soon as the text is parsed. */
export const findPlaceEarly = inline(
  ({ prefix }) => {
    const { work = "", chapter } = document.getElementById("text")?.dataset ?? {};
    history.scrollRestoration = "manual";
    const navigation = performance.getEntriesByType("navigation")[0] as
      | PerformanceNavigationTiming
      | undefined;
    let id = location.hash.slice(1).replace(/^en-/, "");
    const isReturning = navigation?.type !== "navigate";
    if (id === "" || isReturning)
      try {
        const here = isReturning ? sessionStorage.getItem(`${prefix}${work}/${chapter}`) : null;
        const kept = JSON.parse(here || localStorage.getItem(prefix + work) || "{}");
        if (kept.chapter === chapter) id = kept.segmentId;
      } catch {}
    for (const side of ["", "en-"]) document.getElementById(side + id)?.scrollIntoView();
  },
  { prefix: placeKey("") },
);
