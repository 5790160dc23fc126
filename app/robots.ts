import type { MetadataRoute } from "next";
import { siteAddress } from "#app/_site/site-address.ts";

export const dynamic = "force-static";

/** Everything may be read; the map is named where the site knows where it is. */
export default function robots(): MetadataRoute.Robots {
  const address = siteAddress();
  return {
    rules: { userAgent: "*", allow: "/" },
    ...(address === undefined ? {} : { sitemap: new URL("/sitemap.xml", address).href }),
  };
}
