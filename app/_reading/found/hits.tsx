"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";

const HitsInText = lazy(() => import("./hits-in-text.tsx"));

/** Marks what was sought, where one comes to a text from a search. */
export function Hits({ locale }: { readonly locale: Locale }) {
  const [state, setState] = useState<"none" | "coming" | "there">("none");
  useEffect(() => {
    if (/[?&](?:fr|en)=/.test(location.search)) setState("coming");
  }, []);
  // Until the next place is known, its key does not turn to the next chapter.
  useShortcuts((key) => state === "coming" && (key === "n" || key === "N"), { comesFirst: true });
  return state === "none" ? null : (
    <Suspense fallback={null}>
      <HitsInText locale={locale} onReady={() => setState("there")} />
    </Suspense>
  );
}
