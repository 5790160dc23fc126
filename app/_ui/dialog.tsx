"use client";

import { type ReactNode, Suspense, useEffect, useRef } from "react";
import styles from "./dialog.module.css";

/** A panel over the page, with nothing in it while it is closed: the browser's own dialog, with its focus, Escape and backdrop. */
export function Dialog({
  title,
  closeLabel,
  isOpen,
  onClose,
  className,
  children,
}: {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes it on Escape
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${className ?? ""}`}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.sheet}>
        <div className={styles.head}>
          <h2>{title}</h2>
          <button type="button" className={styles.close} aria-label={closeLabel} onClick={onClose}>
            ×
          </button>
        </div>
        {isOpen ? <Suspense fallback={null}>{children}</Suspense> : null}
      </div>
    </dialog>
  );
}
