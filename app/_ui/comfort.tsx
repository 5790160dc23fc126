"use client";

import { lazy, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { themes } from "#lib/reader/settings.ts";
import bar from "./bar.module.css";
import { Dialog } from "./dialog.tsx";
import { changeSettings, changeStep, getSettings } from "./settings-store.ts";
import { useShortcuts } from "./shortcuts.ts";

const loadPanel = () => import("./comfort-panel.tsx");
const ComfortPanel = lazy(loadPanel);

/** Paper, type and sides as the reader likes them; the panel is fetched when it is wanted. */
export function Comfort({
  locale,
  words,
}: {
  readonly locale: Locale;
  readonly words: Messages["panel"];
}) {
  const [isOpen, setIsOpen] = useState(false);

  useShortcuts((key) => {
    if (key === "a") setIsOpen(true);
    else if (key === "t") nextTheme();
    else if (key === "+" || key === "=") changeStep("size", 1);
    else if (key === "-") changeStep("size", -1);
    else return false;
    return true;
  });

  return (
    <>
      <button
        type="button"
        className={bar.button}
        aria-haspopup="dialog"
        title={`${words.comfort} (a)`}
        aria-label={words.comfort}
        onPointerEnter={loadPanel}
        onClick={() => setIsOpen(true)}
      >
        <strong aria-hidden="true">Aa</strong>
      </button>
      <Dialog
        title={words.comfort}
        closeLabel={words.close}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <ComfortPanel locale={locale} />
      </Dialog>
    </>
  );
}

function nextTheme(): void {
  const next = themes[(themes.indexOf(getSettings().theme) + 1) % themes.length];
  if (next !== undefined) changeSettings({ theme: next });
}
