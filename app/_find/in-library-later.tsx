"use client";

import { type ComponentProps, lazy, Suspense, useEffect, useState } from "react";
import { Guard } from "#app/_ui/guard.tsx";
import type InLibraryPart from "./in-library.tsx";

const InLibrary = lazy(() =>
  // Without it the card says all else.
  import("./in-library.tsx").catch(() => ({ default: () => null })),
);

/** So long a card is looked at by somebody who does more than pass by. */
const patienceMs = 400;

/** The same once it has been looked at for a while; its line is kept free, so that nothing moves. */
export function InLibraryLater({
  className,
  ...props
}: ComponentProps<typeof InLibraryPart> & { readonly className?: string | undefined }) {
  const [isWanted, setIsWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsWanted(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={className}>
      {isWanted ? (
        <Guard message="">
          <Suspense fallback={null}>
            <InLibrary {...props} />
          </Suspense>
        </Guard>
      ) : null}
    </div>
  );
}
