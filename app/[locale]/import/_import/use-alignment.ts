import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { dropImportDraft } from "#app/_store/import-draft.ts";
import { type ChapterToKeep, fillOwnWork, keepOwnWork } from "#app/_store/own-works.ts";
import type { ImportChoice, TextFacts } from "#app/_store/stored-rows.ts";
import type { ImportCalls, ImportWorker } from "#app/_workers/import-calls.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";
import type { AlignStage } from "#lib/align/align.ts";
import type { CatalogueBook } from "#lib/catalogue/catalogue.ts";
import { describeBook } from "#lib/catalogue/describe-book.ts";
import { chapterHref, ownWorkKey } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { chosenBook } from "./chosen-book.ts";

/** How far the alignment is. */
export interface Aligning {
  readonly stage: AlignStage | "keeping";
  readonly share: number;
}

/** Makes a work of what is chosen, keeps it and opens it. */
export function useAlignment({
  locale,
  books,
  latest,
  openWorker,
  nameOf,
  clear,
  fail,
}: {
  readonly locale: Locale;
  readonly books: readonly CatalogueBook[];
  readonly latest: RefObject<ImportChoice>;
  readonly openWorker: () => ImportWorker;
  readonly nameOf: (facts: TextFacts) => string;
  readonly clear: () => void;
  readonly fail: (error: unknown, name: string) => void;
}) {
  const { t } = useTranslation("import");
  const [aligning, setAligning] = useState<Aligning>();

  const makeWork = async (input: ImportCalls["align"]["input"]) => {
    const made = await openWorker().ask("align", input, { onProgress: setAligning });
    setAligning({ stage: "keeping", share: 1 });
    const book = chosenBook(latest.current, books);
    const work = book === undefined ? made.work : describeBook(made.work, book);
    return { ...made, name: await keepOwnWork({ ...made, work }, { isDraft: made.isUnrelated }) };
  };

  const fillWork = async (input: ImportCalls["fill"]["input"]) => {
    const made = await openWorker().ask("fill", input, { onProgress: setAligning });
    if (made === undefined) throw new WorkerError("text-gone");
    setAligning({ stage: "keeping", share: 1 });
    return { ...made, name: await fillOwnWork(made.before, made, { isDraft: made.isUnrelated }) };
  };

  /** Aligns both, or takes the French alone; what is made is opened. */
  const align = async () => {
    const { fr, en, edits, keepsTypography = false } = latest.current;
    if (fr === undefined) return;
    clear();
    setAligning({ stage: "reading", share: 0 });
    try {
      const input = { fr, en, edits, keepsTypography, pastedName: t("pastedName") };
      const made = await (fr.work === undefined ? makeWork(input) : fillWork(input));
      const { name, isUnrelated: isDraft } = made;
      await dropImportDraft();
      location.assign(
        isDraft
          ? sitePath(`/${locale}/own/mend/?work=${encodeURIComponent(name)}&unrelated`)
          : chapterHref(locale, ownWorkKey(name), firstToRead(made.chapters)),
      );
    } catch (error) {
      setAligning(undefined);
      fail(error, [fr, en].flatMap((facts) => (facts ? [nameOf(facts)] : [])).join(", "));
    }
  };
  return { aligning, align };
}

/** The first chapter that has both sides; a preface may have one. */
function firstToRead(chapters: readonly ChapterToKeep[]): string {
  const hasBoth = ({ chapter }: ChapterToKeep) => {
    const rows = chapter.blocks.flatMap(({ segments }) => segments);
    const whole = rows.filter(({ cells }) => cells.every(({ content }) => content.length > 0));
    return whole.length * 2 > rows.length;
  };
  return (chapters.find(hasBoth) ?? chapters[0])?.name ?? "";
}
