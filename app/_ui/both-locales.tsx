import { locales } from "#app/_messages/i18n.ts";
import { type Translate, translationsOf } from "#app/_messages/translations.ts";
import styles from "./both-locales.module.css";

/** The same few words in both languages of the interface, where it is not known which is wanted. */
export function BothLocales({
  say,
}: {
  readonly say: (t: Translate) => {
    readonly title: string;
    readonly text: string;
    readonly link: string;
  };
}) {
  return (
    <main className={styles.page}>
      {locales.map((locale) => {
        const { title, text, link } = say(translationsOf(locale));
        return (
          <section key={locale} lang={locale} className={styles.side}>
            <h1>{title}</h1>
            <p>{text}</p>
            <p>
              <a href={`/${locale}/`}>{link}</a>
            </p>
          </section>
        );
      })}
    </main>
  );
}
