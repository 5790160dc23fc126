/** The parts of TEI texts that are linked to each other across languages, and what stands around them. */

import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";
import { isKindOf } from "#lib/import/language-choice.ts";
import type { BlockKind } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";

/** A linked element, or text of one block that no link names. */
export interface TeiUnit {
  readonly side: Side;
  readonly nodes: MarkupNode[];
  /** The linked element; absent for text that no link names. */
  readonly element?: MarkupElement;
  /** The elements around it, the outermost first. */
  readonly within: readonly MarkupElement[];
  /** The innermost element around it that is a paragraph, a stanza, a speech, a head … */
  readonly block: MarkupElement | undefined;
  readonly kind: BlockKind;
}

/** Each link: the elements it names. */
export type TeiLinks = readonly (readonly MarkupElement[])[];

/** `<link target="#a #b"/>` anywhere, and `corresp` on an element of the texts. */
export function findLinks(root: MarkupElement, texts: readonly MarkupElement[]): TeiLinks {
  const byId = new Map<string, MarkupElement>();
  const corresponding: MarkupElement[] = [];
  const visit = (element: MarkupElement) => {
    const id = attribute(element, "id");
    if (id !== undefined) byId.set(id, element);
    if (element.attributes.corresp !== undefined) corresponding.push(element);
    for (const child of childElements(element)) visit(child);
  };
  for (const text of texts) visit(text);
  const named = (pointers: string | undefined) =>
    (pointers ?? "").split(/\s+/).flatMap((pointer) => {
      const element = byId.get(pointer.replace(/^[^#]*#/, ""));
      return element === undefined ? [] : [element];
    });
  return [
    ...findElements(root, "link").map(({ attributes }) =>
      named(attributes.target ?? attributes.targets),
    ),
    ...corresponding.map((element) => [element, ...named(element.attributes.corresp)]),
  ].filter((elements) => elements.length > 1);
}

const kinds: Readonly<Record<string, BlockKind>> = {
  head: "h",
  l: "v",
  lg: "v",
  quote: "q",
  epigraph: "q",
  item: "l",
  note: "n",
  stage: "r",
  sp: "d",
};

const blockNames = new Set([
  ...Object.keys(kinds),
  "p",
  "ab",
  "cell",
  "speaker",
  "opener",
  "closer",
]);
const structureNames = /^(?:text|group|body|front|back|div\d?|list|table|row|cit|floatingText)$/;

/** Goes through the texts and gives the units of both languages, each in the order of its text. */
export function findUnits(
  texts: readonly MarkupElement[],
  links: TeiLinks,
): Readonly<Record<Side, readonly TeiUnit[]>> {
  const linked = new Set(links.flat());
  const holders = new Set<MarkupElement>();
  const findHolders = (element: MarkupElement): boolean => {
    const holds = childElements(element).map(findHolders).includes(true);
    if (holds) holders.add(element);
    return holds || linked.has(element);
  };
  texts.forEach(findHolders);
  const collector = new UnitCollector(linked, holders);
  for (const text of texts) collector.visit(text, { within: [], language: undefined });
  return collector.units;
}

interface Around {
  readonly within: readonly MarkupElement[];
  readonly language: Side | undefined;
}

class UnitCollector {
  readonly units: Record<Side, TeiUnit[]> = { fr: [], en: [] };
  readonly #linked: ReadonlySet<MarkupElement>;
  readonly #holders: ReadonlySet<MarkupElement>;

  constructor(linked: ReadonlySet<MarkupElement>, holders: ReadonlySet<MarkupElement>) {
    this.#linked = linked;
    this.#holders = holders;
  }

  visit(node: MarkupNode, around: Around): void {
    if (typeof node === "string") {
      if (node.trim() !== "") this.#loose(node, around);
      return;
    }
    const inside = {
      within: [...around.within, node],
      language: languageOf(node) ?? around.language,
    };
    const name = localName(node);
    if (this.#linked.has(node) && !this.#holders.has(node)) {
      this.#push({ nodes: nodesOf(node), element: node }, inside);
    } else if (this.#holders.has(node) || structureNames.test(name) || blockNames.has(name)) {
      if (name === "note" && !this.#holders.has(node) && !isApart(around))
        this.#loose(node, around);
      else for (const child of node.children) this.visit(child, inside);
    } else this.#loose(node, around);
  }

  /** What no link names: with the unit before it where that is only a note or a sign between two. */
  #loose(node: MarkupNode, around: Around): void {
    const { language } = around;
    if (language === undefined) return;
    const last = this.units[language].at(-1);
    const isSame = last !== undefined && last.block === blockOf(around.within);
    const isSmall = typeof node === "string" ? !/[\p{L}\p{N}]/u.test(node) : isMark(node);
    if (isSame && (last.element === undefined || isSmall)) last.nodes.push(node);
    else if (typeof node === "string" || textContent(node).trim() !== "")
      this.#push({ nodes: [node] }, around);
  }

  #push(unit: Pick<TeiUnit, "nodes" | "element">, { within, language }: Around): void {
    if (language === undefined) return;
    const block = blockOf(within);
    this.units[language].push({ ...unit, side: language, within, block, kind: kindOf(within) });
  }
}

/** A stanza or a speech that is linked whole is read whole. */
function nodesOf(element: MarkupElement): MarkupNode[] {
  return /^(?:lg|sp)$/.test(localName(element)) ? [element] : [...element.children];
}

function isMark(element: MarkupElement): boolean {
  return /^(?:note|ref|ptr|pb|lb|cb|milestone|anchor)$/.test(localName(element));
}

/** Whether a note stands between blocks and not in one. */
function isApart({ within }: Around): boolean {
  return blockOf(within) === undefined;
}

function languageOf(element: MarkupElement): Side | undefined {
  const code = attribute(element, "lang");
  if (code === undefined) return undefined;
  return (["fr", "en"] as const).find((side) => isKindOf(code, side));
}

/** What the rows of one block have in common: a stanza, a speech, a quotation, else a paragraph. */
function blockOf(within: readonly MarkupElement[]): MarkupElement | undefined {
  const outer = within.find((element) => /^(?:sp|note)$/.test(localName(element)));
  if (outer !== undefined) return outer;
  return within.findLast((element) =>
    /^(?:lg|p|head|ab|item|stage|cell|opener|closer)$/.test(localName(element)),
  );
}

function kindOf(within: readonly MarkupElement[]): BlockKind {
  for (const name of ["note", "sp", "quote", "epigraph"]) {
    if (within.some((element) => localName(element) === name)) return kinds[name] ?? "p";
  }
  const inner = within.findLast((element) => kinds[localName(element)] !== undefined);
  if (inner === undefined) return "p";
  if (localName(inner) === "head" && attribute(inner, "type") === "sub") return "s";
  return kinds[localName(inner)] ?? "p";
}
