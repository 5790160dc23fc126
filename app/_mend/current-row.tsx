"use client";

import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { caretAt } from "#app/_ui/caret.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { editCell, movableText } from "#lib/text/mend.ts";
import type { Cell } from "#lib/text/model.ts";
import { CellEditor } from "./cell-editor.tsx";
import { offsetIn } from "./inline-text.tsx";
import styles from "./mend-rows.module.css";
import { Action, CellText, Certainty } from "./row-parts.tsx";
import type { Columns, ShownRow } from "./shown-rows.ts";
import { dropTyped, findTyped, keepTyped } from "./typed-text.ts";
import type { Mending } from "./use-mending.ts";
import { type RowCuts, type RowMoves, useCuts, useRowMoves } from "./use-row-moves.ts";

/** The row that is being mended: by its buttons, by touching its text, or by keys. */
export function CurrentRow({
  locale,
  chapterKey,
  mending,
  row,
  columns,
  onStep,
  onRealign,
  onSettled,
}: {
  readonly locale: Locale;
  readonly chapterKey: string;
  readonly mending: Mending;
  readonly row: ShownRow;
  readonly columns: Columns;
  readonly onStep: (by: 1 | -1) => void;
  readonly onRealign: ((id: string) => void) | undefined;
  readonly onSettled: (id: string) => void;
}) {
  const { segment, kind, opensBlock } = row;
  const { id } = segment;
  const item = useRef<HTMLLIElement>(null);
  const cuts = useCuts(row, columns);
  const moves = useRowMoves(mending, segment, columns, cuts);
  const { typed, editing, setEditing } = useEditing(chapterKey, id);
  const settle = () => {
    mending.approve(id);
    onSettled(id);
  };
  const endEditing = () => {
    dropTyped();
    setEditing(undefined);
    item.current?.focus({ preventScroll: true });
  };
  const keys = keysOf({ cuts, moves, onStep, settle, edit: () => setEditing(cuts.side) });

  return (
    <li
      ref={item}
      data-row={id}
      aria-current="true"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row is what the keys act on
      tabIndex={0}
      className={`${styles.row} ${styles.current} ${opensBlock ? styles.opens : ""} ${styles[`kind_${kind}`] ?? ""}`}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        const isInField = (event.target as Element).closest("textarea") !== null;
        const action = isPlain && !isInField ? keys.get(event.key) : undefined;
        if (action === undefined) return;
        event.preventDefault();
        action();
      }}
    >
      <Certainty locale={locale} id={id} confidence={mending.state.confidence[id]} />
      {(["fr", "en"] as const).map((side) =>
        editing === side ? (
          <CellEditor
            key={side}
            side={side}
            cell={segment.cells[columns[side]]}
            kind={kind}
            typed={typed?.side === side ? typed.text : undefined}
            onType={(text) => keepTyped({ chapter: chapterKey, segment: id, side, text })}
            onSave={(cell) => {
              moves.go(editCell(mending.state.chapter, id, columns[side], cell), id);
              endEditing();
            }}
            onCancel={endEditing}
          />
        ) : (
          <Half
            key={side}
            side={side}
            cell={segment.cells[columns[side]]}
            cuts={cuts}
            moves={moves}
          />
        ),
      )}
      <RowActions
        moves={moves}
        onSettle={settle}
        onEdit={() => setEditing(cuts.side)}
        onRealign={onRealign && (() => onRealign(id))}
      />
      <p role="status" className={styles.said}>
        {moves.said}
      </p>
    </li>
  );
}

/** The side that is being written anew, if any; what was typed when the page was left is there again. */
function useEditing(chapterKey: string, id: string) {
  const [typed] = useState(() => {
    const found = findTyped(chapterKey);
    return found?.segment === id ? found : undefined;
  });
  const [editing, setEditing] = useState<Side | undefined>(typed?.side);
  return { typed, editing, setEditing };
}

/** What each key does; `mending-keys.tsx` tells them. */
function keysOf({
  cuts: { side, setSide, stepCut },
  moves,
  onStep,
  settle,
  edit,
}: {
  readonly cuts: RowCuts;
  readonly moves: RowMoves;
  readonly onStep: (by: 1 | -1) => void;
  readonly settle: () => void;
  readonly edit: () => void;
}): ReadonlyMap<string, () => void> {
  return new Map([
    ["ArrowDown", () => onStep(1)],
    ["j", () => onStep(1)],
    ["ArrowUp", () => onStep(-1)],
    ["k", () => onStep(-1)],
    ["ArrowLeft", () => setSide("fr")],
    ["ArrowRight", () => setSide("en")],
    ["[", () => stepCut(-1)],
    ["]", () => stepCut(1)],
    ["s", moves.split],
    ["m", moves.mergeDown],
    ["M", moves.mergeUp],
    ["u", () => moves.up(side)],
    ["d", () => moves.down(side)],
    ["o", moves.apart],
    ["e", edit],
    ["r", settle],
  ]);
}

/** One side: a touch says where it is cut, and its buttons give a part of it to a neighbour. */
function Half({
  side,
  cell,
  cuts: { side: inHand, cuts, setCut, contentOf },
  moves,
}: {
  readonly side: Side;
  readonly cell: Cell | undefined;
  readonly cuts: RowCuts;
  readonly moves: RowMoves;
}) {
  const { t } = useTranslation("mend");
  const cut = cuts[side];
  return (
    <div className={styles.half}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] do the same */}
      <p
        className={`${styles.cell} ${side === inHand ? styles.chosen : ""}`}
        lang={side}
        onClick={(event) => {
          const caret = caretAt(event.clientX, event.clientY);
          if (caret === undefined || !event.currentTarget.contains(caret.node)) return;
          const text = movableText(contentOf(side));
          const offset = offsetIn(event.currentTarget, caret.node, caret.offset);
          setCut(side, nearestGap(text, offset));
        }}
      >
        <CellText cell={cell} {...(cut === undefined ? {} : { cut })} />
      </p>
      {contentOf(side).length === 0 ? null : (
        <p className={styles.moves}>
          <Action
            keys="u"
            label={t(`up_${side}`)}
            sign={`↑ ${t("up")}`}
            onClick={() => moves.up(side)}
          />
          <Action
            keys="d"
            label={t(`down_${side}`)}
            sign={`↓ ${t("down")}`}
            onClick={() => moves.down(side)}
          />
        </p>
      )}
    </div>
  );
}

function RowActions({
  moves,
  onSettle,
  onEdit,
  onRealign,
}: {
  readonly moves: RowMoves;
  readonly onSettle: () => void;
  readonly onEdit: () => void;
  readonly onRealign: (() => void) | undefined;
}) {
  const { t } = useTranslation("mend");
  return (
    <fieldset className={styles.actions}>
      <legend className="visually-hidden">{t("actions")}</legend>
      <Action keys="r" label={t("right")} onClick={onSettle} />
      <Action keys="s" label={t("split")} onClick={moves.split} />
      <Action keys="M" label={t("mergeUp")} onClick={moves.mergeUp} />
      <Action keys="m" label={t("mergeDown")} onClick={moves.mergeDown} />
      <Action keys="o" label={t("apart")} onClick={moves.apart} />
      <Action keys="e" label={t("edit")} onClick={onEdit} />
      {onRealign === undefined ? null : <Action label={t("realign")} onClick={onRealign} />}
    </fieldset>
  );
}

/** The place between two words that is nearest to an offset; `undefined` at either end. */
function nearestGap(text: string, offset: number): number | undefined {
  const before = text.lastIndexOf(" ", offset - 1);
  const after = text.indexOf(" ", offset);
  const candidates = [before, after].filter((gap) => gap > 0 && gap < text.length);
  return candidates.sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset))[0];
}
