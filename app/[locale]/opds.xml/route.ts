import { feedRoute } from "#app/_site/catalogue.ts";
import { formatOpds1 } from "#lib/publish/feeds.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

const { generateStaticParams, GET } = feedRoute(
  "application/atom+xml;profile=opds-catalog;kind=acquisition; charset=utf-8",
  formatOpds1,
);

export { GET, generateStaticParams };
