/** OpenDocument’s styles and its numbering of lists and headings. */

import { formatNumber } from "#lib/import/formats/docx-styles.ts";
import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
} from "#lib/import/formats/markup.ts";
import { Styles } from "#lib/import/formats/office.ts";

export interface OdfStyle {
  readonly parent: string | undefined;
  readonly isItalic: boolean | undefined;
  readonly isBold: boolean | undefined;
  readonly isHidden: boolean | undefined;
  readonly isHigh: boolean | undefined;
  readonly isCentred: boolean | undefined;
  /** In twentieths of a point. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly hasRule: boolean | undefined;
}

export function readOdfStyles(parts: readonly MarkupElement[]): Styles<OdfStyle> {
  const styles = new Map<string, OdfStyle>();
  for (const style of parts.flatMap((part) => findElements(part, "style"))) {
    const name = attribute(style, "name");
    if (name === undefined) continue;
    const text = childElements(style, "text-properties")[0];
    const paragraph = childElements(style, "paragraph-properties")[0];
    const of = (properties: MarkupElement | undefined, key: string) =>
      properties && attribute(properties, key);
    const slant = of(text, "font-style");
    const weight = of(text, "font-weight");
    const align = of(paragraph, "text-align");
    const display = of(text, "display");
    const position = of(text, "text-position");
    styles.set(name, {
      parent: attribute(style, "parent-style-name"),
      isItalic: slant === undefined ? undefined : slant !== "normal",
      isBold: weight === undefined ? undefined : /^(?:bold|[6-9]00)$/.test(weight),
      isHidden: display === undefined ? undefined : display === "none",
      isHigh: position === undefined ? undefined : /^(?:super|[1-9])/.test(position),
      isCentred: align === undefined ? undefined : align === "center",
      left: readLength(of(paragraph, "margin-left")),
      right: readLength(of(paragraph, "margin-right")),
      hasRule: readBorder(paragraph),
    });
  }
  return new Styles(styles);
}

function readBorder(properties: MarkupElement | undefined): boolean | undefined {
  const lines = ["border", "border-top", "border-bottom"].flatMap((name) => {
    const line = properties && attribute(properties, name);
    return line === undefined ? [] : [line];
  });
  return lines.length === 0 ? undefined : lines.some((line) => !/^(?:none|hidden|0)/.test(line));
}

const twentieths: Readonly<Record<string, number>> = {
  cm: 567,
  mm: 56.7,
  in: 1_440,
  pt: 20,
  pc: 240,
  px: 15,
};

function readLength(length: string | undefined): number | undefined {
  const match = /^(-?[\d.]+)(cm|mm|in|pt|pc|px)$/.exec(length ?? "");
  return match === null
    ? undefined
    : Math.round(Number(match[1]) * (twentieths[match[2] ?? ""] ?? 1));
}

interface ListLevel {
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  /** How many levels are printed: 2 for `1.3`. */
  readonly shown: number;
}

const formats: ReadonlyMap<string, string> = new Map([
  ["1", "decimal"],
  ["i", "lowerRoman"],
  ["I", "upperRoman"],
  ["a", "lowerLetter"],
  ["A", "upperLetter"],
]);

/** How lists and headings are numbered; the headings’ are under the name `""`. */
export class OdfNumbering {
  readonly #levels = new Map<string, ReadonlyMap<number, ListLevel>>();
  readonly #counts = new Map<string, number[]>();

  constructor(parts: readonly MarkupElement[]) {
    for (const part of parts) {
      for (const style of findElements(part, "list-style")) {
        this.#levels.set(attribute(style, "name") ?? "", readLevels(style));
      }
      for (const style of findElements(part, "outline-style")) {
        this.#levels.set("", readLevels(style));
      }
    }
  }

  /**
   * The next number of a list at a level from 1, as printed; `""` for a bullet, `undefined` where
   * nothing is known. `counted` names the list that goes on counting.
   */
  next(style: string, level: number, counted: string, start?: number): string | undefined {
    const levels = this.#levels.get(style);
    const own = levels?.get(level);
    if (levels === undefined || own === undefined) return undefined;
    const counts = this.#counts.get(counted) ?? [];
    this.#counts.set(counted, counts);
    counts[level] = start ?? (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (own.format === "") return "";
    const numbers: string[] = [];
    for (let at = Math.max(1, level - own.shown + 1); at <= level; at++) {
      const { format = "decimal", start: first = 1 } = levels.get(at) ?? {};
      if (format !== "") numbers.push(formatNumber(counts[at] ?? first, format));
    }
    return `${own.prefix}${numbers.join(".")}${own.suffix}`.trim();
  }
}

function readLevels(style: MarkupElement): ReadonlyMap<number, ListLevel> {
  const levels = childElements(style).flatMap(
    (element): readonly (readonly [number, ListLevel])[] => {
      const level = Number(attribute(element, "level"));
      if (!Number.isInteger(level)) return [];
      const isNumber = /number|outline-level-style/.test(localName(element));
      return [
        [
          level,
          {
            format: isNumber ? (formats.get(attribute(element, "num-format") ?? "") ?? "") : "",
            prefix: attribute(element, "num-prefix") ?? "",
            suffix: attribute(element, "num-suffix") ?? "",
            start: Number(attribute(element, "start-value") ?? 1),
            shown: Number(attribute(element, "display-levels") ?? 1),
          },
        ],
      ];
    },
  );
  return new Map(levels);
}
