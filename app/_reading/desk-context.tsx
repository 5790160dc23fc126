"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { getSettings, holdPlaceWith, subscribe } from "#app/_ui/settings-store.ts";
import { type Desk, openDesk } from "./desk.ts";
import { type Gestures, openGestures } from "./gestures.ts";

interface DeskNews {
  readonly desk: Desk | undefined;
  /** What hands mean on the text; there whenever the desk is. */
  readonly gestures: Gestures | undefined;
  /** Calls back after each move of the reader; answers how to stop. */
  readonly onMove: (listener: () => void) => () => void;
}

const DeskContext = createContext<DeskNews>({
  desk: undefined,
  gestures: undefined,
  onMove: () => () => {},
});

/** Opens the desk on the text of the page, for all the islands inside. */
export function DeskProvider({
  failedMessage,
  children,
}: {
  /** What to say where the text lies in the page as no page of ours does. */
  readonly failedMessage: string;
  readonly children: ReactNode;
}) {
  const [listeners] = useState(() => new Set<() => void>());
  const [news, setNews] = useState<DeskNews>({
    desk: undefined,
    gestures: undefined,
    onMove: () => () => {},
  });

  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    const root = document.getElementById("text");
    if (root === null) return;
    let desk: Desk;
    try {
      desk = openDesk(root, () => {
        for (const listener of listeners) listener();
      });
    } catch {
      // An extension has rebuilt the page, or the browser is too old: the text can still be read.
      setHasFailed(true);
      return;
    }
    holdPlaceWith(desk.holdPlace);
    desk.setLinked(getSettings().linked);
    const stop = subscribe(() => desk.setLinked(getSettings().linked));
    const gestures = openGestures(desk.texts, root);
    setNews({
      desk,
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
      desk.close();
    };
  }, [listeners]);

  return (
    <DeskContext value={news}>
      {hasFailed ? <p role="alert">{failedMessage}</p> : null}
      {children}
    </DeskContext>
  );
}

export function useDesk(): DeskNews {
  return useContext(DeskContext);
}
