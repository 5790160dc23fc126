import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, type Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { sitePath } from "#lib/reader/site-path.ts";
import { DueCount } from "./due-count.tsx";
import styles from "./words-page.module.css";

const sections = [
  { name: "notebook", path: "words/" },
  { name: "review", path: "words/review/" },
  { name: "figures", path: "words/figures/" },
  { name: "files", path: "words/files/" },
] as const;

type Section = (typeof sections)[number]["name"];

interface Props {
  readonly params: Promise<{ locale: string }>;
}

/** What a page about the reader’s words is: the two things that Next asks of each. */
export function wordsPage(section: Section, content: (locale: Locale) => ReactNode) {
  return {
    async generateMetadata({ params }: Props): Promise<Metadata> {
      const t = translationsOf(await localeOf(params));
      const title = t("words:title");
      return { title: section === "notebook" ? title : `${t(`words:${section}`)} – ${title}` };
    },
    async Page({ params }: Props) {
      const locale = await localeOf(params);
      return (
        <WordsPage locale={locale} section={section}>
          {content(locale)}
        </WordsPage>
      );
    },
  };
}

async function localeOf(params: Props["params"]): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return locale;
}

/** A page about the reader’s words, with the way to the others. */
function WordsPage({
  locale,
  section,
  children,
}: {
  readonly locale: Locale;
  readonly section: Section;
  readonly children: ReactNode;
}) {
  const t = translationsOf(locale);
  const { site, store, words, review, figures, files, work, comfort } = messagesOf(locale);
  const own = {
    notebook: {},
    review: { review },
    figures: { figures, work, comfort },
    files: { files },
  }[section];
  const here = sections.find(({ name }) => name === section);
  return (
    <SitePage locale={locale} path={here?.path ?? "words/"}>
      <MessagesProvider locale={locale} messages={{ site, store, words, ...own }}>
        <div className={styles.head}>
          <h1>{section === "notebook" ? t("words:title") : t(`words:${section}`)}</h1>
          <nav aria-label={t("words:sections")} className={styles.sections}>
            {sections.map(({ name, path }) => (
              <a
                key={name}
                href={sitePath(`/${locale}/${path}`)}
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
