"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import { useSettings } from "#app/_store/settings-store.ts";
import bar from "#app/_ui/bar.module.css";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { keepsBack } from "#lib/reader/views.ts";
import { useCoveredText } from "./covered-text.ts";
import { type MarkedSentence, useSentenceMark } from "./marked-sentence.ts";
import { toggleOther, wordsOfOther } from "./other-side.ts";
import { takePageKey } from "./page-key.ts";
import { useReadingAids } from "./reading-aids.ts";
import { useReadingOrder } from "./reading-order.ts";
import styles from "./sentence.module.css";
import { bothSidesOf, linkTo } from "./sentence-text.ts";
import { sideCoveredNow, viewNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";

/**
 * The sentence under the reader's hand: marked on both sides by pointer, touch or keyboard, with
 * what can be done with it in the bar below the text.
 */
export function Sentence({
  words,
  closeLabel,
  children,
}: {
  readonly words: Messages["reader"];
  readonly closeLabel: string;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}) {
  const { textView } = useTextView();
  const [said, setSaid] = useState<Said>(nothingSaid);
  const { current, choose, step, cross } = useSentenceMark(
    useCallback(() => setSaid(nothingSaid), []),
  );

  useReadingAids(current?.index);
  useCoveredText();
  useReadingOrder();

  const sayOther = () => {
    if (textView === undefined || current === undefined) return;
    const { text, lang } = wordsOfOther(textView, current.side, current.index);
    setSaid(text === "" ? { text: words.otherAbsent } : { text, lang });
  };

  const goOver = () => {
    if (current === undefined) return;
    cross();
    // Of what is covered nothing is read out but this.
    if (sideCoveredNow() === otherSide(current.side)) setSaid({ text: words.otherCovered });
  };

  const copy = async (what: "link" | "both") => {
    if (textView === undefined || current === undefined) return;
    const link = linkTo(textView, current);
    const isLink = what === "link";
    try {
      await navigator.clipboard.writeText(
        isLink ? link : `${bothSidesOf(textView, current.index)}\n${link}`,
      );
      setSaid({ text: isLink ? words.linkCopied : words.bothCopied });
    } catch {
      setSaid({ text: `${words.copyFailed} ${link}` });
    }
  };

  useShortcuts((key, event) => {
    if (textView === undefined) return false;
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (current === undefined) return takePageKey(textView, key, event);
    else if (key === "Escape") choose(undefined);
    else if (key === "y") void copy("link");
    else if (key === "b") void copy("both");
    else if (key === "o") goOver();
    else if (key === "h") sayOther();
    else if (key === "Enter" && keepsBack(viewNow()) && !isOnControl(event))
      toggleOther(textView, current.index);
    else return takePageKey(textView, key, event);
    return true;
  });

  return (
    <div
      className={`${styles.bar} ${current?.isByWord ? styles.waiting : ""}`}
      hidden={current === undefined}
    >
      <fieldset className={styles.actions}>
        <legend className="visually-hidden">{words.segmentActions}</legend>
        {current === undefined || textView === undefined ? null : (
          <OtherSideButton textView={textView} current={current} label={words.showOther} />
        )}
        <button type="button" className={bar.action} onClick={() => void copy("link")}>
          {words.copyLink}
        </button>
        <button type="button" className={bar.action} onClick={() => void copy("both")}>
          {words.copyBoth}
        </button>
        {children}
        <button type="button" className={`${bar.action} visually-hidden`} onClick={sayOther}>
          {words.sayOther}
        </button>
        <button
          type="button"
          className={bar.button}
          aria-label={closeLabel}
          onClick={() => choose(undefined)}
        >
          ×
        </button>
      </fieldset>
      <p role="status" className={styles.said} lang={said.lang}>
        {said.text}
      </p>
    </div>
  );
}

/** What is said in the bar, and aloud; of the text where it has a language. */
interface Said {
  readonly text: string;
  readonly lang?: Side;
}

const nothingSaid: Said = { text: "" };

/** Where the view keeps a side back, what asks for it. */
function OtherSideButton({
  textView,
  current,
  label,
}: {
  readonly textView: TextView;
  readonly current: MarkedSentence;
  readonly label: string;
}) {
  const { shownView } = useSettings();
  if (!keepsBack(shownView)) return null;
  return (
    <button
      type="button"
      className={bar.action}
      onClick={() => toggleOther(textView, current.index)}
    >
      {label}
    </button>
  );
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input") !== null;
}
