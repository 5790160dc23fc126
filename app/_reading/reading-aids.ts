import { useEffect } from "react";
import { useSettings } from "#app/_store/settings-store.ts";
import { markSegment } from "./mark-segment.ts";
import { useTextView } from "./text-view-context.tsx";

/** So many colours sentences have in turn; see also `text.css`. */
const bandCount = 4;

/**
 * The ruler, which lies on the sentence in hand, or at the reading line once the reader reads on, and
 * the bands of colour by sentence, as long as the reader wants them.
 */
export function useReadingAids(marked: number | undefined): void {
  const { textView, onMove } = useTextView();
  const { ruler, bands } = useSettings();

  useEffect(() => {
    if (!ruler || textView === undefined) return;
    const lay = (index: number | undefined) => markSegment(textView, "ruled", index);
    lay(marked ?? textView.anchor().index);
    const stop = onMove(() => lay(textView.anchor().index));
    return () => {
      stop();
      lay(undefined);
    };
  }, [textView, onMove, ruler, marked]);

  useEffect(() => {
    if (!bands || textView === undefined) return;
    for (const { segments } of textView.all)
      for (const [index, { classList }] of segments.entries())
        classList.add(`band-${index % bandCount}`);
  }, [textView, bands]);
}
