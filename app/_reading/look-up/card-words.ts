import { type LetterRun, rangeOf } from "#app/_ui/caret.ts";

const highlightName = "en-regard-card-word";

/** The word that keys have in hand among the French ones of a card. */
export interface CardWords {
  /** Goes to the next one, or the one before; answers with it, or `undefined` where there is none. */
  readonly step: (by: 1 | -1) => LetterRun | undefined;
  readonly current: () => LetterRun | undefined;
  readonly clear: () => void;
}

/** Lets keys walk through the French of a card, as they do in the text: no word has an element. */
export function openCardWords(card: HTMLElement): CardWords {
  let current: LetterRun | undefined;

  function mark(run: LetterRun | undefined): void {
    current = run;
    if (typeof Highlight === "undefined") return;
    CSS.highlights.set(highlightName, new Highlight(...(run === undefined ? [] : [rangeOf(run)])));
  }

  return {
    step(by) {
      const runs = frenchRuns(card);
      const at = runs.findIndex(
        ({ node, startOffset }) => node === current?.node && startOffset === current.startOffset,
      );
      const next = runs[at < 0 && by < 0 ? runs.length - 1 : at + by];
      if (next === undefined) return undefined;
      mark(next);
      bringIntoView(card, rangeOf(next));
      return next;
    },
    current: () => (current?.node.isConnected === true ? current : undefined),
    clear: () => mark(undefined),
  };
}

/** The words of the card’s French that are on no button; its title, where it is a compound. */
function frenchRuns(card: HTMLElement): readonly LetterRun[] {
  const runs: LetterRun[] = [];
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element?.closest("[lang]")?.getAttribute("lang") !== "fr") continue;
    if (element.closest("button, a, fieldset") !== null) continue;
    const own = [...(node as Text).data.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    if (element.closest("h2") !== null && own.length < 2) continue;
    for (const { index, 0: letters } of own)
      runs.push({
        node: node as Text,
        startOffset: index,
        endOffset: index + letters.length,
      });
  }
  return runs;
}

function bringIntoView(card: HTMLElement, range: Range): void {
  const [word, box] = [range.getBoundingClientRect(), card.getBoundingClientRect()];
  if (word.top < box.top) card.scrollTop -= box.top - word.top + word.height;
  else if (word.bottom > box.bottom) card.scrollTop += word.bottom - box.bottom + word.height;
}
