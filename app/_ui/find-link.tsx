"use client";

import bar from "./bar.module.css";
import { useShortcuts } from "./shortcuts.ts";

/** The way to the page where one finds; `/` goes there or, where one is there, into its field. */
export function FindLink({ label, href }: { readonly label: string; readonly href: string }) {
  useShortcuts((key) => {
    if (key !== "/") return false;
    const field = document.querySelector<HTMLElement>("[data-find]");
    if (field === null) location.assign(href);
    else field.focus();
    return true;
  });
  return (
    <a className={bar.button} href={href} title={`${label} (/)`}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M3 8.5a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M12.5 12.5l5 5" />
      </svg>
      <span className="visually-hidden">{label}</span>
    </a>
  );
}
