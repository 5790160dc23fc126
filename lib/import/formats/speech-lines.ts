/**
 * The runs of printed lines that a play’s speeches are: a name in capitals on its own line, with
 * what is said of how over one or more, and then what is said, in prose or in verse.
 */

import { beginsSentence, type Line } from "#lib/import/formats/lines.ts";

/** A run of lines as a speech. */
export interface SpeechRun {
  /** The lines of the head. */
  readonly head: readonly Line[];
  /** What is said, directions that go over several lines together. */
  readonly said: readonly (readonly Line[])[];
  readonly isVerse: boolean;
}

/** What a play says of the runs of its lines; a text that is none says nothing. */
export interface SpeechReader {
  readonly speechOf: (run: readonly Line[]) => SpeechRun | undefined;
  /** Whether a run under no name is a stanza of the speech before. */
  readonly isStanza: (run: readonly Line[]) => boolean;
}

/** The fewest speeches of a play, and the share of its runs. */
const least = { speeches: 6, share: 0.25 } as const;

/** Verse is seldom wider, in UTF-16 code units. */
const widestVerse = 70;

/** A head goes over so many lines at most. */
const longestHead = 6;

const nameLine =
  /^(?:(?:M|Mme|Mlle|MM|Mr|Mrs|Dr|St)\.? |\d{1,2}(?:er|e|th|st|nd|rd) )?\p{Lu}[\p{Lu}’' ,.-]*(?:(?: (?:et|and|de|du|des|of|the|la|le) )[\p{Lu}’' -]+)*(?:[ ,]*[([_*].*)?[.:)\]_*—–-]$/u;

/** Looks at all runs of a text for what tells a play and its verse. */
export function makeSpeechReader(runs: readonly (readonly Line[])[]): SpeechReader {
  const heads = new Map(
    runs.flatMap((run) => {
      const count = headLines(run);
      return count === 0 || count === run.length ? [] : [[run, count] as const];
    }),
  );
  if (heads.size < least.speeches || heads.size < runs.length * least.share) {
    return { speechOf: () => undefined, isStanza: () => false };
  }
  const parts = new Map([...heads].map(([run, count]) => [run, joinDirections(run.slice(count))]));
  const inner = [...parts.values()].flatMap((said) => spokenLines(said).slice(1));
  const isVersePlay = inner.length >= 8 && shareOfCapitals(inner) >= 0.7;
  const speechOf = (run: readonly Line[]): SpeechRun | undefined => {
    const count = heads.get(run);
    const said = parts.get(run);
    if (count === undefined || said === undefined) return undefined;
    return { head: run.slice(0, count), said, isVerse: isVerse(spokenLines(said), isVersePlay) };
  };
  const isStanza = (run: readonly Line[]) =>
    isVersePlay &&
    run.length > 1 &&
    run.every(({ text }) => text.length <= widestVerse && !/^\P{Ll}+$/u.test(text)) &&
    !/^[([]/.test(run[0]?.text ?? "") &&
    shareOfCapitals(run) >= 0.75;
  return { speechOf, isStanza };
}

/** The lines of the head that a run begins with; 0 where it begins with none. */
function headLines(run: readonly Line[]): number {
  const [first] = run;
  if (first === undefined || !/^\P{Ll}{2}/u.test(first.text)) return 0;
  let text = "";
  for (const [index, line] of run.slice(0, longestHead).entries()) {
    text = index === 0 ? line.text : `${text} ${line.text}`;
    if (isOpen(text)) continue;
    return nameLine.test(text) && /\p{Lu}{2}/u.test(text) ? index + 1 : 0;
  }
  return 0;
}

/** Whether a bracket is open at the end. */
function isOpen(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[([]/g) > count(/[)\]]/g);
}

function joinDirections(lines: readonly Line[]): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const before = last?.map(({ text }) => text).join(" ") ?? "";
    if (last !== undefined && /^[([]/.test(before) && isOpen(before)) last.push(line);
    else parts.push([line]);
  }
  return parts;
}

/** The lines without those that say what is done. */
function spokenLines(said: readonly (readonly Line[])[]): readonly Line[] {
  return said.flatMap((lines) => (/^[([]/.test(lines[0]?.text ?? "") ? [] : lines));
}

function isVerse(lines: readonly Line[], isVersePlay: boolean): boolean {
  const inner = lines.slice(1);
  if (lines.some(({ text }) => text.length > 80)) return false;
  if (inner.length < 2) return isVersePlay;
  const share = shareOfCapitals(inner);
  if (share > 0.4 && share < 0.75) return isVersePlay;
  return share >= 0.75;
}

function shareOfCapitals(lines: readonly Line[]): number {
  return lines.filter(({ text }) => beginsSentence(text)).length / Math.max(1, lines.length);
}
