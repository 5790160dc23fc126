"use client";

import type { Locale } from "#app/_messages/locales.ts";
import { ChapterMending } from "./chapter-mending.tsx";
import { Absent, Opening, useLoaded } from "./loaded.tsx";
import { openMending } from "./open-mending.ts";

/** The screen for mending an own work, chapter by chapter; every change is kept at once. */
export function OwnMending({ locale }: { readonly locale: Locale }) {
  const found = useLoaded(openMending);
  if (found.state === "loading") return <Opening />;
  if (found.state === "absent") return <Absent locale={locale} failure={found.failure} />;
  const { kept, name, edition } = found.value;
  return (
    <ChapterMending
      key={`${kept.name}/${name}/${edition.name}/${kept.changedAt}`}
      locale={locale}
      open={found.value}
      onGo={(to) => {
        const url = new URL(location.href);
        for (const [key, value] of Object.entries(to)) url.searchParams.set(key, value);
        url.hash = "";
        history.replaceState(null, "", url);
        found.reload();
      }}
    />
  );
}
