/** Notes and their calls: `[1]`, `¹`, `(1)`, and figures glued to the word before: `fois36.` */

import type { DraftBlock } from "#lib/import/draft.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

/** Paragraphs that are the text of a note: `[Note 1: …]`, `[1] …`, and lists under *Notes*. */
export function findNoteBodies(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isMarked = marksCalls(blocks);
  const called = numbersCalled(blocks);
  const atEnds = isMarked ? new Set<number>() : findNotesAtEnds(blocks);
  let isInNotes = false;
  // A note whose bracket is open yet, and the block that closes it.
  let open: { readonly note: number; readonly end: number } | undefined;
  return blocks.map((block, index) => {
    if (block.aside !== undefined) return block;
    if (open !== undefined && index <= open.end) {
      const content = index === open.end ? block.content.slice(0, -1).trim() : block.content;
      return { ...block, kind: "n", note: open.note, content: content.replaceAll("\n", " ") };
    }
    if (/^(?:end|foot)?notes?(?: de (?:bas de page|fin))?[.:]?$/i.test(block.content)) {
      isInNotes = true;
      return block;
    }
    if (block.kind !== "p" && block.kind !== "l") {
      if (block.kind !== "n") isInNotes = false;
      return block;
    }
    for (const { pattern, isSure, isUnderNotes, isAfterCall } of bodyPatterns) {
      const match = pattern.exec(block.content);
      if (match === null || (isUnderNotes === true && !isInNotes && !atEnds.has(index))) continue;
      if (isMarked && isSure !== true) continue;
      if (isAfterCall === true && !isRightAfterCall(blocks, index, match[1] ?? "")) continue;
      const note = numberOf(match[1] ?? "");
      if (note === undefined || (isSure !== true && !called.has(note))) continue;
      const content = (match[2] ?? "").trim();
      const end = isSure === true ? endOfBracket(blocks, index) : undefined;
      open = end === undefined ? undefined : { note, end };
      if (content !== "") return { ...block, kind: "n", note, content, isLone: false };
    }
    return block;
  });
}

interface BodyPattern {
  readonly pattern: RegExp;
  /** Whether the wording says that it is a note, called or not. */
  readonly isSure?: true;
  /** Whether it only counts under a heading *Notes*. */
  readonly isUnderNotes?: true;
  /** Whether it only counts right under the paragraph that calls it. */
  readonly isAfterCall?: true;
}

/**
 * The places of notes that nothing but their figures mark: lines at a chapter’s end that count on
 * from one to the next, each called above them by a figure at a word’s end.
 */
function findNotesAtEnds(blocks: readonly DraftBlock[]): ReadonlySet<number> {
  const found = new Set<number>();
  let start = 0;
  for (let index = 0; index < blocks.length; index++) {
    const first = labelOf(blocks[index]);
    if (first === undefined) continue;
    let end = index + 1;
    while (labelOf(blocks[end]) === first + (end - index)) end++;
    const above = blocks.slice(Math.max(start, index - longestChapter), index);
    const isCalled = (number: number) => above.some((block) => callsGlued(block, number));
    const numbers = Array.from({ length: end - index }, (_, at) => first + at);
    if (endsChapter(blocks[end]) && numbers.every(isCalled)) {
      for (let at = index; at < end; at++) found.add(at);
      start = end;
    }
    index = end - 1;
  }
  return found;
}

function labelOf(block: DraftBlock | undefined): number | undefined {
  if (block === undefined || block.aside !== undefined || !"pl".includes(block.kind))
    return undefined;
  const label = /^(\d{1,3})[.)]? \S/u.exec(block.content)?.[1];
  return label === undefined ? undefined : Number(label);
}

function callsGlued({ content, aside }: DraftBlock, number: number): boolean {
  if (aside !== undefined) return false;
  return new RegExp(`(?:\\p{Ll}{2}|[.,;:!?…»”’)])${number}(?![\\p{L}\\d°%]|[.,]\\d)`, "u").test(
    content,
  );
}

function endsChapter(block: DraftBlock | undefined): boolean {
  if (block === undefined || block.aside === "licence" || block.aside === "back-matter")
    return true;
  return block.level !== undefined || findChapterHeading(block.content) !== undefined;
}

/** Calls are looked for in so many blocks above. */
const longestChapter = 400;

/** A note in brackets has so many blocks at most. */
const longestBracket = 12;

/** The block that closes the bracket that the block at a place opens, where that is another. */
function endOfBracket(blocks: readonly DraftBlock[], start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < Math.min(blocks.length, start + longestBracket); index++) {
    const block = blocks[index];
    if (block === undefined || block.aside !== undefined || block.level !== undefined) continue;
    const brackets = block.content.match(/[[\]]/gu) ?? [];
    for (const sign of brackets) depth += sign === "[" ? 1 : -1;
    if (depth <= 0) return index > start && block.content.endsWith("]") ? index : undefined;
  }
  return undefined;
}

/** Whether the paragraph before calls a number that no list counts on with. */
function isRightAfterCall(blocks: readonly DraftBlock[], index: number, number: string): boolean {
  const calls = blocks[index - 1]?.content.includes(`[${number}]`) === true;
  const next = blocks[index + 1]?.content ?? "";
  return calls && !new RegExp(`^\\(?${Number(number) + 1}[.)]`, "u").test(next);
}

const bodyPatterns: readonly BodyPattern[] = [
  {
    pattern: /^\[(?:foot)?note(?: de bas de page)? (\d{1,4}) ?: ?(.+?)\]?$/isu,
    isSure: true,
  },
  { pattern: /^\[(\d{1,4})\](?:[:.])? ?(.+)$/su },
  { pattern: /^\((\d{1,3})\) (.+)$/su },
  { pattern: /^([⁰¹²³⁴-⁹]{1,4}) ?(.+)$/su },
  { pattern: /^(\d{1,4})[.)]? (.+)$/su, isUnderNotes: true },
  { pattern: /^(\d{1,2})[.)]\s+(.+)$/su, isAfterCall: true },
  // Glued to its first word as its call is to its last: `36Voir plus haut.`
  { pattern: /^(\d{1,3})(?=\p{Lu})(.+)$/su },
];

interface CallKind {
  readonly name: "bracket" | "superscript" | "parenthesis" | "glued";
  readonly pattern: RegExp;
  /** What must stand before the figures, where it is more than something. */
  readonly after?: RegExp;
}

// Each takes the figures and, with them, what only parts them from the word before.
const callKinds: readonly CallKind[] = [
  { name: "bracket", pattern: /[ \u00a0\u202f]?\[(?:(?:foot)?note )?(\d{1,4})\]/giu },
  { name: "superscript", pattern: /[ \u00a0\u202f]?([⁰¹²³⁴-⁹]{1,4})/gu, after: /[^\s([]$/u },
  { name: "parenthesis", pattern: /[ \u00a0\u202f]?\((\d{1,3})\)/gu, after: /[^\s([]$/u },
  {
    name: "glued",
    // Also to a year: `septembre 1870116`. Codes mix figures with capitals, `B11 C3`: a word before
    // has small letters at its end, or it is in capitals and longer than they are.
    pattern:
      /(?<=[^\s\d\p{L}*([/\-–$€£#=+<>~_^]|\S\*|\p{Ll}{2}|\p{Lu}{3}|(?:^|[\s«“"’'(])\p{Ll}|(?<!\d)(?:1\d|20)\d\d)(\d{1,3})(?![\p{L}\d°%]|[.,]\d|\])/gu,
  },
];

/** What every call has. */
const figure = /[\d⁰¹²³⁴-⁹]/u;

interface Call {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** Calls of notes become `[^n]`, where the numbers count up through the text or a note answers. */
export function findNoteCalls(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  // A format that marks its calls leaves none to guess: there `x2` is a power and `A1` a hall.
  if (marksCalls(blocks)) return blocks;
  let found = blocks;
  for (const kind of callKinds) {
    const bodies = new Set(found.flatMap(({ note }) => (note === undefined ? [] : [note])));
    const calls = findChain(findCalls(found, kind), bodies, kind.name);
    if (calls.length > 0) found = writeCalls(found, calls);
  }
  return found;
}

/** Whether its format has told the calls of notes apart already. */
function marksCalls(blocks: readonly DraftBlock[]): boolean {
  return blocks.some(({ content }) => /(?<!\\)\[\^\d/.test(content));
}

/** The paragraphs of one note are one block. */
export function joinNotes(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isSame =
      block.kind === "n" &&
      last?.kind === "n" &&
      block.note !== undefined &&
      block.note === last.note;
    if (isSame)
      joined[joined.length - 1] = { ...last, content: `${last.content} ${block.content}` };
    else joined.push(block);
  }
  return joined;
}

/** An arrow back to the call is no text of a note. */
export function dropWaysBack(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  return blocks.map((block) =>
    block.kind === "n" && /[↩↑⤴]\ufe0e?$/u.test(block.content)
      ? { ...block, content: block.content.replace(/\s*[↩↑⤴]\ufe0e?$/u, "") }
      : block,
  );
}

/**
 * Notes counted anew on every page get numbers that count through the text. A call goes with the
 * first note of its number after it, or else before it, that no call has taken.
 */
export function numberNotes(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const bodies = blocks.flatMap(({ kind, note }, index) =>
    kind === "n" && note !== undefined ? [{ index, note }] : [],
  );
  if (new Set(bodies.map(({ note }) => note)).size === bodies.length) return blocks;
  const waiting = new Map<number, number[]>();
  for (const { index, note } of bodies) {
    const others = waiting.get(note);
    if (others === undefined) waiting.set(note, [index]);
    else others.push(index);
  }
  const numbers = new Map<number, number>();
  let count = 0;
  const called = blocks.map((block, index) => ({
    ...block,
    content: block.content.replace(
      /(?<!\\)(\\*)\[\^(\d+)\]/g,
      (call, escapes: string, printed: string) => {
        if (escapes.length % 2 === 1) return call;
        const candidates = waiting.get(Number(printed)) ?? [];
        const place = candidates.findIndex((body) => body > index);
        const [body] = candidates.splice(place === -1 ? 0 : place, 1);
        count++;
        if (body !== undefined) numbers.set(body, count);
        return `${escapes}[^${count}]`;
      },
    ),
  }));
  for (const { index } of bodies) if (!numbers.has(index)) numbers.set(index, ++count);
  return called.map((block, index) => {
    const note = numbers.get(index);
    return note === undefined ? block : { ...block, note };
  });
}

/** The figures that may be calls somewhere in running text. */
function numbersCalled(blocks: readonly DraftBlock[]): ReadonlySet<number> {
  const calls = callKinds.flatMap((kind) => findCalls(blocks, kind));
  return new Set(calls.flatMap(({ start, number }) => (start > 0 ? [number] : [])));
}

function findCalls(blocks: readonly DraftBlock[], kind: CallKind): readonly Call[] {
  return blocks.flatMap(({ content, aside, kind: blockKind }, block) => {
    if (aside !== undefined || blockKind === "b" || !figure.test(content)) return [];
    return [...content.matchAll(kind.pattern)].flatMap((match) => {
      const number = numberOf(match[1] ?? "");
      const before = content.slice(Math.max(0, match.index - 8), match.index);
      if (!number || (kind.after !== undefined && !kind.after.test(before))) return [];
      return [{ block, start: match.index, end: match.index + match[0].length, number }];
    });
  });
}

/**
 * The longest run of calls that counts up, by one mostly; it may miss a call or two and begin
 * again at 1, at a cost. A year or a formula is no call, for nothing counts up to it.
 */
function findChain(
  calls: readonly Call[],
  bodies: ReadonlySet<number>,
  name: CallKind["name"],
): readonly Call[] {
  const scores: number[] = [];
  const befores: number[] = [];
  const bestOfNumber = new Map<number, number>();
  let best = -1;
  for (const [index, { number }] of calls.entries()) {
    let score = bodies.has(number) ? 1 : number <= 3 ? 0 : -number;
    let before = -1;
    const consider = (place: number | undefined, cost: number) => {
      const reached = place === undefined ? undefined : (scores[place] ?? 0) + 1 - cost;
      if (place !== undefined && reached !== undefined && reached > score) {
        score = reached;
        before = place;
      }
    };
    for (const [step, cost] of [
      [1, 0],
      [2, 1.5],
      [3, 2.5],
    ] as const) {
      consider(bestOfNumber.get(number - step), cost);
    }
    if (number === 1 && best !== -1) consider(best, 1);
    scores[index] = score;
    befores[index] = before;
    const rival = bestOfNumber.get(number);
    if (rival === undefined || score >= (scores[rival] ?? 0)) bestOfNumber.set(number, index);
    if (best === -1 || score > (scores[best] ?? 0)) best = index;
  }
  const chain: Call[] = [];
  for (let at = best; at !== undefined && at !== -1; at = befores[at] ?? -1) {
    const call = calls[at];
    if (call !== undefined) chain.push(call);
  }
  chain.reverse();
  const answered = chain.filter(({ number }) => bodies.has(number)).length;
  const isAnswered = answered > 0 && answered * 2 >= chain.length;
  if (isAnswered) {
    // What the chain left out and a note answers is a call all the same, unless it is glued.
    const taken = new Set(chain);
    return name === "glued"
      ? chain
      : calls.filter((call) => taken.has(call) || bodies.has(call.number));
  }
  return name !== "parenthesis" && chain.length >= 3 ? chain : [];
}

function writeCalls(blocks: readonly DraftBlock[], calls: readonly Call[]): readonly DraftBlock[] {
  const byBlock = new Map<number, Call[]>();
  for (const call of calls) {
    const others = byBlock.get(call.block);
    if (others === undefined) byBlock.set(call.block, [call]);
    else others.push(call);
  }
  return blocks.map((block, index) => {
    let content = "";
    let at = 0;
    for (const { start, end, number } of byBlock.get(index) ?? []) {
      content += `${block.content.slice(at, start)}[^${number}]`;
      at = end;
    }
    return at === 0 ? block : { ...block, content: content + block.content.slice(at) };
  });
}

function numberOf(printed: string): number | undefined {
  const figures = printed.replace(/[⁰¹²³⁴-⁹]/g, (figure) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(figure)));
  return /^\d{1,6}$/.test(figures) ? Number(figures) : undefined;
}
