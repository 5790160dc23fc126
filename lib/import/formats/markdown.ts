/** Markdown, with footnotes as GitHub and Pandoc have them → blocks. */

import type { Nodes, PhrasingContent, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { type DraftBlock, type DraftText, newContext } from "#lib/import/draft.ts";
import { readHtml } from "#lib/import/formats/html.ts";
import { formatRuns, isStanza, joinLines, type Run } from "#lib/import/formats/inline-content.ts";
import { deepestMarkup } from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** The longest Markdown that is read, in UTF-16 code units; the parser takes about 1.5 s for a million. */
export const mostMarkdown = 20_000_000;

/** Reads Markdown, and of a header between `---` its title and author. */
export function readMarkdown(source: string): DraftText {
  if (source.length > mostMarkdown) {
    throw new ImportError("too-large", { bytes: source.length, most: mostMarkdown });
  }
  if (new RegExp(`^(?:[ \\t]*(?:[>*+-]|\\d+[.)])[ \\t]?){${deepestMarkup},}`, "m").test(source)) {
    throw new ImportError("too-deep", { most: deepestMarkup });
  }
  const header = /^---[ \t]*\r?\n([\s\S]{0,10000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    source,
  );
  const root = fromMarkdown(header === null ? source : source.slice(header[0].length), {
    extensions: [gfmFootnote()],
    mdastExtensions: [gfmFootnoteFromMarkdown()],
  });
  return {
    blocks: new MarkdownReader(root).blocks,
    title: fieldOf(header?.[1], "title"),
    author: fieldOf(header?.[1], "author"),
  };
}

function fieldOf(header: string | undefined, name: string): string | undefined {
  const value = new RegExp(`^${name}: *(.+)$`, "im").exec(header ?? "")?.[1]?.trim();
  return value?.replace(/^(["'])(.*)\1$/, "$2") || undefined;
}

interface Surroundings {
  readonly isQuotation?: boolean;
  readonly marker?: string;
  readonly isItem?: boolean;
  readonly note?: number;
}

class MarkdownReader {
  readonly blocks: DraftBlock[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(root: Root) {
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
          this.#paragraph(node.children, {
            ...around,
            ...(marker === undefined ? {} : { marker }),
          });
          marker = undefined;
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
          this.#text(node.value, around);
          break;
        case "html":
          this.blocks.push(...readHtml(node.value, newContext()).blocks);
          break;
      }
    }
  }

  #paragraph(children: readonly PhrasingContent[], around: Surroundings): void {
    this.#push(this.#content(children), around);
  }

  #text(text: string, around: Surroundings): void {
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
      this.blocks.push({ kind: "l", content: marker === undefined ? line : `${marker} ${line}` });
    } else this.blocks.push({ kind: isQuotation ? "q" : "p", content: line });
  }

  #content(children: readonly PhrasingContent[]): string {
    const runs: Run[] = [];
    this.#runs(children, runs, false);
    return formatRuns(runs);
  }

  #runs(children: readonly PhrasingContent[], runs: Run[], isEmphasis: boolean): void {
    /** The element that is going on, of those whose text nobody reads. */
    let unread: string | undefined;
    for (const node of children) {
      if (node.type === "html") {
        const [, slash, name] = /^<(\/?)(script|style)\b/i.exec(node.value) ?? [];
        if (name !== undefined && slash === "") unread ??= name.toLowerCase();
        else if (name?.toLowerCase() === unread) unread = undefined;
      }
      if (unread !== undefined) continue;
      switch (node.type) {
        case "text":
        case "inlineCode":
          runs.push({ type: "text", value: node.value, isEmphasis });
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
