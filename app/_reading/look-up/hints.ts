import type { ChapterLexicon, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import { rangeIn } from "../segment-text.ts";
import { isCovered, layoutNow } from "../shown-view.ts";
import type { TextView } from "../text-view.ts";
import { whenIdle } from "../when-idle.ts";
import styles from "./hints.module.css";

/** A gloss above a word, in px of the layer. */
interface Hint {
  readonly gloss: string;
  readonly left: number;
  readonly top: number;
  /** Where the next one on the line begins, or the column ends. */
  right: number;
}

/** Glosses above the rare words that are in sight. */
export interface Hints {
  /** Glosses words of so many of the six bands, the rarest first. */
  readonly show: (bands: number) => void;
  readonly dispose: () => void;
}

/**
 * Opens a layer over the French text. It has an element for each gloss near what is seen, and
 * moves with the text; the text itself is not touched, and its lines leave room (`text.css`).
 */
export function openHints(textView: TextView, lexicon: ChapterLexicon): Hints {
  const { article, segments } = textView.texts.fr;
  const root = article.parentElement ?? article;
  const layer = document.createElement("div");
  layer.className = styles.layer ?? "";
  layer.ariaHidden = "true";
  layer.lang = "en";
  const abort = new AbortController();
  const { signal } = abort;
  let bands = 0;
  let drawnAt = Number.NaN;
  let waiting = 0;

  const isPane = () => layoutNow() === "panes";
  const scrolled = () => (isPane() ? article.scrollTop : window.scrollY);

  function draw(): void {
    waiting = 0;
    const home = isPane() ? article : root;
    if (layer.parentElement !== home) home.append(layer);
    drawnAt = scrolled();
    const hints = bands === 0 ? [] : findHints();
    layer.replaceChildren(
      ...hints.map(({ gloss, left, top, right }) => {
        const element = document.createElement("i");
        // As content of the stylesheet: neither found in the page, nor selected, nor copied.
        element.dataset.gloss = gloss;
        element.style.left = `${left}px`;
        element.style.top = `${top}px`;
        element.style.maxWidth = `${right - left}px`;
        return element;
      }),
    );
  }

  /** Those on the screen, and on a screen above and below. */
  function findHints(): readonly Hint[] {
    const origin = layer.getBoundingClientRect();
    const [from, to] = [-innerHeight, 2 * innerHeight];
    const hints: Hint[] = [];
    for (const segment of segments.slice(firstBelow(from))) {
      const box = segment.getBoundingClientRect();
      if (box.top > to) break;
      if (box.height === 0 || isCovered(segment, "fr")) continue;
      const column = segment.closest(".block")?.getBoundingClientRect() ?? box;
      for (const { word, gloss } of rareWords(lexicon.wordsOf(segment.id), bands)) {
        const rect = rangeIn(segment, word.startOffset, word.endOffset)?.getClientRects()[0];
        if (rect === undefined) continue;
        const [left, top] = [rect.left - origin.left, rect.top - origin.top];
        const before = hints.at(-1);
        if (before !== undefined && Math.abs(before.top - top) < rect.height / 2)
          before.right = left - gap;
        hints.push({ gloss, left, top, right: column.right - origin.left });
      }
    }
    return hints;
  }

  /** The first segment that ends below `y`; they lie in order. */
  function firstBelow(y: number): number {
    let [low, high] = [0, segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const bottom = segments[middle]?.getBoundingClientRect().bottom ?? 0;
      if (bottom < y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function drawSoon(): void {
    if (waiting === 0) waiting = whenIdle(draw, 200);
  }

  document.addEventListener(
    "scroll",
    () => {
      if (bands > 0 && Math.abs(scrolled() - drawnAt) > innerHeight / 2) drawSoon();
    },
    { signal, capture: true, passive: true },
  );
  const resized = new ResizeObserver(drawSoon);
  for (const block of [root, ...article.querySelectorAll(".group > *")]) resized.observe(block);
  void document.fonts.ready.then(drawSoon);

  return {
    show(next) {
      bands = next;
      drawSoon();
    },
    dispose() {
      abort.abort();
      resized.disconnect();
      layer.remove();
    },
  };
}

/** Between two glosses of a line, in px. */
const gap = 6;
const commonestBand = 1;
const rarestBand = 6;
const glossed: ReadonlySet<string> = new Set(["NOUN", "VERB", "ADJ", "ADV", "X"]);

/** The words of a segment in its `bands` rarest bands, an expression’s once. */
function* rareWords(words: readonly LookedUpWord[], bands: number) {
  const told = new Set<unknown>();
  for (const word of words) {
    const { reading, expression } = word;
    if (reading === undefined || !glossed.has(reading.upos)) continue;
    const band = reading.band ?? rarestBand;
    if (band <= Math.max(commonestBand, rarestBand - bands)) continue;
    const [sense] = (expression ?? reading).senses;
    const gloss = sense?.glosses[0];
    if (gloss === undefined || (expression !== undefined && told.has(expression))) continue;
    told.add(expression);
    yield { word, gloss };
  }
}
