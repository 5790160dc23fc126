import type { Metadata } from "next";
import { type Locale, locales } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { atSite, siteAddress } from "#lib/publish/site-address.ts";

/** What a page is, for search engines and for previews of links to it. */
export interface DescribedPage {
  /** Absent: the site’s own. */
  readonly title?: string;
  readonly description?: string;
  /** The path of the page after the locale: empty, or ending in a slash. */
  readonly path: string;
  readonly kind?: "website" | "book" | "article";
  /** The path of a picture of 1200 × 630. */
  readonly picture?: string;
}

/** The metadata of a page that exists in each language of the interface. */
export function pageMetadata(
  locale: Locale,
  { title, description, path, kind = "website", picture }: DescribedPage,
): Metadata {
  const t = translationsOf(locale);
  const own = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
  const openGraph = {
    title: title ?? `${t("site:name")} – ${t("site:tagline")}`,
    description: description ?? t("site:description"),
    siteName: t("site:name"),
    locale: locale === "fr" ? "fr_FR" : "en_GB",
    type: kind,
  };
  const address = siteAddress();
  if (address === undefined) return { ...own, openGraph };
  return {
    ...own,
    metadataBase: address,
    alternates: {
      canonical: `/${locale}/${path}`,
      languages: {
        ...Object.fromEntries(locales.map((each) => [each, `/${each}/${path}`])),
        "x-default": `/en/${path}`,
      },
      types: feedsOf(locale),
    },
    openGraph: {
      ...openGraph,
      url: `/${locale}/${path}`,
      ...(picture === undefined ? {} : { images: [{ url: picture, width: 1200, height: 630 }] }),
    },
    ...(picture === undefined ? {} : { twitter: { card: "summary_large_image" as const } }),
  };
}

/** Where feed readers and e-book readers find the library. */
export function feedsOf(locale: Locale): Readonly<Record<string, string>> {
  return {
    "application/atom+xml": atSite(`/${locale}/feed.xml`),
    "application/opds+json": atSite(`/${locale}/opds.json`),
  };
}

/** A page that shows what one reader has: nothing for a search engine. */
export const notToBeIndexed: Metadata = { robots: { index: false, follow: true } };
