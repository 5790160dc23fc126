import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { alignSubtitles } from "#lib/align/subtitles/align-subtitles.ts";
import { findClock } from "#lib/align/subtitles/clock.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { importFile } from "#lib/import/import.ts";
import { type Line, makeFilm, makeRandom, makeSrt, type Release } from "./film.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

async function align(frSrt: string, enSrt: string) {
  const [fr, en] = [blocksOf("fr.srt", frSrt), blocksOf("en.srt", enSrt)];
  return alignSubtitles(fr, en, { lexicon });
}

function blocksOf(name: string, source: string) {
  const imported = importFile(name, new TextEncoder().encode(source));
  if (imported.kind !== "text") throw new Error("subtitles are one side");
  return imported.text.blocks;
}

/** The share of the film’s sentences on both sides that stand together, and no others with them. */
async function shareRight(
  film: readonly Line[],
  fr: Release,
  en: Release,
): Promise<number | undefined> {
  const [french, english] = [makeSrt(film, "fr", fr), makeSrt(film, "en", en)];
  const aligned = await align(french.srt, english.srt);
  if (aligned === undefined) return undefined;
  const expected = new Set(english.said.filter((index) => french.said.includes(index)));
  let right = 0;
  for (const { frStart, frEnd, enStart, enEnd } of aligned.beads) {
    const isPair = frEnd - frStart === 1 && enEnd - enStart === 1;
    if (isPair && french.said[frStart] === english.said[enStart]) right++;
  }
  expect(aligned.beads.at(-1)?.frEnd).toBe(french.said.length);
  expect(aligned.beads.at(-1)?.enEnd).toBe(english.said.length);
  return right / expected.size;
}

describe("alignSubtitles", () => {
  test("cues of the same moments stand together, cut differently or not", async () => {
    const film = makeFilm(200, 1);
    const fr = { seed: 2, jitterMs: 150, cutShare: 0.5 };
    const en = { seed: 3, jitterMs: 150, cutShare: 0.2 };
    expect(await shareRight(film, fr, en)).toBeGreaterThan(0.98);
  });

  test("what one side leaves out leaves the others in step", async () => {
    const film = makeFilm(300, 4);
    const fr = { seed: 5, jitterMs: 200, cutShare: 0.3, missingShare: 0.1 };
    const en = { seed: 6, jitterMs: 200, cutShare: 0.3, missingShare: 0.1 };
    expect(await shareRight(film, fr, en)).toBeGreaterThan(0.93);
  });

  test("a release that begins four minutes later is as good", async () => {
    const film = makeFilm(300, 7);
    const fr = { seed: 8, jitterMs: 200, missingShare: 0.05 };
    const en = { seed: 9, jitterMs: 200, missingShare: 0.05, clock: (ms: number) => ms + 240_000 };
    expect(await shareRight(film, fr, en)).toBeGreaterThan(0.95);
  });

  test("a film of 23.976 pictures a second shown at 25, and half a minute late", async () => {
    const film = makeFilm(400, 10);
    const slower = (ms: number) => (ms * 25) / 23.976 + 31_000;
    const fr = { seed: 11, jitterMs: 200, missingShare: 0.05 };
    const en = { seed: 12, jitterMs: 200, missingShare: 0.05, clock: slower };
    expect(await shareRight(film, fr, en)).toBeGreaterThan(0.95);
  });

  test("a clock that runs a little fast", async () => {
    const film = makeFilm(400, 13);
    const fr = { seed: 14, jitterMs: 150 };
    const en = { seed: 15, jitterMs: 150, clock: (ms: number) => ms * 1.0005 };
    expect(await shareRight(film, fr, en)).toBeGreaterThan(0.95);
  });

  test("a minute of advertisements in the middle of one", async () => {
    const film = makeFilm(400, 16);
    const half = (film[200]?.startMs ?? 0) - 40;
    const fr = { seed: 17, jitterMs: 150 };
    const clock = (ms: number) => (ms < half ? ms : ms + 62_000);
    expect(await shareRight(film, fr, { seed: 18, jitterMs: 150, clock })).toBeGreaterThan(0.93);
  });

  test("two sentences of one side that are said as one on the other are one row", async () => {
    const fr = `1
00:00:01,000 --> 00:00:03,000
Le chat dort. Il attend.

2
00:00:04,000 --> 00:00:06,000
La pluie commence à tomber.
`;
    const en = `1
00:00:01,000 --> 00:00:03,000
The cat sleeps and waits.

2
00:00:04,000 --> 00:00:06,000
Rain begins to fall.
`;
    const aligned = await align(fr, en);
    expect(aligned?.beads.map(({ frEnd, enEnd }) => [frEnd, enEnd])).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  test("a text beside subtitles, or another film’s, is no affair of time", async () => {
    const film = makeFilm(150, 19);
    const other = makeFilm(150, 77);
    const { srt } = makeSrt(film, "fr", { seed: 1 });
    const text = blocksOf("en.txt", film.map(({ en }) => en).join("\n\n"));
    expect(await alignSubtitles(blocksOf("fr.srt", srt), text, { lexicon })).toBeUndefined();
    const { srt: foreign } = makeSrt(other, "en", { seed: 2 });
    expect(await align(srt, foreign)).toBeUndefined();
  });
});

describe("findClock", () => {
  test("finds the shift of a clip of three cues, and none for nothing", () => {
    const clock = findClock([1_000, 4_000, 9_000], [1_200, 4_200, 9_200]);
    expect(clock?.(4_200)).toBeCloseTo(4_000, -2);
    expect(findClock([], [1_000])).toBeUndefined();
  });

  test("moments drawn at random agree on nothing", () => {
    const random = makeRandom(5);
    const draw = () =>
      Array.from({ length: 400 }, () => random() * 3_000_000).sort((a, b) => a - b);
    expect(findClock(draw(), draw())).toBeUndefined();
  });
});
