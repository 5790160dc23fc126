"use client";

import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { useStudySettings } from "#app/_store/study-settings-store.ts";
import { useWords } from "#app/_store/word-store.ts";
import { type OwnText, statesOf, useCountedWork } from "#app/_workers/known-shares.ts";
import { coverageOf, knownShare } from "#lib/study/figures.ts";
import { toOccurrences } from "#lib/study/work-words.ts";

/**
 * How much of a chapter, or of the whole work, the reader knows already: nothing before they have
 * said of any word that they know it, or that they know the commonest ones.
 */
export function KnownShare({
  locale,
  work,
  chapter,
  own,
  isBrief = false,
}: {
  readonly locale: Locale;
  /** Its name in addresses. */
  readonly work: string;
  /** Absent for the whole work. */
  readonly chapter?: string;
  /** Absent for a work of the library. */
  readonly own?: OwnText;
  /** Whether the share stands beside what it is of. */
  readonly isBrief?: boolean;
}) {
  const { t } = useTranslation("work");
  const { words, state } = useWords();
  const { assumesBand } = useStudySettings();
  const hasSaid = assumesBand > 0 || words.some((word) => word.state === "known");
  const counted = useCountedWork(work, own, hasSaid);
  if (state !== "ready" || !hasSaid || counted === undefined) return null;
  // A share of the chapters counted so far would be no share of the work.
  if (chapter === undefined && !counted.isWhole) return null;
  const chapters =
    chapter === undefined ? [...counted.words.values()] : [counted.words.get(chapter) ?? []];
  const coverage = coverageOf(
    chapters.flatMap((each) => toOccurrences(each, assumesBand)),
    statesOf(words),
  );
  const share = knownShare(coverage);
  if (share === undefined) return null;
  const formatted = formatShare(share, locale);
  if (isBrief) return t("known", { share: formatted });
  return chapter === undefined ? (
    <p>{t("knownOfWork", { share: formatted })}</p>
  ) : (
    <span> · {t("known", { share: formatted })}</span>
  );
}
