import { saveAs } from "#app/_ui/save-as.ts";

/** Hands a file to the browser, called by the site and the day: `en-regard-2026-11-25.backup`. */
export function saveDated(
  content: string | Uint8Array,
  extension: string,
  now: number,
  type: string,
): void {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  saveAs(`en-regard-${day}.${extension}`, content, type);
}
