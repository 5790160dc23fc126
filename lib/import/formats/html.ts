/** HTML pages, one or the many of an EPUB → blocks. */

import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import { formatRuns, isStanza, joinLines, type Run } from "#lib/import/formats/inline-content.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  type MarkupElement,
  type MarkupNode,
  parseMarkup,
  textContent,
  textOfFirst,
} from "#lib/import/formats/markup.ts";
import { readPlainText } from "#lib/import/formats/plain-text.ts";

/** A page and the path by which links of others name it. */
export interface HtmlPage {
  readonly path: string;
  readonly root: MarkupElement;
}

/** An HTML file → its blocks, and what its head says of it. */
export function readHtml(source: string, context: ImportContext): DraftText {
  const syntax = /^\s*(?:<\?xml|<!DOCTYPE html PUBLIC "-\/\/W3C\/\/DTD XHTML)/i.test(source)
    ? "xhtml"
    : "html";
  const root = parseMarkup(source, syntax, "HTML");
  const author = findElements(root, "meta").find(({ attributes }) =>
    /^(?:author|dc\.creator)$/i.test(attributes.name ?? ""),
  )?.attributes.content;
  const styles = findElements(root, "style").map(textContent);
  return {
    blocks: readPages([{ path: "", root }], styles, context),
    title: textOfFirst(root, "title"),
    author,
  };
}

/** Pages in the order they are read → blocks. `styles` are sheets that tell which classes slant. */
export function readPages(
  pages: readonly HtmlPage[],
  styles: readonly string[],
  context: ImportContext,
): readonly DraftBlock[] {
  const notes = findNotes(pages);
  const slanted = findSlantedClasses(styles);
  return pages.flatMap(({ path, root }) => {
    const walker = new PageWalker(path, notes, slanted, context);
    walker.walk(findElement(root, "body") ?? root);
    walker.endBlock();
    return walker.blocks;
  });
}

/** Elements that are no text of the page. */
const skipped = new Set(
  "head script style template noscript iframe object embed svg math audio video canvas form button select input textarea nav map rp rt".split(
    " ",
  ),
);

/** Elements that begin and end a block. */
const blockElements = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody tfoot thead tr ul caption".split(
    " ",
  ),
);

const slantedElements = new Set(["em", "i", "cite", "dfn", "var", "b", "strong", "u"]);

const verseClass =
  /(?:^|[\s_-])(?:poem|poetry|poésie|poesie|verse|vers|stanza|strophe|lg|linegroup|quatrain)(?:$|[\s\d_-])/i;
const stanzaClass = /(?:^|[\s_-])(?:stanza|strophe|lg|linegroup|quatrain)(?:$|[\s\d_-])/i;
const quotationClass =
  /(?:^|[\s_-])(?:blockquote|blockquot|quote|quotation|citation|extract|epigraph[e]?|épigraphe|letter|lettre)(?:$|[\s\d_-])/i;
const displayedClass =
  /(?:^|[\s_-])(?:cent(?:er|re|ré)(?:ed)?|(?:sub|sous-?)?(?:title|titre)|head(?:ing)?|chap(?:ter|itre)?)(?:$|[\s\d_-])/i;
const pageNumberClass =
  /(?:^|[\s_-])(?:page-?num(?:ber)?|pagenum|pageno|page-?break|newpage|folio)s?(?:$|[\s\d_-])/i;

interface Notes {
  /** The number that each call has, by the element of the call. */
  readonly calls: ReadonlyMap<MarkupElement, number>;
  /** The number of the note that begins at an element, by page and id: `notes.xhtml#n1`. */
  readonly bodies: ReadonlyMap<string, number>;
  /** Links back from notes to their calls, which are not printed. */
  readonly backlinks: ReadonlySet<MarkupElement>;
}

interface Link {
  readonly element: MarkupElement;
  readonly target: string;
  /** The ids that a link back to this one may name. */
  readonly ids: readonly string[];
  readonly label: string;
  readonly isNote: boolean;
}

/** What a link to a note says: a figure, a letter or a sign, in brackets or not. */
const noteLabel =
  /^[[({]?\s*(?:(?:foot)?note\s*)?(\d{1,5}|[a-z]|[ivxlc]{1,6}|\*{1,4}|[†‡§¶]{1,3})\s*[\])}]?[.]?$/i;

/**
 * Links that are calls of notes: marked so, or short ones to a place below them that the contents
 * and earlier links do not name. Of two links that point at each other the first is the call.
 */
function findNotes(pages: readonly HtmlPage[]): Notes {
  const links: Link[] = [];
  const placeOfId = new Map<string, number>();
  const headings = new Set<string>();
  let place = 0;
  const visit = (
    element: MarkupElement,
    path: string,
    ids: readonly string[],
    isInHeading: boolean,
    isInNav: boolean,
  ) => {
    place++;
    const own =
      element.attributes.id ?? (element.name === "a" ? element.attributes.name : undefined);
    const isHeading = isInHeading || /^h[1-6]$/.test(element.name);
    if (own !== undefined) {
      const key = `${path}#${own}`;
      if (!placeOfId.has(key)) placeOfId.set(key, place);
      if (isHeading || childElements(element).some(({ name }) => /^h[1-6]$/.test(name)))
        headings.add(key);
    }
    // A link back names the call itself or what is right around it.
    const around = blockElements.has(element.name) ? [] : ids;
    const allIds = own === undefined ? around : [...around, `${path}#${own}`];
    const href = element.attributes.href;
    if (element.name === "a" && href !== undefined && href.includes("#") && !isInNav) {
      const type = `${attribute(element, "type") ?? ""} ${element.attributes.role ?? ""}`;
      const label = textContent(element).trim();
      const isNote = /noteref/.test(type);
      if (isNote || (noteLabel.test(label) && !isHeading)) {
        const inner = findElements(element, "sup").concat(findElements(element, "span"));
        const innerIds = inner.flatMap(({ attributes }) =>
          attributes.id === undefined ? [] : [`${path}#${attributes.id}`],
        );
        links.push({
          element,
          target: resolveLink(path, href),
          ids: [...allIds, ...innerIds],
          label,
          isNote,
        });
      }
    }
    for (const child of childElements(element)) {
      visit(child, path, allIds, isHeading, isInNav || child.name === "nav");
    }
  };
  for (const { path, root } of pages) visit(root, path, [], false, false);

  const calls = new Map<MarkupElement, number>();
  const bodies = new Map<string, number>();
  const backlinks = new Set<MarkupElement>();
  const callOfId = new Map<string, Link>();
  const accepted: Link[] = [];
  for (const link of links) {
    if (callOfId.has(link.target)) {
      backlinks.add(link.element);
      continue;
    }
    if (!placeOfId.has(link.target) || headings.has(link.target)) continue;
    accepted.push(link);
    for (const id of link.ids) callOfId.set(id, link);
  }
  const numbers = numberCalls(accepted);
  for (const [index, { element, target }] of accepted.entries()) {
    const number = bodies.get(target) ?? numbers[index] ?? index + 1;
    calls.set(element, number);
    bodies.set(target, number);
  }
  return { calls, bodies, backlinks };
}

/** As printed, where every note has a figure of its own; else counted through. */
function numberCalls(links: readonly Link[]): readonly number[] {
  const printed = links.map(({ label }) => Number(noteLabel.exec(label)?.[1] ?? Number.NaN));
  const targets = new Map<string, number>();
  const isUsable = links.every(({ target }, index) => {
    const number = printed[index] ?? Number.NaN;
    if (!Number.isInteger(number) || number < 1) return false;
    const before = targets.get(target);
    targets.set(target, number);
    return before === undefined || before === number;
  });
  if (isUsable && new Set(targets.values()).size === targets.size) return printed;
  const counted = new Map<string, number>();
  return links.map(({ target }) => {
    const number = counted.get(target) ?? counted.size + 1;
    counted.set(target, number);
    return number;
  });
}

/** A link’s page and place, from the folder of the page it stands on. */
export function resolveLink(path: string, href: string): string {
  const [file = "", fragment = ""] = href.split("#");
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const target = file === "" ? path : resolvePath(path, decode(file));
  return fragment === "" ? target : `${target}#${decode(fragment)}`;
}

function resolvePath(from: string, to: string): string {
  const steps = to.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of to.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

/** The classes that a style sheet sets in italics. */
function findSlantedClasses(styles: readonly string[]): ReadonlySet<string> {
  const slanted = new Set<string>();
  for (const style of styles) {
    for (const [, selectors = "", body = ""] of style
      .slice(0, 1_000_000)
      .matchAll(/([^{}]{1,500})\{([^{}]{0,2000})\}/g)) {
      if (!/font-style\s*:\s*(?:italic|oblique)/i.test(body)) continue;
      for (const selector of selectors.split(",")) {
        const name = /^\s*(?:span|i|em)?\.([\w-]+)\s*$/.exec(selector)?.[1];
        if (name !== undefined) slanted.add(name);
      }
    }
  }
  return slanted;
}

interface Surroundings {
  /** Whether the block is set as headings are: centred, or by a class that says so. */
  readonly isDisplayed: boolean;
  readonly isEmphasis: boolean;
  readonly isQuotation: boolean;
  readonly isVerse: boolean;
  readonly note?: number;
  readonly level?: number;
  readonly isItem: boolean;
}

/** Goes through one page, closing a block wherever an element begins or ends one. */
class PageWalker {
  readonly blocks: DraftBlock[] = [];
  readonly #path: string;
  readonly #notes: Notes;
  readonly #slanted: ReadonlySet<string>;
  readonly #context: ImportContext;
  #runs: Run[] = [];
  #around: Surroundings = {
    isEmphasis: false,
    isQuotation: false,
    isVerse: false,
    isItem: false,
    isDisplayed: false,
  };
  /** The note that the open block turned out to be, by an anchor inside it. */
  #blockNote: number | undefined;
  #marker: string | undefined;
  /** Lines of the stanza that is open. */
  #stanza: string[] | undefined;

  constructor(path: string, notes: Notes, slanted: ReadonlySet<string>, context: ImportContext) {
    this.#path = path;
    this.#notes = notes;
    this.#slanted = slanted;
    this.#context = context;
  }

  walk(node: MarkupNode): void {
    if (typeof node === "string") {
      this.#runs.push({ type: "text", value: node, isEmphasis: this.#around.isEmphasis });
      return;
    }
    const { name, attributes } = node;
    if (skipped.has(name) || isHidden(node)) return;
    const note = this.#noteAt(node);
    if (this.#notes.backlinks.has(node)) {
      if (note !== undefined) this.#blockNote ??= note;
      return;
    }
    const call = this.#notes.calls.get(node);
    if (call !== undefined) {
      this.#trimBeforeCall();
      this.#runs.push({ type: "note-call", number: call, isEmphasis: this.#around.isEmphasis });
      return;
    }
    if (name === "br") {
      this.#runs.push({ type: "line-end" });
      return;
    }
    if (name === "hr") {
      this.endBlock();
      this.blocks.push({ kind: "b", content: "* * *" });
      return;
    }
    if (name === "img") {
      // Ornamental initials are pictures whose text is the letter.
      const alt = attributes.alt ?? "";
      if (/^\p{Lu}$/u.test(alt)) this.#runs.push({ type: "text", value: alt });
      return;
    }
    const outer = this.#around;
    const type = `${attributes.class ?? ""} ${attribute(node, "type") ?? ""}`;
    if (!blockElements.has(name)) {
      if (note !== undefined) this.#blockNote ??= note;
      if (pageNumberClass.test(type)) return;
      if (name === "td" || name === "th") this.#runs.push({ type: "text", value: " " });
      this.#around = { ...outer, isEmphasis: outer.isEmphasis !== this.#slants(node) };
      this.#children(node);
      this.#around = outer;
      return;
    }
    if (pageNumberClass.test(type) && textContent(node).trim().length < 12) return;
    this.endBlock();
    if (name === "pre") {
      this.#preformatted(node);
      return;
    }
    const level = /^h([1-6])$/.exec(name)?.[1];
    const ownNote = note ?? outer.note;
    this.#around = {
      isEmphasis: outer.isEmphasis,
      isQuotation: outer.isQuotation || name === "blockquote" || quotationClass.test(type),
      isVerse: outer.isVerse || verseClass.test(type),
      ...(ownNote === undefined ? {} : { note: ownNote }),
      ...(level === undefined ? {} : { level: Number(level) }),
      isDisplayed:
        displayedClass.test(type) ||
        /center/i.test(`${attributes.align ?? ""} ${attributes.style ?? ""}`) ||
        name === "center",
      isItem: (outer.isItem && name !== "ol" && name !== "ul") || name === "li",
    };
    if (level === undefined && this.#slants(node)) {
      this.#around = { ...this.#around, isEmphasis: true };
    }
    const opensStanza =
      this.#stanza === undefined &&
      (stanzaClass.test(type) || (verseClass.test(type) && !hasStanza(node)));
    if (opensStanza) this.#stanza = [];
    if (name === "ol") this.#list(node);
    else this.#children(node);
    this.endBlock();
    if (opensStanza) this.#endStanza();
    this.#around = outer;
  }

  /** Closes the block that is open, if it has any text. */
  endBlock(): void {
    const content = formatRuns(this.#runs);
    const { isQuotation, isVerse, isItem, isDisplayed, level } = this.#around;
    const note = this.#blockNote ?? this.#around.note;
    const marker = this.#marker;
    this.#runs = [];
    this.#blockNote = undefined;
    if (content === "") return;
    this.#marker = undefined;
    if (note !== undefined) {
      this.blocks.push({ kind: "n", note, content: withoutLabel(joinLines(content), note) });
    } else if (level !== undefined) {
      this.blocks.push({ kind: "h", level, content: joinLines(content) });
    } else if (this.#stanza !== undefined) {
      this.#stanza.push(content);
    } else if ((isVerse && content.includes("\n")) || isStanza(content)) {
      this.blocks.push({ kind: "v", content });
    } else if (isItem) {
      const text = joinLines(content);
      this.blocks.push({ kind: "l", content: marker === undefined ? text : `${marker} ${text}` });
    } else {
      const isLone = isDisplayed && content.length < 120;
      const kind = isQuotation ? "q" : "p";
      this.blocks.push({ kind, content: joinLines(content), ...(isLone ? { isLone } : {}) });
    }
  }

  #children(element: MarkupElement): void {
    for (const child of element.children) this.walk(child);
  }

  #list(element: MarkupElement): void {
    let number = Number(element.attributes.start ?? 1);
    for (const child of element.children) {
      if (typeof child !== "string" && child.name === "li") {
        this.endBlock();
        this.#marker = Number.isInteger(number) ? `${number}.` : undefined;
        number++;
      }
      this.walk(child);
    }
    this.#marker = undefined;
  }

  #endStanza(): void {
    const lines = this.#stanza ?? [];
    this.#stanza = undefined;
    if (lines.length > 0) this.blocks.push({ kind: "v", content: lines.join("\n") });
  }

  /** Text as typed is a plain text of its own; verse mostly. */
  #preformatted(element: MarkupElement): void {
    this.blocks.push(...readPlainText(textContent(element), this.#context));
  }

  /** A call stands close to its word, whatever space the file has there. */
  #trimBeforeCall(): void {
    const last = this.#runs.at(-1);
    if (last?.type === "text") {
      const value = last.value.replace(/[ \t\n\r\u00a0\u202f]+$/, "").replace(/[[(]$/, "");
      this.#runs[this.#runs.length - 1] = { ...last, value };
    }
  }

  #noteAt(element: MarkupElement): number | undefined {
    const id =
      element.attributes.id ?? (element.name === "a" ? element.attributes.name : undefined);
    return id === undefined ? undefined : this.#notes.bodies.get(`${this.#path}#${id}`);
  }

  #slants(element: MarkupElement): boolean {
    if (/font-style\s*:\s*(?:italic|oblique)/i.test(element.attributes.style ?? "")) return true;
    if (slantedElements.has(element.name)) {
      return !/font-style\s*:\s*normal/i.test(element.attributes.style ?? "");
    }
    const classes = (element.attributes.class ?? "").split(/\s+/);
    return classes.some((name) => this.#slanted.has(name) || /^ital(?:ic|ique|ics)?$/i.test(name));
  }
}

function isHidden({ attributes }: MarkupElement): boolean {
  return (
    attributes.hidden !== undefined ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? "") ||
    /doc-pagebreak|pagebreak/.test(`${attributes.role ?? ""} ${attributes["epub:type"] ?? ""}`)
  );
}

function hasStanza(element: MarkupElement): boolean {
  return childElements(element).some(
    (child) => stanzaClass.test(child.attributes.class ?? "") || hasStanza(child),
  );
}

/** What a note begins with, before its text: `1.`, `[2]`, `a)`, `\\*`. */
const printedLabel =
  /^\*?(?:\[\^?)?(?:(?<figure>\d{1,6})|(?<letter>[a-z])|(?:\\\*){1,3})(?<close>[\]).:]*)\*? *(?=\S)/iu;

/** A note’s text without the figure or sign that it begins with; a year that begins it stays. */
function withoutLabel(content: string, note: number): string {
  // What stood between a figure that was a link and the text.
  const rest = content.replace(/^[.):\]] +/, "");
  const label = printedLabel.exec(rest);
  if (label === null) return rest;
  const { figure, letter, close = "" } = label.groups ?? {};
  const isLabel =
    figure === undefined
      ? letter === undefined || close !== ""
      : Number(figure) === note || (close !== "" && figure.length <= 3);
  return isLabel ? rest.slice(label[0].length) : rest;
}
