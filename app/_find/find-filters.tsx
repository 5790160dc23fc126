"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { Choice } from "#app/_ui/choice.tsx";
import { type FindRequest, type FindScope, formatScope } from "#lib/search/find-address.ts";
import type { BlockKind } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";
import styles from "./find.module.css";
import type { FindOrigin } from "./use-request.ts";

/** Kinds of blocks as a reader tells them apart. */
const kinds = {
  prose: ["p", "q", "l"],
  title: ["t", "h", "s"],
  verse: ["v"],
  play: ["d", "r"],
  note: ["n"],
} as const satisfies Readonly<Record<string, readonly BlockKind[]>>;
type Kind = keyof typeof kinds;

/** Where is sought: in which texts, of which levels, in what of them. */
export function FindFilters({
  request,
  origin,
  titles,
  onAsk,
}: {
  readonly locale: Locale;
  readonly request: FindRequest;
  readonly origin: FindOrigin | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  const { t } = useTranslation("find");
  const scopes = scopesFrom(origin);
  const isFiltered =
    request.levels.length > 0 || request.kinds.length > 0 || request.matching === "present";
  const [isOpened, setIsOpen] = useState(false);
  const isOpen = isOpened || isFiltered;
  const scopeOf = (value: string | undefined) => scopes.find((each) => formatScope(each) === value);
  const nameOf = (scope: FindScope) =>
    scope.in === "work"
      ? t("scope_work", { title: titles[scope.work] ?? t("scope_ownWork") })
      : t(`scope_${scope.in}`);
  const kind = (Object.keys(kinds) as Kind[]).find((each) =>
    kinds[each].every((block) => request.kinds.includes(block)),
  );
  return (
    <div className={styles.filters}>
      <Choice
        label={t("scope")}
        value={formatScope(request.scope)}
        values={scopes.map(formatScope)}
        nameOf={(value) => nameOf(scopeOf(value) ?? request.scope)}
        onChange={(value) => {
          const scope = scopeOf(value);
          if (scope !== undefined) onAsk({ scope });
        }}
      />
      <details
        className={styles.moreFilters}
        open={isOpen}
        onToggle={({ currentTarget: { open } }) => setIsOpen(open)}
      >
        <summary>{t("filters")}</summary>
        <div>
          <fieldset className={styles.levels}>
            <legend>{t("level")}</legend>
            {levels.map((level) => (
              <label key={level}>
                <input
                  type="checkbox"
                  checked={request.levels.includes(level)}
                  onChange={({ currentTarget: { checked } }) =>
                    onAsk({
                      levels: levels.filter((each) =>
                        each === level ? checked : request.levels.includes(each),
                      ),
                    })
                  }
                />
                {level}
              </label>
            ))}
          </fieldset>
          <Choice
            label={t("kind")}
            all={t("kind_all")}
            values={Object.keys(kinds) as Kind[]}
            value={kind}
            nameOf={(each) => t(`kind_${each}`)}
            onChange={(each) => onAsk({ kinds: each === undefined ? [] : kinds[each] })}
          />
          <label className={styles.switch}>
            <input
              type="checkbox"
              checked={request.matching === "present"}
              onChange={({ currentTarget: { checked } }) =>
                onAsk({ matching: checked ? "present" : "linked" })
              }
            />
            {t("byPresence")}
          </label>
        </div>
      </details>
    </div>
  );
}

function scopesFrom(origin: FindOrigin | undefined): readonly FindScope[] {
  if (origin === undefined) return [{ in: "library" }, { in: "own" }];
  const { work, chapter } = origin;
  return [
    ...(chapter === undefined ? [] : [{ in: "chapter", work, chapter } as const]),
    { in: "work", work },
    { in: "library" },
    { in: "own" },
  ];
}
