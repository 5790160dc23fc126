/** What a line of a cue says: its words without codes, who speaks, and whether it is sung. */

import type { Run } from "#lib/import/formats/inline-content.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** A line of a cue. */
export interface SpokenLine {
  readonly runs: readonly Run[];
  /** The words alone, spaces made single. */
  readonly text: string;
  /** Begins with a dash, or is marked with another voice: somebody else speaks. */
  readonly opensSpeech: boolean;
  /** Between notes of music. */
  readonly isSung: boolean;
}

// SubRip has codes of HTML and of SubStation Alpha; WebVTT has classes, voices and times.
const code =
  /<\/?(?:i|b|u|s|c|v|lang|ruby|rt|font|span|em|strong|br)(?:[.\s/][^<>]*)?>|<\d{1,3}:\d{2}[\d:.]*>|\{\\[^{}]*\}|\{[a-zA-Z]:[^{}]*\}/gi;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  lrm: "",
  rlm: "",
};

/** Reads the lines of a cue; codes last from line to line. */
export function readSpokenLines(lines: readonly string[], ledger: Ledger): readonly SpokenLine[] {
  const style = { isEmphasis: false, isRuby: false };
  let hasVoice = false;
  return lines.flatMap((line): readonly SpokenLine[] => {
    const runs: Run[] = [];
    const add = (raw: string) => {
      const value = decode(raw);
      if (value === "") return;
      ledger.show(value);
      if (style.isRuby) ledger.setAside("hidden", value);
      else runs.push({ type: "text", value, isEmphasis: style.isEmphasis });
    };
    let at = 0;
    let opensVoice = false;
    for (const match of line.matchAll(code)) {
      add(line.slice(at, match.index));
      at = match.index + match[0].length;
      if (/^<v[.\s]/i.test(match[0])) opensVoice = true;
      if (/^<br/i.test(match[0])) runs.push({ type: "text", value: " " });
      applyCode(match[0], style);
    }
    add(line.slice(at));
    ledger.show("\n");
    const isNewVoice = opensVoice && (hasVoice || at > 0);
    hasVoice ||= opensVoice;
    return toSpoken(runs, isNewVoice);
  });
}

function applyCode(found: string, style: { isEmphasis: boolean; isRuby: boolean }): void {
  if (/^<(?:i|em)\b/i.test(found) || /\\i1\b/.test(found)) style.isEmphasis = true;
  if (/^<\/(?:i|em)\b/i.test(found) || /\\(?:i0|r)\b/.test(found)) style.isEmphasis = false;
  if (/^<rt\b/i.test(found)) style.isRuby = true;
  if (/^<\/(?:rt|ruby)\b/i.test(found)) style.isRuby = false;
}

const dash = /^(\s*)(?:[-‐‑–—―−]|--)(?=\s*\S)\s*/;
const music = /[♩♪♫♬]|(?:^|\s)#(?=\s)|(?<=\s)#$/gu;

function toSpoken(runs: readonly Run[], isNewVoice: boolean): readonly SpokenLine[] {
  const text = runs.map((run) => (run.type === "text" ? run.value : "")).join("");
  const isSung = /^\s*[♩♪♫♬#]|[♩♪♫♬]\s*$/u.test(text) && /\p{L}/u.test(text);
  const shown = isSung ? mapTexts(runs, (value) => value.replace(music, " ")) : runs;
  const words = text.replace(music, " ").replace(/\s+/g, " ").trim();
  if (!/[\p{L}\p{N}]/u.test(words) && !/[.?!…]/.test(words)) return [];
  const hasDash = !isSung && dash.test(words) && !/^-+\s*\d/.test(words);
  return [
    {
      runs: hasDash ? withDash(shown) : shown,
      text: hasDash ? words.replace(dash, "— ") : words,
      opensSpeech: hasDash || isNewVoice,
      isSung,
    },
  ];
}

/** The hyphen that opens speech is a dash in print. */
function withDash(runs: readonly Run[]): readonly Run[] {
  const first = runs.findIndex((run) => run.type === "text" && run.value.trim() !== "");
  return runs.map((run, index) =>
    index === first && run.type === "text"
      ? { ...run, value: run.value.replace(/^\s*(?:--|[-‐‑–—―−])\s*/, "— ") }
      : run,
  );
}

function mapTexts(runs: readonly Run[], change: (value: string) => string): readonly Run[] {
  return runs.map((run) => (run.type === "text" ? { ...run, value: change(run.value) } : run));
}

function decode(text: string): string {
  return text
    .replace(/\\h/g, "\u00a0")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|lrm|rlm);/gi, (_, name: string) => {
      return entities[name.toLowerCase()] ?? "";
    })
    .replace(/&#(\d{1,7});/g, (whole, digits: string) => {
      const point = Number(digits);
      return point > 31 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : whole;
    });
}

/** Whether a cue is its makers’ line and no word of the film. */
export function isCredit(text: string): boolean {
  return credits.some((pattern) => pattern.test(text));
}

const credits: readonly RegExp[] = [
  /\b(?:open|add|ic)subtitles?\b|\baddic7ed\b|\bsubscene\b|\byts\b|\bsous-titres\.eu\b|\bpodnapisi\b/i,
  /\b(?:https?:\/\/|www\.)\S+/i,
  /^\W*(?:sous[- ]titr(?:es?|age|é)|adaptation|traduction|synchro(?:nisation)?|relecture|transcript(?:ion)?)\b[^.!?]{0,40}(?::|\bpar\b)/i,
  /^\W*(?:sub(?:title|bing|s|bed)?s?|subtitl(?:ed|ing)|captions?|captioned|captioning|translat(?:ed|ion)|transcript|sync(?:ed|ing|hroni[sz]ed)?|rip(?:ped)?|corrections?|corrected|encoded)\b[^.!?]{0,50}(?::|\bby\b)/i,
];
