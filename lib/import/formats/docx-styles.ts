/** Word’s styles and its numbering of lists and headings. */

import {
  attribute,
  childElements,
  findElements,
  type MarkupElement,
} from "#lib/import/formats/markup.ts";
import { levelOfName, Styles } from "#lib/import/formats/office.ts";

export interface WordStyle {
  readonly name: string;
  readonly parent: string | undefined;
  /** Of a heading, from 0; 9 is running text. */
  readonly level: number | undefined;
  readonly isItalic: boolean | undefined;
  readonly isBold: boolean | undefined;
  readonly isHidden: boolean | undefined;
  /** Set above the line. */
  readonly isHigh: boolean | undefined;
  readonly isCentred: boolean | undefined;
  /** In twentieths of a point. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly hasRule: boolean | undefined;
  /** Of the list that its paragraphs are of, and at which level. */
  readonly list: ListPlace | undefined;
}

/** The list and level of a numbered paragraph. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

export function readWordStyles(part: MarkupElement | undefined): Styles<WordStyle> {
  const styles = new Map<string, WordStyle>();
  for (const style of part === undefined ? [] : findElements(part, "style")) {
    const id = attribute(style, "styleId");
    if (id === undefined) continue;
    const properties = childElements(style, "pPr")[0];
    const runs = childElements(style, "rPr")[0];
    styles.set(id, {
      name: valOf(style, "name") ?? id,
      parent: valOf(style, "basedOn"),
      level: numberOf(valOf(properties, "outlineLvl")),
      isItalic: isOn(runs, "i"),
      isBold: isOn(runs, "b"),
      isHidden: isOn(runs, "vanish"),
      isHigh: isHigh(runs),
      isCentred: alignOf(properties),
      ...indentOf(properties),
      hasRule: hasRule(properties),
      list: listPlaceOf(properties),
    });
  }
  return new Styles(styles);
}

/** Whether paragraphs are centred; `undefined` where their properties do not say. */
export function alignOf(properties: MarkupElement | undefined): boolean | undefined {
  const value = valOf(properties, "jc");
  return value === undefined ? undefined : value === "center";
}

/** Whether runs are set above the line; `undefined` where their properties do not say. */
export function isHigh(properties: MarkupElement | undefined): boolean | undefined {
  const value = valOf(properties, "vertAlign");
  return value === undefined ? undefined : value === "superscript";
}

export function indentOf(properties: MarkupElement | undefined) {
  const indent = properties && childElements(properties, "ind")[0];
  const read = (...names: readonly string[]) => {
    const value = indent && names.map((name) => attribute(indent, name)).find(Boolean);
    return value === undefined || !/^-?\d+$/.test(value) ? undefined : Number(value);
  };
  return { left: read("left", "start"), right: read("right", "end") };
}

/** Whether a line is drawn over or under a paragraph. */
export function hasRule(properties: MarkupElement | undefined): boolean | undefined {
  const border = properties && childElements(properties, "pBdr")[0];
  if (border === undefined) return undefined;
  return ["top", "bottom", "between"].some((side) => {
    const line = valOf(border, side);
    return line !== undefined && line !== "nil" && line !== "none";
  });
}

export function listPlaceOf(properties: MarkupElement | undefined): ListPlace | undefined {
  const numbering = properties && childElements(properties, "numPr")[0];
  const list = valOf(numbering, "numId");
  if (list === undefined) return undefined;
  return { list, level: numberOf(valOf(numbering, "ilvl")) ?? 0 };
}

/** The level of a heading, from 0 for the title of the whole; by its style’s name or its outline. */
export function headingLevelOf(
  properties: MarkupElement | undefined,
  style: string | undefined,
  styles: Styles<WordStyle>,
): number | undefined {
  const own = numberOf(valOf(properties, "outlineLvl"));
  if (own !== undefined) return own > 8 ? undefined : own + 1;
  const named = styles.find(style, ({ name, level }) => {
    return levelOfName(name) ?? (level === undefined ? undefined : level + 1);
  });
  // A document without style sheets names styles by their ids.
  const level = named ?? (style === undefined ? undefined : levelOfName(style));
  return level === undefined || level > 9 ? undefined : level;
}

interface ListLevel {
  readonly format: string;
  /** `Chapitre %1.` */
  readonly text: string;
  readonly start: number;
}

/** Counts the items of every list as Word prints their numbers. */
export class WordNumbering {
  readonly #levels = new Map<string, readonly ListLevel[]>();
  readonly #abstractOf = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();

  constructor(part: MarkupElement | undefined) {
    if (part === undefined) return;
    const abstracts = new Map(
      findElements(part, "abstractNum").map((element) => [
        attribute(element, "abstractNumId") ?? "",
        childElements(element, "lvl").map(readLevel),
      ]),
    );
    for (const element of findElements(part, "num")) {
      const id = attribute(element, "numId") ?? "";
      const abstract = valOf(element, "abstractNumId") ?? "";
      const levels = [...(abstracts.get(abstract) ?? [])];
      const overrides = childElements(element, "lvlOverride");
      for (const override of overrides) {
        const at = numberOf(attribute(override, "ilvl")) ?? 0;
        const own = childElements(override, "lvl")[0];
        const start = numberOf(valOf(override, "startOverride"));
        const level = own === undefined ? levels[at] : readLevel(own);
        if (level !== undefined)
          levels[at] = { ...level, ...(start === undefined ? {} : { start }) };
      }
      this.#levels.set(id, levels);
      // Lists of one kind go on counting, unless one begins anew.
      this.#abstractOf.set(id, overrides.length > 0 ? `own ${id}` : abstract);
    }
  }

  /** The next number of a list, as printed; `""` for a bullet; `undefined` where none is known. */
  next({ list, level }: ListPlace): string | undefined {
    const levels = this.#levels.get(list);
    const own = levels?.[level];
    if (levels === undefined || own === undefined) return undefined;
    const key = this.#abstractOf.get(list) ?? list;
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format = "decimal", start = 1 } = levels[at] ?? {};
        return formatNumber(counts[at] ?? start, format);
      })
      .trim();
  }
}

function readLevel(element: MarkupElement): ListLevel {
  return {
    format: valOf(element, "numFmt") ?? "decimal",
    text: valOf(element, "lvlText") ?? "",
    start: numberOf(valOf(element, "start")) ?? 1,
  };
}

/** A number as lists print it; `format` as Word calls it. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return toRoman(value);
    case "lowerRoman":
      return toRoman(value).toLowerCase();
    case "upperLetter":
      return toLetter(value);
    case "lowerLetter":
      return toLetter(value).toLowerCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    default:
      return String(value);
  }
}

function toLetter(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const romans = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
] as const;

function toRoman(value: number): string {
  let left = Math.min(value, 3_999);
  let roman = "";
  for (const [worth, letters] of romans) {
    while (left >= worth) {
      roman += letters;
      left -= worth;
    }
  }
  return roman;
}

/** The value of a property that is a child element: `<w:jc w:val="center"/>`. */
export function valOf(element: MarkupElement | undefined, name: string): string | undefined {
  const child = element && childElements(element, name)[0];
  return child && attribute(child, "val");
}

/** A switch: there without a value, it is on. */
export function isOn(properties: MarkupElement | undefined, name: string): boolean | undefined {
  const child = properties && childElements(properties, name)[0];
  if (child === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(attribute(child, "val") ?? "1");
}

export function numberOf(value: string | undefined): number | undefined {
  return value === undefined || !/^\d{1,9}$/.test(value) ? undefined : Number(value);
}
