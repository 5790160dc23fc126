/** A file of a test, read as a reader brings it. */

import { importFile } from "#lib/import/import.ts";
import { formatChapter } from "#lib/text/chapter.ts";

export function readNamed(name: string, source: string | Uint8Array) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  return importFile(name, bytes);
}

/** A line a block: its kind, number and why it is set aside, then its content; or the tables. */
export function listNamed(name: string, source: string | Uint8Array): readonly string[] {
  const imported = readNamed(name, source);
  if (imported.kind === "aligned") {
    return imported.work.chapters.flatMap(({ chapter }) =>
      formatChapter(chapter).trimEnd().split("\n").slice(1),
    );
  }
  return imported.text.blocks.map(({ kind, note, aside, content }) => {
    const reason = aside === undefined ? "" : ` (${aside})`;
    return `${kind}${note ?? ""}${reason}: ${content.replaceAll("\n", " / ")}`;
  });
}

export function lettersOf(text: string): string {
  return (
    text
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]/gu)
      ?.join("") ?? ""
  );
}
