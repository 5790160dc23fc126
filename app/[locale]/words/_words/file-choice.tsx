"use client";

import { useRef } from "react";
import { useActs } from "#app/_ui/use-acts.ts";
import styles from "./files.module.css";

/** A button that lets the reader choose one file. */
export function FileChoice({
  label,
  accept,
  isOff,
  onFile,
}: {
  readonly label: string;
  readonly accept: string;
  readonly isOff: boolean;
  readonly onFile: (file: File) => void;
}) {
  const acts = useActs();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.actions}>
      <button type="button" disabled={isOff || !acts} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again.
          target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}
