"use client";

import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { caretAt } from "#app/_ui/caret.ts";
import { sentenceGaps } from "#lib/align/sentence-gaps.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { formatCell, readCellContent } from "#lib/text/chapter.ts";
import {
  editCell,
  type Mended,
  mergeWithNext,
  mergeWithPrevious,
  movableText,
  moveDown,
  moveUp,
  setApart,
  splitSegment,
} from "#lib/text/mend.ts";
import type { BlockKind, Cell, Chapter, Segment } from "#lib/text/model.ts";
import { InlineText, offsetIn } from "./inline-text.tsx";
import styles from "./mend-rows.module.css";
import { dropTyped, findTyped, keepTyped } from "./typed-text.ts";
import type { Mending } from "./use-mending.ts";

/** Below this, a row is one to look at. */
export const doubtfulBelow = 0.75;

/** One row as it is shown. */
export interface ShownRow {
  readonly segment: Segment;
  readonly kind: BlockKind;
  /** Whether a paragraph begins with it. */
  readonly opensBlock: boolean;
}

/** The rows of a chapter, in the order of the text. */
export function rowsOf(chapter: Chapter): readonly ShownRow[] {
  return chapter.blocks.flatMap(({ kind, segments }) =>
    segments.map((segment, index) => ({ segment, kind, opensBlock: index === 0 })),
  );
}

export function isDoubtful(confidence: number | undefined): boolean {
  return (confidence ?? 1) < doubtfulBelow;
}

/** The columns that are mended: the French, and the English edition in the given column. */
export interface Columns {
  readonly fr: number;
  readonly en: number;
}

/**
 * Rows side by side, one of which is being mended: by its buttons, by touching the text where it
 * should be cut, or by keys while the row has the focus.
 */
export function MendRows({
  locale,
  chapterKey,
  mending,
  rows,
  columns,
  current,
  onCurrent,
  onRealign,
  onSettled,
}: {
  readonly locale: Locale;
  /** Under which what is being written is kept: see `typed-text.ts`. */
  readonly chapterKey: string;
  readonly mending: Mending;
  readonly rows: readonly ShownRow[];
  readonly columns: Columns;
  readonly current: string | undefined;
  readonly onCurrent: (id: string) => void;
  /** Aligns again from a row on; where it cannot be, there is no button. */
  readonly onRealign?: (id: string) => void;
  /** The reader says that the row is right: where to next is for the page to say. */
  readonly onSettled: (id: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  // The keys come into the rows at the one that is being mended, else at the first.
  const hasCurrent = rows.some(({ segment }) => segment.id === current);
  // After a move the row may be a new one: the focus goes with it.
  const hadFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the row or its text is another one
  useLayoutEffect(() => {
    const row =
      current === undefined ? null : list.current?.querySelector(`[data-row="${current}"]`);
    if (!(row instanceof HTMLElement) || !hadFocus.current) return;
    if (!row.contains(document.activeElement)) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }, [current, mending.state]);

  return (
    <ol
      ref={list}
      className={styles.rows}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A row that a move took away cannot keep the focus, and has not been left.
        if (relatedTarget !== null) hadFocus.current = currentTarget.contains(relatedTarget);
      }}
    >
      {rows.map((row, index) =>
        row.segment.id === current ? (
          <CurrentRow
            key={row.segment.id}
            locale={locale}
            chapterKey={chapterKey}
            mending={mending}
            row={row}
            columns={columns}
            onStep={(by) => {
              const next = rows[index + by];
              if (next !== undefined) onCurrent(next.segment.id);
            }}
            onRealign={onRealign}
            onSettled={onSettled}
          />
        ) : (
          <QuietRow
            key={row.segment.id}
            locale={locale}
            segment={row.segment}
            kind={row.kind}
            opensBlock={row.opensBlock}
            columns={columns}
            confidence={mending.state.confidence[row.segment.id]}
            isEntry={!hasCurrent && index === 0}
            onChoose={onCurrent}
          />
        ),
      )}
    </ol>
  );
}

/** A move makes every row anew, but not what is in it: only rows with another text are drawn again. */
const QuietRow = memo(PlainRow, (before, after) =>
  (Object.keys(after) as (keyof QuietProps)[]).every(
    (key) =>
      before[key] === after[key] ||
      (key === "segment" && before.segment.cells === after.segment.cells),
  ),
);

type QuietProps = ShownRow & {
  readonly locale: Locale;
  readonly columns: Columns;
  readonly confidence: number | undefined;
  readonly isEntry: boolean;
  readonly onChoose: (id: string) => void;
};

function PlainRow({
  locale,
  segment,
  kind,
  opensBlock,
  columns,
  confidence,
  isEntry,
  onChoose,
}: QuietProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys lead from row to row
    <li
      data-row={segment.id}
      tabIndex={isEntry ? 0 : -1}
      onFocus={isEntry ? () => onChoose(segment.id) : undefined}
      className={`${styles.row} ${opensBlock ? styles.opens : ""} ${styles[`kind_${kind}`] ?? ""}`}
      onClick={() => onChoose(segment.id)}
    >
      <Certainty locale={locale} id={segment.id} confidence={confidence} />
      {(["fr", "en"] as const).map((side) => (
        <p key={side} className={styles.cell} lang={side}>
          <CellText cell={segment.cells[columns[side]]} />
        </p>
      ))}
    </li>
  );
}

function CellText({ cell, cut }: { readonly cell: Cell | undefined; readonly cut?: number }) {
  const { t } = useTranslation("mend");
  if (cell === undefined || cell.content.length === 0)
    return <span className={styles.empty}>{t("empty")}</span>;
  return <InlineText content={cell.content} cut={cut} mark={<span className={styles.cut} />} />;
}

/** How sure a row is, in the margin; nothing where nobody has weighed it. */
function Certainty({
  locale,
  id,
  confidence,
}: {
  readonly locale: Locale;
  readonly id: string;
  readonly confidence: number | undefined;
}) {
  const { t } = useTranslation("mend");
  const level =
    confidence === 1
      ? "judged"
      : !isDoubtful(confidence)
        ? "sure"
        : (confidence ?? 1) < 0.4
          ? "low"
          : "middle";
  const label = [
    t("row", { id }),
    ...(confidence === undefined
      ? []
      : [confidence === 1 ? t("mended") : t("sure", { share: formatShare(confidence, locale) })]),
  ];
  return (
    <span className={styles.certainty} data-level={level} title={label.join(" · ")}>
      <span className="visually-hidden">{label.join(", ")}</span>
    </span>
  );
}

type Cuts = Readonly<Record<Side, number | undefined>>;

function CurrentRow({
  locale,
  chapterKey,
  mending,
  row: { segment, kind, opensBlock },
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
  const { t } = useTranslation("mend");
  const { chapter, confidence } = mending.state;
  const { id } = segment;
  const cellOf = (side: Side) => segment.cells[columns[side]];
  const contentOf = (side: Side) => cellOf(side)?.content ?? [];
  const gapsOf = (side: Side) => sentenceGaps(contentOf(side), kind, side);
  const [side, setSide] = useState<Side>(() => (contentOf("fr").length === 0 ? "en" : "fr"));
  // What the reader has cut stands until the text of the row is another one.
  const [chosen, setChosen] = useState<{ of: Segment; cuts: Cuts }>();
  const [typed] = useState(() => {
    const found = findTyped(chapterKey);
    return found?.segment === id ? found : undefined;
  });
  const [editing, setEditing] = useState<Side | undefined>(typed?.side);
  const endEditing = () => {
    dropTyped();
    setEditing(undefined);
  };
  const [said, setSaid] = useState("");
  const item = useRef<HTMLLIElement>(null);

  const chosenCuts = chosen?.of === segment ? chosen.cuts : undefined;
  const cuts: Cuts = chosenCuts ?? { fr: gapsOf("fr")[0], en: gapsOf("en")[0] };
  const setCut = (of: Side, offset: number | undefined) => {
    setSide(of);
    setChosen({ of: segment, cuts: { ...cuts, [of]: offset } });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: said of the row as it was
  useEffect(() => setSaid(""), [segment]);

  const go = (mended: Mended | undefined, at?: string) => {
    if (mended === undefined) return setSaid(t("cannot"));
    mending.mend(mended, at);
  };
  const split = () => {
    const offsets = segment.cells.map((_, column) =>
      column === columns.fr ? cuts.fr : column === columns.en ? cuts.en : undefined,
    );
    go(splitSegment(chapter, id, offsets));
  };
  const up = (of: Side) => {
    const whole = movableText(contentOf(of)).length;
    const offset = chosenCuts?.[of] ?? gapsOf(of)[0] ?? whole;
    go(moveUp(chapter, id, columns[of], offset), stays(of, offset) ? id : undefined);
  };
  const down = (of: Side) => {
    const offset = chosenCuts?.[of] ?? gapsOf(of).at(-1) ?? 0;
    go(moveDown(chapter, id, columns[of], offset), stays(of, offset) ? id : undefined);
  };
  /** Whether the row has something left when one side has given a part away. */
  const stays = (of: Side, offset: number) =>
    contentOf(otherSide(of)).length > 0 ||
    (offset > 0 && offset < movableText(contentOf(of)).length);
  const settle = () => {
    mending.approve(id);
    onSettled(id);
  };
  const stepCut = (by: 1 | -1) => {
    const gaps = gapsOf(side);
    const here = cuts[side];
    const next =
      by > 0
        ? gaps.find((gap) => here === undefined || gap > here)
        : gaps.findLast((gap) => here === undefined || gap < here);
    if (next !== undefined) setCut(side, next);
  };

  const actions = new Map<string, () => void>([
    ["ArrowDown", () => onStep(1)],
    ["j", () => onStep(1)],
    ["ArrowUp", () => onStep(-1)],
    ["k", () => onStep(-1)],
    ["ArrowLeft", () => setSide("fr")],
    ["ArrowRight", () => setSide("en")],
    ["[", () => stepCut(-1)],
    ["]", () => stepCut(1)],
    ["s", split],
    ["m", () => go(mergeWithNext(chapter, id))],
    ["M", () => go(mergeWithPrevious(chapter, id))],
    ["u", () => up(side)],
    ["d", () => down(side)],
    ["o", () => go(setApart(chapter, id))],
    ["e", () => setEditing(side)],
    ["r", settle],
  ]);

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
        const action = isPlain && !isInField ? actions.get(event.key) : undefined;
        if (action === undefined) return;
        event.preventDefault();
        action();
      }}
    >
      <Certainty locale={locale} id={id} confidence={confidence[id]} />
      {(["fr", "en"] as const).map((each) =>
        editing === each ? (
          <CellEditor
            key={each}
            side={each}
            cell={cellOf(each)}
            kind={kind}
            typed={typed?.side === each ? typed.text : undefined}
            onType={(text) => keepTyped({ chapter: chapterKey, segment: id, side: each, text })}
            onSave={(cell) => {
              endEditing();
              go(editCell(chapter, id, columns[each], cell), id);
              item.current?.focus({ preventScroll: true });
            }}
            onCancel={() => {
              endEditing();
              item.current?.focus({ preventScroll: true });
            }}
          />
        ) : (
          <div key={each} className={styles.half}>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: [ and ] do the same */}
            <p
              className={`${styles.cell} ${each === side ? styles.chosen : ""}`}
              lang={each}
              onClick={(event) => {
                const caret = caretAt(event.clientX, event.clientY);
                if (caret === undefined || !event.currentTarget.contains(caret.node)) return;
                const text = movableText(contentOf(each));
                const offset = offsetIn(event.currentTarget, caret.node, caret.offset);
                setCut(each, nearestGap(text, offset));
              }}
            >
              <CellText
                cell={cellOf(each)}
                {...(cuts[each] === undefined ? {} : { cut: cuts[each] })}
              />
            </p>
            {contentOf(each).length === 0 ? null : (
              <p className={styles.moves}>
                <Action
                  keys="u"
                  label={t(`up_${each}`)}
                  sign={`↑ ${t("up")}`}
                  onClick={() => up(each)}
                />
                <Action
                  keys="d"
                  label={t(`down_${each}`)}
                  sign={`↓ ${t("down")}`}
                  onClick={() => down(each)}
                />
              </p>
            )}
          </div>
        ),
      )}
      <fieldset className={styles.actions}>
        <legend className="visually-hidden">{t("actions")}</legend>
        <Action keys="r" label={t("right")} onClick={settle} />
        <Action keys="s" label={t("split")} onClick={split} />
        <Action keys="M" label={t("mergeUp")} onClick={() => go(mergeWithPrevious(chapter, id))} />
        <Action keys="m" label={t("mergeDown")} onClick={() => go(mergeWithNext(chapter, id))} />
        <Action keys="o" label={t("apart")} onClick={() => go(setApart(chapter, id))} />
        <Action keys="e" label={t("edit")} onClick={() => setEditing(side)} />
        {onRealign === undefined ? null : (
          <Action label={t("realign")} onClick={() => onRealign(id)} />
        )}
      </fieldset>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </li>
  );
}

function Action({
  keys,
  label,
  sign,
  onClick,
}: {
  readonly keys?: string;
  readonly label: string;
  /** Stands for the label where its place says the rest. */
  readonly sign?: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.action}
      title={keys === undefined ? undefined : `${label} (${keys})`}
      aria-keyshortcuts={keys === "M" ? "Shift+M" : keys}
      aria-label={sign === undefined ? undefined : label}
      onClick={onClick}
    >
      {sign ?? label}
    </button>
  );
}

/** One side of a row as it is written in its table. */
function CellEditor({
  side,
  cell,
  kind,
  typed,
  onType,
  onSave,
  onCancel,
}: {
  readonly side: Side;
  readonly cell: Cell | undefined;
  readonly kind: BlockKind;
  /** What was being written when the page was left. */
  readonly typed: string | undefined;
  readonly onType: (text: string) => void;
  readonly onSave: (cell: Cell) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation("mend");
  const [fault, setFault] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const save = () => {
    const source = (box.current?.value ?? "")
      .normalize("NFC")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a cell is one line
      .replace(/[\s\u0000-\u001f]*[\t\n\r][\s\u0000-\u001f]*/g, " ")
      .trim();
    if (kind === "b") {
      return onSave({
        opensParagraph: false,
        content: source === "" ? [] : [{ type: "text", value: source }],
      });
    }
    const opensParagraph = side === "en" && source.startsWith("¶");
    const { content, faults } = readCellContent(
      opensParagraph ? source.slice(1).trim() : source,
      kind,
    );
    if (faults[0] !== undefined) return setFault(t("badMarkup"));
    onSave({ opensParagraph: opensParagraph && content.length > 0, content });
  };
  return (
    <div className={styles.cell}>
      <textarea
        ref={box}
        className={styles.editor}
        lang={side}
        rows={5}
        aria-label={t(`editSide_${side}`)}
        defaultValue={typed ?? (cell === undefined ? "" : formatCell(cell, kind))}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className={styles.hint}>{t("editHint")}</p>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <button type="button" className={styles.action} onClick={save}>
        {t("save")}
      </button>
      <button type="button" className={styles.action} onClick={onCancel}>
        {t("cancel")}
      </button>
    </div>
  );
}

/** The place between two words that is nearest to an offset; `undefined` at either end. */
function nearestGap(text: string, offset: number): number | undefined {
  const before = text.lastIndexOf(" ", offset - 1);
  const after = text.indexOf(" ", offset);
  const candidates = [before, after].filter((gap) => gap > 0 && gap < text.length);
  return candidates.sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset))[0];
}
