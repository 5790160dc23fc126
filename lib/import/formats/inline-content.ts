/** Running text as foreign formats have it → the inline markup of a cell. */

import { formatInline } from "#lib/text/inline.ts";
import type { Inline } from "#lib/text/model.ts";

/** One run of a paragraph: a text in one style, a call of a note, or the end of a printed line. */
export type Run =
  | { readonly type: "text"; readonly value: string; readonly isEmphasis?: boolean }
  | { readonly type: "note-call"; readonly number: number; readonly isEmphasis?: boolean }
  | { readonly type: "line-end" };

/**
 * Runs → content, its spaces made single and its ends trimmed; no-break spaces stay. Lines are
 * parted by "\n"; whoever wants a paragraph joins them.
 */
export function formatRuns(runs: readonly Run[]): string {
  return formatLines(runs)
    .filter((line) => line !== "")
    .join("\n");
}

/** As `formatRuns`, line by line, with `""` for a line that has nothing on it. */
export function formatLines(runs: readonly Run[]): readonly string[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.type === "line-end") lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.map(formatLine);
}

/** A text without any markup → content; control characters are left out. */
export function escapeContent(text: string): string {
  return formatRuns([{ type: "text", value: text }]);
}

/** Breaks joined to one line; a hyphen or a dash between words is left to those who know better. */
export function joinLines(content: string): string {
  return content.replace(/\n/g, " ");
}

/** Whether lines broken by hand are verse: three or more, short, and mostly open at their ends. */
export function isStanza(content: string): boolean {
  const lines = content.split("\n");
  if (lines.length < 3) return false;
  const width = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
  const open = lines.slice(0, -1).filter((line) => !/[.!?…:]["”»’')\]]*$/u.test(line));
  return width < 65 && open.length * 2 >= lines.length - 1 && !lines.some(startsSpeech);
}

/** Dialogue is set in lines, too. */
function startsSpeech(line: string): boolean {
  return /^[—–]/.test(line) && /[.!?…]$/.test(line);
}

/**
 * Runs whose first letter stands by itself, bold or slanted because it is large: it is of one word
 * with what follows, and no emphasis.
 */
export function joinDropCap(runs: readonly Run[]): readonly Run[] {
  const at = runs.findIndex((run) => run.type !== "text" || run.value.trim() !== "");
  const first = runs[at];
  if (first?.type !== "text" || first.isEmphasis !== true) return runs;
  const next = runs.slice(at + 1).find((run) => run.type !== "text" || run.value !== "");
  const isLetter = /^\s*[«“"—]?\s*\p{Lu}[’']?$/u.test(first.value);
  if (!isLetter || next?.type !== "text" || !/^[\p{L}’']/u.test(next.value)) return runs;
  if (next.isEmphasis === true) return runs;
  return runs.map((run, index) => (index === at ? { ...first, isEmphasis: false } : run));
}

function formatLine(runs: readonly Run[]): string {
  const content: Inline[] = [];
  let wasSpace = true;
  for (const run of runs) {
    if (run.type === "line-end") continue;
    if (run.type === "note-call") {
      append(content, { type: "note-call", number: run.number }, run.isEmphasis === true);
      wasSpace = false;
      continue;
    }
    // Spaces that do not show or have no width are left out, and so is what no page can show.
    const value: string = run.value
      .replace(/[\t\n\f\r\u2028\u2029\u0085]/g, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]/g, "")
      .replace(/\p{Surrogate}/gu, "")
      // Letters that a printer cast as one are several to whoever looks them up.
      .replace(/[\ufb00-\ufb06]/g, (letter) => letter.normalize("NFKC"))
      .replace(/[ \u2000-\u2006\u2008\u205f\u3000]+/g, " ");
    const piece: string = wasSpace && value.startsWith(" ") ? value.slice(1) : value;
    if (piece === "") continue;
    wasSpace = piece.endsWith(" ");
    append(content, { type: "text", value: piece }, run.isEmphasis === true);
  }
  return formatInline(tidy(content));
}

function append(content: Inline[], inline: Inline, isEmphasis: boolean): void {
  const last = content.at(-1);
  if (!isEmphasis) {
    content.push(inline);
  } else if (last?.type === "emphasis") {
    content[content.length - 1] = { type: "emphasis", children: [...last.children, inline] };
  } else content.push({ type: "emphasis", children: [inline] });
}

/** Emphasis holds no space at its ends and is not empty; texts that touch are one. */
function tidy(content: readonly Inline[]): readonly Inline[] {
  const flat: Inline[] = content.flatMap((inline): readonly Inline[] => {
    if (inline.type !== "emphasis") return [inline];
    const children = mergeTexts(inline.children);
    const before: Inline[] = [];
    const after: Inline[] = [];
    const first = children[0];
    if (first?.type === "text" && /^\s/.test(first.value)) {
      before.push({ type: "text", value: first.value.slice(0, 1) });
      children[0] = { type: "text", value: first.value.slice(1) };
    }
    const last = children.at(-1);
    if (last?.type === "text" && /\s$/.test(last.value)) {
      after.push({ type: "text", value: last.value.slice(-1) });
      children[children.length - 1] = { type: "text", value: last.value.slice(0, -1) };
    }
    const filled = children.filter((child) => child.type !== "text" || child.value !== "");
    // A call of a note alone is not emphatic, whatever its style.
    const hasWords = filled.some((child) => child.type === "text" && /\S/.test(child.value));
    if (!hasWords) return [...before, ...filled, ...after];
    return [...before, { type: "emphasis", children: filled }, ...after];
  });
  const merged = mergeTexts(flat);
  const last = merged.at(-1);
  if (last?.type === "text") {
    const value = trimSpacesAtEnd(last.value);
    if (value === "") merged.pop();
    else merged[merged.length - 1] = { type: "text", value };
  }
  const first = merged[0];
  if (first?.type === "text") {
    const value = first.value.replace(/^[ \u00a0\u202f]+/, "");
    if (value === "") merged.shift();
    else merged[0] = { type: "text", value };
  }
  return merged;
}

/** Spaces of every width; a regular expression would look at each run of them again and again. */
export function trimSpacesAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[ \t\n\r\u00a0\u202f]/.test(text[end - 1] ?? "")) end--;
  return text.slice(0, end);
}

function mergeTexts(content: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of content) {
    const last = merged.at(-1);
    if (inline.type === "text" && last?.type === "text") {
      merged[merged.length - 1] = { type: "text", value: last.value + inline.value };
    } else merged.push(inline);
  }
  return merged;
}
