"use client";

import { useState } from "react";
import type { Side } from "#lib/reader/scroll-map.ts";
import { takeProse } from "./prose-store.ts";

/**
 * One side of the text. Of a library’s chapter it is in the HTML of the page and nowhere else: in
 * the browser React takes over what already stands there.
 */
export function Prose({
  slot,
  side,
  label,
}: {
  readonly slot: string;
  readonly side: Side;
  readonly label: string;
}) {
  const [html] = useState(() =>
    typeof window === "undefined"
      ? serverProse(slot)
      : (takeProse(slot) ?? document.getElementById(side)?.innerHTML ?? ""),
  );
  return (
    <article
      id={side}
      className={`side side-${side}`}
      lang={side}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so the keyboard must reach it
      tabIndex={0}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by proseHtml, which escapes all text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

function serverProse(slot: string): string {
  const html = takeProse(slot);
  if (html === undefined) throw new RangeError(`no prose was put for “${slot}”`);
  return html;
}
