import { type RefObject, useState } from "react";
import type { LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import { LookUpError, type LookUpFault } from "#lib/lexicon/look-up-error.ts";
import type { CardWords } from "./card-words.ts";
import type { LookUpSource } from "./look-up-source.ts";
import type { OpenWord } from "./open-word.ts";

/** A word that was asked for inside the card, or came of asking. */
export interface InnerWord {
  readonly printed: string;
  readonly word?: LookedUpWord;
  readonly fault?: LookUpFault;
  readonly retry?: () => void;
  /** Whether it is one of the text’s, where it stands there. */
  readonly isInText?: true;
}

/** The words looked up inside a card, one over the other. */
export interface InnerWords {
  /** The one that is shown; `undefined` where it is the card’s own. */
  readonly top: InnerWord | undefined;
  /** Shows a word instead of the one that was there under the name `instead`. */
  readonly put: (next: InnerWord, instead?: string) => void;
  readonly back: () => void;
  /** Looks up a French word of the card itself, by a run of letters in a text of it. */
  readonly lookInside: (text: string, startOffset: number, endOffset: number) => Promise<void>;
}

/** Another word of the text has no inner words yet. */
export function useInnerWords(
  element: RefObject<HTMLElement | null>,
  inHand: RefObject<CardWords | undefined>,
  open: OpenWord,
  source: LookUpSource,
): InnerWords {
  const [inner, setInner] = useState<readonly InnerWord[]>([]);
  const asked = open.word ?? open.phrase;
  const [shownFor, setShownFor] = useState(asked);
  if (shownFor !== asked) {
    setShownFor(asked);
    setInner([]);
  }
  const top = inner.at(-1);
  const printed = top?.printed ?? open.printed;

  /** If the focused button disappears, the card has the focus. */
  const holdFocus = () => {
    inHand.current?.clear();
    const { current } = element;
    if (current?.contains(document.activeElement)) current.focus({ preventScroll: true });
  };
  const put = (next: InnerWord, instead = next.printed) => {
    holdFocus();
    setInner((before) => [
      ...before.filter((one) => one.printed !== next.printed && one.printed !== instead),
      next,
    ]);
  };
  const lookInside = async (text: string, startOffset: number, endOffset: number) => {
    const letters = text.slice(startOffset, endOffset);
    if (letters === printed) return;
    // A part of the compound that the card is of is meant by itself; elsewhere a compound is a word.
    const isOwnPart = text === printed;
    const isPart = /[-‑]/.test(`${text[startOffset - 1]}${text[endOffset]}`) && !isOwnPart;
    const known = isPart ? undefined : open.lexicon?.find(letters);
    if (known !== undefined) {
      const word = { startOffset: 0, endOffset: letters.length, near: [], reading: known };
      return put({ printed: letters, word });
    }
    put({ printed: letters });
    try {
      const found = await (isOwnPart ? source.word(letters, 0) : source.word(text, startOffset));
      const word = found ?? { startOffset, endOffset, near: [] };
      const whole = isOwnPart ? letters : text.slice(word.startOffset, word.endOffset);
      put({ printed: whole, word }, letters);
    } catch (error) {
      if (!(error instanceof LookUpError)) throw error;
      const retry = () => void lookInside(text, startOffset, endOffset);
      put({ printed: letters, fault: error.fault, retry });
    }
  };
  const back = () => {
    holdFocus();
    setInner((before) => before.slice(0, -1));
  };
  return { top, put, back, lookInside };
}
