import type { ReactNode } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import { Guard } from "#app/_ui/guard.tsx";
import type { ChapterOverview } from "#lib/library/reading.ts";
import type { BarProps } from "./bar-props.ts";
import { PlaceKeeper } from "./place-keeper.tsx";
import styles from "./reading-page.module.css";
import { Sentence } from "./sentence.tsx";
import type { Surroundings } from "./surroundings.ts";
import { TimeKeeper } from "./time-keeper.tsx";

/** The bar below the text: how far one is, the chapters before and after, the marked sentence. */
export function BottomBar({
  locale,
  t,
  words: { reader, panel, comfort },
  around,
  sentenceTools,
}: BarProps & { readonly sentenceTools: ReactNode }) {
  const { chapters, index, hrefOf, isSerial = false } = around;
  const failed = t("text:partFailed");
  return (
    <footer className={`${styles.bar} ${styles.bottom}`}>
      <ChapterLink
        relation="prev"
        label={t(isSerial ? "text:previousEpisode" : "text:previousChapter")}
        locale={locale}
        to={chapters[index - 1]}
        hrefOf={hrefOf}
      />
      <Guard message={failed}>
        <PlaceKeeper
          locale={locale}
          notKept={comfort.storageFailed}
          shareRead={reader.shareRead}
          label={t(isSerial ? "text:episodeOf" : "text:chapterOf", {
            number: index + 1,
            total: chapters.length,
          })}
          chapterLengths={chapters.map(({ words }) => words.fr)}
          chapterIndex={index}
        />
        <TimeKeeper />
      </Guard>
      <ChapterLink
        relation="next"
        label={t(isSerial ? "text:nextEpisode" : "text:nextChapter")}
        locale={locale}
        to={chapters[index + 1]}
        hrefOf={hrefOf}
      />
      <Guard message={failed}>
        <Sentence words={reader} closeLabel={panel.close}>
          {sentenceTools}
        </Sentence>
      </Guard>
    </footer>
  );
}

function ChapterLink({
  relation,
  label,
  locale,
  to,
  hrefOf,
}: {
  readonly relation: "prev" | "next";
  readonly label: string;
  readonly locale: Locale;
  readonly to: ChapterOverview | undefined;
  readonly hrefOf: Surroundings["hrefOf"];
}) {
  const className = `${bar.button} ${styles.turn} ${styles[relation]}`;
  if (to === undefined) return <span className={className} />;
  return (
    <a
      className={className}
      rel={relation}
      href={hrefOf(to.name, locale)}
      aria-label={`${label} : ${to.title[locale]}`}
    >
      <span aria-hidden="true" className={styles.arrow}>
        {relation === "prev" ? "‹" : "›"}
      </span>
      <span className={styles.turnTitle}>{to.title[locale]}</span>
    </a>
  );
}
