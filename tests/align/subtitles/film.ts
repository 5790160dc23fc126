/** A film of our own, said in two languages, and the subtitle files that two releases have of it. */

export interface Line {
  readonly fr: string;
  readonly en: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The same numbers for the same seed, from 0 to below 1. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const people = [
  ["Le gardien", "The keeper"],
  ["La vieille dame", "The old lady"],
  ["Mon frère", "My brother"],
  ["Le facteur", "The postman"],
  ["La fille du boulanger", "The baker’s daughter"],
] as const;
const deeds = [
  ["monta l’escalier", "climbed the stairs"],
  ["regarda la mer", "looked at the sea"],
  ["ferma la porte", "closed the door"],
  ["attendit la lettre", "waited for the letter"],
  ["ne répondit rien", "said nothing"],
] as const;
const times = [
  ["ce soir-là", "that evening"],
  ["avant la pluie", "before the rain"],
  ["sans lumière", "without a light"],
  ["pour la dernière fois", "for the last time"],
] as const;

/** What is said, with pauses as films have them; sentences last as long as they are. */
export function makeFilm(sentences: number, seed: number): readonly Line[] {
  const random = makeRandom(seed);
  const pick = (from: readonly (readonly [fr: string, en: string])[]) =>
    from[Math.floor(random() * from.length)] ?? (["", ""] as const);
  let at = 20_000;
  return Array.from({ length: sentences }, (): Line => {
    const [who, did, when] = [pick(people), pick(deeds), pick(times)];
    const isShort = random() < 0.3;
    const fr = isShort ? `${who[0]} ${did[0]}.` : `${who[0]} ${did[0]} ${when[0]}.`;
    const en = isShort ? `${who[1]} ${did[1]}.` : `${who[1]} ${did[1]} ${when[1]}.`;
    const startMs = at + Math.round(random() * random() * 9_000);
    const endMs = startMs + fr.length * 60 + Math.round(random() * 400);
    at = endMs + 80;
    return { fr, en, startMs, endMs };
  });
}

export interface Release {
  /** Milliseconds of the film → those of the release. */
  readonly clock?: (ms: number) => number;
  /** How much a cue begins late or early at most. */
  readonly jitterMs?: number;
  /** The share of sentences that are two cues. */
  readonly cutShare?: number;
  /** The share of sentences that are not there. */
  readonly missingShare?: number;
  readonly seed: number;
}

/** The SubRip file of one side, and which sentences of the film are in it. */
export function makeSrt(
  film: readonly Line[],
  language: "fr" | "en",
  { clock = (ms) => ms, jitterMs = 0, cutShare = 0, missingShare = 0, seed }: Release,
): { readonly srt: string; readonly said: readonly number[] } {
  const random = makeRandom(seed);
  const said: number[] = [];
  const cues: string[] = [];
  for (const [index, line] of film.entries()) {
    if (random() < missingShare) continue;
    said.push(index);
    const shake = () => Math.round((random() * 2 - 1) * jitterMs);
    const [start, end] = [clock(line.startMs) + shake(), clock(line.endMs) + shake()];
    const words = line[language].split(" ");
    const cut =
      random() < cutShare && words.length > 5 ? Math.ceil(words.length / 2) : words.length;
    const middle = start + ((end - start) * cut) / words.length;
    cues.push(`${stamp(start)} --> ${stamp(middle)}\n${words.slice(0, cut).join(" ")}\n`);
    if (cut < words.length) {
      cues.push(`${stamp(middle)} --> ${stamp(end)}\n${words.slice(cut).join(" ")}\n`);
    }
  }
  return { srt: cues.map((cue, index) => `${index + 1}\n${cue}`).join("\n"), said };
}

function stamp(ms: number): string {
  const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  const whole = Math.max(0, Math.round(ms));
  return `${part(whole / 3_600_000)}:${part((whole / 60_000) % 60)}:${part((whole / 1_000) % 60)},${part(whole % 1_000, 3)}`;
}
