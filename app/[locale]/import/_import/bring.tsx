"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftSide, ImportDraft } from "#app/_keep/database.ts";
import { KeepError } from "#app/_keep/keep-error.ts";
import {
  type ChapterToKeep,
  dropImportDraft,
  keepOwnWork,
  loadImportDraft,
  saveImportDraft,
} from "#app/_keep/own-works.ts";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import notice from "#app/_ui/notice.module.css";
import progress from "#app/_ui/progress-line.module.css";
import { looksUnrelated } from "#lib/align/agreement.ts";
import type { AlignStage } from "#lib/align/align.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import { mostFileBytes } from "#lib/import/file-size.ts";
import type { ImportFaults } from "#lib/import/import-error.ts";
import { findLanguage } from "#lib/import/language.ts";
import { isKindOf, type LanguageChoice } from "#lib/import/language-choice.ts";
import { ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import styles from "../import.module.css";
import { BroughtSide } from "./brought-side.tsx";
import { DeskError, ImportDesk } from "./import-desk.ts";
import { type Asked, LanguageQuestion } from "./language-question.tsx";

/** What is being done now, and how far it is, where that can be told. */
type Busy =
  | { readonly what: "reading"; readonly name: string }
  | { readonly what: AlignStage | "keeping"; readonly share: number };

const nothingBrought: Omit<ImportDraft, "id"> = { pasted: { fr: "", en: "" } };

/** Two files, or one that has both sides, become a text that is kept in the browser. */
export function Bring({
  locale,
  tables,
}: {
  readonly locale: Locale;
  /** The address of the lexicon’s tables. */
  readonly tables: string;
}) {
  const { t } = useTranslation(["import", "own"]);
  const [brought, setBrought] = useState(nothingBrought);
  const [busy, setBusy] = useState<Busy>();
  const [failure, setFailure] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState("");
  const [isOver, setIsOver] = useState(false);
  const [isReady, setIsReady] = useState(false);
  const desk = useRef<ImportDesk>(undefined);
  const latest = useRef(brought);

  const fail = useCallback(
    (error: unknown, name: string) => {
      if (error instanceof KeepError) setFailure(t(`own:error_${error.code}`));
      else if (!(error instanceof DeskError)) setFailure(t("import:error_unreadable", { name }));
      else if (error.code === "stopped") setSaid(t("import:stopped"));
      else {
        const values = { name, ...inWords(error.values) };
        const isAtLine = error.code === "malformed" && values.line !== "0";
        setFailure(t(`import:error_${isAtLine ? "malformed-line" : error.code}`, values));
      }
    },
    [t],
  );

  /** Shows what is brought now, and keeps it, so that a closed tab loses nothing. */
  const change = useCallback(
    (next: Omit<ImportDraft, "id">) => {
      latest.current = next;
      setBrought(next);
      saveImportDraft(next).catch((error) => fail(error, ""));
    },
    [fail],
  );

  useEffect(() => {
    loadImportDraft()
      .then(
        (draft) => {
          // What the reader brings while the draft is being looked for counts for more.
          if (draft === undefined || latest.current !== nothingBrought) return;
          latest.current = draft;
          setBrought(draft);
          if (draft.fr !== undefined || draft.en !== undefined) setSaid(t("import:kept"));
        },
        (error) => fail(error, ""),
      )
      .finally(() => setIsReady(true));
    return () => desk.current?.stop();
  }, [t, fail]);

  const openDesk = (): ImportDesk => {
    desk.current ??= new ImportDesk();
    return desk.current;
  };

  /** Puts a text on the side whose language it is in; where that cannot be told, where it was dropped. */
  const place = (side: DraftSide, wish: Side | undefined) => {
    const { fr, en, pasted } = latest.current;
    const language = findLanguage(side.text);
    const free = fr === undefined ? "fr" : en === undefined ? "en" : undefined;
    const isTaken = language !== undefined && latest.current[language] !== undefined;
    const at = wish ?? (isTaken ? (free ?? language) : (language ?? free)) ?? "fr";
    change({ ...(fr && { fr }), ...(en && { en }), pasted, [at]: side });
    setSaid(t(`import:taken_${at}`, { name: side.fileName || t("import:pastedName") }));
  };

  /** Reads a file, of whose languages some may be chosen; whatever stands in the way is told. */
  const readOne = async (file: File, isAlone: boolean, wish?: Side, choice?: LanguageChoice) => {
    setBusy({ what: "reading", name: file.name });
    try {
      if (file.size > mostFileBytes)
        throw new DeskError("too-large", { bytes: file.size, most: mostFileBytes });
      const found = await openDesk().read(file.name, file, tables, choice);
      if (found.kind === "text")
        return place({ fileName: file.name, text: found.text }, isAlone ? wish : undefined);
      // It is read beside nothing else, and there is nothing to align in it.
      if (!isAlone) throw new DeskError("already-aligned");
      if (found.languages !== undefined && choice === undefined) {
        const { all, ...likely } = found.languages;
        return setAsked({ file, all, likely });
      }
      const name = await keepOwnWork(found.work, { isDraft: false });
      location.assign(workHref(locale, ownWorkKey(name)));
    } catch (error) {
      fail(error, file.name);
      if (isAlone && choice === undefined) setAsked(askedAfter(error, file));
    }
  };

  const read = async (files: readonly File[], wish?: Side) => {
    setFailure(undefined);
    setSaid("");
    setAsked(undefined);
    if (files.length > 2) return setFailure(t("import:tooMany"));
    for (const file of files) await readOne(file, files.length === 1, wish);
    setBusy(undefined);
  };

  const takePasted = async (side: Side, text: string) => {
    setFailure(undefined);
    try {
      const found = await openDesk().read("pasted.txt", new Blob([text]), tables);
      if (found.kind === "aligned") throw new DeskError("already-aligned");
      place({ fileName: "", text: found.text }, side);
    } catch (error) {
      fail(error, t("import:pastedName"));
    }
  };

  const align = async () => {
    const { fr, en } = latest.current;
    if (fr === undefined || en === undefined) return;
    setFailure(undefined);
    setSaid("");
    setBusy({ what: "reading", share: 0 });
    try {
      const chapters = await openDesk().align(
        { fr: fr.text.blocks, en: en.text.blocks },
        (share, what) => setBusy({ what, share }),
      );
      setBusy({ what: "keeping", share: 1 });
      const about = ({ fileName, text: { title, author } }: DraftSide) => ({
        fileName: fileName === "" ? t("import:pastedName") : fileName,
        title,
        author,
      });
      const work = describeWork(about(fr), about(en), {
        chapters: chapters.map((chapter) => chapter.name),
      });
      const name = await keepOwnWork({ work, chapters }, { isDraft: true });
      await dropImportDraft();
      const doubt = areUnrelated(chapters) ? "&unrelated" : "";
      location.assign(`/${locale}/own/mend/?work=${encodeURIComponent(name)}${doubt}`);
    } catch (error) {
      setBusy(undefined);
      fail(error, named(fr, en));
    }
  };

  // A file may be dropped anywhere on the page; the half it falls on says which side is meant.
  const readLatest = useRef(read);
  readLatest.current = read;
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    window.addEventListener(
      "dragover",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(true);
      },
      { signal },
    );
    window.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    window.addEventListener(
      "drop",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        const side = (event.target as Element).closest<HTMLElement>("[data-side]")?.dataset.side;
        const wish = side === "fr" || side === "en" ? side : undefined;
        void readLatest.current([...(event.dataTransfer?.files ?? [])], wish);
      },
      { signal },
    );
    return () => abort.abort();
  }, []);

  const { fr, en } = brought;
  const languages = {
    fr: fr === undefined ? undefined : findLanguage(fr.text),
    en: en === undefined ? undefined : findLanguage(en.text),
  };
  const isSwapped = languages.fr === "en" && languages.en !== "en";
  const isSwappedToo = languages.en === "fr" && languages.fr !== "fr";
  const same =
    languages.fr !== undefined && languages.fr === languages.en ? languages.fr : undefined;
  const isAligning = busy !== undefined && "share" in busy;

  return (
    <section
      className={styles.bring}
      data-over={isOver ? "" : undefined}
      data-ready={isReady ? "" : undefined}
    >
      <div className={styles.sides}>
        {(["fr", "en"] as const).map((side) => (
          <BroughtSide
            key={side}
            locale={locale}
            side={side}
            brought={brought[side]}
            pasted={brought.pasted[side]}
            isOdd={
              brought[side] !== undefined &&
              languages[side] === undefined &&
              brought[side].text.blocks.length > 0
            }
            isBusy={busy !== undefined}
            onFiles={(files) => void read(files, side)}
            onPasted={(text) =>
              change({ ...latest.current, pasted: { ...latest.current.pasted, [side]: text } })
            }
            onTakePasted={(text) => void takePasted(side, text)}
            onText={(text) => {
              const before = latest.current[side];
              if (before !== undefined) change({ ...latest.current, [side]: { ...before, text } });
            }}
            onRemove={() => {
              const { [side]: _, ...rest } = latest.current;
              setSaid("");
              change(rest);
            }}
          />
        ))}
      </div>
      {failure === undefined ? null : (
        <p role="alert" className={`${notice.notice} ${styles.failure}`}>
          {failure}
        </p>
      )}
      {asked === undefined ? null : (
        <LanguageQuestion
          key={asked.file.name}
          locale={locale}
          asked={asked}
          isBusy={busy !== undefined}
          onAnswer={async (choice) => {
            setFailure(undefined);
            await readOne(asked.file, true, undefined, choice);
            setBusy(undefined);
          }}
          onLeave={() => {
            setFailure(undefined);
            setAsked(undefined);
          }}
        />
      )}
      {same === undefined ? null : (
        <p className={`${notice.notice} ${styles.failure}`}>{t(`import:isSame_${same}`)}</p>
      )}
      {isSwapped || isSwappedToo ? (
        <p className={`${notice.notice} ${styles.failure}`}>{t("import:isSwapped")}</p>
      ) : null}
      <div className={styles.actions}>
        {fr !== undefined && en !== undefined && !isAligning ? (
          <button
            type="button"
            className={styles.main}
            disabled={busy !== undefined}
            onClick={() => void align()}
          >
            {t("import:align")}
          </button>
        ) : null}
        {(fr !== undefined || en !== undefined) && !isAligning ? (
          <button
            type="button"
            className={styles.plain}
            disabled={busy !== undefined}
            onClick={() => {
              setSaid(t("import:swapped"));
              change({
                ...(en && { fr: en }),
                ...(fr && { en: fr }),
                pasted: latest.current.pasted,
              });
            }}
          >
            {t("import:swap")}
          </button>
        ) : null}
      </div>
      <div className={styles.busy}>
        <p role="status" className={styles.stage}>
          {busy === undefined
            ? ""
            : "name" in busy
              ? t("import:reading", { name: busy.name })
              : t(`import:stage_${busy.what}`)}
        </p>
        {isAligning ? (
          <>
            <progress
              className={`${progress.line} ${styles.line}`}
              value={busy.share}
              aria-label={t("import:aligning")}
              aria-valuetext={formatShare(busy.share, locale)}
            />
            <button
              type="button"
              className={styles.plain}
              onClick={() => desk.current?.stop()}
              disabled={busy.what === "keeping"}
            >
              {t("import:stop")}
            </button>
          </>
        ) : null}
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <p className={styles.formats}>{t("import:formats")}</p>
    </section>
  );
}

/** Where a file has languages and neither French nor English among them, the reader may know. */
function askedAfter(error: unknown, file: File): Asked | undefined {
  if (!(error instanceof DeskError) || error.code !== "languages") return undefined;
  const { format, languages } = error.values as ImportFaults["languages"];
  const all = languages.filter((code) => code.trim() !== "");
  if (format === "XLIFF" || all.length < 2) return undefined;
  const likely = (side: Side) => all.find((code) => isKindOf(code, side));
  return { file, all, likely: { fr: likely("fr"), en: likely("en") } };
}

function named(fr: DraftSide, en: DraftSide): string {
  return [fr.fileName, en.fileName].filter(Boolean).join(", ");
}

/** What the sentence about a failure tells besides the file: sizes in millions of bytes. */
function inWords(values: object): Readonly<Record<"bytes" | "most" | "reason" | "line", string>> {
  const { bytes = 0, most = 0, reason = "", line = 0 } = values as Record<string, unknown>;
  const millions = (value: unknown) => String(Math.round(Number(value) / 1_000_000));
  return {
    bytes: millions(bytes),
    most: millions(most),
    reason: String(reason),
    line: String(line),
  };
}

function areUnrelated(chapters: readonly ChapterToKeep[]): boolean {
  return looksUnrelated(
    chapters.map(({ chapter, confidence = {} }) => ({
      chapter,
      confidence: new Map(Object.entries(confidence)),
    })),
  );
}
