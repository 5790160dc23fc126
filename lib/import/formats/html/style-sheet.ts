/** What style sheets say of classes, as far as it tells what a text is. */

import type { MarkupElement } from "#lib/import/formats/markup.ts";

/** Classes by what a sheet does with them. */
export interface StyledClasses {
  readonly slanted: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly centered: ReadonlySet<string>;
  /** Put somewhere on the page, as each printed line of a fixed layout is. */
  readonly positioned: ReadonlySet<string>;
}

/** Longer sheets are cut; no book’s is so long. */
const longestSheet = 500_000;

/** Reads the rules that name a class alone, with or without its element. */
export function readStyleSheets(sheets: readonly string[]): StyledClasses {
  const slanted = new Set<string>();
  const hidden = new Set<string>();
  const centered = new Set<string>();
  const positioned = new Set<string>();
  for (const sheet of sheets) {
    for (const [selectors, body] of rulesOf(sheet.slice(0, longestSheet))) {
      const classes = selectors.split(",").flatMap((selector) => {
        const [, element = "", name] = /^\s*([\w-]*)\.([\w-]+)\s*$/.exec(selector) ?? [];
        return name === undefined ? [] : [{ element: element.toLowerCase(), name }];
      });
      if (classes.length === 0) continue;
      const add = (to: Set<string>, pattern: RegExp, isFor = (_element: string) => true) => {
        if (!pattern.test(body)) return;
        for (const { element, name } of classes) if (isFor(element)) to.add(name);
      };
      add(slanted, /font-style\s*:\s*(?:italic|oblique)/i, (element) =>
        /^(?:span|i|em|)$/.test(element),
      );
      add(hidden, hidingStyle);
      add(centered, /text-align\s*:\s*center/i);
      add(positioned, /position\s*:\s*absolute/i);
    }
  }
  return { slanted, hidden, centered, positioned };
}

const hidingStyle = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Rules that always hold; those of print, or of narrow pages, are passed over. */
function* rulesOf(sheet: string): Generator<readonly [selectors: string, body: string]> {
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf("{", at);
    if (open === -1) return;
    const head = withoutComments(sheet.slice(at, open))
      .replace(/^[\s\S]*[;}]/, "")
      .trim();
    if (head.startsWith("@")) {
      const isForScreen = /^@media\s+(?:screen|all)\s*$/i.test(head);
      at = isForScreen ? open + 1 : endOfNested(sheet, open);
      continue;
    }
    const close = sheet.indexOf("}", open);
    if (close === -1) return;
    yield [head, sheet.slice(open + 1, close)];
    at = close + 1;
  }
}

function endOfNested(sheet: string, open: number): number {
  let depth = 0;
  for (let at = open; at < sheet.length; at++) {
    if (sheet[at] === "{") depth++;
    else if (sheet[at] === "}" && --depth === 0) return at + 1;
  }
  return sheet.length;
}

function withoutComments(text: string): string {
  return text
    .split("/*")
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf("*/") + 2)))
    .join("")
    .replace(/<!--|-->/g, "");
}

/** Whether an element’s own style or class does something. */
export function isStyled(
  { attributes }: MarkupElement,
  classes: ReadonlySet<string>,
  pattern: RegExp,
): boolean {
  if (pattern.test(attributes.style ?? "")) return true;
  if (classes.size === 0 || attributes.class === undefined) return false;
  return attributes.class.split(/\s+/).some((name) => classes.has(name));
}

/** Whether a page hides an element. */
export function isHidden(element: MarkupElement, { hidden }: StyledClasses): boolean {
  if (element.attributes.hidden !== undefined) return true;
  return isStyled(element, hidden, hidingStyle);
}

/** Whether an element is put somewhere on a page by itself. */
export function isPositioned(element: MarkupElement, { positioned }: StyledClasses): boolean {
  return isStyled(element, positioned, /position\s*:\s*absolute/i);
}

const slantedElements = new Set(["em", "i", "cite", "dfn", "var", "b", "strong", "u"]);

/** Whether an element sets its text in italics or bold. */
export function isSlanted(element: MarkupElement, { slanted }: StyledClasses): boolean {
  const { name, attributes } = element;
  if (/font-style\s*:\s*(?:italic|oblique)/i.test(attributes.style ?? "")) return true;
  if (slantedElements.has(name)) return !/font-style\s*:\s*normal/i.test(attributes.style ?? "");
  if (attributes.class === undefined) return false;
  return attributes.class
    .split(/\s+/)
    .some((name) => slanted.has(name) || /^ital(?:ic|ique|ics)?$/i.test(name));
}
