"use client";

import { lazy, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { PanelButton } from "#app/_ui/panel-button.tsx";
import { useShortcuts } from "#app/_ui/shortcuts.ts";

const loadCard = () => import("./help-card.tsx");
const HelpCard = lazy(loadCard);

/** The card of keys, fetched when it is wanted; `?` opens it. */
export function Help({
  locale,
  words,
}: {
  readonly locale: Locale;
  readonly words: Messages["panel"];
}) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts((key) => {
    if (key !== "?") return false;
    setIsOpen(true);
    return true;
  });
  return (
    <PanelButton
      title={words.help}
      shortcut="?"
      closeLabel={words.close}
      sign={<span aria-hidden="true">?</span>}
      isOpen={isOpen}
      onChange={setIsOpen}
      onNear={loadCard}
    >
      <HelpCard locale={locale} />
    </PanelButton>
  );
}
