/** Hands a file to the browser, which saves it where the reader’s downloads go. */
export function saveAs(name: string, content: string | Uint8Array, type = ""): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to write by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
