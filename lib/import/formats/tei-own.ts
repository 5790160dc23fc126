/** What `toTei` wrote, read back as it was: every `<seg>` names its segment, its division the chapter. */

import type { AlignedRow } from "#lib/import/formats/aligned-rows.ts";
import {
  attribute,
  childElements,
  findElement,
  localName,
  type MarkupElement,
  textContent,
} from "#lib/import/formats/markup.ts";
import { mergeTexts } from "#lib/import/formats/merge-texts.ts";
import { formatInline } from "#lib/text/inline.ts";
import type { Inline } from "#lib/text/model.ts";
import { readSegmentId, type SegmentId } from "#lib/text/segment-id.ts";
import { formatVerseLines } from "#lib/text/verse-lines.ts";

/** The rows, or `undefined` where a text is not ours, or somebody has changed more than words. */
export function readOwnTei(texts: readonly MarkupElement[]): readonly AlignedRow[] | undefined {
  const [fr, en] = ["fr", "en"].map((side) => {
    const text = texts.flatMap(textsIn).find((each) => attribute(each, "id") === side);
    return text && readText(text);
  });
  if (fr === undefined || en === undefined || fr.length !== en.length) return undefined;
  const rows = fr.map((segment, at): AlignedRow | undefined => {
    const other = en[at];
    const isSame = other?.id === segment.id && other.chapter === segment.chapter;
    return isSame ? { ...segment, fr: segment.text, en: other.text } : undefined;
  });
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function textsIn(text: MarkupElement): readonly MarkupElement[] {
  const group = childElements(text, "group")[0];
  return group === undefined ? [text] : childElements(group, "text").flatMap(textsIn);
}

interface OwnSegment {
  readonly id: string;
  readonly chapter: string;
  /** In the markup of a cell. */
  readonly text: string;
}

function readText(text: MarkupElement): readonly OwnSegment[] | undefined {
  const body = findElement(text, "body");
  const segments: OwnSegment[] = [];
  for (const division of body === undefined ? [] : childElements(body)) {
    const chapter = attribute(division, "n");
    const pieces = findPieces(division, false);
    if (chapter === undefined || localName(division) !== "div") return undefined;
    for (let at = 0; at < pieces.length; ) {
      const id = attribute(pieces[at]?.element ?? division, "n") ?? "";
      const next = pieces.findIndex(
        (piece, index) => index > at && attribute(piece.element, "n") !== id,
      );
      const end = next === -1 ? pieces.length : next;
      const segmentId = readSegmentId(id);
      if (segmentId === undefined) return undefined;
      const cell = formatCellOf(pieces.slice(at, end), segmentId);
      if (cell === undefined) return undefined;
      segments.push({ id, chapter, text: cell });
      at = end;
    }
  }
  return segments;
}

/** A `<seg>`, and whether it is the first of a line that begins with it. */
interface Piece {
  readonly element: MarkupElement;
  readonly beginsLine: boolean;
}

function findPieces(element: MarkupElement, isLine: boolean): readonly Piece[] {
  let beginsLine = isLine;
  return childElements(element).flatMap((child): readonly Piece[] => {
    const name = localName(child);
    if (name === "seg") {
      const piece = { element: child, beginsLine };
      beginsLine = false;
      return [piece];
    }
    return findPieces(child, name === "l" && attribute(child, "part") !== "F");
  });
}

/** The cell of a segment’s pieces; `undefined` for what no cell can have. */
function formatCellOf(pieces: readonly Piece[], { kind }: SegmentId): string | undefined {
  const [first] = pieces;
  if (kind === "b") return pieces.map(({ element }) => textContent(element)).join(" ");
  const content = pieces.flatMap(({ element, beginsLine }, index): readonly Inline[] => {
    const inlines = readInlines(element);
    const isLine = index > 0 || (beginsLine && kind === "d");
    return isLine && inlines.length > 0 ? [{ type: "text", value: "\n" }, ...inlines] : inlines;
  });
  const opens = first !== undefined && attribute(first.element, "type") === "opens-paragraph";
  try {
    return (opens ? "¶" : "") + formatVerseLines(formatInline(mergeTexts(content)), kind);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function readInlines(element: MarkupElement): readonly Inline[] {
  return element.children.flatMap((child): readonly Inline[] => {
    if (typeof child === "string") return [{ type: "text", value: child }];
    const name = localName(child);
    if (name === "lb") return [{ type: "text", value: "\n" }];
    if (name === "hi") return [{ type: "emphasis", children: readInlines(child) }];
    const number = Number(attribute(child, "n"));
    return name === "ref" && Number.isInteger(number) ? [{ type: "note-call", number }] : [];
  });
}
