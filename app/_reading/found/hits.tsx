"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";

const HitsInText = lazy(() => import("./hits-in-text.tsx"));

/** Marks what was sought, where one comes to a text from a search. */
export function Hits({ locale }: { readonly locale: Locale }) {
  const [state, setState] = useState<"none" | "coming" | "there">("none");
  useEffect(() => {
    if (/[?&](?:fr|en)=/.test(location.search)) setState("coming");
  }, []);
  // Until the places are known, their keys wait, and do not turn to the next chapter.
  const steps = useRef(0);
  useShortcuts(
    (key) => {
      if (state !== "coming" || (key !== "n" && key !== "N")) return false;
      steps.current += key === "n" ? 1 : -1;
      return true;
    },
    { comesFirst: true },
  );
  const takeSteps = useCallback(() => {
    const taken = steps.current;
    steps.current = 0;
    return taken;
  }, []);
  return state === "none" ? null : (
    <Suspense fallback={null}>
      <HitsInText locale={locale} takeSteps={takeSteps} onReady={() => setState("there")} />
    </Suspense>
  );
}
