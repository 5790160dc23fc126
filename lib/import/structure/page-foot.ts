/** Notes at the foot of a page: where they begin, and which lines each has. */

/** A line of a page, without its page number and running head. */
export interface FootLine {
  readonly text: string;
  /** Empty lines before it. */
  readonly blanksBefore: number;
  /** Whether it is set in smaller letters than the text; absent where sizes are not known. */
  readonly isSmall?: boolean | undefined;
}

/** One note. */
export interface FootNote {
  /** As printed: `1`, `*`; empty for one that goes on from the page before. */
  readonly label: string;
  /** The lines’ places on the page. */
  readonly lines: readonly number[];
}

/** The notes of a page. */
export interface Foot {
  /** The place of the first line of the notes; they go on to the end of the page. */
  readonly start: number;
  readonly notes: readonly FootNote[];
}

const label =
  /^(?:[[(]?(\d{1,3})[\])]?[.:]?(?:\s+(?=[^\s\d])|(?=[\p{Lu}«“"]))|(\*{1,4}|[†‡§]{1,3})(?:\s+|(?=[\p{L}«“"])))/u;

/** What a note begins with: its label, and the rest of the line. */
export function readFootLabel(
  text: string,
): { readonly label: string; readonly rest: string } | undefined {
  const match = label.exec(text);
  const found = match?.[1] ?? match?.[2];
  return found === undefined || match === null
    ? undefined
    : { label: found, rest: text.slice(match[0].length) };
}

/** What is known of a page besides its lines. */
export interface AroundFoot {
  /** The page before ended in the middle of a note. */
  readonly isOpen?: boolean;
  /** The number of the last note before. */
  readonly lastNumber?: number;
  /** Text beside these lines on the page: other columns, which may have the calls. */
  readonly beside?: readonly { readonly text: string }[];
  /**
   * The page is of typed lines: figures alone label its notes, no space stands before a bare call,
   * and what an empty line parts from a note is one too.
   */
  readonly isTyped?: boolean;
}

/** The foot of a page of typed lines is not longer. */
const mostTypedLines = 30;

/**
 * The notes at the foot of a page. Notes are called on the page above them, count up, and are set
 * small or parted from the text by an empty line.
 */
export function findFootNotes(
  page: readonly FootLine[],
  { isOpen = false, lastNumber = Number.NaN, beside = [], isTyped = false }: AroundFoot = {},
): Foot | undefined {
  const knowsSizes = page.some(({ isSmall }) => isSmall === true);
  const top = isTyped ? Math.max(1, page.length - mostTypedLines) : 1;
  for (let start = knowsSizes ? firstSmall(page) : top; start < page.length; start++) {
    const line = page[start];
    if (line === undefined || (start === 0 && !isOpen)) continue;
    if (!knowsSizes && line.blanksBefore === 0) continue;
    const first = readFootLabel(line.text);
    const above = [...beside, ...page.slice(0, start)];
    const isNext = knowsSizes && Number(first?.label) === lastNumber + 1;
    if (first === undefined) {
      // Small lines at the end that no label begins go on with a note, if one is open.
      if (!(knowsSizes && isOpen)) continue;
    } else if (isTyped && !/\d/.test(first.label)) continue;
    else if (!isNext && !isCalled(first.label, above, isTyped)) continue;
    const notes = readNotes(page, start, { above: knowsSizes ? undefined : above, isTyped });
    if (notes !== undefined) return { start, notes };
  }
  return undefined;
}

/** The first of the small lines that the page ends with. */
function firstSmall(page: readonly FootLine[]): number {
  let start = page.length;
  while (start > 0 && page[start - 1]?.isSmall === true) start--;
  return start;
}

/** Whether a label stands after a word on the page: `horizon.1`, `marches (2)`, `phare*`. */
function isCalled(
  found: string,
  above: readonly { readonly text: string }[],
  isTyped: boolean,
): boolean {
  const sign = found.replace(/[*]/g, "\\*");
  const call = isTyped
    ? `[[(]${sign}[\\])]|(?<=[\\p{L}.,;:!?…»”’)])${sign}(?!\\d|[.,]\\d)`
    : `(?<=[\\p{L}\\p{N}.,;:!?…»”’)\\u00a0\\u202f ])[[(]?${sign}[\\])]?(?![\\p{L}\\d*])`;
  const pattern = new RegExp(call, "u");
  const raised = [...found].map((figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(figure)] ?? "").join("");
  const high = raised === "" ? undefined : new RegExp(`${raised}(?![⁰¹²³⁴-⁹])`, "u");
  return above.some(({ text }) => pattern.test(text) || high?.test(text) === true);
}

/** How the lines of notes are read. */
interface NoteLines {
  /** Where they must be called; absent where sizes tell them. */
  readonly above: readonly { readonly text: string }[] | undefined;
  readonly isTyped: boolean;
}

/** Labels count up by one; a line with any other number goes on with the note before. */
function readNotes(
  page: readonly FootLine[],
  start: number,
  { above, isTyped }: NoteLines,
): readonly FootNote[] | undefined {
  const notes: { label: string; lines: number[] }[] = [];
  for (let index = start; index < page.length; index++) {
    const line = page[index];
    const found = readFootLabel(line?.text ?? "");
    const last = notes.at(-1);
    const follows =
      found !== undefined &&
      (last === undefined ||
        last.label === "" ||
        Number(found.label) === Number(last.label) + 1 ||
        (!/\d/.test(found.label) && found.label.length === last.label.length + 1));
    const isOne =
      found !== undefined && (above === undefined || isCalled(found.label, above, isTyped));
    if (found !== undefined && follows && isOne) {
      notes.push({ label: found.label, lines: [index] });
    } else if (last === undefined) notes.push({ label: "", lines: [index] });
    else if (isTyped && (line?.blanksBefore ?? 0) > 0) return undefined;
    else last.lines.push(index);
  }
  return notes.length > 0 ? notes : undefined;
}
