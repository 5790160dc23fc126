"use client";

import { useSyncExternalStore } from "react";
import { thisVisit } from "#app/_store/visit.ts";
import { isNewAt } from "#lib/reader/visit.ts";
import styles from "./new-mark.module.css";

/** Says of a work that it has come to the shelf since the reader was last there. */
export function NewMark({ added, label }: { readonly added: string; readonly label: string }) {
  const isNew = useSyncExternalStore(
    neverChanges,
    () => isNewAt(thisVisit(), added),
    () => false,
  );
  return isNew ? <span className={styles.mark}>{label}</span> : null;
}

const neverChanges = () => () => {};
