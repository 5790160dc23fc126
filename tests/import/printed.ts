/** Paragraphs as printing and its undoing leave them: wrapped, paged, hyphenated. */

/** How a text was printed. */
export interface Print {
  /** Columns of a line. */
  readonly width: number;
  /** What parts paragraphs: an empty line, a first line set in, or nothing but a last line’s end. */
  readonly paragraphs: "empty-line" | "indent" | "nothing";
  /** Lines of a page, with its number below and the title above; no pages where it is absent. */
  readonly pageLength?: number;
  /** Whether a form feed parts pages, or only what is printed there. */
  readonly hasFormFeeds?: boolean;
  /** Whether words are parted at the ends of lines. */
  readonly isHyphenated?: boolean;
  /** Whether every line is followed by an empty one. */
  readonly isDoubled?: boolean;
}

/** Prints paragraphs; `runningHead` stands at the top of every page but the first. */
export function print(paragraphs: readonly string[], runningHead: string, how: Print): string {
  const lines = paragraphs.flatMap((paragraph, index) => {
    const wrapped = wrap(paragraph, how.paragraphs === "indent" ? "    " : "", how);
    return how.paragraphs === "empty-line" && index > 0 ? ["", ...wrapped] : wrapped;
  });
  const pages = how.pageLength === undefined ? [lines] : cutPages(lines, how.pageLength);
  const printed = pages.flatMap((page, index) => {
    if (how.pageLength === undefined) return page;
    const head = index === 0 ? [] : [`${how.hasFormFeeds ? "\f" : ""}${runningHead}`, ""];
    return [...head, ...page, "", `                    ${index + 7}`, ""];
  });
  return printed.join(how.isDoubled === true ? "\n\n" : "\n");
}

function wrap(
  paragraph: string,
  indent: string,
  { width, isHyphenated }: Print,
): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.split(" ")) {
    if (line.trim() === "") {
      line += word;
      continue;
    }
    if (line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    const room = width - line.length - 2;
    const cut = isHyphenated === true ? placeToPart(word, room) : undefined;
    if (cut === undefined) {
      lines.push(line);
      line = word;
    } else {
      const isHyphen = word[cut - 1] === "-";
      lines.push(`${line} ${word.slice(0, cut)}${isHyphen ? "" : "-"}`);
      line = word.slice(cut);
    }
  }
  return [...lines, line];
}

/** After a hyphen of the word’s own, or between a vowel and a consonant with a vowel after it. */
function placeToPart(word: string, room: number): number | undefined {
  const hyphen = word.lastIndexOf("-", room);
  if (hyphen > 2 && /^\p{L}/u.test(word.slice(hyphen + 1))) return hyphen + 1;
  for (let at = Math.min(room, word.length - 3); at >= 3; at--) {
    if (
      /^\p{Ll}{3,}/u.test(word) &&
      /^[aeiouéè][bcdfglmnprstv][aeiouéè]\p{Ll}/u.test(word.slice(at - 1))
    ) {
      return /^\p{L}+$/u.test(word.slice(0, at + 2)) ? at : undefined;
    }
  }
  return undefined;
}

function cutPages(lines: readonly string[], length: number): readonly (readonly string[])[] {
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += length) pages.push(lines.slice(at, at + length));
  return pages;
}
