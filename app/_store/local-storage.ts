import { keptName } from "#lib/reader/site-path.ts";

/** The names under which this site keeps things in the browser. */
export const settingsKey = keptName(":settings");
export const localeKey = keptName(":locale");
/** Whether this browser has had our face: then the next page may ask for it at once. */
export const faceKey = keptName(":face");
export const studyKey = keptName(":study");
/** Whether the reader was asked to let the browser keep everything for good. */
export const persistKey = keptName(":persist");

/** When the reader was last at the shelf. */
export const visitKey = "en-regard:visit";

/** Whether the reader has been told, or knows, what can be done with a text. */
export const firstUseKey = keptName(":first-use");

export function placeKey(work: string): string {
  return keptName(`:place:${work}`);
}

/** Under this name a tab has the place in one chapter, to which a reload or a step back returns. */
export function chapterPlaceKey(work: string, chapter: string): string {
  return `${placeKey(work)}/${chapter}`;
}

/** What this tab has under a name; `null` where nothing is. */
export function readTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Has the tab remember a text until it is closed, where the browser lets it. */
export function keepInTab(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // The work’s place is kept beside it, or said not to be.
  }
}

/** What is kept under a name; `null` where nothing is, or where the browser keeps nothing. */
export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text under a name; `false` where the browser refuses (private window, storage full). */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Keeps nothing under a name any more. */
export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where the browser keeps nothing, nothing is there.
  }
}

/** The keys of the works that the reader has been in. */
export function readWorks(): readonly string[] {
  try {
    const prefix = placeKey("");
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}
