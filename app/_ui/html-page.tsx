import "@fontsource-variable/literata/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "@fontsource/opendyslexic/latin-400.css";
import "@fontsource/opendyslexic/latin-400-italic.css";
import "@fontsource/opendyslexic/latin-700.css";
import "#app/globals.css";
import type { ReactNode } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { applySettingsEarly, askForFaceEarly, keepPressesEarly } from "./early.ts";
import { TakeEarlyPresses } from "./early-presses.tsx";
import { literata } from "./face.ts";

/** The whole document: its language, its face, and the reader's settings before the first paint. */
export function HtmlPage({
  locale,
  earlyScript,
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
        <EarlyScript source={applySettingsEarly} />
        <EarlyScript source={askForFaceEarly} />
        <EarlyScript source={keepPressesEarly} />
        {earlyScript === undefined ? null : <EarlyScript source={earlyScript} />}
      </head>
      <body>
        {children}
        <TakeEarlyPresses />
      </body>
    </html>
  );
}

/** One of the scripts of `early.ts`. */
export function EarlyScript({ source }: { readonly source: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, before the first paint
  return <script dangerouslySetInnerHTML={{ __html: source }} />;
}
