"use client";

import { type ComponentProps, lazy } from "react";
import { Later } from "#app/_ui/later.tsx";
import type { KnownShare } from "./known-share.tsx";

const Share = lazy(() =>
  import("./known-share.tsx").then((part) => ({ default: part.KnownShare })),
);

/** The same once the page stands: it needs the reader’s words, which are fetched after the rest. */
export function KnownShareLater(props: ComponentProps<typeof KnownShare>) {
  return (
    <Later>
      <Share {...props} />
    </Later>
  );
}
