"use client";

import { type ComponentProps, lazy, Suspense, useEffect, useState } from "react";
import type { ReadNext } from "./read-next.tsx";

// Without it the page stands as it is.
const Part = lazy(() =>
  import("./read-next.tsx").then(
    (part) => ({ default: part.ReadNext }),
    () => ({ default: () => null }),
  ),
);

/** The same once the page stands: it needs what this browser keeps, and the reader’s words. */
export function ReadNextLater(props: ComponentProps<typeof ReadNext>) {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => setIsWanted(true), []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}
