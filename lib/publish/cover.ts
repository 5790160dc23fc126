/** How the title of a work stands on its cover: a page of an open book, so many pixels of text. */
const textWidth = 468;
const textHeight = 454;
/** Of the face, in ems: a letter and its space on average, a wide letter, a line. */
const letterWidth = 0.54;
const wideLetter = 0.62;
const lineHeight = 1.2;
const largest = 68;
const smallest = 18;

/** The size of a title’s letters in pixels: the longer it or one of its words, the smaller. */
export function coverTextSize(title: string): number {
  const longestWord = Math.max(1, ...title.split(/[\s-]+/).map((word) => word.length));
  const widest = Math.floor(textWidth / (wideLetter * longestWord));
  let size = Math.min(largest, widest);
  while (size > smallest && linesAt(size, title) * size * lineHeight > textHeight) size--;
  return Math.max(smallest, size);
}

/** A title as a cover has it: a book’s worth of words is cut. */
export function coverTitle(title: string): string {
  return title.length <= mostLetters ? title : `${title.slice(0, mostLetters - 1).trimEnd()}…`;
}

const mostLetters = 400;

function linesAt(size: number, title: string): number {
  const perLine = Math.max(1, Math.floor(textWidth / (letterWidth * size)));
  let lines = 1;
  let used = 0;
  for (const word of title.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > perLine) {
      lines++;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}
