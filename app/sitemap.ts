import type { MetadataRoute } from "next";
import { locales } from "#app/_messages/locales.ts";
import { editionPath } from "#app/_reading/edition-path.ts";
import { loadWorks } from "#lib/library/library.ts";
import { atSite, siteAddress } from "#lib/publish/site-address.ts";

export const dynamic = "force-static";

/** Every page that is the same for all readers, in each language; empty where the site knows no address. */
export default function sitemap(): MetadataRoute.Sitemap {
  if (siteAddress() === undefined) return [];
  const at = (locale: string, path: string) => atSite(`/${locale}/${path}`);
  return ["", "about/", "import/", ...loadWorks().flatMap(pathsOf)].flatMap((path) =>
    locales.map((locale) => ({
      url: at(locale, path),
      alternates: { languages: Object.fromEntries(locales.map((each) => [each, at(each, path)])) },
    })),
  );
}

function pathsOf(work: ReturnType<typeof loadWorks>[number]): readonly string[] {
  return [
    `${work.name}/`,
    ...work.chapters.flatMap((chapter) =>
      work.editions
        .slice(1)
        .map((edition) => [work.name, chapter, ...editionPath(work, edition), ""].join("/")),
    ),
  ];
}
