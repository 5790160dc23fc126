/** Pictures drawn with signs among the lines of a text: the plan of a room, a map, a crest. */

/** The fewest lines of a drawing, and the share of them that have strokes. */
const least = { lines: 3, share: 0.6 } as const;

/** Whether lines are drawn and not written: strokes in most, and fewer letters than signs. */
export function isDrawing(lines: readonly string[]): boolean {
  if (lines.length < least.lines) return false;
  const drawn = lines.filter(hasStrokes);
  const text = lines.join("");
  const signs = text.match(/[^\p{L}\p{N}\s]/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return drawn.length >= lines.length * least.share && letters < signs;
}

/** Two uprights, or a stroke along the line; dots lead to a page’s number, stars part scenes. */
function hasStrokes(line: string): boolean {
  return /\|.*\||[-_=+:|\\/]{4,}/u.test(line);
}
