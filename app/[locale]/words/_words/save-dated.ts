/** Hands a file to the browser, called by the site and the day: `en-regard-2026-11-25.backup`. */
export function saveDated(content: BlobPart, extension: string, now: number, type: string): void {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `en-regard-${day}.${extension}`;
  link.click();
  // The browser has begun to write by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
