/** XLIFF 1.2 and 2, and what Trados, Phrase and memoQ make of it → rows. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import { readSegmentRuns, segmentText } from "#lib/import/formats/inline-codes.ts";
import { formatRuns, joinLines } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
  parseMarkup,
  textContent,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { isKindOf } from "#lib/import/language-choice.ts";

/** Reads a translation. Throws an `ImportError` that names its languages where they are others. */
export function readXliff(
  source: string,
  { ledger }: Pick<ImportContext, "ledger">,
): readonly AlignedRow[] {
  // Phrase (Memsource) writes its codes as text: `{b>gardien<b}`, `{1}`.
  const hasTextCodes = /xmlns:m="http:\/\/www\.memsource\.com/.test(source.slice(0, 5_000));
  const rows: AlignedRow[] = [];
  const languages = new Set<string>();
  let isOurs = false;
  const groups = new Map<MarkupElement | string, number>();
  const groupOf = (of: MarkupElement | string) => {
    if (!groups.has(of)) groups.set(of, groups.size);
    return groups.get(of);
  };
  const content = (side: MarkupElement | undefined) => (side ? contentOf(side, hasTextCodes) : "");
  parseMarkup(source, "xml", "XLIFF", {
    names: ["trans-unit", "segment", "ignorable", "note"],
    take(unit, within) {
      if (localName(unit) === "note") {
        ledger.show(textContent(unit));
        ledger.setAside("comment", textContent(unit));
        return;
      }
      const { from, to } = languagesOf(within, unit);
      languages.add(from);
      languages.add(to);
      const isBackwards = isKindOf(from, "en") && (isKindOf(to, "fr") || to === "");
      if (!isBackwards && !(isKindOf(from, "fr") && (isKindOf(to, "en") || to === ""))) return;
      isOurs = true;
      const pairs = pairsOf(unit);
      for (const text of pairs.flat()) ledger.show(text === undefined ? "" : segmentText(text));
      for (const other of childElements(unit, "alt-trans")) {
        ledger.show(textContent(other));
        ledger.setAside("other-language", textContent(other));
      }
      if (!isTranslated([...within, unit])) {
        for (const text of pairs.flat()) {
          if (text !== undefined) ledger.setAside("untranslated", segmentText(text));
        }
        return;
      }
      const group = groupOf(paragraphOf(unit, within));
      for (const [original, target] of pairs) {
        const sides = [content(original), content(target)] as const;
        const [fr, en] = isBackwards ? [sides[1], sides[0]] : sides;
        rows.push({ fr, en, group });
      }
    },
  });
  if (languages.size === 0) throw new ImportError("no-text", { format: "XLIFF" });
  if (rows.length === 0) {
    if (isOurs) throw new ImportError("no-text", { format: "XLIFF" });
    const others = [...languages].filter((language) => language !== "");
    throw new ImportError("languages", { format: "XLIFF", languages: others });
  }
  return rows;
}

/** The languages of a unit: what its file says, else what its own sides say. */
function languagesOf(
  within: readonly MarkupElement[],
  unit: MarkupElement,
): { readonly from: string; readonly to: string } {
  const find = (names: readonly string[], side: string) => {
    const said = [...within].reverse().flatMap(({ attributes }) => names.map((n) => attributes[n]));
    const own = childElements(unit, side)[0];
    const found = said.find((value) => value !== undefined) ?? (own && attribute(own, "lang"));
    return (found ?? "").slice(0, 40);
  };
  return {
    from: find(["source-language", "srcLang"], "source"),
    to: find(["target-language", "trgLang"], "target"),
  };
}

type Pair = readonly [source: MarkupElement | undefined, target: MarkupElement | undefined];

/**
 * The segments of a unit side by side. Trados and MateCat keep them as marks in `seg-source` and
 * `target`, by the same number; without marks the unit is one segment.
 */
function pairsOf(unit: MarkupElement): readonly Pair[] {
  const side = (name: string) => childElements(unit, name)[0];
  const [source, target] = [side("source"), side("target")];
  const segmented = side("seg-source");
  const marks = segmented === undefined ? [] : segmentMarks(segmented);
  const targets = target === undefined ? [] : segmentMarks(target);
  if (marks.length === 0 || (targets.length === 0 && hasText(target))) return [[source, target]];
  const left = new Map(targets.map((mark) => [mark.attributes.mid, mark]));
  const pairs = marks.map((mark): Pair => {
    const other = left.get(mark.attributes.mid);
    left.delete(mark.attributes.mid);
    return [mark, other];
  });
  return [...pairs, ...[...left.values()].map((mark): Pair => [undefined, mark])];
}

function segmentMarks(side: MarkupElement): readonly MarkupElement[] {
  return findElements(side, "mrk").filter(({ attributes }) => attributes.mtype === "seg");
}

function hasText(side: MarkupElement | undefined): boolean {
  return side !== undefined && textContent(side).trim() !== "";
}

/** The nearest element that says whether its text is to be translated decides. */
function isTranslated(around: readonly MarkupElement[]): boolean {
  const said = [...around].reverse().find(({ attributes }) => attributes.translate !== undefined);
  return said?.attributes.translate !== "no";
}

/** What the segments of one paragraph have in common. */
function paragraphOf(
  unit: MarkupElement,
  within: readonly MarkupElement[],
): MarkupElement | string {
  if (localName(unit) !== "trans-unit") return within.at(-1) ?? unit;
  return attribute(unit, "para-id") ?? unit;
}

function contentOf(side: MarkupElement, hasTextCodes: boolean): string {
  const runs = readSegmentRuns(side);
  return joinLines(
    formatRuns(
      hasTextCodes
        ? runs.map((run) =>
            run.type === "text" ? { ...run, value: withoutTextCodes(run.value) } : run,
          )
        : runs,
    ),
  );
}

function withoutTextCodes(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}.,;:!?…])\{\d+\}(?=[\p{L}\p{N}])/gu, " ")
    .replace(/\{(?:\d+|[biu_^]+)>|<(?:\d+|[biu_^]+)\}|\{\d+\}/g, "");
}
