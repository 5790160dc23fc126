/**
 * Subtitles → paragraphs: what is said from one pause to the next, by one speaker. Sentences that
 * go over several cues are whole again, and each block knows when its cues were on the screen.
 */

import type { DraftBlock, DraftText, ImportContext } from "#lib/import/draft.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import { type Cue, readCues } from "#lib/import/formats/subtitle-cues.ts";
import { isCredit, readSpokenLines, type SpokenLine } from "#lib/import/formats/subtitle-text.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { BlockTime } from "#lib/import/imported-text.ts";
import { countLetters } from "#lib/import/ledger.ts";

/** Reads subtitles of any of the kinds known. */
export function readSubtitles(source: string, context: ImportContext): DraftText {
  const cues = readCues(source, context.ledger);
  if (cues.length === 0) throw new ImportError("no-text", { format: "SRT" });
  const spoken = speakCues(withoutRepeats(cues), context);
  const pauses = readPauses(spoken);
  const blocks = cutParagraphs(spoken, pauses).map(toBlock);
  return { blocks: setAsideCredits(blocks), isStructured: true };
}

/** What one cue says of one speaker, with its times. */
interface Speech {
  readonly startMs: number;
  readonly endMs: number;
  readonly lines: readonly SpokenLine[];
  readonly text: string;
  readonly isSung: boolean;
  readonly opensSpeech: boolean;
  /** Whether others speak in the same cue. */
  readonly isDialogue: boolean;
}

/** A cue is cut where another speaks; each has its share of the time. */
function speakCues(
  cues: readonly (Cue & { readonly repeated: readonly string[] })[],
  context: ImportContext,
): readonly Speech[] {
  return cues.flatMap(({ startMs, endMs, lines, repeated }) => {
    for (const line of repeated) {
      for (const { text } of readSpokenLines([line], context.ledger)) {
        context.ledger.setAside("duplicate", text);
      }
    }
    const parts: SpokenLine[][] = [];
    for (const line of readSpokenLines(lines, context.ledger)) {
      const before = parts.at(-1)?.at(-1);
      const begins = before === undefined || line.opensSpeech || line.isSung !== before.isSung;
      if (begins) parts.push([line]);
      else parts.at(-1)?.push(line);
    }
    const texts = parts.map((part) => part.map(({ text }) => text).join(" "));
    const total = Math.max(1, countLetters(texts.join("")));
    let letters = 0;
    const timeAt = (share: number) => Math.round(startMs + (endMs - startMs) * (share / total));
    return parts.map((part, index): Speech => {
      const text = texts[index] ?? "";
      const start = timeAt(letters);
      letters += countLetters(text);
      return {
        startMs: start,
        endMs: timeAt(letters),
        lines: part,
        text,
        isSung: part[0]?.isSung === true,
        opensSpeech: part[0]?.opensSpeech === true,
        isDialogue: parts.length > 1,
      };
    });
  });
}

/**
 * Captions that roll show each line twice, below and then above the next. Where a third of the cues
 * begin with the line before, that line is left out.
 */
function withoutRepeats(
  cues: readonly Cue[],
): readonly (Cue & { readonly repeated: readonly string[] })[] {
  const repeated = cues.map((cue, index) => {
    const before = cues[index - 1];
    if (before === undefined || cue.startMs > before.endMs + 100) return 0;
    const most = Math.min(before.lines.length, cue.lines.length);
    for (let count = most; count > 0; count--) {
      const tail = before.lines.slice(-count).map(bare).join("\n");
      if (tail === cue.lines.slice(0, count).map(bare).join("\n")) return count;
    }
    return 0;
  });
  const isRolling =
    cues.length >= 6 && repeated.filter((count) => count > 0).length * 3 >= cues.length;
  return cues.map((cue, index) => {
    const count = isRolling ? (repeated[index] ?? 0) : 0;
    return { ...cue, lines: cue.lines.slice(count), repeated: cue.lines.slice(0, count) };
  });
}

function bare(line: string): string {
  return line.replace(/<[^<>]*>/g, "").trim();
}

interface Pauses {
  /** A pause of so many milliseconds after a sentence ends a paragraph. */
  readonly afterSentence: number;
  /** One of so many ends it anywhere. */
  readonly anywhere: number;
}

/** Captions without stops have only pauses to part them. */
function readPauses(spoken: readonly Speech[]): Pauses {
  const stops = spoken.filter(({ text }) => endsSpeech(text)).length;
  return stops * 6 < spoken.length
    ? { afterSentence: 500, anywhere: 1_000 }
    : { afterSentence: 2_000, anywhere: 8_000 };
}

function endsSpeech(text: string): boolean {
  return /[.!?…:]["”»’')\]\s]*$/u.test(text);
}

const opensSmall = /^[^\p{L}\p{N}]*\p{Ll}/u;
/** Of a paragraph, in UTF-16 code units, after which any pause ends it. */
const longParagraph = 700;

function cutParagraphs(spoken: readonly Speech[], pauses: Pauses): readonly (readonly Speech[])[] {
  const paragraphs: Speech[][] = [];
  let length = 0;
  for (const [index, speech] of spoken.entries()) {
    const before = spoken[index - 1];
    const open = paragraphs.at(-1);
    if (open === undefined || before === undefined || parts(before, speech, length, pauses)) {
      paragraphs.push([speech]);
      length = speech.text.length;
    } else {
      open.push(speech);
      length += speech.text.length;
    }
  }
  return paragraphs;
}

function parts(before: Speech, speech: Speech, length: number, pauses: Pauses): boolean {
  const pause = speech.startMs - before.endMs;
  if (before.isSung !== speech.isSung) return true;
  if (speech.isSung) return pause >= pauses.afterSentence;
  if (isSound(before.text) || isSound(speech.text)) return true;
  if (isCredit(before.text) !== isCredit(speech.text)) return true;
  if (speech.opensSpeech && !goesOnSmall(before, speech)) return true;
  // Of two speakers in a cue nobody knows which goes on in the next, if a sentence begins there.
  if (before.isDialogue && pause >= 0 && endsSpeech(before.text)) return true;
  if (pause >= pauses.anywhere) return true;
  const isOpen = !endsSpeech(before.text) && opensSmall.test(speech.text);
  if (isOpen && length < longParagraph * 3) return false;
  if (pause >= pauses.afterSentence) return true;
  return length > longParagraph && (endsSpeech(before.text) || pause > 0);
}

/** A dash before small letters goes on with what the other began, or is one in a sentence. */
function goesOnSmall(before: Speech, speech: Speech): boolean {
  return !before.opensSpeech && !endsSpeech(before.text) && opensSmall.test(speech.text);
}

/** What is heard and not said, in brackets: `[Door slams]`. */
function isSound(text: string): boolean {
  return /^[—\s]*(?:\[[^\]]*\]|\([^)]*\))\s*$/u.test(text);
}

function toBlock(paragraph: readonly Speech[]): DraftBlock {
  const isSung =
    paragraph[0]?.isSung === true && paragraph.flatMap(({ lines }) => lines).length > 1;
  const runs: Run[] = [];
  const times: BlockTime[] = [];
  let letters = 0;
  for (const [index, speech] of paragraph.entries()) {
    const before = paragraph[index - 1];
    times.push({ letters, startMs: speech.startMs, endMs: speech.endMs });
    letters += countLetters(speech.text);
    for (const [at, line] of speech.lines.entries()) {
      const isFirst = index === 0 && at === 0;
      if (!isFirst) runs.push(isSung ? { type: "line-end" } : { type: "text", value: " " });
      const goesOn = at === 0 && before !== undefined && /(?:\.\.\.?|…)$/.test(before.text);
      runs.push(...(goesOn ? withoutDots(line.runs) : line.runs));
    }
  }
  return { kind: isSung ? "v" : "p", content: formatRuns(runs), times };
}

/** A sentence that breaks off with dots and goes on with dots has them once. */
function withoutDots(runs: readonly Run[]): readonly Run[] {
  const first = runs[0];
  if (first?.type !== "text") return runs;
  const value = first.value.replace(/^\s*(?:\.\.\.?|…)\s*(?=\p{Ll})/u, "");
  return [{ ...first, value }, ...runs.slice(1)];
}

/** Who made the subtitles, at the beginning, at the end or in a pause. */
function setAsideCredits(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isMakers = blocks.map(({ content }) => isCredit(content) && content.length < 200);
  const firstWords = isMakers.indexOf(false);
  return blocks.map((block, index) =>
    isMakers[index]
      ? { ...block, aside: index < firstWords ? "front-matter" : "back-matter" }
      : block,
  );
}
