/** The panes of the facing view; the third is a second English edition. */
export type Pane = "fr" | "en" | "second";

export interface TextPlace {
  /** The id of the segment at the reading line, without `en-`. */
  readonly id: string;
  /** How far into it the line stands, 0 to 1. */
  readonly fraction: number;
  /** Px below its end: between two paragraphs. */
  readonly beyond: number;
  readonly index: number;
}

/**
 * Measures places in the page on its own, with none of the site’s code. Positions run with the
 * text: a line counts from its top, plus its share of the line height as one reads along it.
 */
export function measure({ side, at }: { side: Pane; at?: TextPlace }) {
  const article = document.getElementById(side) as HTMLElement;
  const isPane = getComputedStyle(article).overflowY === "scroll";
  const bar = (name: "header" | "footer") =>
    document.querySelector(`body > ${name}`)?.getBoundingClientRect() as DOMRect;
  const top = isPane ? article.getBoundingClientRect().top : bar("header").bottom;
  const bottom = isPane ? top + article.clientHeight : bar("footer").top;
  const line = top + (bottom - top) / 3;
  const segments = [...article.querySelectorAll<HTMLElement>(".segment")];
  const extent = (segment: HTMLElement) => {
    const rects = [...segment.getClientRects()];
    const block = segment.closest(".block") as HTMLElement;
    const box = block.getBoundingClientRect();
    const height = Number.parseFloat(getComputedStyle(block).lineHeight);
    const first = rects[0] as DOMRect;
    const last = rects[rects.length - 1] as DOMRect;
    return {
      start: first.top + (height * (first.left - box.left)) / box.width,
      end: last.top + (height * (last.right - box.left)) / box.width,
    };
  };
  if (at !== undefined) {
    const { start, end } = extent(segments[at.index] as HTMLElement);
    return { ...at, line, y: start + at.fraction * (end - start) + at.beyond };
  }
  let index = 0;
  for (let next = 0; next < segments.length; next++)
    if (extent(segments[next] as HTMLElement).start <= line + 1) index = next;
  const segment = segments[index] as HTMLElement;
  const { start, end } = extent(segment);
  const fraction = end > start ? Math.min(1, Math.max(0, (line - start) / (end - start))) : 0;
  const beyond = Math.max(0, line - end);
  return { id: segment.id.replace(/^(?:en|second)-/, ""), fraction, beyond, index, line, y: line };
}
