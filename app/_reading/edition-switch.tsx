"use client";

import type { Messages } from "#app/_messages/en.ts";
import { changeSettings, getSettings, useSettings } from "#app/_store/settings-store.ts";
import bar from "#app/_ui/bar.module.css";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { threeColumnsFrom } from "#lib/reader/settings.ts";
import styles from "./edition-switch.module.css";
import { useShownChapter } from "./shown-chapter.tsx";

/**
 * Where a work has two English editions: both beside the French where three columns fit, else a
 * link that swaps them; `e` does either.
 */
export function EditionSwitch({ words }: { readonly words: Messages["reader"] }) {
  const { second } = useShownChapter();
  const { compares, differences } = useSettings();
  useShortcuts((key) => {
    if (key !== "e" || second === undefined) return false;
    if (innerWidth >= threeColumnsFrom) changeSettings({ compares: !getSettings().compares });
    else location.assign(second.href);
    return true;
  });
  if (second === undefined) return null;
  const swap = `${words.otherEdition} ${second.label}`;
  return (
    <>
      <a className={`${bar.button} ${styles.swap}`} href={second.href} title={swap}>
        <span className="visually-hidden">{swap}</span>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 7h11l-3-3M16 13H5l3 3" />
        </svg>
      </a>
      <button
        type="button"
        className={`${bar.button} ${styles.compare}`}
        aria-pressed={compares}
        aria-label={words.compare}
        title={`${words.compare} (e)`}
        onClick={() => changeSettings({ compares: !compares })}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 4h3M3 8h3M3 12h3M3 16h3M8.5 4h3M8.5 8h3M8.5 12h3M8.5 16h3M14 4h3M14 8h3M14 12h3M14 16h3" />
        </svg>
      </button>
      {compares ? (
        <button
          type="button"
          className={`${bar.button} ${styles.compare}`}
          aria-pressed={differences}
          aria-label={words.differences}
          title={words.differences}
          onClick={() => changeSettings({ differences: !differences })}
        >
          <span aria-hidden="true">≠</span>
        </button>
      ) : null}
    </>
  );
}
