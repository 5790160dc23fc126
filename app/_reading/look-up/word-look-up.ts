import type { ChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import { isSameWord, type WordTarget } from "#lib/reader/gestures.ts";
import { extendPhrase, spanOf, wordsIn } from "#lib/reader/phrase.ts";
import type { WordPlace } from "#lib/reader/word-walk.ts";
import type { Gestures, PageIntent } from "../gestures.ts";
import { rangeIn } from "../segment-text.ts";
import { isCovered } from "../shown-view.ts";
import type { TextView } from "../text-view.ts";
import { ChapterWords } from "./chapter-words.ts";
import type { LookUpSource } from "./look-up-source.ts";
import { type OpenWord, wordInText } from "./open-word.ts";
import { type SelectedText, selectedText } from "./phrase.ts";
import { WordCursor } from "./word-cursor.ts";

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

/** Before that nobody misses a card that is still being fetched. */
const patienceMs = 150;

/** The words under the reader’s hand in the French text: pointed at, touched, or walked to. */
export class WordLookUp {
  readonly view: WordView;
  readonly cursor: WordCursor;
  readonly #textView: TextView;
  readonly #gestures: Gestures;
  readonly #words: ChapterWords;
  #shown: OpenWord | undefined;
  /** The English word chosen last, until something else is. */
  #english: WordTarget | undefined;
  /** What is asked for now: an answer to anything else comes too late. */
  #latest = 0;
  #retry = () => {};

  constructor(textView: TextView, gestures: Gestures, source: LookUpSource, view: WordView) {
    this.view = view;
    this.#textView = textView;
    this.#gestures = gestures;
    this.#words = new ChapterWords(textView.texts.fr.segments, source);
    this.cursor = new WordCursor(textView, this.#words);
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  /** The card stays. */
  readonly pin = (): void => {
    // Shown anew it would be placed anew, under the hand that presses something in it.
    if (this.#shown !== undefined && !this.#shown.isPinned)
      this.#show({ ...this.#shown, isPinned: true });
  };

  /** Puts the card away; whoever came by keyboard goes on where they were. */
  readonly close = (): void => {
    this.#latest++;
    this.#english = undefined;
    const hadFocus = this.view.card()?.contains(document.activeElement) ?? false;
    const index = this.cursor.place?.index;
    this.#show(undefined);
    if (!this.cursor.isWalking) {
      this.cursor.drop();
      this.view.take(undefined);
    }
    if (hadFocus && index !== undefined) this.#focus(index);
  };

  /** Puts the card away by a key: the focus is on the word’s sentence, not on the whole pane. */
  escape(): void {
    const index = this.cursor.place?.index;
    this.close();
    const isOnPane = document.activeElement === this.#textView.texts.fr.article;
    if (isOnPane && index !== undefined) this.#focus(index);
  }

  /** Gives the focus back to the text; the card stays. */
  readonly leave = (): void => {
    if (this.cursor.place !== undefined) this.#focus(this.cursor.place.index);
  };

  /** Asks again for what could not be fetched. */
  readonly retry = (): void => this.#retry();

  /** Asks what can be done with the sentence of the word. */
  readonly askSentence = (): void => {
    const index = this.cursor.place?.index;
    if (index !== undefined) this.#gestures.say({ type: "ask-sentence", index });
  };

  readonly answer = (intent: PageIntent): undefined => {
    switch (intent.type) {
      case "point":
        return;
      case "point-word":
        if (intent.word !== undefined) this.view.point(intent.word);
        else if (this.#english === undefined) this.view.take(undefined);
        return;
      case "leave":
        if (this.#shown?.isPinned === false) this.close();
        return;
      case "drag":
        if (this.isOpen) this.close();
        return;
      case "select":
        this.#select(intent.isTouch);
        return;
      case "step":
        this.walk(() => this.cursor.next(intent.by));
        return;
    }
    this.cursor.stopWalking();
    if (intent.type === "rest") this.#openAt(intent.word, false);
    else if (intent.type !== "choose") this.close();
    else if (intent.word.side === "en") this.#chooseEnglish(intent.word);
    else this.#openAt(intent.word, true);
  };

  /** Takes the word that a key moves to, and an open card with it. */
  walk(move: () => WordPlace | undefined): void {
    void this.#whenReady(undefined, () => {
      const next = move();
      if (next === undefined) return;
      const before = this.cursor.place?.index;
      this.cursor.startWalking(next.index);
      if (this.#shown === undefined) this.#take(next);
      else this.openCard(next, true, this.#shown.takesFocus);
      if (before !== next.index) this.#textView.reveal(next.index, "fr");
      const word = this.#words.at(next);
      if (word !== undefined) this.#say(next.index, word);
    });
  }

  openCard(next: WordPlace, isPinned: boolean, takesFocus: boolean): void {
    const word = this.#take(next);
    const { lexicon } = this.#words;
    if (word === undefined || lexicon === undefined) return;
    const { startOffset, endOffset } = word;
    this.#show({
      ...wordInText(this.#textView, { index: next.index, startOffset, endOffset }),
      word,
      lexicon,
      isPinned,
      takesFocus,
    });
  }

  /**
   * Opens the card of what is selected in the French: of a phrase, or of the word if it is one.
   * The selection is left alone, to be copied.
   */
  openSelected(takesFocus: boolean): void {
    const selected = selectedText(this.#textView.texts.fr);
    const segment = this.#words.segments[selected?.index ?? -1];
    if (selected === undefined || segment === undefined || isCovered(segment, "fr")) return;
    void this.#whenReady(undefined, (lexicon) => {
      const { index } = selected;
      const words = this.#words.of(index);
      const numbers = wordsIn(words, selected);
      const phrase = numbers.flatMap((number) => words[number] ?? []);
      const [first, last, number] = [phrase[0], phrase.at(-1), numbers[0]];
      if (first === undefined || last === undefined || number === undefined) return;
      if (first === last) return this.openCard({ index, number }, true, takesFocus);
      const at = { index, ...spanOf(first, last) };
      this.cursor.takeUnmarked({ index, number });
      this.view.take(at);
      this.#show({
        ...wordInText(this.#textView, at),
        phrase,
        lexicon,
        isPinned: true,
        takesFocus,
      });
    });
  }

  /** Selects from the word in hand to one further on, or back, in its segment. */
  extendSelection(by: 1 | -1): void {
    const { place } = this.cursor;
    if (place === undefined) return;
    const { index, number } = place;
    const segment = this.#words.segments[index];
    const words = this.#words.of(index);
    const selected = selectedText(this.#textView.texts.fr);
    const numbers = selected?.index === index ? wordsIn(words, selected) : [];
    const own = words[number];
    const to = words[extendPhrase(words, number, numbers, by) ?? -1];
    if (segment === undefined || own === undefined || to === undefined) return;
    const span = spanOf(own, to);
    const range = rangeIn(segment, span.startOffset, span.endOffset);
    if (range === undefined) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    if (to !== own) selection?.addRange(range);
    this.#say(index, span);
  }

  hasSelection(): boolean {
    return selectedText(this.#textView.texts.fr) !== undefined;
  }

  dispose(): void {
    this.close();
    this.cursor.drop();
  }

  /** Opens the card of the word under a hand. */
  #openAt({ index, startOffset, endOffset }: SelectedText, isPinned: boolean): void {
    if (this.#words.segments[index] === undefined) return;
    const inText = wordInText(this.#textView, { index, startOffset, endOffset });
    void this.#whenReady({ ...inText, isPinned, takesFocus: false }, () => {
      const number = this.#words.numberAt(index, startOffset);
      if (number !== undefined) this.openCard({ index, number }, isPinned, false);
      else if (this.#shown?.isPinned === false || isPinned) this.close();
    });
  }

  /** The first choice of an English word marks it with its French; the second opens the card. */
  #chooseEnglish(word: WordTarget): void {
    const isAgain = this.#english !== undefined && isSameWord(this.#english, word);
    const french = isAgain ? this.view.frenchOf(word) : undefined;
    this.close();
    this.#english = word;
    if (french === undefined) this.view.takeEnglish(word);
    else this.#openAt(french, true);
  }

  /** A selection has ended. */
  #select(isTouch: boolean): void {
    if (!isTouch) this.openSelected(false);
    const selected = selectedText(this.#textView.texts.fr);
    if (!isTouch || selected === undefined) return;
    // One word is selected by every long touch; a short one opens its card.
    if (wordsIn(this.#words.of(selected.index), selected).length > 1) this.openSelected(false);
    else if (this.#shown?.phrase !== undefined) this.close();
  }

  /** Waits for the chapter’s words; meanwhile, and where they do not come, says so. */
  async #whenReady(
    waiting: OpenWord | undefined,
    act: (ready: ChapterLexicon) => void,
  ): Promise<void> {
    const own = ++this.#latest;
    const impatient = setTimeout(() => {
      if (own === this.#latest && waiting !== undefined) this.#show(waiting);
    }, patienceMs);
    try {
      const lexicon = await this.#words.load(waiting?.at.index);
      if (own === this.#latest) act(lexicon);
    } catch (error) {
      if (!(error instanceof LookUpError)) throw error;
      this.#retry = () => void this.#whenReady(waiting, act);
      if (own === this.#latest && waiting !== undefined)
        this.#show({ ...waiting, fault: error.fault });
    } finally {
      clearTimeout(impatient);
    }
  }

  #take(next: WordPlace) {
    const word = this.cursor.take(next);
    if (word !== undefined) this.view.take({ ...word, index: next.index });
    return word;
  }

  #say(index: number, { startOffset, endOffset }: Omit<SelectedText, "index">): void {
    this.view.say(wordInText(this.#textView, { index, startOffset, endOffset }).printed);
  }

  #show(open: OpenWord | undefined): void {
    this.#shown = open;
    this.view.show(open);
    this.#gestures.setCard(open && { word: { side: "fr", ...open.at }, isPinned: open.isPinned });
  }

  #focus(index: number): void {
    const segment = this.#words.segments[index];
    if (segment === undefined) return;
    segment.tabIndex = -1;
    segment.focus({ preventScroll: true });
  }
}
