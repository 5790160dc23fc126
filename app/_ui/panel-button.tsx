"use client";

import type { ReactNode } from "react";
import bar from "./bar.module.css";
import { Dialog } from "./dialog.tsx";

/** A button in the bar and the panel that it opens. */
export function PanelButton({
  title,
  shortcut,
  closeLabel,
  sign,
  isOpen,
  onChange,
  onNear,
  children,
}: {
  readonly title: string;
  /** The key that opens the panel too. */
  readonly shortcut: string;
  readonly closeLabel: string;
  /** What stands on the button; its name is the title. */
  readonly sign: ReactNode;
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
  /** The pointer comes near: time to fetch what the panel needs. */
  readonly onNear?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <button
        type="button"
        className={bar.button}
        aria-haspopup="dialog"
        title={`${title} (${shortcut})`}
        aria-label={title}
        onPointerEnter={onNear}
        onClick={() => onChange(true)}
      >
        {sign}
      </button>
      <Dialog title={title} closeLabel={closeLabel} isOpen={isOpen} onClose={() => onChange(false)}>
        {children}
      </Dialog>
    </>
  );
}
