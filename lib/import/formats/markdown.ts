/** Markdown, with footnotes as GitHub and Pandoc have them → blocks. */

import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import { readHtml } from "#lib/import/formats/html.ts";
import { formatRuns, isStanza, joinLines, type Run } from "#lib/import/formats/inline-content.ts";
import { readHeader, toCommonMark } from "#lib/import/formats/markdown-dialects.ts";
import { deepestMarkup } from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** The longest Markdown that is read, in UTF-16 code units; the parser takes about 1.5 s for a million. */
export const mostMarkdown = 20_000_000;

/** Reads Markdown, and of a header between `---` its title and authors. */
export function readMarkdown(source: string, context: ImportContext): DraftText {
  if (source.length > mostMarkdown) {
    throw new ImportError("too-large", { bytes: source.length, most: mostMarkdown });
  }
  if (new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d+[.)])[ \\t]?){${deepestMarkup},}`, "m").test(source)) {
    throw new ImportError("too-deep", { most: deepestMarkup });
  }
  const header = readHeader(source);
  const own = source.slice(header?.length ?? 0).replace(/\r\n?/g, "\n");
  const markdown = toCommonMark(own, context.ledger);
  const root = fromMarkdown(markdown, {
    extensions: [gfmFootnote()],
    mdastExtensions: [gfmFootnoteFromMarkdown()],
  });
  return {
    blocks: new MarkdownReader(root, markdown, context).blocks,
    title: header?.title,
    author: header?.author,
  };
}

interface Surroundings {
  readonly isQuotation?: boolean;
  readonly marker?: string;
  readonly isItem?: boolean;
  readonly note?: number;
}

/** The elements that HTML has; `<Paul>` is what somebody wrote. */
const htmlElements =
  /^<\/?(?:a|abbr|address|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|menu|meta|nav|noscript|object|ol|p|picture|pre|q|rb|rp|rt|rtc|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?=[\s/>])|^<(?:!--|!|\?)/i;

function isMarkup(source: string): boolean {
  return htmlElements.test(source.trimStart());
}

function isEndOf(node: PhrasingContent, name: string | undefined): boolean {
  return (
    node.type === "html" && node.value.toLowerCase().startsWith(`</${(name ?? " ").toLowerCase()}`)
  );
}

/** `|---|:--:|`, under the heading of a table. */
function isTableRule(line: string): boolean {
  return /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/.test(line);
}

/** The labels of references to definitions. */
function labelsOf(root: Nodes): ReadonlySet<string> {
  const labels = new Set<string>();
  const walk = (node: Nodes) => {
    if (node.type === "linkReference" || node.type === "imageReference")
      labels.add(node.identifier);
    if ("children" in node) for (const child of node.children) walk(child);
  };
  walk(root);
  return labels;
}

class MarkdownReader {
  readonly blocks: DraftBlock[] = [];
  readonly #numbers = new Map<string, number>();

  readonly #source: string;
  readonly #context: ImportContext;
  /** Labels that some link or picture refers to. */
  readonly #referred: ReadonlySet<string>;

  constructor(root: Root, source: string, context: ImportContext) {
    this.#source = source;
    this.#context = context;
    this.#referred = labelsOf(root);
    this.#blocks(root, {});
  }

  #blocks(parent: Nodes, around: Surroundings): void {
    if (!("children" in parent)) return;
    let marker = around.marker;
    for (const node of parent.children) {
      switch (node.type) {
        case "heading":
          this.blocks.push({
            kind: "h",
            level: node.depth,
            content: joinLines(this.#content(node.children)),
          });
          break;
        case "paragraph":
          this.#paragraph(node, {
            ...around,
            ...(marker === undefined ? {} : { marker }),
          });
          marker = undefined;
          break;
        case "definition":
          // `[Paul]: bonjour` looks like a link’s address, and nothing links there.
          if (!this.#referred.has(node.identifier)) this.#text(this.#sourceOf(node), around);
          break;
        case "blockquote":
          this.#blocks(node, { ...around, isQuotation: true });
          break;
        case "list":
          for (const [index, item] of node.children.entries()) {
            const number = node.ordered === true ? `${(node.start ?? 1) + index}.` : undefined;
            const { marker: _, ...rest } = around;
            this.#blocks(item, {
              ...rest,
              isItem: true,
              ...(number === undefined ? {} : { marker: number }),
            });
          }
          break;
        case "thematicBreak":
          this.blocks.push({ kind: "b", content: "* * *" });
          break;
        case "footnoteDefinition":
          this.#blocks(node, { note: this.#numberOf(node.identifier) });
          break;
        case "code":
          if (node.meta) this.#text(`${node.lang ?? ""} ${node.meta}`, around);
          this.#text(node.value, around);
          break;
        case "html":
          if (isMarkup(node.value)) {
            this.blocks.push(...readHtml(node.value, this.#context).blocks);
          } else this.#text(node.value, around);
          break;
      }
    }
  }

  #paragraph(node: Paragraph, around: Surroundings): void {
    const lines = this.#sourceOf(node).split("\n");
    if (lines.length > 1 && isTableRule(lines[1] ?? "")) {
      this.#table(node.children, around);
    } else if (lines.length > 1 && lines.every((line) => /^\s*\|(?:\s|$)/.test(line))) {
      // Pandoc’s line block: each line is one.
      const content = this.#content(node.children, true)
        .replace(/^\|[ \t]?/gm, "")
        .trim();
      this.blocks.push({ kind: "v", content: content.replace(/\n+/g, "\n") });
    } else this.#push(this.#content(node.children), around);
  }

  /** A row of a table is a paragraph, as it is in HTML; the rule under the heading is none. */
  #table(children: readonly PhrasingContent[], around: Surroundings): void {
    for (const row of this.#content(children, true).split("\n")) {
      if (isTableRule(row)) continue;
      const cells = row.replace(/^\||\|$/g, "").split("|");
      this.#push(
        cells
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(" "),
        around,
      );
    }
  }

  #sourceOf({ position }: Nodes): string {
    return this.#source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  #text(text: string, around: Surroundings): void {
    this.#context.ledger.show(text);
    const runs = text
      .split("\n")
      .flatMap((value): readonly Run[] => [{ type: "text", value }, { type: "line-end" }]);
    this.#push(formatRuns(runs), around);
  }

  #push(content: string, { isQuotation, isItem, marker, note }: Surroundings): void {
    if (content === "") return;
    const line = joinLines(content);
    if (note !== undefined) this.blocks.push({ kind: "n", note, content: line });
    else if (isStanza(content)) this.blocks.push({ kind: "v", content });
    else if (isItem) {
      if (marker !== undefined) this.#context.ledger.show(` ${marker} `);
      this.blocks.push({ kind: "l", content: marker === undefined ? line : `${marker} ${line}` });
    } else this.blocks.push({ kind: isQuotation ? "q" : "p", content: line });
  }

  /** `hasLines`: the source’s line ends are ends of printed lines. */
  #content(children: readonly PhrasingContent[], hasLines = false): string {
    const runs: Run[] = [];
    this.#runs(children, runs, false);
    if (!hasLines) return formatRuns(runs);
    return formatRuns(
      runs.flatMap((run): readonly Run[] => {
        if (run.type !== "text") return [run];
        return run.value
          .split("\n")
          .flatMap((value, index): readonly Run[] =>
            index === 0 ? [{ ...run, value }] : [{ type: "line-end" }, { ...run, value }],
          );
      }),
    );
  }

  #runs(children: readonly PhrasingContent[], runs: Run[], isEmphasis: boolean): void {
    const { ledger } = this.#context;
    /** The element that is going on, of those whose text nobody reads. */
    let unread: string | undefined;
    for (const [index, node] of children.entries()) {
      if (node.type === "html") {
        const [, slash, name] = /^<(\/?)(script|style)\b/i.exec(node.value) ?? [];
        const isClosed = children.slice(index).some((other) => isEndOf(other, name));
        if (name !== undefined && slash === "" && isClosed) unread ??= name.toLowerCase();
        else if (name !== undefined && name.toLowerCase() === unread) unread = undefined;
        else if (unread === undefined && !isMarkup(node.value)) {
          ledger.show(node.value);
          runs.push({ type: "text", value: node.value, isEmphasis });
        }
      }
      if (unread !== undefined) {
        if ("value" in node && node.type !== "html") {
          ledger.show(node.value);
          ledger.setAside("script", node.value);
        }
        continue;
      }
      switch (node.type) {
        case "text":
        case "inlineCode":
          ledger.show(node.value);
          runs.push({ type: "text", value: node.value, isEmphasis });
          break;
        case "image":
        case "imageReference":
          ledger.setAside("picture", "");
          break;
        case "emphasis":
          this.#runs(node.children, runs, !isEmphasis);
          break;
        case "strong":
          this.#runs(node.children, runs, true);
          break;
        case "link":
        case "linkReference":
        case "delete":
          this.#runs(node.children, runs, isEmphasis);
          break;
        case "break":
          runs.push({ type: "line-end" });
          break;
        case "footnoteReference":
          runs.push({ type: "note-call", number: this.#numberOf(node.identifier), isEmphasis });
          break;
      }
    }
  }

  /** Labels that are figures keep them as long as nothing else has them; names are counted. */
  #numberOf(identifier: string): number {
    const known = this.#numbers.get(identifier);
    if (known !== undefined) return known;
    const taken = new Set(this.#numbers.values());
    let number = /^[1-9]\d{0,5}$/.test(identifier) ? Number(identifier) : 1;
    while (taken.has(number)) number++;
    this.#numbers.set(identifier, number);
    return number;
  }
}
