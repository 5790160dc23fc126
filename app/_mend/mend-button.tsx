"use client";

import { lazy, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import { Dialog } from "#app/_ui/dialog.tsx";
import styles from "./mend-button.module.css";
import type { MendSource } from "./mend-source.ts";

const MendHere = lazy(() =>
  import("./mend-here.tsx").then((found) => ({ default: found.MendHere })),
);

/** “This row is off”: the marked sentence and those around it, to be mended in place. */
export function MendButton({
  locale,
  words,
  closeLabel,
  source,
}: {
  readonly locale: Locale;
  readonly words: Pick<Messages["mend"], "here" | "title">;
  readonly closeLabel: string;
  readonly source: MendSource;
}) {
  const [at, setAt] = useState<string>();
  const [hasChanged, setHasChanged] = useState(false);
  return (
    <>
      <button
        type="button"
        className={bar.action}
        onClick={() => setAt(document.querySelector("#fr .segment.current")?.id)}
      >
        {words.here}
      </button>
      <Dialog
        title={words.title}
        closeLabel={closeLabel}
        isOpen={at !== undefined}
        className={styles.dialog ?? ""}
        onClose={() => {
          setAt(undefined);
          if (hasChanged && "own" in source) source.onChanged();
        }}
      >
        {at === undefined ? null : (
          <MendHere locale={locale} source={source} at={at} onChanged={() => setHasChanged(true)} />
        )}
      </Dialog>
    </>
  );
}
