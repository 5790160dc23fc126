/**
 * What Pandoc’s and Obsidian’s Markdown have besides CommonMark, turned into what CommonMark has:
 * inline notes, attributes, wiki links, boxes of tasks, and fences that are none. What a reader has
 * highlighted is the reader’s mark and no emphasis of the text.
 */

import { boundMarkdown } from "#lib/import/formats/markdown-bounds.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** A source in CommonMark with footnotes. Comments and pictures are set aside. */
export function toCommonMark(source: string, ledger: Ledger): string {
  const notes: string[] = [];
  const commented = source.replace(/%%[^%]*%%/g, (comment) => {
    ledger.show(comment);
    ledger.setAside("comment", comment);
    return "";
  });
  let fence: string | undefined;
  const lines = commented.split("\n").map((line) => {
    const mark = /^ {0,3}(`{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || line.trim() === fence)) {
      fence = fence === undefined ? mark : undefined;
      return line;
    }
    return fence === undefined ? readLine(line, notes, ledger) : line;
  });
  const bodies = notes.map((note, index) => `[^inline-note-${index + 1}]: ${note}`);
  return [
    ...boundMarkdown(lines),
    ...(bodies.length === 0 ? [] : ["", ...bodies.flatMap((body) => [body, ""])]),
  ].join("\n");
}

function readLine(line: string, notes: string[], ledger: Ledger): string {
  // In books a line of tildes parts two scenes; a div has colons.
  if (/^\s{0,3}~{3,}\s*$/.test(line)) return "***";
  if (/^\s{0,3}:{3,}(?:\s*\{[^}]*\}|\s*[\w.-]*)\s*$/.test(line)) return "";
  return takeOutInlineNotes(line, notes)
    .replace(/^(\s{0,3})~{3,}(?=\s*\S)/, "$1")
    .replace(/!\[\[[^\][\n]*\]\]/g, () => {
      ledger.setAside("picture", "");
      return "";
    })
    .replace(/\[\[(?:[^\][|\n]*\|)?([^\][|\n]*)\]\]/g, "$1")
    .replace(/\[([^\][\n]{1,500})\](?=\{[.#])/g, "$1")
    .replace(
      /(\]|[\p{L}\p{N}#*_`.!?»”])[ \t]*\{(?:[#.][^{}\n]{0,200}|[\w-]+=[^{}\n]{0,200})\}/gu,
      "$1",
    )
    .replace(/(?<![=\w])==(?=\S)([^=\n]*[^\s=])==(?![=\w])/g, "$1")
    .replace(/^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+/, "$1")
    .replace(/^(\s*(?:>\s*)+)\[![\w-]+\][+-]?[ \t]?/, "$1")
    .replace(/(?<![~\\\s])~(?=[^~\s])([^~\s]{1,20})~(?!~)/g, "$1")
    .replace(/(?<=[\p{L}\p{N})])\^(?=[^\s^[\]])([^\s^[\]]{1,20})\^/gu, (_, raised: string) =>
      raise(raised),
    )
    .replace(/[ \t]\^[a-zA-Z0-9-]{4,}$/, "");
}

function raise(text: string): string {
  return /^\d+$/.test(text)
    ? text.replace(/\d/g, (figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(figure)] ?? figure)
    : text;
}

/** `^[…]`, whatever brackets are in it → a call, and its text among the notes. */
function takeOutInlineNotes(line: string, notes: string[]): string {
  let read = "";
  let at = 0;
  for (;;) {
    const start = line.indexOf("^[", at);
    const end = start === -1 ? -1 : closingBracket(line, start + 2);
    if (end === -1) return read + line.slice(at);
    notes.push(line.slice(start + 2, end));
    read += `${line.slice(at, start)}[^inline-note-${notes.length}]`;
    at = end + 1;
  }
}

function closingBracket(line: string, start: number): number {
  let depth = 1;
  for (let at = start; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "[") depth++;
    else if (line[at] === "]" && --depth === 0) return at;
  }
  return -1;
}

/** What a header between `---` says. */
export interface MarkdownHeader {
  readonly title: string | undefined;
  readonly author: string | undefined;
  /** Characters of the source that it takes. */
  readonly length: number;
}

/** The header of a source; two breaks with prose between are none. */
export function readHeader(source: string): MarkdownHeader | undefined {
  const match = /^---[ \t]*\r?\n([\s\S]{0,10000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    source,
  );
  const lines = (match?.[1] ?? "").split(/\r?\n/);
  if (match === null || !lines.some((line) => /^[A-Za-z][\w-]*:(?:\s|$)/.test(line)))
    return undefined;
  // Prose may have a colon; a header has nothing but keys, lists, and what is set in under them.
  if (!lines.every((line) => /^(?:[A-Za-z][\w-]*:(?:\s|$)|\s|#|-\s|$|[\]}])/.test(line)))
    return undefined;
  return {
    title: valuesOf(lines, "title").join(" ") || undefined,
    author:
      [
        ...valuesOf(lines, "author"),
        ...valuesOf(lines, "authors"),
        ...valuesOf(lines, "creator"),
      ].join(", ") || undefined,
    length: match[0].length,
  };
}

/** `author: A`, `author: [A, B]`, or a list under it, of names or of records with a name. */
function valuesOf(lines: readonly string[], key: string): readonly string[] {
  const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${key}:`));
  if (at === -1) return [];
  const own = (lines[at] ?? "").slice(key.length + 1).trim();
  if (/^\[.*\]$/.test(own)) return own.slice(1, -1).split(",").map(unquote).filter(Boolean);
  if (own !== "" && !/^[|>][-+]?$/.test(own)) return [unquote(own)];
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => /^[A-Za-z]/.test(line));
  const under = end === -1 ? rest : rest.slice(0, end);
  return under.flatMap((line) => {
    const item = line.trim().replace(/^-\s*/, "");
    const field = /^([\w-]+):\s+(.*)$/.exec(item);
    if (field !== null)
      return field[1] === "name" || field[1] === "text" ? [unquote(field[2] ?? "")] : [];
    return item === "" ? [] : [unquote(item)];
  });
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, "$2");
}
