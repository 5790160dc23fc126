import { importFile } from "#lib/import/import.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";

/** The text of a file that has one side. */
export function importText(name: string, bytes: Uint8Array): ImportedText {
  const imported = importFile(name, bytes);
  if (imported.kind !== "text") throw new Error(`${name} has both sides`);
  return imported.text;
}
