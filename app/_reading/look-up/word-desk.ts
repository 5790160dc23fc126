import type { ChapterLexicon, LookedUpWord, SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import type { CardSurroundings } from "#lib/reader/card-place.ts";
import { isSameWord, type WordTarget } from "#lib/reader/gestures.ts";
import type { Gestures, PageIntent } from "../gestures.ts";
import { markSegment } from "../mark-segment.ts";
import { isPresent } from "../measure.ts";
import { rangeIn, segmentWordsOf } from "../segment-text.ts";
import { isCovered } from "../shown-view.ts";
import type { TextView } from "../text-view.ts";
import { isInText, isPhraseKey, isWordKey } from "../word-key.ts";
import { LookUpError, type LookUpSource } from "./look-up-source.ts";
import { type SelectedText, selectedText, wordsInSelection } from "./phrase.ts";

/** A word that the card is open for. */
export interface OpenWord {
  readonly segment: SegmentWords;
  /** Where it stands: offsets in the French words of its segment. */
  readonly at: SelectedText;
  /** As the text prints it. */
  readonly printed: string;
  /** What it is; absent while that is fetched, or where it could not be. */
  readonly word?: LookedUpWord;
  /** The words of a phrase that the reader has selected; then `word` is absent. */
  readonly phrase?: readonly LookedUpWord[];
  /** The words of the segment, of which an expression may have several. */
  readonly lexicon?: ChapterLexicon;
  readonly fault?: LookUpError["fault"];
  /** Whether the card stays when the pointer leaves. */
  readonly isKept: boolean;
  /** Whether the keyboard opened it and goes on in it. */
  readonly takesFocus: boolean;
  /** Where the word is now, in the viewport, and what its card is to leave free. */
  readonly around: () => Omit<CardSurroundings, "view">;
  /** Moves the text so that a card finds room beside the word and its other side. */
  readonly makeRoom: () => void;
}

/** Whom the words are shown to. */
export interface WordView {
  readonly show: (open: OpenWord | undefined) => void;
  /** Says a word to those who do not see which one is marked. */
  readonly say: (printed: string) => void;
  /** A word or a phrase is in hand, or none any more. */
  readonly take: (taken: SelectedText | undefined) => void;
  /** An English word is in hand. */
  readonly takeEnglish: (word: WordTarget) => void;
  /** A word of either side is pointed at. */
  readonly point: (word: WordTarget) => void;
  readonly frenchOf: (word: WordTarget) => SelectedText | undefined;
  /** The card’s element while it is open. */
  readonly card: () => HTMLElement | null;
}

/** The words under the reader’s hand: pointed at, touched, or walked to. */
export interface WordDesk {
  /** The card stays. */
  readonly keep: () => void;
  readonly close: () => void;
  /** Gives the focus back to the text; the card stays. */
  readonly leave: () => void;
  /** Asks again for what could not be fetched. */
  readonly retry: () => void;
  readonly answer: (intent: PageIntent) => undefined;
  /** Puts the card away and asks what can be done with the sentence of its word. */
  readonly askSentence: () => void;
  readonly dispose: () => void;
}

/** Before that nobody misses a card that is still being fetched. */
const patienceMs = 150;
/** A word by the numbers of its segment and its own in it, both from 0. */
interface Place {
  readonly index: number;
  readonly number: number;
}

interface Asked extends SelectedText {
  readonly isKept: boolean;
}

/** Lets words be looked up in the French text of a page. */
export function openWordDesk(
  textView: TextView,
  gestures: Gestures,
  source: LookUpSource,
  view: WordView,
): WordDesk {
  const abort = new AbortController();
  const { signal } = abort;
  const { article, segments } = textView.texts.fr;

  let shown: OpenWord | undefined;
  let place: Place | undefined;
  /** Whether the arrow keys walk: from the first step until Escape or a pointer ends it. */
  let isWalking = false;
  let lexicon: ChapterLexicon | undefined;
  let latest = 0;
  let retry = () => {};
  /** The English word chosen last, until something else is. */
  let english: WordTarget | undefined;

  /** In rows a side has no box of its own: its first block has. */
  function column(): DOMRect {
    const box = article.getBoundingClientRect();
    return box.width > 0
      ? box
      : (article.querySelector(".block") ?? article).getBoundingClientRect();
  }

  function placing(index: number, startOffset: number, endOffset: number) {
    const segment = segments[index];
    const other = textView.texts.en.segments[index];
    const lines = () => (segment === undefined ? [] : rectsOf(segment, startOffset, endOffset));
    const isShown = other !== undefined && isPresent(other) && !isCovered(other, "en");
    return {
      around: () => ({
        word: lines(),
        column: column(),
        sentence: [...(segment?.getClientRects() ?? [])],
        counterpart: isShown ? [...other.getClientRects()] : [],
      }),
      makeRoom() {
        const [line] = lines();
        if (line !== undefined)
          textView.moveBy("fr", line.top - textView.topOf("fr") - line.height);
      },
    };
  }

  function show(open: OpenWord | undefined): void {
    shown = open;
    view.show(open);
    gestures.setCard(open && { word: { side: "fr", ...open.at }, isPinned: open.isKept });
  }

  function close(): void {
    latest++;
    english = undefined;
    const hadFocus = view.card()?.contains(document.activeElement) ?? false;
    const index = place?.index;
    show(undefined);
    if (!isWalking) {
      place = undefined;
      highlight([], []);
      view.take(undefined);
    }
    // Whoever came by keyboard goes on where they were.
    if (hadFocus && index !== undefined) focusSegment(index);
  }

  function focusSegment(index: number): void {
    const segment = segments[index];
    if (segment === undefined) return;
    segment.tabIndex = -1;
    segment.focus({ preventScroll: true });
  }

  /** Waits for the chapter’s words; meanwhile, and where they do not come, says so. */
  async function withLexicon(
    waiting: Omit<OpenWord, "fault" | "word"> | undefined,
    act: (ready: ChapterLexicon) => void,
  ): Promise<void> {
    const own = ++latest;
    const impatient = setTimeout(() => {
      if (own === latest && waiting !== undefined) show(waiting);
    }, patienceMs);
    try {
      lexicon = await source.chapter();
      if (own === latest) act(lexicon);
    } catch (error) {
      if (!(error instanceof LookUpError)) throw error;
      retry = () => void withLexicon(waiting, act);
      if (own === latest && waiting !== undefined) show({ ...waiting, fault: error.fault });
    } finally {
      clearTimeout(impatient);
    }
  }

  /** Opens the card of the word under a point. */
  function openAt({ index, startOffset, endOffset, isKept }: Asked): void {
    const segment = segments[index];
    if (segment === undefined) return;
    const words = segmentWordsOf(textView, index);
    const waiting = {
      segment: words,
      at: { index, startOffset, endOffset },
      printed: words.fr.slice(startOffset, endOffset),
      isKept,
      takesFocus: false,
      ...placing(index, startOffset, endOffset),
    };
    void withLexicon(waiting, (ready) => {
      const number = ready
        .wordsOf(segment.id)
        .findIndex((word) => word.startOffset <= startOffset && startOffset < word.endOffset);
      if (number >= 0) openCard({ index, number }, isKept, false);
      else if (shown?.isKept === false || isKept) close();
    });
  }

  function openCard(next: Place, isKept: boolean, takesFocus: boolean): void {
    const segment = segments[next.index];
    const word = lexicon?.wordsOf(segment?.id ?? "")[next.number];
    if (segment === undefined || word === undefined || lexicon === undefined) return;
    go(next);
    const { startOffset, endOffset } = word;
    const words = segmentWordsOf(textView, next.index);
    show({
      segment: words,
      at: { index: next.index, startOffset, endOffset },
      printed: words.fr.slice(startOffset, endOffset),
      word,
      lexicon,
      isKept,
      takesFocus,
      ...placing(next.index, startOffset, endOffset),
    });
  }

  /**
   * Opens the card of what is selected in the French: of a phrase, or of the word if it is one.
   * The selection is left alone, to be copied.
   */
  function openSelected(takesFocus: boolean): void {
    const selected = selectedText(textView.texts.fr);
    const segment = segments[selected?.index ?? -1];
    if (selected === undefined || segment === undefined || isCovered(segment, "fr")) return;
    void withLexicon(undefined, (ready) => {
      const words = ready.wordsOf(segment.id);
      const numbers = wordsInSelection(words, selected);
      const phrase = numbers.flatMap((number) => words[number] ?? []);
      const [first, last, number] = [phrase[0], phrase.at(-1), numbers[0]];
      if (first === undefined || last === undefined || number === undefined) return;
      const { index } = selected;
      if (first === last) return openCard({ index, number }, true, takesFocus);
      const [startOffset, endOffset] = [first.startOffset, last.endOffset];
      const segmentWords = segmentWordsOf(textView, index);
      if (!isWalking) place = { index, number };
      highlight([], []);
      view.take({ index, startOffset, endOffset });
      show({
        segment: segmentWords,
        at: { index, startOffset, endOffset },
        printed: segmentWords.fr.slice(startOffset, endOffset),
        phrase,
        lexicon: ready,
        isKept: true,
        takesFocus,
        ...placing(index, startOffset, endOffset),
      });
    });
  }

  /** Selects from the word in hand to one further on, or back, in its segment. */
  function extendSelection(by: 1 | -1): void {
    if (place === undefined) return;
    const { index } = place;
    const segment = segments[index];
    const words = lexicon?.wordsOf(segment?.id ?? "") ?? [];
    const own = words[place.number];
    if (segment === undefined || own === undefined) return;
    const selected = selectedText(textView.texts.fr);
    const numbers = selected?.index === index ? wordsInSelection(words, selected) : [];
    const isBackward = numbers.length > 1 && numbers.at(-1) === place.number;
    const reach = (isBackward ? numbers[0] : numbers.at(-1)) ?? place.number;
    const to = words[reach + by];
    if (to === undefined) return;
    const startOffset = Math.min(own.startOffset, to.startOffset);
    const endOffset = Math.max(own.endOffset, to.endOffset);
    const range = rangeIn(segment, startOffset, endOffset);
    if (range === undefined) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    if (to !== own) selection?.addRange(range);
    view.say(segmentWordsOf(textView, index).fr.slice(startOffset, endOffset));
  }

  /** Marks a word as the one in hand. */
  function go(next: Place): void {
    place = next;
    const segment = segments[next.index];
    const words = lexicon?.wordsOf(segment?.id ?? "") ?? [];
    const word = words[next.number];
    if (segment === undefined || word === undefined) return;
    const rangeOf = ({ startOffset, endOffset }: LookedUpWord) =>
      rangeIn(segment, startOffset, endOffset) ?? [];
    const others = word.expression?.words.flatMap((number) => words[number] ?? []) ?? [];
    highlight([rangeOf(word)].flat(), others.flatMap(rangeOf));
    view.take({ ...word, index: next.index });
  }

  /** A word further on, or back; in the next segment that has one where this one ends. */
  function step(by: 1 | -1): Place | undefined {
    if (lexicon === undefined) return undefined;
    let { index, number } = place ?? startOf(by);
    number += by;
    while (segments[index] !== undefined) {
      const count = lexicon.wordsOf(segments[index]?.id ?? "").length;
      if (number >= 0 && number < count) return { index, number };
      index += by;
      number = by > 0 ? 0 : lexicon.wordsOf(segments[index]?.id ?? "").length - 1;
    }
    return undefined;
  }

  /** Just before, or after, the segment in hand, else the one at the reading line. */
  function startOf(by: 1 | -1): Place {
    const marked = segments.findIndex((segment) => segment.classList.contains("current"));
    const index = marked >= 0 ? marked : textView.anchor().index;
    const count = lexicon?.wordsOf(segments[index]?.id ?? "").length ?? 0;
    return { index, number: by > 0 ? -1 : count };
  }

  /** The word nearest to this one on the line above or below. */
  function stepLine(by: 1 | -1): Place | undefined {
    if (lexicon === undefined || place === undefined) return undefined;
    const from = rectsAt(place)[0];
    if (from === undefined) return undefined;
    let best: { readonly place: Place; readonly distance: number } | undefined;
    for (let index = place.index; segments[index] !== undefined; index += by) {
      const words = lexicon.wordsOf(segments[index]?.id ?? "");
      for (const number of words.keys()) {
        const to = rectsAt({ index, number })[0];
        if (to === undefined) continue;
        const down = (to.top - from.top) * by;
        if (down < from.height / 2) continue;
        const across = Math.abs(to.left + to.width / 2 - from.left - from.width / 2);
        const distance = down * 50 + across;
        if (best === undefined || distance < best.distance)
          best = { place: { index, number }, distance };
      }
      if (best !== undefined && Math.abs(index - place.index) > 1) break;
    }
    return best?.place;
  }

  function rectsAt({ index, number }: Place): readonly DOMRect[] {
    const segment = segments[index];
    const word = lexicon?.wordsOf(segment?.id ?? "")[number];
    if (segment === undefined || word === undefined) return [];
    return rectsOf(segment, word.startOffset, word.endOffset);
  }

  function walk(move: () => Place | undefined): void {
    void withLexicon(undefined, () => {
      const next = move();
      if (next === undefined) return;
      isWalking = true;
      markSegment(textView, "pointed", next.index);
      const before = place?.index;
      if (shown !== undefined) openCard(next, true, shown.takesFocus);
      else go(next);
      if (before !== next.index) textView.reveal(next.index, "fr");
      const segment = segments[next.index];
      const word = lexicon?.wordsOf(segment?.id ?? "")[next.number];
      if (word !== undefined)
        view.say(segmentWordsOf(textView, next.index).fr.slice(word.startOffset, word.endOffset));
    });
  }

  function stopWalking(): void {
    if (!isWalking) return;
    isWalking = false;
    markSegment(textView, "pointed", undefined);
  }

  /** A selection has ended. */
  function onSelect(isTouch: boolean): void {
    if (!isTouch) openSelected(false);
    const selected = selectedText(textView.texts.fr);
    if (!isTouch || selected === undefined) return;
    const words = lexicon?.wordsOf(segments[selected.index]?.id ?? "") ?? [];
    // One word is selected by every long touch; a short one opens its card.
    if (wordsInSelection(words, selected).length > 1) openSelected(false);
    else if (shown?.phrase !== undefined) close();
  }

  /** The first choice of an English word marks it with its French; the second opens the card. */
  function chooseEnglish(word: WordTarget): void {
    const isAgain = english !== undefined && isSameWord(english, word);
    const french = isAgain ? view.frenchOf(word) : undefined;
    close();
    english = word;
    if (french === undefined) view.takeEnglish(word);
    else openAt({ ...french, isKept: true });
  }

  function answer(intent: PageIntent): undefined {
    switch (intent.type) {
      case "point":
        return;
      case "point-word":
        if (intent.word !== undefined) view.point(intent.word);
        else if (english === undefined) view.take(undefined);
        return;
      case "leave":
        if (shown?.isKept === false) close();
        return;
      case "drag":
        if (shown !== undefined) close();
        return;
      case "select":
        onSelect(intent.isTouch);
        return;
      case "step":
        walk(() => step(intent.by));
        return;
    }
    stopWalking();
    if (intent.type === "rest") openAt({ ...intent.word, isKept: false });
    else if (intent.type !== "choose") close();
    else if (intent.word.side === "en") chooseEnglish(intent.word);
    else openAt({ ...intent.word, isKept: true });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const card = view.card();
    const isOnCard = card !== null && event.target === card;
    const by = event.key === "ArrowRight" ? 1 : -1;
    if (event.key === "Escape" && (shown !== undefined || isWalking)) {
      if (shown === undefined) stopWalking();
      close();
    } else if (isWalking && isPhraseKey(event)) {
      extendSelection(by);
    } else if (isWordKey(event) || (isOnCard && /^Arrow(Left|Right)$/.test(event.key))) {
      getSelection()?.removeAllRanges();
      walk(() => step(by));
    } else if (!isWalking || place === undefined || !(isInText(event) || isOnCard)) {
      return;
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      if (isOnCard) return;
      const down = event.key === "ArrowDown" ? 1 : -1;
      walk(() => stepLine(down));
    } else if (event.key === "Enter" && !isOnCard) {
      if (selectedText(textView.texts.fr) === undefined) openCard(place, true, true);
      else openSelected(true);
    } else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", onKeyDown, { signal, capture: true });

  return {
    keep() {
      if (shown !== undefined) show({ ...shown, isKept: true });
    },
    close,
    leave() {
      if (place !== undefined) focusSegment(place.index);
    },
    retry: () => retry(),
    answer,
    askSentence() {
      const index = place?.index;
      if (index !== undefined) gestures.say({ type: "ask-sentence", index });
    },
    dispose() {
      close();
      highlight([], []);
      abort.abort();
    },
  };
}

function rectsOf(segment: HTMLElement, startOffset: number, endOffset: number) {
  return [...(rangeIn(segment, startOffset, endOffset)?.getClientRects() ?? [])];
}

/** Marks the word, and the words of its expression, without touching the text. */
function highlight(word: readonly Range[], expression: readonly Range[]): void {
  // Firefox before 140 marks nothing; the card stands beside its word all the same.
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set("en-regard-expression", new Highlight(...expression));
  const own = new Highlight(...word);
  own.priority = 1;
  CSS.highlights.set("en-regard-word", own);
}
