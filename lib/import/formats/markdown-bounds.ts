/** What Markdown’s parser takes too long for, written so that it does not. */

/** A paragraph with more of these has no links and no emphasis; the parser’s time is their square. */
const most = { brackets: 1_500, stars: 3_000 } as const;

/** The lines of a source in which headings have `#` before them and no paragraph has too many signs. */
export function boundMarkdown(lines: readonly string[]): readonly string[] {
  return boundSigns(hashHeadings(lines));
}

/** `Chapitre I` over `=====` → `# Chapitre I`: headings by underlines cost the square of their number. */
function hashHeadings(lines: readonly string[]): readonly string[] {
  const hashed = [...lines];
  let isFenced = false;
  for (const [index, line] of lines.entries()) {
    if (/^ {0,3}`{3,}/.test(line)) isFenced = !isFenced;
    const mark = isFenced ? undefined : /^ {0,3}(=+|-+)[ \t]*$/.exec(line)?.[1];
    const title = hashed[index - 1] ?? "";
    if (mark === undefined || !isTitle(title) || (hashed[index - 2] ?? "").trim() !== "") continue;
    hashed[index - 1] = `${mark.startsWith("=") ? "#" : "##"} ${title.trim()}`;
    hashed[index] = "";
  }
  return hashed;
}

/** A line that can be nothing but text: no list, quotation, heading, table or HTML. */
function isTitle(line: string): boolean {
  return /^ {0,3}[^\s>#*+|<`~=[-]/.test(line) && !/^ {0,3}\d+[.)]\s|#\s*$|^ {0,3}\[/.test(line);
}

function boundSigns(lines: readonly string[]): readonly string[] {
  const bounded: string[] = [];
  let paragraph: string[] = [];
  const end = () => {
    const text = paragraph.join("\n");
    const isOver = count(text, /[[\]]/g) > most.brackets * 2 || count(text, /[*_]/g) > most.stars;
    for (const line of paragraph) {
      bounded.push(isOver ? line.replace(/(?<!\\)[[\]*_]/g, "\\$&") : line);
    }
    paragraph = [];
  };
  for (const line of lines) {
    // Each item of a list is parsed by itself.
    if (line.trim() === "" || /^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s/.test(line)) end();
    paragraph.push(line);
  }
  end();
  return bounded;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
