import type { Inline } from "#lib/text/model.ts";

/** A content in which no text follows another, as the model has it. */
export function mergeTexts(content: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of content) {
    const last = merged.at(-1);
    if (inline.type === "text" && last?.type === "text")
      merged[merged.length - 1] = { type: "text", value: last.value + inline.value };
    else if (inline.type === "emphasis")
      merged.push({ ...inline, children: mergeTexts(inline.children) });
    else merged.push(inline);
  }
  return merged;
}
