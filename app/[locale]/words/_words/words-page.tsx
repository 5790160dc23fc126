import type { ReactNode } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { DueCount } from "./due-count.tsx";
import styles from "./words-page.module.css";

const sections = [
  { name: "notebook", path: "words/" },
  { name: "review", path: "words/review/" },
  { name: "figures", path: "words/figures/" },
  { name: "files", path: "words/files/" },
] as const;

/** A page about the reader’s words, with the way to the others. */
export function WordsPage({
  locale,
  section,
  children,
}: {
  readonly locale: Locale;
  readonly section: (typeof sections)[number]["name"];
  readonly children: ReactNode;
}) {
  const t = translationsOf(locale);
  const { site, words, review, figures, files, work, comfort } = messagesOf(locale);
  const own = {
    notebook: {},
    review: { review },
    figures: { figures, work, comfort },
    files: { files },
  }[section];
  const here = sections.find(({ name }) => name === section);
  return (
    <SitePage locale={locale} path={here?.path ?? "words/"}>
      <MessagesProvider locale={locale} messages={{ site, words, ...own }}>
        <div className={styles.head}>
          <h1>{section === "notebook" ? t("words:title") : t(`words:${section}`)}</h1>
          <nav aria-label={t("words:sections")} className={styles.sections}>
            {sections.map(({ name, path }) => (
              <a
                key={name}
                href={`/${locale}/${path}`}
                aria-current={name === section ? "page" : undefined}
              >
                {t(`words:${name}`)}
                {name === "review" ? <DueCount locale={locale} /> : null}
              </a>
            ))}
          </nav>
        </div>
        {children}
      </MessagesProvider>
    </SitePage>
  );
}
