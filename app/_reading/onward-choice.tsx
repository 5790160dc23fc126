"use client";

import { useEffect, useMemo } from "react";
import { useWayRead } from "#app/_store/path-reader.ts";
import { useKnownShares } from "#app/_workers/known-shares.ts";
import { type PathWork, readNext, worthCounting } from "#lib/search/read-next.ts";

const mostCounted = 6;

/**
 * At the end of a work, the way on is printed to the next work of the shelf. Where the reader has
 * begun that one, or has said what they know, it leads to the work that suits them best.
 */
export function OnwardChoice({
  path,
  workKey,
  printed,
}: {
  /** All works, as the shelf has them. */
  readonly path: readonly PathWork[];
  /** Of the work that ends here. */
  readonly workKey: string;
  /** The key of the work that the link leads to as printed. */
  readonly printed: string;
}) {
  const way = useWayRead(path);
  const last = path.find(({ key }) => key === workKey);
  const here = useMemo(() => ({ begun: way.begun, ...(last && { last }) }), [way, last]);
  const counted = useMemo(() => worthCounting(path, here, mostCounted), [path, here]);
  const keys = useMemo(() => counted.map(({ key }) => key), [counted]);
  const known = useKnownShares(keys);
  useEffect(() => {
    const isCounted = known !== undefined && keys.every((key) => known.has(key));
    if (!isCounted && !here.begun.has(printed)) return;
    const [best] = readNext(counted, { ...here, known: isCounted ? known : new Map() }, 1);
    if (best !== undefined) leadTo(best);
  }, [known, keys, here, counted, printed]);
  return null;
}

/** Has the link at the end of both sides lead to another work. */
function leadTo({ key, title }: PathWork): void {
  for (const side of ["fr", "en"] as const) {
    const link = document.querySelector<HTMLAnchorElement>(`#${side} .onward a`);
    const label = link?.querySelector("span");
    if (link === null || !label) continue;
    link.href = (link.getAttribute("href") ?? "").replace(/[^/]+\/$/, `${key}/`);
    link.replaceChildren(label, ` ${title[side]}`);
  }
}
