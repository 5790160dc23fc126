"use client";

import { type ComponentProps, lazy } from "react";
import { Later } from "#app/_ui/later.tsx";
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
  return (
    <Later>
      <Part {...props} />
    </Later>
  );
}
