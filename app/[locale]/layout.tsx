import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale, locales } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { feedsOf } from "#app/_site/page-metadata.ts";
import { HtmlPage } from "#app/_ui/html-page.tsx";
import { sitePath } from "#lib/reader/site-path.ts";

export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  return {
    title: {
      default: `${t("site:name")} – ${t("site:tagline")}`,
      template: `%s – ${t("site:name")}`,
    },
    description: t("site:description"),
    manifest: sitePath(`/${locale}/manifest.webmanifest`),
    alternates: { types: feedsOf(locale) },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#191613" },
  ],
};

export default async function LocaleLayout({ params, children }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <HtmlPage locale={locale}>{children}</HtmlPage>;
}
