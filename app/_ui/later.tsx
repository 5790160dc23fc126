"use client";

import { type ReactNode, Suspense, useEffect, useState } from "react";

/** Parts that are fetched once the page stands: the rest does without what they need. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => setIsWanted(true), []);
  return isWanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
