"use client";

import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { changeSettings, getSettings, useSettings } from "#app/_store/settings-store.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { iconOf, namesOf, sideCovered, sideShown, type View, views } from "#lib/reader/views.ts";
import styles from "./view-switch.module.css";

/** How the two sides are laid out; keys 1 to 6, `u` links the panes, `x` swaps the sides. */
export function ViewSwitch({
  locale,
  words,
}: {
  readonly locale: Locale;
  readonly words: Messages["reader"];
}) {
  const settings = useSettings();

  useShortcuts((key) => {
    const digit = /^Digit(\d)$/.exec(key)?.[1];
    const view = digit === undefined ? undefined : views[Number(digit) - 1];
    if (view !== undefined) changeSettings({ view });
    else if (key === "u") changeSettings({ linked: !getSettings().linked });
    else if (key === "x") changeSettings({ leads: getSettings().leads === "fr" ? "en" : "fr" });
    else return false;
    return true;
  });

  const linkLabel = settings.linked ? words.unlink : words.link;
  return (
    <div className={styles.bar}>
      <div className={styles.views} role="radiogroup" aria-label={words.view}>
        {views.map((view, index) => (
          <label
            key={view}
            className={`${styles.view} view-choice-${view}`}
            title={`${namesOf(view).label[locale]} (${index + 1}) – ${namesOf(view).hint[locale]}`}
          >
            <input
              type="radio"
              name="view"
              aria-label={namesOf(view).label[locale]}
              checked={settings.shownView === view}
              onChange={() => changeSettings({ view })}
            />
            <ViewIcon view={view} />
            <span aria-hidden="true" className={styles.name}>
              {namesOf(view).label[locale]}
            </span>
          </label>
        ))}
      </div>
      <button
        type="button"
        className={`${styles.link} link-toggle`}
        aria-pressed={settings.linked}
        aria-label={words.linked}
        title={`${linkLabel} (u)`}
        onClick={() => changeSettings({ linked: !settings.linked })}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          {settings.linked ? (
            <path d="M8 12 12 8M9 6l1.6-1.6a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.6 1.6a3.5 3.5 0 0 1-5-5L6 9" />
          ) : (
            <path d="M11 4.4a3.5 3.5 0 0 1 4.6 5M9 15.6a3.5 3.5 0 0 1-4.6-5M4 4l12 12" />
          )}
        </svg>
      </button>
    </div>
  );
}

/** The page in little: where the two columns of lines stand. */
function ViewIcon({ view }: { readonly view: View }) {
  const language = sideShown(view);
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.icon}>
      {language === undefined ? (
        <path d={iconOf(view)} />
      ) : (
        <text x="10" y="14" textAnchor="middle">
          {language === "fr" ? "Fr" : "En"}
        </text>
      )}
      {sideCovered(view, "fr") === undefined ? null : (
        <path className={styles.cover} d="M11.5 3h6v14h-6z" />
      )}
    </svg>
  );
}
