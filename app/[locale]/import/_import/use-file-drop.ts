import { useEffect, useRef, useState } from "react";
import type { Side } from "#lib/reader/scroll-map.ts";

/**
 * Files may be dropped anywhere on the page; the half that they fall on says which side is meant.
 * Answers whether files are being held over the page.
 */
export function useFileDrop(
  onFiles: (files: readonly File[], wish: Side | undefined) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const abort = new AbortController();
    const listen = (type: "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) =>
      window.addEventListener(type, act, { signal: abort.signal });
    listen("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) setIsOver(false);
    });
    listen("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      const side = (event.target as Element).closest<HTMLElement>("[data-side]")?.dataset.side;
      const wish = side === "fr" || side === "en" ? side : undefined;
      latest.current([...(event.dataTransfer?.files ?? [])], wish);
    });
    return () => abort.abort();
  }, []);
  return isOver;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") === true;
}
