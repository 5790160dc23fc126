"use client";

import { type ReactNode, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import { PanelButton } from "#app/_ui/panel-button.tsx";
import { useShortcuts } from "#app/_ui/shortcuts.ts";

/** The list of chapters and headings, which the server made; `c` opens it, `n` and `p` turn to the next and the previous chapter. */
export function Contents({
  words,
  children,
}: {
  readonly words: Messages["panel"];
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts((key) => {
    if (key === "c") setIsOpen(true);
    else if (key === "n") return follow("next");
    else if (key === "p") return follow("prev");
    else return false;
    return true;
  });
  return (
    <PanelButton
      title={words.contents}
      shortcut="c"
      closeLabel={words.close}
      sign={
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 5h2M8 5h9M3 10h2M8 10h9M3 15h2M8 15h9" />
        </svg>
      }
      isOpen={isOpen}
      onChange={setIsOpen}
    >
      {/* A link inside this page closes the list; the others leave the page. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is clicked */}
      <div
        onClick={(event) => {
          if ((event.target as Element).closest("a") !== null) setIsOpen(false);
        }}
      >
        {children}
      </div>
    </PanelButton>
  );
}

/** Goes where the page’s own link of that kind leads, if it has one. */
function follow(relation: "next" | "prev"): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[rel=${relation}]`);
  link?.click();
  return link !== null;
}
