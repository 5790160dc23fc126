"use client";

import { type ComponentProps, lazy, Suspense, useEffect, useState } from "react";
import type { OnwardChoice } from "./onward-choice.tsx";

// Without it the page stands as it is.
const Part = lazy(() =>
  import("./onward-choice.tsx").then(
    (part) => ({ default: part.OnwardChoice }),
    () => ({ default: () => null }),
  ),
);

/** The same once the page stands: it needs what this browser keeps, and the reader’s words. */
export function OnwardChoiceLater(props: ComponentProps<typeof OnwardChoice>) {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => setIsWanted(true), []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}
