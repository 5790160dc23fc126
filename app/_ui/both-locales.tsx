import { locales } from "#app/_messages/locales.ts";
import { type Translate, translationsOf } from "#app/_messages/translations.ts";
import { sitePath } from "#lib/reader/site-path.ts";

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
    <main className="plain-page">
      {locales.map((locale) => {
        const { title, text, link } = say(translationsOf(locale));
        return (
          <section key={locale} lang={locale}>
            <h1>{title}</h1>
            <p>{text}</p>
            <p>
              <a href={sitePath(`/${locale}/`)}>{link}</a>
            </p>
          </section>
        );
      })}
    </main>
  );
}
