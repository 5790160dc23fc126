import { useSyncExternalStore } from "react";
import {
  defaultStudySettings,
  parseStudySettings,
  type StudySettings,
} from "#lib/study/study-settings.ts";
import { keep, readKept, studyKey } from "./local-storage.ts";

let current: StudySettings | undefined;
const listeners = new Set<() => void>();

/** The reader’s settings for study now; the first call reads them. */
export function getStudySettings(): StudySettings {
  if (current === undefined) {
    current = parseStudySettings(readKept(studyKey));
    window.addEventListener("storage", (event) => {
      if (event.key === studyKey) show(parseStudySettings(event.newValue));
    });
  }
  return current;
}

export function changeStudySettings(change: Partial<StudySettings>): void {
  const next = { ...getStudySettings(), ...change };
  keep(studyKey, JSON.stringify(next));
  show(next);
}

export function useStudySettings(): StudySettings {
  return useSyncExternalStore(
    subscribeToStudySettings,
    getStudySettings,
    () => defaultStudySettings,
  );
}

export function subscribeToStudySettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: StudySettings): void {
  current = next;
  for (const listener of listeners) listener();
}
