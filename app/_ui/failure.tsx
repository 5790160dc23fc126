"use client";

import { failureMessages } from "#app/_messages/failure.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { sitePath } from "#lib/reader/site-path.ts";

/**
 * What went wrong, what was kept, and what to do: without any other part that could fail too. Its
 * style is in globals.css: the browser complains of a stylesheet sent ahead and never used.
 */
export function Failure({ locale }: { readonly locale: Locale }) {
  const { title, text, reload, toShelf } = failureMessages[locale];
  return (
    <main className="plain-page">
      <section role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a href={sitePath(`/${locale}/`)}>{toShelf}</a>
        </p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {reload}
          </button>
        </p>
      </section>
    </main>
  );
}
