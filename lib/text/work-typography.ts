/** The typography of `work.json`: title and summary are printed, as the text is. */

import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { mendEncoding } from "#lib/text/chapter.ts";
import type { Finding } from "#lib/text/text-error.ts";
import { findTypography, mendTypography } from "#lib/text/typography.ts";

/** One printed text of a `work.json`. */
interface PrintedText {
  /** `title.fr`, as messages name it. */
  readonly key: string;
  readonly side: "fr" | "en";
  readonly node: Node;
  readonly value: string;
}

/** A text as `mendWorkTypography` found it and left it. */
export interface WorkChange {
  /** From 1. */
  readonly line: number;
  /** `summary.en`. */
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** Where title and summary are typed otherwise than a printer sets them, in the order of the keys. */
export function checkWorkTypography(source: string, file: string): readonly Finding[] {
  return printedTexts(mendEncoding(source)).flatMap(({ key, side, node, value }) =>
    findTypography(value, side).map((edit): Finding => {
      const { rule, startOffset, endOffset, replacement, excerpt } = edit;
      return {
        file,
        line: lineAt(source, node.offset),
        segmentId: key,
        reason: `${rule.reason}: ${excerpt}`,
        cure: rule.cure,
        severity: "warning",
        rule: rule.name,
        range: { edition: side, startOffset, endOffset },
        ...(replacement === undefined ? {} : { fix: replacement }),
      };
    }),
  );
}

/** A `work.json` with its encoding and its typography mended, and each text that was changed. */
export function mendWorkTypography(source: string): {
  readonly source: string;
  readonly changes: readonly WorkChange[];
} {
  const clean = mendEncoding(source);
  const mended = printedTexts(clean)
    .map((text) => ({ ...text, after: mendTypography(text.value, text.side) }))
    // A text of characters that do not show is empty once they are gone, which is an error.
    .filter(({ value, after }) => after !== value && after.trim() !== "");
  const changes = mended.map(({ key, node, value, after }) => ({
    line: lineAt(clean, node.offset),
    key,
    before: value,
    after,
  }));
  // From the last on, so that the places of the others stay where they are.
  const byPlace = [...mended].sort((a, b) => b.node.offset - a.node.offset);
  const result = byPlace.reduce(
    (text, { node, after }) =>
      text.slice(0, node.offset) + JSON.stringify(after) + text.slice(node.offset + node.length),
    clean,
  );
  return { source: result, changes };
}

function printedTexts(source: string): readonly PrintedText[] {
  const root = parseTree(source);
  if (root === undefined) return [];
  return ["title", "summary"].flatMap((name) =>
    (["fr", "en"] as const).flatMap((side): readonly PrintedText[] => {
      const node = findNodeAtLocation(root, [name, side]);
      const value: unknown = node?.value;
      if (node === undefined || typeof value !== "string") return [];
      return [{ key: `${name}.${side}`, side, node, value: value.normalize("NFC") }];
    }),
  );
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
