import type { MetadataRoute } from "next";
import { locales } from "#app/_messages/locales.ts";
import { editionPath } from "#app/_reading/edition-path.ts";
import { siteAddress } from "#app/_site/site-address.ts";
import { loadWorks } from "#lib/library/library.ts";

export const dynamic = "force-static";

/** Every page that is the same for all readers, in each language; empty where the site knows no address. */
export default function sitemap(): MetadataRoute.Sitemap {
  const address = siteAddress();
  if (address === undefined) return [];
  const at = (locale: string, path: string) => new URL(`/${locale}/${path}`, address).href;
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
