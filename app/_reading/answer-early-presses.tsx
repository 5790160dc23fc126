"use client";

import { useEffect } from "react";
import { answerEarlyPresses } from "#app/_ui/early-presses.tsx";
import { useTextView } from "./text-view-context.tsx";

/**
 * Answers what was pressed on a reading page before its text was laid out. It stands last, so that
 * all who answer gestures listen by then.
 */
export function AnswerEarlyPresses() {
  const { textView } = useTextView();
  useEffect(() => {
    if (textView !== undefined) answerEarlyPresses();
  }, [textView]);
  return null;
}
