import { feedRoute } from "#app/_site/catalogue.ts";
import { formatAtom } from "#lib/publish/feeds.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

const { generateStaticParams, GET } = feedRoute("application/atom+xml; charset=utf-8", formatAtom);

export { GET, generateStaticParams };
