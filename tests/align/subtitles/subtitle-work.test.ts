import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeWorkOfPair } from "#lib/align/make-pair.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { importFile } from "#lib/import/import.ts";
import { settlePair } from "#lib/import/settle-pair.ts";
import { formatChapter } from "#lib/text/chapter.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

test("a French and an English subtitle file become one work, row by row by time", async () => {
  const fr = read(
    "fr.srt",
    `1
00:00:01,000 --> 00:00:03,000
Le chat dort. Il attend.

2
00:00:04,000 --> 00:00:06,000
- Où est la lampe ?
- Chez le gardien.
`,
  );
  const en = read(
    "en.vtt",
    `WEBVTT

00:02.000 --> 00:04.000
The cat sleeps
and waits.

00:05.000 --> 00:07.000
- Where is the lamp?
- At the keeper’s.
`,
  );
  const files = { fr: "fr.srt", en: "en.vtt" };
  const { whole } = await makeWorkOfPair(settlePair(fr, en, lexicon), { lexicon, files });
  expect(whole.chapters.map(({ chapter }) => formatChapter(chapter))).toEqual([
    [
      "id\tfr\ten",
      "p1.1\tLe chat dort. Il attend.\tThe cat sleeps and waits.",
      "p2.1\t— Où est la lampe ?\t— Where is the lamp?",
      "p3.1\t— Chez le gardien.\t— At the keeper’s.",
      "",
    ].join("\n"),
  ]);
});

function read(name: string, source: string) {
  const imported = importFile(name, new TextEncoder().encode(source));
  if (imported.kind !== "text") throw new Error("subtitles are one side");
  return imported.text;
}
