/** What journeys ask of an open card; each function runs in the page. */

export interface Card {
  readonly name: string;
}

/** The card that is shown, by its name. */
export function cardShown(): Card | null {
  const card = [...document.querySelectorAll("dialog[open], [role=dialog]")].find((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  if (card === undefined) return null;
  const label = document.getElementById(card.getAttribute("aria-labelledby") ?? "")?.textContent;
  return { name: card.getAttribute("aria-label") ?? label ?? "" };
}

/** Words of the French drawn evenly over a chapter, each where it is first printed in its segment. */
export function drawnWords({
  count,
  seed,
}: {
  readonly count: number;
  readonly seed: number;
}): readonly { readonly id: string; readonly word: string }[] {
  let state = seed;
  // Park & Miller’s generator: the same words in every browser.
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const segments = [...document.querySelectorAll<HTMLElement>("#fr .kind-p .segment")];
  return Array.from({ length: count }, () => {
    for (;;) {
      const segment = segments[random(segments.length)] as HTMLElement;
      const text = segment.textContent ?? "";
      const found = [...text.matchAll(/(?<![\p{L}’-])\p{Ll}{4,}(?![\p{L}’-])/gu)]
        .filter((match) => text.indexOf(match[0]) === match.index)
        .map(([word]) => word);
      const word = found[random(Math.max(1, found.length))];
      if (word !== undefined && segment.querySelector("a") === null)
        return { id: segment.id, word };
    }
  });
}

/** The share of a segment’s lines that the card covers, and the share that can be seen, 0 to 1. */
export function shares(id: string): { readonly covered: number; readonly seen: number } {
  const segment = document.getElementById(id) as HTMLElement;
  const card = [...document.querySelectorAll("dialog[open], [role=dialog]")]
    .find((element) => element.checkVisibility({ visibilityProperty: true }))
    ?.getBoundingClientRect();
  const article = segment.closest("article") as HTMLElement;
  const isPane = getComputedStyle(article).overflowY === "scroll";
  const bars = document.querySelector("body > header")?.getBoundingClientRect().bottom ?? 0;
  const pane = isPane
    ? article.getBoundingClientRect()
    : new DOMRect(0, bars, innerWidth, innerHeight - bars);
  let all = 0;
  let inPane = 0;
  let covered = 0;
  let coveredInPane = 0;
  for (const { left, right, top, bottom } of segment.getClientRects()) {
    // A line’s box reaches into the lines beside it; its letters stand in the middle.
    const inset = (bottom - top) * 0.2;
    const [start, end] = [top + inset, bottom - inset];
    const [from, to] = [Math.max(start, pane.top), Math.min(end, pane.bottom)];
    const across = card ? Math.max(0, Math.min(right, card.right) - Math.max(left, card.left)) : 0;
    const under = (first: number, last: number) =>
      card ? across * Math.max(0, Math.min(last, card.bottom) - Math.max(first, card.top)) : 0;
    all += (right - left) * (end - start);
    inPane += (right - left) * Math.max(0, to - from);
    covered += under(start, end);
    coveredInPane += from < to ? under(from, to) : 0;
  }
  return all === 0
    ? { covered: 0, seen: 1 }
    : { covered: covered / all, seen: (inPane - coveredInPane) / all };
}
