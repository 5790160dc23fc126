/** XLIFF 1.2 and 2 → rows. */

import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import { formatRuns, joinLines, type Run } from "#lib/import/formats/inline-content.ts";
import {
  childElements,
  localName,
  type MarkupElement,
  parseMarkup,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { isKindOf } from "#lib/import/language-choice.ts";

/** Reads a translation. Throws an `ImportError` that names its languages where they are others. */
export function readXliff(source: string): readonly AlignedRow[] {
  const rows: AlignedRow[] = [];
  const languages = new Set<string>();
  let isBackwards = false;
  const groups = new Map<MarkupElement, number>();
  parseMarkup(source, "xml", "XLIFF", {
    names: ["trans-unit", "segment"],
    take(unit, within) {
      const [from, to] = languagesOf(within);
      languages.add(from);
      languages.add(to);
      isBackwards = isKindOf(from, "en") && isKindOf(to, "fr");
      if (!isBackwards && !(isKindOf(from, "fr") && isKindOf(to, "en"))) return;
      const sides = [sideOf(unit, "source"), sideOf(unit, "target")] as const;
      const [fr, en] = isBackwards ? [sides[1], sides[0]] : sides;
      // Segments of one unit are sentences of one paragraph.
      const parent = localName(unit) === "segment" ? within.at(-1) : undefined;
      if (parent !== undefined && !groups.has(parent)) groups.set(parent, groups.size);
      const group = parent && groups.get(parent);
      rows.push({ fr, en, ...(group === undefined ? {} : { group }) });
    },
  });
  if (languages.size === 0) throw new ImportError("no-text", { format: "XLIFF" });
  if (rows.length === 0) {
    throw new ImportError("languages", { format: "XLIFF", languages: [...languages] });
  }
  return rows;
}

function languagesOf(within: readonly MarkupElement[]): readonly [string, string] {
  const find = (...names: readonly string[]) =>
    within
      .flatMap(({ attributes }) => names.map((name) => attributes[name]))
      .find((value) => value !== undefined) ?? "";
  return [
    find("source-language", "srcLang").slice(0, 40),
    find("target-language", "trgLang").slice(0, 40),
  ];
}

function sideOf(unit: MarkupElement, name: "source" | "target"): string {
  const side = childElements(unit, name)[0];
  if (side === undefined) return "";
  const runs: Run[] = [];
  addRuns(side, runs, false);
  return joinLines(formatRuns(runs));
}

const spans = new Set(["g", "pc", "mrk", "sub"]);

function addRuns(element: MarkupElement, runs: Run[], isEmphasis: boolean): void {
  for (const child of element.children) {
    if (typeof child === "string") runs.push({ type: "text", value: child, isEmphasis });
    else if (spans.has(localName(child))) {
      const { ctype = "", subType = "" } = child.attributes;
      const isItalic = /italic|bold/i.test(ctype) || /^xlf:[ib]$/.test(subType);
      addRuns(child, runs, isEmphasis || isItalic);
    }
  }
}
