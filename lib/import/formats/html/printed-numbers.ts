/**
 * Numbers that a school edition prints beside its text and that a page keeps among the words: those
 * of lines, by fives, and `Page 12`. They are marked as page numbers are, wherever their links lead.
 */

import { headingLevel, isBlock } from "#lib/import/formats/html/element-words.ts";
import { isCutSentence } from "#lib/import/formats/lines.ts";
import {
  childElements,
  type MarkupElement,
  type MarkupNode,
  textContent,
} from "#lib/import/formats/markup.ts";

/** Fewer numbers of lines are notes; fewer pages are chance. */
const fewestLines = 10;
const fewestPages = 3;

/** The page with its numbers marked; the same page where it has none. */
export function markPrintedNumbers(root: MarkupElement): MarkupElement {
  const hasLines = countsByFives(findLineNumbers(root));
  const hasPages = countsUp(findPageNames(root));
  if (!hasLines && !hasPages) return root;
  const marker = new NumberMarker(hasLines, hasPages);
  return marker.mark(root);
}

const lineNumber = /^(\s*)(\[(\d{1,3})\])/;
const pageName = /^\s*\[?P(?:age|AGE)\s(\d{1,4})\]?\.?\s*$/;

/** Goes through the texts of a page and tells which begin a line. */
class LineStarts {
  #isAtStart = true;

  /** Call it before what is in the element is gone through, and again after. */
  meet(element: MarkupElement): void {
    if (element.name === "br" || isBlock(element)) this.#isAtStart = true;
  }

  /** Whether the text begins a line. */
  take(text: string): boolean {
    const begins = this.#isAtStart;
    if (text.trim() !== "") this.#isAtStart = false;
    return begins;
  }
}

function findLineNumbers(root: MarkupElement): readonly number[] {
  const numbers: number[] = [];
  const starts = new LineStarts();
  const visit = (element: MarkupElement) => {
    starts.meet(element);
    for (const child of element.children) {
      if (typeof child !== "string") visit(child);
      else if (starts.take(child)) {
        const number = lineNumber.exec(child)?.[3];
        if (number !== undefined) numbers.push(Number(number));
      }
    }
    starts.meet(element);
  };
  visit(root);
  return numbers;
}

/** Whether numbers go up by five, again and again; notes go up by one. */
function countsByFives(numbers: readonly number[]): boolean {
  const byFive = numbers.filter(isByFive);
  if (byFive.length < fewestLines || byFive.length < numbers.length * 0.8) return false;
  const steps = byFive.slice(1).filter((number, at) => {
    const before = byFive[at] ?? 0;
    return number > before ? number - before <= 10 : number <= 10;
  });
  return steps.length >= (byFive.length - 1) * 0.8;
}

function isByFive(number: number): boolean {
  return number > 0 && number % 5 === 0;
}

function findPageNames(root: MarkupElement): readonly number[] {
  const numbers: number[] = [];
  const visit = (element: MarkupElement) => {
    if (isOfList(element)) return;
    const number = pageNameOf(element);
    if (number !== undefined) numbers.push(number);
    for (const child of element.children) if (typeof child !== "string") visit(child);
  };
  visit(root);
  return numbers;
}

/** Tables of contents name pages, too. */
function isOfList(element: MarkupElement): boolean {
  return /^(?:nav|table|ul|ol|dl|head)$/.test(element.name) || headingLevel(element) !== undefined;
}

/** The number of a page that a block names and nothing else; `Page 2: …` begins a remark. */
function pageNameOf(element: MarkupElement): number | undefined {
  if (element.name === "" || !isBlock(element) || element.children.length > 5) return undefined;
  if (childElements(element).some(isBlock)) return undefined;
  const number = pageName.exec(textContent(element))?.[1];
  return number === undefined ? undefined : Number(number);
}

function countsUp(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).filter((number, at) => number > (numbers[at] ?? 0));
  return numbers.length >= fewestPages && steps.length >= (numbers.length - 1) * 0.8;
}

class NumberMarker {
  readonly #starts = new LineStarts();
  readonly #hasLines: boolean;
  readonly #hasPages: boolean;

  constructor(hasLines: boolean, hasPages: boolean) {
    this.#hasLines = hasLines;
    this.#hasPages = hasPages;
  }

  mark(element: MarkupElement): MarkupElement {
    if (this.#hasPages && pageNameOf(element) !== undefined) {
      this.#starts.meet(element);
      const children = element.children.map((child): MarkupNode => {
        if (typeof child === "string") return numberElement(child, pageMark);
        return textContent(child).trim() === "" ? child : withoutLink(child);
      });
      return { ...element, children };
    }
    if (this.#hasPages && isOfList(element)) return element;
    this.#starts.meet(element);
    const children = element.children.flatMap((child): readonly MarkupNode[] =>
      typeof child === "string" ? this.#markText(child) : [this.mark(child)],
    );
    this.#starts.meet(element);
    const isLink = element.name === "a" && children.length > 0 && children.every(isMark);
    if (isLink) return { ...withoutLink(element, lineMark), children: element.children };
    return { ...element, children: this.#hasPages ? joinOverNumbers(children) : children };
  }

  #markText(text: string): readonly MarkupNode[] {
    const begins = this.#starts.take(text);
    const [whole, space = "", printed = "", number] = lineNumber.exec(text) ?? [];
    if (!this.#hasLines || !begins || whole === undefined || !isByFive(Number(number)))
      return [text];
    const nodes = [space, numberElement(printed, lineMark), text.slice(whole.length)];
    return nodes.filter((node) => node !== "");
  }
}

const pageMark = "pagenum";
const lineMark = "linenum";

function numberElement(printed: string, name: string): MarkupElement {
  return { name: "span", attributes: { class: name }, children: [printed] };
}

/** An anchor stays a place that links lead to. */
function withoutLink(element: MarkupElement, name = pageMark): MarkupElement {
  const { href: _href, ...attributes } = element.attributes;
  return { ...element, attributes: { ...attributes, class: name } };
}

function isNumberMark(name: string | undefined): boolean {
  return name === pageMark || name === lineMark;
}

function isMark(node: MarkupNode): boolean {
  return typeof node !== "string" && isNumberMark(node.attributes.class);
}

/** A paragraph that a page cuts goes on after the page’s number. */
function joinOverNumbers(nodes: readonly MarkupNode[]): readonly MarkupNode[] {
  const joined: MarkupNode[] = [];
  for (const node of nodes) {
    const [before, number] = joined.slice(-5).filter(isFilled).slice(-2);
    if (!isParagraph(before) || !isParagraph(number) || !isParagraph(node)) {
      joined.push(node);
      continue;
    }
    const isNumber = pageName.test(textContent(number)) && number.children.some(holdsMark);
    if (!isNumber || !isCut(textContent(before), textContent(node))) {
      joined.push(node);
      continue;
    }
    joined.splice(joined.indexOf(before));
    const children = [...before.children, " ", ...number.children, ...node.children];
    joined.push({ ...before, children });
  }
  return joined;
}

function isFilled(node: MarkupNode): boolean {
  return typeof node !== "string" || node.trim() !== "";
}

function isParagraph(node: MarkupNode | undefined): node is MarkupElement {
  return node !== undefined && typeof node !== "string" && node.name === "p";
}

function holdsMark(node: MarkupNode): boolean {
  return isMark(node) || (typeof node !== "string" && node.children.some(holdsMark));
}

function isCut(before: string, after: string): boolean {
  // A line’s number may stand between.
  const next = after.replace(/^\s*\[\d{1,3}\]/, "");
  return isCutSentence(before.trimEnd(), next);
}
