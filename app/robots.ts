import type { MetadataRoute } from "next";
import { atSite, siteAddress } from "#lib/publish/site-address.ts";

export const dynamic = "force-static";

/** Everything may be read; the map is named where the site knows where it is. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/" },
    ...(siteAddress() === undefined ? {} : { sitemap: atSite("/sitemap.xml") }),
  };
}
