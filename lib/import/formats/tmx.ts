/** Translation memories in TMX 1.4 → rows. */

import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { formatRuns, joinLines, type Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  localName,
  type MarkupElement,
  parseMarkup,
  textContent,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";
import {
  chooseLanguage,
  findAlternatives,
  type LanguageChoice,
} from "#lib/import/language-choice.ts";
import { formatInline } from "#lib/text/inline.ts";
import type { Inline } from "#lib/text/model.ts";
import { readSegmentId } from "#lib/text/segment-id.ts";
import { formatVerseLines } from "#lib/text/verse-lines.ts";

/**
 * Reads a memory. Of several kinds of French or English the one with most segments is taken, or the
 * one chosen. Throws an `ImportError` that names the languages where one of the two is missing.
 */
export function readTmx(source: string, choice: LanguageChoice = {}): AlignedRows {
  const units: MarkupElement[] = [];
  const counts = new Map<string, number>();
  const root = parseMarkup(source, "xml", "TMX", {
    names: ["tu"],
    take(unit) {
      units.push(unit);
      for (const variant of childElements(unit, "tuv")) {
        const language = languageOf(variant);
        counts.set(language, (counts.get(language) ?? 0) + 1);
      }
    },
  });
  const memory = childElements(root).find((element) => localName(element) === "tmx");
  if (memory === undefined) {
    throw new ImportError("malformed", { format: "TMX", line: 0, reason: "no <tmx> element" });
  }
  if (units.length === 0) throw new ImportError("no-text", { format: "TMX" });
  for (const language of declaredLanguages(memory)) counts.set(language, counts.get(language) ?? 0);
  const fr = chooseLanguage(counts, "fr", choice);
  const en = chooseLanguage(counts, "en", choice);
  const languages = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  if (fr === undefined || en === undefined)
    throw new ImportError("languages", { format: "TMX", languages });
  const rows = units.map((unit): AlignedRow => {
    const id = propertyOf(unit, "x-segment");
    return {
      fr: readVariant(unit, fr, id),
      en: readVariant(unit, en, id),
      id,
      chapter: propertyOf(unit, "x-chapter"),
    };
  });
  return { rows, languages: findAlternatives(languages, { fr, en }) };
}

function languageOf(variant: MarkupElement): string {
  return (attribute(variant, "lang") ?? "").slice(0, 40);
}

/**
 * What the heading says of languages: one may have no segment yet. `*all*` is none, and `targetlang`
 * is OmegaT’s.
 */
function declaredLanguages(memory: MarkupElement): readonly string[] {
  const header = childElements(memory, "header")[0];
  if (header === undefined) return [];
  const declared = [attribute(header, "srclang"), propertyOf(header, "targetlang")];
  return declared.flatMap((language) =>
    language === undefined || language === "*all*" ? [] : [language],
  );
}

/** What our own export says besides: `<prop type="x-segment">p12.3</prop>`. */
function propertyOf(element: MarkupElement, type: string): string | undefined {
  const property = childElements(element, "prop").find(
    ({ attributes }) => attributes.type === type,
  );
  return property && textContent(property).trim();
}

function readVariant(unit: MarkupElement, language: string, id: string | undefined): string {
  const variant = childElements(unit, "tuv").find((other) => languageOf(other) === language);
  const segment = variant && childElements(variant, "seg")[0];
  if (variant === undefined || segment === undefined) return "";
  const opens = propertyOf(variant, "x-opens-paragraph") === "yes" ? "¶" : "";
  // A break of ours is an ornament without markup.
  if (id?.startsWith("b")) return textContent(segment);
  if (id !== undefined) {
    try {
      const kind = readSegmentId(id)?.kind ?? "p";
      return opens + formatVerseLines(formatExactly(segment), kind);
    } catch (error) {
      // Somebody has edited the file into what a cell cannot have as it is.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const runs: Run[] = [];
  addRuns(segment, runs, false);
  return opens + joinLines(formatRuns(runs));
}

/** A segment of our own export is as it shall be, every space of it. */
function formatExactly(segment: MarkupElement): string {
  const read = (element: MarkupElement): readonly Inline[] =>
    element.children.flatMap((child): readonly Inline[] => {
      if (typeof child === "string") return [{ type: "text", value: child }];
      if (localName(child) === "hi") return [{ type: "emphasis", children: read(child) }];
      if (child.attributes.type === "lb") return [{ type: "text", value: "\n" }];
      return localName(child) === "ph"
        ? [{ type: "note-call", number: Number(child.attributes.x) }]
        : [];
    });
  return formatInline(mergeTexts(read(segment)));
}

function mergeTexts(content: readonly Inline[]): readonly Inline[] {
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

/** Codes of other formats (`ph`, `bpt`, `ept`, `it`, `ut`) are no text; what `hi` holds is. */
function addRuns(element: MarkupElement, runs: Run[], isEmphasis: boolean): void {
  for (const child of element.children) {
    if (typeof child === "string") {
      runs.push({ type: "text", value: child, isEmphasis });
      continue;
    }
    const type = child.attributes.type ?? "";
    if (localName(child) === "hi") {
      addRuns(child, runs, isEmphasis || /ital|emph|bold/i.test(type));
    } else if (localName(child) === "ph" && type === "x-note") {
      const number = Number(child.attributes.x);
      if (Number.isInteger(number) && number > 0 && number < 1_000_000) {
        runs.push({ type: "note-call", number, isEmphasis });
      }
    }
  }
}
