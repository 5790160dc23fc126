/**
 * The cues of subtitles: SubRip (`.srt`), WebVTT (`.vtt`), YouTube’s `.sbv` and SubStation Alpha
 * (`.ass`, `.ssa`), each as players read them: leniently.
 */

import type { Ledger } from "#lib/import/ledger.ts";

/** What is on the screen from one time to another. */
export interface Cue {
  /** From the beginning of the film. */
  readonly startMs: number;
  readonly endMs: number;
  /** As the file has them, codes included; none is empty. */
  readonly lines: readonly string[];
}

const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,:](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}\s*--?>\s*${time}(?:\s.*)?$`);
const shortTiming = new RegExp(String.raw`^\s*${time}\s*,\s*${time}\s*$`);

/** Whether a text begins as subtitles do: with a cue, after a counter or a heading at most. */
export function looksLikeSubtitles(start: string): boolean {
  const text = start.replace(/^\ufeff/, "");
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text) || /^\[Script Info\]/i.test(text)) return true;
  const lines = text
    .split(/\r\n?|\n/, 40)
    .filter((line) => line.trim() !== "")
    .slice(0, 3);
  const first = lines.findIndex((line) => isTiming(line));
  return first === 0 || (first > 0 && lines.slice(0, first).every((line) => line.length < 12));
}

function isTiming(line: string): boolean {
  return timing.test(line) || shortTiming.test(line);
}

/** The cues in the order of their times. What is in the file beside them is set aside. */
export function readCues(source: string, ledger: Ledger): readonly Cue[] {
  const lines = source.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  const cues = /^\s*\[Script Info\]/i.test(source)
    ? readEvents(lines, ledger)
    : /^WEBVTT/.test(lines[0] ?? "")
      ? readVttBlocks(lines, ledger)
      : readTimedLines(lines, ledger);
  return cues
    .map((cue, index) => ({ cue, index }))
    .sort((a, b) => a.cue.startMs - b.cue.startMs || a.index - b.index)
    .map(({ cue }) => cue);
}

/** What is parted by empty lines: a cue, with a name over it or not, or a remark, or style. */
function readVttBlocks(lines: readonly string[], ledger: Ledger): Cue[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") blocks.push([]);
    // A cue that no empty line parts from the one before begins here all the same.
    else if (isTiming(line) && blocks.at(-1)?.some(isTiming)) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  const cues: Cue[] = [];
  for (const block of blocks) {
    if (block.length === 0) continue;
    const at = block.findIndex(isTiming);
    const first = block[0] ?? "";
    if (at === -1 || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) {
      setAsideLines(/^(?:STYLE|REGION|WEBVTT)/.test(first) ? "code" : "comment", block, ledger);
      continue;
    }
    setAsideTimes(block.slice(0, at + 1), ledger);
    cues.push(makeCue(block[at] ?? "", block.slice(at + 1)));
  }
  return cues;
}

/** A cue goes from its times to the next, without the counter over those. */
function readTimedLines(lines: readonly string[], ledger: Ledger): Cue[] {
  const starts = lines.flatMap((line, index) => (isTiming(line) ? [index] : []));
  const before = lines.slice(0, starts[0] ?? 0).filter((line) => line.trim() !== "");
  const counters = starts.filter((start) => isCounter(lines[start - 1] ?? "")).length;
  const hasCounters = counters * 2 >= starts.length;
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const body = lines.slice(start + 1, next ?? lines.length);
    const counter = hasCounters && next !== undefined ? takeCounter(body) : undefined;
    setAsideTimes([...(at === 0 ? before : []), lines[start] ?? "", counter ?? ""], ledger);
    return makeCue(lines[start] ?? "", body);
  });
}

/** Takes the counter of the next cue off the end of a cue’s lines. */
function takeCounter(body: string[]): string | undefined {
  while (body.at(-1)?.trim() === "") body.pop();
  return isCounter(body.at(-1) ?? "") ? body.pop() : undefined;
}

function isCounter(line: string): boolean {
  return /^\s*\d{1,6}\s*$/.test(line);
}

function makeCue(times: string, body: readonly string[]): Cue {
  const match = timing.exec(times) ?? shortTiming.exec(times);
  const [startMs, endMs] = [toMs(match?.slice(1, 5) ?? []), toMs(match?.slice(5, 9) ?? [])];
  const lines = body.map((line) => line.trim()).filter((line) => line !== "");
  return { startMs, endMs: Math.max(startMs, endMs), lines };
}

function toMs([hours = "0", minutes = "0", seconds = "0", fraction = "0"]: readonly string[]) {
  return (
    (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 +
    Number(fraction.padEnd(3, "0"))
  );
}

/** SubStation Alpha: a line a cue, its fields named by a line before; the last is the text. */
function readEvents(lines: readonly string[], ledger: Ledger): Cue[] {
  const cues: Cue[] = [];
  let fields = ["layer", "start", "end", "style", "name", "l", "r", "v", "effect", "text"];
  let isInEvents = false;
  for (const line of lines) {
    if (/^\s*\[/.test(line)) isInEvents = /^\s*\[events\]/i.test(line);
    const [, kind = "", rest = ""] = /^\s*(\w+(?: +\w+)*)\s*:\s?(.*)$/.exec(line) ?? [];
    if (isInEvents && /^format$/i.test(kind)) {
      fields = rest.split(",").map((field) => field.trim().toLowerCase());
    } else if (isInEvents && /^dialogue$/i.test(kind)) {
      const cells = rest.split(",");
      const text = cells.slice(fields.length - 1).join(",");
      const [start, end] = ["start", "end"].map((name) => cells[fields.indexOf(name)] ?? "");
      setAsideTimes([`${start} ${end}`], ledger);
      cues.push(
        ...readDialogue(`${start?.trim()} --> ${end?.trim()}`, text.split(/\\[Nn]/), ledger),
      );
    } else if (line.trim() !== "") {
      setAsideLines(/^comment$/i.test(kind) ? "comment" : "code", [line], ledger);
    }
  }
  return cues;
}

/** What is drawn, as signs are, is told by a code that a number above 0 follows. */
function readDialogue(times: string, body: readonly string[], ledger: Ledger): readonly Cue[] {
  if (!timing.test(times)) {
    setAsideLines("code", body, ledger);
    return [];
  }
  if (/\{[^}]*\\p[1-9]/.test(body[0] ?? "")) {
    setAsideLines("picture", body, ledger);
    return [];
  }
  return [makeCue(times, body)];
}

function setAsideTimes(lines: readonly string[], ledger: Ledger): void {
  setAsideLines("time-code", lines, ledger);
}

function setAsideLines(
  name: "time-code" | "comment" | "code" | "picture",
  lines: readonly string[],
  ledger: Ledger,
): void {
  const text = lines.join("\n");
  if (text.trim() === "") return;
  ledger.show(`${text}\n`);
  ledger.setAside(name, text);
}
