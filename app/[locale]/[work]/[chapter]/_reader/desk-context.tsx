"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { getSettings, holdPlaceWith, subscribe } from "#app/_ui/settings-store.ts";
import { type Desk, openDesk } from "./desk.ts";

interface DeskNews {
  readonly desk: Desk | undefined;
  /** Calls back after each move of the reader; answers how to stop. */
  readonly onMove: (listener: () => void) => () => void;
}

const DeskContext = createContext<DeskNews>({ desk: undefined, onMove: () => () => {} });

/** Opens the desk on the text of the page, for all the islands inside. */
export function DeskProvider({ children }: { readonly children: ReactNode }) {
  const [listeners] = useState(() => new Set<() => void>());
  const [news, setNews] = useState<DeskNews>({ desk: undefined, onMove: () => () => {} });

  useEffect(() => {
    const root = document.getElementById("text");
    if (root === null) return;
    const desk = openDesk(root, () => {
      for (const listener of listeners) listener();
    });
    holdPlaceWith(desk.holdPlace);
    desk.setLinked(getSettings().linked);
    const stop = subscribe(() => desk.setLinked(getSettings().linked));
    setNews({
      desk,
      onMove: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    return () => {
      stop();
      holdPlaceWith((change) => change());
      desk.close();
    };
  }, [listeners]);

  return <DeskContext value={news}>{children}</DeskContext>;
}

export function useDesk(): DeskNews {
  return useContext(DeskContext);
}
