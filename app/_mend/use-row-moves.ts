import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentenceGaps } from "#lib/align/sentence-gaps.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import {
  type Mended,
  mergeWithNext,
  mergeWithPrevious,
  movableText,
  moveDown,
  moveUp,
  setApart,
  splitSegment,
} from "#lib/text/mend.ts";
import type { Segment } from "#lib/text/model.ts";
import type { Columns, ShownRow } from "./shown-rows.ts";
import type { Mending } from "./use-mending.ts";

type Cuts = Readonly<Record<Side, number | undefined>>;

/** The side in hand of a row, and where each side is to be cut. */
export function useCuts({ segment, kind }: ShownRow, columns: Columns) {
  const contentOf = (side: Side) => segment.cells[columns[side]]?.content ?? [];
  const gapsOf = (side: Side) => sentenceGaps(contentOf(side), kind, side);
  const [side, setSide] = useState<Side>(() => (contentOf("fr").length === 0 ? "en" : "fr"));
  // What the reader has cut stands until the text of the row is another one.
  const [chosen, setChosen] = useState<{ of: Segment; cuts: Cuts }>();
  const chosenCuts = chosen?.of === segment ? chosen.cuts : undefined;
  const cuts: Cuts = chosenCuts ?? { fr: gapsOf("fr")[0], en: gapsOf("en")[0] };
  const setCut = (of: Side, offset: number | undefined) => {
    setSide(of);
    setChosen({ of: segment, cuts: { ...cuts, [of]: offset } });
  };
  /** Moves the cut of the side in hand to the next end of a sentence. */
  const stepCut = (by: 1 | -1) => {
    const gaps = gapsOf(side);
    const here = cuts[side];
    const next =
      by > 0
        ? gaps.find((gap) => here === undefined || gap > here)
        : gaps.findLast((gap) => here === undefined || gap < here);
    if (next !== undefined) setCut(side, next);
  };
  return { side, setSide, cuts, chosenCuts, setCut, stepCut, contentOf, gapsOf };
}

export type RowCuts = ReturnType<typeof useCuts>;

/** What can be done with a row. `said` is why the last thing could not be. */
export function useRowMoves(mending: Mending, segment: Segment, columns: Columns, row: RowCuts) {
  const { t } = useTranslation("mend");
  const [said, setSaid] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: said of the row as it was
  useEffect(() => setSaid(""), [segment]);
  const { chapter } = mending.state;
  const { cuts, chosenCuts, contentOf, gapsOf } = row;
  const { id } = segment;

  const go = (mended: Mended | undefined, at?: string) => {
    if (mended === undefined) return setSaid(t("cannot"));
    mending.mend(mended, at);
  };
  /** Whether the row has something left when one side has given a part away. */
  const stays = (of: Side, offset: number) =>
    contentOf(otherSide(of)).length > 0 ||
    (offset > 0 && offset < movableText(contentOf(of)).length);
  return {
    said,
    go,
    split() {
      const offsets = segment.cells.map((_, column) =>
        column === columns.fr ? cuts.fr : column === columns.en ? cuts.en : undefined,
      );
      go(splitSegment(chapter, id, offsets));
    },
    up(of: Side) {
      const whole = movableText(contentOf(of)).length;
      const offset = chosenCuts?.[of] ?? gapsOf(of)[0] ?? whole;
      go(moveUp(chapter, id, columns[of], offset), stays(of, offset) ? id : undefined);
    },
    down(of: Side) {
      const offset = chosenCuts?.[of] ?? gapsOf(of).at(-1) ?? 0;
      go(moveDown(chapter, id, columns[of], offset), stays(of, offset) ? id : undefined);
    },
    mergeUp: () => go(mergeWithPrevious(chapter, id)),
    mergeDown: () => go(mergeWithNext(chapter, id)),
    apart: () => go(setApart(chapter, id)),
  };
}

export type RowMoves = ReturnType<typeof useRowMoves>;
