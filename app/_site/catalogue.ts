import { isLocale, type Locale, locales } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { loadShelfOrder } from "#lib/library/next-work.ts";
import { type CatalogueEntry, catalogueEntry } from "#lib/publish/catalogue-entry.ts";
import type { FeedHead } from "#lib/publish/feeds.ts";
import { atSite } from "#lib/publish/site-address.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

/** The route of a feed of the library, once a locale. */
export function feedRoute(
  contentType: string,
  format: (head: FeedHead, entries: readonly CatalogueEntry[]) => string,
) {
  return {
    generateStaticParams: () => locales.map((locale) => ({ locale })),
    GET: async (_: Request, { params }: Props): Promise<Response> => {
      const { locale } = await params;
      if (!isLocale(locale)) return new Response(null, { status: 404 });
      const content = format(headOf(locale), entriesOf(locale));
      return new Response(content, { headers: { "Content-Type": contentType } });
    },
  };
}

function headOf(locale: Locale): FeedHead {
  const t = translationsOf(locale);
  return { title: t("site:name"), subtitle: t("site:tagline"), language: locale, at: atSite };
}

/** In the order of the shelf. */
function entriesOf(locale: Locale): readonly CatalogueEntry[] {
  return loadShelfOrder().map((work) => catalogueEntry(work, locale));
}
