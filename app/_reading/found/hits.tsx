"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { Locale } from "#app/_messages/locales.ts";

const HitsInText = lazy(() => import("./hits-in-text.tsx"));

/** Marks what was sought, where one comes to a text from a search. */
export function Hits({ locale }: { readonly locale: Locale }) {
  const [isSought, setIsSought] = useState(false);
  useEffect(() => setIsSought(/[?&](?:fr|en)=/.test(location.search)), []);
  return isSought ? (
    <Suspense fallback={null}>
      <HitsInText locale={locale} />
    </Suspense>
  ) : null;
}
