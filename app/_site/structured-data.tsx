import { formatStructuredData, type StructuredData } from "#lib/publish/structured-data.ts";

/** Data for search engines; no script, so the policy for scripts does not concern it. */
export function StructuredDataScript({ data }: { readonly data: StructuredData }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own data, which no “<” can end
      dangerouslySetInnerHTML={{ __html: formatStructuredData(data) }}
    />
  );
}
