import { isLocale, locales } from "#app/_messages/locales.ts";
import { makeManifest } from "#app/_site/manifest.ts";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** What makes the site an app on a phone or a desk, in the reader’s language. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(makeManifest(locale)), {
    headers: { "Content-Type": "application/manifest+json; charset=utf-8" },
  });
}
