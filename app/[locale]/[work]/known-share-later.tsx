"use client";

import { type ComponentProps, lazy, Suspense, useEffect, useState } from "react";
import type { KnownShare } from "./known-share.tsx";

const Share = lazy(() =>
  import("./known-share.tsx").then((part) => ({ default: part.KnownShare })),
);

/** The same once the page stands: it needs the reader’s words, which are fetched after the rest. */
export function KnownShareLater(props: ComponentProps<typeof KnownShare>) {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => setIsWanted(true), []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Share {...props} />
    </Suspense>
  );
}
