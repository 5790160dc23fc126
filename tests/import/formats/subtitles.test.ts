import { describe, expect, test } from "vitest";
import { newContext } from "#lib/import/draft.ts";
import { looksLikeSubtitles } from "#lib/import/formats/subtitle-cues.ts";
import { readSubtitles } from "#lib/import/formats/subtitles.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { countLetters } from "#lib/import/ledger.ts";
import { findStructure } from "#lib/import/structure/structure.ts";
import fc from "../../property.ts";

function read(source: string) {
  const context = newContext();
  const draft = readSubtitles(source, context);
  const { blocks } = findStructure(draft.blocks, draft);
  return { blocks, account: context.ledger.account(blocks) };
}

/** A line a block: its kind, why it is set aside, and its content. */
function list(source: string): readonly string[] {
  return read(source).blocks.map(({ kind, content, aside }) => {
    const reason = aside === undefined ? "" : ` (${aside})`;
    return `${kind}${reason}: ${content.replaceAll("\n", " / ")}`;
  });
}

describe("readSubtitles", () => {
  test("joins a sentence that goes over two cues and three lines", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
Le gardien monta
l’escalier

2
00:00:03,100 --> 00:00:05,000
du phare. Il faisait nuit.
`;
    expect(list(source)).toEqual(["p: Le gardien monta l’escalier du phare. Il faisait nuit."]);
  });

  test("a pause between two sentences ends a paragraph, one within a sentence does not", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
La barque rentra tard.

2
00:00:08,000 --> 00:00:10,000
Au matin, le vent

3
00:00:13,000 --> 00:00:14,000
tomba d’un coup.
`;
    expect(list(source)).toEqual([
      "p: La barque rentra tard.",
      "p: Au matin, le vent tomba d’un coup.",
    ]);
  });

  test("a dash opens another’s speech; a hyphen in a word or before a figure does not", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
- Qui est là ?
-C’est moi.

2
00:00:03,500 --> 00:00:05,000
Peut-être vient-il
seul.

3
00:00:05,100 --> 00:00:06,000
-12 degrés ce matin.
`;
    expect(list(source)).toEqual([
      "p: — Qui est là ?",
      "p: — C’est moi.",
      "p: Peut-être vient-il seul. -12 degrés ce matin.",
    ]);
  });

  test("reads CRLF, a byte order mark, missing counters, missing hours and dots for commas", () => {
    const source =
      "\ufeff00:01.000 --> 00:03.000\r\nLe chat dort.\r\n\r\n00:04.0 --> 00:06.0\r\nIl attend.\r\n";
    expect(list(source)).toEqual(["p: Le chat dort. Il attend."]);
  });

  test("a year alone on a cue’s line is text, a counter before the next times is none", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
Brest.

2
00:00:03,000 --> 00:00:04,000
1917

3
00:00:04,000 --> 00:00:06,000
La ville dormait.
`;
    expect(list(source).join(" ")).toContain("1917");
    expect(list(source).join(" ")).not.toMatch(/\b[123]\b/);
  });

  test("a year alone is text too where no cue has a counter", () => {
    const source = "00:01.000 --> 00:02.000\n1917\n\n00:02.100 --> 00:03.000\nBrest.\n";
    expect(list(source)).toEqual(["p: 1917 Brest."]);
  });

  test("codes of style, place, class and voice are no words; italics are kept", () => {
    const source = `WEBVTT - Le phare

STYLE
::cue { color: lime }

NOTE à relire

premier
00:01.000 --> 00:03.000 align:start line:0%
<v Anne>Il dit : <i>jamais</i> &amp; <c.jaune>partit</c>.

00:03.500 --> 00:05.000
<v Paul>{\\an8}Il <00:00:04.000>partit.
`;
    expect(list(source)).toEqual(["p: Il dit : *jamais* & partit.", "p: Il partit."]);
  });

  test("what is sung is verse, a line a line", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
♪ Le vent se lève
Et la mer aussi ♪

2
00:00:03,000 --> 00:00:05,000
♪ La barque est partie ♪

3
00:00:05,500 --> 00:00:06,500
Assez !
`;
    expect(list(source)).toEqual([
      "v: Le vent se lève / Et la mer aussi / La barque est partie",
      "p: Assez !",
    ]);
  });

  test("those who made the subtitles are set aside; someone who speaks of subtitles is not", () => {
    const source = `1
00:00:01,000 --> 00:00:03,000
Sous-titres : Anne Lemer

2
00:00:10,000 --> 00:00:13,000
Les sous-titres sont illisibles, dit-il.

3
00:00:20,000 --> 00:00:22,000
Synced by le gardien
www.example.org
`;
    expect(list(source)).toEqual([
      "p (front-matter): Sous-titres : Anne Lemer",
      "p: Les sous-titres sont illisibles, dit-il.",
      "p (back-matter): Synced by le gardien www.example.org",
    ]);
  });

  test("captions that roll say each line once; someone who says “Non.” twice says it twice", () => {
    const words = [
      "le vent",
      "se lève",
      "sur la mer",
      "et la barque",
      "est partie",
      "ce matin",
      "sans nous",
    ];
    const rolling = words
      .map((line, index) => {
        const before = index === 0 ? "" : `${words[index - 1]}\n`;
        return `00:00:${10 + index}.000 --> 00:00:${11 + index}.000\n${before}${line}\n`;
      })
      .join("\n");
    expect(list(`WEBVTT\n\n${rolling}`)).toEqual([`p: ${words.join(" ")}`]);
    const twice = `1
00:00:01,000 --> 00:00:02,000
Non.

2
00:00:02,000 --> 00:00:03,000
Non.
`;
    expect(list(twice)).toEqual(["p: Non. Non."]);
  });

  test("cues out of order or overlapping come in the order of their beginnings", () => {
    const source = `1
00:00:05,000 --> 00:00:06,000
Puis il partit.

2
00:00:01,000 --> 00:00:07,000
Il mangea.
`;
    expect(list(source)).toEqual(["p: Il mangea. Puis il partit."]);
  });

  test("SubStation Alpha has its text in the last field; drawings and remarks are none", () => {
    const source = `[Script Info]
Title: Le phare

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.50,0:00:01.00,Default,,0,0,0,,à revoir
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\i1}Le chat,{\\i0} dit-elle,\\Ndort.
Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10
`;
    expect(list(source)).toEqual(["p: *Le chat,* dit-elle, dort."]);
  });

  test("a sentence that breaks off with dots and goes on with dots has them once", () => {
    const source = `1
00:00:01,000 --> 00:00:02,000
Je pensais...

2
00:00:02,100 --> 00:00:03,000
...que tu dormais.
`;
    expect(list(source)).toEqual(["p: Je pensais... que tu dormais."]);
  });

  test("each block knows when its cues were on the screen", () => {
    const source = `1
01:00:01,500 --> 01:00:03,000
Le chat

2
01:00:04,000 --> 01:00:06,000
dort.
`;
    expect(read(source).blocks[0]?.times).toEqual([
      { letters: 0, startMs: 3_601_500, endMs: 3_603_000 },
      { letters: 6, startMs: 3_604_000, endMs: 3_606_000 },
    ]);
  });

  test("a file of times without words is refused", () => {
    expect(() => read("WEBVTT\n")).toThrow(ImportError);
  });

  test("a text that only mentions an arrow or a time is no subtitles", () => {
    expect(looksLikeSubtitles("1\n00:00:01,000 --> 00:00:02,000\nLe chat.")).toBe(true);
    expect(looksLikeSubtitles("WEBVTT\n\n00:01.000 --> 00:02.000\nLe chat.")).toBe(true);
    expect(looksLikeSubtitles("Le train de 10:30 --> Brest\n")).toBe(false);
    expect(
      looksLikeSubtitles(
        "Comment lire un fichier de sous-titres\n\n00:00:01,000 --> 00:00:02,000\nLe chat.",
      ),
    ).toBe(false);
  });

  test("no word is lost, added or moved, whatever the cues are like", () => {
    const word = fc.constantFrom(
      "Le",
      "chat",
      "dort,",
      "puis",
      "il",
      "part.",
      "Non !",
      "été…",
      "1917",
    );
    const line = fc
      .tuple(
        fc.constantFrom("", "- ", "♪ ", "<i>", "{\\an8}", "...", "[bruit] "),
        fc.array(word, { minLength: 1, maxLength: 6 }),
      )
      .map(([before, words]) => before + words.join(" "));
    const cue = fc.record({
      pause: fc.integer({ min: 0, max: 9_000 }),
      duration: fc.integer({ min: 1, max: 5_000 }),
      lines: fc.array(line, { minLength: 0, maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(cue, { minLength: 1, maxLength: 30 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        (cues, lineEnd) => {
          let at = 0;
          const source = cues
            .map(({ pause, duration, lines }, index) => {
              const start = at + pause;
              at = start + duration;
              return [index + 1, `${stamp(start)} --> ${stamp(at)}`, ...lines, ""].join(lineEnd);
            })
            .join(lineEnd);
          const { blocks, account } = read(source);
          expect(account?.missing).toBe(0);
          expect(account?.added).toBe(0);
          const said = cues
            .flatMap(({ lines }) => lines)
            .join(" ")
            .replace(/<i>|\{[^}]*\}/g, "");
          const kept = blocks.map(({ content }) => content).join(" ");
          const duplicates = account?.setAside.find(({ name }) => name === "duplicate");
          if (duplicates === undefined) expect(lettersOf(kept)).toBe(lettersOf(said));
          for (const { times = [], content } of blocks) {
            const places = times.map(({ letters }) => letters);
            expect(places).toEqual(places.toSorted((a, b) => a - b));
            expect(places.at(-1)).toBeLessThanOrEqual(countLetters(content));
          }
        },
      ),
      { seed: 40, numRuns: 300 },
    );
  });
});

function lettersOf(text: string): string {
  return text.match(/[\p{L}\p{N}]/gu)?.join("") ?? "";
}

function stamp(ms: number): string {
  const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, "0");
  return `${part(ms / 3_600_000)}:${part((ms / 60_000) % 60)}:${part((ms / 1_000) % 60)},${part(ms % 1_000, 3)}`;
}
