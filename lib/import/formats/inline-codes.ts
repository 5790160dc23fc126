/**
 * Codes inside the segments of translation files (TMX, XLIFF): what stood in the original for
 * italics, line breaks, pictures. They are no text; but one that stands for a break parts words.
 */

import type { Run } from "#lib/import/formats/inline-content.ts";
import { localName, type MarkupElement } from "#lib/import/formats/markup.ts";

/** Elements whose content is text, or text and further codes. */
const spans = new Set(["seg", "source", "target", "seg-source", "hi", "g", "pc", "mrk", "sub"]);
/** Codes by pairs or halves of pairs: where nothing says more they are a change of type. */
const paired = new Set(["bpt", "ept", "it", "bx", "ex", "sc", "ec"]);

const breakTypes = /^(?:x-)?(?:html-)?(?:xlf:)?(?:lb|pb|br|tab|cb|newline|linebreak|x-break)$/i;
const breakCodes =
  /<(?:w:|text:)?(?:br|lb|tab|cr|line-break|p|div|hr|s)\b|\\n|\\t|\\r|\\line\b|\\tab\b|\\par\b|[\n\t]|&nbsp;|&#160;|\[(?:br|lb|tab)\]/i;
const noBreakCodes = /^(?:&nbsp;|&#160;|\u00a0)+$/i;
const slanted = /ital|emph|bold|^xlf:[bi]$|^[bi]$/i;

/** What an element holds as runs of text, its codes turned into spaces or nothing. */
export function readSegmentRuns(element: MarkupElement): readonly Run[] {
  const runs: Run[] = [];
  new CodeReader(runs).read(element, false);
  return joinWords(runs);
}

/** The text of an element as its format shows it, without codes. */
export function segmentText(element: MarkupElement): string {
  return readSegmentRuns(element)
    .map((run) => (run.type === "text" ? run.value : ""))
    .join("");
}

/** A code of which nothing says what it stood for, until its neighbours are known. */
const unknownCode = "\ue000";

class CodeReader {
  readonly #runs: Run[];
  /** Codes that have opened and make emphasis, by the number that pairs them. */
  readonly #open = new Set<string>();

  constructor(runs: Run[]) {
    this.#runs = runs;
  }

  read(element: MarkupElement, isEmphasis: boolean): void {
    for (const child of element.children) {
      if (typeof child === "string") {
        const value = child.replaceAll(unknownCode, "");
        this.#push(value, isEmphasis);
        continue;
      }
      const name = localName(child);
      if (spans.has(name)) this.read(child, isEmphasis || isSlanted(child));
      else if (name === "cp") this.#push(characterOf(child), isEmphasis);
      else this.#code(child, isEmphasis);
    }
  }

  #push(value: string, isEmphasis: boolean): void {
    if (value === "") return;
    this.#runs.push({ type: "text", value, isEmphasis: isEmphasis || this.#open.size > 0 });
  }

  #code(code: MarkupElement, isEmphasis: boolean): void {
    const note = noteNumber(code);
    if (note !== undefined) {
      this.#runs.push({ type: "note-call", number: note, isEmphasis });
      return;
    }
    this.#setOpen(code);
    this.#push(standsFor(code), isEmphasis);
    const subs = code.children.filter((child) => typeof child !== "string");
    for (const sub of subs) {
      if (localName(sub) !== "sub") continue;
      this.#push(" ", false);
      this.read(sub, isEmphasis);
      this.#push(" ", false);
    }
  }

  #setOpen(code: MarkupElement): void {
    const { i, rid, id, type = "", ctype = "", subType = "" } = code.attributes;
    const pair = code.attributes.startRef ?? i ?? rid ?? id ?? "";
    const name = localName(code);
    if (name === "ept" || name === "ex" || name === "ec") this.#open.delete(pair);
    else if (name === "bpt" || name === "bx" || name === "sc") {
      if ([type, ctype, subType].some((word) => slanted.test(word))) this.#open.add(pair);
    }
  }
}

/** Our own export’s call of a note. */
function noteNumber(code: MarkupElement): number | undefined {
  const { type, x } = code.attributes;
  if (localName(code) !== "ph" || type !== "x-note") return undefined;
  const number = Number(x);
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : undefined;
}

function isSlanted({ attributes }: MarkupElement): boolean {
  const { type = "", ctype = "", subType = "" } = attributes;
  return [type, ctype, subType].some((word) => slanted.test(word));
}

/** What a code puts between the words around it. */
function standsFor(code: MarkupElement): string {
  const { type = "", ctype = "", subType = "", disp = "" } = code.attributes;
  const equivalent = code.attributes["equiv-text"] ?? code.attributes.equiv ?? disp;
  if ([type, ctype, subType].some((word) => breakTypes.test(word))) return " ";
  const printed = ownText(code);
  for (const text of [printed, equivalent]) {
    if (noBreakCodes.test(text)) return "\u00a0";
    if (breakCodes.test(text) || (text !== "" && text.trim() === "")) return " ";
  }
  if (paired.has(localName(code))) return "";
  return /^\s*<\/?[a-z][\w:-]*[^>]*>\s*$/i.test(printed) || isSlanted(code) ? "" : unknownCode;
}

/** A code’s own text, without what flows within it. */
function ownText(code: MarkupElement): string {
  return code.children.filter((child) => typeof child === "string").join("");
}

/** XLIFF 2 writes what XML may not have as a number; those are no signs of a text but spaces. */
function characterOf(code: MarkupElement): string {
  const value = Number.parseInt(code.attributes.hex ?? "", 16);
  return value > 0x1f && value < 0xd800 ? String.fromCodePoint(value) : " ";
}

/** A code between two words that touch it parted them; at a sign or a space it did not. */
function joinWords(runs: readonly Run[]): readonly Run[] {
  const text = runs.map((run) => (run.type === "text" ? run.value : "\ue001")).join("");
  let at = 0;
  return runs.map((run) => {
    const start = at;
    at += run.type === "text" ? run.value.length : 1;
    if (run.type !== "text" || run.value !== unknownCode) return run;
    const before = /[\p{L}\p{N}.,;:!?…»”)]$/u.test(text.slice(Math.max(0, start - 2), start));
    const after = /^[\p{L}\p{N}«“(—]/u.test(text.slice(at, at + 2));
    return { ...run, value: before && after ? " " : "" };
  });
}
