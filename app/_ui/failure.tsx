"use client";

import { en } from "#app/_messages/en.ts";
import { fr } from "#app/_messages/fr.ts";
import type { Locale } from "#app/_messages/i18n.ts";

/**
 * What went wrong, what was kept, and what to do: without any other part that could fail too. Its
 * style is in globals.css: the browser complains of a stylesheet sent ahead and never used.
 */
export function Failure({ locale }: { readonly locale: Locale }) {
  const { site } = locale === "fr" ? fr : en;
  return (
    <main className="plain-page">
      <section role="alert">
        <h1>{site.failureTitle}</h1>
        <p>{site.failureText}</p>
        <p>
          <a href={`/${locale}/`}>{site.toShelf}</a>
        </p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {site.reload}
          </button>
        </p>
      </section>
    </main>
  );
}
