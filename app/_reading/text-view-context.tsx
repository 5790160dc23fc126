"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { getSettings, holdPlaceWith, subscribe } from "#app/_store/settings-store.ts";
import { Gestures } from "./gestures.ts";
import { TextView } from "./text-view.ts";

interface TextViewNews {
  readonly textView: TextView | undefined;
  /** What hands mean on the text; there whenever the text view is. */
  readonly gestures: Gestures | undefined;
  /** Calls back after each move of the reader; answers how to stop. */
  readonly onMove: (listener: () => void) => () => void;
}

const TextViewContext = createContext<TextViewNews>({
  textView: undefined,
  gestures: undefined,
  onMove: () => () => {},
});

/** Opens the text view of the page, for all the islands inside. */
export function TextViewProvider({
  failedMessage,
  children,
}: {
  /** What to say where the text lies in the page as no page of ours does. */
  readonly failedMessage: string;
  readonly children: ReactNode;
}) {
  const [listeners] = useState(() => new Set<() => void>());
  const [news, setNews] = useState<TextViewNews>({
    textView: undefined,
    gestures: undefined,
    onMove: () => () => {},
  });

  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const root = document.getElementById("text");
    if (root === null) return;
    let textView: TextView;
    try {
      textView = new TextView(root, () => {
        for (const listener of listeners) listener();
      });
    } catch {
      // An extension has rebuilt the page, or the browser is too old: the text can still be read.
      setHasFailed(true);
      return;
    }
    holdPlaceWith((change) => textView.holdPlace(change));
    textView.setLinked(getSettings().linked);
    const stop = subscribe(() => textView.setLinked(getSettings().linked));
    const gestures = new Gestures(textView, root);
    setNews({
      textView,
      gestures,
      onMove: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    return () => {
      stop();
      holdPlaceWith((change) => change());
      gestures.close();
      textView.close();
    };
  }, [listeners]);

  return (
    <TextViewContext value={news}>
      {hasFailed ? <p role="alert">{failedMessage}</p> : null}
      {children}
    </TextViewContext>
  );
}

export function useTextView(): TextViewNews {
  return useContext(TextViewContext);
}
