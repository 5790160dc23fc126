import type { SourceFile } from "#lib/import/source-file.ts";

/** Whether a file is a book for Kindle or Mobipocket: its database says so. */
export function isMobi(file: SourceFile): boolean {
  return file.holds("BOOKMOBI", 60, 68);
}
