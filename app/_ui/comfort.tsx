"use client";

import { lazy, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { themes } from "#lib/reader/settings.ts";
import { changeSettings, changeStep, getSettings } from "../_store/settings-store.ts";
import { PanelButton } from "./panel-button.tsx";
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
    <PanelButton
      title={words.comfort}
      shortcut="a"
      closeLabel={words.close}
      sign={<strong aria-hidden="true">Aa</strong>}
      isOpen={isOpen}
      onChange={setIsOpen}
      onNear={loadPanel}
    >
      <ComfortPanel locale={locale} />
    </PanelButton>
  );
}

function nextTheme(): void {
  const next = themes[(themes.indexOf(getSettings().theme) + 1) % themes.length];
  if (next !== undefined) changeSettings({ theme: next });
}
