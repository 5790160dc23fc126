"use client";

import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { FindInput } from "#app/_workers/find-calls.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { FindScope } from "#lib/search/find-address.ts";
import styles from "./find.module.css";
import { FindFields } from "./find-fields.tsx";
import { FindFilters } from "./find-filters.tsx";
import { FindGroups } from "./find-groups.tsx";
import { FindHits } from "./find-hits.tsx";
import { FindOutcome } from "./find-outcome.tsx";
import { useFound, useHits } from "./use-found.ts";
import { useOwnTexts } from "./use-own-texts.ts";
import { useRequest } from "./use-request.ts";
import { type Titles, useTitles } from "./use-titles.ts";

/** Finds a word on either side, and shows how it is said on the other and where. */
export function Find({
  locale,
  tables,
  titles: library,
}: {
  readonly locale: Locale;
  /** The address of the lexicon’s tables. */
  readonly tables: string;
  /** Those of the library’s works, by name. */
  readonly titles: Titles;
}) {
  const { request, isReady, origin, ask } = useRequest();
  const isEmpty = request.fr.trim() === "" && request.en.trim() === "";
  const sought = useDeferredValue(request);
  const own = useOwnTexts(sought.scope, tables);
  const { round } = own;
  const titles = useTitles(library, locale, own.isWanted);
  const input = useMemo<FindInput | undefined>(
    () => (isEmpty ? undefined : { request: sought, round }),
    [sought, round, isEmpty],
  );
  // Groups are of all that is sought, whichever of them are shown.
  const { fr, en, matching, scope, levels, kinds } = sought;
  const ungrouped = useMemo<FindInput | undefined>(() => {
    const request = { fr, en, matching, scope, levels, kinds, only: undefined, not: [] };
    return isEmpty ? undefined : { request, round };
  }, [fr, en, matching, scope, levels, kinds, round, isEmpty]);
  const outcome = useFound(ungrouped);
  const hits = useHits(outcome.found?.count ? input : undefined);

  return (
    <div className={styles.page}>
      <FindFields request={request} isReady={isReady} onAsk={ask} />
      <FindFilters locale={locale} request={request} origin={origin} titles={titles} onAsk={ask} />
      <FindOutcome
        outcome={outcome}
        own={own}
        request={request}
        unknownWork={unknownWork(request.scope, library)}
        onAsk={ask}
      />
      {outcome.found === undefined || outcome.found.count === 0 ? (
        isEmpty ? (
          <Introduction locale={locale} />
        ) : null
      ) : (
        <div className={styles.found}>
          <FindGroups groups={outcome.found} request={request} locale={locale} onAsk={ask} />
          <FindHits
            locale={locale}
            hits={hits}
            input={input}
            titles={titles}
            groups={outcome.found.groups}
          />
        </div>
      )}
    </div>
  );
}

/** The work that is asked for, where the library has none of this name. */
function unknownWork(scope: FindScope, library: Titles): string | undefined {
  if (scope.in !== "work" && scope.in !== "chapter") return undefined;
  const isKnown = ownWorkName(scope.work) !== undefined || Object.hasOwn(library, scope.work);
  return isKnown ? undefined : scope.work;
}

const examples = [
  "?fr=regard",
  "?fr=%22regards%22",
  "?fr=regard*",
  "?fr=regard&en=-look",
  "?en=look",
];

/** What can be sought, by examples that can be tried. */
function Introduction({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("find");
  return (
    <div className={styles.intro}>
      <p>{t("intro")}</p>
      <ul>
        {examples.map((search, index) => (
          <li key={search}>
            <a href={sitePath(`/${locale}/find/${search}`)}>
              {t(`try_${index as 0 | 1 | 2 | 3 | 4}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
