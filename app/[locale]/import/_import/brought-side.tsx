"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftSide } from "#app/_keep/database.ts";
import type { Locale } from "#app/_messages/locales.ts";
import notice from "#app/_ui/notice.module.css";
import type { AsideReason, ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { countWords, plainText, readInline } from "#lib/text/inline.ts";
import styles from "../import.module.css";

/** What is typed is kept whenever the hand pauses so long. */
const pauseMs = 250;

/** One of the two pages: empty, it asks for a file; filled, it shows what was found in it. */
export function BroughtSide({
  locale,
  side,
  brought,
  pasted,
  isOdd,
  isBusy,
  onFiles,
  onPasted,
  onTakePasted,
  onText,
  onRemove,
}: {
  readonly locale: Locale;
  readonly side: Side;
  readonly brought: DraftSide | undefined;
  /** What is written in the box for pasting. */
  readonly pasted: string;
  /** Whether the text is in neither language. */
  readonly isOdd: boolean;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPasted: (text: string) => void;
  readonly onTakePasted: (text: string) => void;
  readonly onText: (text: ImportedText) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("import");
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What was kept comes after the page; it does not come between the hand and what it types.
    if (box.current !== null && box.current !== document.activeElement) box.current.value = pasted;
  }, [pasted]);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const picker = (
    <label className={styles.choose}>
      <input
        type="file"
        className="visually-hidden"
        multiple={brought === undefined}
        disabled={isBusy}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again, mended meanwhile.
          currentTarget.value = "";
        }}
      />
      {t(brought === undefined ? "choose" : "chooseOther")}
      <span className="visually-hidden"> ({t(`side_${side}`)})</span>
    </label>
  );
  return (
    <section className={styles.side} data-side={side} aria-labelledby={id}>
      <h2 id={id} className={styles.language}>
        {t(`side_${side}`)}
      </h2>
      {brought === undefined ? (
        <>
          <p className={styles.drop}>{t(`drop_${side}`)}</p>
          {picker}
          <details className={styles.paste}>
            <summary>{t("paste")}</summary>
            <textarea
              ref={box}
              lang={side}
              rows={8}
              aria-label={t(`pasteLabel_${side}`)}
              defaultValue={pasted}
              onInput={({ currentTarget }) => {
                clearTimeout(pause.current);
                pause.current = setTimeout(() => onPasted(currentTarget.value), pauseMs);
              }}
            />
            <button
              type="button"
              className={styles.plain}
              disabled={isBusy}
              onClick={() => {
                clearTimeout(pause.current);
                if (box.current?.value.trim()) onTakePasted(box.current.value);
              }}
            >
              {t("takePasted")}
            </button>
          </details>
        </>
      ) : (
        <Found
          locale={locale}
          side={side}
          brought={brought}
          isOdd={isOdd}
          picker={picker}
          onText={onText}
          onRemove={onRemove}
        />
      )}
    </section>
  );
}

function Found({
  locale,
  side,
  brought: { fileName, text },
  isOdd,
  picker,
  onText,
  onRemove,
}: {
  readonly locale: Locale;
  readonly side: Side;
  readonly brought: DraftSide;
  readonly isOdd: boolean;
  readonly picker: React.ReactNode;
  readonly onText: (text: ImportedText) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("import");
  const number = new Intl.NumberFormat(locale);
  const count = (key: "chapters" | "paragraphs" | "words" | "notes", of: number) =>
    of === 0 ? [] : [t(key, { count: of, formatted: number.format(of) })];
  const kept = text.blocks.filter(({ aside }) => aside === undefined);
  const titles = kept.filter(({ kind }) => kind === "t");
  const chapters = titles.length > 0 ? titles : kept.filter(({ kind }) => kind === "h");
  // The one title stands above already.
  const contents = chapters.length > 1 ? chapters : kept.filter(({ kind }) => kind === "h");
  const notes = kept.filter(({ kind }) => kind === "n").length;
  const words = kept.reduce((sum, { content }) => sum + countWords(content), 0);
  const first = kept.find(({ kind }) => kind === "p");
  return (
    <>
      <p className={styles.title} lang={side}>
        {text.title ?? t("untitled")}
      </p>
      <p className={styles.facts}>
        {[
          fileName === "" ? t("pastedName") : fileName,
          ...(text.author === undefined ? [] : [text.author]),
        ].join(" · ")}
      </p>
      <p className={styles.facts}>
        {[
          ...count("chapters", chapters.length),
          ...count("paragraphs", kept.filter(({ kind }) => kind === "p").length),
          ...count("words", words),
          ...count("notes", notes),
        ].join(" · ")}
      </p>
      {isOdd ? (
        <p className={`${notice.notice} ${styles.failure}`}>{t(`isNeither_${side}`)}</p>
      ) : null}
      {contents.length > 0 ? (
        <ol className={styles.contents} lang={side}>
          {contents.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: titles may repeat, and none moves
            <li key={index}>{wordsOf(block)}</li>
          ))}
        </ol>
      ) : null}
      {first === undefined ? null : (
        <p className={styles.begins} lang={side}>
          {excerpt(wordsOf(first))}
        </p>
      )}
      <Asides key={fileName} locale={locale} side={side} text={text} onText={onText} />
      <p className={styles.choices}>
        {picker}
        <button type="button" className={styles.plain} onClick={onRemove}>
          {t("remove")}
          <span className="visually-hidden"> ({t(`side_${side}`)})</span>
        </button>
      </p>
    </>
  );
}

/** What is not taken for the text itself; each kind can be taken back, and set aside again. */
function Asides({
  locale,
  side,
  text,
  onText,
}: {
  readonly locale: Locale;
  readonly side: Side;
  readonly text: ImportedText;
  readonly onText: (text: ImportedText) => void;
}) {
  const { t } = useTranslation("import");
  /** What was taken back since the text was brought, by its place in the text. */
  const [takenBack, setTakenBack] = useState<ReadonlyMap<AsideReason, ReadonlySet<number>>>(
    new Map(),
  );
  const asides = text.blocks.filter(({ aside }) => aside !== undefined);
  if (asides.length === 0 && takenBack.size === 0) return null;
  const reasons = [
    ...new Set([...asides.flatMap(({ aside }) => aside ?? []), ...takenBack.keys()]),
  ];
  const takeBack = (reason: AsideReason) => {
    const places = text.blocks.flatMap(({ aside }, index) => (aside === reason ? [index] : []));
    setTakenBack(new Map([...takenBack, [reason, new Set(places)]]));
    onText({
      ...text,
      blocks: text.blocks.map((block) => {
        if (block.aside !== reason) return block;
        const { aside: _, ...back } = block;
        return back;
      }),
    });
  };
  const setAside = (reason: AsideReason, places: ReadonlySet<number>) => {
    setTakenBack(new Map([...takenBack].filter(([each]) => each !== reason)));
    onText({
      ...text,
      blocks: text.blocks.map((block, index) =>
        places.has(index) ? { ...block, aside: reason } : block,
      ),
    });
  };
  const formatted = new Intl.NumberFormat(locale).format(asides.length);
  return (
    <details className={styles.asides}>
      <summary>{t("aside", { count: asides.length, formatted })}</summary>
      {reasons.map((reason) => {
        const blocks = asides.filter(({ aside }) => aside === reason);
        const places = takenBack.get(reason);
        return (
          <section key={reason}>
            <h3>{t(`aside_${reason}`)}</h3>
            <div className={styles.asideText} lang={side}>
              {blocks.slice(0, 40).map((block, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs may repeat, and none moves
                <p key={index}>{excerpt(wordsOf(block))}</p>
              ))}
            </div>
            {places === undefined ? (
              <button type="button" className={styles.plain} onClick={() => takeBack(reason)}>
                {t("takeBack")}
              </button>
            ) : (
              <button
                type="button"
                className={styles.plain}
                onClick={() => setAside(reason, places)}
              >
                {t("setAside")}
              </button>
            )}
          </section>
        );
      })}
    </details>
  );
}

function wordsOf({ content }: ImportedBlock): string {
  return plainText(readInline(content).content);
}

function excerpt(text: string): string {
  return text.length > 220 ? `${text.slice(0, text.lastIndexOf(" ", 220))} …` : text;
}
