import { useEffect } from "react";
import { subscribe } from "#app/_store/settings-store.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { layoutNow, leaderNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";
import { whenIdle } from "./when-idle.ts";

/**
 * Whoever has the page read out hears it in the order that the view shows: stacked, each block and
 * then its other side; in every other view one side after the other.
 */
export function useReadingOrder(): void {
  const { textView } = useTextView();
  useEffect(() => {
    if (textView === undefined) return;
    let told: Side | undefined;
    let isGone = false;
    const order = () => {
      const first = layoutNow() === "stacked" ? leaderNow() : undefined;
      if (isGone || first === told) return;
      told = first;
      readInTurn(textView, first);
    };
    whenIdle(order);
    const stop = subscribe(() => whenIdle(order));
    return () => {
      isGone = true;
      stop();
    };
  }, [textView]);
}

/** Has the text read out block by block, `first` its side of that name; `undefined` side by side. */
function readInTurn({ texts }: TextView, first: Side | undefined): void {
  const text = texts.fr.article.parentElement;
  if (first === undefined) {
    text?.removeAttribute("aria-owns");
    return;
  }
  const others = partsOf(texts[otherSide(first)].article);
  const inTurn = partsOf(texts[first].article).flatMap((part, number) => {
    const other = others[number];
    return other === undefined ? [part] : [part, other];
  });
  text?.setAttribute("aria-owns", inTurn.map(({ id }) => id).join(" "));
}

/** The opening, the blocks, lists and notes, and the way on: as many on each side, each with an id. */
function partsOf(article: HTMLElement): readonly HTMLElement[] {
  const parts = [...article.children].flatMap((part) =>
    part.classList.contains("group") ? [...part.children] : [part],
  ) as HTMLElement[];
  for (const [number, part] of parts.entries()) {
    part.id ||= `${article.id}-part-${number}`;
    // Browsers ask the one that reads a part out, not the article in which it stands.
    part.lang = article.lang;
  }
  return parts;
}
