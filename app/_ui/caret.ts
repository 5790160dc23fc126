/** A run of letters in a text node, by offsets in UTF-16 code units, end not included. */
export interface LetterRun {
  readonly node: Text;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** How far above or below its letters a finger or a pointer still means a word, in px. */
const reach = 6;

/** The letters under a point of the viewport, or `undefined` where there are none. */
export function lettersAt(x: number, y: number): LetterRun | undefined {
  const caret = caretAt(x, y);
  if (!(caret?.node instanceof Text)) return undefined;
  const { data } = caret.node;
  let [startOffset, endOffset] = [caret.offset, caret.offset];
  while (startOffset > 0 && isLetter(data, startOffset - 1)) startOffset--;
  while (endOffset < data.length && isLetter(data, endOffset)) endOffset++;
  if (startOffset === endOffset) return undefined;
  const run = { node: caret.node, startOffset, endOffset };
  // The caret goes to the nearest letter, however far away it is.
  return [...rangeOf(run).getClientRects()].some(
    ({ left, right, top, bottom }) =>
      x >= left - 1 && x <= right + 1 && y >= top - reach && y <= bottom + reach,
  )
    ? run
    : undefined;
}

/** Where in the text a point of the viewport is. */
export function caretAt(
  x: number,
  y: number,
): { readonly node: Node; readonly offset: number } | undefined {
  if (typeof document.caretPositionFromPoint === "function") {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 26.2.
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? undefined : { node: range.startContainer, offset: range.startOffset };
}

/** A run of letters as the browser marks and measures it. */
export function rangeOf({ node, startOffset, endOffset }: LetterRun): Range {
  const range = new Range();
  range.setStart(node, startOffset);
  range.setEnd(node, endOffset);
  return range;
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}\u00ad]/u.test(text[at] ?? "");
}
