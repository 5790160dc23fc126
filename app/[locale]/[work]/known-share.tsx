"use client";

import { useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "#app/_keep/word-store.ts";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { useStudySettings } from "#app/_ui/study-settings-store.ts";
import { coverageOf, knownShare } from "#lib/study/figures.ts";
import type { WordState } from "#lib/study/word.ts";
import { parseWorkWords, toOccurrences, type WorkWords } from "#lib/study/work-words.ts";

/** Where the counted words of a work are: see `lib/commands/finish-site.ts`. */
const addressOf = (work: string) => `/study/${work}.json`;

/**
 * How much of a chapter, or of the whole work, the reader knows already: nothing before they have
 * said of any word that they know it, or that they know the commonest ones.
 */
export function KnownShare({
  locale,
  work,
  chapter,
  isBrief = false,
}: {
  readonly locale: Locale;
  readonly work: string;
  /** Absent for the whole work. */
  readonly chapter?: string;
  /** Whether the share stands beside what it is of. */
  readonly isBrief?: boolean;
}) {
  const { t } = useTranslation("work");
  const { words, state } = useWords();
  const { assumesBand } = useStudySettings();
  const hasSaid = assumesBand > 0 || words.some((word) => word.state === "known");
  const subscribeToWork = useCallback(
    (listener: () => void) => (hasSaid ? subscribe(work, listener) : () => {}),
    [work, hasSaid],
  );
  const counted = useSyncExternalStore(
    subscribeToWork,
    () => loaded.get(work),
    () => undefined,
  );
  if (state !== "ready" || !hasSaid || counted === undefined) return null;
  const chapters = chapter === undefined ? [...counted.values()] : [counted.get(chapter) ?? []];
  const states = new Map<string, WordState>(words.map((word) => [word.key, word.state]));
  const coverage = coverageOf(
    chapters.flatMap((each) => toOccurrences(each, assumesBand)),
    states,
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

const loaded = new Map<string, WorkWords | undefined>();
const listeners = new Set<() => void>();

function subscribe(work: string, listener: () => void): () => void {
  listeners.add(listener);
  if (!loaded.has(work)) {
    loaded.set(work, undefined);
    void load(work);
  }
  return () => listeners.delete(listener);
}

/** Without the counts there is no share to show; everything else of the page stands. */
async function load(work: string): Promise<void> {
  try {
    const response = await fetch(addressOf(work));
    if (!response.ok) return;
    loaded.set(work, parseWorkWords(await response.text()));
    for (const listener of listeners) listener();
  } catch {}
}
