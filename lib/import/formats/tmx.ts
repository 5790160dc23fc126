/** Translation memories in TMX 1.4, of either level → rows. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { readSegmentRuns, segmentText } from "#lib/import/formats/inline-codes.ts";
import { formatRuns, joinLines } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  localName,
  type MarkupElement,
  parseMarkup,
  textContent,
} from "#lib/import/formats/markup.ts";
import { mergeTexts } from "#lib/import/formats/merge-texts.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { chooseLanguage, findAlternatives, isKindOf } from "#lib/import/language-choice.ts";
import { formatInline } from "#lib/text/inline.ts";
import type { Inline } from "#lib/text/model.ts";
import { readSegmentId } from "#lib/text/segment-id.ts";
import { formatVerseLines } from "#lib/text/verse-lines.ts";

/**
 * Reads a memory. All spellings of a language are that language; where a unit has two of them that
 * differ, the one chosen is taken, or the one with most segments. Throws an `ImportError` that names
 * the languages where one of the two is missing.
 */
export function readTmx(
  source: string,
  { languages: choice = {}, ledger }: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  const elements: MarkupElement[] = [];
  const root = parseMarkup(source, "xml", "TMX", {
    names: ["tu"],
    take: (unit) => void elements.push(unit),
  });
  const memory = childElements(root).find((element) => localName(element) === "tmx");
  if (memory === undefined) {
    throw new ImportError("malformed", { format: "TMX", line: 0, reason: "no <tmx> element" });
  }
  if (elements.length === 0) throw new ImportError("no-text", { format: "TMX" });
  const declared = declaredLanguages(memory);
  const units = elements.map((element) => readUnit(element, declared));
  const counts = new Map<string, number>();
  for (const { language } of units.flatMap(({ variants }) => variants)) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  // One may have no segment yet.
  for (const language of declared) counts.set(language, counts.get(language) ?? 0);
  const all = [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const fr = chooseLanguage(counts, "fr", choice);
  const en = chooseLanguage(counts, "en", choice);
  if (fr === undefined || en === undefined) {
    throw new ImportError("languages", { format: "TMX", languages: all });
  }
  const rivals = new Set<string>();
  const rows = units.map((unit): AlignedRow => {
    for (const { segment } of unit.variants) ledger.show(segmentText(segment));
    const sides = { fr: takeSide(unit, "fr", fr), en: takeSide(unit, "en", en) };
    for (const variant of unit.variants) {
      if (variant === sides.fr || variant === sides.en) continue;
      const text = segmentText(variant.segment);
      ledger.setAside("other-language", text);
      const rival = [sides.fr, sides.en].find(
        (side) => side !== undefined && isSameKind(side.language, variant.language),
      );
      if (rival === undefined || segmentText(rival.segment) === text) continue;
      rivals.add(rival.language).add(variant.language);
    }
    const { id, chapter } = unit;
    return { fr: readVariant(sides.fr, id), en: readVariant(sides.en, id), id, chapter };
  });
  // Whoever has taken another language for one of the two may want to take it back.
  const isOurs = isKindOf(fr, "fr") && isKindOf(en, "en");
  return {
    rows,
    languages: isOurs ? findAlternatives([...rivals], { fr, en }, all) : { fr, en, all },
  };
}

/** One text of a unit. */
interface Variant {
  /** As the file spells it. */
  readonly language: string;
  readonly element: MarkupElement;
  readonly segment: MarkupElement;
}

interface Unit {
  readonly id: string | undefined;
  readonly chapter: string | undefined;
  readonly variants: readonly Variant[];
}

/** A variant that does not say its language has the one that the heading says, the source first. */
function readUnit(element: MarkupElement, declared: readonly string[]): Unit {
  const elements = childElements(element, "tuv");
  const said = elements.map(languageOf).filter((language) => language !== "");
  const left = declared.filter((language) => !said.some((other) => isSameKind(other, language)));
  const variants = elements.flatMap((variant): readonly Variant[] => {
    const segment = childElements(variant, "seg")[0];
    const language = languageOf(variant) || (left.shift() ?? "");
    return segment === undefined ? [] : [{ language, element: variant, segment }];
  });
  return {
    id: propertyOf(element, "x-segment"),
    chapter: propertyOf(element, "x-chapter"),
    variants,
  };
}

function languageOf(variant: MarkupElement): string {
  return (attribute(variant, "lang") ?? "").slice(0, 40);
}

function isSameKind(a: string, b: string): boolean {
  return (["fr", "en"] as const).some((kind) => isKindOf(a, kind) && isKindOf(b, kind));
}

/** The text of a unit in a language: in the spelling that is taken, else in any of it. */
function takeSide(unit: Unit, kind: "fr" | "en", taken: string): Variant | undefined {
  const inLanguage = ({ language }: Variant) =>
    language === taken || (isKindOf(taken, kind) && isKindOf(language, kind));
  const found = unit.variants.filter(inLanguage);
  return found.find(({ language }) => language === taken) ?? found[0];
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

function readVariant(variant: Variant | undefined, id: string | undefined): string {
  if (variant === undefined) return "";
  const { element, segment } = variant;
  const opens = propertyOf(element, "x-opens-paragraph") === "yes" ? "¶" : "";
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
  return opens + joinLines(formatRuns(readSegmentRuns(segment)));
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
