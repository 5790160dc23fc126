"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import field from "#app/_ui/field.module.css";
import { formatEmbedCode } from "#lib/embed/embed-code.ts";
import { chapterHref } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { readSegmentId } from "#lib/text/segment-id.ts";
import styles from "./work.module.css";

/** A chapter, and the passage of it that is offered first. */
export interface EmbeddableChapter {
  readonly name: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/** The code that shows a passage of the work on another site. */
export function EmbedPassage({
  locale,
  work,
  title,
  chapters,
}: {
  readonly locale: Locale;
  readonly work: string;
  readonly title: string;
  readonly chapters: readonly EmbeddableChapter[];
}) {
  const { t } = useTranslation("work");
  const [chosen, setChosen] = useState(chapters[0]);
  const [said, setSaid] = useState("");
  const [origin, setOrigin] = useState("");
  useEffect(() => setOrigin(location.origin), []);
  if (chosen === undefined) return null;
  const { name, from, to } = chosen;
  const isValid = [from, to].every((id) => readSegmentId(id) !== undefined);
  const code = formatEmbedCode({
    site: origin + sitePath("/"),
    work,
    chapter: name,
    from,
    to,
    page: origin + chapterHref(locale, work, name, from),
    title: `${title} – ${chosen.title}`,
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(t("embedCopied"));
    } catch {
      setSaid(t("embedNotCopied"));
    }
  };
  return (
    <details className={styles.embed}>
      <summary>{t("embed")}</summary>
      <p>{t("embedHint")}</p>
      <p>
        <label>
          {t("embedChapter")}{" "}
          <select
            className={field.field}
            value={name}
            onChange={({ currentTarget: { value } }) =>
              setChosen(chapters.find((each) => each.name === value))
            }
          >
            {chapters.map((each) => (
              <option key={each.name} value={each.name}>
                {each.title}
              </option>
            ))}
          </select>
        </label>{" "}
        {(["from", "to"] as const).map((end) => (
          <label key={end}>
            {t(`embed_${end}`)}{" "}
            <input
              className={field.field}
              size={7}
              value={chosen[end]}
              aria-invalid={readSegmentId(chosen[end]) === undefined}
              onChange={({ currentTarget: { value } }) =>
                setChosen({ ...chosen, [end]: value.trim() })
              }
            />{" "}
          </label>
        ))}
      </p>
      <textarea
        className={field.field}
        readOnly
        rows={4}
        aria-label={t("embedCode")}
        value={code}
      />
      <p>
        <button type="button" className={styles.start} disabled={!isValid} onClick={copy}>
          {t("embedCopy")}
        </button>{" "}
        <span role="status">{said}</span>
      </p>
    </details>
  );
}
