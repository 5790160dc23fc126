import { feedRoute } from "#app/_site/catalogue.ts";
import { formatOpds2 } from "#lib/publish/feeds.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

const { generateStaticParams, GET } = feedRoute(
  "application/opds+json; charset=utf-8",
  formatOpds2,
);

export { GET, generateStaticParams };
