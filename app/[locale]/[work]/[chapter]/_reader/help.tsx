"use client";

import { lazy, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import { Dialog } from "#app/_ui/dialog.tsx";
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
    <>
      <button
        type="button"
        className={bar.button}
        aria-haspopup="dialog"
        title={`${words.help} (?)`}
        aria-label={words.help}
        onPointerEnter={loadCard}
        onClick={() => setIsOpen(true)}
      >
        <span aria-hidden="true">?</span>
      </button>
      <Dialog
        title={words.help}
        closeLabel={words.close}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <HelpCard locale={locale} />
      </Dialog>
    </>
  );
}
