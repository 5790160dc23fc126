"use client";

import { type ComponentProps, lazy } from "react";
import { Later } from "#app/_ui/later.tsx";
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
  return (
    <Later>
      <Part {...props} />
    </Later>
  );
}
