import "@fontsource-variable/literata/wght.css";
import "#app/globals.css";
import type { ReactNode } from "react";
import type { Locale } from "#app/_messages/i18n.ts";
import { applySettingsEarly } from "./early.ts";
import { literata } from "./face.ts";

/** The whole document: its language, its face, and the reader's settings before the first paint. */
export function HtmlPage({
  locale,
  earlyScript = "",
  children,
}: {
  readonly locale: Locale;
  /** A further script for the head. */
  readonly earlyScript?: string;
  readonly children: ReactNode;
}) {
  return (
    <html lang={locale} className={literata.variable} suppressHydrationWarning>
      <head>
        {[applySettingsEarly, earlyScript].filter(Boolean).map((script) => (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, before the first paint
          <script key={script} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}
